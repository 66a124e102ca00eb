#include <QTest>

#include "tests/dialects/boundedimport.h"
#include "tests/dialects/hostilerequest.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// Files that are made to cost more than they weigh: read or refused with a place, and in any case within two seconds
/// of work and 200 MiB.
class HostileTest : public QObject {
    Q_OBJECT

private slots:
    void staysWithinBounds_data();
    void staysWithinBounds();
};

namespace {

constexpr qsizetype kMiB = qsizetype{1024} * 1024;

/// `piece`, with "%1" counted, as often as it fits into `size` behind what stands there.
QByteArray filledUp(QByteArray text, const QByteArray& piece, qsizetype size, const QByteArray& after = {}) {
    for (int i = 0; text.size() + piece.size() + 8 + after.size() < size; ++i) {
        text += piece.contains("%1") ? QByteArray(piece).replace("%1", QByteArray::number(i)) : piece;
    }
    return text + after;
}

QByteArray repeated(const QByteArray& piece, int times) {
    QByteArray text;
    for (int i = 0; i < times; ++i) {
        text += QByteArray(piece).replace("%1", QByteArray::number(i));
    }
    return text;
}

QByteArray nested(const QByteArray& open, int levels, const QByteArray& close) {
    return open.repeated(levels) + close.repeated(levels);
}

const QByteArray kOpenStrimzi =
    "apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaMirrorMaker2\nmetadata: {name: m}\nspec:\n  connectCluster: b\n"
    "  clusters:\n    - {alias: a, bootstrapServers: \"a:1\"}\n    - {alias: b, bootstrapServers: \"b:1\"}\n"
    "  mirrors:\n";
const QByteArray kOpenMirror = "    - sourceCluster: a\n      targetCluster: b\n      sourceConnector:\n";
const QByteArray kPlainMm2 = "clusters=A,B\nA.bootstrap.servers=a:1\nB.bootstrap.servers=b:1\nA->B.enabled=true\n";
const QByteArray kConnectMembers =
    "\"connector.class\":\"org.apache.kafka.connect.mirror.MirrorSourceConnector\","
    "\"source.cluster.bootstrap.servers\":\"a:1\",\"target.cluster.bootstrap.servers\":\"b:1\"";

/// A list of lists of lists, each ten times the one before.
QByteArray expanding(const QByteArray& indent) {
    QByteArray text = indent + "x0: &x0 [a,a,a,a,a,a,a,a,a,a]\n";
    for (int i = 1; i < 12; ++i) {
        const QByteArray before = "*x" + QByteArray::number(i - 1);
        text += indent + "x" + QByteArray::number(i) + ": &x" + QByteArray::number(i) + " [" +
                (before + ",").repeated(9) + before + "]\n";
    }
    return text;
}

}  // namespace

void HostileTest::staysWithinBounds_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* format, const char* name, const QByteArray& text) {
        QTest::addRow("%s: %s", format, name) << QByteArray(format) << text;
    };
    for (const char* format : {"redpanda", "msk"}) {
        row(format, "brackets", filledUp({}, "[", kMiB));
        row(format, "braces and brackets", filledUp({}, "{a: [", kMiB));
        row(format, "list items", filledUp({}, "- a\n", kMiB));
        row(format, "keys", filledUp({}, "k%1: v\n", kMiB));
        row(format, "documents", filledUp({}, "---\n", kMiB));
        row(format, "aliases that grow", expanding({}));
    }
    row("redpanda", "topics",
        filledUp("input:\n  redpanda_migrator:\n    seed_brokers: [\"a:1\"]\n    topics:\n", "      - t%1\n", kMiB,
                 "output:\n  redpanda_migrator:\n    seed_brokers: [\"b:1\"]\n"));
    row("redpanda", "placeholders",
        filledUp("input:\n  redpanda_migrator:\n    seed_brokers: [\"a:1\"]\n    topics: [", "\"${A%1}\",", kMiB,
                 "x]\n"));
    row("msk", "replicators",
        filledUp("Resources:\n", "  R%1: {Type: \"AWS::MSK::Replicator\", Properties: {ReplicatorName: r}}\n", kMiB));
    row("msk", "references",
        filledUp("Resources:\n  R:\n    Type: AWS::MSK::Replicator\n    Properties:\n", "      P%1: !Ref \"Q%1\"\n",
                 kMiB));
    row("msk", "functions in each other", filledUp("Resources:\n  R: ", "{\"Fn::Sub\": ", kMiB));
    row("strimzi", "brackets", filledUp({}, "[", kMiB));
    row("strimzi", "brackets in a value", filledUp("a: ", "[", kMiB));
    row("strimzi", "braces and brackets", filledUp({}, "{a: [", kMiB));
    row("strimzi", "brackets line by line", filledUp({}, "a: [\n", kMiB));
    row("strimzi", "list items", filledUp({}, "- a\n", kMiB));
    row("strimzi", "empty list items", filledUp({}, "-\n", kMiB));
    row("strimzi", "lists in one line", filledUp({}, "- ", kMiB));
    row("strimzi", "keys in one line", filledUp({}, "? ", kMiB));
    row("strimzi", "colons", filledUp({}, ": ", kMiB));
    row("strimzi", "keys", filledUp({}, "k%1: v\n", kMiB));
    row("strimzi", "short keys", filledUp({}, "%1:\n", kMiB));
    row("strimzi", "one key", filledUp({}, "a: 1\n", kMiB));
    row("strimzi", "elements in a line", filledUp("a: [", "a,", kMiB, "]\n"));
    row("strimzi", "empty elements", filledUp("a: [", "[],", kMiB, "]\n"));
    row("strimzi", "members in a line", filledUp("a: {", "%1,", kMiB, "}\n"));
    row("strimzi", "documents", filledUp({}, "---\n", kMiB));
    row("strimzi", "documents with a value", filledUp({}, "--- a\n", kMiB));
    row("strimzi", "anchors", filledUp({}, "- &a%1 x\n", kMiB));
    row("strimzi", "anchors in a line", filledUp({}, "&a ", kMiB));
    row("strimzi", "aliases", filledUp("- &a [a,a,a,a,a,a,a,a,a,a]\n", "- *a\n", kMiB));
    row("strimzi", "aliases that grow", expanding({}));
    row("strimzi", "aliases that grow in what is kept",
        kOpenStrimzi + kOpenMirror + "        config:\n" + expanding("          "));
    row("strimzi", "aliases that grow as keys", expanding({}) + "? *x11\n: a\n");
    row("strimzi", "tags", filledUp({}, "!a ", kMiB));
    row("strimzi", "a long tag", filledUp("!", "a", kMiB, " x"));
    row("strimzi", "directives", filledUp({}, "%%TAG !a%1! b\n", kMiB));
    row("strimzi", "comments", filledUp({}, "#\n", kMiB));
    row("strimzi", "a long comment", filledUp("#", "a", kMiB));
    row("strimzi", "blank lines", filledUp({}, "\n", kMiB));
    row("strimzi", "blanks", filledUp({}, " ", kMiB));
    row("strimzi", "tabs", filledUp({}, "\t", kMiB));
    row("strimzi", "a quote that stays open", filledUp("a: \"", "x\\n", kMiB));
    row("strimzi", "a text in quotes", filledUp("a: \"", "\\x41", kMiB, "\"\n"));
    row("strimzi", "a text over many lines", filledUp("a: |\n", " b\n", kMiB));
    row("strimzi", "a folded text", filledUp("a: >\n", " b\n\n", kMiB));
    row("strimzi", "a plain text over many lines", filledUp("a:\n", " b\n", kMiB));
    row("strimzi", "pipes", filledUp({}, "a: |\n", kMiB));
    QByteArray deep;
    for (int i = 0; deep.size() < kMiB - 2000; ++i) {
        deep += QByteArray(i, ' ') + "a:\n";
    }
    row("strimzi", "keys within keys", deep);
    row("strimzi", "settings that are kept",
        filledUp(kOpenStrimzi + kOpenMirror + "        config:\n", "          k%1: v\n", kMiB));
    row("strimzi", "mirrors", filledUp(kOpenStrimzi, kOpenMirror + "        config: {}\n", kMiB));
    row("strimzi", "the same mirror",
        filledUp(
            kOpenStrimzi +
                "    - &m\n      sourceCluster: a\n      targetCluster: b\n      sourceConnector:\n        config:\n" +
                repeated("          k%1: v\n", 800),
            "    - *m\n", kMiB));
    row("strimzi", "the same long text",
        filledUp(kOpenStrimzi + kOpenMirror + "        config: {}\n      topicsPattern: &p \"" +
                     QByteArray("a|").repeated(300'000) + "\"\n",
                 kOpenMirror + "        config: {}\n      topicsPattern: *p\n", kMiB));
    row("strimzi", "clusters",
        filledUp("apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaMirrorMaker2\nmetadata: {name: m}\nspec:\n  "
                 "connectCluster: c1\n  clusters:\n",
                 "    - {alias: c%1, bootstrapServers: \"a:%1\"}\n", kMiB,
                 "  mirrors:\n    - {sourceCluster: c0, targetCluster: c1, sourceConnector: {}}\n"));
    row("strimzi", "resources", filledUp({}, kOpenStrimzi + kOpenMirror + "        config: {}\n---\n", kMiB));
    row("strimzi", "a long pattern",
        filledUp(kOpenStrimzi + kOpenMirror + "        config: {}\n      topicsPattern: \"", "a|", kMiB, "b\"\n"));
    row("strimzi", "other resources", filledUp({}, "kind: Pod\n---\n", kMiB));

    row("mm2", "keys", filledUp(kPlainMm2, "k%1=v\n", kMiB));
    row("mm2", "short keys", filledUp(kPlainMm2, "%1\n", kMiB));
    row("mm2", "one key", filledUp(kPlainMm2, "a=1\n", kMiB));
    row("mm2", "keys of a flow", filledUp(kPlainMm2, "A->B.k%1=v\n", kMiB));
    row("mm2", "keys of a cluster", filledUp(kPlainMm2, "A.k%1=v\n", kMiB));
    row("mm2", "keys that are nearly known", filledUp(kPlainMm2, "A->B.sync.group.offests.enable%1=v\n", kMiB));
    row("mm2", "secrets", filledUp(kPlainMm2, "A->B.k%1.password=v\n", kMiB));
    row("mm2", "a line that goes on", filledUp(kPlainMm2 + "a=", "\\\n", kMiB));
    row("mm2", "escapes", filledUp(kPlainMm2 + "a=", "\\u0041", kMiB));
    row("mm2", "backslashes", filledUp(kPlainMm2 + "a=", "\\", kMiB));
    row("mm2", "one value", filledUp(kPlainMm2 + "A->B.x=", "a", kMiB));
    row("mm2", "one key that is long", filledUp(kPlainMm2 + "A->B.", "a", kMiB));
    row("mm2", "placeholders", filledUp(kPlainMm2 + "A->B.x=", "${env:A}", kMiB));
    row("mm2", "placeholders that stay open", filledUp(kPlainMm2 + "A->B.x=", "${", kMiB));
    row("mm2", "placeholders in an address", filledUp(kPlainMm2 + "A.bootstrap.servers=", "${env:A}:1,", kMiB));
    row("mm2", "addresses", filledUp(kPlainMm2 + "A.bootstrap.servers=", "a%1:1,", kMiB));
    row("mm2", "topics", filledUp(kPlainMm2 + "A->B.topics=", "t%1,", kMiB));
    row("mm2", "topic patterns", filledUp(kPlainMm2 + "A->B.topics=", ".*%1.*,", kMiB));
    row("mm2", "one topic pattern", filledUp(kPlainMm2 + "A->B.topics=", "a|", kMiB));
    row("mm2", "groups within groups", kPlainMm2 + "A->B.topics=" + nested("(", 500'000, ")") + "\n");
    row("mm2", "groups that stay open", filledUp(kPlainMm2 + "A->B.topics=", "(", kMiB));
    row("mm2", "classes within classes", kPlainMm2 + "A->B.topics=" + nested("[", 500'000, "]") + "\n");
    row("mm2", "classes that meet", filledUp(kPlainMm2 + "A->B.topics=[a", "&&[b]", kMiB, "]\n"));
    row("mm2", "repetitions of repetitions",
        kPlainMm2 + "A->B.topics=" + QByteArray("(").repeated(100) + "a" + QByteArray("{1000})").repeated(100) + "\n");
    row("mm2", "repetitions", filledUp(kPlainMm2 + "A->B.topics=", "a{1000}", kMiB));
    row("mm2", "optional parts", filledUp(kPlainMm2 + "A->B.topics=", "(a?)?", kMiB));
    row("mm2", "quotes in a pattern", filledUp(kPlainMm2 + "A->B.topics=", "\\\\Qa\\\\E", kMiB));
    row("mm2", "excludes", filledUp(kPlainMm2 + "A->B.topics.exclude=", "t%1,", kMiB));
    row("mm2", "groups", filledUp(kPlainMm2 + "A->B.groups=", "t%1,", kMiB));
    row("mm2", "a login line", filledUp(kPlainMm2 + "A.sasl.jaas.config=a.B required ", "k%1=\"v\" ", kMiB, ";\n"));
    row("mm2", "quotes of a login line", filledUp(kPlainMm2 + "A.sasl.jaas.config=a.B required k=", "\"", kMiB));
    row("mm2", "a login line with backslashes",
        filledUp(kPlainMm2 + "A.sasl.jaas.config=a.B required k=\"", "\\\\", kMiB));
    row("mm2", "clusters",
        filledUp("enabled=true\nclusters=", "c%1,", 16'000, "\n" + repeated("c%1.bootstrap.servers=a:1\n", 3'000)));
    row("mm2", "clusters that are allowed",
        filledUp("enabled=true\nclusters=", "c%1,", 150, "\n" + repeated("c%1.bootstrap.servers=a:1\n", 31)));
    {
        QByteArray most = "enabled=true\nclusters=";
        most += repeated("c%1,", 31) + "\n" + repeated("c%1.bootstrap.servers=a:1\n", 31);
        row("mm2", "settings of many flows", filledUp(most, "k%1=v\n", kMiB));
        row("mm2", "topics of many flows", filledUp(most + "topics=", "t%1,", kMiB));
        row("mm2", "a long setting of many flows", filledUp(most + "topics=t\nx=", "y", kMiB));
    }
    row("mm2", "flows", filledUp(kPlainMm2, "A->C%1.enabled=true\n", kMiB));

    for (const qsizetype size : {kMiB, 4 * kMiB}) {
        const QByteArray of = size == kMiB ? "" : ", many";
        const auto json = [&](const char* name, const QByteArray& text) {
            row("connect", (name + of).constData(), text);
        };
        json("brackets", filledUp({}, "[", size));
        json("elements", filledUp("[", "0,", size, "0]"));
        json("empty objects", filledUp("[", "{},", size, "{}]"));
        json("members", filledUp("{", "\"k%1\":1,", size, "\"x\":1}"));
        json("settings", filledUp("{" + kConnectMembers, ",\"k%1\":\"v\"", size, "}"));
        json("connectors", filledUp("[", "{\"name\":\"c%1\",\"config\":{" + kConnectMembers + "}},", size, "{}]"));
        json("small connectors", filledUp("[", "{\"connector.class\":\"x\"},", size, "{}]"));
        json("a long text", filledUp("{" + kConnectMembers + ",\"x\":\"", "a", size, "\"}"));
        json("escapes", filledUp("{" + kConnectMembers + ",\"x\":\"", "\\u0041", size, "\"}"));
        json("topics", filledUp("{" + kConnectMembers + ",\"topics\":\"", "t%1,", size, "\"}"));
    }
    row("connect", "names within names", nested("{\"a\":", 200'000, "}"));
    row("connect", "lists within lists", nested("[", 500'000, "]"));

    row("mm1", "keys", filledUp("bootstrap.servers=a:1\n", "k%1=v\n", kMiB));
    row("mm1", "a line that goes on", filledUp("bootstrap.servers=a:1\na=", "\\\n", kMiB));
    row("mm1", "addresses", filledUp("bootstrap.servers=", "a%1:1,", kMiB));
}

void HostileTest::staysWithinBounds() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, text);
    const BoundedImport result = importBounded(format.toStdString(), requestFor(format, text));
    QVERIFY(!result.crashed);
    QVERIFY2(result.imported || result.place.starts_with("f:") || result.place == "f", result.message.c_str());
    QVERIFY2(result.cpuSeconds < kMostImportSeconds, std::to_string(result.cpuSeconds).c_str());
    QVERIFY2(result.grownKiB < kMostImportKiB, std::to_string(result.grownKiB / 1024).c_str());
}

TRIBUTARY_TEST(HostileTest, NoApplication)
#include "hostiletest.moc"
