#include <chrono>
#include <string>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/topology/topologyfile.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"

using namespace tributary;
using namespace std::chrono_literals;

/// The real program between real clusters.
class TributarydKafkaTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void mirrorsStopsCleanlyAndGoesOn();
    void aCopiedDocumentAsksForItsPosition();
    void alertsAsTheDocumentAsks();
    void topicsOfARealCluster();

private:
    [[nodiscard]] QString save(const TopologySpec& spec, const QString& name) const {
        const QString path = m_dir.filePath(name);
        const Status saved = saveTopology(path.toStdString(), spec);
        return saved ? path : QString();
    }

    const QTemporaryDir m_dir;
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
    const std::string m_dr = fixtureBootstrap("dr");
};

void TributarydKafkaTest::initTestCase() {
    qputenv("XDG_RUNTIME_DIR", m_dir.path().toUtf8());
    qputenv("XDG_STATE_HOME", m_dir.filePath("state").toUtf8());
}

void TributarydKafkaTest::mirrorsStopsCleanlyAndGoesOn() {
    const std::string topic = uniqueName("daemon");
    makeTopic(m_eu, topic, 3);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 3, {.records = 3'000});
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.name = "clean";
    const QString file = save(spec, "clean.tributary");
    const std::string group = consumerGroup(spec, spec.links[0]);

    for (int round = 0; round < 2; ++round) {
        DaemonProcess process({"run", file, "--instance-id", "node-1", "--metrics", "0"});
        QVERIFY2(process.says("link running"), process.errors());
        source.write(topic, 3, {.records = 3'000});
        DaemonProcess status({"status", "--instance", "node-1", "--json"});
        QVERIFY2(status.prints(R"("lagRecords":0)", 60'000), status.output() + status.errors() + process.errors());
        process.signal(round == 0 ? SIGTERM : SIGINT);
        QVERIFY2(process.end() == 0, process.errors());
        QVERIFY2(process.errors().trimmed().endsWith("link stopped"), process.errors());
        // Committed at the stop, not at the next interval.
        QVERIFY(waitForCommits(m_eu, group, {topic}, 1s));
    }
    readAll(m_agg, {topic}, checker);
    const sandbox::MirrorVerdict verdict = checker.verdict();
    QCOMPARE(verdict.sent, 9'000U);
    QVERIFY(verdict.clean());
    QCOMPARE(verdict.duplicated, 0U);
}

void TributarydKafkaTest::aCopiedDocumentAsksForItsPosition() {
    const std::string topic = uniqueName("copied");
    makeTopic(m_eu, topic, 1);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 1, {.records = 500});
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    const std::string group = consumerGroup(spec, spec.links[0]);
    {
        DaemonProcess process({"run", save(spec, "first.tributary")});
        QVERIFY2(waitForCommits(m_eu, group, {topic}, 60s), process.errors());
        process.signal(SIGTERM);
        QVERIFY2(process.end() == 0, process.errors());
    }
    spec.clusters[1].bootstrap = {m_dr};
    const QString copy = save(spec, "copy.tributary");
    {
        DaemonProcess process({"run", copy});
        QVERIFY2(process.end() == 4, process.errors());
        QVERIFY2(process.errors().contains("--link link --accept-position"), process.errors());
        QCOMPARE(recordCount(m_dr, topic), 0);
    }
    DaemonProcess process({"run", copy, "--accept-position", "earliest"});
    QVERIFY2(process.says("link running"), process.errors());
    source.write(topic, 1, {.records = 500});
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 60s), process.errors());
    process.signal(SIGTERM);
    QCOMPARE(process.end(), 0);
    readAll(m_dr, {topic}, checker);
    QCOMPARE(checker.verdict().mirrored, 1'000U);
    QVERIFY(checker.verdict().clean());
}

// A target that takes nothing: the records wait, and nothing is in flight when it stops.
void TributarydKafkaTest::alertsAsTheDocumentAsks() {
    const std::string topic = uniqueName("alert");
    makeTopic(m_eu, topic, 1);
    makeTopic(m_agg, topic, 1, {{"max.message.bytes", "1"}});
    sandbox::MirrorChecker checker;
    RecordSource{m_eu, "eu", checker}.write(topic, 1, {.records = 100});
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.name = "alert";
    spec.links[0].alert = LagThreshold{0, 10, 1};

    DaemonProcess process({"run", save(spec, "alert.tributary"), "--instance-id", "node-1", "--metrics", "0"});
    QVERIFY2(process.says("link alert: it lags by 100 records (limit 10, for 1.0 s)"), process.errors());
    DaemonProcess status({"status", "--instance", "node-1", "--json"});
    QVERIFY2(status.prints("\"alert\":\"lags by 100 records (limit 10, for 1.0 s)\""), status.output() + status.errors());
    process.signal(SIGTERM);
    QVERIFY2(process.end() == 0, process.errors());
}

void TributarydKafkaTest::topicsOfARealCluster() {
    const std::string topic = uniqueName("listed");
    makeTopic(m_eu, topic, 7);
    const QString file = save(twoClusters(m_eu, m_agg, topic), "listed.tributary");
    DaemonProcess process({"topics", file, "--mirrored"});
    QVERIFY2(process.end() == 0, process.errors());
    QVERIFY2(process.output().contains(QByteArray::fromStdString(topic) + "  mirrored           7  "),
             process.output());
    QVERIFY(process.output().contains("1 mirrored"));
}

TRIBUTARY_TEST(TributarydKafkaTest, QCoreApplication)
#include "tributarydkafkatest.moc"
