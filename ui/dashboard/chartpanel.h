#pragma once

#include "ui/dashboard/chartseries.h"
#include "ui/dashboard/measure.h"
#include "ui/dashboard/timeplot.h"

#include <QWidget>

#include <functional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;

namespace tributary::ui {

class ChartLegend;
class Theme;
class TimeWindow;

/// A chart with its title, its legend and, where there is a choice, what it shows. GUI thread.
class ChartPanel final : public QWidget {
    Q_OBJECT

public:
    struct Choice {
        Measure measure;
        QString text;
    };
    /// More than one choice: a box lets a person choose.
    ChartPanel(Theme& theme, TimeWindow& window, const QString& title, std::vector<Choice> choices,
               QWidget* parent = nullptr);

    [[nodiscard]] Measure measure() const { return m_measure; }
    void setMeasure(Measure measure);
    /// The box makes no sense where all its measures are shown at once.
    void setChoiceVisible(bool visible);
    [[nodiscard]] const QString& title() const { return m_title; }

    /// `reachMs`: how far from the crosshair a value may lie and still be its value. `active`: entries can be
    /// activated.
    void setSeries(std::vector<ChartSeries> series, std::int64_t reachMs, bool active);
    [[nodiscard]] const std::vector<ChartSeries>& series() const { return m_series; }
    [[nodiscard]] TimePlot& plot() { return *m_plot; }
    [[nodiscard]] const ChartLegend& legend() const { return *m_legend; }

signals:
    void measureChanged();
    void activated(const std::string& key);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void applyTheme();
    void showValues();

    Theme& m_theme;
    TimeWindow& m_window;
    QString m_title;
    std::vector<Choice> m_choices;
    Measure m_measure;
    std::vector<ChartSeries> m_series;
    std::int64_t m_reachMs = 0;
    bool m_active = false;
    QLabel* m_titleLabel;
    QComboBox* m_choice;
    ChartLegend* m_legend;
    TimePlot* m_plot;
};

}  // namespace tributary::ui
