#pragma once

#include <QObject>

namespace tributary::ui {

class CanvasView;
class EmptyHint;
class Minimap;
class PaletteStrip;
class ReasonsPopup;
class TopologyScene;
class ZoomBar;

/// The widgets that lie on the canvas, and where: tools top left, overview bottom left, zoom bottom right, the hint of
/// an empty canvas in the middle. They belong to the view. GUI thread.
class CanvasOverlays final : public QObject {
    Q_OBJECT

public:
    CanvasOverlays(CanvasView& view, TopologyScene& scene);

    /// After the view's size, the theme or the contents changed.
    void place();
    void showMinimap(bool show);
    /// How much of the viewport's left side the tools and the overview cover, in pixels.
    [[nodiscard]] int coveredLeft() const;
    [[nodiscard]] PaletteStrip& palette() const { return *m_palette; }
    [[nodiscard]] ReasonsPopup& reasons() const { return *m_reasons; }
    [[nodiscard]] EmptyHint& hint() const { return *m_hint; }
    [[nodiscard]] Minimap& minimap() const { return *m_minimap; }

private:
    CanvasView& m_view;
    TopologyScene& m_scene;
    PaletteStrip* m_palette;  // the view's children
    Minimap* m_minimap;
    ZoomBar* m_zoom;
    EmptyHint* m_hint;
    ReasonsPopup* m_reasons;
    bool m_minimapWanted = true;
};

}  // namespace tributary::ui
