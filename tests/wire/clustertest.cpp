#include "core/wire/buffer.h"
#include "core/wire/cluster.h"
#include "core/wire/loop.h"
#include "tests/support/testprogram.h"
#include "tests/wire/fakebroker.h"

#include <memory>
#include <utility>

#include <QTest>

using namespace tributary;
using namespace tributary::wire;

/// Who leads what, as a client learns it while brokers come and go.
class ClusterTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksOnWhileALeaderCannotBeReached();
    void asksOnWhileAPartitionHasNoLeader();
    void triesEveryBootstrapAddress_data();
    void triesEveryBootstrapAddress();
    void asksAnotherBrokerWhenOneKnowsNothingNew();

private:
    [[nodiscard]] bool leads(std::int32_t node) {
        return m_broker->until([this, node] {
            const auto leader = m_cluster->leader("t", 1);
            return leader && leader->node == node;
        });
    }

    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<BufferPool> m_buffers;
    std::unique_ptr<FakeBroker> m_broker;
    std::unique_ptr<Cluster> m_cluster;
    int m_troubles = 0;
};

void ClusterTest::init() {
    m_troubles = 0;
    m_loop = std::make_unique<Loop>();
    m_buffers = std::make_unique<BufferPool>(1 << 24);
    m_broker = std::make_unique<FakeBroker>(*m_loop);
    m_broker->topics = {{"t", 2}};
    m_broker->nodes = 2;
    const auto use = [this] {
        // As a user of partition 1 does it.
        if (m_cluster) {
            if (const auto leader = m_cluster->leader("t", 1)) {
                static_cast<void>(m_cluster->connection(leader->node, Purpose::Fetch));
            }
        }
    };
    m_cluster = std::make_unique<Cluster>(m_broker->kit(*m_buffers),
                                          Cluster::Listener{use, use, [this](const Error&) { ++m_troubles; }});
}

void ClusterTest::cleanup() {
    m_cluster.reset();
    m_broker.reset();
    m_buffers.reset();
    m_loop.reset();
}

/// For some seconds after a broker was killed the others name it as the leader of its partitions: one answer is not
/// enough.
void ClusterTest::asksOnWhileALeaderCannotBeReached() {
    m_broker->away = {2};
    m_cluster->follow("t", 1);
    QVERIFY(leads(2));
    QVERIFY(m_broker->until([this] { return m_troubles > 0; }));
    const int before = m_broker->metadataAsked();
    QVERIFY(m_broker->until([&] { return m_broker->metadataAsked() >= before + 4; }));
    m_broker->nodes = 1;  // it has been noticed
    QVERIFY(leads(1));
}

void ClusterTest::asksOnWhileAPartitionHasNoLeader() {
    m_broker->topics = {{"t", 1}};  // partition 1 is not there yet
    m_cluster->follow("t", 1);
    QVERIFY(m_broker->until([this] { return m_broker->metadataAsked() >= 4; }));
    m_broker->topics = {{"t", 2}};
    QVERIFY(leads(2));
}

void ClusterTest::triesEveryBootstrapAddress_data() {
    QTest::addColumn<int>("silent");
    QTest::newRow("one before") << 1;
    QTest::newRow("two before") << 2;
    QTest::newRow("three before") << 3;
}

// The address that answers comes first or last in turn; some user asks again and again, as streams do.
void ClusterTest::triesEveryBootstrapAddress() {
    QFETCH(int, silent);
    for (const bool last : {false, true}) {
        ConnectionSettings settings;
        settings.clientId = "test";
        settings.bootstrap.assign(static_cast<std::size_t>(silent), Address{m_broker->address().host, 1});
        settings.bootstrap.insert(last ? settings.bootstrap.end() : settings.bootstrap.begin(), m_broker->address());
        ConnectionKit kit{*m_loop, *m_buffers, std::make_shared<const ConnectionSettings>(settings), nullptr};
        Cluster cluster{kit, Cluster::Listener{[] {}, [] {}, [](const Error&) {}}};
        cluster.follow("t", 1);
        QVERIFY2(m_broker->until([&] {
            static_cast<void>(cluster.anyConnection());
            return cluster.leader("t", 1).has_value();
        }),
                 last ? "last" : "first");
    }
}

// One that is cut off from the others goes on answering, and says for ever what it knew.
void ClusterTest::asksAnotherBrokerWhenOneKnowsNothingNew() {
    FakeBroker behind{*m_loop};
    behind.topics = {{"t", 1}};
    ConnectionSettings settings;
    settings.clientId = "test";
    settings.bootstrap = {behind.address(), m_broker->address()};
    for (int turn = 0; turn < 2; ++turn) {  // whichever is asked first
        std::swap(settings.bootstrap[0], settings.bootstrap[1]);
        ConnectionKit kit{*m_loop, *m_buffers, std::make_shared<const ConnectionSettings>(settings), nullptr};
        Cluster cluster{kit, Cluster::Listener{[] {}, [] {}, [](const Error&) {}}};
        cluster.follow("t", 1);
        QVERIFY(m_broker->until([&] {
            static_cast<void>(cluster.anyConnection());
            return cluster.leader("t", 1).has_value();
        }));
    }
}

TRIBUTARY_TEST(ClusterTest, QCoreApplication)
#include "clustertest.moc"
