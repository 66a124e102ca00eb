#include <algorithm>
#include <tuple>

#include <QTest>

#include "core/dialects/importparts.h"
#include "core/topology/topologyjson.h"
#include "core/topology/validation.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// Several files in one import: which program each is of, and what becomes of clusters that they share.
class PartsTest : public QObject {
    Q_OBJECT

private slots:
    void tellsTheProgramByTheContent_data();
    void tellsTheProgramByTheContent();
    void refusesWhatCannotBeTold_data();
    void refusesWhatCannotBeTold();
    void takesTheFormatThatIsSaid();
    void makesOneClusterOfOneAddress();
    void keepsClustersOfOneFileApart();
    void keepsTheNamesOfTopics();
    void keepsTheAliasesOfBothSides_data();
    void keepsTheAliasesOfBothSides();
    void saysWhereTwoFilesDiffer();
    void givesEverySecretANameOfItsOwn();
    void mirrorsNothingTwice();
    void asksWhereAReplicatorWrites();
};

namespace {

const std::string kMm2Part =
    "clusters = a, b\na.bootstrap.servers = a:1\nb.bootstrap.servers = b:1\na->b.enabled = true\na->b.topics = x\n";

std::string mirror(const std::string& name, const std::string& source, const std::string& from,
                   const std::string& target, const std::string& to, const std::string& more = {}) {
    return R"({"name": ")" + name +
           R"(", "config": {"connector.class": "org.apache.kafka.connect.mirror.MirrorSourceConnector",)" +
           R"("source.cluster.alias": ")" + source + R"(", "source.cluster.bootstrap.servers": ")" + from +
           R"(", "target.cluster.alias": ")" + target + R"(", "target.cluster.bootstrap.servers": ")" + to +
           R"(", "topics": "orders")" + more + "}}";
}

const std::string kReplicatorPart =
    "name=r\nconnector.class=io.confluent.connect.replicator.ReplicatorSourceConnector\n"
    "src.kafka.bootstrap.servers=s:1\ntopic.whitelist=x\n";

Result<Imported> importText(std::vector<SourceText> files, const char* format = nullptr,
                            const std::string& target = {}) {
    ImportRequest request{std::move(files), {}};
    request.target = target;
    const auto parts = importParts(std::move(request), format == nullptr ? nullptr : importFormat(format));
    return parts ? readParts(*parts, SecretRef::From::Env) : std::unexpected(parts.error());
}

Imported importedText(std::vector<SourceText> files, const std::string& target = {}) {
    Result<Imported> read = importText(std::move(files), nullptr, target);
    if (!read) {
        qWarning("%s", read.error().text().c_str());
        return {};
    }
    return std::move(*read);
}

bool hasText(const LossReport& report, LossReason reason, const std::string& text) {
    return std::ranges::any_of(
        report.lines(), [&](const LossLine& line) { return line.reason == reason && line.text().contains(text); });
}

const ClusterSpec* clusterAt(const TopologySpec& spec, const std::string& address) {
    const auto found = std::ranges::find_if(spec.clusters, [&](const ClusterSpec& cluster) {
        return std::ranges::find(cluster.bootstrap, address) != cluster.bootstrap.end();
    });
    return found == spec.clusters.end() ? nullptr : &*found;
}

}  // namespace

void PartsTest::tellsTheProgramByTheContent_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const char* name, const char* format, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(format);
    };
    row("mm2", "mm2", kMm2Part);
    row("mm2 with colons", "mm2", "# kind: KafkaMirrorMaker2\n  clusters: a, b\na.bootstrap.servers: a:1\n");
    row("mm2 without its list", "mm2", "a->b.enabled = true\n");
    row("mm2 that is broken", "mm2", kMm2Part + "x = \\u12\n");
    row("strimzi", "strimzi", "apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaMirrorMaker2\nspec: {}\n");
    row("strimzi in quotes", "strimzi", "kind: \"KafkaConnector\"\napiVersion: x\n");
    row("strimzi as JSON", "strimzi", R"({"apiVersion":"x","kind":"KafkaMirrorMaker"})");
    row("strimzi that is broken", "strimzi", "kind: KafkaMirrorMaker2\na: [\n");
    row("connect", "connect", mirror("m", "a", "a:1", "b", "b:1"));
    row("connect in one line", "connect", R"([{"config":{"tasks.max":1,"connector.class":"x.Y"}}])");
    row("connect that is broken", "connect", R"({"config": {"connector.class": "x.Y",)");
    row("connect-standalone", "connect", kReplicatorPart);
    row("mm1", "mm1", "exec kafka-mirror-maker.sh --consumer.config c --producer.config p --whitelist x\n");
    row("redpanda", "redpanda", "input:\n  redpanda_migrator:\n    seed_brokers: [a:1]\n");
    row("redpanda as it was", "redpanda", "input:\n  kafka_migrator:\n");
    row("CloudFormation", "msk", "Resources:\n  R:\n    Type: AWS::MSK::Replicator\n");
    row("CloudFormation as JSON", "msk", R"({"Resources":{"R":{"Type":"AWS::MSK::Replicator"}}})");
    row("Terraform's state", "msk", R"({"values":{"root_module":{"resources":[{"type":"aws_msk_replicator"}]}}})");
    row("Terraform's JSON", "msk", R"({"resource":{"aws_msk_replicator":{"x":{}}}})");
    row("Terraform's own language", "msk", "resource \"aws_msk_replicator\" \"x\" {\n  replicator_name = \"x\"\n}\n");
}

void PartsTest::tellsTheProgramByTheContent() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, format);
    const auto parts = importParts({{{"f", text.toStdString()}}, {}}, nullptr);
    QVERIFY2(parts.has_value(), parts ? "" : parts.error().text().c_str());
    QCOMPARE(parts->size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(std::string(parts->front().format->name)), format);
    QVERIFY(parts->front().byContent);
    QCOMPARE(QByteArray::fromStdString(formatsByContent(*parts)), format);
}

void PartsTest::refusesWhatCannotBeTold_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const std::string& text, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(says);
    };
    row("empty", "", "Formats that are known: mm1, mm2, strimzi, connect, redpanda, msk");
    row("something else", "[Unit]\nDescription=x\n", "Formats that are known");
    row("in a comment only", "# clusters = a, b\n# kind: KafkaMirrorMaker2\nx: y\n", "Formats that are known");
    row("two at once", kMm2Part + "connector.class = x.Y\n", "more than one format: mm2, connect");
    row("a client alone", "bootstrap.servers = a:1\ngroup.id = g\n", "one client of Kafka");
}

void PartsTest::refusesWhatCannotBeTold() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, says);
    const auto parts = importParts({{{"f", text.toStdString()}}, {}}, nullptr);
    QVERIFY(!parts.has_value());
    QCOMPARE(QByteArray::fromStdString(parts.error().context), QByteArray("f"));
    QVERIFY2(parts.error().text().contains(says.toStdString()), parts.error().text().c_str());
}

void PartsTest::takesTheFormatThatIsSaid() {
    const auto read = importText({{"f", "[Unit]\n"}}, "mm2");
    QVERIFY(!read.has_value());
    QVERIFY2(read.error().text().contains("clusters is missing"), read.error().text().c_str());
    const auto two = importText({{"one", kMm2Part},
                                 {"two",
                                  "clusters = c, d\nc.bootstrap.servers = c:1\nd.bootstrap.servers "
                                  "= d:1\nc->d.enabled = true\n"}},
                                "mm2");
    QVERIFY2(two.has_value(), two ? "" : two.error().text().c_str());
    QCOMPARE(two->spec.links.size(), std::size_t(2));
}

void PartsTest::makesOneClusterOfOneAddress() {
    const Imported read = importedText({{"mm2.properties", kMm2Part},
                                        {"m.json", mirror("back", "hub", "other:1, B:1", "a", "away:1")},
                                        {"n.json", mirror("more", "centre", "other:1", "a", "a:1")}});
    QCOMPARE(read.spec.clusters.size(), std::size_t(3));
    QCOMPARE(read.spec.links.size(), std::size_t(3));
    const ClusterSpec* b = read.spec.cluster(ClusterId("b"));
    QVERIFY(b != nullptr);
    QCOMPARE(b->bootstrap, (std::vector<std::string>{"b:1", "other:1"}));
    QVERIFY(read.spec.links[1].source == b->id);
    QVERIFY(read.spec.links[2].source == b->id);
    QVERIFY(read.spec.links[1].target != read.spec.links[0].source);  // another one that is called "a"
    QVERIFY(read.spec.links[2].target == read.spec.links[0].source);
    QVERIFY(
        hasText(read.report, LossReason::ClusterJoined, "cluster hub: It has an address in common with the cluster b"));
    QVERIFY(hasText(read.report, LossReason::FormatByContent, "mm2.properties: note: --from mm2"));
    QVERIFY(hasText(read.report, LossReason::FormatByContent, "n.json: note: --from connect"));
}

/// A flow from a cluster to itself has two ends, also where both are at one address.
void PartsTest::keepsClustersOfOneFileApart() {
    const Imported read = importedText({{"m.json", mirror("m", "a", "a:1", "b", "a:1")},
                                        {"mm2",
                                         "clusters = x, y\nx.bootstrap.servers = a:1\ny.bootstrap.servers = a:1\n"
                                         "x->y.enabled = true\n"}});
    for (const LinkSpec& link : read.spec.links) {
        QVERIFY(link.source != link.target);
    }
    QCOMPARE(read.spec.links.size(), std::size_t(2));
}

void PartsTest::keepsTheNamesOfTopics() {
    const std::string other =
        "clusters = one, b\none.bootstrap.servers = a:1\nb.bootstrap.servers = c:1\n"
        "one->b.enabled = true\none->b.topics = orders\n";
    const Imported alone = importedText({{"other", other}});
    const Imported read = importedText({{"mm2", kMm2Part}, {"other", other}});
    QCOMPARE(read.spec.links.size(), std::size_t(2));
    QCOMPARE(read.spec.links[1].source.str(), std::string("a"));
    QCOMPARE(read.spec.links[1].target.str(), std::string("b-2"));
    QCOMPARE(QByteArray::fromStdString(targetTopic(read.spec.links[1], "orders")),
             QByteArray::fromStdString(targetTopic(alone.spec.links[0], "orders")));
    QCOMPARE(QByteArray::fromStdString(targetTopic(read.spec.links[1], "orders")), QByteArray("one.orders"));
}

void PartsTest::keepsTheAliasesOfBothSides_data() {
    QTest::addColumn<QByteArray>("naming");
    QTest::newRow("names that begin with the source's") << QByteArray();
    QTest::newRow("names that stay") << QByteArray(
        R"(, "replication.policy.class": "org.apache.kafka.connect.mirror.IdentityReplicationPolicy")");
    QTest::newRow("names of somebody's own") << QByteArray(R"(, "replication.policy.class": "com.example.Own")");
}

/// Connectors find their positions and their own topics by what they call their clusters, whatever those are called in
/// the document: there two of them are one, two have one name, or one has none.
void PartsTest::keepsTheAliasesOfBothSides() {
    QFETCH(QByteArray, naming);
    const std::string more = naming.toStdString();
    const std::vector<SourceText> files{{"one.json", mirror("one", "eu", "eu:1", "hub", "hub:1", more)},
                                        {"two.json", mirror("two", "us", "us:1", "agg", "hub:1", more)},
                                        {"three.json", mirror("three", "europe", "eu:1", "hub", "elsewhere:1", more)},
                                        {"four.json", mirror("four", "us", "other:1", "dr", "us:1", more)}};
    // In one part, and in parts of their own.
    for (const bool apart : {false, true}) {
        std::vector<SourceText> all;
        if (apart) {
            all.push_back({"m.properties",
                           "clusters = x, y, z\nx.bootstrap.servers = hub:1\ny.bootstrap.servers = eu:1\n"
                           "z.bootstrap.servers = us:1\nx->y.enabled = true\nx->y.topics = none\n"});
        }
        all.insert(all.end(), files.begin(), files.end());
        const auto read = importText(all);
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        const auto exported = exportFormat("connect")->exporter.write(read->spec);
        QVERIFY2(exported.has_value(), exported ? "" : exported.error().text().c_str());
        for (const auto& [name, source, target] :
             {std::tuple{"one", "eu", "hub"}, std::tuple{"two", "us", "agg"}, std::tuple{"three", "europe", "hub"},
              std::tuple{"four", "us", "dr"}}) {
            const auto file = std::ranges::find(exported->files, std::string(name) + ".json", &ExportedFile::name);
            QVERIFY2(file != exported->files.end(), name);
            for (const std::string& line : {R"("source.cluster.alias": ")" + std::string(source) + '"',
                                            R"("target.cluster.alias": ")" + std::string(target) + '"'}) {
                QVERIFY2(file->text.contains(line), (line + " in\n" + file->text).c_str());
            }
        }
        // A second round changes nothing more.
        std::vector<SourceText> written;
        for (const ExportedFile& file : exported->files) {
            written.push_back({file.name, file.text});
        }
        const auto again = importText(written);
        QVERIFY2(again.has_value(), again ? "" : again.error().text().c_str());
        const auto twice = exportFormat("connect")->exporter.write(again->spec);
        QVERIFY(twice.has_value());
        for (const ExportedFile& file : exported->files) {
            const auto same = std::ranges::find(twice->files, file.name, &ExportedFile::name);
            QVERIFY2(same != twice->files.end() && same->text == file.text, file.text.c_str());
        }
    }
}

void PartsTest::saysWhereTwoFilesDiffer() {
    const Imported read =
        importedText({{"one", kMm2Part + "a.client.rack = r1\n"},
                      {"two",
                       "clusters = a, z\na.bootstrap.servers = a:1\na.security.protocol = SSL\na.client.rack = r2\n"
                       "z.bootstrap.servers = z:1\na->z.enabled = true\n"}});
    QCOMPARE(read.spec.clusters.size(), std::size_t(3));
    QVERIFY(hasText(read.report, LossReason::ScopeConflict, "two: replaced: security of a"));
    QVERIFY(read.spec.cluster(ClusterId("a"))->security.protocol == SecurityProtocol::Plaintext);
}

void PartsTest::givesEverySecretANameOfItsOwn() {
    const auto secret = [](const std::string& password) {
        return R"(, "source.cluster.security.protocol": "SASL_SSL", "source.cluster.sasl.mechanism": "PLAIN",)"
               R"("source.cluster.sasl.jaas.config": "org.apache.kafka.common.security.plain.PlainLoginModule required )"
               R"(username=\"u\" password=\")" +
               password + R"(\";")";
    };
    for (const bool apart : {false, true}) {
        std::vector<SourceText> files{{"m.json", mirror("m", "a", "a:1", "b", "b:1", secret("first"))},
                                      {"n.json", mirror("n", "a", "other:1", "b", "b:1", secret("second"))},
                                      {"o.json", mirror("o", "a", "third:1", "b", "b:1", secret("first"))}};
        if (apart) {
            files[1] = {"n",
                        "clusters = a, b\na.bootstrap.servers = other:1\nb.bootstrap.servers = b:1\n"
                        "a->b.enabled = true\na.security.protocol = SASL_SSL\na.sasl.mechanism = PLAIN\n"
                        "a.sasl.jaas.config = org.apache.kafka.common.security.plain.PlainLoginModule required "
                        "username=\"u\" password=\"second\";\n"};
        }
        const Imported read = importedText(std::move(files));
        QCOMPARE(read.spec.links.size(), std::size_t(3));
        const auto name = [&](const char* address) {
            const ClusterSpec* cluster = clusterAt(read.spec, address);
            return cluster != nullptr && cluster->security.password ? cluster->security.password->name : std::string();
        };
        QVERIFY(!name("a:1").empty());
        QVERIFY(name("a:1") != name("other:1"));
        QCOMPARE(name("third:1"), name("a:1"));
        for (const FoundSecret& found : read.secrets) {
            QCOMPARE(found.value, std::string(found.reference.name == name("other:1") ? "second" : "first"));
        }
    }
}

void PartsTest::mirrorsNothingTwice() {
    const Imported read = importedText({{"one", kMm2Part}, {"two", kMm2Part}});
    QCOMPARE(read.spec.links.size(), std::size_t(1));
    QVERIFY(hasText(read.report, LossReason::Twice, "two: note: link a-b"));
    const Imported more = importedText({{"one", kMm2Part}, {"two", kMm2Part + "tasks.max = 2\n"}});
    QCOMPARE(more.spec.links.size(), std::size_t(2));
    QVERIFY(more.spec.links[0].id != more.spec.links[1].id);
    const auto back = parseTopology(writeTopology(more.spec), "f");
    QVERIFY2(back.has_value(), back ? "" : back.error().text().c_str());
}

void PartsTest::asksWhereAReplicatorWrites() {
    const Imported open = importedText({{"r.properties", kReplicatorPart}});
    QCOMPARE(open.spec.links.size(), std::size_t(1));
    QVERIFY(open.spec.cluster(open.spec.links[0].target)->bootstrap.empty());
    QVERIFY(hasText(open.report, LossReason::AddressOpen, "--target HOST:PORT"));
    QVERIFY(open.report.part(LossPart::Mirroring).front().reason == LossReason::AddressOpen);
    QVERIFY(std::ranges::any_of(validate(open.spec), [](const Finding& finding) {
        return finding.severity == Finding::Severity::Error && finding.error.code == ErrorCode::NoBootstrap;
    }));
    const auto back = parseTopology(writeTopology(open.spec), "f");
    QVERIFY(back.has_value() && *back == open.spec);

    const Imported said = importedText({{"r.properties", kReplicatorPart}}, "t:1,t2:1");
    QVERIFY(said.spec.cluster(said.spec.links[0].target)->bootstrap == (std::vector<std::string>{"t:1", "t2:1"}));
    QVERIFY(!hasText(said.report, LossReason::AddressOpen, ""));

    const std::string worker = "bootstrap.servers=w:1\noffset.storage.file.filename=/x\nsecurity.protocol=SSL\n";
    const Imported told = importedText({{"worker.properties", worker}, {"r.properties", kReplicatorPart}});
    QVERIFY(told.spec.cluster(told.spec.links[0].target)->bootstrap == (std::vector<std::string>{"w:1"}));
    QVERIFY(told.spec.cluster(told.spec.links[0].target)->security.protocol == SecurityProtocol::Ssl);
    const Imported both = importedText({{"worker.properties", worker}, {"r.properties", kReplicatorPart}}, "t:1");
    QVERIFY(both.spec.cluster(both.spec.links[0].target)->bootstrap == (std::vector<std::string>{"t:1"}));
    const Imported own =
        importedText({{"r.properties", kReplicatorPart + "dest.kafka.bootstrap.servers=d:1\n"}}, "t:1");
    QVERIFY(own.spec.cluster(own.spec.links[0].target)->bootstrap == (std::vector<std::string>{"d:1"}));
}

TRIBUTARY_TEST(PartsTest, NoApplication)
#include "partstest.moc"
