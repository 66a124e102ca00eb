#pragma once

#include <QCoreApplication>
#include <QPointF>

class QMenu;

namespace tributary::ui {

class CanvasEdits;
class CanvasView;
class TopologyScene;
struct CanvasHit;

/// The context menus of the canvas: of a cluster, a link, several objects, and the empty paper. GUI thread.
class CanvasMenu {
    Q_DECLARE_TR_FUNCTIONS(CanvasMenu)

public:
    CanvasMenu(CanvasView& view, TopologyScene& scene, CanvasEdits& edits);

    /// For what is under the mouse; it is selected already. The menu deletes itself when it is closed.
    [[nodiscard]] QMenu* make(const CanvasHit& hit, QPointF point);

private:
    void fillCluster(QMenu& menu, const CanvasHit& hit);
    void fillLink(QMenu& menu, const CanvasHit& hit, QPointF point);
    void fillBends(QMenu& menu, const CanvasHit& hit, QPointF point);
    void fillRun(QMenu& menu);
    void fillPaper(QMenu& menu, QPointF point);
    void fillArrange(QMenu& menu);
    void fillEdit(QMenu& menu);

    CanvasView& m_view;
    TopologyScene& m_scene;
    CanvasEdits& m_edits;
};

}  // namespace tributary::ui
