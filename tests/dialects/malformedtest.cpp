#include <random>

#include <QTest>

#include "core/dialects/registry.h"
#include "tests/dialects/hostilerequest.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// Files that are not what they should be: an error with file, line, column and reason, never a crash and never a
/// guess.
class MalformedTest : public QObject {
    Q_OBJECT

private slots:
    void namesThePlaceAndTheReason_data();
    void namesThePlaceAndTheReason();
    void survivesDamage_data();
    void survivesDamage();
};

namespace {

const char* const kMm2 = "clusters = A, B\nA.bootstrap.servers = a:1\nB.bootstrap.servers = b:1\nA->B.enabled = true\n";

const char* const kStrimzi =
    "apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaMirrorMaker2\nmetadata: {name: m}\nspec:\n  connectCluster: b\n"
    "  clusters:\n    - {alias: a, bootstrapServers: \"a:1\"}\n    - {alias: b, bootstrapServers: \"b:1\"}\n"
    "  mirrors:\n    - sourceCluster: a\n      targetCluster: b\n      sourceConnector: {}\n";

const char* const kConnect =
    "{\"name\": \"m\", \"config\": {\n\"connector.class\": \"org.apache.kafka.connect.mirror.MirrorSourceConnector\",\n"
    "\"source.cluster.bootstrap.servers\": \"a:1\",\n\"target.cluster.bootstrap.servers\": \"b:1\"}}\n";

}  // namespace

void MalformedTest::namesThePlaceAndTheReason_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, const char* format, const QByteArray& text, const char* place,
                        const char* reason) {
        QTest::newRow(name) << QByteArray(format) << text << QByteArray(place) << QByteArray(reason);
    };
    const QByteArray mm2(kMm2);
    row("mm2 escape", "mm2", mm2 + "x = \\u12\n", "f:5:5", "four hexadecimal digits");
    row("mm2 NUL", "mm2", mm2 + QByteArray("x = \0", 5), "f:5:5", "NUL");
    row("mm2 no clusters", "mm2", "a = b\n", "f:1:1", "clusters is missing");
    row("mm2 empty clusters", "mm2", "\n clusters =\n", "f:2:2", "clusters is missing");
    row("mm2 no bootstrap", "mm2", "clusters = A, B\nA.bootstrap.servers = a:1\n", "f:1:1",
        "B.bootstrap.servers is missing");
    row("mm2 flag", "mm2", mm2 + "A->B.enabled = yes\n", "f:5:1", "A->B.enabled is \"yes\"");
    row("mm2 number", "mm2", mm2 + "  tasks.max = many\n", "f:5:3", "tasks.max is \"many\"");
    row("mm2 number too large", "mm2", mm2 + "tasks.max = 99999999999999999999\n", "f:5:1", "between 1 and");
    row("mm2 factor", "mm2", mm2 + "A->B.replication.factor = -2\n", "f:5:1", "between -1 and");
    row("mm2 protocol", "mm2", mm2 + "B.security.protocol = TLS\n", "f:5:1", "\"PLAINTEXT\", \"SSL\"");
    row("mm2 reset", "mm2", mm2 + "A.consumer.auto.offset.reset = middle\n", "f:5:1", "earliest, latest or none");
    row("mm2 compression", "mm2", mm2 + "B.producer.compression.type = bzip\n", "f:5:1", "none, gzip");
    row("mm2 tolerance", "mm2", mm2 + "errors.tolerance = some\n", "f:5:1", "none or all");
    row("mm2 interval", "mm2", mm2 + "B.offset.flush.interval.ms = 0\n", "f:5:1", "between 100 and");

    const QByteArray strimzi(kStrimzi);
    row("strimzi tab", "strimzi", "a:\n\t- b\n", "f:2:2", "YAML");
    row("strimzi unclosed", "strimzi", strimzi + "  x: [1, 2\n", "f:14:1", "end of sequence flow not found");
    row("strimzi key twice", "strimzi", strimzi + "  mirrors: []\n", "f:13:3", "\"mirrors\" stands twice");
    row("strimzi alias of itself", "strimzi", "&a [*a]\n", "f:1:1", "nested too deeply");
    row("strimzi stray comma", "strimzi", "# x\n, a\n", "f:2:1", "belongs to nothing");
    row("strimzi stray comma in a second document", "strimzi", strimzi + "---\n, a\n", "f:14:1", "belongs to nothing");
    row("strimzi no kind", "strimzi", "a: 1\n", "f:1:1", "kind is missing");
    row("strimzi scalar", "strimzi", "just text\n", "f:1:1", "an object with members");
    row("strimzi nothing of it", "strimzi", "apiVersion: v1\nkind: Pod\n", "f", "no KafkaMirrorMaker2");
    row("strimzi no spec", "strimzi", "apiVersion: kafka.strimzi.io/v1\nkind: KafkaMirrorMaker2\n", "f:1:1",
        "spec is missing");
    row("strimzi no mirrors", "strimzi", strimzi.left(strimzi.indexOf("  mirrors")), "f:5:3", "mirrors is missing");
    row("strimzi unknown alias", "strimzi", QByteArray(strimzi).replace("sourceCluster: a", "sourceCluster: z"),
        "f:10:7", "\"z\"");
    row("strimzi no bootstrap", "strimzi", QByteArray(strimzi).replace("bootstrapServers: \"a:1\"", "x: 1"), "f:7:7",
        "bootstrapServers is missing");
    row("strimzi mirrors no list", "strimzi", strimzi.left(strimzi.indexOf("  mirrors")) + "  mirrors: 5\n", "f:9:12",
        "must be a list");
    row("strimzi config no map", "strimzi",
        QByteArray(strimzi).replace("sourceConnector: {}", "sourceConnector: {config: 7}"), "f:12:33",
        "an object with members");
    row("strimzi tasks", "strimzi",
        QByteArray(strimzi).replace("sourceConnector: {}", "sourceConnector: {tasksMax: x}"), "f:12:35", "tasks.max");
    row("strimzi NUL", "strimzi", QByteArray("a\0b", 3), "f:1:2", "NUL");

    const QByteArray connect(kConnect);
    row("connect syntax", "connect", "{\"name\": }", "f:1:10", "Not valid JSON");
    row("connect empty", "connect", "", "f:1:1", "Not valid JSON");
    row("connect no class", "connect", "{\"name\": \"x\", \"config\": {}}", "f:1:25", "connector.class is missing");
    row("connect nothing of it", "connect", "{\"connector.class\": \"FileStreamSource\"}", "f",
        "no MirrorSourceConnector");
    row("connect no bootstrap", "connect", QByteArray(connect).replace("target.cluster.bootstrap", "x"), "f:2:20",
        "target.cluster.bootstrap.servers is missing");
    row("connect list as value", "connect", QByteArray(connect).replace("\"b:1\"", "[1]"), "f:4:37",
        "text, a number, true or false");
    row("connect config no object", "connect", "{\"name\": \"x\", \"config\": 5}", "f:1:25", "must be an object");
    row("connect number", "connect", QByteArray(connect).replace("\"b:1\"", "\"b:1\", \"tasks.max\": 0.5"), "f:4:57",
        "tasks.max is \"0.5\"");
    row("connect text", "connect", "5", "f:1:1", "must be a connector");

    const QByteArray redpanda =
        "input:\n  redpanda_migrator:\n    seed_brokers: [a:1]\n    topics: [x]\noutput:\n  redpanda_migrator:\n"
        "    seed_brokers: [b:1]\n";
    row("redpanda syntax", "redpanda", redpanda + "  x: [\n", "f:9:1", "YAML");
    row("redpanda no brokers", "redpanda", QByteArray(redpanda).replace("seed_brokers: [b:1]", "x: 1"), "f:7:5",
        "seed_brokers is missing");
    row("redpanda brokers no list", "redpanda", QByteArray(redpanda).replace("[b:1]", "b"), "f:7:19", "must be a list");
    row("redpanda flag", "redpanda", redpanda + "    tls: {enabled: perhaps}\n", "f:8:20", "true or false");
    row("redpanda factor", "redpanda", redpanda + "    topic_replication_factor: many\n", "f:8:31", "whole number");
    row("redpanda compression", "redpanda", redpanda + "    compression: rar\n", "f:8:18", "zstd");
    row("redpanda no output", "redpanda", redpanda.left(redpanda.indexOf("output")), "f:3:5", "no output");
    row("redpanda nothing of it", "redpanda", "input: {stdin: {}}\n", "f", "no pipeline");
    const QByteArray msk =
        "Resources:\n  R:\n    Type: AWS::MSK::Replicator\n    Properties:\n      ReplicationInfoList:\n"
        "        - SourceKafkaClusterArn: a\n          TargetKafkaClusterArn: b\n";
    row("msk syntax", "msk", msk + "x: [\n", "f:9:1", "YAML");
    row("msk no list", "msk", msk.left(msk.indexOf("      ReplicationInfoList")) + "      X: 1\n", "f:5:7",
        "ReplicationInfoList is missing");
    row("msk no target", "msk", QByteArray(msk).replace("TargetKafka", "x"), "f:6:11",
        "TargetKafkaClusterArn is missing");
    row("msk flag", "msk", msk + "          TopicReplication: {DetectAndCopyNewTopics: perhaps}\n", "f:8:54",
        "true or false");
    row("msk nothing of it", "msk", "Resources: {}\n", "f", "no AWS::MSK::Replicator");
    row("msk Terraform's own language", "msk", "resource \"aws_msk_replicator\" \"x\" {\n}\n", "f:1:1",
        "terraform show -json");

    // Where a number or a port has to stand: which placeholder it is, and what to do.
    const auto tasks = [&](const char* value) {
        return QByteArray(strimzi).replace("sourceConnector: {}",
                                           "sourceConnector: {tasksMax: " + QByteArray(value) + "}");
    };
    row("strimzi variable", "strimzi", tasks("\"${TASKS}\""), "f:12:35", "${TASKS}; render it first");
    row("strimzi variable of a shell", "strimzi", tasks("$(TASKS)"), "f:12:35",
        "tasks.max is the placeholder $(TASKS), where a whole number between 1 and");
    row("strimzi Helm", "strimzi", tasks("\"{{ .Values.tasks }}\""), "f:12:35", "{{ .Values.tasks }}; render it first");
    row("strimzi Helm without quotes", "strimzi", "# {{ no }}\n" + tasks("{{ .Values.tasks }}"), "f:13:35",
        "{{ .Values.tasks }}; render it first");
    row("strimzi Helm with a text", "strimzi", tasks("'{{ \"hush\" | b64enc }}'"), "f:12:35",
        "with {{ … }}; render it first");
    for (const char* port : {"$(PORT)", "${PORT}", "{{ .Values.port }}"}) {
        row(("strimzi port " + std::string(port)).c_str(), "strimzi",
            QByteArray(strimzi).replace("\"a:1\"", "\"a:" + QByteArray(port) + "\""), "f:7:36", port);
        row(("mm2 port " + std::string(port)).c_str(), "mm2", QByteArray(mm2).replace("a:1", "a:" + QByteArray(port)),
            "f:2:1", port);
        row(("connect port " + std::string(port)).c_str(), "connect",
            QByteArray(connect).replace("a:1", "a:" + QByteArray(port)), "f:3:37", port);
    }
    row("redpanda port", "redpanda", QByteArray(redpanda).replace("[a:1]", "[\"a:$(PORT)\"]"), "f:3:20", "$(PORT)");
    row("redpanda Helm", "redpanda", QByteArray(redpanda).replace("[a:1]", "[\"a:{{ .port }}\"]"), "f:3:20",
        "{{ .port }}");
    row("redpanda variable", "redpanda", redpanda + "    topic_replication_factor: ${FACTOR}\n", "f:8:31",
        "is the placeholder ${FACTOR}");
    row("mm2 provider", "mm2", mm2 + "tasks.max = ${env:TASKS}\n", "f:5:1", "is the placeholder ${env:TASKS}");
    row("mm2 provider for a flag", "mm2", mm2 + "A->B.enabled = ${env:ON}\n", "f:5:1",
        "${env:ON}, where true or false has to stand. Have it filled in first");
    row("connect provider", "connect", QByteArray(connect).replace("\"b:1\"", "\"b:1\", \"tasks.max\": \"${env:N}\""),
        "f:4:57", "is the placeholder ${env:N}");

    row("mm1 no bootstrap", "mm1", "group.id = x\n", "f:1:1", "bootstrap.servers is missing");
    row("mm1 escape", "mm1", "a = \\uZZZZ", "f:1:5", "hexadecimal");
    row("mm1 protocol", "mm1", "bootstrap.servers = a:1\nsecurity.protocol = X\n", "f:2:1", "\"PLAINTEXT\"");
    row("mm1 age", "mm1", "bootstrap.servers = a:1\nmetadata.max.age.ms = soon\n", "f:2:1", "whole number");
}

void MalformedTest::namesThePlaceAndTheReason() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, reason);
    const auto imported = importFormat(format.toStdString())->importer.read(requestFor(format, text));
    QVERIFY(!imported.has_value());
    QCOMPARE(QByteArray::fromStdString(imported.error().context), place);
    QVERIFY2(imported.error().text().contains(reason.toStdString()), imported.error().text().c_str());
}

void MalformedTest::survivesDamage_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("mm2") << QByteArray("mm2")
                         << QByteArray(kMm2) +
                                "A->B.topics = a{1,3}, [b, \\Qc\\E\nA.sasl.jaas.config = a.B required x=\"y\";\n";
    QTest::newRow("strimzi") << QByteArray("strimzi") << QByteArray(kStrimzi);
    QTest::newRow("connect") << QByteArray("connect") << QByteArray(kConnect);
    QTest::newRow("redpanda") << QByteArray("redpanda")
                              << QByteArray(
                                     "input:\n  label: a\n  redpanda_migrator:\n    seed_brokers: [\"${A:a:1}\"]\n"
                                     "    regexp_topics_include: ['^a|b$']\noutput:\n  label: a\n  redpanda_migrator:\n"
                                     "    seed_brokers: [b:1]\n    topic: x.${! @kafka_topic }\n    sasl: [{mechanism: "
                                     "PLAIN, username: u, password: \"${P}\"}]\n");
    QTest::newRow("msk") << QByteArray("msk")
                         << QByteArray(
                                "Resources:\n  R:\n    Type: AWS::MSK::Replicator\n    Properties:\n"
                                "      ReplicationInfoList:\n        - SourceKafkaClusterArn: !GetAtt A.Arn\n"
                                "          TargetKafkaClusterArn: arn:aws:kafka:x:1:cluster/b/2\n"
                                "          TopicReplication: {TopicsToReplicate: [a, !Ref B]}\n");
    QTest::newRow("mm1 script")
        << QByteArray("mm1")
        << QByteArray("X=${Y:-1}\nkafka-mirror-maker.sh --consumer.config \"c\" --whitelist 'x' $(y)\n");
    QTest::newRow("mm1") << QByteArray("mm1")
                         << QByteArray("bootstrap.servers = a:1\nsasl.jaas.config = a.B required u=\"${env:X}\";\n");
}

/// Bytes changed, removed and doubled at random: an import or an error, and every error has a sentence.
void MalformedTest::survivesDamage() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, text);
    std::mt19937 random(3);
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        QByteArray damaged = text;
        for (int n = static_cast<int>(random() % 4); n >= 0 && !damaged.isEmpty(); --n) {
            const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(damaged.size()));
            switch (random() % 4) {
                case 0:
                    damaged[at] = static_cast<char>(random());
                    break;
                case 1:
                    damaged.remove(at, static_cast<qsizetype>(random() % 8));
                    break;
                case 2:
                    damaged.insert(
                        at, damaged.mid(static_cast<qsizetype>(random() % static_cast<unsigned>(damaged.size())), 12));
                    break;
                default:
                    damaged.truncate(at);
            }
        }
        const auto imported = importFormat(format.toStdString())->importer.read(requestFor(format, damaged));
        if (imported) {
            // What was read can be written.
            static_cast<void>(exportFormat("mm2")->exporter.write(imported->spec));
        } else {
            QVERIFY(!imported.error().message().empty());
            ++refused;
        }
    }
    QVERIFY(refused > 100);
}

TRIBUTARY_TEST(MalformedTest, NoApplication)
#include "malformedtest.moc"
