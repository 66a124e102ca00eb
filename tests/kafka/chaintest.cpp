#include "core/mirror/localengine.h"
#include "core/topology/topologyfile.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// The seed of the product: two regional clusters into one aggregate, and from there to disaster recovery; in the engine, and
/// from a document with the program that runs it.
class ChainTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void regionalToAggregateToDr();
    void theSameFromADocument();

private:
    [[nodiscard]] TopologySpec topology() const;
    void write();
    [[nodiscard]] bool everythingIsCommitted(const TopologySpec& spec) const;
    void check();

    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_us = fixtureBootstrap("us");
    const std::string m_agg = fixtureBootstrap("agg");
    const std::string m_dr = fixtureBootstrap("dr");
    std::string m_stem;
    std::string m_euTopic;
    std::string m_usTopic;
    std::string m_shared;
    std::unique_ptr<sandbox::MirrorChecker> m_atDr;
    std::unique_ptr<RecordSource> m_euSource;
    std::unique_ptr<RecordSource> m_usSource;
};

void ChainTest::init() {
    m_stem = uniqueName("chain");
    m_euTopic = m_stem + ".eu.orders";
    m_usTopic = m_stem + ".us.orders";
    m_shared = m_stem + ".shared";
    // Other partition counts and other offsets on each side.
    makeTopic(m_eu, m_euTopic, 3);
    makeTopic(m_us, m_usTopic, 5);
    makeTopic(m_eu, m_shared, 2);
    makeTopic(m_us, m_shared, 4);
    m_euSource.reset();
    m_usSource.reset();
    m_atDr = std::make_unique<sandbox::MirrorChecker>();
    m_euSource = std::make_unique<RecordSource>(m_eu, "eu", *m_atDr);
    m_usSource = std::make_unique<RecordSource>(m_us, "us", *m_atDr);
}

TopologySpec ChainTest::topology() const {
    TopologySpec spec = twoClusters(m_eu, m_agg, m_stem + ".*");
    ClusterSpec extra;
    extra.id = ClusterId{"us"};
    extra.bootstrap = {m_us};
    spec.clusters.push_back(extra);
    extra.id = ClusterId{"dr"};
    extra.bootstrap = {m_dr};
    spec.clusters.push_back(extra);
    LinkSpec fromUs = spec.links[0];
    fromUs.id = LinkId{"us-agg"};
    fromUs.source = ClusterId{"us"};
    fromUs.streams = 2;
    LinkSpec toDr = spec.links[0];
    toDr.id = LinkId{"agg-dr"};
    toDr.source = ClusterId{"target"};
    toDr.target = ClusterId{"dr"};
    spec.links.push_back(fromUs);
    spec.links.push_back(toDr);
    return spec;
}

void ChainTest::write() {
    for (int round = 0; round < 5; ++round) {
        m_euSource->write(m_euTopic, 3, {.records = 3'000});
        m_usSource->write(m_usTopic, 5, {.records = 5'000});
        m_euSource->write(m_shared, 2, {.records = 2'000});
        m_usSource->write(m_shared, 4, {.records = 2'000});
    }
}

bool ChainTest::everythingIsCommitted(const TopologySpec& spec) const {
    return waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {m_euTopic, m_shared}, 60s) &&
           waitForCommits(m_us, consumerGroup(spec, spec.links[1]), {m_usTopic, m_shared}, 60s) &&
           waitForCommits(m_agg, consumerGroup(spec, spec.links[2]), {m_euTopic, m_usTopic, m_shared}, 60s);
}

void ChainTest::check() {
    readAll(m_dr, {m_euTopic, m_usTopic, m_shared}, *m_atDr);
    const sandbox::MirrorVerdict verdict = m_atDr->verdict();
    QCOMPARE(verdict.sent, 60'000U);
    QCOMPARE(verdict.lost, 0U);
    QCOMPARE(verdict.reordered, 0U);
    QCOMPARE(verdict.altered, 0U);
    QCOMPARE(verdict.unexpected, 0U);
    QCOMPARE(verdict.duplicated, 0U);
    // The shared topic has the larger of both counts at the aggregate, and so at the DR site.
    const auto described = adminOf(m_dr)->describeTopics({m_shared, m_usTopic}, 10'000);
    QVERIFY(described.has_value());
    for (const kafka::TopicDescription& topic : *described) {
        QCOMPARE(topic.partitions.size(), topic.name == m_shared ? 4U : 5U);
    }
}

void ChainTest::regionalToAggregateToDr() {
    const TopologySpec spec = topology();
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    for (const LinkSpec& link : spec.links) {
        engine.command({link.id, LinkAction::Start, {}});
    }
    write();
    QVERIFY2(everythingIsCommitted(spec), probe.log().c_str());
    check();
}

void ChainTest::theSameFromADocument() {
    const QTemporaryDir directory;
    qputenv("XDG_STATE_HOME", directory.filePath("state").toUtf8());
    const TopologySpec spec = topology();
    const QString file = directory.filePath("chain.tributary");
    QVERIFY(saveTopology(file.toStdString(), spec).has_value());
    DaemonProcess process({"run", file});
    write();
    QVERIFY2(everythingIsCommitted(spec), process.errors());
    process.signal(SIGTERM);
    QVERIFY2(process.end() == 0, process.errors());
    check();
}

TRIBUTARY_TEST(ChainTest, QCoreApplication)
#include "chaintest.moc"
