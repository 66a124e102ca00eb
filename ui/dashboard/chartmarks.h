#pragma once

#include "ui/dashboard/historytypes.h"

#include <qcustomplot.h>

#include <QString>

#include <vector>

namespace tributary::ui {

class Theme;

/// A limit drawn across a chart.
struct ThresholdLine {
    double value = 0;
    QString text;

    bool operator==(const ThresholdLine&) const = default;
};

/// Draws what is not a series: threshold lines, the marks of events, and a hint where there is nothing else. Above the
/// lines. GUI thread.
class ChartMarks final : public QCPLayerable {
    Q_OBJECT

public:
    ChartMarks(QCustomPlot* plot, Theme& theme);

    void setThresholds(std::vector<ThresholdLine> lines) { m_thresholds = std::move(lines); }
    void setMarkers(std::vector<Marker> markers) { m_markers = std::move(markers); }
    void setHint(const QString& hint) { m_hint = hint; }
    [[nodiscard]] const std::vector<ThresholdLine>& thresholds() const { return m_thresholds; }
    [[nodiscard]] const std::vector<Marker>& markers() const { return m_markers; }

    /// The marks near a place, newest last; empty when there is none.
    [[nodiscard]] QString tipAt(const QPointF& at) const;
    [[nodiscard]] static QString kindText(MarkerKind kind);

protected:
    [[nodiscard]] QRect clipRect() const override;
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    void drawThresholds(QCPPainter* painter) const;
    void drawMarkers(QCPPainter* painter) const;
    [[nodiscard]] double markerX(const Marker& marker) const;

    Theme& m_theme;
    std::vector<ThresholdLine> m_thresholds;
    std::vector<Marker> m_markers;
    QString m_hint;
};

}  // namespace tributary::ui
