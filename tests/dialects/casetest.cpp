#include <algorithm>

#include <QFile>
#include <QTest>

#include "core/dialects/registry.h"
#include "core/selection/topicmatcher.h"
#include "core/topology/topicorigins.h"
#include "core/topology/topologyjson.h"
#include "core/topology/validation.h"
#include "tests/dialects/goldenfile.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// Inputs that once went wrong, in the form of what people have, and what is right. Each stands for a kind.
class CaseTest : public QObject {
    Q_OBJECT

private slots:
    void takesNothingBack();
    void namesAsTheAliasSays_data();
    void namesAsTheAliasSays();
    void leavesAnUnknownPolicyOpen();
    void givesAnUnknownPolicyBack();
    void keepsOtherConnectorsApart();
    void keepsTheAliasOfBoth();
    void saysFirstThatNoFlowIsEnabled();
    void connectsAsTheFlowSays();
    void readsOtherVendorsGroups();
    void doesNotStartWhatIsStopped_data();
    void doesNotStartWhatIsStopped();
    void findsAForeignMechanism();
    void saysWhatChangesTheMirroringFirst();
    void givesAnEmptySeparatorBack();
    void quotesNamesThatReadAsSomethingElse();
    void saysThatATrustStoreIsLost();
    void keepsQuotesThatMean();
    void refuses_data();
    void refuses();
    void understandsARunClassLine();
    void refusesWhatIsTooLarge_data();
    void refusesWhatIsTooLarge();
};

namespace {

ImportRequest caseRequest(std::initializer_list<const char*> files) {
    ImportRequest request;
    for (const char* file : files) {
        request.files.push_back({file, goldenText(file)});
    }
    return request;
}

Result<Imported> importCase(const char* format, std::initializer_list<const char*> files) {
    return importFormat(format)->importer.read(caseRequest(files));
}

Imported importedCase(const char* format, std::initializer_list<const char*> files) {
    Result<Imported> read = importCase(format, files);
    if (!read) {
        qWarning("%s", read.error().text().c_str());
        return {};
    }
    return std::move(*read);
}

LossLine firstLine(const LossReport& report, LossPart part) {
    const std::vector<LossLine> lines = report.part(part);
    return lines.empty() ? LossLine{} : lines.front();
}

bool has(const LossReport& report, LossReason reason, std::string_view subject = {}) {
    return std::ranges::any_of(
        report.lines(), [&](const LossLine& line) { return line.reason == reason && line.subject.contains(subject); });
}

bool hasFinding(const TopologySpec& spec, ErrorCode code) {
    return std::ranges::any_of(validate(spec), [&](const Finding& finding) {
        return finding.error.code == code && finding.severity == Finding::Severity::Error;
    });
}

TopicDecision decisionOn(const TopologySpec& spec, std::size_t link, const char* topic) {
    const auto matcher = TopicMatcher::compile(spec.links.at(link), topicOrigins(spec, spec.links.at(link)));
    return matcher ? matcher->decide(topic).decision : TopicDecision::Undecided;
}

/// Of a document that has this link only: nothing else tells where topics came from.
TopologySpec alone(const TopologySpec& spec, std::size_t link) {
    TopologySpec one = spec;
    one.links = {spec.links.at(link)};
    return one;
}

}  // namespace

void CaseTest::takesNothingBack() {
    const Imported read = importedCase("mm2", {"A1-active-active-echo.properties"});
    QCOMPARE(read.spec.links.size(), std::size_t(2));
    QCOMPARE(read.spec.links[0].id.str(), std::string("A-B"));
    for (const TopologySpec& spec : {read.spec, alone(read.spec, 0)}) {
        QVERIFY(decisionOn(spec, 0, "B.orders") != TopicDecision::Mirrored);
        QVERIFY(decisionOn(spec, 0, "C.B.orders") != TopicDecision::Mirrored);
        QCOMPARE(decisionOn(spec, 0, "orders"), TopicDecision::Mirrored);
        QCOMPARE(decisionOn(spec, 0, "A.orders"), TopicDecision::Mirrored);
    }
    QVERIFY(decisionOn(alone(read.spec, 1), 0, "A.orders") != TopicDecision::Mirrored);
    QVERIFY(has(read.report, LossReason::EchoExcluded));
    // Kafka does it of its own: an export does not say it a second time.
    const auto exported = exportFormat("mm2")->exporter.write(read.spec);
    QVERIFY(exported.has_value());
    const auto again = importFormat("mm2")->importer.read(
        {{{"A1-active-active-echo.properties", exported->files.front().text}}, {}, SecretRef::From::Env});
    QVERIFY(again.has_value());
    QVERIFY(again->spec.links == read.spec.links);
}

void CaseTest::namesAsTheAliasSays_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty alias and separator") << QByteArray("A2a-empty-alias.properties") << QByteArray("orders");
    QTest::newRow("other alias") << QByteArray("A2b-other-alias.properties") << QByteArray("eu.orders");
    QTest::newRow("alias at the flow") << QByteArray("A2c-alias-at-the-flow-silent.properties")
                                       << QByteArray("eu.orders");
    QTest::newRow("a cluster called source")
        << QByteArray("A2d-empty-alias-cluster-called-source.properties") << QByteArray("orders");
    QTest::newRow("a blank behind the class")
        << QByteArray("A3-policy-with-trailing-blank.properties") << QByteArray("orders");
}

void CaseTest::namesAsTheAliasSays() {
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, name);
    const Imported read = importedCase("mm2", {file.constData()});
    QCOMPARE(read.spec.links.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(targetTopic(read.spec.links.front(), "orders")), name);
    QCOMPARE(decisionOn(read.spec, 0, "orders"), TopicDecision::Mirrored);
    // And back: the same names come of what an export writes.
    for (const char* format : {"mm2", "connect"}) {
        const auto exported = exportFormat(format)->exporter.write(read.spec);
        QVERIFY2(exported.has_value(), format);
        const auto again = importFormat(format)->importer.read({{{"x", exported->files.front().text}}, {}, {}});
        QVERIFY2(again.has_value(), format);
        QCOMPARE(QByteArray::fromStdString(targetTopic(again->spec.links.front(), "orders")), name);
    }
}

void CaseTest::leavesAnUnknownPolicyOpen() {
    const Imported read = importedCase("mm2", {"A4-own-policy-class.properties"});
    QVERIFY(hasFinding(read.spec, ErrorCode::NamingOpen));
    const LossLine first = firstLine(read.report, LossPart::Mirroring);
    QCOMPARE(first.reason, LossReason::NamingLeftOpen);
    QVERIFY(first.subject.contains("com.example.OwnReplicationPolicy"));
    const auto back = parseTopology(writeTopology(read.spec), "f");
    QVERIFY(back.has_value());
    QVERIFY(*back == read.spec);
}

void CaseTest::givesAnUnknownPolicyBack() {
    const auto exported =
        exportFormat("mm2")->exporter.write(importedCase("mm2", {"A4-own-policy-class.properties"}).spec);
    QVERIFY(exported.has_value());
    QVERIFY(exported->files.front().text.contains("A->B.replication.policy.class = com.example.OwnReplicationPolicy"));
}

void CaseTest::keepsOtherConnectorsApart() {
    const Imported read = importedCase("strimzi", {"A5-checkpoint-settings-leak.yaml"});
    const LinkSpec& link = read.spec.links.at(0);
    QCOMPARE(targetTopic(link, "orders"), std::string("a.orders"));
    QCOMPARE(link.replicationFactor, 2);
    QVERIFY(link.producer.empty());
    QCOMPARE(link.start.position, StartPosition::Earliest);
    const auto exported = exportFormat("strimzi")->exporter.write(read.spec);
    QVERIFY(exported.has_value());
    QVERIFY(exported->files.front().text.contains("producer.override.linger.ms: 7"));
    const auto again = importFormat("strimzi")->importer.read({{{"x", exported->files.front().text}}, {}, {}});
    QVERIFY(again.has_value());
    QVERIFY(again->spec.links == read.spec.links);
}

void CaseTest::keepsTheAliasOfBoth() {
    const Imported read = importedCase("strimzi", {"A6-one-alias-two-clusters.yaml"});
    QCOMPARE(read.spec.links.size(), std::size_t(2));
    for (const LinkSpec& link : read.spec.links) {
        QCOMPARE(targetTopic(link, "orders"), std::string("source.orders"));
    }
    const Imported connectors = importedCase("connect", {"D3-same-name-1.json"});
    QCOMPARE(targetTopic(connectors.spec.links.at(0), "orders"), std::string("source.orders"));
}

void CaseTest::saysFirstThatNoFlowIsEnabled() {
    const Imported read = importedCase("mm2", {"C1-no-flow-enabled.properties"});
    QCOMPARE(firstLine(read.report, LossPart::Mirroring).reason, LossReason::NoFlowEnabled);
    const std::string everything = writeTopology(read.spec);
    for (const char* setting :
         {"orders,clicks", "*.replica", "sync.topic.acls.enabled", "tasks.max", "replication.factor"}) {
        QVERIFY2(everything.contains(setting), setting);
    }
}

void CaseTest::connectsAsTheFlowSays() {
    const Imported read = importedCase("mm2", {"C2-security-at-the-flow.properties"});
    const SecuritySpec& security = read.spec.cluster(ClusterId("A"))->security;
    QCOMPARE(security.protocol, SecurityProtocol::SaslSsl);
    QCOMPARE(security.mechanism, std::string("PLAIN"));
    QCOMPARE(security.username, std::string("u"));
    QVERIFY(security.password.has_value());
    QCOMPARE(read.secrets.size(), std::size_t(1));
}

void CaseTest::readsOtherVendorsGroups() {
    const Imported read = importedCase("strimzi", {"C3-ibm-event-streams.yaml"});
    QCOMPARE(read.spec.links.size(), std::size_t(1));
    QVERIFY(has(read.report, LossReason::OtherGroup, "eventstreams.ibm.com"));
}

void CaseTest::doesNotStartWhatIsStopped_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    const QByteArray resource = QByteArray::fromStdString(goldenText("C4-stopped-connector.yaml"));
    QTest::newRow("stopped") << QByteArray("strimzi") << resource;
    QTest::newRow("paused") << QByteArray("strimzi") << QByteArray(resource).replace("state: stopped", "state: paused");
    QTest::newRow("pause") << QByteArray("strimzi") << QByteArray(resource).replace("state: stopped", "pause: true");
    QTest::newRow("no pods")
        << QByteArray("strimzi")
        << QByteArray(resource).replace("state: stopped", "state: running").replace("replicas: 1", "replicas: 0");
    QTest::newRow("enabled") << QByteArray("mm2")
                             << QByteArray(
                                    "clusters=A,B\nA.bootstrap.servers=a:1\nB.bootstrap.servers=b:1\n"
                                    "A->B.enabled=false\nA->B.topics=orders\n");
    const QByteArray connector = QByteArray::fromStdString(goldenText("D3-same-name-1.json")).trimmed();
    QTest::newRow("initial state") << QByteArray("connect")
                                   << QByteArray(connector).replace("{\"name\"",
                                                                    "{\"initial_state\":\"STOPPED\",\"name\"");
    QTest::newRow("status") << QByteArray("connect")
                            << "{\"m\":{\"status\":{\"name\":\"m\",\"connector\":{\"state\":\"PAUSED\"}},\"info\":" +
                                   connector + "}}";
    QTest::newRow("connector not enabled")
        << QByteArray("connect") << QByteArray(connector).replace("\"topics\"", "\"enabled\":\"false\",\"topics\"");
}

void CaseTest::doesNotStartWhatIsStopped() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, text);
    const auto read = importFormat(format.toStdString())->importer.read({{{"f", text.toStdString()}}, {}, {}});
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    QCOMPARE(read->spec.links.size(), std::size_t(1));
    QVERIFY(!read->spec.links.front().autoStart);
    QVERIFY(has(read->report, LossReason::LinkStopped));
    const auto back = parseTopology(writeTopology(read->spec), "f");
    QVERIFY(back.has_value() && *back == read->spec);
    const auto exported = exportFormat(format.toStdString())->exporter.write(read->spec);
    QVERIFY(exported.has_value());
    const auto again =
        importFormat(format.toStdString())->importer.read({{{"f", exported->files.front().text}}, {}, {}});
    QVERIFY2(again.has_value(), again ? "" : again.error().text().c_str());
    QVERIFY(!again->spec.links.front().autoStart);
}

void CaseTest::findsAForeignMechanism() {
    const Imported read = importedCase("mm2", {"C5-msk-iam-passes-check.properties"});
    QVERIFY(hasFinding(read.spec, ErrorCode::SaslMechanismUnknown));
    QVERIFY(read.secrets.empty());  // the login line has none
    QVERIFY(!has(read.report, LossReason::SecretMoved));
    QVERIFY(has(read.report, LossReason::HostCheckOff, "B.ssl.endpoint.identification.algorithm"));
    const auto exported = exportFormat("mm2")->exporter.write(read.spec);
    QVERIFY(exported.has_value());
    QVERIFY(exported->files.front().text.contains("software.amazon.msk.auth.iam.IAMLoginModule required;"));
}

void CaseTest::saysWhatChangesTheMirroringFirst() {
    const Imported read = importedCase("mm2", {"C6-untrue-report-lines.properties"});
    QVERIFY(has(read.report, LossReason::AlwaysDone, "refresh.topics.enabled"));
    const LossLine decide = firstLine(read.report, LossPart::Decide);
    QCOMPARE(decide.reason, LossReason::UnknownSettingNear);
    QVERIFY(decide.subject.contains("sync.group.offests.enabled"));
    QVERIFY(decide.detail.contains("sync.group.offsets.enabled"));
    for (const LossLine& line : read.report.lines()) {
        // Tributary does it: no line may say that it does not.
        QVERIFY(!line.subject.contains("sync.topic.configs.enabled") || line.reason == LossReason::DoneToo);
    }
}

void CaseTest::givesAnEmptySeparatorBack() {
    const Imported read = importedCase("mm2", {"C7-empty-separator-not-exportable.properties"});
    QCOMPARE(targetTopic(read.spec.links.at(0), "orders"), std::string("Aorders"));
    for (const char* format : {"mm2", "strimzi", "connect"}) {
        const auto exported = exportFormat(format)->exporter.write(read.spec);
        QVERIFY2(exported.has_value(), format);
        const auto again = importFormat(format)->importer.read({{{"x", exported->files.front().text}}, {}, {}});
        QVERIFY2(again.has_value(), format);
        QCOMPARE(targetTopic(again->spec.links.at(0), "orders"), std::string("Aorders"));
    }
}

void CaseTest::quotesNamesThatReadAsSomethingElse() {
    const auto spec = parseTopology(goldenText("C8-strimzi-unquoted-names.tributary"), "f");
    QVERIFY(spec.has_value());
    for (const char* format : {"strimzi", "strimzi-v1"}) {
        const auto exported = exportFormat(format)->exporter.write(*spec);
        QVERIFY2(exported.has_value(), format);
        const std::string& text = exported->files.front().text;
        for (const char* quoted : {"alias: \"no\"", "alias: \"1\"", "username: \"012\"", "name: \"no\""}) {
            QVERIFY2(text.contains(quoted), (std::string(quoted) + " in\n" + text).c_str());
        }
    }
}

void CaseTest::saysThatATrustStoreIsLost() {
    const Imported read = importedCase("mm2", {"C9-truststore-lost-in-strimzi-export.properties"});
    for (const char* format : {"strimzi", "strimzi-v1"}) {
        const auto exported = exportFormat(format)->exporter.write(read.spec);
        QVERIFY2(exported.has_value(), format);
        QVERIFY(has(exported->report, LossReason::NoCounterpart, "ssl.truststore.location"));
    }
}

void CaseTest::keepsQuotesThatMean() {
    const Imported read = importedCase("mm2", {"C10-quotes-change-their-meaning.properties"});
    // `"heartbeat` and `.*internal"` match no topic that there can be.
    QCOMPARE(decisionOn(read.spec, 0, "heartbeat"), TopicDecision::Mirrored);
    const auto exported = exportFormat("mm2")->exporter.write(read.spec);
    QVERIFY(exported.has_value());
    const auto again = importFormat("mm2")->importer.read({{{"x", exported->files.front().text}}, {}, {}});
    QVERIFY(again.has_value());
    QCOMPARE(decisionOn(again->spec, 0, "heartbeat"), TopicDecision::Mirrored);
}

void CaseTest::refuses_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, const char* format, const QStringList& files, const char* place,
                        const char* reason) {
        QTest::newRow(name) << QByteArray(format) << files << QByteArray(place) << QByteArray(reason);
    };
    row("bytes that are not UTF-8", "strimzi", {"D1-json-exception.yaml"}, "D1-json-exception.yaml:12:27", "UTF-8");
    row("the same in what is kept", "strimzi", {"D1b-invalid-utf8-kept-setting.yaml"},
        "D1b-invalid-utf8-kept-setting.yaml:13:49", "UTF-8");
    row("two of one name", "connect", {"D3-same-name-1.json", "D3-same-name-2.json"}, "D3-same-name-2.json:1:41",
        "D3-same-name-1.json:1:41");
    row("nested too deeply", "strimzi", {"D5-bad-file.yaml"}, "D5-bad-file.yaml:1:65", "nested too deeply");
    row("NUL", "strimzi", {"D5-nul-in-line-4.yaml"}, "D5-nul-in-line-4.yaml:4:11", "NUL");
    row("template", "mm2", {"D7-go-template.properties"}, "D7-go-template.properties:1:1", "render it first");
}

void CaseTest::refuses() {
    QFETCH(QByteArray, format);
    QFETCH(QStringList, files);
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, reason);
    ImportRequest request;
    for (const QString& file : files) {
        request.files.push_back({file.toStdString(), goldenText(file.toStdString())});
        QVERIFY(!request.files.back().text.empty());
    }
    const auto read = importFormat(format.toStdString())->importer.read(request);
    QVERIFY(!read.has_value());
    QCOMPARE(QByteArray::fromStdString(read.error().context), place);
    QVERIFY2(read.error().text().contains(reason.toStdString()), read.error().text().c_str());
}

void CaseTest::understandsARunClassLine() {
    ImportRequest request;
    request.files = {{"consumer.properties", "bootstrap.servers=a.example:9092\ngroup.id=g\n"},
                     {"producer.properties", "bootstrap.servers=b.example:9093\n"}};
    const std::vector<std::vector<std::string>> lines{
        {"./kafka/bin/kafka-run-class.sh", "kafka.tools.MirrorMaker", "--consumer.config", "consumer.properties",
         "--producer.config", "producer.properties", "--whitelist=\".*\"", "--num.streams", "8"},
        {"./kafka/bin/kafka-run-class.sh kafka.tools.MirrorMaker --consumer.config consumer.properties "
         "--producer.config producer.properties --whitelist=\".*\" --num.streams 8"}};
    for (const std::vector<std::string>& line : lines) {
        request.arguments = line;
        const auto read = importFormat("mm1")->importer.read(request);
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QCOMPARE(read->spec.links.at(0).streams, 8);
        QCOMPARE(read->spec.links.at(0).topics.include.at(0).text, std::string(".*"));
    }
}

void CaseTest::refusesWhatIsTooLarge_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("times");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("brackets") << QByteArray("strimzi") << 5'000'000 << QByteArray("[") << QByteArray();
    QTest::newRow("fewer brackets") << QByteArray("strimzi") << 900'000 << QByteArray("[") << QByteArray();
    QTest::newRow("list items") << QByteArray("strimzi") << 4'000'000 << QByteArray("- a\n") << QByteArray();
    QTest::newRow("keys of YAML") << QByteArray("strimzi") << 4'000'000 << QByteArray("k%1: v\n") << QByteArray();
    QTest::newRow("keys of properties") << QByteArray("mm2") << 4'000'000 << QByteArray("k%1=v\n") << QByteArray();
    QTest::newRow("clusters") << QByteArray("mm2") << 3'000 << QByteArray("c%1.bootstrap.servers=a:1\n")
                              << QByteArray("clusters");
}

void CaseTest::refusesWhatIsTooLarge() {
    QFETCH(QByteArray, format);
    QFETCH(int, times);
    QFETCH(QByteArray, piece);
    QFETCH(QByteArray, before);
    std::string text;
    if (before == "clusters") {
        text = "enabled=true\nclusters=";
        for (int i = 0; i < times; ++i) {
            text += "c" + std::to_string(i) + ",";
        }
        text += "\n";
    }
    const std::string one = piece.toStdString();
    const std::size_t number = one.find("%1");
    for (int i = 0; i < times; ++i) {
        text += number == std::string::npos ? one : one.substr(0, number) + std::to_string(i) + one.substr(number + 2);
    }
    const auto read = importFormat(format.toStdString())->importer.read({{{"f", std::move(text)}}, {}, {}});
    QVERIFY(!read.has_value());
    QVERIFY2(QByteArray::fromStdString(read.error().context).startsWith("f:"), read.error().text().c_str());
}

TRIBUTARY_TEST(CaseTest, NoApplication)
#include "casetest.moc"
