#pragma once

#include "ui/document/edits.h"

#include <QObject>

namespace tributary::ui {

/// What is selected in one window: shared by canvas, tables, inspector and dashboard. Not part of the document. GUI thread.
class Selection final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const ObjectSet& objects() const { return m_objects; }
    [[nodiscard]] bool isSelected(const ClusterId& id) const { return m_objects.clusters.contains(id); }
    [[nodiscard]] bool isSelected(const LinkId& id) const { return m_objects.links.contains(id); }
    /// The one link, when nothing else is selected; empty otherwise.
    [[nodiscard]] LinkId singleLink() const {
        return m_objects.clusters.empty() && m_objects.links.size() == 1 ? *m_objects.links.begin() : LinkId{};
    }
    [[nodiscard]] ClusterId singleCluster() const {
        return m_objects.links.empty() && m_objects.clusters.size() == 1 ? *m_objects.clusters.begin() : ClusterId{};
    }

    void set(ObjectSet objects) {
        if (objects != m_objects) {
            m_objects = std::move(objects);
            emit changed();
        }
    }
    void select(const ClusterId& id) { set({{id}, {}}); }
    void select(const LinkId& id) { set({{}, {id}}); }
    void clear() { set({}); }
    /// Asks the views to bring the object into sight and select it.
    void reveal(const ClusterId& id) { select(id); emit revealed(); }
    void reveal(const LinkId& id) { select(id); emit revealed(); }

signals:
    void changed();
    void revealed();

private:
    ObjectSet m_objects;
};

}  // namespace tributary::ui
