#include "ui/dashboard/heatmappanel.h"

#include "ui/dashboard/heatlegend.h"
#include "ui/dashboard/partitionheatmap.h"
#include "ui/document/edits.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

namespace tributary::ui {

namespace {

constexpr int kHeatAgeEveryMs = 1'000;

}  // namespace

HeatmapPanel::HeatmapPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_linkLabel(new QLabel(tr("&Link"), this)),
      m_links(new QComboBox(this)),
      m_filter(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_map(new PartitionHeatmap(workspace.theme, this)) {
    m_linkLabel->setBuddy(m_links);
    m_links->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_links->setMinimumContentsLength(18);
    m_links->setAccessibleName(tr("Link"));
    m_links->setToolTip(m_links->accessibleName());
    m_filter->setPlaceholderText(tr("Filter topics"));
    m_filter->setAccessibleName(tr("Filter topics"));
    m_filter->setClearButtonEnabled(true);

    const Theme& theme = workspace.theme;
    auto* row = new QHBoxLayout;
    row->setSpacing(static_cast<int>(theme.px(8)));
    row->addWidget(m_linkLabel);
    row->addWidget(m_links);
    row->addWidget(m_filter);
    row->addWidget(m_count);
    row->setStretchFactor(m_filter, 1);
    auto* column = new QVBoxLayout(this);
    const auto gap = static_cast<int>(theme.px(12));
    column->setContentsMargins(gap, gap / 2, gap, gap / 2);
    column->setSpacing(gap / 2);
    column->addLayout(row);
    column->addWidget(m_map, 1);
    column->addWidget(new HeatLegend(workspace.theme, this), 0, Qt::AlignRight);

    connect(m_links, &QComboBox::activated, this,
            [this](int index) { setLink(LinkId{m_links->itemData(index).toString().toStdString()}); });
    connect(m_filter, &QLineEdit::textChanged, this, &HeatmapPanel::takeSnapshot);
    connect(m_map, &PartitionHeatmap::partitionActivated, this,
            [this](const std::string& topic, int partition) { emit partitionActivated(m_link, topic, partition); });
    connect(&m_workspace.document, &TopologyDocument::changed, this, &HeatmapPanel::followDocument);
    connect(&m_workspace.selection, &Selection::changed, this, &HeatmapPanel::followSelection);
    connect(&m_workspace.bridge, &EngineBridge::metricsChanged, this, &HeatmapPanel::takeSnapshot);
    connect(&m_workspace.bridge, &EngineBridge::statusChanged, this, [this](const LinkId& link) {
        if (link == m_link) {
            takeSnapshot();
        }
    });
    connect(&m_workspace.theme, &Theme::changed, this, &HeatmapPanel::applyTheme);
    m_age.setInterval(kHeatAgeEveryMs);
    connect(&m_age, &QTimer::timeout, this, &HeatmapPanel::showAge);
    applyTheme();
    followDocument();
    followSelection();
}

void HeatmapPanel::applyTheme() {
    const Theme& theme = m_workspace.theme;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_linkLabel, m_links, m_filter}) {
        widget->setFont(theme.font(FontRole::Small));
    }
    m_count->setFont(theme.figures(FontRole::Small));
}

void HeatmapPanel::followDocument() {
    const QSignalBlocker quiet(m_links);
    const TopologySpec& spec = m_workspace.document.spec();
    m_links->clear();
    for (const LinkSpec& link : spec.links) {
        m_links->addItem(QString::fromStdString(linkTitle(spec, link)), QString::fromStdString(link.id.str()));
    }
    if (spec.link(m_link) == nullptr) {
        setLink(spec.links.empty() ? LinkId{} : spec.links.front().id);
    }
    m_links->setCurrentIndex(m_links->findData(QString::fromStdString(m_link.str())));
    m_links->setEnabled(m_links->count() > 0);
}

void HeatmapPanel::followSelection() {
    if (const LinkId link = m_workspace.selection.singleLink(); !link.empty()) {
        setLink(link);
    }
}

void HeatmapPanel::setLink(const LinkId& link) {
    if (link == m_link) {
        return;
    }
    m_link = link;
    m_map->clear();
    m_links->setCurrentIndex(m_links->findData(QString::fromStdString(link.str())));
    watch();
    takeSnapshot();
}

void HeatmapPanel::watch() {
    m_watch.reset();
    if (isVisible() && !m_link.empty()) {
        m_watch = m_workspace.bridge.watchDetails({m_link});
    }
}

void HeatmapPanel::takeSnapshot() {
    if (!isVisible()) {
        return;
    }
    const LinkMetrics* link = m_workspace.bridge.activeMetrics(m_link);
    if (link == nullptr) {
        m_map->clear();
    } else if (!link->partitionMetrics.empty()) {
        m_map->showPartitions(*link, m_filter->text().trimmed());
    }
    showAge();
    m_map->setHint(m_link.empty()               ? tr("A link's partitions are shown here.")
                   : m_filter->text().isEmpty() ? tr("The partitions show while the link runs.")
                                                : tr("No topic has this text in its name."));
}

void HeatmapPanel::showAge() {
    const int partitions = static_cast<int>(m_map->partitionCount());
    const std::int64_t staleMs = partitions == 0 ? 0 : m_workspace.bridge.staleMs(m_link);
    m_map->setStale(staleMs > 0);
    if (partitions == 0) {
        m_count->clear();
    } else if (staleMs > 0) {
        m_count->setText(tr("figures are %1 old").arg(secondsText(static_cast<double>(staleMs) / 1000)));
    } else {
        m_count->setText(
            tr("%1 in %2")
                .arg(tr("%n partition(s)", nullptr, partitions), tr("%n topic(s)", nullptr, m_map->topicCount())));
    }
}

void HeatmapPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    watch();
    takeSnapshot();
    m_age.start();
}

void HeatmapPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_age.stop();
    m_watch.reset();
}

}  // namespace tributary::ui
