#include "ui/canvas/canvasmouse.h"

#include "ui/bridge/workspace.h"
#include "ui/canvas/bendgesture.h"
#include "ui/canvas/canvasedits.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/movegesture.h"
#include "ui/canvas/pangesture.h"
#include "ui/canvas/rubbergesture.h"
#include "ui/canvas/topologyscene.h"
#include "ui/canvas/wiregesture.h"
#include "ui/document/selection.h"

#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr int kScrollEdge = 24;  // pixels
constexpr int kEdgeStep = 12;  // pixels
constexpr int kEdgeEveryMs = 30;

bool adds(Qt::KeyboardModifiers modifiers) { return modifiers & (Qt::ControlModifier | Qt::ShiftModifier); }

template <class Id>
void toggle(std::set<Id>& ids, const Id& id) {
    if (!ids.insert(id).second) {
        ids.erase(id);
    }
}

}  // namespace

CanvasMouse::CanvasMouse(CanvasView& view, TopologyScene& scene, CanvasEdits& edits)
    : m_view(view), m_scene(scene), m_edits(edits) {
    m_edge.setInterval(kEdgeEveryMs);
    connect(&m_edge, &QTimer::timeout, this, &CanvasMouse::scrollAtEdge);
}

CanvasMouse::~CanvasMouse() = default;

GesturePoint CanvasMouse::pointOf(const QMouseEvent& event) const {
    return {m_view.toScene(event.position()), event.position().toPoint(), event.modifiers()};
}

CanvasHit CanvasMouse::hitAt(const GesturePoint& point) const { return m_scene.hit(point.scene, m_view.reach()); }

void CanvasMouse::begin(std::unique_ptr<Gesture> gesture, Qt::MouseButton button) {
    m_gesture = std::move(gesture);
    m_button = button;
    if (m_gesture->scrolls()) {
        m_edge.start();
    }
}

void CanvasMouse::press(const QMouseEvent& event) {
    if (m_gesture) {
        return;  // another button while one is held
    }
    const GesturePoint point = pointOf(event);
    m_last = point;
    if (event.button() == Qt::MiddleButton) {
        begin(std::make_unique<PanGesture>(m_view, point), Qt::MiddleButton);
    } else if (event.button() == Qt::LeftButton) {
        m_scene.setCurrent({});
        pressLeft(point);
    }
}

void CanvasMouse::pressLeft(const GesturePoint& point) {
    const CanvasHit hit = hitAt(point);
    switch (hit.kind) {
        case CanvasHit::Kind::None:
            begin(std::make_unique<RubberGesture>(m_scene, point, adds(point.modifiers)), Qt::LeftButton);
            break;
        case CanvasHit::Kind::InPort:
        case CanvasHit::Kind::OutPort:
            beginWire(hit);
            break;
        case CanvasHit::Kind::Card:
            pressCard(point, hit);
            break;
        case CanvasHit::Kind::Bend:
            begin(std::make_unique<BendGesture>(m_scene, m_edits, hit.link(), hit.bend, point, m_snap), Qt::LeftButton);
            break;
        case CanvasHit::Kind::Badge:
            m_scene.workspace().selection.select(hit.link());
            m_view.showReasons(hit.link());
            break;
        case CanvasHit::Kind::Label:
        case CanvasHit::Kind::Curve:
            pressLink(point, hit);
            break;
    }
}

void CanvasMouse::beginWire(const CanvasHit& hit) {
    m_scene.workspace().selection.select(hit.cluster());
    WireGesture::Callbacks callbacks;
    callbacks.drawn = [this](const LinkId& link) { emit m_view.linkDrawn(link); };
    callbacks.refused = [this](const QString& reason) {
        if (reason.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(m_view.viewport()->mapToGlobal(m_last.viewport), reason, m_view.viewport());
        }
    };
    begin(std::make_unique<WireGesture>(m_scene, m_edits, hit.cluster(), hit.kind == CanvasHit::Kind::OutPort,
                                        std::move(callbacks)),
          Qt::LeftButton);
}

void CanvasMouse::pressCard(const GesturePoint& point, const CanvasHit& hit) {
    Selection& selection = m_scene.workspace().selection;
    const ClusterId id = hit.cluster();
    const bool wasSelected = selection.isSelected(id);
    if (adds(point.modifiers)) {
        ObjectSet objects = selection.objects();
        toggle(objects.clusters, id);
        selection.set(std::move(objects));
        if (wasSelected) {
            return;
        }
    } else if (!wasSelected) {
        selection.select(id);
    }
    begin(std::make_unique<MoveGesture>(m_scene, m_edits, id, point, m_snap, wasSelected), Qt::LeftButton);
}

void CanvasMouse::pressLink(const GesturePoint& point, const CanvasHit& hit) {
    Selection& selection = m_scene.workspace().selection;
    const LinkId id = hit.link();
    if (adds(point.modifiers)) {
        ObjectSet objects = selection.objects();
        toggle(objects.links, id);
        selection.set(std::move(objects));
        return;
    }
    const bool bends =
        selection.isSelected(id) && hit.kind == CanvasHit::Kind::Curve && !m_scene.links().link(id)->ghost;
    selection.select(id);
    if (bends) {
        begin(std::make_unique<BendGesture>(m_scene, m_edits, id, point, m_snap), Qt::LeftButton);
    }
}

void CanvasMouse::move(const QMouseEvent& event) {
    m_last = pointOf(event);
    if (m_gesture) {
        m_gesture->move(m_last);
    } else {
        showCursor(m_last);
    }
}

void CanvasMouse::release(const QMouseEvent& event) {
    if (m_gesture && event.button() == m_button) {
        m_edge.stop();
        // Gone before it acts on others: what follows may open a dialog or begin another one.
        const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
        gesture->finish(pointOf(event));
    }
}

void CanvasMouse::doubleClick(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton) {
        return;
    }
    cancel();
    const CanvasHit hit = hitAt(pointOf(event));
    switch (hit.kind) {
        case CanvasHit::Kind::Bend: {
            std::vector<QPointF> bends = m_scene.links().link(hit.link())->route.ends().bends;
            bends.erase(bends.begin() + static_cast<std::ptrdiff_t>(hit.bend));
            m_edits.setBends(hit.link(), bends);
            break;
        }
        case CanvasHit::Kind::InPort:
        case CanvasHit::Kind::OutPort:
        case CanvasHit::Kind::Card:
        case CanvasHit::Kind::Label:
        case CanvasHit::Kind::Curve:
            m_view.editObject(hit.object);
            break;
        case CanvasHit::Kind::Badge:
        case CanvasHit::Kind::None:
            break;
    }
}

bool CanvasMouse::cancel() {
    if (!m_gesture) {
        return false;
    }
    m_edge.stop();
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    gesture->cancel();
    return true;
}

void CanvasMouse::scrollAtEdge() {
    const QRect inner = m_view.viewport()->rect().adjusted(kScrollEdge, kScrollEdge, -kScrollEdge, -kScrollEdge);
    const QPoint at = m_last.viewport;
    if (!m_gesture || inner.contains(at)) {
        return;
    }
    const int dx = at.x() < inner.left() ? -kEdgeStep : at.x() > inner.right() ? kEdgeStep : 0;
    const int dy = at.y() < inner.top() ? -kEdgeStep : at.y() > inner.bottom() ? kEdgeStep : 0;
    m_view.horizontalScrollBar()->setValue(m_view.horizontalScrollBar()->value() + dx);
    m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->value() + dy);
    m_last.scene = m_view.toScene(at);
    m_gesture->move(m_last);
}

void CanvasMouse::showCursor(const GesturePoint& point) {
    switch (hitAt(point).kind) {
        case CanvasHit::Kind::InPort:
        case CanvasHit::Kind::OutPort:
            m_view.viewport()->setCursor(Qt::CrossCursor);
            break;
        case CanvasHit::Kind::Bend:
            m_view.viewport()->setCursor(Qt::SizeAllCursor);
            break;
        case CanvasHit::Kind::Badge:
        case CanvasHit::Kind::Label:
        case CanvasHit::Kind::Curve:
            m_view.viewport()->setCursor(Qt::PointingHandCursor);
            break;
        case CanvasHit::Kind::Card:
        case CanvasHit::Kind::None:
            m_view.viewport()->unsetCursor();
            break;
    }
}

}  // namespace tributary::ui
