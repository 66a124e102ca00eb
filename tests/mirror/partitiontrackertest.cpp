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

/// The heart of the record path: the watermark, order, and what becomes of refused records.
class PartitionTrackerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_source = std::make_unique<SimulatedSource>(); }
    void init() { m_rig = std::make_unique<TrackerRig>(*m_source); }
    void cleanup() { m_rig.reset(); }

    // the watermark
    void theWatermarkIsTheEndOfTheUnbrokenRow();
    void whatWasReadTwiceIsTakenOnce();
    void whatIsPassedOverCountsOnceNothingIsUnderWay();
    void uncommittedIsWhatCameSinceTheCommit();

    // order
    void recordsLeaveInTheirOrder();
    void aFullQueueSendsTheSameRecordNext();
    void nothingPassesAFailedRecord();
    void twoProducersNeverHaveOnePartition();
    void aFatalProducerIsReplacedAndNothingIsLost();

    // refusals
    void aRefusalIsTriedAloneBeforeItCounts();
    void anInnocentNeighbourGoesOn();
    void abortHaltsBeforeTheRecordAndTriesAgain();
    void skipPassesOnlyWhatIsInTheLedger();
    void whatTheAnswerNamesNeedsNoSecondTry();
    void whatOthersMayHaveCausedDoes();
    void whatIsLargerThanTheTargetTakesNeedsNone();
    void aRecordThatNoProducerTakesIsRefused();

private:
    std::unique_ptr<SimulatedSource> m_source;
    std::unique_ptr<TrackerRig> m_rig;
};

void PartitionTrackerTest::theWatermarkIsTheEndOfTheUnbrokenRow() {
    m_rig->push(5);
    QVERIFY(!m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(0, 5));
    QCOMPARE(m_rig->tracker->outstanding(), 5U);
    for (const std::int64_t offset : {1, 2, 4}) {
        m_rig->target.acknowledge(offset);
    }
    static_cast<void>(m_rig->service());
    QCOMPARE(m_rig->tracker->watermark(), 0);
    m_rig->target.acknowledge(0);
    QCOMPARE(m_rig->service().released, 3U);
    QCOMPARE(m_rig->tracker->watermark(), 3);
    m_rig->target.acknowledge(3);
    static_cast<void>(m_rig->service());
    QCOMPARE(m_rig->tracker->watermark(), 5);
    QVERIFY(m_rig->tracker->idle());
    QCOMPARE(m_rig->tracker->position(), 5);
}

void PartitionTrackerTest::whatWasReadTwiceIsTakenOnce() {
    m_rig->push(3);
    const std::size_t held = m_rig->tracker->ringRecords();
    m_rig->readFromStart();
    m_rig->push(3);
    QCOMPARE(m_rig->tracker->ringRecords(), held);
}

void PartitionTrackerTest::whatIsPassedOverCountsOnceNothingIsUnderWay() {
    m_rig->push(2);
    static_cast<void>(m_rig->tracker->send());
    m_rig->tracker->passedTo(9, 4);
    QCOMPARE(m_rig->tracker->watermark(), 0);
    m_rig->target.acknowledgeAll();
    static_cast<void>(m_rig->service());
    m_rig->tracker->passedTo(9, 4);
    QCOMPARE(m_rig->tracker->watermark(), 9);
    QCOMPARE(m_rig->tracker->leaderEpoch(), 4);
    m_rig->tracker->passedTo(7, 4);
    QCOMPARE(m_rig->tracker->watermark(), 9);  // never back
}

void PartitionTrackerTest::uncommittedIsWhatCameSinceTheCommit() {
    m_rig->push(4);
    static_cast<void>(m_rig->tracker->send());
    m_rig->target.acknowledge(0);
    m_rig->target.acknowledge(1);
    static_cast<void>(m_rig->service());
    QCOMPARE(m_rig->tracker->uncommitted(), 2U);
    m_rig->tracker->noteCommitting();
    m_rig->target.acknowledge(2);
    static_cast<void>(m_rig->service());
    m_rig->tracker->setCommitted(2);
    QCOMPARE(m_rig->tracker->committed(), 2);
    QCOMPARE(m_rig->tracker->uncommitted(), 1U);  // it came while the others were being committed
}

void PartitionTrackerTest::recordsLeaveInTheirOrder() {
    m_rig->push(3);
    static_cast<void>(m_rig->tracker->send());
    m_rig->push(3);
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(0, 6));
    QVERIFY(std::ranges::all_of(m_rig->target.sent, [](const auto& each) { return each.producer == 1; }));
}

void PartitionTrackerTest::aFullQueueSendsTheSameRecordNext() {
    m_rig->push(3);
    m_rig->target.outcomes = {kafka::SendOutcome::Accepted, kafka::SendOutcome::QueueFull};
    QVERIFY(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(0, 1));
    QVERIFY(!m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(1, 3));
}

void PartitionTrackerTest::nothingPassesAFailedRecord() {
    m_rig->push(3);
    static_cast<void>(m_rig->tracker->send());
    static_cast<void>(m_rig->target.takeSent());
    m_rig->target.fail(1, kafka::code::kPurgedFromQueue);
    m_rig->push(2);
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(0, 0));  // 0 and 2 are still under way
    m_rig->target.acknowledge(0);
    static_cast<void>(m_rig->service());
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(0, 0));
    m_rig->target.acknowledge(2);
    static_cast<void>(m_rig->service());
    QCOMPARE(m_rig->tracker->watermark(), 1);
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), (std::vector<std::int64_t>{1, 3, 4}));
    m_rig->target.acknowledgeAll();
    static_cast<void>(m_rig->service());
    QCOMPARE(m_rig->tracker->watermark(), 5);
}

void PartitionTrackerTest::twoProducersNeverHaveOnePartition() {
    m_rig->push(2);
    static_cast<void>(m_rig->tracker->send());
    m_rig->producer->limitBatch(100'000);  // another producer from here on
    m_rig->push(2);
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(0, 2));
    m_rig->target.acknowledge(0);
    static_cast<void>(m_rig->service());
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(0, 0));
    m_rig->target.acknowledge(1);
    static_cast<void>(m_rig->service());
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(2, 4));
    QCOMPARE(m_rig->target.sent.back().producer, 2);
}

void PartitionTrackerTest::aFatalProducerIsReplacedAndNothingIsLost() {
    m_rig->push(3);
    static_cast<void>(m_rig->tracker->send());
    static_cast<void>(m_rig->target.takeSent());
    m_rig->target.fatal.emplace(1, Error{ErrorCode::ProducerFatal});
    m_rig->target.acknowledge(0);
    static_cast<void>(m_rig->service());
    QCOMPARE(m_rig->replaced.size(), 1U);
    QCOMPARE(m_rig->target.purged, 1);  // what waits in the old one is to be answered
    m_rig->target.failAll(kafka::code::kGapless);
    QVERIFY(!m_rig->service().problem);
    QCOMPARE(m_rig->tracker->mode(), SendMode::Flowing);
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(1, 3));
    QCOMPARE(m_rig->target.sent.back().producer, 2);
    QCOMPARE(m_rig->replaced.size(), 1U);
}

void PartitionTrackerTest::aRefusalIsTriedAloneBeforeItCounts() {
    m_rig->push(4);
    static_cast<void>(m_rig->tracker->send());
    static_cast<void>(m_rig->target.takeSent());
    m_rig->target.failAll(kafka::code::kInvalidRecord);
    QVERIFY(!m_rig->service().problem);
    QCOMPARE(m_rig->tracker->mode(), SendMode::Solo);
    for (std::int64_t offset = 0; offset < 4; ++offset) {
        static_cast<void>(m_rig->tracker->send());
        static_cast<void>(m_rig->tracker->send());
        QCOMPARE(m_rig->target.takeSent(), fromTo(offset, offset + 1));  // one at a time
        QVERIFY(!m_rig->target.sent.back().gapless);
        m_rig->target.acknowledge(offset);
        QVERIFY(!m_rig->service().problem);
    }
    QCOMPARE(m_rig->tracker->mode(), SendMode::Flowing);
    QCOMPARE(m_rig->tracker->watermark(), 4);
}

void PartitionTrackerTest::anInnocentNeighbourGoesOn() {
    m_rig->push(3);
    static_cast<void>(m_rig->tracker->send());
    m_rig->target.acknowledge(0);
    m_rig->target.fail(1, kafka::code::kInvalidDifferentRecord);
    m_rig->target.fail(2, kafka::code::kInvalidDifferentRecord);
    static_cast<void>(m_rig->service());
    QCOMPARE(m_rig->tracker->mode(), SendMode::Flowing);
    static_cast<void>(m_rig->target.takeSent());
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(1, 3));
}

void PartitionTrackerTest::abortHaltsBeforeTheRecordAndTriesAgain() {
    m_rig->push(3);
    static_cast<void>(m_rig->tracker->send());
    m_rig->target.acknowledge(0);
    m_rig->target.fail(1, kafka::code::kInvalidRecord, false, "no key");
    m_rig->target.fail(2, kafka::code::kGapless);
    static_cast<void>(m_rig->service());
    static_cast<void>(m_rig->tracker->send());
    m_rig->target.fail(1, kafka::code::kInvalidRecord, false, "no key");
    const TrackerNews news = m_rig->service();
    QVERIFY(news.problem && news.problem->code == ErrorCode::RecordRefused);
    QVERIFY2(news.problem->text().contains("no key"), news.problem->text().c_str());
    QCOMPARE(m_rig->tracker->mode(), SendMode::Halted);
    QCOMPARE(m_rig->tracker->watermark(), 1);
    QCOMPARE(m_rig->tracker->position(), 1);  // what is behind it holds no memory
    QVERIFY(m_rig->tracker->missed());
    static_cast<void>(m_rig->target.takeSent());
    QVERIFY(!m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(0, 0));
    m_rig->tracker->retry();
    QCOMPARE(m_rig->tracker->mode(), SendMode::Solo);
}

void PartitionTrackerTest::skipPassesOnlyWhatIsInTheLedger() {
    m_rig->push(3);
    static_cast<void>(m_rig->tracker->send());
    m_rig->target.acknowledge(0);
    m_rig->target.fail(1, kafka::code::kInvalidRecord);
    m_rig->target.fail(2, kafka::code::kGapless);
    static_cast<void>(m_rig->service(SendFailurePolicy::Skip));
    static_cast<void>(m_rig->tracker->send());
    m_rig->target.fail(1, kafka::code::kInvalidRecord);
    const TrackerNews news = m_rig->service(SendFailurePolicy::Skip);
    QCOMPARE(news.gaps.size(), 1U);
    QCOMPARE(news.gaps[0].from, 1);
    QCOMPARE(news.gaps[0].to, 2);
    QCOMPARE(m_rig->tracker->watermark(), 1);  // the ledger may fail
    static_cast<void>(m_rig->service(SendFailurePolicy::Skip));
    QCOMPARE(m_rig->tracker->watermark(), 1);
    m_rig->tracker->skipped();
    QCOMPARE(m_rig->tracker->watermark(), 2);
    static_cast<void>(m_rig->target.takeSent());
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), fromTo(2, 3));
}

void PartitionTrackerTest::whatTheAnswerNamesNeedsNoSecondTry() {
    m_rig->push(4);
    static_cast<void>(m_rig->tracker->send());
    m_rig->target.fail(0, kafka::code::kInvalidDifferentRecord);
    m_rig->target.fail(1, kafka::code::kInvalidRecord, true, "no key");
    m_rig->target.fail(2, kafka::code::kInvalidDifferentRecord);
    m_rig->target.fail(3, kafka::code::kInvalidRecord, true, "no key");
    const TrackerNews news = m_rig->service(SendFailurePolicy::Skip);
    QCOMPARE(news.gaps.size(), 2U);
    QCOMPARE(news.gaps[0].from, 1);
    QCOMPARE(news.gaps[1].from, 3);
    m_rig->tracker->skipped();
    QCOMPARE(m_rig->tracker->watermark(), 0);  // 0 is still to be sent
    static_cast<void>(m_rig->target.takeSent());
    static_cast<void>(m_rig->tracker->send());
    QCOMPARE(m_rig->target.takeSent(), (std::vector<std::int64_t>{0, 2}));
    m_rig->target.acknowledgeAll();
    static_cast<void>(m_rig->service(SendFailurePolicy::Skip));
    QCOMPARE(m_rig->tracker->watermark(), 4);
}

// By key, records of several source partitions are in one batch: that this partition's part names nobody else does not
// mean that nobody else was to blame.
void PartitionTrackerTest::whatOthersMayHaveCausedDoes() {
    m_rig->track(Partitioning::KeyHash);
    m_rig->tracker->setRoute(TrackerRig::route());
    m_rig->push(1);
    static_cast<void>(m_rig->tracker->send());
    m_rig->target.fail(0, kafka::code::kInvalidRecord, true, "no key");
    QVERIFY(m_rig->service(SendFailurePolicy::Skip).gaps.empty());
    QCOMPARE(m_rig->tracker->mode(), SendMode::Solo);
}

void PartitionTrackerTest::whatIsLargerThanTheTargetTakesNeedsNone() {
    TopicRoute small = TrackerRig::route();
    small.targetMaxBytes = static_cast<std::int64_t>(SimulatedSource::kValueBytes) / 2;
    m_rig->tracker->setRoute(small);
    m_rig->push(2);
    static_cast<void>(m_rig->tracker->send());
    m_rig->target.fail(0, kafka::code::kMessageTooLarge);
    m_rig->target.fail(1, kafka::code::kMessageTooLarge);
    const TrackerNews news = m_rig->service(SendFailurePolicy::Skip);
    QCOMPARE(news.gaps.size(), 1U);
    QCOMPARE(news.gaps[0].to, 2);
}

void PartitionTrackerTest::aRecordThatNoProducerTakesIsRefused() {
    m_rig->push(2);
    m_rig->target.outcomes = {kafka::SendOutcome::Refused};
    static_cast<void>(m_rig->tracker->send());
    static_cast<void>(m_rig->service());
    QCOMPARE(m_rig->tracker->mode(), SendMode::Solo);
    m_rig->target.outcomes = {kafka::SendOutcome::Refused};
    static_cast<void>(m_rig->tracker->send());
    QVERIFY(m_rig->service().problem.has_value());
    QCOMPARE(m_rig->tracker->mode(), SendMode::Halted);
}

TRIBUTARY_TEST(PartitionTrackerTest, QCoreApplication)
#include "partitiontrackertest.moc"
