#include "ui/window/startpage.h"

#include "ui/theme/theme.h"

#include <QCommandLinkButton>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace tributary::ui {

namespace {

struct Sample {
    const char* file;
    const char* name;
    const char* what;
};

constexpr Sample kSamples[] = {
    {":/tributary/samples/hub.tributary", QT_TRANSLATE_NOOP("tributary::ui::StartPage", "Hub"),
     QT_TRANSLATE_NOOP("tributary::ui::StartPage", "Three regions into one aggregate, and on to disaster recovery")},
    {":/tributary/samples/active-passive-dr.tributary",
     QT_TRANSLATE_NOOP("tributary::ui::StartPage", "Disaster recovery"),
     QT_TRANSLATE_NOOP("tributary::ui::StartPage", "One cluster, and a second one that takes over")},
    {":/tributary/samples/active-active.tributary", QT_TRANSLATE_NOOP("tributary::ui::StartPage", "Active/active"),
     QT_TRANSLATE_NOOP("tributary::ui::StartPage", "Two regions mirror each other, with prefixes against echoes")},
    {":/tributary/samples/cloud-migration.tributary", QT_TRANSLATE_NOOP("tributary::ui::StartPage", "Cloud migration"),
     QT_TRANSLATE_NOOP("tributary::ui::StartPage", "From the data centre to a managed cluster, topic by topic")},
};

constexpr qreal kColumnWidth = 380;
constexpr qreal kGap = 16;
constexpr qreal kRecentHeight = 220;
constexpr qreal kPadding = 6;
constexpr int kDetailRole = Qt::UserRole + 1;

/// A name, and below it in the second level what it is.
class TwoLines final : public QStyledItemDelegate {
public:
    TwoLines(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        row.text.clear();
        row.widget->style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
        const int padding = qRound(m_theme.px(kPadding));
        QRect line = option.rect.adjusted(padding, padding, -padding, -padding);
        const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
        const auto write = [&](const QString& text, const QFont& font, ColorRole role) {
            const QFontMetrics metrics{font};
            painter->setFont(font);
            painter->setPen(m_theme.color(role));
            painter->drawText(line, Qt::AlignLeft | Qt::AlignTop,
                              metrics.elidedText(text, Qt::ElideMiddle, line.width()));
            line.setTop(line.top() + metrics.height());
        };
        painter->save();
        write(index.data().toString(), m_theme.font(FontRole::Body), enabled ? ColorRole::Text : ColorRole::Dim);
        write(index.data(kDetailRole).toString(), m_theme.font(FontRole::Small), ColorRole::Dim);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const override {
        return {0, QFontMetrics{m_theme.font(FontRole::Body)}.height() +
                       QFontMetrics{m_theme.font(FontRole::Small)}.height() + 2 * qRound(m_theme.px(kPadding))};
    }

private:
    const Theme& m_theme;
};

}  // namespace

StartPage::StartPage(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_recent(new QListWidget{this}) {
    auto* outer = new QVBoxLayout{this};
    outer->addStretch(2);
    auto* title = new QLabel{tr("Tributary"), this};
    title->setObjectName("startTitle");
    auto* subtitle = new QLabel{tr("Draw Kafka clusters and the links between them. Run them. Watch them."), this};
    subtitle->setObjectName("startSubtitle");
    title->setAlignment(Qt::AlignHCenter);
    subtitle->setAlignment(Qt::AlignHCenter);
    outer->addWidget(title);
    outer->addWidget(subtitle);
    outer->addSpacing(24);
    auto* columns = new QHBoxLayout;
    columns->addStretch(1);
    columns->addWidget(makeChoices());
    columns->addSpacing(32);
    columns->addWidget(makeRecent());
    columns->addStretch(1);
    outer->addLayout(columns);
    outer->addStretch(3);
    setAutoFillBackground(true);
    setMinimumSize(1, 1);  // it lies behind the canvas: its columns must not keep the window wide
    connect(&m_theme, &Theme::changed, this, &StartPage::setStyle);
    setStyle();
    setRecentFiles({});
}

QWidget* StartPage::makeChoices() {
    auto* box = new QWidget{this};
    box->setFixedWidth(static_cast<int>(m_theme.px(kColumnWidth)));
    auto* layout = new QVBoxLayout{box};
    layout->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& text, const QString& what, const char* icon) {
        auto* button = new QCommandLinkButton{text, what, box};
        button->setObjectName(QString::fromLatin1(icon));
        layout->addWidget(button);
        m_cards << button;
        return button;
    };
    auto* sandbox = add(tr("Open the &sandbox"),
                        tr("Simulated clusters with traffic: nothing to install, nothing to break"), "sandbox");
    connect(sandbox, &QCommandLinkButton::clicked, this, &StartPage::sandboxRequested);
    connect(add(tr("&New topology"), tr("Add clusters, wire them port to port, choose topics, start"), "new"),
            &QCommandLinkButton::clicked, this, &StartPage::newRequested);
    connect(add(tr("&Open a topology…"), tr("A .tributary file; it can be dropped on the window too"), "open"),
            &QCommandLinkButton::clicked, this, &StartPage::openRequested);
    layout->addStretch(1);
    sandbox->setDefault(true);
    setFocusProxy(sandbox);
    return box;
}

QLabel* StartPage::makeHeading(const QString& text, QWidget* parent) {
    auto* heading = new QLabel{text, parent};
    heading->setContentsMargins(qRound(m_theme.px(kPadding)), 0, 0, 0);
    m_headings << heading;
    return heading;
}

QWidget* StartPage::makeRecent() {
    auto* box = new QWidget{this};
    box->setFixedWidth(static_cast<int>(m_theme.px(kColumnWidth)));
    auto* layout = new QVBoxLayout{box};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeHeading(tr("Samples"), box));
    auto* list = new QListWidget{box};
    list->setAccessibleName(tr("Samples"));
    list->setFrameShape(QFrame::NoFrame);
    for (const Sample& sample : kSamples) {
        auto* item = new QListWidgetItem{tr(sample.name), list};
        item->setData(kDetailRole, tr(sample.what));
        item->setData(Qt::AccessibleDescriptionRole, tr(sample.what));
        item->setData(Qt::UserRole, QString::fromLatin1(sample.file));
        item->setToolTip(tr(sample.what));
    }
    list->setItemDelegate(new TwoLines{m_theme, list});
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setFixedHeight(list->sizeHintForRow(0) * list->count() + 2);
    connect(list, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { emit sampleRequested(item->data(Qt::UserRole).toString()); });
    layout->addWidget(list);
    layout->addSpacing(static_cast<int>(m_theme.px(kGap)));
    layout->addWidget(makeHeading(tr("Recent files"), box));
    m_recent->setParent(box);
    m_recent->setAccessibleName(tr("Recent files"));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setItemDelegate(new TwoLines{m_theme, m_recent});
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->setMaximumHeight(static_cast<int>(m_theme.px(kRecentHeight)));
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        const QString path = item->data(Qt::UserRole).toString();
        if (!path.isEmpty()) {
            emit recentRequested(path);
        }
    });
    layout->addWidget(m_recent);
    return box;
}

void StartPage::setRecentFiles(const QStringList& paths) {
    m_recent->clear();
    for (const QString& path : paths) {
        auto* item = new QListWidgetItem{QFileInfo{path}.completeBaseName(), m_recent};
        item->setData(kDetailRole, QDir::toNativeSeparators(QFileInfo{path}.path()));
        item->setData(Qt::AccessibleDescriptionRole, QDir::toNativeSeparators(path));
        item->setData(Qt::UserRole, path);
        item->setToolTip(QDir::toNativeSeparators(path));
    }
    if (paths.isEmpty()) {
        auto* item = new QListWidgetItem{tr("None yet"), m_recent};
        item->setData(kDetailRole, tr("What you open or save appears here"));
        item->setFlags(Qt::NoItemFlags);
    }
}

void StartPage::setStyle() {
    QPalette colors = m_theme.palette();
    colors.setColor(QPalette::Window, m_theme.color(ColorRole::Background));
    colors.setColor(QPalette::Base, m_theme.color(ColorRole::Background));
    setPalette(colors);
    QFont large = m_theme.font(FontRole::Title);
    large.setPointSizeF(large.pointSizeF() * 2);
    findChild<QLabel*>("startTitle")->setFont(large);
    findChild<QLabel*>("startSubtitle")->setFont(m_theme.font(FontRole::Body));
    QPalette dim = colors;
    dim.setColor(QPalette::WindowText, m_theme.color(ColorRole::Dim));
    for (QLabel* heading : m_headings) {
        heading->setFont(m_theme.font(FontRole::SmallBold));
        heading->setPalette(dim);
    }
    for (QWidget* card : m_cards) {
        static_cast<QCommandLinkButton*>(card)->setIcon(m_theme.icon(card->objectName(), ColorRole::Accent));  // NOLINT
    }
}

}  // namespace tributary::ui
