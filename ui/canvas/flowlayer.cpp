#include "ui/canvas/flowlayer.h"

#include "ui/canvas/clusteritem.h"
#include "ui/canvas/linklabel.h"
#include "ui/canvas/topologyscene.h"

#include <QLineF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>

namespace tributary::ui {

namespace {

constexpr qreal kSpacing = 54;   // at least
constexpr qreal kMostMarks = 6;  // on one link
constexpr qreal kHalfLength = 3.5;
constexpr qreal kEnds = 10;  // none under the ports and the arrow head

/// Never empty, as a level curve's own rectangle is.
QRectF routeExtent(const LinkRoute& route) { return route.path().controlPointRect().adjusted(-8, -8, 8, 8); }

qreal spacing(const LinkRoute& route) { return std::max(kSpacing, route.length() / kMostMarks); }

QRectF boundsAlong(QPointF at, QPointF along, qreal width) {
    const qreal reach = std::max(std::abs(along.x()), std::abs(along.y())) + width / 2 + 1;
    return {at.x() - reach, at.y() - reach, 2 * reach, 2 * reach};
}

}  // namespace

FlowLayer::FlowLayer(const TopologyScene& scene) : m_scene(scene) {
    setZValue(1);
    setFlag(ItemUsesExtendedStyleOption);  // for the exposed rectangle
    setAcceptedMouseButtons(Qt::NoButton);
    m_timer.setInterval(kFrameMs);
    QObject::connect(&m_timer, &QTimer::timeout, [this] { advance(); });
}

void FlowLayer::setAllowed(bool allowed) {
    if (allowed != m_allowed) {
        m_allowed = allowed;
        choose();
    }
}

void FlowLayer::setVisibleRect(const QRectF& rect) {
    m_visible = rect;
    choose();
}

void FlowLayer::choose() {
    if (scene() == nullptr) {
        return;  // not on the canvas yet
    }
    std::vector<Flow> flows;
    if (m_allowed) {
        std::vector<std::pair<qreal, LinkId>> busy;
        for (const auto& [id, link] : m_scene.links().links()) {
            if (link.face.flowing && routeExtent(link.route).intersects(m_visible)) {
                busy.emplace_back(-link.face.width, id);
            }
        }
        std::ranges::sort(busy);
        busy.resize(std::min<std::size_t>(busy.size(), kMostLinks));
        for (const auto& [width, id] : busy) {
            const auto known = std::ranges::find(m_flows, id, &Flow::link);
            flows.push_back({id, known == m_flows.end() ? 0 : known->phase});
        }
    }
    m_flows = std::move(flows);
    QRectF bounds;
    for (const Flow& flow : m_flows) {
        bounds |= routeExtent(m_scene.links().link(flow.link)->route);
    }
    if (bounds != m_bounds && !m_bounds.contains(bounds)) {
        prepareGeometryChange();
        m_bounds |= bounds;
    }
    if (m_flows.empty()) {
        m_timer.stop();
        updateMarks();
        m_marks.clear();
    } else if (!m_timer.isActive()) {
        m_clock.start();
        m_timer.start();
    }
}

void FlowLayer::advance() {
    const qreal seconds = static_cast<qreal>(m_clock.restart()) / 1000;
    for (Flow& flow : m_flows) {
        if (const LinkLayer::Link* link = m_scene.links().link(flow.link)) {
            flow.phase = std::fmod(flow.phase + seconds * link->face.speed, spacing(link->route));
        }
    }
    updateMarks();  // where they were
    place();
    updateMarks();
}

// A mark under a label or card is not seen, and would have that painted again.
std::vector<QRectF> FlowLayer::coversInSight() const {
    constexpr qreal kBadges = 9;  // that labels have at their corners
    std::vector<QRectF> covers;
    const auto add = [&](const QRectF& rect) {
        if (rect.intersects(m_visible)) {
            covers.push_back(rect.adjusted(-kBadges, -kBadges, kBadges, kBadges));
        }
    };
    for (const auto& [id, link] : m_scene.links().links()) {
        if (link.label->isVisible()) {
            add(link.label->card());
        }
    }
    for (const auto& [id, item] : m_scene.cards()) {
        add(item->card());
    }
    return covers;
}

void FlowLayer::place() {
    m_marks.clear();
    const std::vector<QRectF> covers = coversInSight();
    for (const Flow& flow : m_flows) {
        const LinkLayer::Link* link = m_scene.links().link(flow.link);
        if (link == nullptr || link->route.points().size() < 3) {
            continue;
        }
        const auto& points = link->route.points();
        for (qreal at = kEnds + flow.phase; at < link->route.length() - 2 * kEnds; at += spacing(link->route)) {
            const auto index = std::min(static_cast<std::size_t>(at / LinkRoute::kStep), points.size() - 2);
            const QPointF point = points[index];
            if (!m_visible.contains(point) ||
                std::ranges::any_of(covers, [&](const QRectF& cover) { return cover.contains(point); })) {
                continue;
            }
            QLineF along{points[index], points[index + 1]};
            along.setLength(kHalfLength);
            m_marks.push_back({point, along.p2() - along.p1(), std::max(1.25, link->face.width * 0.5)});
        }
    }
}

void FlowLayer::updateMarks() {
    // Through the scene: an item unites what it is told into one rectangle, which would be the whole view.
    for (const Mark& mark : m_marks) {
        scene()->update(boundsAlong(mark.at, mark.along, mark.width));
    }
}

void FlowLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* /*widget*/) {
    painter->setRenderHint(QPainter::Antialiasing);
    QColor color = m_scene.style().color(ColorRole::Surface);
    color.setAlphaF(0.85F);
    for (const Mark& mark : m_marks) {
        if (option->exposedRect.intersects(boundsAlong(mark.at, mark.along, mark.width))) {
            painter->setPen(QPen{color, mark.width, Qt::SolidLine, Qt::RoundCap});
            painter->drawLine(mark.at - mark.along, mark.at + mark.along);
        }
    }
}

}  // namespace tributary::ui
