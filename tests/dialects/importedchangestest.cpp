#include <algorithm>
#include <string>

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/topology/jsondocument.h"
#include "core/topology/topologyjson.h"
#include "core/topology/validation.h"
#include "tests/dialects/importing.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// What an import changes of the mirroring stands where one reads first, and nothing else does.
class ImportedChangesTest : public QObject {
    Q_OBJECT

private slots:
    void namesConverters_data();
    void namesConverters();
    void keepsConvertersForExports();
    void asksForTheWorkersConverters();
    void takesStrimzisDefaultConverters();
    void mindsTheConnectClusterOfStrimzi();
    void saysWhatALatestStartMisses_data();
    void saysWhatALatestStartMisses();
    void namesHelpersOfNoFlow();
    void saysWhatNobodyWritesAnyMore_data();
    void saysWhatNobodyWritesAnyMore();
    void isSilentOfInternalNames_data();
    void isSilentOfInternalNames();
    void namesServiceTopicsThatAreMissed_data();
    void namesServiceTopicsThatAreMissed();
    void seesWhichCopiesComeBack_data();
    void seesWhichCopiesComeBack();
    void refusesPlaceholdersWhereNothingFillsThemIn_data();
    void refusesPlaceholdersWhereNothingFillsThemIn();
    void saysWhichHeadersAreLeftOut_data();
    void saysWhichHeadersAreLeftOut();
    void saysThatTopicsFollowTheirSources_data();
    void saysThatTopicsFollowTheirSources();
    void takesTheLastOfJsonTwins();
    void namesTheFlowsOfADefault();
    void takesABareLoginForNoSecret();
};

namespace {

const std::string kClusters =
    "clusters = a, b, c\n"
    "a.bootstrap.servers = a:9092\nb.bootstrap.servers = b:9092\nc.bootstrap.servers = c:9092\n"
    "sync.topic.acls.enabled = false\n";
const std::string kRunning = kClusters + "a->b.enabled = true\n";
const std::string kIdentity = "replication.policy.class = org.apache.kafka.connect.mirror.IdentityReplicationPolicy\n";

/// `more` begins with a comma.
std::string mirrorSource(const std::string& more) {
    return R"({"name": "m", "config": {"connector.class": "org.apache.kafka.connect.mirror.MirrorSourceConnector")"
           R"(, "source.cluster.alias": "a", "target.cluster.alias": "b")"
           R"(, "source.cluster.bootstrap.servers": "a:9092", "target.cluster.bootstrap.servers": "b:9092")" +
           more + "}}";
}

std::string replicator(const std::string& more) {
    return R"({"name": "r", "config": {"connector.class": "io.confluent.connect.replicator.ReplicatorSourceConnector")"
           R"(, "src.kafka.bootstrap.servers": "a:9092", "dest.kafka.bootstrap.servers": "b:9092")" +
           more + "}}";
}

std::string helper(const char* type, const char* source, const char* target) {
    return R"({"name": ")" + std::string(type) +
           R"(", "config": {"connector.class": "org.apache.kafka.connect.mirror.)" + type +
           R"(", "source.cluster.alias": ")" + source + R"(", "target.cluster.alias": ")" + target + R"("}})";
}

std::string redpanda(const std::string& input, const std::string& output) {
    return "input:\n  redpanda_migrator:\n    seed_brokers: [\"a:9092\"]\n    consumer_group: g\n" + input +
           "output:\n  redpanda_migrator:\n    seed_brokers: [\"b:9092\"]\n" + output;
}

Imported readMm1(const std::string& include, const std::string& producer = {}) {
    return readFiles("mm1", {{"start.sh",
                              "kafka-mirror-maker.sh --consumer.config c.properties "
                              "--producer.config p.properties --whitelist '" +
                                  include + "'\n"},
                             {"c.properties", "bootstrap.servers = a:9092\ngroup.id = g\n"},
                             {"p.properties", "bootstrap.servers = b:9092\n" + producer}});
}

QByteArrayList subjects(const Imported& imported, LossPart part, LossReason reason) {
    QByteArrayList out;
    for (const LossLine& line : lines(imported, part, reason)) {
        out << QByteArray::fromStdString(line.subject);
    }
    return out;
}

QByteArrayList details(const Imported& imported, LossPart part, LossReason reason) {
    QByteArrayList out;
    for (const LossLine& line : lines(imported, part, reason)) {
        out << QByteArray::fromStdString(line.detail);
    }
    return out;
}

const QByteArray kBytes = R"("key.converter": "org.apache.kafka.connect.converters.ByteArrayConverter")"
                          R"(, "value.converter": "org.apache.kafka.connect.converters.ByteArrayConverter")"
                          R"(, "header.converter": "org.apache.kafka.connect.converters.ByteArrayConverter")";

}  // namespace

void ImportedChangesTest::namesConverters_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("subjects");
    const auto mirror = [](const QByteArray& more) {
        return QByteArray::fromStdString(mirrorSource(", " + more.toStdString()));
    };
    const auto copy = [](const QByteArray& more) {
        return QByteArray::fromStdString(replicator(R"(, "topic.whitelist": "x", )" + more.toStdString()));
    };
    QTest::newRow("bytes") << QByteArray("connect") << mirror(kBytes) << QByteArrayList{};
    QTest::newRow("bytes by the class alone")
        << QByteArray("connect") << mirror(QByteArray(kBytes).replace("org.apache.kafka.connect.converters.", ""))
        << QByteArrayList{};
    QTest::newRow("a value") << QByteArray("connect")
                             << mirror(kBytes + R"(, "value.converter": "org.apache.kafka.connect.json.JsonConverter")")
                             << QByteArrayList{"value.converter = org.apache.kafka.connect.json.JsonConverter"};
    QTest::newRow("all three") << QByteArray("connect")
                               << mirror(
                                      R"("key.converter": "x.S", "value.converter": "x.J", "header.converter": "x.H")")
                               << QByteArrayList{"key.converter = x.S", "value.converter = x.J",
                                                 "header.converter = x.H"};
    const QByteArray own =
        QByteArray(kBytes).replace("org.apache.kafka.connect.converters", "io.confluent.connect.replicator.util");
    QTest::newRow("Replicator's own") << QByteArray("connect") << copy(own) << QByteArrayList{};
    QTest::newRow("Replicator's, on both sides")
        << QByteArray("connect")
        << copy(own + R"(, "src.value.converter": "x.AvroConverter", "value.converter": "x.AvroConverter")")
        << QByteArrayList{"src.value.converter = x.AvroConverter", "value.converter = x.AvroConverter"};
    const QByteArray mm2 = QByteArray::fromStdString(kRunning);
    QTest::newRow("mm2") << QByteArray("mm2") << mm2 << QByteArrayList{};
    QTest::newRow("mm2, of all flows") << QByteArray("mm2") << mm2 + "value.converter = x.J\n"
                                       << QByteArrayList{"value.converter = x.J"};
    QTest::newRow("mm2, of the target") << QByteArray("mm2") << mm2 + "b.key.converter = x.J\nc.key.converter = x.K\n"
                                        << QByteArrayList{"b.key.converter = x.J"};
}

void ImportedChangesTest::namesConverters() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, subjects);
    const Imported imported = read(format.constData(), text.toStdString());
    QCOMPARE(imported.spec.links.size(), std::size_t{1});
    QCOMPARE(::subjects(imported, LossPart::Mirroring, LossReason::RecordsChanged), subjects);
    QVERIFY(lines(imported, LossPart::Decide, LossReason::ConvertersOpen).empty());
}

void ImportedChangesTest::keepsConvertersForExports() {
    const std::string json = "org.apache.kafka.connect.json.JsonConverter";
    const Imported mirror = read("connect", mirrorSource(R"(, "value.converter": ")" + json + "\""));
    const auto connect = exportFormat("connect")->exporter.write(mirror.spec);
    QVERIFY(connect.has_value());
    QVERIFY(connect->files.front().text.contains(R"("value.converter": ")" + json + "\""));
    const Imported copy =
        read("connect", replicator(R"(, "topic.whitelist": "x", "value.converter": ")" + json + "\""));
    const auto back = exportFormat("replicator")->exporter.write(copy.spec);
    QVERIFY(back.has_value());
    QVERIFY(back->files.front().text.contains(R"("value.converter": ")" + json + "\""));
}

// Connect's own default for headers writes bytes as Base64.
void ImportedChangesTest::asksForTheWorkersConverters() {
    const Imported alone = read("connect", mirrorSource(R"(, "key.converter": "ByteArrayConverter")"));
    QCOMPARE(subjects(alone, LossPart::Decide, LossReason::ConvertersOpen),
             QByteArrayList{"value.converter, header.converter"});
    QVERIFY(lines(alone, LossPart::Mirroring, LossReason::RecordsChanged).empty());
    const std::string worker =
        "bootstrap.servers = b:9092\ngroup.id = connect\nkey.converter = x.J\nvalue.converter = x.J\n";
    const Imported both = readFiles(
        "connect", {{"file", mirrorSource(R"(, "key.converter": "ByteArrayConverter")")}, {"worker", worker}});
    QVERIFY(lines(both, LossPart::Decide, LossReason::ConvertersOpen).empty());
    const auto said = lines(both, LossPart::Mirroring, LossReason::RecordsChanged);
    QCOMPARE(said.size(), std::size_t{2});
    QCOMPARE(said[0].text().substr(0, 10), std::string{"worker:4:1"});
    QVERIFY(said[1].subject.starts_with("header.converter = ") && said[1].subject.ends_with(" (default)"));
    QCOMPARE(said[1].detail, std::string{"SimpleHeaderConverter"});
    // What no connector takes over says how the worker is run, and no more.
    const auto runs = subjects(both, LossPart::Kept, LossReason::HowItRuns);
    QVERIFY(runs.contains("key.converter = x.J") && !runs.contains("value.converter = x.J"));
}

void ImportedChangesTest::takesStrimzisDefaultConverters() {
    const std::string connector =
        "apiVersion: kafka.strimzi.io/v1\nkind: KafkaConnector\nmetadata:\n  name: m\n"
        "  labels: {strimzi.io/cluster: w}\nspec:\n  class: org.apache.kafka.connect.mirror.MirrorSourceConnector\n"
        "  config:\n    source.cluster.bootstrap.servers: a:9092\n    target.cluster.bootstrap.servers: b:9092\n"
        "    header.converter: ByteArrayConverter\n---\n";
    const Imported imported =
        read("strimzi", connector +
                            "apiVersion: kafka.strimzi.io/v1\nkind: KafkaConnect\nmetadata: {name: w}\nspec:\n"
                            "  bootstrapServers: b:9092\n  config: {value.converter: ByteArrayConverter}\n");
    QCOMPARE(subjects(imported, LossPart::Mirroring, LossReason::RecordsChanged),
             QByteArrayList{"key.converter = org.apache.kafka.connect.json.JsonConverter (default)"});
}

void ImportedChangesTest::mindsTheConnectClusterOfStrimzi() {
    const std::string resource =
        "apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaMirrorMaker2\nmetadata: {name: m}\nspec:\n"
        "  connectCluster: CONNECT\n  clusters:\n    - {alias: a, bootstrapServers: \"a:1\"}\n"
        "    - {alias: b, bootstrapServers: \"b:1\"}\n  mirrors:\n    - sourceCluster: a\n      targetCluster: b\n"
        "      sourceConnector: {}\n";
    const auto with = [&](const char* cluster) {
        std::string text = resource;
        return read("strimzi", text.replace(text.find("CONNECT"), 7, cluster));
    };
    QVERIFY(lines(with("b"), LossPart::Decide, LossReason::ConnectClusterOther).empty());
    const Imported refused = with("a");
    const LossLine first = refused.report.part(LossPart::Decide).front();
    QCOMPARE(first.reason, LossReason::ConnectClusterOther);
    QCOMPARE(first.place + " " + first.subject + ", " + first.detail, std::string{"file:5:19 connectCluster = a, b"});
}

void ImportedChangesTest::saysWhatALatestStartMisses_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("misses");
    QTest::addColumn<bool>("repeats");
    const auto row = [](const char* name, const char* format, const std::string& text, bool misses, bool repeats) {
        QTest::newRow(name) << QByteArray(format) << QByteArray::fromStdString(text) << misses << repeats;
    };
    const std::string latest = "a.consumer.auto.offset.reset = latest\n";
    row("mm2", "mm2", kRunning, false, true);
    row("mm2 from the end", "mm2", kRunning + latest, true, false);
    row("connect from the end", "connect", mirrorSource(R"(, "consumer.auto.offset.reset": "latest")"), true, false);
    // These have groups, which a link goes on with.
    row("Replicator", "connect", replicator(R"(, "topic.whitelist": "x", "src.consumer.auto.offset.reset": "latest")"),
        false, false);
    row("Redpanda", "redpanda", redpanda("    topics: [x]\n    start_offset: latest\n", ""), false, false);
    const std::string msk =
        "Resources:\n  R:\n    Type: AWS::MSK::Replicator\n    Properties:\n      ReplicationInfoList:\n"
        "        - SourceKafkaClusterArn: a\n          TargetKafkaClusterArn: b\n          TopicReplication:\n"
        "            TopicsToReplicate: [x]\n";
    row("MSK by default", "msk", msk, true, false);
    row("MSK from the beginning", "msk", msk + "            StartingPosition: {Type: EARLIEST}\n", false, true);
}

void ImportedChangesTest::saysWhatALatestStartMisses() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, text);
    QFETCH(bool, misses);
    QFETCH(bool, repeats);
    const Imported imported = read(format.constData(), text.toStdString());
    QCOMPARE(imported.spec.links.size(), std::size_t{1});
    QCOMPARE(!lines(imported, LossPart::Mirroring, LossReason::PositionsMissed).empty(), misses);
    QCOMPARE(!lines(imported, LossPart::Decide, LossReason::PositionsElsewhere).empty(), repeats);
}

void ImportedChangesTest::namesHelpersOfNoFlow() {
    const Imported imported = readFiles("connect", {{"m", mirrorSource("")},
                                                    {"h", helper("MirrorCheckpointConnector", "left", "right")},
                                                    {"k", helper("MirrorHeartbeatConnector", "a", "b")}});
    const auto said = lines(imported, LossPart::Decide, LossReason::HelperAlone);
    QCOMPARE(said.size(), std::size_t{1});
    QCOMPARE(said[0].detail, std::string{"left->right, while m has a->b"});
    QCOMPARE(said[0].kind, LossKind::Lost);
    QVERIFY(!writeTopology(imported.spec).contains("left"));
    // What nobody knows is said, too.
    const Imported other = readFiles("connect", {{"m", mirrorSource("")}, {"o", helper("MirrorOther", "a", "b")}});
    QCOMPARE(subjects(other, LossPart::Kept, LossReason::OtherKind), QByteArrayList{"MirrorOther"});
    const Imported none = readFiles("connect", {{"r", replicator(R"(, "topic.whitelist": "x")")},
                                                {"h", helper("MirrorHeartbeatConnector", "a", "b")}});
    QCOMPARE(details(none, LossPart::Decide, LossReason::HelperAlone),
             QByteArrayList{"a->b, and there is no MirrorSourceConnector"});
}

void ImportedChangesTest::saysWhatNobodyWritesAnyMore_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("topics");
    const QByteArray flow = QByteArray::fromStdString(kRunning);
    const QByteArray source = QByteArray::fromStdString(mirrorSource(""));
    QTest::newRow("by default") << QByteArray("mm2") << flow << QByteArrayList{"checkpoints, heartbeats, offset-syncs"};
    QTest::newRow("one flow, one line") << QByteArray("mm2") << flow + "b->a.enabled = true\n"
                                        << QByteArrayList{"checkpoints, heartbeats, offset-syncs",
                                                          "checkpoints, heartbeats, offset-syncs"};
    QTest::newRow("one of them") << QByteArray("mm2")
                                 << flow + "emit.heartbeats.enabled = false\na->b.emit.checkpoints.enabled = false\n"
                                 << QByteArrayList{"offset-syncs"};
    QTest::newRow("none") << QByteArray("mm2")
                          << flow +
                                 "emit.heartbeats.enabled = false\nemit.checkpoints.enabled = false\n"
                                 "emit.offset-syncs.enabled = false\n"
                          << QByteArrayList{};
    QTest::newRow("the source connector alone") << QByteArray("connect") << source << QByteArrayList{"offset-syncs"};
    QTest::newRow("beside its heartbeats")
        << QByteArray("connect")
        << "[" + source + ", " + QByteArray::fromStdString(helper("MirrorHeartbeatConnector", "a", "b")) + "]"
        << QByteArrayList{"heartbeats, offset-syncs"};
}

void ImportedChangesTest::saysWhatNobodyWritesAnyMore() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, topics);
    QCOMPARE(details(read(format.constData(), text.toStdString()), LossPart::Mirroring, LossReason::HelpersLeft),
             topics);
}

void ImportedChangesTest::isSilentOfInternalNames_data() {
    QTest::addColumn<QByteArray>("include");
    QTest::addColumn<QByteArray>("exclude");
    QTest::addColumn<bool>("said");
    const auto row = [](const char* include, const char* exclude, bool said) {
        QTest::newRow((QByteArray(include) + " without " + exclude).constData())
            << QByteArray(include) << QByteArray(exclude) << said;
    };
    row("orders", "tmp.*", false);
    row("orders,payments-internal", "tmp.*", false);
    row("orders|payments", "tmp.*", false);
    row("shop.orders.critical|shop.stock", "shop.logs.*", false);
    row("orders-[0-9]+", "tmp.*", true);
    row("orders.*", "tmp.*", true);
    row("orders.*", "orders.*", false);
    row("orders.*", ".*-internal,.*\\\\.internal", false);
    row(".*", "tmp.*", true);
    row(".*-internal", "tmp.*", true);
    row("(a|b).*xinternal", "tmp.*", false);
}

void ImportedChangesTest::isSilentOfInternalNames() {
    QFETCH(QByteArray, include);
    QFETCH(QByteArray, exclude);
    QFETCH(bool, said);
    const Imported imported = read("mm2", kRunning + "a->b.topics = " + include.toStdString() +
                                              "\na->b.topics.exclude = " + exclude.toStdString() + "\n");
    const auto names = lines(imported, LossPart::Mirroring, LossReason::NamesNotMirrored);
    QCOMPARE(!names.empty(), said);
    QVERIFY(!said || (names[0].subject.starts_with("a->b.topics.exclude = ") &&
                      names[0].message().starts_with("It is taken over as it is.")));
    // The excludes have nothing to do with it for the other programs.
    if (!include.contains(',')) {
        const bool alone = include.contains('*') || include.contains('[');
        const bool anyEnd = alone && !include.contains("xinternal");
        QCOMPARE(!lines(readMm1(include.toStdString()), LossPart::Mirroring, LossReason::NamesNotMirrored).empty(),
                 anyEnd);
        QCOMPARE(!lines(read("connect", replicator(R"(, "topic.regex": ")" + include.toStdString() + "\"")),
                        LossPart::Mirroring, LossReason::NamesNotMirrored)
                      .empty(),
                 anyEnd);
    }
}

void ImportedChangesTest::namesServiceTopicsThatAreMissed_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("names");
    const auto row = [](const char* name, const char* format, const std::string& text, const QByteArrayList& names) {
        QTest::newRow(name) << QByteArray(format) << QByteArray::fromStdString(text) << names;
    };
    const std::string same = kRunning + kIdentity;
    row("everything", "mm2", same, {"_schemas, connect-…"});
    row("under a prefix", "mm2", kRunning, {});
    row("a name", "mm2", same + "a->b.topics = orders\n", {});
    row("spelt out", "mm2", same + "a->b.topics = _schemas,orders.*\n", {});
    row("a pattern of others", "mm2", same + "a->b.topics = ^connecttest.*\n", {});
    row("a pattern of theirs", "mm2", same + "a->b.topics = connect-(a|b)\n", {"connect-…"});
    row("excluded", "mm2", same + "a->b.topics.exclude = __.*,_schemas,connect-.*\n", {});
    row("one excluded", "mm2", same + "a->b.topics.exclude = _.*\n", {"connect-…"});
    row("Replicator", "connect", replicator(R"(, "topic.regex": ".*")"), {"_schemas, connect-…"});
    row("Redpanda", "redpanda", redpanda("    regexp_topics_include: ['.']\n    regexp_topics_exclude: ['^_']\n", ""),
        {"connect-…"});
    row("Redpanda, otherwise called", "redpanda",
        redpanda("    regexp_topics_include: ['.']\n", "    topic: 'a_${! @kafka_topic }'\n"), {});
}

void ImportedChangesTest::namesServiceTopicsThatAreMissed() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, names);
    QCOMPARE(details(read(format.constData(), text.toStdString()), LossPart::Mirroring, LossReason::ServiceTopics),
             names);
}

void ImportedChangesTest::seesWhichCopiesComeBack_data() {
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArrayList>("echoes");
    const QByteArray same =
        "a->b.replication.policy.class = org.apache.kafka.connect.mirror.IdentityReplicationPolicy\n";
    QTest::newRow("back at once") << same + "b->a.enabled = true\n" << QByteArrayList{"a->b.topics"};
    QTest::newRow("on to another one") << same + "b->c.enabled = true\n" << QByteArrayList{};
    QTest::newRow("back over another one") << same + "b->c.enabled = true\nc->a.enabled = true\n"
                                           << QByteArrayList{"a->b.topics"};
    QTest::newRow("back over one that is off") << same + "b->c.enabled = true\nc->a.enabled = false\nc->a.topics = x\n"
                                               << QByteArrayList{};
    QTest::newRow("under names that nobody wants") << same + "a->b.topics = orders\nb->a.enabled = true\n"
                                                   << QByteArrayList{};
}

void ImportedChangesTest::seesWhichCopiesComeBack() {
    QFETCH(QByteArray, more);
    QFETCH(QByteArrayList, echoes);
    QCOMPARE(subjects(read("mm2", kRunning + more.toStdString()), LossPart::Mirroring, LossReason::EchoStopped),
             echoes);
}

void ImportedChangesTest::refusesPlaceholdersWhereNothingFillsThemIn_data() {
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("place");
    const auto cluster = [](const char* member, const char* place) {
        QTest::newRow(member) << QByteArray(
                                     R"("security": {"protocol": "SASL_SSL", "mechanism": "PLAIN", "username": "u")"
                                     R"(, "password": {"from": "env", "name": "P"}, )") +
                                     member + "}"
                              << QByteArray("/clusters/0/security/") + place;
    };
    cluster(R"("username": "${env:U}")", "username");
    cluster(R"("caFile": "${file:/x:ca}")", "caFile");
    cluster(R"("certificateFile": "/c/{{ cert }}", "keyFile": "/c/k.pem")", "certificateFile");
    cluster(R"x("certificateFile": "/c/c.pem", "keyFile": "$(KEY)")x", "keyFile");
    cluster(R"x("oauth": {"scope": "${env:S}"})x", "oauth/scope");
    QTest::newRow("client id") << QByteArray(R"("client": {"client.id": "${env:ID}"})")
                               << QByteArray("/clusters/0/client");
}

void ImportedChangesTest::refusesPlaceholdersWhereNothingFillsThemIn() {
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, place);
    if (member.contains(R"("username": "${env:U}")")) {
        member.replace(R"("username": "u", )", "");
    }
    const auto findingsOf = [](const std::string& more, const std::string& link) {
        const auto spec = parseTopology(
            R"({"format": "tributary", "version": 1, "name": "d", "clusters": [)"
            R"({"id": "a", "bootstrap": ["a:1"], )" +
                more + R"(}, {"id": "b", "bootstrap": ["b:1"]}], "links": [{"id": "l", "source": "a", "target": "b")" +
                link + "}]}",
            "f");
        if (!spec) {
            qWarning("%s", spec.error().text().c_str());
            return std::vector<Finding>{};
        }
        return validate(*spec);
    };
    const auto refused = [](const std::vector<Finding>& findings, const std::string& at) {
        return std::ranges::any_of(findings, [&](const Finding& finding) {
            return finding.severity == Finding::Severity::Error && finding.place == at &&
                   finding.error.text().contains("placeholder");
        });
    };
    QVERIFY(refused(findingsOf(member.toStdString(), ""), place.toStdString()));
    const std::string name = R"("name": "A")";
    QVERIFY(refused(findingsOf(name, R"(, "group": "${env:G}")"), "/links/0/group"));
    QVERIFY(refused(findingsOf(name, R"(, "topics": {"include": [{"literal": "${env:T}"}]})"),
                    "/links/0/topics/include/0"));
    QVERIFY(!hasErrors(findingsOf(name, R"x(, "topics": {"include": [{"regex": "orders$|pay(a)$"}]})x")));
}

void ImportedChangesTest::saysWhichHeadersAreLeftOut_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("headers");
    const auto row = [](const char* name, const std::string& output, const QByteArrayList& headers) {
        QTest::newRow(name) << QByteArray("redpanda")
                            << QByteArray::fromStdString(redpanda("    topics: [x]\n", output)) << headers;
    };
    row("by default", "", {"redpanda-migrator-provenance, redpanda-migrator-offset"});
    row("without groups", "    consumer_groups: {enabled: false}\n", {"redpanda-migrator-provenance"});
    row("their own", "    provenance_header: from\n    offset_header: ''\n    headers: {x-at: now}\n", {"from, x-at"});
    row("none", "    provenance_header: ''\n    offset_header: ''\n", {});
    const auto copy = [](const char* more) {
        return QByteArray::fromStdString(replicator(R"(, "topic.whitelist": "x")" + std::string(more)));
    };
    QTest::newRow("Replicator") << QByteArray("connect") << copy("") << QByteArrayList{};
    QTest::newRow("Replicator with provenance")
        << QByteArray("connect") << copy(R"(, "provenance.header.enable": "true")")
        << QByteArrayList{"cluster, topic and time that it came from"};
    QTest::newRow("Replicator without") << QByteArray("connect") << copy(R"(, "provenance.header.enable": "false")")
                                        << QByteArrayList{};
}

void ImportedChangesTest::saysWhichHeadersAreLeftOut() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, headers);
    const Imported imported = read(format.constData(), text.toStdString());
    QCOMPARE(details(imported, LossPart::Mirroring, LossReason::HeadersLeft), headers);
    for (const LossLine& line : lines(imported, LossPart::Mirroring, LossReason::NoCounterpart)) {
        QVERIFY2(!line.subject.contains("header"), line.text().c_str());
    }
}

void ImportedChangesTest::saysThatTopicsFollowTheirSources_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("mm1") << QByteArray("mm1");
    QTest::newRow("redpanda") << QByteArray("redpanda");
}

void ImportedChangesTest::saysThatTopicsFollowTheirSources() {
    QFETCH(QByteArray, format);
    const Imported imported =
        format == "mm1" ? readMm1("orders") : read("redpanda", redpanda("    topics: [orders]\n", ""));
    QCOMPARE(subjects(imported, LossPart::Mirroring, LossReason::AlwaysDone), QByteArrayList{"topics at the target"});
}

// As Connect does. A document of Tributary stays strict.
void ImportedChangesTest::takesTheLastOfJsonTwins() {
    const std::string twins =
        R"({"name": "m", "name": "r", "config": {"connector.class": "x.ReplicatorSourceConnector",)"
        "\n"
        R"("src.kafka.bootstrap.servers": "a:1", "dest.kafka.bootstrap.servers": "b:1",)"
        "\n"
        R"("topic.whitelist": "orders", "topic.whitelist": "payments"}})";
    const Imported imported = read("connect", twins);
    QCOMPARE(imported.spec.links.size(), std::size_t{1});
    QCOMPARE(imported.spec.links[0].id.str(), std::string{"r"});
    QCOMPARE(imported.spec.links[0].topics.include, (std::vector<TopicEntry>{{TopicEntry::Kind::Literal, "payments"}}));
    QByteArrayList said;
    for (const LossLine& line : lines(imported, LossPart::Decide, LossReason::Twice)) {
        said << QByteArray::fromStdString(line.place + " " + line.subject);
    }
    QCOMPARE(said, (QByteArrayList{"file:1:10 name = m, again at file:1:23",
                                   "file:3:20 topic.whitelist = orders, again at file:3:49"}));
    QCOMPARE(parseJson(twins, "f").error().code, ErrorCode::JsonDuplicateKey);
}

void ImportedChangesTest::namesTheFlowsOfADefault() {
    const std::string file = kRunning.substr(0, kRunning.find("sync."));
    const std::string one = file + "a->b.enabled = true\n";
    const QByteArray acls = "sync.topic.acls.enabled = true (default)";
    QCOMPARE(subjects(read("mm2", one), LossPart::Mirroring, LossReason::AclsLeft), QByteArrayList{acls});
    const Imported two =
        read("mm2", one +
                        "b->c.enabled = true\nc->a.enabled = true\nb->c.sync.topic.acls.enabled = false\n"
                        "c->a.consumer.auto.offset.reset = latest\n");
    QCOMPARE(subjects(two, LossPart::Mirroring, LossReason::AclsLeft), QByteArrayList{acls + " of a->b, c->a"});
    QCOMPARE(subjects(two, LossPart::Decide, LossReason::PositionsElsewhere),
             QByteArrayList{"start = earliest of a->b, b->c"});
    QCOMPARE(subjects(two, LossPart::Mirroring, LossReason::PositionsMissed), QByteArrayList{"start = latest of c->a"});
}

void ImportedChangesTest::takesABareLoginForNoSecret() {
    const std::string iam = "software.amazon.msk.auth.iam.IAMLoginModule required";
    const auto with = [&](const std::string& options) {
        return readFiles("connect", {{"m", mirrorSource("")},
                                     {"w", "bootstrap.servers = b:9092\ngroup.id = g\nsasl.jaas.config = " + iam +
                                               options + ";\n"}});
    };
    const Imported bare = with("");
    QVERIFY(lines(bare, LossPart::Decide, LossReason::SecretDropped).empty());
    QVERIFY(subjects(bare, LossPart::Kept, LossReason::HowItRuns)
                .contains(QByteArray::fromStdString("sasl.jaas.config = " + iam + ";")));
    const Imported full = with(" awsProfileName=\"p\" password=\"hush\"");
    QCOMPARE(subjects(full, LossPart::Decide, LossReason::SecretDropped), QByteArrayList{"sasl.jaas.config = …"});
    // Where it is kept the document can be read again.
    const Imported kept =
        readFiles("connect", {{"m", mirrorSource("")},
                              {"h", R"({"name": "h", "config": {"connector.class": "x.MirrorHeartbeatConnector")"
                                    R"(, "source.cluster.alias": "a", "target.cluster.alias": "b")"
                                    R"(, "target.cluster.sasl.jaas.config": ")" +
                                        iam + ";\"}}"}});
    const std::string document = writeTopology(kept.spec);
    QVERIFY(document.contains(iam));
    QVERIFY(parseTopology(document, "f").has_value());
}

TRIBUTARY_TEST(ImportedChangesTest, NoApplication)
#include "importedchangestest.moc"
