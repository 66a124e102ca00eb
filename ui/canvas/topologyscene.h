#pragma once

#include "ui/canvas/canvasobject.h"
#include "ui/canvas/canvasstyle.h"
#include "ui/canvas/linklayer.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"

#include <QGraphicsScene>
#include <QTimer>

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace tributary::ui {

class ClusterItem;
class FlowLayer;
struct Workspace;

/// What lies under a point of the canvas.
struct CanvasHit {
    enum class Kind { None, InPort, OutPort, Card, Bend, Badge, Label, Curve };
    Kind kind = Kind::None;
    CanvasObject object;
    std::size_t bend = 0;

    [[nodiscard]] ClusterId cluster() const {
        const ClusterId* id = std::get_if<ClusterId>(&object);
        return id == nullptr ? ClusterId{} : *id;
    }
    [[nodiscard]] LinkId link() const {
        const LinkId* id = std::get_if<LinkId>(&object);
        return id == nullptr ? LinkId{} : *id;
    }
};

/// The document, the engine's state and the selection as items: a projection, which never edits anything. Clusters that
/// the document gives no position have one here only. Units are the document's. GUI thread.
class TopologyScene final : public QGraphicsScene {
    Q_OBJECT

public:
    explicit TopologyScene(Workspace& workspace, QObject* parent = nullptr);
    ~TopologyScene() override;

    [[nodiscard]] Workspace& workspace() const { return m_workspace; }
    [[nodiscard]] const CanvasStyle& style() const { return *m_style; }
    [[nodiscard]] const std::map<ClusterId, ClusterItem*>& cards() const { return m_cards; }
    [[nodiscard]] ClusterItem* card(const ClusterId& id) const;
    [[nodiscard]] const LinkLayer& links() const { return m_links; }
    [[nodiscard]] FlowLayer& flow() { return *m_flow; }
    [[nodiscard]] QRectF rectOf(const CanvasObject& object) const;
    /// Where all clusters are, placed by the document or not.
    [[nodiscard]] std::map<ClusterId, QPointF> positions() const;
    /// Cards, curves and labels; empty for an empty canvas.
    [[nodiscard]] QRectF contents() const;
    [[nodiscard]] QRectF cardsBounds() const;

    /// `reach`: what a pixel is worth in units, so that things stay as easy to hit from afar.
    [[nodiscard]] CanvasHit hit(QPointF point, qreal reach) const;

    /// What a tool tip says of it (rich text).
    [[nodiscard]] QString tip(const CanvasHit& hit) const;

    /// The keyboard's object.
    [[nodiscard]] const CanvasObject& current() const { return m_current; }
    void setCurrent(const CanvasObject& object);

    /// Shows these clusters elsewhere while they are dragged; an empty map ends that.
    void previewMove(const std::map<ClusterId, QPointF>& places);
    void previewBends(const LinkId& link, const std::vector<QPointF>& bends);
    void endPreview();
    /// No cluster of the document has a position.
    [[nodiscard]] bool wantsLayout() const;
    /// For clusters that the document gives no position.
    void placeUnplaced(const std::map<ClusterId, QPointF>& places);

    /// Dims what does not match; a null pointer ends that.
    void setMatches(const ObjectSet* matches);
    void setLabelsShown(bool shown);

signals:
    /// Something came, went or moved.
    void geometryChanged();
    /// Names, states or values.
    void facesChanged();
    /// A link is in another state.
    void linkStateChanged(const tributary::LinkId& link);
    /// Another document, whose clusters have no positions: a layout is wanted.
    void layoutWanted();
    void documentReplaced();
    void currentChanged();

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;

private:
    void followDocument(const SpecChange& change);
    void takeAll();
    void takeClusters();
    void refreshCard(const ClusterId& id);
    void refreshCards();
    void followMetrics(bool tick);
    /// What depends on all faces.
    void settle();
    void followStatus(const LinkId& link);
    void followApplied();
    void followSelection();
    void restyle();
    void placeNew();
    void routeLinks();
    void arrangeLater() { m_arrange.start(); }
    [[nodiscard]] QRectF cardOf(const ClusterId& id) const;
    [[nodiscard]] QPointF placeOf(const ClusterSpec& cluster) const;
    void drawGhostCards(QPainter& painter) const;

    Workspace& m_workspace;
    std::unique_ptr<CanvasStyle> m_style;
    LinkLayer m_links;
    std::map<ClusterId, ClusterItem*> m_cards;  // the scene's items
    std::map<ClusterId, QPointF> m_unplaced;    // of clusters without a position in the document
    std::map<ClusterId, QPointF> m_preview;
    FlowLayer* m_flow;  // the scene's item
    CanvasObject m_current;
    QTimer m_arrange;
    QTimer m_age;
    QTimer m_settle;
};

}  // namespace tributary::ui
