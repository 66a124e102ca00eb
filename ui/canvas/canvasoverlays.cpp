#include "ui/canvas/canvasoverlays.h"

#include "ui/bridge/workspace.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/emptyhint.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/palettestrip.h"
#include "ui/canvas/reasonspopup.h"
#include "ui/canvas/topologyscene.h"
#include "ui/canvas/zoombar.h"
#include "ui/theme/theme.h"

#include <algorithm>

namespace tributary::ui {

CanvasOverlays::CanvasOverlays(CanvasView& view, TopologyScene& scene)
    : m_view(view),
      m_scene(scene),
      m_palette(new PaletteStrip(scene.workspace().theme, &view)),
      m_minimap(new Minimap(view, scene)),
      m_zoom(new ZoomBar(view, scene.workspace().theme)),
      m_hint(new EmptyHint(scene.workspace().theme, &view)),
      m_reasons(new ReasonsPopup(scene.workspace().theme, &view)) {
    connect(&scene, &TopologyScene::geometryChanged, this, &CanvasOverlays::place);
    connect(&scene.workspace().theme, &Theme::changed, this, &CanvasOverlays::place);
    // The popup points at a label: when that moves away it means nothing.
    connect(&scene.workspace().document, &TopologyDocument::changed, m_reasons, &QWidget::hide);
}

int CanvasOverlays::coveredLeft() const {
    int right = 0;
    for (const QWidget* each : {static_cast<QWidget*>(m_palette), static_cast<QWidget*>(m_minimap)}) {
        right = each->isVisibleTo(&m_view) ? std::max(right, each->geometry().right()) : right;
    }
    return right;
}

void CanvasOverlays::place() {
    const Theme& theme = m_scene.workspace().theme;
    const QRect room = m_view.viewport()->geometry();
    const int gap = qRound(theme.px(12));
    const bool empty = m_scene.cards().empty();
    m_palette->adjustSize();
    m_palette->move(room.left() + gap, room.top() + gap);
    m_zoom->adjustSize();
    m_zoom->move(room.right() - gap - m_zoom->width(), room.bottom() - gap / 2 - m_zoom->height());
    m_minimap->resize(m_minimap->sizeHint());
    m_minimap->move(room.left() + gap, room.bottom() - gap - m_minimap->height());
    // In a small view it would cover more than it shows.
    const bool roomy = room.width() >= 3 * m_minimap->width() && room.height() >= 3 * m_minimap->height();
    m_minimap->setVisible(m_minimapWanted && !empty && roomy);
    m_zoom->setVisible(!empty);
    m_palette->setVisible(!empty);
    m_hint->setVisible(empty);
    m_hint->resize(m_hint->width(), m_hint->heightForWidth(m_hint->width()));
    m_hint->move(room.center().x() - m_hint->width() / 2, room.center().y() - m_hint->height() / 2);
}

void CanvasOverlays::showMinimap(bool show) {
    m_minimapWanted = show;
    place();
}

}  // namespace tributary::ui
