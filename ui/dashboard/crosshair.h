#pragma once

#include <qcustomplot.h>

#include <cstdint>
#include <optional>

namespace tributary::ui {

class Theme;

/// The line under the pointer, on a layer of its own, so that moving it repaints nothing else. GUI thread.
class Crosshair final : public QCPLayerable {
    Q_OBJECT

public:
    Crosshair(QCustomPlot* plot, Theme& theme, const QString& layerName);

    void setTime(std::optional<std::int64_t> timeMs) { m_timeMs = timeMs; }

protected:
    [[nodiscard]] QRect clipRect() const override;
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    Theme& m_theme;
    std::optional<std::int64_t> m_timeMs;
};

}  // namespace tributary::ui
