#include "ui/dialogs/aboutdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSysInfo>

namespace tributary::ui {

namespace {

constexpr qreal kAboutWidth = 460;
constexpr qreal kAboutIcon = 64;

}  // namespace

AboutDialog::AboutDialog(const QString& version, const QString& details, Theme& theme, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("About Tributary"));
    setMinimumWidth(qRound(theme.px(kAboutWidth)));
    auto* layout = dialogLayout(*this, theme);
    auto* head = new QHBoxLayout;
    auto* icon = new QLabel{this};
    const int size = qRound(theme.px(kAboutIcon));
    icon->setPixmap(QIcon{QStringLiteral(":/icons/tributary.svg")}.pixmap(QSize{size, size}, devicePixelRatioF()));
    icon->setAccessibleName(tr("Icon of Tributary"));
    head->addWidget(icon, 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->addWidget(titleLabel(tr("Tributary %1").arg(version), theme, this));
    auto* what =
        new QLabel{tr("Draws Kafka clusters and the links between them, mirrors topics, and shows how it goes."), this};
    what->setWordWrap(true);
    texts->addWidget(what);
    texts->addWidget(
        dimLabel(tr("Free software under the GNU General Public License, version 3 or later. It comes without "
                    "any warranty."),
                 theme, this));
    head->addLayout(texts, 1);
    layout->addLayout(head);

    const QString system = tr("Tributary %1").arg(version) + u'\n' +
                           QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion())) + u'\n' +
                           QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::currentCpuArchitecture() +
                           (details.isEmpty() ? QString{} : u'\n' + details);
    auto* about = dimLabel(system, theme, this);
    about->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(about);
    auto* box = new QDialogButtonBox{QDialogButtonBox::Close, this};
    QPushButton* copy = box->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setAutoDefault(false);
    copy->setAccessibleName(tr("Copy versions"));
    layout->addWidget(box);
    connect(copy, &QPushButton::clicked, this, [system] { QApplication::clipboard()->setText(system); });
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

}  // namespace tributary::ui
