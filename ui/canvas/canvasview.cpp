#include "ui/canvas/canvasview.h"

#include "ui/bridge/dialoghost.h"
#include "ui/bridge/runcontrol.h"
#include "ui/bridge/workspace.h"
#include "ui/canvas/canvasaccessible.h"
#include "ui/canvas/canvasdrops.h"
#include "ui/canvas/canvasedits.h"
#include "ui/canvas/canvasfind.h"
#include "ui/canvas/canvasfinder.h"
#include "ui/canvas/canvaskeys.h"
#include "ui/canvas/canvasmenu.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/canvasmouse.h"
#include "ui/canvas/canvasoverlays.h"
#include "ui/canvas/clusteritem.h"
#include "ui/canvas/connectdialog.h"
#include "ui/canvas/emptyhint.h"
#include "ui/canvas/flowlayer.h"
#include "ui/canvas/freeplace.h"
#include "ui/canvas/inlinerename.h"
#include "ui/canvas/layoutrunner.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/palettestrip.h"
#include "ui/canvas/reasonspopup.h"
#include "ui/canvas/topologyscene.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tributary::ui {

namespace {

constexpr double kZoomStep = 1.2;
constexpr qreal kFitMargin = 40;

}  // namespace

CanvasView::CanvasView(Workspace& workspace, QWidget* parent)
    : QGraphicsView(parent),
      m_workspace(workspace),
      m_scene(new TopologyScene(workspace, this)),
      m_edits(std::make_unique<CanvasEdits>(workspace, *m_scene)),
      m_mouse(std::make_unique<CanvasMouse>(*this, *m_scene, *m_edits)),
      m_keys(std::make_unique<CanvasKeys>(*this, *m_scene, *m_edits, *m_mouse)),
      m_drops(std::make_unique<CanvasDrops>(*this, *m_scene)),
      m_menu(std::make_unique<CanvasMenu>(*this, *m_scene, *m_edits)),
      m_finder(std::make_unique<CanvasFinder>(*m_scene)),
      m_overlays(std::make_unique<CanvasOverlays>(*this, *m_scene)),
      m_layout(new LayoutRunner(this)) {
    installCanvasAccessibility();
    setAccessibleName(tr("Canvas"));
    setAccessibleDescription(tr("Clusters and the links between them. The arrow keys go from one to the next."));
    setScene(m_scene);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(AnchorViewCenter);
    setViewportUpdateMode(MinimalViewportUpdate);
    setOptimizationFlag(DontSavePainterState);
    setCacheMode(CacheBackground);  // paper and curves: stroked once, not for each frame
    setAcceptDrops(true);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connectScene();
    connectTools();
    applyZoom();
    m_overlays->place();
}

// Here, where the parts are known; those that have items in the scene go before it.
CanvasView::~CanvasView() = default;

void CanvasView::connectScene() {
    connect(m_scene, &TopologyScene::geometryChanged, this, [this] {
        if (!m_mouse->isBusy()) {
            updateSceneRect();
        }
    });
    connect(m_scene, &TopologyScene::layoutWanted, this,
            [this] { m_layout->run(m_workspace.document.snapshot(), false); });
    connect(m_scene, &TopologyScene::documentReplaced, this, [this] {
        dim({});
        fitSoon();
    });
    connect(m_scene, &TopologyScene::linkStateChanged, this,
            [this](const LinkId& link) { announceState(*this, link); });
    connect(m_scene, &TopologyScene::currentChanged, this, [this] { announceFocus(*this, m_scene->current()); });
    connect(m_layout, &LayoutRunner::done, this, [this](const Places& places, bool asEdit) {
        asEdit ? m_edits->layOut(places) : m_scene->placeUnplaced(places);
        fitSoon();
    });
    connect(&m_workspace.selection, &Selection::revealed, this, [this] {
        const ObjectSet& objects = m_workspace.selection.objects();
        if (!objects.clusters.empty()) {
            goTo(*objects.clusters.begin());
        } else if (!objects.links.empty()) {
            goTo(*objects.links.begin());
        }
    });
    connect(&m_workspace.run, &RunControl::refused, this,
            [this](const LinkId& link, const std::vector<Finding>&) { showReasons(link); });
    connect(&m_workspace.theme, &Theme::changed, this, [this] {
        applyZoom();
        updateFlow();
    });
    if (m_scene->wantsLayout()) {
        m_layout->run(m_workspace.document.snapshot(), false);
    }
}

void CanvasView::connectTools() {
    PaletteStrip& tools = m_overlays->palette();
    connect(&tools.cluster(), &QToolButton::clicked, this, &CanvasView::addClusterHere);
    connect(&tools.several(), &QToolButton::clicked, this, [this] { emit addClustersRequested(placeForCluster()); });
    m_drops->follow(tools.cluster());
    EmptyHint& hint = m_overlays->hint();
    connect(&hint, &EmptyHint::addClusterRequested, this, &CanvasView::addClusterHere);
    connect(&hint, &EmptyHint::addClustersRequested, this, [this] { emit addClustersRequested(placeForCluster()); });
    connect(&hint, &EmptyHint::sampleRequested, this, &CanvasView::sampleRequested);
}

// --- zoom and scroll

QPointF CanvasView::toScene(QPointF viewportPoint) const { return viewportTransform().inverted().map(viewportPoint); }

QRectF CanvasView::visibleRect() const { return viewportTransform().inverted().mapRect(QRectF{viewport()->rect()}); }

qreal CanvasView::reach() const { return std::clamp(1 / m_zoom, 0.5, 3.0); }

void CanvasView::setZoom(double zoom) { zoomAt(zoom, QRectF{viewport()->rect()}.center()); }
void CanvasView::zoomIn() { setZoom(m_zoom * kZoomStep); }
void CanvasView::zoomOut() { setZoom(m_zoom / kZoomStep); }
void CanvasView::zoomTo100() { setZoom(1); }

void CanvasView::zoomAt(double zoom, QPointF viewportPoint) {
    const QPointF anchor = toScene(viewportPoint);
    m_fitPending = false;
    m_zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    applyZoom();
    const QPointF away = viewportPoint - QRectF{viewport()->rect()}.center();
    centerOn(anchor - away / transform().m11());
}

void CanvasView::applyZoom() {
    const qreal scale = m_zoom * m_scene->style().scale();
    setTransform(QTransform::fromScale(scale, scale));
    m_scene->setLabelsShown(m_zoom >= kSimpleBelow);
    updateSceneRect();
    updateFlow();
    emit zoomChanged(m_zoom);
}

void CanvasView::zoomToFit() {
    const QRectF contents = m_scene->contents();
    const int covered = m_overlays->coveredLeft();
    const QSizeF room = viewport()->size() - QSize{covered, 0};
    if (contents.isEmpty() || room.isEmpty()) {
        return;
    }
    const QRectF shown = contents.adjusted(-kFitMargin, -kFitMargin, kFitMargin, kFitMargin);
    const qreal unit = m_scene->style().scale();
    m_zoom = std::clamp(std::min({room.width() / shown.width() / unit, room.height() / shown.height() / unit, 1.0}),
                        kLeastZoom, kMostZoom);
    applyZoom();
    centerOn(shown.center() - QPointF{covered / m_zoom / unit / 2, 0});
}

void CanvasView::fitSoon() {
    m_fitPending = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_fitPending && isVisible()) {
                m_fitPending = false;
                zoomToFit();
            }
        },
        Qt::QueuedConnection);
}

void CanvasView::updateSceneRect() {
    // Room to scroll what there is almost out of sight, and always more than the viewport.
    const QSizeF margin = visibleRect().size() * 0.9;
    const QRectF contents = m_scene->contents();
    setSceneRect(contents.adjusted(-margin.width(), -margin.height(), margin.width(), margin.height()));
}

void CanvasView::updateFlow() {
    m_scene->flow().setAllowed(isVisible() && isActiveWindow() && !m_workspace.theme.reduceMotion() &&
                               m_zoom >= kSimpleBelow);
    m_scene->flow().setVisibleRect(visibleRect());
}

void CanvasView::goTo(const CanvasObject& object) {
    const QRectF rect = m_scene->rectOf(object);
    if (!rect.isNull()) {
        constexpr int kMargin = 48;
        ensureVisible(rect, kMargin, kMargin);
    }
}

void CanvasView::paintDocument(QPainter& painter, const QRectF& target, const QRectF& rect) {
    m_scene->render(&painter, target, rect);
}

// --- commands

void CanvasView::layOutByTier() { m_layout->run(m_workspace.document.snapshot(), true); }
void CanvasView::alignSelection(Alignment alignment) { m_edits->align(alignment); }
void CanvasView::distributeSelection(Qt::Orientation orientation) { m_edits->distribute(orientation); }
void CanvasView::setSnap(bool snap) { m_mouse->setSnap(snap); }
void CanvasView::copySelection() { m_edits->copy(); }
void CanvasView::cutSelection() { m_edits->cut(); }
void CanvasView::paste() { m_edits->paste(visibleRect().center()); }
void CanvasView::duplicateSelection() { m_edits->duplicate(); }
void CanvasView::deleteSelection() { m_edits->removeSelection(); }
void CanvasView::showMinimap(bool show) { m_overlays->showMinimap(show); }
void CanvasView::addClusterHere() { emit addClusterRequested(placeForCluster()); }

void CanvasView::selectAll() {
    ObjectSet all;
    for (const ClusterSpec& cluster : m_workspace.document.spec().clusters) {
        all.clusters.insert(cluster.id);
    }
    for (const LinkSpec& link : m_workspace.document.spec().links) {
        all.links.insert(link.id);
    }
    m_workspace.selection.set(std::move(all));
}

QPointF CanvasView::placeForCluster() const {
    std::vector<QRectF> taken;
    for (const auto& [id, item] : m_scene->cards()) {
        taken.push_back(item->card());
    }
    return nextPlace(taken, visibleRect());
}

std::vector<LinkId> CanvasView::linksToRun() const {
    const ObjectSet& objects = m_workspace.selection.objects();
    std::vector<LinkId> links{objects.links.begin(), objects.links.end()};
    if (links.empty()) {
        for (const LinkSpec& link : m_workspace.document.spec().links) {
            if (objects.clusters.contains(link.source) || objects.clusters.contains(link.target)) {
                links.push_back(link.id);
            }
        }
    }
    return links;
}

CanvasObject CanvasView::singleObject() const {
    if (const ClusterId cluster = m_workspace.selection.singleCluster(); !cluster.empty()) {
        return cluster;
    }
    if (const LinkId link = m_workspace.selection.singleLink(); !link.empty()) {
        return link;
    }
    return m_scene->current();
}

void CanvasView::focusObject(const CanvasObject& object) {
    m_scene->setCurrent(object);
    m_workspace.selection.set(toSet({object}));
    goTo(object);
}

void CanvasView::editObject(const CanvasObject& object) {
    if (const ClusterId* cluster = std::get_if<ClusterId>(&object)) {
        emit clusterEditRequested(*cluster);
    } else if (const LinkId* link = std::get_if<LinkId>(&object);
               link != nullptr && m_workspace.document.spec().link(*link)) {
        emit linkEditRequested(*link);
    }
}

void CanvasView::selectUpstream() {
    if (const CanvasObject object = singleObject(); const ClusterId* cluster = std::get_if<ClusterId>(&object)) {
        m_workspace.selection.set(upstreamOf(m_workspace.document.spec(), *cluster));
    }
}

void CanvasView::selectDownstream() {
    if (const CanvasObject object = singleObject(); const ClusterId* cluster = std::get_if<ClusterId>(&object)) {
        m_workspace.selection.set(downstreamOf(m_workspace.document.spec(), *cluster));
    }
}

void CanvasView::renameSelected() {
    const CanvasObject object = singleObject();
    const TopologySpec& spec = m_workspace.document.spec();
    QString name;
    if (const ClusterId* cluster = std::get_if<ClusterId>(&object)) {
        name = QString::fromStdString(spec.cluster(*cluster)->displayName());
    } else if (const LinkId* link = std::get_if<LinkId>(&object); link != nullptr && spec.link(*link) != nullptr) {
        name = QString::fromStdString(spec.link(*link)->name);
    } else {
        return;
    }
    goTo(object);
    const QRectF rect = m_scene->rectOf(object);
    QRect place = mapFromScene(QRectF{rect.left() + 8, rect.top() + 6, rect.width() - 16, 28}).boundingRect();
    place.setHeight(std::max(place.height(), fontMetrics().height() + 8));
    place.setWidth(std::max(place.width(), fontMetrics().averageCharWidth() * 18));
    auto* editor = new InlineRename(name, place, viewport());
    connect(editor, &InlineRename::committed, this,
            [this, object](const QString& changed) { m_edits->rename(object, changed); });
}

void CanvasView::connectTo() {
    const CanvasObject object = singleObject();
    const ClusterId* source = std::get_if<ClusterId>(&object);
    const ClusterSpec* from = source == nullptr ? nullptr : m_workspace.document.spec().cluster(*source);
    if (from == nullptr) {
        return;
    }
    std::vector<ConnectDialog::Choice> choices;
    for (const ClusterSpec& cluster : m_workspace.document.spec().clusters) {
        if (cluster.id != *source) {
            choices.push_back(
                {cluster.id, QString::fromStdString(cluster.displayName()), m_edits->refusal(*source, cluster.id)});
        }
    }
    auto* dialog = new ConnectDialog(QString::fromStdString(from->displayName()), std::move(choices));
    connect(dialog, &ConnectDialog::chosen, this, [this, id = *source](const ClusterId& target) {
        if (const LinkId link = m_edits->connect(id, target); !link.empty()) {
            emit linkDrawn(link);
        }
    });
    m_workspace.dialogs.show(dialog);  // takes ownership
}

void CanvasView::showReasons(const LinkId& link) {
    const LinkLayer::Link* known = m_scene->links().link(link);
    if (known == nullptr) {
        return;
    }
    QStringList reasons;
    const TopologyDocument& document = m_workspace.document;
    for (const Finding& finding : findingsForLink(document.spec(), document.findingsNow(), link)) {
        reasons << errorText(finding.error);
    }
    if (!reasons.isEmpty()) {
        goTo(link);
        const QRect anchor = mapFromScene(m_scene->rectOf(link)).boundingRect();
        m_overlays->reasons().open(known->face.title, reasons, anchor.translated(viewport()->pos()));
    }
}

// --- finding

void CanvasView::dim(const QString& findText) {
    m_finder->look(findText);
    emit matchesChanged(m_finder->count());
}

bool CanvasView::isFinding() const { return m_finder->isActive(); }

int CanvasView::matchCount() const { return m_finder->count(); }

void CanvasView::find(int step) {
    if (const CanvasObject match = m_finder->step(step); !isNone(match)) {
        m_workspace.selection.set(toSet({match}));
        goTo(match);
    }
}

void CanvasView::findNext() { find(1); }
void CanvasView::findPrevious() { find(-1); }

// --- events

void CanvasView::mousePressEvent(QMouseEvent* event) {
    m_overlays->reasons().hide();
    m_mouse->press(*event);
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) { m_mouse->move(*event); }
void CanvasView::mouseReleaseEvent(QMouseEvent* event) { m_mouse->release(*event); }
void CanvasView::mouseDoubleClickEvent(QMouseEvent* event) { m_mouse->doubleClick(*event); }

void CanvasView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_overlays->reasons().isVisible() && !m_mouse->isBusy()) {
        m_overlays->reasons().hide();  // one Esc takes away one thing
        event->accept();
        return;
    }
    event->setAccepted(m_keys->press(*event));
}

void CanvasView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomAt(m_zoom * std::pow(kZoomStep, event->angleDelta().y() / 120.0), event->position());
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event) {
    QPoint at = event->pos();
    CanvasHit hit;
    if (event->reason() == QContextMenuEvent::Keyboard) {
        hit.object = singleObject();
        at = isNone(hit.object) ? viewport()->rect().center() : mapFromScene(m_scene->rectOf(hit.object).center());
        hit.kind = isNone(hit.object) ? CanvasHit::Kind::None : CanvasHit::Kind::Card;
    } else {
        hit = m_scene->hit(toScene(at), reach());
    }
    const ObjectSet under = toSet({hit.object});
    const ObjectSet& chosen = m_workspace.selection.objects();
    const bool isChosen =
        std::ranges::includes(chosen.clusters, under.clusters) && std::ranges::includes(chosen.links, under.links);
    if (!isChosen || under.empty()) {
        m_workspace.selection.set(under);
    }
    m_menu->make(hit, toScene(at))->popup(viewport()->mapToGlobal(at));
}

void CanvasView::dragEnterEvent(QDragEnterEvent* event) { m_drops->over(*event); }
void CanvasView::dragMoveEvent(QDragMoveEvent* event) { m_drops->over(*event); }
void CanvasView::dragLeaveEvent(QDragLeaveEvent* /*event*/) { m_drops->leave(); }
void CanvasView::dropEvent(QDropEvent* event) { m_drops->drop(*event); }

void CanvasView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    updateSceneRect();
    m_overlays->place();
    updateFlow();
}

void CanvasView::showEvent(QShowEvent* event) {
    QGraphicsView::showEvent(event);
    if (m_fitPending) {
        fitSoon();
    }
    updateFlow();
}

void CanvasView::hideEvent(QHideEvent* event) {
    QGraphicsView::hideEvent(event);
    updateFlow();
}

void CanvasView::changeEvent(QEvent* event) {
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::ActivationChange) {
        updateFlow();
    }
}

void CanvasView::focusInEvent(QFocusEvent* event) {
    QGraphicsView::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && isNone(m_scene->current())) {
        const auto& clusters = m_workspace.document.spec().clusters;
        const CanvasObject chosen = singleObject();
        m_scene->setCurrent(!isNone(chosen) || clusters.empty() ? chosen : CanvasObject{clusters.front().id});
    }
}

void CanvasView::focusOutEvent(QFocusEvent* event) {
    QGraphicsView::focusOutEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        m_scene->setCurrent({});
    }
}

void CanvasView::scrollContentsBy(int dx, int dy) {
    QGraphicsView::scrollContentsBy(dx, dy);
    m_scene->flow().setVisibleRect(visibleRect());
    m_overlays->minimap().update();
    m_overlays->reasons().hide();
}

bool CanvasView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), m_scene->tip(m_scene->hit(toScene(help->pos()), reach())), viewport());
        return true;
    }
    return QGraphicsView::viewportEvent(event);
}

}  // namespace tributary::ui
