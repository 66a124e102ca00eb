#include <algorithm>
#include <string>

#include <QTest>

#include "core/topology/validation.h"
#include "tests/dialects/importing.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// What files of operators taught, each in a few lines: nothing that changes what is mirrored, or where it begins, may
/// pass for kept.
class OperatorFilesTest : public QObject {
    Q_OBJECT

private slots:
    void leavesReplicatorsRoutesOpen();
    void saysThatGroupsAndAclsStayBehind();
    void saysWhereALinkBegins();
    void readsReplicatorsSwitches();
    void drawsNoLinkForHeartbeats();
    void takesTheMostThatALinkCan();
    void mindsWhatExcludesMatch_data();
    void mindsWhatExcludesMatch();
    void saysWhyAFlowIsNotEnabled_data();
    void saysWhyAFlowIsNotEnabled();
    void saysWhatMayRepeat();
    void saysThatSettingsOfTopicsFollow();
    void saysWhichGroupsAndAclsStayBehind_data();
    void saysWhichGroupsAndAclsStayBehind();
    void takesPodsForNoPartOfTheMirroring_data();
    void takesPodsForNoPartOfTheMirroring();
};

namespace {

const std::string kFlow =
    "clusters = a, b\n"
    "a.bootstrap.servers = a:9092\n"
    "b.bootstrap.servers = b:9092\n"
    "a->b.enabled = true\n";

Imported readReplicator(const std::string& more) {
    return read(
        "connect",
        R"({"name": "copy", "config": {"connector.class": "io.confluent.connect.replicator.ReplicatorSourceConnector")"
        R"(, "src.kafka.bootstrap.servers": "a:9092", "dest.kafka.bootstrap.servers": "b:9092")" +
            more + "}}");
}

bool says(const Imported& imported, LossPart part, LossReason reason) { return !lines(imported, part, reason).empty(); }

bool isRefused(const TopologySpec& spec) {
    return std::ranges::any_of(validate(spec),
                               [](const Finding& finding) { return finding.severity == Finding::Severity::Error; });
}

}  // namespace

// Connect's worker applies transformations to every source connector.
void OperatorFilesTest::leavesReplicatorsRoutesOpen() {
    const Imported imported =
        readReplicator(R"x(, "topic.whitelist": "orders", "transforms": "r")x"
                       R"x(, "transforms.r.type": "org.apache.kafka.connect.transforms.RegexRouter")x"
                       R"x(, "transforms.r.regex": "(.*)", "transforms.r.replacement": "eu_$1")x");
    QCOMPARE(imported.spec.links.size(), std::size_t{1});
    QCOMPARE(imported.spec.links[0].naming.policy, NamingPolicy::Template);
    QVERIFY(imported.spec.links[0].naming.pattern.empty());
    QVERIFY(says(imported, LossPart::Mirroring, LossReason::NamingLeftOpen));
    const auto changes = lines(imported, LossPart::Mirroring, LossReason::RecordsChanged);
    QCOMPARE(changes.size(), std::size_t{1});
    QVERIFY(changes[0].message().starts_with("Confluent Replicator changes records"));
}

void OperatorFilesTest::saysThatGroupsAndAclsStayBehind() {
    const Imported imported =
        read("mm2", kFlow + "a->b.sync.group.offsets.enabled = true\na->b.groups = billing\nb->a.enabled = true\n");
    const auto groups = lines(imported, LossPart::Mirroring, LossReason::GroupsLeft);
    QCOMPARE(groups.size(), std::size_t{1});
    QVERIFY(groups[0].message().contains("billing"));
    // A default is said once, not for each flow.
    QCOMPARE(lines(imported, LossPart::Mirroring, LossReason::AclsLeft).size(), std::size_t{1});
    QVERIFY(!says(read("mm2", kFlow + "a->b.sync.topic.acls.enabled = false\n"), LossPart::Mirroring,
                  LossReason::AclsLeft));
}

void OperatorFilesTest::saysWhereALinkBegins() {
    const auto said = lines(read("mm2", kFlow), LossPart::Decide, LossReason::PositionsElsewhere);
    QCOMPARE(said.size(), std::size_t{1});
    QCOMPARE(said[0].subject, std::string{"start = earliest"});
    // Replicator has a group, which the link goes on with.
    const Imported replicator = readReplicator(R"(, "topic.whitelist": "orders")");
    QCOMPARE(replicator.spec.links.at(0).group, std::string{"copy"});
    QVERIFY(says(replicator, LossPart::Decide, LossReason::PositionsTakenOver));
}

void OperatorFilesTest::readsReplicatorsSwitches() {
    const Imported imported = readReplicator(
        R"(, "topic.whitelist": "orders", "topic.preserve.partitions": "false", "topic.config.sync": "false", "topic.auto.create": "false")");
    QCOMPARE(imported.spec.links.at(0).partitioning, Partitioning::KeyHash);
    QCOMPARE(lines(imported, LossPart::Mirroring, LossReason::AlwaysDone).size(), std::size_t{2});
}

// MirrorMaker 2 makes the pair for the sake of its heartbeats, and mirrors nothing there.
void OperatorFilesTest::drawsNoLinkForHeartbeats() {
    const Imported imported =
        read("mm2", kFlow +
                        "b->a.emit.heartbeats.enabled = true\n"
                        "replication.policy.class = org.apache.kafka.connect.mirror.IdentityReplicationPolicy\n");
    QCOMPARE(imported.spec.links.size(), std::size_t{1});
    QVERIFY(!isRefused(imported.spec));
}

void OperatorFilesTest::takesTheMostThatALinkCan() {
    const Imported imported =
        read("mm2", kFlow + "a->b.tasks.max = 2000\na->b.refresh.topics.interval.seconds = 600000\n");
    QCOMPARE(imported.spec.links.at(0).streams, kMaxStreams);
    QCOMPARE(imported.spec.links.at(0).topicRefreshMs, kMaxTopicRefreshMs);
    QCOMPARE(lines(imported, LossPart::Mirroring, LossReason::LimitTaken).size(), std::size_t{2});
    QVERIFY(!isRefused(imported.spec));
}

void OperatorFilesTest::mindsWhatExcludesMatch_data() {
    QTest::addColumn<QByteArray>("exclude");
    QTest::addColumn<bool>("changed");
    // A properties file loses the backslashes of the line that is copied most.
    QTest::newRow("the default") << QByteArray{R"(.*[\-\.]internal, .*\.replica, __.*)"} << false;
    QTest::newRow("in other words") << QByteArray{R"(__.*, .*-internal, .*\\.internal)"} << false;
    QTest::newRow("without them") << QByteArray{"__.*"} << true;
}

void OperatorFilesTest::mindsWhatExcludesMatch() {
    QFETCH(QByteArray, exclude);
    QFETCH(bool, changed);
    const Imported imported = read("mm2", kFlow + "a->b.topics.exclude = " + exclude.toStdString() + "\n");
    QCOMPARE(says(imported, LossPart::Mirroring, LossReason::NamesNotMirrored), changed);
}

void OperatorFilesTest::saysWhyAFlowIsNotEnabled_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("a blank behind it") << QByteArray{"true "};
    QTest::newRow("a comment behind it") << QByteArray{"true # active"};
}

void OperatorFilesTest::saysWhyAFlowIsNotEnabled() {
    QFETCH(QByteArray, value);
    const Imported imported =
        read("mm2", kFlow + "emit.heartbeats.enabled = false\nb->a.enabled = " + value.toStdString() + "\n");
    QCOMPARE(imported.spec.links.size(), std::size_t{2});
    QVERIFY(imported.spec.links[0].autoStart && !imported.spec.links[1].autoStart);
    const auto said = lines(imported, LossPart::Mirroring, LossReason::ReadAsFalse);
    QCOMPARE(said.size(), std::size_t{1});
    QVERIFY(said[0].subject.contains(value.toStdString()));
}

void OperatorFilesTest::saysWhatMayRepeat() {
    QVERIFY(says(read("mm2", kFlow + "exactly.once.source.support = enabled\n"), LossPart::Mirroring,
                 LossReason::MayRepeat));
    QVERIFY(!says(read("mm2", kFlow + "exactly.once.source.support = disabled\n"), LossPart::Mirroring,
                  LossReason::MayRepeat));
}

void OperatorFilesTest::saysThatSettingsOfTopicsFollow() {
    QVERIFY(says(read("mm2", kFlow + "config.properties.exclude = retention\\\\.ms\n"), LossPart::Mirroring,
                 LossReason::AlwaysDone));
}

void OperatorFilesTest::saysWhichGroupsAndAclsStayBehind_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("groups");  // "place subject", in their order
    QTest::addColumn<QByteArray>("detail");
    QTest::addColumn<QByteArrayList>("acls");
    const QByteArray msk =
        "Resources:\n  R:\n    Type: AWS::MSK::Replicator\n    Properties:\n      ReplicationInfoList:\n"
        "        - SourceKafkaClusterArn: a\n          TargetKafkaClusterArn: b\n          TopicReplication:\n"
        "            TopicsToReplicate: [x]\n            CopyAccessControlListsForTopics: ACLS\n"
        "          ConsumerGroupReplication:\n            ConsumerGroupsToReplicate: [billing.*, audit]\n"
        "            ConsumerGroupsToExclude: [tmp.*]\n            SynchroniseConsumerGroupOffsets: SYNC\n"
        "            DetectAndCopyNewConsumerGroups: false\n";
    QTest::newRow("MSK") << QByteArray("msk") << QByteArray(msk).replace("ACLS", "true").replace("SYNC", "true")
                         << QByteArrayList{"file:12:40 ConsumerGroupsToReplicate = billing.*, audit",
                                           "file:13:38 ConsumerGroupsToExclude = tmp.*",
                                           "file:14:46 SynchroniseConsumerGroupOffsets = true",
                                           "file:15:45 DetectAndCopyNewConsumerGroups = false"}
                         << QByteArray("billing.*, audit")
                         << QByteArrayList{"file:10:46 CopyAccessControlListsForTopics = true"};
    QTest::newRow("MSK without positions")
        << QByteArray("msk") << QByteArray(msk).replace("ACLS", "false").replace("SYNC", "false") << QByteArrayList{}
        << QByteArray() << QByteArrayList{};
    const QByteArray redpanda =
        "input:\n  redpanda_migrator:\n    seed_brokers: [a:1]\n    topics: [x]\noutput:\n  redpanda_migrator:\n"
        "    seed_brokers: [b:1]\n    sync_topic_acls: ACLS\n";
    QTest::newRow("Redpanda") << QByteArray("redpanda")
                              << QByteArray(redpanda).replace("ACLS", "true") +
                                     "    consumer_groups:\n      interval: 5m\n      include: [billing.*]\n"
                                     "      exclude: [tmp.*]\n      only_empty: true\n"
                              << QByteArrayList{"file:10:7 consumer_groups.interval = 5m",
                                                "file:11:7 consumer_groups.include = billing.*",
                                                "file:12:7 consumer_groups.exclude = tmp.*",
                                                "file:13:7 consumer_groups.only_empty = true"}
                              << QByteArray("billing.*") << QByteArrayList{"file:8:22 sync_topic_acls = true"};
    QTest::newRow("Redpanda by default") << QByteArray("redpanda") << QByteArray(redpanda).replace("ACLS", "false")
                                         << QByteArrayList{"file:7:5 consumer_groups (default)"}
                                         << QByteArray("all that it knows") << QByteArrayList{};
    QTest::newRow("Redpanda without positions")
        << QByteArray("redpanda")
        << QByteArray(redpanda).replace("ACLS", "false") + "    consumer_groups: {enabled: false, include: [x]}\n"
        << QByteArrayList{} << QByteArray() << QByteArrayList{};
}

/// Setting by setting, and in the words that a MirrorMaker 2 has too.
void OperatorFilesTest::saysWhichGroupsAndAclsStayBehind() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, groups);
    QFETCH(QByteArray, detail);
    QFETCH(QByteArrayList, acls);
    const Imported imported = read(format.constData(), text.toStdString());
    QCOMPARE(imported.spec.links.size(), std::size_t{1});
    const auto said = [&](LossReason reason) {
        QByteArrayList all;
        for (const LossLine& line : lines(imported, LossPart::Mirroring, reason)) {
            all << QByteArray::fromStdString(line.place + " " + line.subject);
        }
        return all;
    };
    QCOMPARE(said(LossReason::GroupsLeft), groups);
    QCOMPARE(said(LossReason::AclsLeft), acls);
    for (const LossLine& line : lines(imported, LossPart::Mirroring, LossReason::GroupsLeft)) {
        QCOMPARE(QByteArray::fromStdString(line.detail), detail);
    }
    for (const LossLine& line : lines(imported, LossPart::Mirroring, LossReason::NoCounterpart)) {
        QVERIFY2(!line.subject.contains("roup") && !line.subject.contains("cl"), line.text().c_str());
    }
    // What did nothing there is said, too.
    QCOMPARE(says(imported, LossPart::Kept, LossReason::NoEffect), groups.isEmpty());
}

void OperatorFilesTest::takesPodsForNoPartOfTheMirroring_data() {
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<bool>("mirrors");
    // In the specification of a KafkaMirrorMaker2, but for those that begin with blanks: they are of its mirror.
    for (const char* pod :
         {"version: 4.1.0", "replicas: 3", "image: registry/connect", "resources: {limits: {cpu: 1}}",
          "livenessProbe: {initialDelaySeconds: 15}", "readinessProbe: {timeoutSeconds: 5}", "jvmOptions: {-Xmx: 2g}",
          "jmxOptions: {}", "logging: {type: inline, loggers: {rootLogger.level: DEBUG}}",
          "clientRackInitImage: registry/init", "rack: {topologyKey: topology.kubernetes.io/zone}",
          "metricsConfig: {type: strimziMetricsReporter}", "tracing: {type: opentelemetry}",
          "template: {pod: {affinity: {}}}", "externalConfiguration: {volumes: []}",
          "      sourceConnector: {autoRestart: {enabled: true}, listOffsets: {toConfigMap: {name: x}}, "
          "alterOffsets: {fromConfigMap: {name: x}}, version: 4.1.0}",
          "      checkpointConnector: {autoRestart: {enabled: true}, state: paused}"}) {
        QTest::newRow(pod) << QByteArray(pod) << false;
    }
    // What nobody knows may be anything.
    QTest::newRow("unknown") << QByteArray("topicPattern: orders") << true;
    QTest::newRow("unknown in a mirror") << QByteArray("      topicPatern: orders") << true;
}

void OperatorFilesTest::takesPodsForNoPartOfTheMirroring() {
    QFETCH(QByteArray, more);
    QFETCH(bool, mirrors);
    const std::string line = more.toStdString() + "\n";
    const bool ofMirror = more.startsWith(' ');
    const bool source = more.contains("sourceConnector");
    const Imported imported =
        read("strimzi",
             "apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaMirrorMaker2\nmetadata: {name: m}\nspec:\n" +
                 (ofMirror ? std::string() : "  " + line) +
                 "  connectCluster: b\n  clusters:\n    - {alias: a, bootstrapServers: \"a:1\"}\n"
                 "    - {alias: b, bootstrapServers: \"b:1\"}\n  mirrors:\n    - sourceCluster: a\n"
                 "      targetCluster: b\n" +
                 (source ? std::string() : "      sourceConnector: {config: {sync.topic.acls.enabled: false}}\n") +
                 (ofMirror ? line : std::string()));
    QCOMPARE(imported.spec.links.size(), std::size_t{1});
    QVERIFY(imported.spec.links[0].autoStart);
    QCOMPARE(says(imported, LossPart::Mirroring, LossReason::NoCounterpart), mirrors);
    QCOMPARE(says(imported, LossPart::Kept, LossReason::HowItRuns), !mirrors);
}

TRIBUTARY_TEST(OperatorFilesTest, NoApplication)
#include "operatorfilestest.moc"
