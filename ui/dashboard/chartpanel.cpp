#include "ui/dashboard/chartpanel.h"

#include "ui/dashboard/chartlegend.h"
#include "ui/dashboard/timewindow.h"
#include "ui/dashboard/valueaxis.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>

#include <algorithm>

namespace tributary::ui {

ChartPanel::ChartPanel(Theme& theme, TimeWindow& window, const QString& title, std::vector<Choice> choices,
                       QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_window(window),
      m_title(title),
      m_choices(std::move(choices)),
      m_measure(m_choices.front().measure),
      m_titleLabel(new QLabel(title, this)),
      m_choice(new QComboBox(this)),
      m_legend(new ChartLegend(theme, this)),
      m_plot(new TimePlot(theme, window, m_measure, this)) {
    for (const Choice& choice : m_choices) {
        m_choice->addItem(choice.text);
    }
    m_choice->setFrame(false);
    m_choice->setMinimumContentsLength(7);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->setVisible(m_choices.size() > 1);
    m_choice->setAccessibleName(tr("What “%1” shows").arg(title));
    m_choice->setToolTip(m_choice->accessibleName());
    m_titleLabel->setBuddy(m_plot);
    m_plot->setAccessibleName(title);
    m_plot->setAccessibleDescription(
        tr("Chart. Left and right move in time, plus and minus zoom, Home resets, End goes live."));
    m_legend->setAccessibleName(tr("Lines of “%1”").arg(title));

    auto* header = new QHBoxLayout;
    header->addWidget(m_titleLabel);
    header->addWidget(m_choice);
    header->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(static_cast<int>(m_theme.px(4)));
    column->addLayout(header);
    column->addWidget(m_legend);
    column->addWidget(m_plot, 1);

    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        setMeasure(m_choices[static_cast<std::size_t>(index)].measure);
        emit measureChanged();
    });
    connect(m_legend, &ChartLegend::activated, this, &ChartPanel::activated);
    connect(&m_window, &TimeWindow::crosshairChanged, this, &ChartPanel::showValues);
    connect(&m_theme, &Theme::changed, this, &ChartPanel::applyTheme);
    applyTheme();
}

void ChartPanel::applyTheme() {
    m_titleLabel->setFont(m_theme.font(FontRole::SmallBold));
    m_choice->setFont(m_theme.font(FontRole::Small));
    // With a box or without: the charts begin at the same height.
    m_titleLabel->setMinimumHeight(m_choice->sizeHint().height());
    m_plot->setSeries(m_series);
}

void ChartPanel::setMeasure(Measure measure) {
    const auto chosen = std::ranges::find(m_choices, measure, &Choice::measure);
    if (chosen == m_choices.end()) {
        return;
    }
    m_measure = measure;
    m_choice->setCurrentIndex(static_cast<int>(chosen - m_choices.begin()));
    m_plot->setMeasure(measure);
}

void ChartPanel::setChoiceVisible(bool visible) { m_choice->setVisible(visible && m_choices.size() > 1); }

void ChartPanel::setSeries(std::vector<ChartSeries> series, std::int64_t reachMs, bool active) {
    m_series = std::move(series);
    m_reachMs = reachMs;
    m_active = active;
    m_plot->setSeries(m_series);
    showValues();
}

void ChartPanel::showValues() {
    std::vector<ChartLegend::Entry> entries;
    entries.reserve(m_series.size());
    // Without a crosshair the values of the view's end are shown; a line that ended earlier has none there.
    const std::int64_t at = m_window.crosshairMs().value_or(m_window.toMs());
    const std::int64_t reach = m_window.crosshairMs() ? m_reachMs : std::max<std::int64_t>(m_reachMs, 3000);
    for (const ChartSeries& series : m_series) {
        entries.push_back({series.key, series.name, series.style,
                           measureText(m_measure, static_cast<double>(series.valueAt(at, reach))),
                           m_active && series.style != ChartSeries::kOthers});
    }
    m_legend->setEntries(std::move(entries));
}

void ChartPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // The chart comes first: the legend gets what a chart of readable height leaves.
    const int line =
        std::max(1, QFontMetrics(m_theme.font(FontRole::Small)).height() + static_cast<int>(m_theme.px(3)));
    m_legend->setRows(std::clamp((height() - static_cast<int>(m_theme.px(150))) / line, 1, 6));
}

}  // namespace tributary::ui
