#include "ui/dialogs/recoverdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>

#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kWidth = 560;
constexpr qreal kListHeight = 160;
constexpr qreal kNameWidth = 220;
constexpr qreal kTimeWidth = 170;

}  // namespace

RecoverDialog::RecoverDialog(std::vector<RecoveredWork> work, Theme& theme, QWidget* parent)
    : QDialog(parent), m_work(std::move(work)) {
    setWindowTitle(tr("Unsaved work"));
    setMinimumWidth(qRound(theme.px(kWidth)));
    auto* layout = dialogLayout(*this, theme);
    layout->addWidget(titleLabel(tr("Tributary did not end properly. This work was not saved:"), theme, this));
    m_list = named(new QTreeWidget{this}, tr("Unsaved documents"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Document"), tr("Last change"), tr("Content")});
    m_list->setColumnWidth(0, qRound(theme.px(kNameWidth)));
    m_list->setColumnWidth(1, qRound(theme.px(kTimeWidth)));
    m_list->setMinimumHeight(qRound(theme.px(kListHeight)));
    for (const RecoveredWork& each : m_work) {
        const QString name = each.originalPath.isEmpty() ? tr("never saved") : QFileInfo{each.originalPath}.fileName();
        auto* item = new QTreeWidgetItem{
            m_list,
            {name, dateTimeText(each.savedAt.toMSecsSinceEpoch()),
             tr("%n cluster(s)", nullptr, static_cast<int>(each.spec.clusters.size())) + QStringLiteral(", ") +
                 tr("%n link(s)", nullptr, static_cast<int>(each.spec.links.size()))}};
        item->setToolTip(0, each.originalPath);
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    layout->addWidget(m_list, 1);
    layout->addWidget(
        dimLabel(tr("Recovering opens it as unsaved work and starts nothing. What stays here is offered again "
                    "next time."),
                 theme, this));

    auto* box = new QDialogButtonBox{this};
    m_recover = box->addButton(tr("&Recover"), QDialogButtonBox::ActionRole);
    m_discard = box->addButton(tr("&Discard"), QDialogButtonBox::ActionRole);
    QPushButton* later = box->addButton(tr("&Later"), QDialogButtonBox::RejectRole);
    m_recover->setDefault(true);
    m_discard->setAutoDefault(false);
    later->setAutoDefault(false);
    layout->addWidget(box);
    connect(m_recover, &QPushButton::clicked, this, [this] { takeOut(true); });
    connect(m_discard, &QPushButton::clicked, this, [this] { takeOut(false); });
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { takeOut(true); });
}

void RecoverDialog::takeOut(bool recover) {
    const int at = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (at < 0) {
        return;
    }
    const RecoveredWork work = m_work[static_cast<std::size_t>(at)];
    m_work.erase(m_work.begin() + at);
    delete m_list->takeTopLevelItem(at);
    const bool last = m_work.empty();
    if (last) {
        accept();
    }
    if (recover) {
        emit recoverRequested(work);
    } else {
        emit discardRequested(work);
    }
}

}  // namespace tributary::ui
