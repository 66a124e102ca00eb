#include <set>
#include <string>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/dialects/registry.h"
#include "core/topology/topologyjson.h"
#include "tests/dialects/goldenfile.h"
#include "tests/dialects/randomtopology.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// What is exported passes the schema that its program publishes, or the checker that comes with it: Kubernetes,
/// Strimzi, Docker Compose, Prometheus, systemd, Graphviz.
class PublishedSchemaTest : public QObject {
    Q_OBJECT

private slots:
    void acceptsTheDocumentWithEverything();
    void acceptsTextThatNeedsCare();
    void acceptsRandomDocuments();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
};

namespace {

constexpr const char* kFormats[] = {"kubernetes", "compose", "strimzi", "strimzi-v1", "prometheus", "systemd", "dot"};
constexpr int kRandomDocuments = 40;
constexpr int kCheckerTimeoutMs = 240'000;

void writeFile(const QString& path, std::string text) {
    // systemd's checker looks for the program, which is not installed here.
    const std::string installed = "/usr/bin/tributaryd ";
    if (const auto at = text.find("ExecStart=" + installed); at != std::string::npos) {
        text.replace(at + 10, installed.size(), "/bin/true ");
    }
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    file.write(text.data(), static_cast<qint64>(text.size()));
}

/// Writes the document in every format that can be judged, each in a folder of its name.
void writeAll(const TopologySpec& spec, const QString& folder) {
    for (const char* format : kFormats) {
        const auto exported = exportFormat(format)->exporter.write(spec);
        if (!exported && exported.error().code == ErrorCode::NothingToExport) {
            continue;
        }
        QVERIFY2(exported.has_value(), exported ? "" : exported.error().text().c_str());
        const QString at = folder + "/" + format;
        QVERIFY(QDir().mkpath(at));
        for (const ExportedFile& file : exported->files) {
            writeFile(at + "/" + QString::fromStdString(file.name), file.text);
        }
    }
}

struct Verdict {
    int status = -1;
    QByteArray text;
};

Verdict judge(const QString& folder) {
    const QString checkers = qEnvironmentVariable("TRIBUTARY_CACHE_DIR") + "/checkers";
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(
        checkers + "/venv/bin/python",
        {qEnvironmentVariable("TRIBUTARY_SOURCE_DIR") + "/tests/dialects/checkers/check.py", checkers, folder});
    if (!process.waitForFinished(kCheckerTimeoutMs)) {
        return {-1, process.errorString().toUtf8()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
}

}  // namespace

void PublishedSchemaTest::acceptsTheDocumentWithEverything() {
    const QTemporaryDir folder;
    writeAll(goldenTopology(), folder.path());
    const Verdict verdict = judge(folder.path());
    QVERIFY2(verdict.status == 0, verdict.text.constData());
    QVERIFY2(verdict.text.contains("7 exports judged"), verdict.text.constData());
}

void PublishedSchemaTest::acceptsTextThatNeedsCare() {
    const QTemporaryDir folder;
    TopologySpec spec = goldenTopology();
    const std::string odd = "a\"b'c<d>&e\\n\nf: {{ $x }} ${y} %n # ä % |";
    spec.name = odd;
    spec.environment = odd;
    spec.clusters[0].name = odd;
    spec.clusters[1].security.username = odd;
    spec.links[0].name = odd;
    spec.links[0].id = LinkId(odd);
    spec.links[0].topics.include.push_back({TopicEntry::Kind::Literal, odd});
    writeAll(spec, folder.path());
    const Verdict verdict = judge(folder.path());
    QVERIFY2(verdict.status == 0, verdict.text.constData());
    QVERIFY2(verdict.text.contains("7 exports judged"), verdict.text.constData());
}

void PublishedSchemaTest::acceptsRandomDocuments() {
    const QTemporaryDir folder;
    for (std::uint32_t seed = 0; seed < kRandomDocuments; ++seed) {
        writeAll(randomTopology(seed, RandomFields::Any, false), folder.filePath("seed-" + QString::number(seed)));
    }
    const Verdict verdict = judge(folder.path());
    QVERIFY2(verdict.status == 0, verdict.text.constData());
}

void PublishedSchemaTest::refusesWhatIsWrong_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("was");
    QTest::addColumn<QByteArray>("is");
    QTest::newRow("kubernetes") << QByteArray("kubernetes") << QByteArray("containerPort")
                                << QByteArray("containerPorts");
    QTest::newRow("compose") << QByteArray("compose") << QByteArray("stop_grace_period") << QByteArray("stop_grace");
    QTest::newRow("strimzi") << QByteArray("strimzi") << QByteArray("connectCluster") << QByteArray("connectedCluster");
    QTest::newRow("strimzi-v1") << QByteArray("strimzi-v1") << QByteArray("groupId") << QByteArray("group");
    QTest::newRow("prometheus") << QByteArray("prometheus") << QByteArray("expr: ") << QByteArray("expr: (");
    QTest::newRow("systemd") << QByteArray("systemd") << QByteArray("StateDirectory") << QByteArray("StateDirectories");
    QTest::newRow("dot") << QByteArray("dot") << QByteArray(" -> ") << QByteArray(" >- ");
}

/// The checkers themselves: a check that cannot fail is none.
void PublishedSchemaTest::refusesWhatIsWrong() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, was);
    QFETCH(QByteArray, is);
    const QTemporaryDir folder;
    writeAll(goldenTopology(), folder.path());
    int changed = 0;
    QDir at(folder.filePath(QString::fromUtf8(format)));
    for (const QString& name : at.entryList(QDir::Files)) {
        QFile file(at.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        file.close();
        if (text.contains(was)) {
            writeFile(file.fileName(), text.replace(was, is).toStdString());
            ++changed;
        }
    }
    QVERIFY(changed > 0);
    const Verdict verdict = judge(folder.path());
    QCOMPARE(verdict.status, 1);
    QVERIFY2(verdict.text.contains("/" + format + "/"), verdict.text.constData());
}

TRIBUTARY_TEST(PublishedSchemaTest, NoApplication)
#include "publishedschematest.moc"
