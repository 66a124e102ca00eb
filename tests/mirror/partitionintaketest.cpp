#include "core/kafka/errorcodes.h"
#include "tests/mirror/trackerrig.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <QTest>

using namespace tributary;

/// What a partition takes in and may send: routes, room, pauses, detours of the batch path.
class PartitionIntakeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_source = std::make_unique<SimulatedSource>(); }
    void init() { m_rig = std::make_unique<TrackerRig>(*m_source); }
    void cleanup() { m_rig.reset(); }

    // routes
    void withoutARouteNothingIsSent();
    void aBlockedTopicWaitsForItsPlan();
    void aRecreatedTopicStaysHaltedUntilAChoice();
    void aPartitionThatTheTargetLacksWaits();
    void aTargetThatIsNotThereWaits();
    void keysSpreadAndPartitionsStay();

    // room and intake
    void aPartitionLeavesRoomToOthers();
    void aClosedIntakeGivesBackWhatWasNotSent();
    void haltedStaysHaltedOverAPause();
    void droppedRecordsAreReadAgain();
    void aDetourReadsNoFurtherThanItsLimit();
    void batchesMoveTheSameWatermark();
    void aPositionThatIsRefusedHaltsAtOnce();

private:
    std::unique_ptr<SimulatedSource> m_source;
    std::unique_ptr<TrackerRig> m_rig;
};

void PartitionIntakeTest::withoutARouteNothingIsSent() {
    m_rig->track();
    m_rig->push(2);
    QVERIFY(!m_rig->tracker->send());
    QVERIFY(m_rig->target.sent.empty());
    QCOMPARE(m_rig->tracker->mode(), SendMode::Flowing);
    QVERIFY(!m_rig->service().problem);  // it waits for a plan, and nothing is wrong with that
}

void PartitionIntakeTest::aBlockedTopicWaitsForItsPlan() {
    TopicRoute blocked = TrackerRig::route();
    blocked.blocked = Error{ErrorCode::TargetTopicUnusable}.with("topic", "orders").with("reason", "no");
    m_rig->tracker->setRoute(blocked);
    m_rig->push(2);
    QVERIFY(!m_rig->tracker->send());
    const TrackerNews news = m_rig->service();
    QVERIFY(news.problem && news.refreshTopics);
    QCOMPARE(m_rig->tracker->mode(), SendMode::Waiting);
    QVERIFY(m_rig->tracker->idle());  // others need the room
    QCOMPARE(m_rig->tracker->position(), 0);
    QVERIFY(!m_rig->service().problem);  // said once
    m_rig->tracker->setRoute(TrackerRig::route());
    QCOMPARE(m_rig->tracker->mode(), SendMode::Flowing);
}

void PartitionIntakeTest::aRecreatedTopicStaysHaltedUntilAChoice() {
    TopicRoute other = TrackerRig::route();
    other.blocked = Error{ErrorCode::TopicRecreated}.with("topic", "orders");
    other.recreated = true;
    m_rig->tracker->setRoute(other);
    QCOMPARE(m_rig->tracker->mode(), SendMode::Halted);
    m_rig->tracker->setRoute(TrackerRig::route());
    QCOMPARE(m_rig->tracker->mode(), SendMode::Halted);
    TopicRoute unusable = TrackerRig::route();
    unusable.blocked = Error{ErrorCode::TargetTopicUnusable};
    m_rig->tracker->setRoute(unusable);
    m_rig->tracker->setRoute(TrackerRig::route());
    QCOMPARE(m_rig->tracker->mode(), SendMode::Halted);
    m_rig->tracker->retry();
    QCOMPARE(m_rig->tracker->mode(), SendMode::Halted);
}

void PartitionIntakeTest::aPartitionThatTheTargetLacksWaits() {
    m_rig->track(Partitioning::Preserve);
    m_rig->tracker->setRoute(TrackerRig::route(0));
    m_rig->push(1);
    static_cast<void>(m_rig->tracker->send());
    QVERIFY(m_rig->target.sent.empty());
    QCOMPARE(m_rig->tracker->mode(), SendMode::Waiting);
    const TrackerNews news = m_rig->service();
    QVERIFY(news.problem && news.problem->code == ErrorCode::TargetTopicUnusable);
    m_rig->tracker->setRoute(TrackerRig::route(1));
    QCOMPARE(m_rig->tracker->mode(), SendMode::Flowing);
}

void PartitionIntakeTest::aTargetThatIsNotThereWaits() {
    m_rig->push(2);
    static_cast<void>(m_rig->tracker->send());
    m_rig->target.failAll(kafka::code::kUnknownTopicOrPartition);
    const TrackerNews news = m_rig->service();
    QVERIFY(news.problem && news.problem->code == ErrorCode::TargetTopicUnusable);
    QCOMPARE(m_rig->tracker->mode(), SendMode::Waiting);
    QCOMPARE(m_rig->tracker->watermark(), 0);
    m_rig->tracker->retry();
    QCOMPARE(m_rig->tracker->mode(), SendMode::Flowing);
    QCOMPARE(m_rig->tracker->position(), 0);
}

void PartitionIntakeTest::keysSpreadAndPartitionsStay() {
    m_rig->push(10);
    static_cast<void>(m_rig->tracker->send());
    QVERIFY(std::ranges::all_of(m_rig->target.sent, [](const auto& each) { return each.partition == 0; }));
    m_rig->target.acknowledgeAll();
    static_cast<void>(m_rig->service());
    m_rig->track(Partitioning::KeyHash);
    m_rig->tracker->jumpTo(10);
    m_rig->tracker->setRoute(TrackerRig::route(7));
    static_cast<void>(m_rig->target.takeSent());
    const std::size_t before = m_rig->target.sent.size();
    m_rig->push(10);
    static_cast<void>(m_rig->tracker->send());
    for (std::size_t i = before; i < m_rig->target.sent.size(); ++i) {
        const std::int64_t offset = m_rig->target.sent[i].offset;
        const std::string key = "key-" + std::to_string(offset);
        const std::int32_t expected = offset % 5 == 4 ? 0 : kafka::murmur2Partition(key.data(), key.size(), 7);
        QCOMPARE(m_rig->target.sent[i].partition, expected);
    }
    QCOMPARE(m_rig->target.sent.size(), before + 10);
}

void PartitionIntakeTest::aPartitionLeavesRoomToOthers() {
    m_rig->track(Partitioning::Preserve, 8);
    m_rig->tracker->setRoute(TrackerRig::route());
    m_rig->room->took(m_rig->room->budget() - 1'000);  // others have it
    m_rig->push(5);
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(0, 1));  // one in any case
    m_rig->target.acknowledge(0);
    static_cast<void>(m_rig->service());
    m_rig->room->gave(m_rig->room->budget() - 1'000);
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(1, 5));
}

void PartitionIntakeTest::aClosedIntakeGivesBackWhatWasNotSent() {
    m_rig->push(3);
    m_rig->target.outcomes = {kafka::SendOutcome::Accepted, kafka::SendOutcome::QueueFull};
    QVERIFY(m_rig->tracker->send());
    m_rig->tracker->closeIntake();
    QCOMPARE(m_rig->tracker->position(), 1);
    QCOMPARE(m_rig->tracker->ringRecords(), 1U);
    QVERIFY(!m_rig->tracker->send());
    m_rig->target.acknowledge(0);
    static_cast<void>(m_rig->service());
    QCOMPARE(m_rig->tracker->watermark(), 1);
    m_rig->tracker->reopen();
    QCOMPARE(m_rig->tracker->mode(), SendMode::Flowing);
    QVERIFY(m_rig->tracker->missed());  // the consumer has to seek first
}

void PartitionIntakeTest::haltedStaysHaltedOverAPause() {
    m_rig->tracker->halt(Error{ErrorCode::PositionOutOfRange});
    m_rig->tracker->closeIntake();
    m_rig->tracker->setRoute(TrackerRig::route());
    m_rig->tracker->reopen();
    QCOMPARE(m_rig->tracker->mode(), SendMode::Halted);
    m_rig->tracker->closeIntake();
    m_rig->tracker->closeIntake();
    m_rig->tracker->reopen();
    QCOMPARE(m_rig->tracker->mode(), SendMode::Halted);
}

void PartitionIntakeTest::droppedRecordsAreReadAgain() {
    m_rig->push(4);
    m_rig->target.outcomes = {kafka::SendOutcome::Accepted, kafka::SendOutcome::Accepted,
                              kafka::SendOutcome::QueueFull};
    QVERIFY(m_rig->tracker->send());
    m_rig->tracker->dropUnsent();
    QCOMPARE(m_rig->tracker->position(), 2);
    QVERIFY(m_rig->tracker->missed());
    m_rig->tracker->noteSeek();
    QVERIFY(!m_rig->tracker->missed() && !m_rig->tracker->positionTrusted());
    m_rig->target.acknowledgeAll();
    static_cast<void>(m_rig->service());
    QCOMPARE(m_rig->tracker->watermark(), 2);
}

void PartitionIntakeTest::aDetourReadsNoFurtherThanItsLimit() {
    m_rig->tracker->useBatches();
    QVERIFY(m_rig->tracker->onBatches());
    m_rig->tracker->useRecords(RecordPathReason::Chosen, 3);
    QVERIFY(m_rig->tracker->missed());  // the consumer stands anywhere
    m_rig->tracker->noteSeek();
    m_rig->push(5);
    QCOMPARE(m_rig->tracker->ringRecords(), 3U);
    QVERIFY(m_rig->tracker->limitReached() && !m_rig->tracker->limitDone());
    static_cast<void>(m_rig->tracker->send());
    m_rig->target.acknowledgeAll();
    static_cast<void>(m_rig->service());
    QVERIFY(m_rig->tracker->limitDone());
    QCOMPARE(m_rig->tracker->watermark(), 3);
}

void PartitionIntakeTest::batchesMoveTheSameWatermark() {
    m_rig->tracker->useBatches();
    m_rig->tracker->batchesDone(17, 17, 1'000, 2);
    QCOMPARE(m_rig->tracker->watermark(), 17);
    QCOMPARE(m_rig->tracker->position(), 17);
    QCOMPARE(m_rig->tracker->leaderEpoch(), 2);
    QCOMPARE(m_rig->tracker->uncommitted(), 17U);
}

void PartitionIntakeTest::aPositionThatIsRefusedHaltsAtOnce() {
    m_rig->track();
    m_rig->tracker->settle(0, -1, Error{ErrorCode::PositionForeign});
    m_rig->tracker->setRoute(TrackerRig::route());
    m_rig->push(1);
    QVERIFY(!m_rig->tracker->send());
    QVERIFY(m_rig->target.sent.empty());
    QCOMPARE(m_rig->tracker->mode(), SendMode::Halted);
}

TRIBUTARY_TEST(PartitionIntakeTest, QCoreApplication)
#include "partitionintaketest.moc"
