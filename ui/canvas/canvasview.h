#pragma once

#include "ui/canvas/arrange.h"
#include "ui/canvas/canvasobject.h"
#include "ui/document/edits.h"

#include <QGraphicsView>

#include <memory>
#include <vector>

namespace tributary::ui {

class CanvasDrops;
class CanvasEdits;
class CanvasFinder;
class CanvasKeys;
class CanvasMenu;
class CanvasMouse;
class CanvasOverlays;
class LayoutRunner;
class TopologyScene;
struct Workspace;

/// Dragged onto the canvas, this asks for a new cluster where it is dropped. The data does not matter.
inline constexpr const char* kClusterMimeType = "application/x-tributary-cluster";

/// The heart of the window: the document as a picture that is edited by mouse and keyboard. Edits go to the document,
/// runs to RunControl, and what needs a dialog is asked for by signals. Zoom and scroll position are its own and no
/// part of the document. GUI thread.
class CanvasView final : public QGraphicsView {
    Q_OBJECT

public:
    static constexpr double kLeastZoom = 0.1;
    static constexpr double kMostZoom = 4;

    /// `workspace` must outlive it.
    explicit CanvasView(Workspace& workspace, QWidget* parent = nullptr);
    ~CanvasView() override;

    [[nodiscard]] TopologyScene& topologyScene() const { return *m_scene; }
    /// 1 is 100 %.
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] QPointF toScene(QPointF viewportPoint) const;
    [[nodiscard]] QRectF visibleRect() const;
    /// What a pixel at 100 % is worth in the scene's units, at most 3: things stay as easy to hit from afar.
    [[nodiscard]] qreal reach() const;
    /// A free place for a card near the middle of what is seen.
    [[nodiscard]] QPointF placeForCluster() const;
    /// What Space and the run entries of the menus are about: the selected links, else those at the selected clusters.
    [[nodiscard]] std::vector<LinkId> linksToRun() const;
    /// The one selected object, else the keyboard's.
    [[nodiscard]] CanvasObject singleObject() const;
    /// Selects it, gives it the keyboard and brings it into sight.
    void focusObject(const CanvasObject& object);
    /// Asks for the editor of a cluster or link.
    void editObject(const CanvasObject& object);
    /// Why the link is not started, beside it.
    void showReasons(const LinkId& link);
    /// The picture for a printer or a file: `rect` of the scene (see TopologyScene::contents()) into `target`.
    void paintDocument(QPainter& painter, const QRectF& target, const QRectF& rect);
    [[nodiscard]] bool isFinding() const;
    [[nodiscard]] int matchCount() const;

public slots:
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    void zoomTo100();
    void setZoom(double zoom);
    void layOutByTier();
    void alignSelection(tributary::ui::Alignment alignment);
    void distributeSelection(Qt::Orientation orientation);
    void setSnap(bool snap);
    void copySelection();
    void cutSelection();
    void paste();
    void duplicateSelection();
    void deleteSelection();
    void selectAll();
    void renameSelected();
    void connectTo();
    void selectUpstream();
    void selectDownstream();
    void showMinimap(bool show);
    void addClusterHere();
    /// Dims what does not match; empty text ends that. See findObjects().
    void dim(const QString& findText);
    /// Selects the next match and brings it into sight.
    void findNext();
    void findPrevious();

signals:
    void clusterEditRequested(const tributary::ClusterId& cluster);
    void linkEditRequested(const tributary::LinkId& link);
    /// A new link was drawn: open it at its topics.
    void linkDrawn(const tributary::LinkId& link);
    /// `place`: the top left corner of the new card.
    void addClusterRequested(QPointF place);
    void addClustersRequested(QPointF place);
    void fileDropped(const QString& path);
    void zoomChanged(double zoom);
    void matchesChanged(int count);
    void sampleRequested();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;

private:
    void connectScene();
    void connectTools();
    void zoomAt(double zoom, QPointF viewportPoint);
    void applyZoom();
    void updateSceneRect();
    void updateFlow();
    void fitSoon();
    void goTo(const CanvasObject& object);
    void find(int step);

    Workspace& m_workspace;
    TopologyScene* m_scene;  // its child
    std::unique_ptr<CanvasEdits> m_edits;
    std::unique_ptr<CanvasMouse> m_mouse;
    std::unique_ptr<CanvasKeys> m_keys;
    std::unique_ptr<CanvasDrops> m_drops;
    std::unique_ptr<CanvasMenu> m_menu;
    std::unique_ptr<CanvasFinder> m_finder;
    std::unique_ptr<CanvasOverlays> m_overlays;
    LayoutRunner* m_layout;  // its child
    double m_zoom = 1;
    bool m_fitPending = true;
};

}  // namespace tributary::ui
