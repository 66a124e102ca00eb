#pragma once

#include <QWidget>

class QToolButton;

namespace tributary::ui {

class CanvasView;
class Theme;

/// The corner's small control: zoom, fit, lay out. GUI thread.
class ZoomBar final : public QWidget {
    Q_OBJECT

public:
    ZoomBar(CanvasView& view, const Theme& theme);

private:
    void showZoom(double zoom);
    void restyle();

    const Theme& m_theme;
    QToolButton* m_out;
    QToolButton* m_zoom;
    QToolButton* m_in;
    QToolButton* m_fit;
    QToolButton* m_layOut;
};

}  // namespace tributary::ui
