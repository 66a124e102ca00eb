#include <QFile>
#include <QTest>

#include "core/dialects/mm1importer.h"
#include "core/dialects/registry.h"
#include "core/topology/topologyjson.h"
#include "core/topology/validation.h"
#include "tests/dialects/goldenfile.h"
#include "tests/dialects/reporttext.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// Files made by hand from the formats' documentation, and what has to come of them.
class ImportTest : public QObject {
    Q_OBJECT

private slots:
    void readsRealFiles_data();
    void readsRealFiles();
    void movesSecretsToTheKeychain();
    void neverLetsASecretThrough_data() { readsRealFiles_data(); }
    void neverLetsASecretThrough();
    void givesBackWhatItKept();
    void givesTokensBack_data();
    void givesTokensBack();
};

namespace {

ImportRequest requestOf(const QStringList& files, const QStringList& arguments) {
    ImportRequest request;
    for (const QString& argument : arguments) {
        request.arguments.push_back(argument.toStdString());
    }
    for (const QString& file : files) {
        request.files.push_back({file.toStdString(), goldenText(file.toStdString())});
    }
    for (const Mm1Importer::WantedFile& file : Mm1Importer::wantedFiles(request)) {
        request.files.push_back({file.name, goldenText(file.name)});
    }
    return request;
}

}  // namespace

void ImportTest::readsRealFiles_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char* name, const char* format, const QStringList& files,
                        const QStringList& arguments = {}) {
        QTest::newRow(name) << QByteArray(format) << files << arguments;
    };
    row("mm2-full", "mm2", {"mm2-full.properties"});
    row("mm2-small", "mm2", {"mm2-small.properties"});
    row("strimzi-v1beta2", "strimzi", {"strimzi-v1beta2.yaml"});
    row("strimzi-v1", "strimzi", {"strimzi-v1.yaml"});
    row("strimzi-mm1", "strimzi", {"strimzi-mm1.yaml"});
    row("connect-mirror", "connect", {"connect-source.json", "connect-checkpoint.json"});
    row("connect-replicator", "connect", {"connect-replicator.json"});
    row("connect-standalone", "connect",
        {"standalone-mirror.properties", "standalone-checkpoint.properties", "standalone-replicator.properties",
         "standalone-worker.properties"});
    row("connect-replicator-alone", "connect", {"standalone-replicator.properties"});
    row("strimzi-connectors", "strimzi", {"strimzi-connectors.yaml"});
    row("strimzi-oauth", "strimzi", {"strimzi-oauth.yaml"});
    row("mm1-script", "mm1", {"mm1-start.sh", "mm1-consumer.properties", "mm1-producer.properties"});
    row("redpanda", "redpanda", {"redpanda.yaml"});
    row("redpanda-bundle", "redpanda", {"redpanda-bundle.yaml"});
    row("msk", "msk", {"msk.yaml"});
    row("msk-external", "msk", {"msk-external.json"});
    row("msk-terraform", "msk", {"msk-terraform.json"});
    row("msk-template", "msk", {"msk-replicator.tf.json"});
    row("mm1", "mm1", {},
        {"kafka-mirror-maker.sh", "--new.consumer", "--consumer.config", "mm1-consumer.properties",
         "--producer.config=mm1-producer.properties", "--whitelist", "\"orders, clicks|page\\..*\"", "--num.streams",
         "3", "--abort.on.send.failure", "false", "--message.handler", "com.x.H", "--offset.commit.interval.ms",
         "10000"});
}

void ImportTest::readsRealFiles() {
    QFETCH(QByteArray, format);
    QFETCH(QStringList, files);
    QFETCH(QStringList, arguments);
    const auto imported = importFormat(format.toStdString())->importer.read(requestOf(files, arguments));
    QVERIFY2(imported.has_value(), imported ? "" : imported.error().text().c_str());
    const std::string name = QTest::currentDataTag();
    const std::string document = writeTopology(imported->spec);
    QVERIFY(matchesGolden(name + ".expected.tributary", document));
    QVERIFY(matchesGolden(name + ".report", textOf(imported->report)));
    const auto back = parseTopology(document, "f");
    QVERIFY2(back.has_value(), back ? "" : back.error().text().c_str());
    QVERIFY(*back == imported->spec);
}

void ImportTest::movesSecretsToTheKeychain() {
    ImportRequest request = requestOf({"mm2-full.properties"}, {});
    request.secretsIn = SecretRef::From::Keychain;
    const auto imported = importFormat("mm2")->importer.read(request);
    QVERIFY(imported.has_value());
    QCOMPARE(imported->secrets.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(imported->secrets.front().value), QByteArray("in-the-clear"));
    QVERIFY(imported->secrets.front().reference == (SecretRef{SecretRef::From::Keychain, "agg-key-password", {}}));
    QVERIFY(imported->spec.cluster(ClusterId("agg"))->security.keyPassword == imported->secrets.front().reference);
}

void ImportTest::neverLetsASecretThrough() {
    QFETCH(QByteArray, format);
    QFETCH(QStringList, files);
    QFETCH(QStringList, arguments);
    const auto imported = importFormat(format.toStdString())->importer.read(requestOf(files, arguments));
    QVERIFY(imported.has_value());
    const std::string everything = writeTopology(imported->spec) + textOf(imported->report);
    for (const char* secret : {"in-the-clear", "top secret", "abc-license", "s3cret"}) {
        QVERIFY2(!everything.contains(secret), secret);
    }
}

/// What Tributary has no part in survives import and export: the file does the same to MirrorMaker 2 as before.
void ImportTest::givesBackWhatItKept() {
    const auto imported = importFormat("mm2")->importer.read(requestOf({"mm2-full.properties"}, {}));
    QVERIFY(imported.has_value());
    const auto exported = exportFormat("mm2")->exporter.write(imported->spec);
    QVERIFY(exported.has_value());
    QVERIFY(matchesGolden("mm2-full.again.properties", exported->files.front().text));
    const auto again = importFormat("mm2")->importer.read(
        {{{"mm2-full.properties", exported->files.front().text}}, {}, SecretRef::From::Env});
    QVERIFY2(again.has_value(), again ? "" : again.error().text().c_str());
    const auto twice = exportFormat("mm2")->exporter.write(again->spec);
    QVERIFY(twice.has_value());
    QCOMPARE(QByteArray::fromStdString(twice->files.front().text),
             QByteArray::fromStdString(exported->files.front().text));
}

void ImportTest::givesTokensBack_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("v1beta2") << QByteArray("strimzi") << QByteArray("type: oauth");
    QTest::newRow("v1") << QByteArray("strimzi-v1") << QByteArray("type: custom");
}

/// How a cluster's tokens are had survives Strimzi; v1 takes the secret from the container's environment.
void ImportTest::givesTokensBack() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, type);
    const auto imported = importFormat("strimzi")->importer.read(requestOf({"strimzi-oauth.yaml"}, {}));
    QVERIFY2(imported.has_value(), imported ? "" : imported.error().text().c_str());
    const auto exported = exportFormat(format.toStdString())->exporter.write(imported->spec);
    QVERIFY(exported.has_value());
    const std::string& text = exported->files.front().text;
    QVERIFY2(text.contains(type.toStdString()), text.c_str());
    const auto again = importFormat("strimzi")->importer.read({{{"f", text}}, {}});
    QVERIFY2(again.has_value(), again ? "" : again.error().text().c_str());
    for (const ClusterSpec& before : imported->spec.clusters) {
        SecuritySpec expected = before.security;
        SecuritySpec found = again->spec.cluster(before.id)->security;
        QVERIFY(found.password.has_value());
        if (format == "strimzi-v1") {
            QCOMPARE(found.password->from, SecretRef::From::Env);
            expected.password.reset();
            found.password.reset();
        } else if (before.id.str() ==
                   "hub") {  // from the environment: a Secret takes its place, and the report says so
            QVERIFY(textOf(exported->report).contains("HUB_CLIENT_SECRET"));
            expected.password.reset();
            found.password.reset();
        }
        QVERIFY(found == expected);
    }
}

TRIBUTARY_TEST(ImportTest, NoApplication)
#include "importtest.moc"
