#include "ui/dashboard/chartgrid.h"

#include "ui/dashboard/alertwatch.h"
#include "ui/dashboard/chartpanel.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QGridLayout>

#include <algorithm>
#include <set>

namespace tributary::ui {

namespace {

constexpr std::array kPercentiles{Measure::LatencyP50, Measure::LatencyP95, Measure::LatencyP99};
constexpr std::array kPercentileNames{"p50", "p95", "p99"};

}  // namespace

ChartGrid::ChartGrid(Theme& theme, TimeWindow& window, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_layout(new QGridLayout(this)) {
    m_panels[0] =
        new ChartPanel(theme, window, tr("Throughput"),
                       {{Measure::BytesPerSecond, tr("bytes")}, {Measure::RecordsPerSecond, tr("records")}}, this);
    m_panels[1] = new ChartPanel(theme, window, tr("Lag, records"), {{Measure::LagRecords, {}}}, this);
    m_panels[2] = new ChartPanel(theme, window, tr("Lag, seconds"), {{Measure::LagSeconds, {}}}, this);
    m_panels[3] = new ChartPanel(
        theme, window, tr("Latency"),
        {{Measure::LatencyP95, "p95"}, {Measure::LatencyP50, "p50"}, {Measure::LatencyP99, "p99"}}, this);
    m_layout->setContentsMargins({});
    m_layout->setHorizontalSpacing(static_cast<int>(theme.px(16)));
    m_layout->setVerticalSpacing(static_cast<int>(theme.px(12)));
    for (ChartPanel* panel : m_panels) {
        connect(panel, &ChartPanel::measureChanged, this, &ChartGrid::measuresChanged);
        connect(panel, &ChartPanel::activated, this, &ChartGrid::activated);
    }
    arrange();
}

void ChartGrid::setSingle(bool single) {
    m_single = single;
    m_panels[3]->setChoiceVisible(!single);
}

std::vector<Measure> ChartGrid::measures() const {
    std::vector<Measure> result{m_panels[0]->measure(), Measure::LagRecords, Measure::LagSeconds};
    if (m_single) {
        result.insert(result.end(), kPercentiles.begin(), kPercentiles.end());
    } else {
        result.push_back(m_panels[3]->measure());
    }
    return result;
}

int ChartGrid::pixels() const { return std::max(50, m_panels[0]->plot().pixels()); }

QString ChartGrid::othersText(Measure measure, int others) {
    return addsUp(measure) ? tr("%n other(s), total", nullptr, others) : tr("%n other(s), worst", nullptr, others);
}

void ChartGrid::showReply(const HistoryReply& reply, const std::function<QString(const std::string&)>& nameOf,
                          const QString& hint, bool active) {
    releaseStyles(reply);
    // Half a pixel or a step and a half, whatever is more: what lies farther away is another moment.
    const std::int64_t pixel = (reply.request.toMs - reply.request.fromMs) / std::max(1, reply.request.pixels);
    const std::int64_t reach = std::max(stepMs(reply.grain) * 3 / 2, pixel);
    for (ChartPanel* panel : m_panels) {
        std::vector<ChartSeries> lines;
        if (m_single && panel == m_panels[3]) {
            for (std::size_t i = 0; i < kPercentiles.size(); ++i) {
                const auto found = reply.series.find(kPercentiles[i]);
                if (found != reply.series.end() && !found->second.empty()) {
                    lines.push_back(
                        {kPercentileNames[i], kPercentileNames[i], static_cast<int>(i), found->second.front().points});
                }
            }
        } else if (const auto found = reply.series.find(panel->measure()); found != reply.series.end()) {
            for (const SeriesData& one : found->second) {
                const bool others = one.others > 0;
                lines.push_back({one.name, others ? othersText(panel->measure(), one.others) : nameOf(one.name),
                                 others ? ChartSeries::kOthers : styleOf(one.name), one.points});
            }
        }
        const bool never = panel == m_panels[3] && reply.request.level == HistoryRequest::Level::Partitions;
        panel->plot().setHint(!lines.empty() ? QString()
                              : never        ? tr("Partitions have no latency of their own")
                                             : hint);
        panel->setSeries(std::move(lines), reach, active && !(m_single && panel == m_panels[3]));
        panel->plot().setMarkers(reply.markers);
    }
}

void ChartGrid::clear() {
    m_styles.clear();
    for (ChartPanel* panel : m_panels) {
        panel->setSeries({}, 0, false);
        panel->plot().setMarkers({});
    }
}

int ChartGrid::styleOf(const std::string& key) {
    if (const auto known = m_styles.find(key); known != m_styles.end()) {
        return known->second;
    }
    std::set<int> used;
    for (const auto& [other, style] : m_styles) {
        used.insert(style);
    }
    int free = 0;
    while (used.contains(free)) {
        ++free;
    }
    m_styles.emplace(key, free);
    return free;
}

void ChartGrid::releaseStyles(const HistoryReply& reply) {
    // A line that is gone gives its colour back; those that stay keep theirs.
    std::set<std::string> shown;
    for (const auto& [measure, series] : reply.series) {
        for (const SeriesData& one : series) {
            shown.insert(one.name);
        }
    }
    std::erase_if(m_styles, [&shown](const auto& entry) { return !shown.contains(entry.first); });
}

void ChartGrid::setThresholds(const std::vector<const LinkSpec*>& links) {
    // Links that share a limit share the line; of many different ones only the first three: more would be a fence.
    constexpr std::size_t kLines = 3;
    std::vector<ThresholdLine> records;
    std::vector<ThresholdLine> seconds;
    const auto add = [](std::vector<ThresholdLine>& lines, double value, const QString& text) {
        ThresholdLine line{value, text};
        if (value > 0 && lines.size() < kLines && std::ranges::find(lines, line) == lines.end()) {
            lines.push_back(std::move(line));
        }
    };
    for (const LinkSpec* link : links) {
        if (link->alert) {
            const LagThreshold& limit = *link->alert;
            add(records, static_cast<double>(limit.lagRecords),
                thresholdText(countText(limit.lagRecords), limit.forSeconds));
            add(seconds, limit.lagSeconds, thresholdText(secondsText(limit.lagSeconds), limit.forSeconds));
        }
    }
    m_panels[1]->plot().setThresholds(std::move(records));
    m_panels[2]->plot().setThresholds(std::move(seconds));
}

void ChartGrid::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void ChartGrid::arrange() {
    const auto width = static_cast<double>(this->width());
    const bool low = height() < m_theme.px(380);
    int columns = 4;
    if (width < m_theme.px(520)) {
        columns = low ? 2 : 1;
    } else if (width < m_theme.px(900) || (!low && width < m_theme.px(1300))) {
        columns = 2;
    }
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        m_layout->removeWidget(m_panels[i]);
        m_layout->addWidget(m_panels[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    }
    for (int i = 0; i < 4; ++i) {
        m_layout->setColumnStretch(i, i < columns ? 1 : 0);
        m_layout->setRowStretch(i, i < (4 + columns - 1) / columns ? 1 : 0);
    }
}

}  // namespace tributary::ui
