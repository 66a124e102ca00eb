#pragma once

#include "ui/canvas/arrange.h"
#include "ui/canvas/canvasobject.h"
#include "ui/document/edits.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPointF>
#include <QString>

#include <functional>
#include <vector>

namespace tributary::ui {

class TopologyScene;
struct Workspace;

/// What the canvas does to the document: each method is one undo step. GUI thread.
class CanvasEdits {
    Q_DECLARE_TR_FUNCTIONS(CanvasEdits)

public:
    CanvasEdits(Workspace& workspace, const TopologyScene& scene);

    /// Why the two may not be wired; empty when they may.
    [[nodiscard]] QString refusal(const ClusterId& source, const ClusterId& target) const;
    /// Makes a link and selects it; an empty id when it is refused.
    LinkId connect(const ClusterId& source, const ClusterId& target);
    /// Bends of links between moved clusters go along.
    void move(const Places& places);
    /// The arrow keys: those pressed in a row are one step.
    void nudge(QPointF by);
    void align(Alignment alignment);
    void distribute(Qt::Orientation orientation);
    /// Places from the automatic layout; bends would make no sense there and go.
    void layOut(const Places& places);
    void setBends(const LinkId& link, const std::vector<QPointF>& bends);
    void rename(const CanvasObject& object, const QString& name);
    void reverse(const LinkId& link);
    void setProduction(const ClusterId& cluster, bool production);
    void setReadOnly(const ClusterId& cluster, bool readOnly);

    /// Removes what is selected. Asks first where that touches production: for the name of a production cluster that
    /// goes or whose links run, else by a button.
    void removeSelection();
    void copy() const;
    void cut();
    /// `at`: where the middle of what is pasted goes.
    void paste(QPointF at);
    void duplicate();

private:
    [[nodiscard]] Places selectedPlaces() const;
    void remove(const ObjectSet& objects, const QString& text);
    void confirmed(const ObjectSet& objects, const std::function<void()>& act);
    void insert(const QString& text, const QString& what, QPointF offset);

    Workspace& m_workspace;
    const TopologyScene& m_scene;
    QElapsedTimer m_sinceNudge;
    ObjectSet m_nudged;
    int m_gesture = 0;
};

}  // namespace tributary::ui
