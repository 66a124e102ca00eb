#pragma once

#include "ui/dashboard/chartmarks.h"
#include "ui/dashboard/chartseries.h"
#include "ui/dashboard/measure.h"

#include <qcustomplot.h>

#include <memory>
#include <vector>

namespace tributary::ui {

class Crosshair;
class Theme;
class TimeWindow;
class ValueTicker;

/// One chart over time. Dragging pans, the wheel zooms, a double click resets, the pointer moves the crosshair: all on
/// the TimeWindow it is given, so that charts which share one stay in step. Keys: left and right pan, with Shift they
/// move the crosshair, + and - zoom, Home resets, End goes live. Repaints only when told something new, and not while
/// hidden. GUI thread.
class TimePlot final : public QCustomPlot {
    Q_OBJECT

public:
    TimePlot(Theme& theme, TimeWindow& window, Measure measure, QWidget* parent = nullptr);

    void setMeasure(Measure measure);
    void setSeries(const std::vector<ChartSeries>& series);
    void setThresholds(std::vector<ThresholdLine> lines);
    void setMarkers(std::vector<Marker> markers);
    void setHint(const QString& hint);
    [[nodiscard]] const ChartMarks& marks() const { return *m_marks; }

    [[nodiscard]] int pixels() const { return axisRect()->width(); }
    [[nodiscard]] std::int64_t timeAt(double x) const;

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void applyTheme();
    void fitValues();
    void takeRange();
    void showRange();
    void showCrosshair();
    void draw();
    void moveCrosshair(int direction);

    Theme& m_theme;
    TimeWindow& m_window;
    Measure m_measure;
    QSharedPointer<ValueTicker> m_ticker;
    ChartMarks* m_marks;     // owned by the plot
    Crosshair* m_crosshair;  // owned by the plot
    double m_greatest = 0;
    double m_dragX = 0;
    bool m_dragging = false;
};

}  // namespace tributary::ui
