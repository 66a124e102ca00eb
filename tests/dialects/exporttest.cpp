#include <regex>
#include <set>

#include <prometheus/metric_family.h>
#include <yaml-cpp/yaml.h>
#include <nlohmann/json.hpp>

#include <QTest>
#include <QXmlStreamReader>

#include "core/dialects/registry.h"
#include "core/prometheus/metricfamilies.h"
#include "core/topology/topologyjson.h"
#include "tests/dialects/goldenfile.h"
#include "tests/dialects/reporttext.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// One document with everything in it, written in every format.
class ExportTest : public QObject {
    Q_OBJECT

private slots:
    void writesEveryFormat_data();
    void writesEveryFormat();
    void writesWhatItsOwnImporterReads_data();
    void writesWhatItsOwnImporterReads();
    void refusesADocumentWithoutLinks_data();
    void refusesADocumentWithoutLinks();
    void namesMetricsThatThereAre();
    void writesTextThatNeedsCare_data() { writesEveryFormat_data(); }
    void writesTextThatNeedsCare();
    void leavesOutWhatCannotBeWritten();
    void providesAllThatAServerReads_data();
    void providesAllThatAServerReads();
};

namespace {

/// Does the text parse as what its name says?
std::string whyMalformed(const ExportedFile& file) {
    const auto endsWith = [&](const char* end) { return file.name.ends_with(end); };
    if (endsWith(".json") || endsWith(".tributary")) {
        return nlohmann::json::accept(file.text) ? "" : "not JSON";
    }
    if (endsWith(".yaml") || endsWith(".yml")) {
        try {
            return YAML::LoadAll(file.text).empty() ? "empty" : "";
        } catch (const YAML::Exception& problem) {
            return problem.what();
        }
    }
    if (endsWith(".svg")) {
        QXmlStreamReader reader(QByteArray::fromStdString(file.text));
        while (!reader.atEnd()) {
            reader.readNext();
        }
        return reader.hasError() ? reader.errorString().toStdString() : "";
    }
    return file.text.empty() ? "empty" : "";
}

}  // namespace

void ExportTest::writesEveryFormat_data() {
    QTest::addColumn<QByteArray>("format");
    for (const ExportFormat& format : exportFormats()) {
        QTest::newRow(std::string(format.name).c_str()) << QByteArray(format.name.data(), std::ssize(format.name));
    }
}

void ExportTest::writesEveryFormat() {
    QFETCH(QByteArray, format);
    const auto exported = exportFormat(format.toStdString())->exporter.write(goldenTopology());
    QVERIFY2(exported.has_value(), exported ? "" : exported.error().text().c_str());
    for (const ExportedFile& file : exported->files) {
        QCOMPARE(QByteArray::fromStdString(whyMalformed(file)), QByteArray());
        QVERIFY2(matchesGolden(format.toStdString() + "/" + file.name, file.text), file.name.c_str());
    }
    QVERIFY(matchesGolden(format.toStdString() + "/report", textOf(exported->report)));
}

void ExportTest::writesWhatItsOwnImporterReads_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("mm2") << QByteArray("mm2") << QByteArray("mm2");
    QTest::newRow("strimzi") << QByteArray("strimzi") << QByteArray("strimzi");
    QTest::newRow("strimzi-v1") << QByteArray("strimzi") << QByteArray("strimzi-v1");
    QTest::newRow("connect") << QByteArray("connect") << QByteArray("connect");
    QTest::newRow("replicator") << QByteArray("connect") << QByteArray("replicator");
}

void ExportTest::writesWhatItsOwnImporterReads() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const auto exported = exportFormat(to.toStdString())->exporter.write(goldenTopology());
    QVERIFY(exported.has_value());
    ImportRequest request;
    for (const ExportedFile& file : exported->files) {
        request.files.push_back({file.name, file.text});
    }
    const auto imported = importFormat(from.toStdString())->importer.read(request);
    QVERIFY2(imported.has_value(), imported ? "" : imported.error().text().c_str());
    QCOMPARE(imported->spec.links.size(), std::size_t(2));
    QVERIFY(imported->secrets.empty());
}

void ExportTest::refusesADocumentWithoutLinks_data() {
    QTest::addColumn<QByteArray>("format");
    for (const char* format : {"mm1", "mm2", "strimzi", "strimzi-v1", "connect", "replicator"}) {
        QTest::newRow(format) << QByteArray(format);
    }
}

void ExportTest::refusesADocumentWithoutLinks() {
    QFETCH(QByteArray, format);
    const auto exported = exportFormat(format.toStdString())->exporter.write({});
    QVERIFY(!exported.has_value());
    QVERIFY(exported.error().code == ErrorCode::NothingToExport);
}

void ExportTest::namesMetricsThatThereAre() {
    MetricsSnapshot snapshot;
    LinkMetrics link;
    link.link = LinkId("a");
    link.flow.lagRecords = 1;
    link.flow.lagSeconds = 1;
    link.flow.latency.count = 1;
    snapshot.links.push_back(link);
    std::set<std::string> known;
    for (const prometheus::MetricFamily& family : metricFamilies(snapshot)) {
        known.insert(family.name);
    }
    const std::regex name("tributary_[a-z_]+");
    for (const char* format : {"prometheus", "grafana"}) {
        const auto exported = exportFormat(format)->exporter.write(goldenTopology());
        QVERIFY(exported.has_value());
        std::size_t found = 0;
        for (const ExportedFile& file : exported->files) {
            for (std::sregex_iterator at(file.text.begin(), file.text.end(), name), end; at != end; ++at) {
                QVERIFY2(known.contains(at->str()), at->str().c_str());
                ++found;
            }
        }
        QVERIFY(found > 5);
    }
    std::set<std::string> states;
    for (const LinkState state : {LinkState::Failed, LinkState::Backoff}) {
        states.insert("state=\"" + std::string(linkStateName(state)) + "\"");
    }
    const std::string rules = exportFormat("prometheus")->exporter.write(goldenTopology())->files.at(1).text;
    for (const std::string& state : states) {
        QVERIFY2(rules.contains(state), state.c_str());
    }
}

/// Names are free text: quotes, line breaks, markup and placeholders in them stay text.
void ExportTest::writesTextThatNeedsCare() {
    QFETCH(QByteArray, format);
    TopologySpec spec = goldenTopology();
    const std::string odd = "a\"b'c<d>&e\\n\nf: {{ $x }} ${y} # ä % |";
    spec.name = odd;
    spec.environment = odd;
    spec.clusters[0].name = odd;
    spec.clusters[1].security.username = odd;
    spec.links[0].name = odd;
    spec.links[0].id = LinkId(odd);
    spec.links[0].topics.include.push_back({TopicEntry::Kind::Literal, odd});
    const auto exported = exportFormat(format.toStdString())->exporter.write(spec);
    QVERIFY2(exported.has_value(), exported ? "" : exported.error().text().c_str());
    for (const ExportedFile& file : exported->files) {
        QCOMPARE(QByteArray::fromStdString(whyMalformed(file)), QByteArray());
        QVERIFY2(file.name.find_first_of("/\\ \n\"'") == std::string::npos, file.name.c_str());
        QVERIFY(!file.name.starts_with('.') && !file.name.starts_with('-'));
    }
}

void ExportTest::leavesOutWhatCannotBeWritten() {
    TopologySpec spec = goldenTopology();
    spec.links[0].naming = {NamingPolicy::Template, {}, ".", "${topic}.copy", {}};
    for (const char* format : {"mm2", "mm1", "strimzi", "strimzi-v1", "connect"}) {
        const auto exported = exportFormat(format)->exporter.write(spec);
        QVERIFY(exported.has_value());
        QVERIFY(exported->report.loses());
        for (const ExportedFile& file : exported->files) {
            QVERIFY2(!file.text.contains("eu->agg.enabled") && !file.name.contains("eu-agg") &&
                         !file.text.contains("sourceCluster: eu") && !file.text.contains("alias: eu"),
                     file.name.c_str());
        }
    }
    spec = goldenTopology();
    spec.links[0].topics.include = {{TopicEntry::Kind::Regex, "(a|b(?1)?)"}};  // recursion: Java has none
    const auto exported = exportFormat("mm2")->exporter.write(spec);
    QVERIFY(exported.has_value() && exported->report.loses());
    QVERIFY(!exported->files.front().text.contains("eu->agg.enabled"));
}

void ExportTest::providesAllThatAServerReads_data() {
    QTest::addColumn<QByteArray>("format");
    for (const char* format : {"systemd", "kubernetes", "compose"}) {
        QTest::newRow(format) << QByteArray(format);
    }
}

/// Every secret and file that the document names: tributaryd asks for each of them on the server too.
void ExportTest::providesAllThatAServerReads() {
    QFETCH(QByteArray, format);
    TopologySpec spec = goldenTopology();
    spec.connect.push_back({ConnectId("work"),
                            {},
                            {"https://connect.example:8083"},
                            "me",
                            SecretRef{SecretRef::From::Keychain, "kept here"},
                            "/etc/connect/ca.pem",
                            {}});
    spec.connect.push_back({ConnectId("spare"),
                            {},
                            {"https://spare.example:8083"},
                            "me",
                            SecretRef{SecretRef::From::Env, "SPARE_PASSWORD"},
                            {},
                            {}});
    spec.connect.push_back({ConnectId("filed"),
                            {},
                            {"https://filed.example:8083"},
                            "me",
                            SecretRef{SecretRef::From::File, "/run/secrets/filed/password"},
                            {},
                            {}});
    spec.links[0].runOn = "work";
    spec.clusters[0].client["ssl.crl.location"] = "/etc/lists/revoked.pem";
    spec.links[0].consumer["sasl.kerberos.keytab"] = "/etc/keys/mirror.keytab";
    const auto exported = exportFormat(format.toStdString())->exporter.write(spec);
    QVERIFY(exported.has_value());
    std::string text;
    for (const ExportedFile& file : exported->files) {
        text += file.name.ends_with(".tributary") ? "" : file.text;
        QVERIFY2(!file.text.contains("kept here"), file.name.c_str());
    }
    for (const char* needed : {"CONNECT_WORK_PASSWORD", "SPARE_PASSWORD"}) {
        QVERIFY2(text.contains(needed), needed);
    }
    // On Kubernetes a folder of files is a Secret, named in a mount.
    const bool folders = format == "kubernetes";
    for (const char* path :
         {"/run/secrets/filed/password", "/etc/connect/ca.pem", "/etc/lists/revoked.pem", "/etc/keys/mirror.keytab"}) {
        const std::string file(path);
        QVERIFY2(text.contains(folders ? "mountPath: " + file.substr(0, file.rfind('/')) : file), path);
    }
    QVERIFY2(textOf(exported->report).contains("keychain entry kept here"), textOf(exported->report).c_str());
}

TRIBUTARY_TEST(ExportTest, NoApplication)
#include "exporttest.moc"
