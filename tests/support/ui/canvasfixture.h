#pragma once

#include "tests/support/ui/workspacerig.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/clusteritem.h"
#include "ui/canvas/topologyscene.h"

#include <QDropEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QTest>

#include <memory>
#include <string>

namespace tributary::ui {

/// A shown canvas at 100 % with three clusters from left to right, and hands for it.
class CanvasFixture : public QObject {
protected:
    [[nodiscard]] QPoint at(QPointF scene) const { return m_view->mapFromScene(scene); }
    [[nodiscard]] const ClusterItem& card(const ClusterId& id) const { return *m_view->topologyScene().card(id); }
    [[nodiscard]] QPoint middle(const ClusterId& id) const { return at(card(id).card().center()); }
    [[nodiscard]] QPoint inPort(const ClusterId& id) const { return at(card(id).inPort()); }
    [[nodiscard]] QPoint outPort(const ClusterId& id) const { return at(card(id).outPort()); }
    [[nodiscard]] QPoint onCurve(const LinkId& id, qreal t) const {
        return at(m_view->topologyScene().links().link(id)->route.at(t));
    }
    [[nodiscard]] QPointF placeOf(const ClusterId& id) const {
        const auto& position = m_rig->document.spec().cluster(id)->position;
        return {position->x, position->y};
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier, bool release = true);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(m_view.get(), key, modifiers);
    }
    bool sendDrop(const QMimeData& data, QPoint place);
    [[nodiscard]] int steps() const { return m_rig->document.undoStack().count(); }
    void undo() { m_rig->document.undoStack().undo(); }
    void open();
    void close();
    ClusterId clusterAt(const std::string& name, double x, double y, Tier tier = Tier::None);

    std::unique_ptr<WorkspaceRig> m_rig;
    std::unique_ptr<CanvasView> m_view;
    ClusterId m_eu;
    ClusterId m_agg;
    ClusterId m_dr;
};

inline ClusterId CanvasFixture::clusterAt(const std::string& name, double x, double y, Tier tier) {
    ClusterSpec cluster;
    cluster.name = name;
    cluster.tier = tier;
    cluster.bootstrap = {name + ":9092"};
    cluster.position = Position{x, y};
    ClusterId id;
    m_rig->document.edit("Add cluster", withCluster(m_rig->document.spec(), cluster, id));
    return id;
}

inline void CanvasFixture::open() {
    m_rig = std::make_unique<WorkspaceRig>();
    m_eu = clusterAt("Europe", 0, 0, Tier::Regional);
    m_agg = clusterAt("Aggregate", 400, 80, Tier::Aggregate);
    m_dr = clusterAt("Frankfurt", 800, 240, Tier::Dr);
    m_view = std::make_unique<CanvasView>(m_rig->workspace);
    m_view->resize(1200, 700);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
    m_view->zoomTo100();
    m_view->centerOn(m_view->topologyScene().cardsBounds().center());
    QCoreApplication::processEvents();
}

inline void CanvasFixture::close() {
    m_view.reset();
    m_rig.reset();
}

inline void CanvasFixture::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers, bool release) {
    QWidget* viewport = m_view->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, modifiers, from);
    QTest::mouseMove(viewport, from);  // so that the next one is a move for the offscreen platform
    for (const QPoint& step : {from + (to - from) / 3, from + (to - from) * 2 / 3, to}) {
        QMouseEvent move{QEvent::MouseMove, QPointF{step},  viewport->mapToGlobal(QPointF{step}),
                         Qt::NoButton,      Qt::LeftButton, modifiers};
        QCoreApplication::sendEvent(viewport, &move);
    }
    if (release) {
        QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, to);
    }
}

inline bool CanvasFixture::sendDrop(const QMimeData& data, QPoint place) {
    QDragEnterEvent enter{place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
    QCoreApplication::sendEvent(m_view->viewport(), &enter);
    if (!enter.isAccepted()) {
        return false;
    }
    QDropEvent drop{QPointF{place}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
    QCoreApplication::sendEvent(m_view->viewport(), &drop);
    return drop.isAccepted();
}

}  // namespace tributary::ui
