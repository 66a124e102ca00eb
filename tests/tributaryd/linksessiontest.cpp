#include <string>
#include <vector>

#include <QTest>

#include "app/tributaryd/eventtext.h"
#include "app/tributaryd/linksession.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/fakeengine.h"

using namespace tributary;
using namespace tributary::daemon;

namespace {

const LinkId kOne{"one"};
const LinkId kTwo{"two"};

/// A session over a fake engine, with what it called back.
struct Scene {
    FakeEngine engine;
    std::vector<std::string> events;
    int snapshots = 0;
    int failed = 0;
    int stopped = 0;
    LinkSession session{engine,
                        Scope{},
                        {[this](const Event& event) { events.push_back(event.link.str()); },
                         [this](const MetricsPtr&) { ++snapshots; }, [this] { ++failed; }, [this] { ++stopped; }}};
};

MetricsSnapshot snapshotOf(LinkState one, LinkState two) {
    MetricsSnapshot snapshot;
    snapshot.links.resize(2);
    snapshot.links[0].link = kOne;
    snapshot.links[0].status.state = one;
    snapshot.links[1].link = kTwo;
    snapshot.links[1].status.state = two;
    return snapshot;
}

}  // namespace

class LinkSessionTest : public QObject {
    Q_OBJECT

private slots:
    void stopsWhenAllHaveStopped();
    void aSnapshotCanTellThatALinkHasStopped();
    void failedLinksNeedNoStop();
    void oneFailureIsNotAll();
    void allFailedIsTold();
    void aRejectedLinkCountsAsFailed();
    void goingOnAsksForPositionAndStart();
    void remembersAnUncleanStop();
    void aStopAfterALostAssignmentIsClean();
    void onlyTheLatestSnapshotArrives();
    void eventLines_data();
    void eventLines();
};

void LinkSessionTest::stopsWhenAllHaveStopped() {
    Scene scene;
    scene.session.start({kOne, kTwo});
    QCOMPARE(scene.engine.commands.size(), std::size_t{2});
    scene.engine.tellState(kOne, LinkState::Running);
    scene.engine.tellState(kTwo, LinkState::Running);
    QTRY_COMPARE(scene.events.size(), std::size_t{2});
    scene.session.stop();
    scene.session.stop();
    QCOMPARE(scene.engine.commands.size(), std::size_t{4});
    QVERIFY(scene.engine.commands[3].action == LinkAction::Stop);
    scene.engine.tellState(kOne, LinkState::Stopped);
    QTRY_COMPARE(scene.events.size(), std::size_t{3});
    QCOMPARE(scene.stopped, 0);
    scene.engine.tellState(kTwo, LinkState::Stopped);
    QTRY_COMPARE(scene.stopped, 1);
    scene.engine.tellState(kTwo, LinkState::Stopped);
    QTRY_COMPARE(scene.events.size(), std::size_t{5});
    QCOMPARE(scene.stopped, 1);
    QCOMPARE(scene.failed, 0);
    QVERIFY(!scene.session.leftover().has_value());
}

void LinkSessionTest::aSnapshotCanTellThatALinkHasStopped() {
    Scene scene;
    scene.session.start({kOne, kTwo});
    // Before stop() a snapshot that still says "stopped" is only old.
    scene.engine.tellMetrics(snapshotOf(LinkState::Stopped, LinkState::Stopped));
    QTRY_COMPARE(scene.snapshots, 1);
    QCOMPARE(scene.stopped, 0);
    scene.session.stop();
    scene.engine.tellMetrics(snapshotOf(LinkState::Stopped, LinkState::Stopping));
    QTRY_COMPARE(scene.snapshots, 2);
    QCOMPARE(scene.stopped, 0);
    scene.engine.tellMetrics(snapshotOf(LinkState::Stopped, LinkState::Stopped));
    QTRY_COMPARE(scene.stopped, 1);
}

void LinkSessionTest::failedLinksNeedNoStop() {
    Scene scene;
    scene.session.start({kOne, kTwo});
    scene.engine.tellState(kOne, LinkState::Failed, Error{ErrorCode::EchoLoop});
    QTRY_COMPARE(scene.events.size(), std::size_t{1});
    scene.session.stop();
    scene.engine.tellState(kTwo, LinkState::Stopped);
    QTRY_COMPARE(scene.stopped, 1);
}

void LinkSessionTest::oneFailureIsNotAll() {
    Scene scene;
    scene.session.start({kOne, kTwo});
    scene.engine.tellState(kOne, LinkState::Failed, Error{ErrorCode::EchoLoop});
    scene.engine.tellState(kTwo, LinkState::Backoff, Error{ErrorCode::KafkaUnreachable});
    QTRY_COMPARE(scene.events.size(), std::size_t{2});
    QCOMPARE(scene.failed, 0);
}

void LinkSessionTest::allFailedIsTold() {
    Scene scene;
    scene.session.start({kOne, kTwo});
    scene.engine.tellState(kOne, LinkState::Failed, Error{ErrorCode::EchoLoop});
    scene.engine.tellState(kTwo, LinkState::Failed, Error{ErrorCode::EchoLoop});
    scene.engine.tellState(LinkId{"not started here"}, LinkState::Running);
    QTRY_COMPARE(scene.events.size(), std::size_t{3});
    QVERIFY(scene.failed >= 1);
}

void LinkSessionTest::aRejectedLinkCountsAsFailed() {
    Scene scene;
    scene.session.start({kOne});
    Event event;
    event.kind = EventKind::Rejected;
    event.link = kOne;
    event.error = Error{ErrorCode::LinkUnknown};
    scene.engine.tell(event);
    QTRY_COMPARE(scene.failed, 1);
    scene.session.stop();
    QCOMPARE(scene.stopped, 1);
}

void LinkSessionTest::goingOnAsksForPositionAndStart() {
    Scene scene;
    scene.session.start({kOne});
    scene.engine.commands.clear();
    scene.session.goOnAt(kOne, {StartPosition::Timestamp, 42, {}});
    QCOMPARE(scene.engine.commands.size(), std::size_t{2});
    QVERIFY(scene.engine.commands[0].action == LinkAction::ChoosePosition);
    QCOMPARE(scene.engine.commands[0].position.timestampMs, std::int64_t{42});
    QVERIFY(scene.engine.commands[1].action == LinkAction::Start);
}

void LinkSessionTest::remembersAnUncleanStop() {
    Scene scene;
    scene.session.start({kOne});
    scene.session.stop();
    Event event;
    event.kind = EventKind::Warning;
    event.link = kOne;
    event.error = Error{ErrorCode::DrainTimeout}.with("count", "5").with("seconds", "30");
    scene.engine.tell(event);
    event.error = Error{ErrorCode::PositionsUncommitted}.with("count", "7").with("reason", "no answer");
    scene.engine.tell(event);
    scene.engine.tell(event);
    scene.engine.tellState(kOne, LinkState::Stopped);
    QTRY_COMPARE(scene.stopped, 1);
    QVERIFY(scene.session.leftover().has_value());
    QCOMPARE(scene.session.leftover()->unanswered, std::uint64_t{5});
    QCOMPARE(scene.session.leftover()->uncommitted, std::uint64_t{14});
}

// What a group took away while the link ran is no matter of its stop.
void LinkSessionTest::aStopAfterALostAssignmentIsClean() {
    Scene scene;
    scene.session.start({kOne});
    Event event;
    event.kind = EventKind::Warning;
    event.link = kOne;
    event.error = Error{ErrorCode::PositionsUncommitted}.with("count", "7").with("reason", "no answer");
    scene.engine.tell(event);
    QTRY_COMPARE(scene.events.size(), std::size_t{1});
    scene.session.stop();
    scene.engine.tellState(kOne, LinkState::Stopped);
    QTRY_COMPARE(scene.stopped, 1);
    QVERIFY(!scene.session.leftover());
}

void LinkSessionTest::onlyTheLatestSnapshotArrives() {
    Scene scene;
    scene.session.start({kOne});
    for (int i = 0; i < 100; ++i) {
        scene.engine.tellMetrics({});
    }
    QTRY_COMPARE(scene.snapshots, 1);
    scene.engine.tellMetrics({});
    QTRY_COMPARE(scene.snapshots, 2);
}

void LinkSessionTest::eventLines_data() {
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("line");
    Event event;
    event.link = LinkId{"eu-agg"};
    event.status = LinkStatus{LinkState::Running, {}, 0, {}};
    QTest::newRow("state") << event << "1970-01-01T00:00:00.000Z eu-agg running";
    event.status = LinkStatus{LinkState::Backoff,
                              Error{ErrorCode::KafkaRequest}.with("request", "The commit").with("reason", "no\nanswer"),
                              12'000,
                              {}};
    QTest::newRow("reason, one line")
        << event
        << "1970-01-01T00:00:00.000Z eu-agg backoff: The commit failed: no?answer. Next try "
           "in 12 s.";
    event.status.reset();
    event.kind = EventKind::Gap;
    event.topic = "orders";
    event.partition = 3;
    event.from = 100;
    event.to = 105;
    QTest::newRow("gap") << event
                         << "1970-01-01T00:00:00.000Z eu-agg orders [3]: gap: offsets 100 to 104 are not mirrored";
    event.to = 5100;
    event.count = 1200;
    QTest::newRow("scattered gap")
        << event
        << "1970-01-01T00:00:00.000Z eu-agg orders [3]: gap: 1,200 of the offsets 100 to 5099 are not mirrored";
    event = {};
    event.kind = EventKind::Overflow;
    event.count = 1204;
    QTest::newRow("overflow") << event << "1970-01-01T00:00:00.000Z engine 1,204 earlier events were not kept";
}

void LinkSessionTest::eventLines() {
    QFETCH(Event, event);
    QFETCH(QString, line);
    QCOMPARE(QString::fromStdString(eventLine(event)), line);
}

TRIBUTARY_TEST(LinkSessionTest, QCoreApplication)
#include "linksessiontest.moc"
