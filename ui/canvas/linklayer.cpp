#include "ui/canvas/linklayer.h"

#include "ui/bridge/enginebridge.h"
#include "ui/bridge/workspace.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/canvasstyle.h"
#include "ui/canvas/labelplacer.h"
#include "ui/canvas/linklabel.h"
#include "ui/canvas/linkpainter.h"
#include "ui/canvas/linkslots.h"
#include "ui/document/topologydocument.h"

#include <QDateTime>
#include <QGraphicsScene>
#include <QLineF>
#include <QPainter>

#include <algorithm>

namespace tributary::ui {

namespace {

constexpr qreal kAround = 16;  // halo, arrow head and bend points reach beyond the curve

QRectF linkExtent(const LinkLayer::Link& link) {
    return link.route.path().boundingRect().adjusted(-kAround, -kAround, kAround, kAround);
}

}  // namespace

LinkLayer::LinkLayer(QGraphicsScene& scene, const Workspace& workspace, const CanvasStyle& style)
    : m_scene(scene), m_workspace(workspace), m_style(style) {}

const LinkLayer::Link* LinkLayer::link(const LinkId& id) const {
    const auto at = m_links.find(id);
    return at == m_links.end() ? nullptr : &at->second;
}

void LinkLayer::takeLinks() {
    const TopologySpec& spec = m_workspace.document.spec();
    const TopologySpec& applied = m_workspace.bridge.applied();
    std::set<LinkId> wanted;
    for (const LinkSpec& each : spec.links) {
        wanted.insert(each.id);
        put(each, false);
    }
    for (const LinkSpec& each : applied.links) {
        if (!wanted.contains(each.id) && isActive(m_workspace.bridge.status(each.id).state)) {
            wanted.insert(each.id);
            put(each, true);
        }
    }
    std::vector<LinkId> gone;
    for (const auto& [id, each] : m_links) {
        if (!wanted.contains(id)) {
            gone.push_back(id);
        }
    }
    for (const LinkId& id : gone) {
        remove(id);
    }
    takePending();
}

void LinkLayer::put(const LinkSpec& spec, bool ghost) {
    Link& link = m_links[spec.id];
    if (link.label == nullptr) {
        link.label = new LinkLabel(spec.id, m_style);
        link.label->setVisible(m_labelsShown);
        m_scene.addItem(link.label);  // takes ownership
    }
    link.spec = spec;
    link.ghost = ghost;
}

void LinkLayer::remove(const LinkId& id) {
    const auto at = m_links.find(id);
    invalidate(at->second);
    m_scene.removeItem(at->second.label);
    delete at->second.label;  // what is removed from the scene is the remover's
    m_links.erase(at);
    m_chosen.erase(id);
    m_dimmed.erase(id);
}

void LinkLayer::takePending() {
    const TopologySpec& applied = m_workspace.bridge.applied();
    for (auto& [id, link] : m_links) {
        link.pending = false;
    }
    for (const LinkImpact& each : impact(applied, m_workspace.document.spec())) {
        const auto at = m_links.find(each.link);
        if (at != m_links.end()) {
            at->second.pending = isPending(each.kind);
        }
    }
}

void LinkLayer::takeFindings() {
    for (auto& [id, link] : m_links) {
        link.findings = link.ghost ? std::vector<Finding>{} : m_workspace.document.findingsOf(id);
    }
}

std::vector<QPointF> LinkLayer::bendsOf(const Link& link) const {
    if (m_preview && m_preview->first == link.spec.id) {
        return m_preview->second;
    }
    std::vector<QPointF> bends;
    for (const Position& bend : link.spec.bends) {
        bends.emplace_back(bend.x, bend.y);
    }
    return bends;
}

void LinkLayer::routeAll(const CardOf& cardOf) {
    std::vector<const LinkSpec*> specs;
    specs.reserve(m_links.size());
    for (const auto& [id, link] : m_links) {
        specs.push_back(&link.spec);
    }
    std::map<LinkId, LinkEnds> ends = linkSlots(specs, cardOf);
    for (auto& [id, link] : m_links) {
        const auto at = ends.find(id);
        LinkEnds wanted = at == ends.end() ? LinkEnds{} : std::move(at->second);
        wanted.bends = bendsOf(link);
        link.label->setVisible(m_labelsShown && at != ends.end());
        if (wanted != link.route.ends()) {
            invalidate(link);
            link.route = at == ends.end() ? LinkRoute{} : LinkRoute{std::move(wanted)};
            invalidate(link);
        }
    }
}

void LinkLayer::invalidate(const Link& link) const {
    if (!link.route.path().isEmpty()) {
        m_scene.invalidate(linkExtent(link), QGraphicsScene::BackgroundLayer);
    }
}

bool LinkLayer::refresh(Link& link, bool tick) {
    LinkFacts facts;
    const TopologySpec& spec = link.ghost ? m_workspace.bridge.applied() : m_workspace.document.spec();
    facts.title = QString::fromStdString(linkTitle(spec, link.spec));
    facts.status = m_workspace.bridge.status(link.spec.id);
    facts.metrics = m_workspace.bridge.metrics()->link(link.spec.id);
    facts.staleMs = m_workspace.bridge.staleMs(link.spec.id);
    facts.nowMs = QDateTime::currentMSecsSinceEpoch();
    facts.findings = link.findings;
    facts.pending = link.pending;
    facts.ghost = link.ghost;
    if (tick) {
        link.trend.add(facts.metrics == nullptr ? -1 : facts.metrics->flow.lagRecords);
    }
    facts.trend = link.trend.direction();
    LinkFace face = linkFace(link.spec, facts);
    if (face == link.face) {
        return false;
    }
    const bool strokes = face.width != link.face.width || face.health != link.face.health ||
                         face.dashed != link.face.dashed || face.stale != link.face.stale ||
                         face.ghost != link.face.ghost;
    link.face = std::move(face);
    if (strokes) {
        invalidate(link);
    }
    return link.label->setFace(link.face);
}

bool LinkLayer::refreshFaces(bool tick) {
    bool resized = false;
    for (auto& [id, link] : m_links) {
        resized |= refresh(link, tick);
    }
    return resized;
}

bool LinkLayer::refreshFace(const LinkId& id) {
    const auto at = m_links.find(id);
    return at != m_links.end() && refresh(at->second, false);
}

void LinkLayer::arrangeLabels(const std::vector<QRectF>& cards) {
    std::vector<LabelWish> wishes;
    std::vector<LinkLabel*> labels;
    for (const auto& [id, link] : m_links) {
        if (!link.route.points().empty()) {
            wishes.push_back({&link.route, link.label->fullSize(), LinkLabel::compactSize(), m_chosen.contains(id)});
            labels.push_back(link.label);
        }
    }
    const std::vector<LabelPlace> places = placeLabels(wishes, cards);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        labels[i]->setCompact(places[i].compact);
        labels[i]->setPos(places[i].at);
    }
}

void LinkLayer::setMarks(const std::set<LinkId>& chosen, const CanvasObject& current) {
    const LinkId* before = std::get_if<LinkId>(&m_current);
    const LinkId* now = std::get_if<LinkId>(&current);
    for (auto& [id, link] : m_links) {
        const bool isChosen = chosen.contains(id);
        const bool isCurrent = now != nullptr && *now == id;
        if (isChosen != m_chosen.contains(id) || isCurrent != (before != nullptr && *before == id)) {
            invalidate(link);
        }
        link.label->setMarks(isChosen, isCurrent);
        link.label->setZValue(isChosen ? 4 : 3);
    }
    m_chosen = chosen;
    m_current = current;
}

void LinkLayer::setDimmed(std::set<LinkId> dimmed) {
    for (auto& [id, link] : m_links) {
        if (dimmed.contains(id) != m_dimmed.contains(id)) {
            invalidate(link);
        }
        link.label->setOpacity(dimmed.contains(id) ? kDimmed : 1);
    }
    m_dimmed = std::move(dimmed);
}

void LinkLayer::restyle() {
    for (auto& [id, link] : m_links) {
        link.label->restyle();
    }
}

void LinkLayer::showLabels(bool show) {
    m_labelsShown = show;
    for (auto& [id, link] : m_links) {
        link.label->setVisible(show && !link.route.points().empty());
    }
}

void LinkLayer::paint(QPainter& painter, const QRectF& exposed) const {
    const LinkId* current = std::get_if<LinkId>(&m_current);
    for (const bool chosen : {false, true}) {  // what is chosen lies above the others
        for (const auto& [id, link] : m_links) {
            if (m_chosen.contains(id) == chosen && linkExtent(link).intersects(exposed)) {
                paintLink(painter, link.route, link.face, m_style,
                          {chosen, current != nullptr && *current == id, m_dimmed.contains(id)});
            }
        }
    }
}

QRectF LinkLayer::bounds() const {
    QRectF all;
    for (const auto& [id, link] : m_links) {
        if (!link.route.path().isEmpty()) {
            all |= link.route.path().boundingRect() | link.label->card();
        }
    }
    return all;
}

LinkId LinkLayer::curveAt(QPointF point, qreal tolerance) const {
    LinkId best;
    qreal least = tolerance;
    for (const auto& [id, link] : m_links) {
        if (!linkExtent(link).contains(point)) {
            continue;
        }
        const qreal distance = link.route.distanceTo(point) - link.face.width / 2;
        if (distance < least) {
            least = distance;
            best = id;
        }
    }
    return best;
}

LinkId LinkLayer::labelAt(QPointF point) const {
    LinkId found;
    for (const auto& [id, link] : m_links) {
        if (link.label->isVisible() && link.label->card().contains(point) && (found.empty() || m_chosen.contains(id))) {
            found = id;
        }
    }
    return found;
}

LinkId LinkLayer::badgeAt(QPointF point) const {
    for (const auto& [id, link] : m_links) {
        if (link.label->isVisible() && link.label->badge().contains(point)) {
            return id;
        }
    }
    return {};
}

std::optional<std::pair<LinkId, std::size_t>> LinkLayer::bendAt(QPointF point, qreal tolerance) const {
    for (const LinkId& id : m_chosen) {
        const Link* chosen = link(id);
        if (chosen == nullptr || chosen->ghost) {
            continue;
        }
        const auto& bends = chosen->route.ends().bends;
        for (std::size_t i = 0; i < bends.size(); ++i) {
            if (QLineF{bends[i], point}.length() <= tolerance) {
                return std::pair{id, i};
            }
        }
    }
    return std::nullopt;
}

}  // namespace tributary::ui
