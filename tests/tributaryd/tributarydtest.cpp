#include <memory>

#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"
#include "tests/tributaryd/samples.h"

using tributary::DaemonProcess;

namespace {

const char* const kInvalid = R"({"format": "tributary", "version": 1, "name": "bad",
 "clusters": [
   {"id": "eu", "bootstrap": ["127.0.0.1:1"],
    "security": {"protocol": "SASL_SSL", "mechanism": "PLAIN", "username": "u",
                 "password": {"from": "keychain", "name": "x"}}},
   {"id": "agg", "bootstrap": ["127.0.0.1:2"]}],
 "links": [
   {"id": "one", "source": "eu", "target": "agg",
    "topics": {"include": ["a",
                           "orders("]}, "streams": 0}]})";

// Nothing listens there: port 1 is reserved.
const char* const kUnreachable = R"({"format": "tributary", "version": 1, "name": "away",
 "clusters": [{"id": "a", "bootstrap": ["127.0.0.1:1"]}, {"id": "b", "bootstrap": ["127.0.0.1:2"]}],
 "links": [{"id": "a-b", "source": "a", "target": "b", "topics": {"include": [".*"]}}]})";

// Each cluster is unreached at another stage.
const char* const kStages = R"({"format": "tributary", "version": 1, "name": "stages",
 "clusters": [
   {"id": "dns", "bootstrap": ["no-such-host.invalid:9092"]},
   {"id": "tcp", "bootstrap": ["127.0.0.1:1"]},
   {"id": "tls", "bootstrap": ["127.0.0.1:1"],
    "security": {"protocol": "SSL", "caFile": "/nowhere/ca.pem"}},
   {"id": "play", "kind": "sandbox"}],
 "links": [{"id": "a-b", "source": "dns", "target": "tcp", "topics": {"include": [".*"]}}]})";

const char* const kSandbox = R"({"format": "tributary", "version": 1, "name": "play",
 "clusters": [{"id": "a", "kind": "sandbox"}, {"id": "b", "kind": "sandbox"}],
 "links": [{"id": "a-b", "source": "a", "target": "b", "topics": {"include": ["orders\\..*"]}}]})";

}  // namespace

class TributarydTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void helpAndVersion();
    void senselessCommandLines_data();
    void senselessCommandLines();
    void samplesAreFine_data();
    void samplesAreFine();
    void checkNamesThePlace();
    void checkAsJson();
    void checkNamesSecretsThatLieOpen();
    void refusesWhatIsNoFile();
    void checkConnectNamesTheStage();
    void runRefusesAnInvalidDocument();
    void runLeavesOutWhatStartsWhenNamed();
    void runRefusesOnlyWhatClosesACircle();
    void runRefusesSandboxClusters();
    void runRefusesATakenMetricsPort();
    void aSignalStopsARunThatCannotConnect();
    void topicsOfAnUnreachableCluster();
    void gapsAreListed();
    void sandboxAccountsForEveryRecord();
    void sandboxUntilASignal();
    void sandboxEndsWithItsReader();
    void statusWatchesASandbox();
    void statusFindsAStateDirectory_data();
    void statusFindsAStateDirectory();
    void statusOfNothing();

private:
    QString write(const QString& name, const char* text) {
        QFile file(m_dir->filePath(name));
        [[maybe_unused]] const bool opened = file.open(QIODevice::WriteOnly);
        file.write(text);
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TributarydTest::init() {
    m_dir = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", m_dir->path().toUtf8());
    qputenv("XDG_STATE_HOME", m_dir->filePath("state").toUtf8());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");  // as on a server: no keychain service
}

void TributarydTest::helpAndVersion() {
    DaemonProcess version({"--version"});
    QCOMPARE(version.end(), 0);
    QVERIFY(version.output().startsWith("tributaryd 0."));
    for (const QStringList& arguments :
         {QStringList{"--help"}, QStringList{"run", "--help"}, QStringList{"status", "-h"},
          QStringList{"sandbox", "--help"}, QStringList{"topics", "--help"}}) {
        DaemonProcess help(arguments);
        QCOMPARE(help.end(), 0);
        QVERIFY(help.output().contains("Example"));
        QVERIFY(help.errors().isEmpty());
    }
    DaemonProcess all({"--help"});
    QCOMPARE(all.end(), 0);
    QVERIFY(all.output().contains("130  a second signal"));
}

void TributarydTest::senselessCommandLines_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("none") << QStringList{};
    QTest::newRow("unknown command") << QStringList{"fly"};
    QTest::newRow("unknown option") << QStringList{"check", "--fly", "x"};
    QTest::newRow("no file") << QStringList{"run"};
    QTest::newRow("two commands") << QStringList{"check", "x", "status"};
    QTest::newRow("unknown link") << QStringList{"run", sample("hub"), "--link", "nope"};
    QTest::newRow("no such position") << QStringList{"run", sample("hub"), "--accept-position", "yesterday"};
    QTest::newRow("time without zone") << QStringList{"run", sample("hub"), "--accept-position", "2026-03-01T08:30:00"};
    QTest::newRow("json without status") << QStringList{"run", sample("hub"), "--json"};
    QTest::newRow("which link?") << QStringList{"topics", sample("hub")};
    QTest::newRow("rate") << QStringList{"sandbox", "--rate", "1000000"};
    QTest::newRow("seconds") << QStringList{"sandbox", "--seconds", "soon"};
}

void TributarydTest::senselessCommandLines() {
    QFETCH(QStringList, arguments);
    DaemonProcess process(arguments);
    QCOMPARE(process.end(), 2);
    QVERIFY(process.output().isEmpty());
    QVERIFY(!process.errors().isEmpty());
}

void TributarydTest::samplesAreFine_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"hub", "active-passive-dr", "active-active", "cloud-migration"}) {
        QTest::newRow(name) << name;
    }
}

void TributarydTest::samplesAreFine() {
    QFETCH(QString, name);
    DaemonProcess process({"check", "--json", sample(name)});
    QVERIFY(process.end() >= 0);
    for (const QByteArray& line : process.output().split('\n')) {
        // Whether this machine has the secrets is another matter.
        QVERIFY2(line.isEmpty() || line.contains("\"code\":\"secret-unavailable\""), line);
    }
}

void TributarydTest::checkNamesThePlace() {
    const QString file = write("bad.tributary", kInvalid);
    DaemonProcess process({"check", file});
    QCOMPARE(process.end(), 3);
    const QByteArray text = process.output();
    QVERIFY2(text.contains(file.toUtf8() + ":10:52: error: link one: streams is 0"), text);
    QVERIFY2(text.contains(file.toUtf8() + ":10:28: error: link one: Pattern orders("), text);
    QVERIFY2(text.contains(file.toUtf8() + ":5:30: error: cluster eu: The secret keychain entry x"), text);
    QVERIFY2(text.contains(R"(no keychain service; use {"from": "env"} or {"from": "file"})"), text);
    QVERIFY2(text.contains("3 errors, 0 warnings."), text);

    DaemonProcess missing({"check", m_dir->filePath("missing")});
    QCOMPARE(missing.end(), 3);
    QVERIFY(missing.errors().contains("missing: error: Cannot read"));

    DaemonProcess broken({"check", write("broken.tributary", "{\n\"format\": ")});
    QCOMPARE(broken.end(), 3);
    QVERIFY2(broken.errors().contains("broken.tributary:2:"), broken.errors());
}

void TributarydTest::checkAsJson() {
    DaemonProcess process({"check", "--json", write("bad.tributary", kInvalid)});
    QCOMPARE(process.end(), 3);
    const QList<QByteArray> lines = process.output().trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    for (const QByteArray& line : lines) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object["severity"].toString(), "error");
        QVERIFY(object["place"].toString().contains("bad.tributary:"));
        QVERIFY(object["pointer"].toString().startsWith('/'));
    }
}

void TributarydTest::checkNamesSecretsThatLieOpen() {
    const QString open = write("open.secret", "hush");
    const QString closed = write("closed.secret", "hush");
    const QString empty = write("empty.secret", "\n");
    QFile(open).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    QFile(closed).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QFile(empty).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const auto cluster = [](const char* id, const QString& file) {
        return QStringLiteral(R"({"id": "%1", "bootstrap": ["%1.example:9092"], "security": {"protocol": "SASL_SSL",
 "mechanism": "PLAIN", "username": "u", "password": {"from": "file", "name": "%2"}}})")
            .arg(QString(id), file);
    };
    const QString text = QStringLiteral(R"({"format": "tributary", "version": 1, "name": "open", "clusters": [%1, %2, %3]})")
                             .arg(cluster("a", open), cluster("b", closed), cluster("c", empty));
    DaemonProcess check({"check", write("open.tributary", text.toUtf8().constData())});
    QCOMPARE(check.end(), 0);
    const QByteArray out = check.output();
    QVERIFY2(out.contains(open.toUtf8()) && out.contains("[secret-exposed]"), out);
    QVERIFY2(!out.contains(closed.toUtf8()), out);
    QVERIFY2(out.contains(empty.toUtf8() + " cannot be read: it is empty."), out);
    QVERIFY(!out.contains("hush"));
}

void TributarydTest::refusesWhatIsNoFile() {
    const QString pipe = m_dir->filePath("pipe");
    QCOMPARE(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
    for (const QString& path : {pipe, m_dir->path(), QStringLiteral("/dev/zero")}) {
        QList<QStringList> commands{{"export", path, "--to", "mm2"},
                                    {"topics", sample("active-passive-dr"), "--names-from", path},
                                    {"import", "--from", "mm1", "--", "--consumer.config", path, "--producer.config",
                                     path, "--include", "x"}};
        for (const char* name : {"check", "run", "topics", "plan", "gaps", "sandbox"}) {
            commands << QStringList{name, path};
        }
        for (const char* format : {"mm2", "strimzi", "connect"}) {
            commands << QStringList{"import", "--from", format, path};
        }
        for (const QStringList& command : commands) {
            DaemonProcess process(command);
            QVERIFY2(process.end() > 0, qPrintable(command.join(' ')));
            QVERIFY2(process.errors().contains(path.toUtf8() + ": it is "), process.errors());
        }
    }
    // A template is named as what it is, and not by what is wrong with it as JSON.
    const QString rendered = write("template.tributary", "{\"format\": \"tributary\",\n \"clusters\": {{ toJson .Values }}}");
    for (const char* name : {"check", "run", "topics", "plan", "gaps", "sandbox", "export"}) {
        DaemonProcess process(QStringList{name, rendered} +
                              (name == QByteArray("export") ? QStringList{"--to", "mm2"} : QStringList{}));
        QVERIFY2(process.end() > 0, name);
        QVERIFY2(process.errors().contains(rendered.toUtf8() + ":2:14: ") && process.errors().contains("render it first"),
                 process.errors());
    }
}

void TributarydTest::checkConnectNamesTheStage() {
    const QString file = write("stages.tributary", kStages);
    DaemonProcess without({"check", file});
    QCOMPARE(without.end(), 0);
    QVERIFY(!without.output().contains("DNS"));

    DaemonProcess text({"check", "--connect", file});
    QCOMPARE(text.end(), 1);
    QVERIFY2(text.output().contains("cluster dns: DNS: "), text.output());
    QVERIFY2(text.output().contains("cluster tcp: TCP: "), text.output());
    QVERIFY2(text.output().contains("cluster tls: TLS: the file /nowhere/ca.pem"), text.output());

    DaemonProcess json({"check", "--connect", "--json", file});
    QCOMPARE(json.end(), 1);
    QMap<QString, QJsonObject> clusters;
    for (const QByteArray& line : json.output().trimmed().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.contains("stage")) {
            clusters[object["cluster"].toString()] = object;
        }
    }
    QCOMPARE(clusters.keys(), (QStringList{"dns", "tcp", "tls"}));
    for (const QString& stage : clusters.keys()) {
        QCOMPARE(clusters[stage]["stage"].toString(), stage);
        QCOMPARE(clusters[stage]["severity"].toString(), "error");
        QVERIFY(clusters[stage]["message"].toString().contains(". "));
    }
    QCOMPARE(clusters["tcp"]["code"].toString(), "port-closed");
}

void TributarydTest::runRefusesAnInvalidDocument() {
    DaemonProcess process({"run", write("bad.tributary", kInvalid)});
    QCOMPARE(process.end(), 3);
    QVERIFY(process.errors().contains("bad.tributary:10:52: error:"));
    QVERIFY(process.errors().contains("nothing was started"));
}

void TributarydTest::runLeavesOutWhatStartsWhenNamed() {
    QByteArray both = kUnreachable;
    both.replace(R"({"id": "b",)", R"({"id": "c", "bootstrap": ["127.0.0.1:3"]}, {"id": "b",)");
    both.replace(R"("links": [)", R"("links": [{"id": "b-c", "source": "b", "target": "c", "autoStart": false,
 "topics": {"include": ["x"]}}, )");
    const QString file = write("both.tributary", both.constData());
    DaemonProcess all({"run", file});
    QVERIFY2(all.says("link b-c does not start by itself"), all.errors());
    QVERIFY2(all.says("a-b starting"), all.errors());
    all.signal(SIGTERM);
    QCOMPARE(all.end(), 0);
    QVERIFY2(!all.errors().contains("b-c starting"), all.errors());

    DaemonProcess named({"run", file, "--link", "b-c"});
    QVERIFY2(named.says("b-c starting"), named.errors());
    named.signal(SIGTERM);
    QCOMPARE(named.end(), 0);
    QVERIFY2(!named.errors().contains("a-b starting"), named.errors());

    const QByteArray none =
        QByteArray(kUnreachable).replace("\"target\": \"b\", ", "\"target\": \"b\", \"autoStart\": false, ");
    DaemonProcess nothing({"run", write("none.tributary", none.constData())});
    QCOMPARE(nothing.end(), 2);
    QVERIFY(nothing.errors().contains("--link a-b"));
}

void TributarydTest::runRefusesOnlyWhatClosesACircle() {
    QByteArray circle = kUnreachable;
    circle.replace(R"("links": [)", R"("links": [{"id": "b-a", "source": "b", "target": "a", "autoStart": false,
 "topics": {"include": [".*"]}}, )");
    const QString file = write("circle.tributary", circle.constData());
    for (const QStringList& arguments : {QStringList{"run", file}, QStringList{"run", file, "--link", "a-b"}}) {
        DaemonProcess others(arguments);
        QVERIFY2(others.says("a-b starting"), others.errors());
        others.signal(SIGTERM);
        QCOMPARE(others.end(), 0);
        QVERIFY2(!others.errors().contains("link-cycle"), others.errors());
    }
    DaemonProcess closing({"run", file, "--link", "b-a"});
    QCOMPARE(closing.end(), 3);
    QVERIFY2(closing.errors().contains("b → a → b") && closing.errors().contains("[link-cycle]"), closing.errors());
    QVERIFY(closing.errors().contains("nothing was started"));
}

void TributarydTest::runRefusesSandboxClusters() {
    const QString file = write("play.tributary", kSandbox);
    DaemonProcess process({"run", file});
    QCOMPARE(process.end(), 3);
    QVERIFY(process.errors().contains("tributaryd sandbox " + file.toUtf8()));
}

void TributarydTest::runRefusesATakenMetricsPort() {
    DaemonProcess process({"run", write("away.tributary", kUnreachable), "--metrics", "nowhere:x"});
    QCOMPARE(process.end(), 1);
    QVERIFY(process.errors().contains("ADDRESS:PORT"));
}

void TributarydTest::aSignalStopsARunThatCannotConnect() {
    DaemonProcess process({"run", write("away.tributary", kUnreachable)});
    QVERIFY2(process.says("its name \"away\" is used"), process.errors());
    QVERIFY2(process.says("a-b starting"), process.errors());
    process.signal(SIGTERM);
    QVERIFY2(process.says("tributaryd stops: Terminated"), process.errors());
    QCOMPARE(process.end(), 0);
}

void TributarydTest::topicsOfAnUnreachableCluster() {
    DaemonProcess process({"topics", write("away.tributary", kUnreachable), "--timeout", "1"});
    QCOMPARE(process.end(), 1);
    QVERIFY2(process.errors().contains("TCP: a refuses the connection at 127.0.0.1:1"), process.errors());
}

void TributarydTest::gapsAreListed() {
    const QString document = write("away.tributary", kUnreachable);
    const QString state = m_dir->filePath("mine");
    DaemonProcess none({"gaps", document, "--state-dir", state});
    QCOMPARE(none.end(), 0);
    QVERIFY(none.output().contains("no record that was passed over"));

    QVERIFY(QDir{}.mkpath(state));
    QFile ledger(state + "/tributary.away.a-b.gaps.jsonl");
    QVERIFY(ledger.open(QIODevice::WriteOnly));
    ledger.write(R"({"timeMs":0,"topic":"orders","partition":3,"from":10,"to":13,"reason":"Too large."})");
    ledger.write("\n");
    ledger.close();
    DaemonProcess text({"gaps", document, "--state-dir", state});
    QCOMPARE(text.end(), 0);
    QCOMPARE(text.output(), "1970-01-01T00:00:00.000Z a-b orders [3] 10 to 12 (3 offsets): Too large.\n");
    DaemonProcess json({"gaps", document, "--link", "a-b", "--json", "--state-dir", state});
    QCOMPARE(json.end(), 0);
    const QJsonObject line = QJsonDocument::fromJson(json.output()).object();
    QCOMPARE(line["link"].toString(), "a-b");
    QCOMPARE(line["offsets"].toInt(), 3);
    QCOMPARE(line["to"].toInt(), 13);
    QVERIFY(ledger.open(QIODevice::Append));
    ledger.write("{\"timeMs\":0,\"topic\":\"orders\",\"partition\":3,\"readFrom\":11}\n");
    ledger.close();
    DaemonProcess again({"gaps", document, "--state-dir", state});
    QCOMPARE(again.end(), 0);
    QCOMPARE(again.output(),
             "1970-01-01T00:00:00.000Z a-b orders [3] 10 to 12 (3 offsets): Too large. Read again from 11 on since "
             "1970-01-01T00:00:00.000Z, as a position was chosen.\n");
    DaemonProcess unknown({"gaps", document, "--link", "nobody"});
    QCOMPARE(unknown.end(), 2);
    QVERIFY(unknown.errors().contains("a-b"));

    QVERIFY(ledger.open(QIODevice::Append));
    ledger.write("{\"timeMs\":0,");  // a disk that was full
    ledger.close();
    DaemonProcess damaged({"gaps", document, "--state-dir", state});
    QCOMPARE(damaged.end(), 1);
    QVERIFY2(damaged.errors().contains("line 3"), damaged.errors());
}

void TributarydTest::sandboxAccountsForEveryRecord() {
    DaemonProcess process({"sandbox", "--seconds", "3", "--rate", "1500", "--json"});
    QVERIFY2(process.end() == 0, process.output() + process.errors());
    const QList<QByteArray> lines = process.output().trimmed().split('\n');
    QVERIFY(lines.size() >= 3);
    for (const QByteArray& line : lines) {
        QVERIFY2(QJsonDocument::fromJson(line).isObject(), line);
    }
    const QJsonObject summary = QJsonDocument::fromJson(lines.last()).object()["summary"].toObject();
    QCOMPARE(summary["paths"].toArray().size(), 6);
    const QJsonObject sum = summary["endToEnd"].toObject();
    QVERIFY(sum["sent"].toInt() > 500);
    QCOMPARE(sum["mirrored"].toInt(), sum["sent"].toInt());
    for (const char* none : {"lost", "duplicated", "reordered", "altered", "unexpected"}) {
        QCOMPARE(sum[none].toInt(-1), 0);
    }
}

void TributarydTest::sandboxUntilASignal() {
    DaemonProcess process({"sandbox", write("play.tributary", kSandbox)});
    QVERIFY2(process.prints("a-b running", 60'000), process.output() + process.errors());
    process.signal(SIGINT);
    QVERIFY2(process.end() == 0, process.output() + process.errors());
    QVERIFY2(process.output().contains("Every record arrived once, unaltered and in order."), process.output());
}

void TributarydTest::sandboxEndsWithItsReader() {
    QProcess shell;
    shell.start("bash", {"-c", "set -o pipefail; \"$TRIBUTARYD\" sandbox --json \"$1\" | head -n 2", "bash",
                         write("play.tributary", kSandbox)});
    QVERIFY(shell.waitForFinished(60'000));
    // It has ended, and said that its summary is not there.
    QCOMPARE(shell.exitCode(), 1);
    QVERIFY(shell.readAllStandardError().contains("the standard output takes no more"));
    QCOMPARE(shell.readAllStandardOutput().count('\n'), 2);
}

void TributarydTest::statusWatchesASandbox() {
    DaemonProcess sandbox({"sandbox", write("play.tributary", kSandbox)});
    QVERIFY2(sandbox.prints("a-b "), sandbox.errors());
    DaemonProcess status({"status", "--json"});
    QVERIFY2(status.prints("\"state\":\"running\"", 60'000), status.output() + status.errors());
    DaemonProcess once({"status", "--instance", "sandbox", "--once"});
    QCOMPARE(once.end(), 0);
    QCOMPARE(once.output().count('\n'), 1);
    sandbox.signal(SIGTERM);
    QCOMPARE(sandbox.end(), 0);
    QCOMPARE(status.end(), 1);  // what it watched has ended
}

void TributarydTest::statusFindsAStateDirectory_data() {
    QTest::addColumn<QString>("runtimeOfRun");  // empty: the process has no XDG_RUNTIME_DIR
    QTest::addColumn<QString>("runtimeOfStatus");
    QTest::newRow("both the same") << "one" << "one";
    QTest::newRow("a service, and a person") << "" << "one";
    QTest::newRow("a person, and a job") << "one" << "";
    QTest::newRow("two sessions") << "one" << "two";
    QTest::newRow("neither") << "" << "";
}

void TributarydTest::statusFindsAStateDirectory() {
    QFETCH(QString, runtimeOfRun);
    QFETCH(QString, runtimeOfStatus);
    const auto takeRuntime = [this](const QString& name) {
        if (name.isEmpty()) {
            qunsetenv("XDG_RUNTIME_DIR");
        } else {
            qputenv("XDG_RUNTIME_DIR", m_dir->filePath(name).toUtf8());
        }
    };
    const QString file = write("away.tributary", kUnreachable);
    takeRuntime(runtimeOfRun);
    DaemonProcess run({"run", file, "--state-dir", m_dir->filePath("own")});
    QVERIFY2(run.says("a-b starting"), run.errors());
    DaemonProcess other({"run", file, "--state-dir", m_dir->filePath("other")});
    QVERIFY2(other.says("a-b starting"), other.errors());
    takeRuntime(runtimeOfStatus);
    DaemonProcess status({"status", "--state-dir", m_dir->filePath("own"), "--once", "--json"});
    QVERIFY2(status.end() == 0, status.errors());
    QVERIFY2(status.output().contains("\"away\""), status.output());
    other.signal(SIGTERM);
    QCOMPARE(other.end(), 0);
    DaemonProcess gone({"status", "--state-dir", m_dir->filePath("other"), "--once"});
    QCOMPARE(gone.end(), 1);
    run.signal(SIGTERM);
    QCOMPARE(run.end(), 0);
}

void TributarydTest::statusOfNothing() {
    DaemonProcess any({"status"});
    QCOMPARE(any.end(), 1);
    QVERIFY(any.errors().contains("nothing runs here"));
    DaemonProcess named({"status", "--instance", "hub"});
    QCOMPARE(named.end(), 1);
    QVERIFY(named.errors().contains("Is it running?"));
}

TRIBUTARY_TEST(TributarydTest, QCoreApplication)
#include "tributarydtest.moc"
