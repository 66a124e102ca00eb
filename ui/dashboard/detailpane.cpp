#include "ui/dashboard/detailpane.h"

#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>

#include <algorithm>

namespace tributary::ui {

namespace {

using Level = HistoryRequest::Level;

constexpr int kDetailAgeEveryMs = 1'000;

}  // namespace

DetailPane::DetailPane(EngineBridge& bridge, Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_bridge(bridge),
      m_theme(theme),
      m_topics(DetailModel::Kind::Topics),
      m_partitions(DetailModel::Kind::Partitions),
      m_title(new QLabel(this)),
      m_table(new QTableView(this)) {
    m_title->setBuddy(m_table);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setMinimumWidth(static_cast<int>(theme.px(240)));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(static_cast<int>(theme.px(4)));
    column->addWidget(m_title);
    column->addWidget(m_table, 1);

    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const std::string topic = m_topics.topicAt(index.row()); m_scope.level == Level::Topics && !topic.empty()) {
            emit topicActivated(topic);
        }
    });
    connect(&m_bridge, &EngineBridge::metricsChanged, this, &DetailPane::takeSnapshot);
    connect(&m_bridge, &EngineBridge::statusChanged, this, [this](const LinkId& link) {
        if (m_scope.isSingleLink() && link == m_scope.links.front()) {
            takeSnapshot();
        }
    });
    connect(&m_theme, &Theme::changed, this, &DetailPane::applyTheme);
    m_age.setInterval(kDetailAgeEveryMs);
    connect(&m_age, &QTimer::timeout, this, [this] {
        if (m_scope.level != Level::Links && m_scope.isSingleLink()) {
            showTitle();
        }
    });
    applyTheme();
    hide();
}

void DetailPane::applyTheme() {
    m_title->setFont(m_theme.font(FontRole::SmallBold));
    m_table->setFont(m_theme.figures(FontRole::Small));
    m_table->horizontalHeader()->setFont(m_theme.font(FontRole::Small));
    const QFontMetrics metrics(m_table->font());
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + static_cast<int>(m_theme.px(8)));
}

void DetailPane::setScope(const DashboardScope& scope) {
    if (scope == m_scope) {
        return;
    }
    m_scope = scope;
    m_topics.clear();
    m_partitions.clear();
    const bool topics = scope.level == Level::Topics;
    m_table->setModel(topics ? &m_topics : &m_partitions);
    m_table->setAccessibleName(topics ? tr("Topics of the link") : tr("Partitions of the topic"));
    QHeaderView* header = m_table->horizontalHeader();
    const QFontMetrics metrics(m_table->font());
    const auto padding = static_cast<int>(m_theme.px(16));
    for (int i = 0; i < m_table->model()->columnCount(); ++i) {
        const QString name = m_table->model()->headerData(i, Qt::Horizontal).toString();
        const QString widest = topics && i < 2 ? "orders.europe.returns"
                               : i == 0        ? "888"
                               : i > 3         ? "8,888,888"
                                               : "888,888,888";
        header->resizeSection(
            i, std::max(metrics.horizontalAdvance(widest), header->fontMetrics().horizontalAdvance(name)) + padding);
    }
    header->setStretchLastSection(true);
    setVisible(scope.level != Level::Links);
    watch();
    takeSnapshot();
}

void DetailPane::watch() {
    // The handle is given back before another one is taken: the engine collects for nobody else meanwhile.
    m_watch.reset();
    if (isVisible() && m_scope.level != Level::Links && m_scope.isSingleLink()) {
        m_watch = m_bridge.watchDetails(m_scope.links);
    }
}

void DetailPane::takeSnapshot() {
    if (!isVisible() || m_scope.level == Level::Links || !m_scope.isSingleLink()) {
        return;
    }
    const LinkMetrics* link = m_bridge.activeMetrics(m_scope.links.front());
    if (m_scope.level == Level::Topics) {
        m_subject = tr("Topics");
    } else {
        QString target;
        if (link != nullptr) {
            const auto found = std::ranges::find(link->topicMetrics, m_scope.topic, &TopicMetrics::topic);
            target = found == link->topicMetrics.end() ? QString() : QString::fromStdString(found->targetTopic);
        }
        const QString source = QString::fromStdString(m_scope.topic);
        m_subject = target.isEmpty() ? source : tr("%1 → %2").arg(source, target);
    }
    // A snapshot from before the engine was asked has no details: what is there stays. Not so when the link has
    // stopped.
    if (link == nullptr) {
        m_topics.clear();
        m_partitions.clear();
    } else if ((!link->topicMetrics.empty() || !link->partitionMetrics.empty())) {
        (m_scope.level == Level::Topics ? m_topics : m_partitions).show(*link, m_scope.topic);
    }
    showTitle();
}

void DetailPane::showTitle() {
    const bool hasRows = m_topics.rowCount() + m_partitions.rowCount() > 0;
    const std::int64_t staleMs = hasRows ? m_bridge.staleMs(m_scope.links.front()) : 0;
    m_title->setText(
        staleMs == 0 ? m_subject
                     : tr("%1 · figures are %2 old").arg(m_subject, secondsText(static_cast<double>(staleMs) / 1000)));
    m_title->setToolTip(m_title->text());
    if ((staleMs > 0) != m_isStale) {
        m_isStale = staleMs > 0;
        QPalette colors;
        if (m_isStale) {
            colors.setColor(QPalette::Text, m_theme.color(ColorRole::Dim));
        }
        m_table->setPalette(colors);
    }
}

QSize DetailPane::sizeHint() const { return {static_cast<int>(m_theme.px(500)), static_cast<int>(m_theme.px(200))}; }

void DetailPane::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    watch();
    takeSnapshot();
    m_age.start();
}

void DetailPane::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_age.stop();
    m_watch.reset();
}

}  // namespace tributary::ui
