#pragma once

#include "core/topology/impact.h"
#include "ui/canvas/canvasobject.h"
#include "ui/canvas/lagtrend.h"
#include "ui/canvas/linkface.h"
#include "ui/canvas/linkroute.h"
#include "ui/document/edits.h"

#include <QPointF>
#include <QRectF>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

class QGraphicsScene;
class QPainter;

namespace tributary::ui {

class CanvasStyle;
class LinkLabel;
struct Workspace;

/// The links of the canvas: their curves, which are painted with the scene's background so that the view caches them,
/// and their labels, which are items. Those of the document, and the ghosts: links that run and are not in it any more.
/// GUI thread.
class LinkLayer {
public:
    using CardOf = std::function<QRectF(const ClusterId&)>;

    struct Link {
        LinkSpec spec;
        bool ghost = false;
        bool pending = false;
        std::vector<Finding> findings;
        LagTrend trend;
        LinkFace face;
        LinkRoute route;
        LinkLabel* label = nullptr;  // the scene's
    };

    LinkLayer(QGraphicsScene& scene, const Workspace& workspace, const CanvasStyle& style);

    [[nodiscard]] const std::map<LinkId, Link>& links() const { return m_links; }
    [[nodiscard]] const Link* link(const LinkId& id) const;
    [[nodiscard]] bool isEmpty() const { return m_links.empty(); }

    /// Takes the links of the document and the ghosts. Their routes need routeAll() then.
    void takeLinks();
    void takeFindings();
    /// Makes all curves that run elsewhere now.
    void routeAll(const CardOf& cardOf);
    /// Shows other bends than the document's while one is dragged; nothing ends that.
    void previewBends(const std::optional<std::pair<LinkId, std::vector<QPointF>>>& preview) { m_preview = preview; }
    /// Makes all faces anew. `tick`: there are new metrics. True when a label's size is another one.
    bool refreshFaces(bool tick);
    bool refreshFace(const LinkId& id);
    void arrangeLabels(const std::vector<QRectF>& cards);
    void setMarks(const std::set<LinkId>& chosen, const CanvasObject& current);
    void setDimmed(std::set<LinkId> dimmed);
    void restyle();
    void showLabels(bool show);

    void paint(QPainter& painter, const QRectF& exposed) const;
    [[nodiscard]] QRectF bounds() const;

    [[nodiscard]] LinkId curveAt(QPointF point, qreal tolerance) const;
    [[nodiscard]] LinkId labelAt(QPointF point) const;
    [[nodiscard]] LinkId badgeAt(QPointF point) const;
    /// A bend point of a chosen link.
    [[nodiscard]] std::optional<std::pair<LinkId, std::size_t>> bendAt(QPointF point, qreal tolerance) const;

private:
    void put(const LinkSpec& spec, bool ghost);
    void remove(const LinkId& id);
    void takePending();
    [[nodiscard]] std::vector<QPointF> bendsOf(const Link& link) const;
    void invalidate(const Link& link) const;
    bool refresh(Link& link, bool tick);

    QGraphicsScene& m_scene;
    const Workspace& m_workspace;
    const CanvasStyle& m_style;
    std::map<LinkId, Link> m_links;
    std::optional<std::pair<LinkId, std::vector<QPointF>>> m_preview;
    std::set<LinkId> m_chosen;
    std::set<LinkId> m_dimmed;
    CanvasObject m_current;
    bool m_labelsShown = true;
};

}  // namespace tributary::ui
