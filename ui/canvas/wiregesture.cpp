#include "ui/canvas/wiregesture.h"

#include "ui/canvas/canvasedits.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/clusteritem.h"
#include "ui/canvas/topologyscene.h"

#include <QPen>

#include <cmath>
#include <utility>

namespace tributary::ui {

WireGesture::WireGesture(TopologyScene& scene, CanvasEdits& edits, const ClusterId& from, bool outwards,
                         Callbacks callbacks)
    : m_scene(scene),
      m_edits(edits),
      m_from(from),
      m_outwards(outwards),
      m_callbacks(std::move(callbacks)),
      m_wire(std::make_unique<QGraphicsPathItem>()) {
    m_wire->setZValue(5);
    m_scene.addItem(m_wire.get());
}

WireGesture::~WireGesture() {
    setOver({});
    m_callbacks.refused({});
    m_scene.removeItem(m_wire.get());
}

ClusterId WireGesture::clusterAt(QPointF point) const {
    for (const auto& [id, item] : m_scene.cards()) {
        if (item->card().adjusted(-kPortHit, 0, kPortHit, 0).contains(point)) {
            return id;
        }
    }
    return {};
}

QString WireGesture::refusal(const ClusterId& other) const {
    return m_outwards ? m_edits.refusal(m_from, other) : m_edits.refusal(other, m_from);
}

void WireGesture::setOver(const ClusterId& cluster) {
    if (ClusterItem* before = m_scene.card(m_over)) {
        before->setOffer(ClusterItem::Offer::None);
    }
    m_over = cluster;
    const bool other = !cluster.empty() && cluster != m_from;
    const QString reason = other ? refusal(cluster) : QString{};
    if (ClusterItem* item = other ? m_scene.card(cluster) : nullptr) {
        item->setOffer(reason.isEmpty() ? ClusterItem::Offer::Takes : ClusterItem::Offer::Refuses);
    }
    m_callbacks.refused(reason);
}

void WireGesture::move(const GesturePoint& point) {
    const ClusterItem* from = m_scene.card(m_from);
    if (from == nullptr) {
        return;  // removed meanwhile
    }
    if (const ClusterId over = clusterAt(point.scene); over != m_over) {
        setOver(over);
    }
    const bool refuses = !m_over.empty() && m_over != m_from && !refusal(m_over).isEmpty();
    QPointF end = point.scene;
    if (const ClusterItem* to = m_over == m_from ? nullptr : m_scene.card(m_over)) {
        end = m_outwards ? to->inPort() : to->outPort();
    }
    const QPointF begin = m_outwards ? from->outPort() : from->inPort();
    const QPointF reach{(m_outwards ? 1 : -1) * std::max(40.0, std::abs(end.x() - begin.x()) / 2), 0};
    QPainterPath path{begin};
    path.cubicTo(begin + reach, end - reach, end);
    m_wire->setPath(path);
    m_wire->setPen(QPen{m_scene.style().color(refuses ? ColorRole::Bad : ColorRole::Accent), 2.5,
                        refuses ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap});
}

void WireGesture::finish(const GesturePoint& point) {
    const ClusterId over = clusterAt(point.scene);
    if (over.empty() || m_scene.card(m_from) == nullptr) {
        return;
    }
    const LinkId link = m_outwards ? m_edits.connect(m_from, over) : m_edits.connect(over, m_from);
    if (!link.empty()) {
        m_callbacks.drawn(link);
    }
}

void WireGesture::cancel() {}

}  // namespace tributary::ui
