#include "core/mirror/clusterwatch.h"
#include "tests/support/link/fakeconnections.h"
#include "tests/support/testprogram.h"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// When the clusters of a running link are asked whether they are there. The clusters are in memory, and time is the
/// test's.
class ClusterWatchTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void whoIsSilentWhileWorkWaitsIsAsked_data();
    void whoIsSilentWhileWorkWaitsIsAsked();
    void whoHasNothingToDoIsLeftAlone_data();
    void whoHasNothingToDoIsLeftAlone();
    void endsThatAreRefusedAreASign();
    void whoIsBackIsSaidSo();
    void looksAtTheOtherDelayNobody();

private:
    void fail(Side side);
    void tickUntil(std::chrono::seconds last, bool paused = false);

    std::shared_ptr<FakeCluster> m_source;
    std::shared_ptr<FakeCluster> m_target;
    std::shared_ptr<PartitionCounters> m_partition;
    std::unique_ptr<LinkCounters> m_counters;
    std::unique_ptr<ClusterWatch> m_watch;
    MonotonicTime m_began;
};

void ClusterWatchTest::init() {
    m_source = std::make_shared<FakeCluster>();
    m_source->id = "source-id";
    m_source->make("orders");
    m_target = std::make_shared<FakeCluster>();
    m_target->id = "target-id";
    const auto connections = std::make_shared<FakeConnections>(
        std::map<ClusterId, std::shared_ptr<FakeCluster>>{{ClusterId{"eu"}, m_source}, {ClusterId{"agg"}, m_target}});
    ClusterSpec source;
    source.id = ClusterId{"eu"};
    ClusterSpec target;
    target.id = ClusterId{"agg"};
    auto clusters = LinkClusters::connect(connections, source, target);
    QVERIFY(clusters.has_value());
    m_partition = std::make_shared<PartitionCounters>("orders", 0, 0);
    m_partition->watermark = m_partition->committed = m_partition->end = 100;
    m_counters = std::make_unique<LinkCounters>();
    m_counters->add(m_partition);
    m_watch = std::make_unique<ClusterWatch>();
    m_began = MonotonicClock::now();
    m_watch->begin(*clusters, m_began);
    static_cast<void>(m_source->takeRequests());
    static_cast<void>(m_target->takeRequests());
}

void ClusterWatchTest::fail(Side side) {
    (side == Side::Source ? *m_source : *m_target).change([](FakeCluster& cluster) {
        cluster.failing.emplace("describeCluster", Error{ErrorCode::BrokerSilent}.with("cluster", "it"));
    });
}

/// One tick a second, of the test's time.
void ClusterWatchTest::tickUntil(std::chrono::seconds last, bool paused) {
    for (auto second = 1s; second <= last; ++second) {
        m_watch->tick(m_began + second, *m_counters, paused);
    }
}

void ClusterWatchTest::whoIsSilentWhileWorkWaitsIsAsked_data() {
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("sent");
    QTest::newRow("target, sent") << static_cast<int>(Side::Target) << true;
    QTest::newRow("target, behind") << static_cast<int>(Side::Target) << false;
    QTest::newRow("source, behind") << static_cast<int>(Side::Source) << false;
}

void ClusterWatchTest::whoIsSilentWhileWorkWaitsIsAsked() {
    QFETCH(const int, side);
    QFETCH(const bool, sent);
    const Side silent{side};
    fail(silent);
    sent ? m_partition->inFlightRecords = 5 : m_partition->end = 200;
    tickUntil(4s);
    QTRY_VERIFY_WITH_TIMEOUT((m_watch->tick(m_began + 4s, *m_counters, false), m_watch->away(silent)), 20'000);
    QCOMPARE(m_watch->reason()->code, ErrorCode::BrokerSilent);
    QVERIFY(!m_watch->away(silent == Side::Source ? Side::Target : Side::Source));
}

void ClusterWatchTest::whoHasNothingToDoIsLeftAlone_data() {
    QTest::addColumn<bool>("idle");
    QTest::addColumn<bool>("paused");
    QTest::newRow("at its end") << true << false;
    QTest::newRow("it moves") << false << false;
    QTest::newRow("paused") << false << true;
}

void ClusterWatchTest::whoHasNothingToDoIsLeftAlone() {
    QFETCH(const bool, idle);
    QFETCH(const bool, paused);
    m_partition->end = idle ? 100 : 200;
    for (auto second = 1s; second < 19s; ++second) {
        m_partition->watermark += idle || paused ? 0 : 1;
        m_watch->tick(m_began + second, *m_counters, paused);
    }
    const std::vector<std::string> asked = m_target->takeRequests();
    QVERIFY2(asked.empty(), asked.empty() ? "" : asked.front().c_str());
}

void ClusterWatchTest::endsThatAreRefusedAreASign() {
    fail(Side::Source);
    m_source->change([](FakeCluster& cluster) {
        cluster.failing.emplace("listOffsets", Error{ErrorCode::KafkaRequest}.with("reason", "no answer in time"));
    });
    m_partition->end = -1;
    m_watch->tick(m_began + 1s, *m_counters, false);
    QTRY_VERIFY_WITH_TIMEOUT((m_watch->tick(m_began + 1s, *m_counters, false), m_watch->away(Side::Source)), 20'000);
}

void ClusterWatchTest::whoIsBackIsSaidSo() {
    m_watch->trouble(Side::Target, Error{ErrorCode::BrokerSilent});
    QVERIFY(m_watch->away(Side::Target));
    QTRY_VERIFY_WITH_TIMEOUT((m_watch->tick(MonotonicClock::now(), *m_counters, false), !m_watch->away(Side::Target)),
                             20'000);
}

// Work waits while the target is away: the source is looked at all the time, and the target is asked all the same.
void ClusterWatchTest::looksAtTheOtherDelayNobody() {
    fail(Side::Target);
    m_partition->end = 200;
    auto second = 0s;
    const auto tick = [&] { m_watch->tick(m_began + ++second, *m_counters, false); };
    QTRY_VERIFY_WITH_TIMEOUT((tick(), m_watch->away(Side::Target)), 20'000);
    m_target->change([](FakeCluster& cluster) { cluster.failing.clear(); });
    QTRY_VERIFY_WITH_TIMEOUT((tick(), !m_watch->away(Side::Target)), 20'000);
}

TRIBUTARY_TEST(ClusterWatchTest, QCoreApplication)
#include "clusterwatchtest.moc"
