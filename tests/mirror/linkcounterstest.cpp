#include "core/mirror/linkcounters.h"
#include "tests/support/testprogram.h"

#include <memory>

#include <QTest>

using namespace tributary;

namespace {

constexpr std::int64_t kNow = 1'000'000'000;
constexpr std::int64_t kLimit = 60'000;

}  // namespace

/// What a link's counters say of how it keeps up.
class LinkCountersTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_counters = std::make_unique<LinkCounters>();
        m_partition = std::make_shared<PartitionCounters>("orders", 3, 0);
        m_partition->watermark = 100;
        m_partition->end = 100;
        m_partition->committed = 100;
        m_counters->add(m_partition);
    }
    void aLinkAtItsEndKeepsUp();
    void historyIsCaughtUpWith();
    void aLiveLinkThatFallsBehindLags();
    void oldRecordsAreNoLag();
    void freshRecordsAreNoLag();
    void aLongTransactionIsNoticed();
    void whatIsNotKnownIsNotCaughtUp();
    void workThatMovesIsTold();

private:
    std::unique_ptr<LinkCounters> m_counters;
    std::shared_ptr<PartitionCounters> m_partition;
};

void LinkCountersTest::aLinkAtItsEndKeepsUp() {
    m_partition->live = true;
    m_partition->atEndMs = kNow - 10 * kLimit;
    QVERIFY(!m_counters->catchingUp());
    QVERIFY(!m_counters->lagging(kNow, kLimit));
}

void LinkCountersTest::historyIsCaughtUpWith() {
    m_partition->end = 200;
    m_partition->oldestUnackedMs = kNow - 10 * kLimit;
    QVERIFY(m_counters->catchingUp());
    QVERIFY(!m_counters->lagging(kNow, kLimit));
    m_partition->halted = true;
    QVERIFY(!m_counters->catchingUp());
}

void LinkCountersTest::aLiveLinkThatFallsBehindLags() {
    m_partition->live = true;
    m_partition->end = 200;
    m_partition->atEndMs = kNow - kLimit - 1;
    m_partition->oldestUnackedMs = kNow - kLimit - 1;
    QVERIFY(!m_counters->catchingUp());
    QVERIFY(m_counters->lagging(kNow, kLimit));
    QVERIFY(!m_counters->lagging(kNow, kLimit + 1));
    m_partition->oldestUnackedMs = 0;  // nothing is read: the target is away
    QVERIFY(m_counters->lagging(kNow, kLimit));
    m_partition->halted = true;
    QVERIFY(!m_counters->lagging(kNow, kLimit));
}

// They may be old when they are written.
void LinkCountersTest::oldRecordsAreNoLag() {
    m_partition->live = true;
    m_partition->end = 200;
    m_partition->atEndMs = kNow - 1'000;
    m_partition->oldestUnackedMs = 1;
    QVERIFY(!m_counters->lagging(kNow, kLimit));
}

// Where records come all the time the end is never quite reached.
void LinkCountersTest::freshRecordsAreNoLag() {
    m_partition->live = true;
    m_partition->end = 200;
    m_partition->atEndMs = kNow - 10 * kLimit;
    m_partition->oldestUnackedMs = kNow - 1'000;
    QVERIFY(!m_counters->lagging(kNow, kLimit));
}

void LinkCountersTest::aLongTransactionIsNoticed() {
    m_partition->noteEnd(100, 7, kNow);
    QVERIFY(m_counters->behindTransactions(kNow + 59'000).empty());
    m_partition->noteEnd(110, 7, kNow + 59'000);  // that one was closed, another one is open
    QVERIFY(m_counters->behindTransactions(kNow + 118'000).empty());
    m_partition->noteEnd(110, 9, kNow + 118'000);
    const std::vector<kafka::TopicPartition> behind = m_counters->behindTransactions(kNow + 120'000);
    QCOMPARE(behind.size(), std::size_t{1});
    QVERIFY((behind[0] == kafka::TopicPartition{"orders", 3}));
    m_partition->noteEnd(120, 0, kNow + 121'000);
    QVERIFY(m_counters->behindTransactions(kNow + 500'000).empty());
}

void LinkCountersTest::whatIsNotKnownIsNotCaughtUp() {
    QVERIFY(m_counters->known());
    const auto other = std::make_shared<PartitionCounters>("orders", 4, 0);
    m_counters->add(other);
    other->watermark = 0;
    other->committed = 0;
    QVERIFY(!m_counters->known());
    QVERIFY(m_counters->catchingUp());
    other->end = 0;
    other->committed = -1;
    QVERIFY(!m_counters->known());
    other->halted = true;
    QVERIFY(m_counters->known());
    QVERIFY(!m_counters->catchingUp());
}

void LinkCountersTest::workThatMovesIsTold() {
    QVERIFY(!m_counters->work().waiting);
    m_partition->inFlightRecords = 3;
    QVERIFY(m_counters->work().waiting);
    m_partition->inFlightRecords = 0;
    m_partition->end = 200;
    QVERIFY(m_counters->work().waiting);
    const std::int64_t done = m_counters->work().done;
    m_partition->watermark = 101;
    QVERIFY(m_counters->work().done != done);
    m_partition->halted = true;
    QVERIFY(!m_counters->work().waiting);
}

TRIBUTARY_TEST(LinkCountersTest, QCoreApplication)
#include "linkcounterstest.moc"
