#include "ui/canvas/objectaccessible.h"

#include "ui/bridge/runcontrol.h"
#include "ui/bridge/workspace.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/clusteritem.h"
#include "ui/canvas/topologyscene.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"

#include <QCoreApplication>

#include <utility>

namespace tributary::ui {

namespace {

struct AccessibleText {
    Q_DECLARE_TR_FUNCTIONS(CanvasAccessibility)
};

const LinkLayer::Link* linkOf(const CanvasView* view, const CanvasObject& object) {
    const LinkId* id = std::get_if<LinkId>(&object);
    return view == nullptr || id == nullptr ? nullptr : view->topologyScene().links().link(*id);
}

const ClusterItem* cardOf(const CanvasView* view, const CanvasObject& object) {
    const ClusterId* id = std::get_if<ClusterId>(&object);
    return view == nullptr || id == nullptr ? nullptr : view->topologyScene().card(*id);
}

}  // namespace

ObjectAccessible::ObjectAccessible(CanvasView& view, CanvasObject object)
    : m_view(&view), m_object(std::move(object)) {}

bool ObjectAccessible::isValid() const {
    return cardOf(m_view, m_object) != nullptr || linkOf(m_view, m_object) != nullptr;
}

QAccessibleInterface* ObjectAccessible::childAt(int /*x*/, int /*y*/) const { return nullptr; }
QAccessibleInterface* ObjectAccessible::child(int /*index*/) const { return nullptr; }
int ObjectAccessible::indexOfChild(const QAccessibleInterface* /*child*/) const { return -1; }

QAccessibleInterface* ObjectAccessible::parent() const {
    return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
}

QString ObjectAccessible::text(QAccessible::Text kind) const {
    switch (kind) {
        case QAccessible::Name:
            return name();
        case QAccessible::Value:
            return value();
        case QAccessible::Description:
            return description();
        default:
            return {};
    }
}

void ObjectAccessible::setText(QAccessible::Text /*kind*/, const QString& /*text*/) {}

QString ObjectAccessible::name() const {
    if (const ClusterItem* card = cardOf(m_view, m_object)) {
        const ClusterFace& face = card->face();
        return face.tier == Tier::None ? AccessibleText::tr("Cluster %1").arg(face.name)
                                       : AccessibleText::tr("Cluster %1, %2").arg(face.name, tierText(face.tier));
    }
    if (const LinkLayer::Link* link = linkOf(m_view, m_object)) {
        return AccessibleText::tr("Link %1, %2").arg(link->face.title, link->face.state);
    }
    return {};
}

QString ObjectAccessible::value() const {
    if (const ClusterItem* card = cardOf(m_view, m_object)) {
        return card->face().state;
    }
    if (const LinkLayer::Link* link = linkOf(m_view, m_object)) {
        return link->face.first == link->face.state ? link->face.second
                                                    : link->face.first + QStringLiteral(", ") + link->face.second;
    }
    return {};
}

QString ObjectAccessible::description() const {
    QStringList parts;
    if (const ClusterItem* card = cardOf(m_view, m_object)) {
        parts << card->face().address << clusterMarks(card->face()) << card->face().reasons;
    } else if (const LinkLayer::Link* link = linkOf(m_view, m_object)) {
        if (link->face.pending) {
            parts << AccessibleText::tr("changes not applied");
        }
        if (!link->face.detail.isEmpty()) {
            parts << link->face.detail;
        }
        parts << link->face.reasons;
    }
    return parts.join(QStringLiteral(", "));
}

QRect ObjectAccessible::rect() const {
    if (!m_view) {
        return {};
    }
    const QRect inView = m_view->mapFromScene(m_view->topologyScene().rectOf(m_object)).boundingRect();
    return {m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size()};
}

QAccessible::Role ObjectAccessible::role() const {
    // Roles that readers know in a graph: they speak name, value and state of a list item.
    return QAccessible::ListItem;
}

QAccessible::State ObjectAccessible::state() const {
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.focusable = true;
    state.selectable = true;
    const TopologyScene& scene = m_view->topologyScene();
    state.focused = m_view->hasFocus() && scene.current() == m_object;
    const Selection& selection = scene.workspace().selection;
    if (const ClusterId* cluster = std::get_if<ClusterId>(&m_object)) {
        state.selected = selection.isSelected(*cluster);
    } else if (const LinkId* link = std::get_if<LinkId>(&m_object)) {
        state.selected = selection.isSelected(*link);
    }
    state.offscreen = !scene.rectOf(m_object).intersects(m_view->visibleRect());
    return state;
}

void* ObjectAccessible::interface_cast(QAccessible::InterfaceType type) {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
}

QStringList ObjectAccessible::actionNames() const { return {setFocusAction(), pressAction(), toggleAction()}; }

void ObjectAccessible::doAction(const QString& name) {
    if (!isValid()) {
        return;
    }
    if (name == setFocusAction()) {
        m_view->setFocus();
        m_view->focusObject(m_object);
    } else if (name == pressAction()) {
        m_view->editObject(m_object);
    } else if (const LinkId* link = std::get_if<LinkId>(&m_object); link != nullptr && name == toggleAction()) {
        m_view->topologyScene().workspace().run.toggle({*link});
    }
}

QStringList ObjectAccessible::keyBindingsForAction(const QString& name) const {
    if (name == pressAction()) {
        return {QStringLiteral("Return")};
    }
    return name == toggleAction() ? QStringList{QStringLiteral("Space")} : QStringList{};
}

}  // namespace tributary::ui
