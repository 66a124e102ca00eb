#include "ui/canvas/canvasaccessible.h"

#include "ui/bridge/workspace.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/objectaccessible.h"
#include "ui/canvas/topologyscene.h"
#include "ui/document/topologydocument.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <map>

namespace tributary::ui {

namespace {

/// The canvas itself. Its children are made when they are asked for.
class CanvasAccessible final : public QAccessibleWidget {
public:
    explicit CanvasAccessible(CanvasView& view) : QAccessibleWidget(&view, QAccessible::List), m_view(view) {}

    ~CanvasAccessible() override {
        for (const auto& [object, id] : m_children) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }

    [[nodiscard]] int childCount() const override {
        return static_cast<int>(spec().clusters.size() + spec().links.size()) + QAccessibleWidget::childCount();
    }

    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        const int clusters = static_cast<int>(spec().clusters.size());
        const int objects = clusters + static_cast<int>(spec().links.size());
        if (index < 0) {
            return nullptr;
        }
        if (index < clusters) {
            return of(spec().clusters[static_cast<std::size_t>(index)].id);
        }
        if (index < objects) {
            return of(spec().links[static_cast<std::size_t>(index - clusters)].id);
        }
        return QAccessibleWidget::child(index - objects);
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        const int objects = static_cast<int>(spec().clusters.size() + spec().links.size());
        for (int i = 0; i < objects; ++i) {
            if (this->child(i) == child) {
                return i;
            }
        }
        const int widget = QAccessibleWidget::indexOfChild(child);
        return widget < 0 ? widget : objects + widget;
    }

    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        const QPoint at = m_view.viewport()->mapFromGlobal(QPoint{x, y});
        const CanvasHit hit = m_view.topologyScene().hit(m_view.toScene(at), m_view.reach());
        return isNone(hit.object) ? QAccessibleWidget::childAt(x, y) : of(hit.object);
    }

    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        const CanvasObject& current = m_view.topologyScene().current();
        return isNone(current) || !m_view.hasFocus() ? QAccessibleWidget::focusChild() : of(current);
    }

    [[nodiscard]] QAccessibleInterface* of(const CanvasObject& object) const {
        const auto known = m_children.find(object);
        if (known != m_children.end()) {
            return QAccessible::accessibleInterface(known->second);
        }
        auto* made = new ObjectAccessible(m_view, object);
        m_children[object] = QAccessible::registerAccessibleInterface(made);  // the cache owns it
        return made;
    }

private:
    [[nodiscard]] const TopologySpec& spec() const { return m_view.topologyScene().workspace().document.spec(); }

    CanvasView& m_view;
    mutable std::map<CanvasObject, QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object) {
    auto* view = qobject_cast<CanvasView*>(object);
    return view == nullptr ? nullptr : new CanvasAccessible(*view);
}

QAccessibleInterface* interfaceOf(CanvasView& view, const CanvasObject& object) {
    auto* canvas = dynamic_cast<CanvasAccessible*>(QAccessible::queryAccessibleInterface(&view));
    return canvas == nullptr || isNone(object) ? nullptr : canvas->of(object);
}

void announce(CanvasView& view, const CanvasObject& object, QAccessible::Event kind) {
    if (!QAccessible::isActive()) {
        return;
    }
    if (QAccessibleInterface* interface = interfaceOf(view, object)) {
        QAccessibleEvent event{interface, kind};
        QAccessible::updateAccessibility(&event);
    }
}

}  // namespace

void installCanvasAccessibility() { QAccessible::installFactory(makeInterface); }

void announceFocus(CanvasView& view, const CanvasObject& object) { announce(view, object, QAccessible::Focus); }

void announceState(CanvasView& view, const LinkId& link) {
    announce(view, link, QAccessible::NameChanged);  // the name has the state in it
}

}  // namespace tributary::ui
