#include <algorithm>
#include <csignal>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "app/tributaryd/plancommand.h"
#include "core/topology/topologyfile.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"

using namespace tributary;

/// The real program on real brokers: what `plan` says is what `run` does, and then there is nothing left to say.
class PlanTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhatARunThenDoes();
    void saysWhyALinkWouldNotStart();
    void namesAClusterThatDoesNotAnswer();
    void writesADiff();
};

namespace {

constexpr int kRecords = 40;

QString saved(const QTemporaryDir& folder, const TopologySpec& spec) {
    const QString file = folder.filePath("plan.tributary");
    return saveTopology(file.toStdString(), spec) ? file : QString{};
}

QJsonObject planOf(const QString& file, int& exitCode) {
    DaemonProcess plan({"plan", file, "--json"});
    exitCode = plan.end();
    if (!plan.errors().isEmpty()) {
        qInfo("%s", plan.errors().constData());
    }
    return QJsonDocument::fromJson(plan.output()).object();
}

QJsonObject changeOf(const QJsonObject& plan, const QString& kind, const QString& topic) {
    for (const QJsonValueConstRef each : plan["changes"].toArray()) {
        if (each.toObject()["change"].toString() == kind &&
            (topic.isEmpty() || each.toObject()["topic"].toString() == topic)) {
            return each.toObject();
        }
    }
    return {};
}

}  // namespace

void PlanTest::saysWhatARunThenDoes() {
    const std::string source = fixtureBootstrap("eu");
    const std::string target = fixtureBootstrap("agg");
    const std::string prefix = uniqueName("plan");
    const std::string fresh = prefix + ".new";
    const std::string grown = prefix + ".grown";
    makeTopic(source, fresh, 3, {{"cleanup.policy", "compact"}, {"min.insync.replicas", "1"}});
    makeTopic(source, grown, 4);
    makeTopic(source, prefix + "-other", 1);
    makeTopic(target, grown, 2);
    sandbox::MirrorChecker checker;
    RecordSource records(source, "source", checker);
    for (const auto& [topic, partitions] : {std::pair{fresh, 3}, std::pair{grown, 4}}) {
        records.write(topic, partitions, {.records = kRecords});
    }
    TopologySpec spec = twoClusters(source, target, prefix + "\\..*");
    spec.links.front().replicationFactor = 1;
    const QTemporaryDir folder;
    const QString file = saved(folder, spec);

    int exitCode = 0;
    const QJsonObject before = planOf(file, exitCode);
    QCOMPARE(exitCode, 2);
    QCOMPARE(before["topics"].toInt(), 2);
    QCOMPARE(before["partitions"].toInt(), 7);
    QCOMPARE(before["changes"].toArray().size(), 3);
    QVERIFY(before["problems"].toArray().isEmpty());
    const QJsonObject create = changeOf(before, "create-topic", QString::fromStdString(fresh));
    QCOMPARE(create["partitions"].toInt(), 3);
    QCOMPARE(create["config"].toObject(), (QJsonObject{{"cleanup.policy", "compact"}}));
    const QJsonObject growth = changeOf(before, "add-partitions", QString::fromStdString(grown));
    QCOMPARE(growth["from"].toInt(), 2);
    QCOMPARE(growth["to"].toInt(), 4);
    QCOMPARE(changeOf(before, "set-positions", {})["partitions"].toInt(), 7);
    // Only asked: nothing is there that was not there.
    const auto described = adminOf(target)->describeTopics({fresh}, 20'000);
    QVERIFY(described.has_value() && described->front().error.has_value());

    {
        DaemonProcess run({"run", file});
        QVERIFY(
            waitForCommits(source, consumerGroup(spec, spec.links.front()), {fresh, grown}, std::chrono::seconds{60}));
        run.signal(SIGTERM);
        QCOMPARE(run.end(), 0);
    }
    const auto topics = adminOf(target)->describeTopics({fresh, grown}, 20'000);
    QVERIFY(topics.has_value());
    for (const kafka::TopicDescription& topic : *topics) {
        QCOMPARE(topic.partitions.size(), std::size_t(topic.name == fresh ? 3 : 4));
    }
    const auto config = adminOf(target)->topicConfigs({fresh}, 20'000);
    QVERIFY(config.has_value());
    QCOMPARE(QByteArray::fromStdString(config->at(fresh).at("cleanup.policy").value), QByteArray("compact"));

    const QJsonObject after = planOf(file, exitCode);
    QCOMPARE(exitCode, 0);
    QVERIFY(after["changes"].toArray().isEmpty());
    QVERIFY(after["problems"].toArray().isEmpty());
}

void PlanTest::saysWhyALinkWouldNotStart() {
    const std::string source = fixtureBootstrap("eu");
    const std::string prefix = uniqueName("stuck");
    makeTopic(source, prefix + ".a", 1);
    const QTemporaryDir folder;

    TopologySpec spec = twoClusters(source, fixtureBootstrap("agg"), prefix + "\\..*");
    LinkSpec& link = spec.links.front();
    link.start.position = StartPosition::Committed;
    int exitCode = 0;
    QJsonObject plan = planOf(saved(folder, spec), exitCode);
    QCOMPARE(plan["problems"].toArray().at(0).toObject()["code"].toString(), QString("position-lost"));

    link.start.position = StartPosition::Earliest;
    link.group = uniqueName("foreign");
    const Status set =
        adminOf(source)->setGroupOffsets(link.group, {{{prefix + ".a", 0}, 0, -1, "another program's"}}, 20'000);
    QVERIFY2(set.has_value(), set ? "" : set.error().text().c_str());
    plan = planOf(saved(folder, spec), exitCode);
    QCOMPARE(plan["problems"].toArray().at(0).toObject()["code"].toString(), QString("position-foreign"));

    link.group.clear();
    link.topics.include = {{TopicEntry::Kind::Literal, prefix + ".none"}};
    plan = planOf(saved(folder, spec), exitCode);
    QCOMPARE(plan["problems"].toArray().at(0).toObject()["code"].toString(), QString("nothing-selected"));
    QCOMPARE(exitCode, 0);
}

void PlanTest::namesAClusterThatDoesNotAnswer() {
    const QTemporaryDir folder;
    TopologySpec spec = twoClusters(fixtureBootstrap("eu"), "127.0.0.1:1", ".*");
    DaemonProcess plan({"plan", saved(folder, spec)});
    QCOMPARE(plan.end(), 1);
    QVERIFY(plan.errors().contains("127.0.0.1:1"));

    spec.links.front().streams = 0;
    DaemonProcess invalid({"plan", saved(folder, spec)});
    QCOMPARE(invalid.end(), 3);
    QVERIFY(invalid.errors().contains("streams"));
}

void PlanTest::writesADiff() {
    LinkPlan plan;
    plan.link = LinkId("eu-agg");
    plan.source = ClusterId("eu");
    plan.target = ClusterId("agg");
    plan.topics = 2;
    plan.partitions = 5;
    plan.create = {{"orders", "eu.orders", 3, 0, {{"cleanup.policy", "compact"}}}};
    plan.grow = {{"clicks", "clicks", 1, 2}};
    plan.positions = PlannedPositions{"g", 5, {StartPosition::Timestamp, 0, {}}};
    plan.problems = {Error{ErrorCode::TopicRecreated}.with("topic", "x\x1b[31m")};
    QCOMPARE(
        QByteArray::fromStdString(daemon::planText(plan)),
        QByteArray("link eu-agg: eu -> agg: 2 topics, 5 partitions\n"
                   "  + topic eu.orders (from orders): 3 partitions, the broker's replication factor\n"
                   "      + cleanup.policy = compact\n"
                   "  ~ topic clicks: 1 -> 2 partitions\n"
                   "  + positions of group g: 5 partitions, 1970-01-01T00:00:00Z\n"
                   "  ! x?[31m was deleted and created again at the source. Its old and new records are not mixed: the "
                   "topic is halted until a position is chosen.\n"));
    plan.create.clear();
    plan.grow.clear();
    plan.positions.reset();
    plan.problems.clear();
    QCOMPARE(QByteArray::fromStdString(daemon::planText(plan)),
             QByteArray("link eu-agg: eu -> agg: 2 topics, 5 partitions\n  nothing to change\n"));
}

TRIBUTARY_TEST(PlanTest, QCoreApplication)
#include "plantest.moc"
