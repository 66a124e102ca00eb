#include "ui/canvas/topologyscene.h"

#include "ui/bridge/clusterdirectory.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/workspace.h"
#include "ui/canvas/clusteritem.h"
#include "ui/canvas/flowlayer.h"
#include "ui/canvas/freeplace.h"
#include "ui/canvas/graphlayout.h"
#include "ui/canvas/linklabel.h"
#include "ui/document/selection.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr int kAgeEveryMs = 1'000;
constexpr qreal kDotsFrom = 0.4;  // zoom

void drawDots(QPainter& painter, const QRectF& rect, const QColor& color) {
    QList<QPointF> dots;
    const qreal left = std::floor(rect.left() / kDotGrid) * kDotGrid;
    const qreal top = std::floor(rect.top() / kDotGrid) * kDotGrid;
    for (qreal x = left; x <= rect.right(); x += kDotGrid) {
        for (qreal y = top; y <= rect.bottom(); y += kDotGrid) {
            dots.append({x, y});
        }
    }
    painter.setPen(QPen{color, 1.8, Qt::SolidLine, Qt::RoundCap});
    painter.drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

}  // namespace

TopologyScene::TopologyScene(Workspace& workspace, QObject* parent)
    : QGraphicsScene(parent),
      m_workspace(workspace),
      m_style(std::make_unique<CanvasStyle>(workspace.theme)),
      m_links(*this, workspace, *m_style),
      m_flow(new FlowLayer(*this)) {
    setItemIndexMethod(NoIndex);  // everything is looked up by id, and cards move
    addItem(m_flow);              // takes ownership
    m_arrange.setSingleShot(true);
    m_arrange.setInterval(0);
    connect(&m_arrange, &QTimer::timeout, this, [this] {
        std::vector<QRectF> rects;
        for (const auto& [id, item] : m_cards) {
            rects.push_back(item->card());
        }
        m_links.arrangeLabels(rects);
        emit geometryChanged();
    });
    m_settle.setSingleShot(true);
    m_settle.setInterval(0);
    connect(&m_settle, &QTimer::timeout, this, &TopologyScene::settle);
    m_age.setInterval(kAgeEveryMs);
    connect(&m_age, &QTimer::timeout, this, [this] { followMetrics(false); });
    connect(&workspace.document, &TopologyDocument::changed, this, &TopologyScene::followDocument);
    connect(&workspace.document, &TopologyDocument::findingsChanged, this, [this] {
        m_links.takeFindings();
        refreshCards();
        followMetrics(false);
    });
    connect(&workspace.bridge, &EngineBridge::metricsChanged, this, [this] { followMetrics(true); });
    connect(&workspace.bridge, &EngineBridge::statusChanged, this, &TopologyScene::followStatus);
    connect(&workspace.bridge, &EngineBridge::appliedChanged, this, &TopologyScene::followApplied);
    connect(&workspace.directory, &ClusterDirectory::clusterChanged, this, &TopologyScene::refreshCard);
    connect(&workspace.selection, &Selection::changed, this, &TopologyScene::followSelection);
    connect(&workspace.theme, &Theme::changed, this, &TopologyScene::restyle);
    takeAll();
}

TopologyScene::~TopologyScene() {
    m_arrange.stop();
    m_settle.stop();
}

// --- following

void TopologyScene::followDocument(const SpecChange& change) {
    if (change.reset) {
        m_unplaced.clear();
        m_preview.clear();
        m_current = {};
        takeAll();
        if (wantsLayout()) {
            emit layoutWanted();
        }
        emit documentReplaced();
        return;
    }
    takeAll();
    const TopologySpec& spec = m_workspace.document.spec();
    const ClusterId* cluster = std::get_if<ClusterId>(&m_current);
    const LinkId* link = std::get_if<LinkId>(&m_current);
    if ((cluster != nullptr && spec.cluster(*cluster) == nullptr) ||
        (link != nullptr && m_links.link(*link) == nullptr)) {
        setCurrent({});
    }
}

bool TopologyScene::wantsLayout() const {
    const auto& clusters = m_workspace.document.spec().clusters;
    return !clusters.empty() &&
           std::ranges::none_of(clusters, [](const ClusterSpec& each) { return each.position.has_value(); });
}

void TopologyScene::takeAll() {
    takeClusters();
    m_links.takeLinks();
    m_links.takeFindings();
    routeLinks();
    followSelection();
    refreshCards();
    followMetrics(false);
    arrangeLater();
}

void TopologyScene::takeClusters() {
    const TopologySpec& spec = m_workspace.document.spec();
    std::vector<ClusterId> gone;
    for (const auto& [id, item] : m_cards) {
        if (spec.cluster(id) == nullptr) {
            gone.push_back(id);
        }
    }
    for (const ClusterId& id : gone) {
        removeItem(m_cards.at(id));
        delete m_cards.at(id);  // what is removed from the scene is the remover's
        m_cards.erase(id);
    }
    placeNew();
    for (const ClusterSpec& cluster : spec.clusters) {
        ClusterItem*& item = m_cards[cluster.id];
        if (item == nullptr) {
            item = new ClusterItem(cluster.id, *m_style);
            addItem(item);  // takes ownership
        }
        item->setPos(placeOf(cluster));
    }
}

void TopologyScene::placeNew() {
    const TopologySpec& spec = m_workspace.document.spec();
    std::vector<QRectF> taken;
    std::vector<const ClusterSpec*> waiting;
    for (const ClusterSpec& cluster : spec.clusters) {
        if (cluster.position || m_unplaced.contains(cluster.id)) {
            taken.push_back(cardRect(placeOf(cluster)));
        } else {
            waiting.push_back(&cluster);
        }
    }
    if (taken.empty()) {
        m_unplaced = columnLayout(spec);
        return;
    }
    for (const ClusterSpec* cluster : waiting) {
        const QPointF place = freePlace(taken, taken.back().topLeft());
        m_unplaced[cluster->id] = place;
        taken.push_back(cardRect(place));
    }
}

QPointF TopologyScene::placeOf(const ClusterSpec& cluster) const {
    if (const auto at = m_preview.find(cluster.id); at != m_preview.end()) {
        return at->second;
    }
    if (cluster.position) {
        return {cluster.position->x, cluster.position->y};
    }
    const auto at = m_unplaced.find(cluster.id);
    return at == m_unplaced.end() ? QPointF{} : at->second;
}

void TopologyScene::refreshCard(const ClusterId& id) {
    const ClusterSpec* cluster = m_workspace.document.spec().cluster(id);
    if (ClusterItem* item = card(id); item != nullptr && cluster != nullptr) {
        const ClusterFace face =
            clusterFace(*cluster, m_workspace.directory.cluster(id), m_workspace.document.findingsOf(id));
        if (face != item->face()) {
            item->setFace(face);
            emit facesChanged();
        }
    }
}

void TopologyScene::refreshCards() {
    for (const auto& [id, item] : m_cards) {
        refreshCard(id);
    }
}

void TopologyScene::followMetrics(bool tick) {
    if (m_links.refreshFaces(tick)) {
        arrangeLater();
    }
    settle();
}

void TopologyScene::settle() {
    m_settle.stop();
    m_flow->choose();
    // Nobody says that no more figures come: their age has to be looked at.
    if (m_workspace.bridge.anyActive() != m_age.isActive()) {
        m_age.isActive() ? m_age.stop() : m_age.start();
    }
    emit facesChanged();
}

void TopologyScene::followStatus(const LinkId& link) {
    const LinkLayer::Link* known = m_links.link(link);
    const bool inDocument = m_workspace.document.spec().link(link) != nullptr;
    if (!inDocument || known == nullptr || known->ghost) {
        followApplied();  // a ghost comes or goes
    }
    const QString before = known == nullptr ? QString{} : known->face.state;
    if (m_links.refreshFace(link)) {
        arrangeLater();
    }
    m_settle.start();  // a whole topology may start or stop at once
    known = m_links.link(link);
    if (known != nullptr && known->face.state != before) {
        emit linkStateChanged(link);
    }
}

void TopologyScene::followApplied() {
    m_links.takeLinks();
    m_links.takeFindings();
    routeLinks();
    followMetrics(false);
    arrangeLater();
    invalidate(contents(), BackgroundLayer);  // the cards of ghosts
}

void TopologyScene::followSelection() {
    const ObjectSet& objects = m_workspace.selection.objects();
    m_links.setMarks(objects.links, m_current);
    const ClusterId* current = std::get_if<ClusterId>(&m_current);
    for (const auto& [id, item] : m_cards) {
        item->setMarks(objects.clusters.contains(id), current != nullptr && *current == id);
    }
    arrangeLater();
}

void TopologyScene::restyle() {
    *m_style = CanvasStyle{m_workspace.theme};
    m_links.restyle();
    followMetrics(false);
    arrangeLater();
    invalidate();
}

// --- asking

ClusterItem* TopologyScene::card(const ClusterId& id) const {
    const auto at = m_cards.find(id);
    return at == m_cards.end() ? nullptr : at->second;
}

QRectF TopologyScene::cardOf(const ClusterId& id) const {
    if (const ClusterItem* item = card(id)) {
        return item->card();
    }
    const ClusterSpec* ghost = m_workspace.bridge.applied().cluster(id);
    return ghost == nullptr ? QRectF{} : cardRect(placeOf(*ghost));
}

QRectF TopologyScene::rectOf(const CanvasObject& object) const {
    if (const ClusterId* id = std::get_if<ClusterId>(&object)) {
        return cardOf(*id);
    }
    if (const LinkId* id = std::get_if<LinkId>(&object)) {
        if (const LinkLayer::Link* link = m_links.link(*id)) {
            return link->label->card();
        }
    }
    return {};
}

std::map<ClusterId, QPointF> TopologyScene::positions() const {
    std::map<ClusterId, QPointF> all;
    for (const auto& [id, item] : m_cards) {
        all[id] = item->pos();
    }
    return all;
}

QRectF TopologyScene::cardsBounds() const {
    QRectF all;
    for (const auto& [id, item] : m_cards) {
        all |= item->card();
    }
    return all;
}

QRectF TopologyScene::contents() const { return cardsBounds() | m_links.bounds(); }

CanvasHit TopologyScene::hit(QPointF point, qreal reach) const {
    using Kind = CanvasHit::Kind;
    if (const auto bend = m_links.bendAt(point, kBendHit * reach)) {
        return {Kind::Bend, bend->first, bend->second};
    }
    if (const LinkId badge = m_links.badgeAt(point); !badge.empty()) {
        return {Kind::Badge, badge};
    }
    for (const auto& [id, item] : m_cards) {
        const qreal port = std::min(kPortHit * reach, kCardHeight / 2);
        if (QLineF{item->outPort(), point}.length() <= port) {
            return {Kind::OutPort, id};
        }
        if (QLineF{item->inPort(), point}.length() <= port) {
            return {Kind::InPort, id};
        }
    }
    if (const LinkId label = m_links.labelAt(point); !label.empty()) {
        return {Kind::Label, label};
    }
    for (const auto& [id, item] : m_cards) {
        if (item->card().contains(point)) {
            return {Kind::Card, id};
        }
    }
    if (const LinkId curve = m_links.curveAt(point, kLinkHit * reach); !curve.empty()) {
        return {Kind::Curve, curve};
    }
    return {};
}

QString TopologyScene::tip(const CanvasHit& hit) const {
    if (const ClusterItem* item = card(hit.cluster())) {
        const bool port = hit.kind == CanvasHit::Kind::InPort || hit.kind == CanvasHit::Kind::OutPort;
        return port ? tr("Drag to another cluster to link them") : clusterTip(item->face());
    }
    const LinkLayer::Link* link = m_links.link(hit.link());
    return link == nullptr ? QString{} : linkTip(link->face);
}

// --- being told

void TopologyScene::setCurrent(const CanvasObject& object) {
    if (object != m_current) {
        m_current = object;
        followSelection();
        emit currentChanged();
    }
}

void TopologyScene::previewMove(const std::map<ClusterId, QPointF>& places) {
    m_preview = places;
    for (const auto& [id, place] : places) {
        if (ClusterItem* item = card(id)) {
            item->setPos(place);
        }
    }
    routeLinks();
    arrangeLater();
}

void TopologyScene::previewBends(const LinkId& link, const std::vector<QPointF>& bends) {
    m_links.previewBends(std::pair{link, bends});
    routeLinks();
    arrangeLater();
}

void TopologyScene::endPreview() {
    m_preview.clear();
    m_links.previewBends(std::nullopt);
    for (const ClusterSpec& cluster : m_workspace.document.spec().clusters) {
        m_cards.at(cluster.id)->setPos(placeOf(cluster));
    }
    routeLinks();
    arrangeLater();
}

void TopologyScene::placeUnplaced(const std::map<ClusterId, QPointF>& places) {
    for (const ClusterSpec& cluster : m_workspace.document.spec().clusters) {
        if (const auto at = places.find(cluster.id); !cluster.position && at != places.end()) {
            m_unplaced[cluster.id] = at->second;
        }
    }
    endPreview();
}

void TopologyScene::setMatches(const ObjectSet* matches) {
    std::set<LinkId> dimmed;
    for (const auto& [id, link] : m_links.links()) {
        if (matches != nullptr && !matches->links.contains(id)) {
            dimmed.insert(id);
        }
    }
    m_links.setDimmed(std::move(dimmed));
    for (const auto& [id, item] : m_cards) {
        item->setOpacity(matches != nullptr && !matches->clusters.contains(id) ? kDimmed : 1);
    }
}

void TopologyScene::setLabelsShown(bool shown) { m_links.showLabels(shown); }

void TopologyScene::routeLinks() {
    m_links.routeAll([this](const ClusterId& id) { return cardOf(id); });
    m_flow->choose();
}

// --- painting

void TopologyScene::drawBackground(QPainter* painter, const QRectF& rect) {
    painter->fillRect(rect, m_style->color(ColorRole::Background));
    const qreal zoom = painter->worldTransform().m11() / m_style->scale();
    painter->setRenderHint(QPainter::Antialiasing);
    if (zoom >= kDotsFrom) {
        drawDots(*painter, rect, m_style->color(ColorRole::Grid));
    }
    drawGhostCards(*painter);
    m_links.paint(*painter, rect);
}

void TopologyScene::drawGhostCards(QPainter& painter) const {
    for (const auto& [id, link] : m_links.links()) {
        if (!link.ghost) {
            continue;
        }
        for (const ClusterId& end : {link.spec.source, link.spec.target}) {
            const ClusterSpec* cluster = m_workspace.bridge.applied().cluster(end);
            if (card(end) != nullptr || cluster == nullptr) {
                continue;
            }
            painter.setPen(QPen{m_style->color(ColorRole::Idle), 1, Qt::DashLine});
            painter.setBrush(Qt::NoBrush);
            const QRectF box = cardOf(end);
            painter.drawRoundedRect(box, kCardRadius, kCardRadius);
            painter.setFont(m_style->font(FontRole::Small));
            painter.setPen(m_style->color(ColorRole::Dim));
            painter.drawText(box, Qt::AlignCenter, QString::fromStdString(cluster->displayName()));
        }
    }
}

}  // namespace tributary::ui
