#include <memory>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"
#include "tests/tributaryd/samples.h"

using tributary::DaemonProcess;

/// `import` and `export` of the real program: what goes where, and what the exit code says.
class DialectCommandsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void explainsItself();
    void writesTheDocumentAndTheReportApart();
    void saysWhatMattersFirst();
    void saysThatTheOutputIsFull();
    void writesToAFile();
    void isStrictWhenAsked();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();
    void takesACommandLineBehindTheDashes();
    void tellsTheFormatByItself();
    void joinsSeveralFiles();
    void findsTheFilesOfAScript();
    void asksWhereAReplicatorWrites();
    void pipesAnImportIntoAnExport();
    void writesSeveralFilesIntoAFolder();
    void storesNoSecretWithoutAKeychain();

private:
    QString write(const QString& name, const QByteArray& text) {
        QFile file(m_dir->filePath(name));
        [[maybe_unused]] const bool opened = file.open(QIODevice::WriteOnly);
        file.write(text);
        return file.fileName();
    }
    QByteArray read(const QString& name) {
        QFile file(m_dir->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

/// Nothing in it that Tributary does not do.
const QByteArray kQuiet = kMirrorMaker2 +
                          "emit.heartbeats.enabled = false\nemit.checkpoints.enabled = false\n"
                          "emit.offset-syncs.enabled = false\nheartbeats.replication.enabled = false\n"
                          "sync.topic.acls.enabled = false\n";

}  // namespace

void DialectCommandsTest::init() {
    m_dir = std::make_unique<QTemporaryDir>();
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");  // as on a server: no keychain service
}

void DialectCommandsTest::explainsItself() {
    for (const char* command : {"import", "export"}) {
        DaemonProcess help({command, "--help"});
        QCOMPARE(help.end(), 0);
        for (const char* word : {"strimzi", "--strict", "Exit code", "Examples"}) {
            QVERIFY2(help.output().contains(word), word);
        }
    }
    DaemonProcess without({"import"});
    QCOMPARE(without.end(), 2);
    DaemonProcess unknown({"export", "x", "--to", "word"});
    QCOMPARE(unknown.end(), 2);
    QVERIFY(unknown.errors().contains("mm2"));
}

void DialectCommandsTest::writesTheDocumentAndTheReportApart() {
    const QString file = write("mm2.properties", kMirrorMaker2);
    DaemonProcess import({"import", "--from", "mm2", file, "--verbose"});
    QCOMPARE(import.end(), 0);
    const QJsonObject document = QJsonDocument::fromJson(import.output()).object();
    QCOMPARE(document["format"].toString(), QString("tributary"));
    QCOMPARE(document["links"].toArray().size(), 1);
    QVERIFY(!document["id"].toString().isEmpty());
    QVERIFY(import.errors().contains("mm2.properties:4:1: not carried over: a->b.emit.heartbeats.enabled = true"));
    QVERIFY(import.errors().contains("2 clusters, 1 link: "));
    // What is kept, by what it is about.
    const QByteArray last = import.errors().trimmed().split('\n').last();
    QVERIFY2(last.contains("; kept ") && last.contains(" monitoring, ") && last.contains(" consumer groups, "),
             last.constData());
}

void DialectCommandsTest::saysWhatMattersFirst() {
    const QString file = write("mm2.properties", kMirrorMaker2 +
                                                     "a->b.replication.policy.class = com.example.Own\n"
                                                     "a->b.sync.group.offests.enabled = true\n");
    DaemonProcess import({"import", "--from", "mm2", file});
    QCOMPARE(import.end(), 0);
    const QList<QByteArray> lines = import.errors().split('\n');
    QCOMPARE(lines.value(0), QByteArray("What changes the mirroring:"));
    QVERIFY2(lines.value(1).contains("com.example.Own"), lines.value(1).constData());
    QVERIFY2(lines.value(2).contains("sync.topic.acls.enabled = true (default)"), lines.value(2).constData());
    QVERIFY2(lines.value(3).contains("checkpoints, heartbeats, offset-syncs"), lines.value(3).constData());
    QCOMPARE(lines.value(4), QByteArray("What to decide or to do:"));
    QVERIFY2(lines.value(5).contains("sync.group.offsets.enabled may be meant"), lines.value(5).constData());
    QVERIFY2(lines.value(6).contains("start = earliest"), lines.value(6).constData());
    QVERIFY2(lines.value(7).startsWith("Kept, or the same in another form: "), lines.value(7).constData());
    // What is kept is counted by itself.
    QVERIFY2(lines.value(8).startsWith("2 clusters, 1 link: 4 not carried over, 0 replaced, 1 note; kept "),
             lines.value(8).constData());

    DaemonProcess json({"import", "--from", "mm2", file, "--json"});
    QCOMPARE(json.end(), 0);
    const QJsonObject first = QJsonDocument::fromJson(json.errors().split('\n').value(0)).object();
    QCOMPARE(first["part"].toString(), QString("mirroring"));
    QCOMPARE(first["reason"].toString(), QString("naming-open"));

    DaemonProcess check({"check", sample("../../tests/dialects/cases/D2-escape-reaches-terminal")});
    QCOMPARE(check.end(), 3);
    QVERIFY(check.output().contains("?[31mred"));
    QVERIFY(!check.output().contains('\x1b') && !check.errors().contains('\x1b'));
}

void DialectCommandsTest::saysThatTheOutputIsFull() {
    const QString file = write("mm2.properties", kMirrorMaker2);
    const QString document = m_dir->filePath("out.tributary");
    const QString program = qEnvironmentVariable("TRIBUTARYD");
    for (const QString& output : {QString(), " -o '" + document + "'"}) {
        QProcess import;
        import.start("sh", {"-c", "'" + program + "' import --from mm2 '" + file + "'" + output + " > /dev/full"});
        QVERIFY(import.waitForFinished(60'000));
        QCOMPARE(import.exitCode(), output.isEmpty() ? 1 : 0);
        QCOMPARE(import.readAllStandardError().contains("the standard output takes no more"), output.isEmpty());
    }
    QVERIFY(QFileInfo::exists(document));
}

void DialectCommandsTest::writesToAFile() {
    const QString file = write("mm2.properties", kMirrorMaker2);
    DaemonProcess import({"import", "--from", "mm2", file, "-o", m_dir->filePath("out.tributary")});
    QCOMPARE(import.end(), 0);
    QVERIFY(import.output().isEmpty());
    DaemonProcess check({"check", m_dir->filePath("out.tributary")});
    QCOMPARE(check.end(), 0);

    DaemonProcess nowhere({"import", "--from", "mm2", file, "-o", m_dir->filePath("no/such/folder/x")});
    QCOMPARE(nowhere.end(), 1);
    QVERIFY(nowhere.errors().contains("Cannot write"));
}

void DialectCommandsTest::isStrictWhenAsked() {
    const QString lossy = write("lossy.properties", kMirrorMaker2);
    const QString quiet = write("quiet.properties", kQuiet);
    DaemonProcess refused({"import", "--from", "mm2", lossy, "--strict"});
    QCOMPARE(refused.end(), 3);  // as of check --strict
    QVERIFY(refused.output().isEmpty());
    QVERIFY(refused.errors().contains("--strict"));
    DaemonProcess accepted({"import", "--from", "mm2", quiet, "--strict", "-o", m_dir->filePath("quiet.tributary")});
    QCOMPARE(accepted.end(), 0);
    // What is only kept fails nothing; what is to be decided does, and so does what check would warn of.
    DaemonProcess kept({"import", "--from", "mm2", "--strict", "-o", m_dir->filePath("kept.tributary"),
                        write("kept.properties", kQuiet + "metric.reporters = com.x.R\n")});
    QCOMPARE(kept.end(), 0);
    QVERIFY2(kept.errors().contains("; kept ") && kept.errors().contains(" monitoring"), kept.errors().constData());
    DaemonProcess heartbeats(
        {"import", "--from", "mm2", "--strict",
         write("heartbeats.properties", kQuiet.left(kQuiet.indexOf("emit.")) + "sync.topic.acls.enabled = false\n")});
    QCOMPARE(heartbeats.end(), 3);
    DaemonProcess secret({"import", "--from", "mm2", "--strict",
                          write("secret.properties", kQuiet + "a.ssl.truststore.password = hush\n")});
    QCOMPARE(secret.end(), 3);
    const QString warned =
        write("warned.properties", kQuiet + "clusters = a, b, c\nc.bootstrap.servers = b:2\n");  // one drawn twice
    DaemonProcess warning({"import", "--from", "mm2", "--strict", warned});
    QCOMPARE(warning.end(), 3);
    QVERIFY(warning.output().isEmpty());
    QVERIFY2(warning.errors().contains("/clusters/2/bootstrap/0") && warning.errors().contains(": warning: ") &&
                 warning.errors().contains("--strict was given, and there are warnings"),
             warning.errors().constData());
    DaemonProcess lenient({"import", "--from", "mm2", warned, "-o", m_dir->filePath("warned.tributary")});
    QCOMPARE(lenient.end(), 0);
    DaemonProcess check({"check", "--strict", m_dir->filePath("warned.tributary")});
    QCOMPARE(check.end(), 3);

    DaemonProcess lossyExport({"export", sample("active-passive-dr"), "--to", "mm2", "--strict"});
    QCOMPARE(lossyExport.end(), 3);
    QVERIFY(lossyExport.output().isEmpty());
    DaemonProcess quietExport({"export", m_dir->filePath("quiet.tributary"), "--to", "mm2", "--strict"});
    QCOMPARE(quietExport.end(), 0);
    QVERIFY(quietExport.output().contains("a->b.enabled = true"));
}

void DialectCommandsTest::refusesWhatItCannotRead_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << QByteArray(says);
    };
    row("no such file", {"import", "--from", "mm2", "/no/such/file"}, "Cannot read /no/such/file");
    row("a folder", {"import", "--from", "strimzi", "/"}, "Cannot read /");
    row("another format", {"import", "--from", "connect", sample("hub").replace("hub.tributary", "../ui.qrc")},
        "1:1: Not valid JSON");
    row("no command line", {"import", "--from", "mm1"}, "behind \"--\"");
    row("half a command line", {"import", "--from", "mm1", "--", "--include", "x"}, "--consumer.config is missing");
    row("no document", {"export", "/no/such/file", "--to", "mm2"}, "Cannot read /no/such/file");
    row("not a document", {"export", sample("hub").replace("hub.tributary", "../ui.qrc"), "--to", "dot"},
        "ui.qrc:1:1: ");
}

void DialectCommandsTest::refusesWhatItCannotRead() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    DaemonProcess process(arguments);
    QCOMPARE(process.end(), 1);
    QVERIFY2(process.errors().contains(says), process.errors().constData());
    QVERIFY(process.output().isEmpty());
}

void DialectCommandsTest::takesACommandLineBehindTheDashes() {
    const QString consumer = write("c.properties", "bootstrap.servers = a:1\ngroup.id = g\n");
    const QString producer = write("p.properties", "bootstrap.servers = b:1\n");
    DaemonProcess import({"import", "--from", "mm1", "-o", m_dir->filePath("x.tributary"), "--", "--consumer.config",
                          consumer, "--producer.config", producer, "--whitelist", "orders,clicks", "--num.streams",
                          "3"});
    QCOMPARE(import.end(), 0);
    const QJsonObject link = QJsonDocument::fromJson(read("x.tributary")).object()["links"].toArray().at(0).toObject();
    QCOMPARE(link["streams"].toInt(), 3);
    QCOMPARE(link["group"].toString(), QString("g"));
    QCOMPARE(link["topics"].toObject()["include"].toArray().size(), 2);
}

void DialectCommandsTest::tellsTheFormatByItself() {
    const QString file = write("mm2.properties", kMirrorMaker2);
    DaemonProcess import({"import", file});
    QCOMPARE(import.end(), 0);
    QVERIFY2(import.errors().contains("2 clusters, 1 link, read as mm2: "), import.errors().constData());
    QVERIFY(QJsonDocument::fromJson(import.output()).object()["links"].toArray().size() == 1);

    const QString unclear = write("unclear", kMirrorMaker2 + "connector.class = x\n");
    DaemonProcess both({"import", unclear});
    QCOMPARE(both.end(), 1);
    QVERIFY2(both.errors().contains("unclear: It reads as more than one format: mm2, connect."),
             both.errors().constData());
    QVERIFY(both.errors().contains("--from"));
    DaemonProcess said({"import", "--from", "mm2", unclear});
    QCOMPARE(said.end(), 0);
    DaemonProcess unknown({"import", write("notes.txt", "nothing\n")});
    QCOMPARE(unknown.end(), 1);
    QVERIFY2(unknown.errors().contains("notes.txt: Nothing in it tells"), unknown.errors().constData());
}

void DialectCommandsTest::joinsSeveralFiles() {
    const QString one = write("one.properties", kMirrorMaker2);
    const QString two = write(
        "two.json",
        R"({"name": "back", "config": {"connector.class": "org.apache.kafka.connect.mirror.MirrorSourceConnector",)"
        R"("source.cluster.alias": "hub", "target.cluster.alias": "c", "source.cluster.bootstrap.servers": "B:2",)"
        R"("target.cluster.bootstrap.servers": "c:3", "topics": "orders"}})");
    DaemonProcess import({"import", one, two});
    QCOMPARE(import.end(), 0);
    QVERIFY2(import.errors().contains("3 clusters, 2 links, read as mm2 + connect: "), import.errors().constData());
    QVERIFY2(import.errors().contains("It has an address in common with the cluster b, so the two are one."),
             import.errors().constData());
}

void DialectCommandsTest::findsTheFilesOfAScript() {
    QDir(m_dir->path()).mkpath("conf");
    write("conf/c.properties", "bootstrap.servers = a:1\ngroup.id = g\n");
    write("conf/p.properties", "bootstrap.servers = b:1\n");
    const QString script = write("conf/start.sh",
                                 "exec kafka-mirror-maker.sh --consumer.config /nowhere/c.properties \\\n"
                                 "  --producer.config $DIR/p.properties --whitelist \"$TOPICS\"\n");
    DaemonProcess import({"import", script});
    QCOMPARE(import.end(), 0);
    QVERIFY2(import.errors().contains("2 clusters, 1 link, read as mm1: "), import.errors().constData());
    QVERIFY2(import.errors().contains("conf/c.properties:2:1: note: group.id = g"), import.errors().constData());
    QVERIFY2(import.errors().contains("what ${TOPICS} stands for is not in the file"), import.errors().constData());

    QFile::remove(m_dir->filePath("conf/p.properties"));
    DaemonProcess without({"import", script});
    QCOMPARE(without.end(), 1);
    QVERIFY2(without.errors().contains("conf/start.sh:2:21: Cannot read ${DIR}/p.properties") &&
                 without.errors().contains("Where the script makes it itself"),
             without.errors().constData());
}

void DialectCommandsTest::asksWhereAReplicatorWrites() {
    const QString file = write("r.properties",
                               "name=r\nconnector.class=io.confluent.connect.replicator.ReplicatorSourceConnector\n"
                               "src.kafka.bootstrap.servers=s:1\ntopic.whitelist=x\n");
    DaemonProcess open({"import", file, "-o", m_dir->filePath("open.tributary")});
    QCOMPARE(open.end(), 0);
    QVERIFY2(open.errors().contains("--target HOST:PORT"), open.errors().constData());
    DaemonProcess check({"check", m_dir->filePath("open.tributary")});
    QCOMPARE(check.end(), 3);
    DaemonProcess said({"import", file, "--target", "t:1,u:1", "-o", m_dir->filePath("said.tributary")});
    QCOMPARE(said.end(), 0);
    QVERIFY(!said.errors().contains("--target"));
    DaemonProcess good({"check", m_dir->filePath("said.tributary")});
    QCOMPARE(good.end(), 0);
    DaemonProcess wrong({"import", file, "--target", "nowhere"});
    QCOMPARE(wrong.end(), 2);
}

void DialectCommandsTest::pipesAnImportIntoAnExport() {
    const QString file = write("mm2.properties", kMirrorMaker2);
    QProcess import;
    QProcess output;
    import.setStandardOutputProcess(&output);
    const QString program = qEnvironmentVariable("TRIBUTARYD");
    import.start(program, {"import", "--from", "mm2", file});
    output.start(program, {"export", "--to", "mm2"});
    QVERIFY(import.waitForFinished(60'000));
    QVERIFY(output.waitForFinished(60'000));
    QCOMPARE(output.exitCode(), 0);
    const QByteArray text = output.readAllStandardOutput();
    QVERIFY(text.contains("a->b.topics = orders.*\n"));
    QVERIFY(text.contains("a->b.emit.checkpoints.enabled = true\n"));
}

void DialectCommandsTest::writesSeveralFilesIntoAFolder() {
    const QString folder = m_dir->filePath("mm1");
    DaemonProcess command({"export", sample("active-passive-dr"), "--to", "mm1", "-o", folder});
    QCOMPARE(command.end(), 0);
    QVERIFY(command.output().isEmpty());
    QVERIFY(read("mm1/primary-standby.consumer.properties").contains("bootstrap.servers"));
    QVERIFY(QFileInfo(folder + "/primary-standby.sh").isExecutable());

    DaemonProcess printed({"export", sample("active-passive-dr"), "--to", "mm1"});
    QCOMPARE(printed.end(), 0);
    QVERIFY(printed.output().startsWith("==> primary-standby.consumer.properties <==\n"));

    const QString file = write("taken", "x");
    DaemonProcess taken({"export", sample("active-passive-dr"), "--to", "mm1", "-o", file});
    QCOMPARE(taken.end(), 1);
    QCOMPARE(read("taken"), QByteArray("x"));
}

void DialectCommandsTest::storesNoSecretWithoutAKeychain() {
    const QByteArray secret =
        "a.security.protocol = SASL_SSL\na.sasl.mechanism = PLAIN\na.sasl.jaas.config = "
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\"top-secret\";\n";
    const QString file = write("mm2.properties", kMirrorMaker2 + secret);
    DaemonProcess plain({"import", "--from", "mm2", file});
    QCOMPARE(plain.end(), 0);
    QVERIFY(!plain.output().contains("top-secret") && !plain.errors().contains("top-secret"));
    QVERIFY(plain.errors().contains("environment variable A_PASSWORD"));

    DaemonProcess keychain({"import", "--from", "mm2", file, "--keychain", "-o", m_dir->filePath("x.tributary")});
    QCOMPARE(keychain.end(), 1);
    QVERIFY(!keychain.errors().contains("top-secret"));
    QVERIFY2(!QFileInfo::exists(m_dir->filePath("x.tributary")), "a document that refers to nothing");
}

TRIBUTARY_TEST(DialectCommandsTest, QCoreApplication)
#include "dialectcommandstest.moc"
