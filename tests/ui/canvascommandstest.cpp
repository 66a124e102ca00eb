#include "tests/support/testprogram.h"
#include "tests/support/ui/canvasfixture.h"
#include "ui/canvas/connectdialog.h"
#include "ui/canvas/linklabel.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/palettestrip.h"
#include "ui/canvas/reasonspopup.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QUrl>

using namespace tributary;
using namespace tributary::ui;

/// What the canvas does by key, menu, drop and its own tools.
class CanvasCommandsTest : public CanvasFixture {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void deletesAndBringsBack();
    void aProductionClusterIsDeletedByItsName();
    void aLinkAtProductionIsDeletedAfterAQuestion();
    void copiesAndPastes();
    void duplicatesWithLinks();
    void cutsAndPastes();
    void doubleClickAsksForTheEditor();
    void spaceStartsAndPauses();
    void aRefusedStartShowsItsReasons();
    void theMarkTellsWhatTheTopicsRevealed();
    void zoomsAtTheCursor();
    void middleButtonPans();
    void opensTheMenuOfWhatIsUnderIt();
    void connectsByKeyboard();
    void selectsUpstreamAndDownstream();
    void findsAndGoesOn();
    void takesTopologyFilesOnly();
    void asksForAClusterWhereOneIsDropped();
    void dragsTheToolOntoTheCanvas();
    void theEmptyCanvasOffersToBegin();
    void overviewMovesTheView();
};

void CanvasCommandsTest::deletesAndBringsBack() {
    const LinkId link = m_rig->addLink(m_eu, m_agg);
    m_rig->selection.select(m_eu);
    key(Qt::Key_Delete);
    QVERIFY(m_view->topologyScene().card(m_eu) == nullptr);
    QVERIFY(m_view->topologyScene().links().link(link) == nullptr);
    QVERIFY(m_rig->selection.objects().empty());
    undo();
    QVERIFY(m_view->topologyScene().card(m_eu) != nullptr);
    QVERIFY(m_view->topologyScene().links().link(link) != nullptr);
}

void CanvasCommandsTest::aProductionClusterIsDeletedByItsName() {
    ClusterSpec cluster = *m_rig->document.spec().cluster(m_eu);
    cluster.production = true;
    m_rig->document.edit("Mark", withChanged(m_rig->document.spec(), cluster));
    m_rig->selection.select(m_eu);
    m_rig->dialogs.answers = {-1, 0};
    key(Qt::Key_Delete);
    QCOMPARE(m_rig->dialogs.questions.size(), 1U);
    QCOMPARE(m_rig->dialogs.questions.front().typeToConfirm, QStringLiteral("Europe"));
    QVERIFY(m_rig->document.spec().cluster(m_eu) != nullptr);
    key(Qt::Key_Delete);
    QVERIFY(m_rig->document.spec().cluster(m_eu) == nullptr);
}

void CanvasCommandsTest::aLinkAtProductionIsDeletedAfterAQuestion() {
    const LinkId link = m_rig->addLink(m_eu, m_agg);
    ClusterSpec cluster = *m_rig->document.spec().cluster(m_agg);
    cluster.production = true;
    m_rig->document.edit("Mark", withChanged(m_rig->document.spec(), cluster));
    m_rig->selection.select(m_eu);  // its link would go too
    key(Qt::Key_Delete);
    QCOMPARE(m_rig->dialogs.questions.size(), 1U);
    QVERIFY(m_rig->document.spec().cluster(m_eu) != nullptr);
    m_rig->selection.select(link);
    key(Qt::Key_Delete);
    QCOMPARE(m_rig->dialogs.questions.size(), 2U);
    QVERIFY(m_rig->dialogs.questions.back().typeToConfirm.isEmpty());
    m_rig->run(link);
    QTRY_VERIFY(m_rig->runControl.canStop(link));
    key(Qt::Key_Delete);
    QCOMPARE(m_rig->dialogs.questions.size(), 3U);
    QCOMPARE(m_rig->dialogs.questions.back().typeToConfirm, QString::fromStdString(cluster.displayName()));
    QVERIFY(m_rig->document.spec().link(link) != nullptr);
    m_rig->dialogs.answers = {0};
    key(Qt::Key_Delete);
    QVERIFY(m_rig->document.spec().link(link) == nullptr);
}

void CanvasCommandsTest::copiesAndPastes() {
    m_rig->addLink(m_eu, m_agg);
    m_rig->selection.set({{m_eu, m_agg}, {}});
    const int before = steps();
    key(Qt::Key_C, Qt::ControlModifier);
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(steps(), before + 1);
    QCOMPARE(m_rig->document.spec().clusters.size(), 5U);
    QCOMPARE(m_rig->document.spec().links.size(), 2U);
    QCOMPARE(m_rig->selection.objects().clusters.size(), 2U);
    QVERIFY(!m_rig->selection.isSelected(m_eu));
    key(Qt::Key_V, Qt::ControlModifier);
    // Nothing lies exactly on something else.
    const auto places = m_view->topologyScene().positions();
    for (auto one = places.begin(); one != places.end(); ++one) {
        for (auto other = std::next(one); other != places.end(); ++other) {
            QVERIFY(one->second != other->second);
        }
    }
}

void CanvasCommandsTest::duplicatesWithLinks() {
    m_rig->addLink(m_eu, m_agg);
    m_rig->selection.set({{m_eu, m_agg}, {}});
    m_view->duplicateSelection();
    QCOMPARE(m_rig->document.spec().clusters.size(), 5U);
    QCOMPARE(m_rig->document.spec().links.size(), 2U);
    undo();
    QCOMPARE(m_rig->document.spec().clusters.size(), 3U);
}

void CanvasCommandsTest::cutsAndPastes() {
    m_rig->selection.select(m_eu);
    key(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(m_rig->document.spec().clusters.size(), 2U);
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_rig->document.spec().clusters.size(), 3U);
    QCOMPARE(m_rig->document.spec().clusters.back().name, std::string{"Europe"});
}

void CanvasCommandsTest::doubleClickAsksForTheEditor() {
    const LinkId link = m_rig->addLink(m_eu, m_agg);
    QCoreApplication::processEvents();
    QSignalSpy clusters{m_view.get(), &CanvasView::clusterEditRequested};
    QSignalSpy links{m_view.get(), &CanvasView::linkEditRequested};
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, middle(m_eu));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, onCurve(link, 0.12));
    const QRectF label = m_view->topologyScene().rectOf(link);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, at(label.center()));
    QCOMPARE(clusters.count(), 1);
    QCOMPARE(links.count(), 2);
    m_rig->selection.select(m_agg);
    key(Qt::Key_Return);
    QCOMPARE(clusters.count(), 2);
}

void CanvasCommandsTest::spaceStartsAndPauses() {
    const LinkId link = m_rig->addLink(m_eu, m_agg);
    m_rig->selection.select(link);
    key(Qt::Key_Space);
    QCOMPARE(m_rig->engine().actionsOf(link), (std::vector{LinkAction::Start}));
    m_rig->run(link);
    QTRY_COMPARE(m_view->topologyScene().links().link(link)->face.state, QStringLiteral("running"));
    key(Qt::Key_Space);
    QCOMPARE(m_rig->engine().actionsOf(link), (std::vector{LinkAction::Start, LinkAction::Pause}));
}

void CanvasCommandsTest::aRefusedStartShowsItsReasons() {
    const LinkId there = m_rig->addLink(m_eu, m_agg);
    const LinkId back = m_rig->addLink(m_agg, m_eu);
    QTRY_VERIFY(m_view->topologyScene().links().link(there)->face.errors > 0);
    QVERIFY(m_view->topologyScene().links().link(back)->face.errors > 0);
    m_rig->selection.select(there);
    key(Qt::Key_Space);
    QVERIFY(m_rig->engine().actionsOf(there).empty());
    auto* popup = m_view->findChild<ReasonsPopup*>();
    QVERIFY(popup->isVisible());
    QVERIFY(!popup->accessibleDescription().isEmpty());
    popup->hide();
    // The mark on the label opens it too.
    const QRectF badge = m_view->topologyScene().links().link(there)->label->badge();
    QVERIFY(!badge.isEmpty());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at(badge.center()));
    QVERIFY(popup->isVisible());
    key(Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QCOMPARE(m_rig->selection.singleLink(), there);  // one Esc takes away one thing
}

void CanvasCommandsTest::theMarkTellsWhatTheTopicsRevealed() {
    const LinkId link = m_rig->addLink(m_eu, m_agg);
    Finding clash;
    clash.link = link;
    clash.error = Error{ErrorCode::TargetTopicTwice}.with("topic", "orders.eu");
    m_rig->document.setTopicFindings({clash});
    QTRY_VERIFY(m_view->topologyScene().links().link(link)->face.errors > 0);
    const QRectF badge = m_view->topologyScene().links().link(link)->label->badge();
    QVERIFY(!badge.isEmpty());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at(badge.center()));
    const auto* popup = m_view->findChild<ReasonsPopup*>();
    QVERIFY(popup->isVisible());
    QVERIFY(popup->accessibleDescription().contains("orders.eu"));
}

void CanvasCommandsTest::zoomsAtTheCursor() {
    QSignalSpy zoomed{m_view.get(), &CanvasView::zoomChanged};
    const QPoint cursor{300, 200};
    const QPointF under = m_view->toScene(cursor);
    QWheelEvent wheel{QPointF{cursor},
                      m_view->viewport()->mapToGlobal(QPointF{cursor}),
                      {},
                      {0, 120},
                      Qt::NoButton,
                      Qt::ControlModifier,
                      Qt::NoScrollPhase,
                      false};
    QCoreApplication::sendEvent(m_view->viewport(), &wheel);
    QVERIFY(zoomed.count() >= 1);
    QVERIFY(m_view->zoom() > 1.1);
    QVERIFY(QLineF(m_view->toScene(cursor), under).length() < 2);
    m_view->zoomTo100();
    QCOMPARE(m_view->zoom(), 1.0);
    m_view->setZoom(100);
    QCOMPARE(m_view->zoom(), CanvasView::kMostZoom);
    m_view->zoomToFit();
    QVERIFY(m_view->zoom() <= 1);
    QVERIFY(m_view->visibleRect().contains(m_view->topologyScene().contents()));
}

void CanvasCommandsTest::middleButtonPans() {
    const QPointF before = m_view->visibleRect().topLeft();
    QWidget* viewport = m_view->viewport();
    QTest::mousePress(viewport, Qt::MiddleButton, {}, {400, 300});
    QMouseEvent move{QEvent::MouseMove, QPointF{350, 280}, viewport->mapToGlobal(QPointF{350, 280}),
                     Qt::NoButton,      Qt::MiddleButton,  Qt::NoModifier};
    QCoreApplication::sendEvent(viewport, &move);
    QTest::mouseRelease(viewport, Qt::MiddleButton, {}, {350, 280});
    QCOMPARE((m_view->visibleRect().topLeft() - before).toPoint(), QPoint(50, 20));
}

void CanvasCommandsTest::opensTheMenuOfWhatIsUnderIt() {
    const auto open = [this](QPoint place) {
        QContextMenuEvent event{QContextMenuEvent::Mouse, place, m_view->viewport()->mapToGlobal(place)};
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        return m_view->findChild<QMenu*>(QString{}, Qt::FindDirectChildrenOnly);
    };
    const auto hasEntry = [](const QMenu* menu, const QString& text) {
        return std::ranges::any_of(menu->actions(),
                                   [&](const QAction* each) { return each->text().remove(u'&') == text; });
    };
    QMenu* menu = open(middle(m_eu));
    QVERIFY(menu != nullptr);
    QCOMPARE(m_rig->selection.singleCluster(), m_eu);
    QVERIFY(hasEntry(menu, QStringLiteral("Connect to…")));
    for (QAction* action : menu->actions()) {
        if (action->text().remove(u'&') == QStringLiteral("Production")) {
            action->trigger();
        }
    }
    QVERIFY(m_rig->document.spec().cluster(m_eu)->production);
    QVERIFY(card(m_eu).face().production);
    menu->close();
    QTRY_VERIFY(m_view->findChild<QMenu*>(QString{}, Qt::FindDirectChildrenOnly) == nullptr);
    menu = open(at({200, 400}));
    QVERIFY(hasEntry(menu, QStringLiteral("Add cluster here")));
    menu->close();
}

void CanvasCommandsTest::connectsByKeyboard() {
    QSignalSpy drawn{m_view.get(), &CanvasView::linkDrawn};
    m_rig->selection.select(m_eu);
    m_view->connectTo();
    auto* dialog = m_rig->dialogs.last<ConnectDialog>();
    QVERIFY(dialog != nullptr);
    QTest::keyClicks(dialog->findChild<QLineEdit*>(), "frank");
    QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(drawn.count(), 1);
    QCOMPARE(m_rig->document.spec().links.front().source, m_eu);
    QCOMPARE(m_rig->document.spec().links.front().target, m_dr);
}

void CanvasCommandsTest::selectsUpstreamAndDownstream() {
    const LinkId first = m_rig->addLink(m_eu, m_agg);
    const LinkId second = m_rig->addLink(m_agg, m_dr);
    m_rig->selection.select(m_dr);
    m_view->selectUpstream();
    QCOMPARE(m_rig->selection.objects(), (ObjectSet{{m_eu, m_agg, m_dr}, {first, second}}));
    m_rig->selection.select(m_agg);
    m_view->selectDownstream();
    QCOMPARE(m_rig->selection.objects(), (ObjectSet{{m_agg, m_dr}, {second}}));
}

void CanvasCommandsTest::findsAndGoesOn() {
    const LinkId link = m_rig->addLink(m_eu, m_agg);
    ClusterInfo info;
    info.topics.push_back({"Payments.eu", {}, 1, 1, false, {}});
    m_rig->engine().setCluster(m_dr, info);
    m_rig->directory.refreshAll();
    QTRY_VERIFY(m_rig->directory.cluster(m_dr).info != nullptr);
    m_view->dim(QStringLiteral("payments"));  // a topic
    QCOMPARE(m_view->matchCount(), 1);
    QVERIFY(card(m_eu).opacity() < 1);
    QCOMPARE(card(m_dr).opacity(), 1.0);
    m_view->dim(QStringLiteral("europe"));  // a cluster, and a link by its title
    QCOMPARE(m_view->matchCount(), 2);
    m_view->findNext();
    QCOMPARE(m_rig->selection.singleCluster(), m_eu);
    m_view->findNext();
    QCOMPARE(m_rig->selection.singleLink(), link);
    m_view->findNext();
    QCOMPARE(m_rig->selection.singleCluster(), m_eu);
    m_view->findPrevious();
    QCOMPARE(m_rig->selection.singleLink(), link);
    key(Qt::Key_Escape);
    QVERIFY(!m_view->isFinding());
    QCOMPARE(card(m_dr).opacity(), 1.0);
}

void CanvasCommandsTest::takesTopologyFilesOnly() {
    QSignalSpy dropped{m_view.get(), &CanvasView::fileDropped};
    QMimeData picture;
    picture.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/holiday.png"))});
    QVERIFY(!sendDrop(picture, {300, 300}));
    QMimeData two;
    two.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a.tributary")),
                 QUrl::fromLocalFile(QStringLiteral("/tmp/b.tributary"))});
    QVERIFY(!sendDrop(two, {300, 300}));
    QMimeData web;
    web.setUrls({QUrl{QStringLiteral("https://example.org/a.tributary")}});
    QVERIFY(!sendDrop(web, {300, 300}));
    QMimeData topology;
    topology.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/hub.tributary"))});
    QVERIFY(sendDrop(topology, {300, 300}));
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(dropped.front().front().toString(), QStringLiteral("/tmp/hub.tributary"));
}

void CanvasCommandsTest::asksForAClusterWhereOneIsDropped() {
    QSignalSpy asked{m_view.get(), &CanvasView::addClusterRequested};
    QMimeData data;
    data.setData(QString::fromLatin1(kClusterMimeType), {});
    const QPoint place = at({300, 400});
    QVERIFY(sendDrop(data, place));
    QCOMPARE(asked.count(), 1);
    const QRectF card = cardRect(asked.front().front().toPointF());
    QVERIFY(QLineF(card.center(), QPointF{300, 400}).length() < 10);
}

void CanvasCommandsTest::dragsTheToolOntoTheCanvas() {
    QSignalSpy asked{m_view.get(), &CanvasView::addClusterRequested};
    ClusterTool& tool = m_view->findChild<PaletteStrip*>()->cluster();
    const auto to = [&](QPoint place) { return tool.mapFromGlobal(m_view->viewport()->mapToGlobal(place)); };
    const auto moveTo = [&](QPoint place) {
        QMouseEvent move{QEvent::MouseMove, QPointF{to(place)}, tool.mapToGlobal(QPointF{to(place)}),
                         Qt::NoButton,      Qt::LeftButton,     Qt::NoModifier};
        QCoreApplication::sendEvent(&tool, &move);
    };
    QTest::mousePress(&tool, Qt::LeftButton, {}, tool.rect().center());
    moveTo({500, 400});
    QTest::mouseRelease(&tool, Qt::LeftButton, {}, to({500, 400}));
    QCOMPARE(asked.count(), 1);
    // Not when it is let go over the tool, or after Esc.
    QTest::mousePress(&tool, Qt::LeftButton, {}, tool.rect().center());
    moveTo({500, 400});
    QTest::keyClick(&tool, Qt::Key_Escape);
    QTest::mouseRelease(&tool, Qt::LeftButton, {}, to({500, 400}));
    QCOMPARE(asked.count(), 1);
    QTest::mouseClick(&tool, Qt::LeftButton);
    QCOMPARE(asked.count(), 2);
}

void CanvasCommandsTest::theEmptyCanvasOffersToBegin() {
    QSignalSpy sample{m_view.get(), &CanvasView::sampleRequested};
    QSignalSpy one{m_view.get(), &CanvasView::addClusterRequested};
    QSignalSpy several{m_view.get(), &CanvasView::addClustersRequested};
    m_rig->document.reset({}, {});
    const auto buttons = m_view->findChildren<QPushButton*>();
    QCOMPARE(buttons.size(), 3);
    for (QPushButton* button : buttons) {
        QTRY_VERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(sample.count(), 1);
    QCOMPARE(one.count(), 1);
    QCOMPARE(several.count(), 1);
    clusterAt("Europe", 0, 0);
    QTRY_VERIFY(!buttons.front()->isVisible());
}

void CanvasCommandsTest::overviewMovesTheView() {
    auto* minimap = m_view->findChild<Minimap*>();
    QVERIFY(minimap->isVisible());
    const QPointF before = m_view->visibleRect().center();
    QTest::mouseClick(minimap, Qt::LeftButton, {}, {10, 10});
    QVERIFY(m_view->visibleRect().center() != before);
    m_view->showMinimap(false);
    QVERIFY(!minimap->isVisible());
}

TRIBUTARY_TEST(CanvasCommandsTest, QApplication)
#include "canvascommandstest.moc"
