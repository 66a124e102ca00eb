#include <array>
#include <memory>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "tests/support/testprogram.h"
#include "tests/tributaryd/samples.h"

/// The command line of the real program: what it says of itself, what it says to what it does not understand, and where
/// its outputs end.
class DaemonCommandLineTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void namesUnknownWords_data();
    void namesUnknownWords();
    void explainsEachCommand();
    void tellsItsVersions();
    void takesTheStandardInput_data();
    void takesTheStandardInput();
    void readsTheStandardInputOnce();
    void warningsFailWhenAsked();
    void triesNamesWithoutAConnection();
    void refusesWhatIsNoName();
    void aFullOrClosedOutputIsNoSuccess_data();
    void aFullOrClosedOutputIsNoSuccess();
    void wrapsForATerminal();
    void steersNoTerminal();
    void writesManPagesAndCompletions();
    void bashCompletes_data();
    void bashCompletes();

private:
    struct Ended {
        int code = -1;
        QByteArray out;
        QByteArray errors;
    };

    Ended run(const QStringList& arguments, const QByteArray& input = {}) {
        QProcess process;
        process.start(m_program, arguments);
        process.write(input);
        process.closeWriteChannel();
        return ended(process);
    }
    /// In a shell, where "$0" is the program and "$1" the document.
    Ended shell(const QString& script) {
        QProcess process;
        process.start("bash", {"-c", script, m_program, m_document});
        return ended(process);
    }
    static Ended ended(QProcess& process) {
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit) {
            process.kill();
            process.waitForFinished();
            return {};
        }
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    /// What the program shows on a terminal of that width, both outputs together.
    QByteArray onTerminal(const QStringList& arguments, unsigned short columns);
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

    const QString m_program = qEnvironmentVariable("TRIBUTARYD");
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_document;
};

namespace {

const QByteArray kSmallDocument =
    R"({"format": "tributary", "version": 1, "id": "00000000-0000-4000-8000-000000000001", "name": "hub",
 "clusters": [{"id": "eu", "bootstrap": ["127.0.0.1:1"]}, {"id": "agg", "bootstrap": ["127.0.0.1:2"]}],
 "links": [{"id": "eu-agg", "source": "eu", "target": "agg", "naming": {"policy": "prefix"},
            "topics": {"include": ["orders\\..*", {"literal": "clicks"}], "exclude": [".*-dlq"]}}]})";

constexpr auto kCommands = {"run",  "status", "check",     "topics", "sandbox", "plan",
                            "gaps", "groups", "translate", "import", "export"};

QList<QByteArray> linesOf(const QByteArray& text) { return text.trimmed().replace("\r", "").split('\n'); }

}  // namespace

QByteArray DaemonCommandLineTest::onTerminal(const QStringList& arguments, unsigned short columns) {
    const int master = posix_openpt(O_RDWR | O_NOCTTY);
    grantpt(master);
    unlockpt(master);
    const QByteArray name = ptsname(master);
    const int slave = open(name.constData(), O_RDWR | O_NOCTTY);
    const winsize size{40, columns, 0, 0};
    ioctl(master, TIOCSWINSZ, &size);
    QProcess process;
    process.setChildProcessModifier([slave] {
        dup2(slave, STDOUT_FILENO);
        dup2(slave, STDERR_FILENO);
    });
    process.start(m_program, arguments);
    process.waitForStarted();
    close(slave);
    QByteArray text;
    std::array<char, 4096> piece{};
    // Ends, with an error, when the program has closed the terminal.
    for (ssize_t count = 0; (count = ::read(master, piece.data(), piece.size())) > 0;) {
        text.append(piece.data(), count);
    }
    close(master);
    process.waitForFinished();
    return text;
}

void DaemonCommandLineTest::init() {
    m_dir = std::make_unique<QTemporaryDir>();
    m_document = write("hub.tributary", kSmallDocument);
    qputenv("XDG_RUNTIME_DIR", m_dir->path().toUtf8());
    qputenv("XDG_STATE_HOME", m_dir->filePath("state").toUtf8());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");  // as on a server: no keychain service
    qputenv("TERM", "xterm");
}

void DaemonCommandLineTest::namesUnknownWords_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << QByteArray(says);
    };
    row("command", {"chek", "x"}, R"(there is no command "chek"; did you mean "check"?)");
    row("no command like it", {"fly"}, R"(there is no command "fly"; there are: run, status, check)");
    row("a command behind an option", {"--versoin"}, R"(there is no option "--versoin"; did you mean "--version"?)");
    row("option", {"check", "--jsno", "x"}, R"(check: there is no option "--jsno"; did you mean "--json"?)");
    row("option with value", {"status", "--instanc=x"},
        R"(status: there is no option "--instanc"; did you mean "--instance"?)");
    row("option behind a value", {"run", "x", "--link", "--odd", "--stauts"}, R"(did you mean "--status"?)");
    row("no option like it", {"check", "--fly", "x"},
        R"(check: there is no option "--fly"; there are: -h, --help, --connect)");
    row("format", {"import", "--from", "strimzy"}, R"(there is no format "strimzy"; did you mean "strimzi"?)");
    row("format to write", {"export", "--to", "grafna"}, R"(there is no format "grafna"; did you mean "grafana"?)");
    row("level", {"run", "x", "--metrics-detail", "topic"}, R"(there is no level "topic"; did you mean "topics"?)");
    row("help", {"help", "gasp"}, R"(there is no command "gasp"; did you mean "gaps"?)");
    row("one too many", {"check", "x", "y"}, "not expected: y");
    row("a control character", {"\x1b[31mfly"}, "there is no command \"?[31mfly\"");
}

void DaemonCommandLineTest::namesUnknownWords() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const Ended process = run(arguments);
    QCOMPARE(process.code, 2);
    QVERIFY2(process.errors.contains(says), process.errors.constData());
    QVERIFY(process.out.isEmpty());
}

void DaemonCommandLineTest::explainsEachCommand() {
    const Ended program = run({"help"});
    QCOMPARE(program.code, 0);
    QCOMPARE(program.out, run({"--help"}).out);
    for (const char* command : kCommands) {
        QVERIFY2(program.out.contains(QByteArray("\n  ") + command + " "), command);
        const Ended help = run({"help", command});
        QCOMPARE(help.code, 0);
        QVERIFY2(help.out.startsWith(QByteArray("Usage: tributaryd ") + command), help.out.constData());
        QCOMPARE(help.out, run({command, "--help"}).out);
        for (const QByteArray& line : linesOf(help.out)) {
            QVERIFY2(line.startsWith("  tributaryd ") || QString::fromUtf8(line).size() <= 120, line.constData());
        }
    }
    QVERIFY(!program.out.contains("write-docs"));
}

void DaemonCommandLineTest::tellsItsVersions() {
    const Ended version = run({"--version"});
    QCOMPARE(version.code, 0);
    static const QRegularExpression form(
        R"(^tributaryd \d+\.\d+\.\d+ \(commit ([0-9a-f]{12}(-dirty)?|unknown)\)\nlibrdkafka \d+\.\d+\.\d+, Qt 6\.\d+\.\d+\n$)");
    QVERIFY2(form.match(QString::fromUtf8(version.out)).hasMatch(), version.out.constData());
}

void DaemonCommandLineTest::takesTheStandardInput_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("prints");
    const auto row = [](const char* name, const QStringList& arguments, int code, const char* prints) {
        QTest::newRow(name) << arguments << code << QByteArray(prints);
    };
    row("check", {"check", "-"}, 0, "standard input: 2 clusters, 1 link: nothing wrong.");
    row("gaps", {"gaps", "-"}, 0, "no record that was passed over");
    row("export", {"export", "-", "--to", "mm2", "-o", "-"}, 0, "eu->agg.enabled = true");
    row("topics", {"topics", "-", "--timeout", "1"}, 1, "TCP: eu refuses the connection");
    row("plan", {"plan", "-"}, 1, "eu");
    row("run", {"run", "-", "--metrics", "nowhere:x"}, 1, "ADDRESS:PORT");
    row("sandbox", {"sandbox", "-", "--seconds", "1", "--rate", "100"}, 0, "Every record arrived once");
}

void DaemonCommandLineTest::takesTheStandardInput() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, prints);
    const Ended process = run(arguments, kSmallDocument);
    QVERIFY2((process.out + process.errors).contains(prints), (process.out + process.errors).constData());
    QCOMPARE(process.code, code);
    if (arguments.first() == "sandbox") {
        return;
    }
    // What is wrong with it is said with its place there.
    const Ended broken = run(arguments, "{\n\"format\": ");
    QVERIFY(broken.code > 0);
    QVERIFY2((broken.out + broken.errors).contains("standard input:2:"), broken.errors.constData());
    const Ended folder = shell("\"$0\" " + arguments.join(' ') + " < /");
    QVERIFY(folder.code > 0);
    QVERIFY2(folder.errors.contains("Cannot read standard input"), folder.errors.constData());
}

void DaemonCommandLineTest::readsTheStandardInputOnce() {
    const Ended twice = run({"topics", "-", "--names-from", "-"}, kSmallDocument);
    QVERIFY(twice.code > 0);
    QVERIFY2(twice.errors.contains("once only"), twice.errors.constData());
}

void DaemonCommandLineTest::warningsFailWhenAsked() {
    const QString warned =
        write("warned.tributary", QByteArray(kSmallDocument)
                                      .replace(R"("bootstrap": ["127.0.0.1:1"])",
                                               R"("bootstrap": ["127.0.0.1:1"], "security": {"protocol": "SASL_SSL",
 "mechanism": "PLAIN", "username": "u", "password": {"from": "env", "name": "NOT_SET_HERE"}})"));
    QCOMPARE(run({"check", warned}).code, 0);
    const Ended strict = run({"check", "--strict", warned});
    QCOMPARE(strict.code, 3);
    QVERIFY(strict.errors.contains("--strict"));
    QCOMPARE(run({"check", "--strict", "--json", warned}).code, 3);
    QCOMPARE(run({"check", "--strict", m_document}).code, 0);
    // A member that nobody reads is a warning, with its place and what is meant.
    const QString misspelt =
        write("misspelt.tributary", QByteArray(kSmallDocument).replace(R"("include")", R"("exlude": [], "include")"));
    const Ended slip = run({"check", "--strict", misspelt});
    QCOMPARE(slip.code, 3);
    QVERIFY2((slip.out + slip.errors).contains("exclude"), (slip.out + slip.errors).constData());
}

void DaemonCommandLineTest::triesNamesWithoutAConnection() {
    const QByteArray names = "clicks\r\norders.new\n\n  orders.old-dlq \nother\n__consumer_offsets\nclicks\n";
    const Ended table = run({"topics", m_document, "--names-from", "-"}, names);
    QCOMPARE(table.code, 0);
    QCOMPARE(QString::fromUtf8(table.out),
             QString::fromUtf8("topic               decision      target         decided by\n"
                               "__consumer_offsets  internal                     internal names are left out\n"
                               "clicks              mirrored      eu.clicks      include 2: literal clicks\n"
                               "orders.new          mirrored      eu.orders.new  include 1: orders\\..*\n"
                               "orders.old-dlq      excluded                     exclude 1: .*-dlq\n"
                               "other               not included                 no include matches\n"
                               "eu → agg: 5 topics: 2 mirrored, 1 excluded, 1 internal, 1 not included.\n"));
    const Ended json = run({"topics", m_document, "--names-from", write("names.txt", names), "--json", "--mirrored"});
    QCOMPARE(json.code, 0);
    QCOMPARE(linesOf(json.out).size(), 2);
    const QJsonObject first = QJsonDocument::fromJson(linesOf(json.out).first()).object();
    QCOMPARE(first["target"].toString(), QString("eu.clicks"));
    QVERIFY(!first.contains("partitions"));
}

void DaemonCommandLineTest::refusesWhatIsNoName() {
    for (const QByteArray& name :
         {QByteArray("a b"), QByteArray("a\x1b[31m"), QByteArray(250, 'x'), QByteArray("..")}) {
        const Ended refused = run({"topics", m_document, "--names-from", "-"}, "orders\n" + name + "\n");
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.errors.contains("standard input: line 2 has no name of a topic"), refused.errors.constData());
        QVERIFY(!refused.errors.contains('\x1b'));
    }
    const Ended missing = run({"topics", m_document, "--names-from", m_dir->filePath("missing")});
    QCOMPARE(missing.code, 1);
    QVERIFY(missing.errors.contains("missing"));
}

void DaemonCommandLineTest::aFullOrClosedOutputIsNoSuccess_data() {
    QTest::addColumn<QString>("script");
    const QString mm2 = QStringLiteral(
        "printf 'clusters=a,b\\na.bootstrap.servers=a:1\\nb.bootstrap.servers=b:1\\n"
        "a->b.enabled=true\\n' | \"$0\" import --from mm2 -");
    const std::initializer_list<std::pair<const char*, QString>> commands{
        {"help", "\"$0\" --help"},
        {"help of a command", "\"$0\" help run"},
        {"version", "\"$0\" --version"},
        {"check", "\"$0\" check \"$1\""},
        {"check as JSON", "\"$0\" check --json <(sed 's/127.0.0.1:1//' \"$1\")"},
        {"gaps", "\"$0\" gaps \"$1\""},
        {"topics", "echo orders.x | \"$0\" topics \"$1\" --names-from -"},
        {"topics as JSON", "echo orders.x | \"$0\" topics \"$1\" --names-from - --json"},
        {"import", mm2},
        {"export", "\"$0\" export \"$1\" --to mm2"},
        {"export of several files", "sed 's/, \"naming.*/,/' \"$1\" | \"$0\" export --to mm1"},
    };
    for (const auto& [name, script] : commands) {
        QTest::newRow(qPrintable(QString(name) + ", full")) << script + " > /dev/full";
        QTest::newRow(qPrintable(QString(name) + ", closed")) << script + " >&-";
        // A pipe whose reader has gone before anything is written.
        QTest::newRow(qPrintable(QString(name) + ", nobody reads")) << "exec 3> >(exit 0); wait $!; " + script + " >&3";
    }
    QTest::newRow("sandbox, full") << "\"$0\" sandbox \"$1\" --seconds 1 --rate 100 > /dev/full";
}

void DaemonCommandLineTest::aFullOrClosedOutputIsNoSuccess() {
    QFETCH(QString, script);
    const Ended process = shell(script);
    QVERIFY2(process.code > 0 && process.code < 128, process.errors.constData());
    QVERIFY2(process.errors.contains("the standard output takes no more") || process.code == 3,
             process.errors.constData());
}

void DaemonCommandLineTest::wrapsForATerminal() {
    const auto widest = [](const QByteArray& text) {
        qsizetype most = 0;
        for (const QByteArray& line : linesOf(text)) {
            // Commands stay whole, to be copied.
            most = line.contains(" tributaryd ") && line.startsWith("  ") ? most
                                                                          : qMax(most, QString::fromUtf8(line).size());
        }
        return most;
    };
    for (const char* command : kCommands) {
        const QByteArray help = onTerminal({"help", command}, 60);
        QVERIFY2(help.startsWith("Usage: ") && widest(help) <= 60, help.constData());
        // The same words.
        QCOMPARE(help.simplified(), run({"help", command}).out.simplified());
    }
    const QString lossy =
        write("lossy.properties", kMirrorMaker2 + "a->b.replication.policy.class = com.example.Own\n");
    const QByteArray report = onTerminal({"import", "--from", "mm2", lossy, "-o", m_dir->filePath("x")}, 70);
    QVERIFY2(report.contains("What changes the mirroring:") && report.contains("\r\n      "), report.constData());
    const QByteArray found =
        onTerminal({"check", write("bad", QByteArray(kSmallDocument).replace(R"(["127.0.0.1:1"])", "[]"))}, 70);
    QVERIFY2(found.contains("error") && found.contains("\r\n    "), found.constData());
    // For programs it stays a line.
    const QStringList forPrograms{"topics", m_document, "--names-from", write("names", "orders.x\n"), "--json"};
    QVERIFY(onTerminal(forPrograms, 40).contains(run(forPrograms).out.trimmed()));
}

void DaemonCommandLineTest::steersNoTerminal() {
    // Of every kind: C0, DEL, and C1 in UTF-8.
    const QByteArray steering =
        "\x1b]0;x\x07\x7f\xc2\x9b"
        "31m";
    const QString mm2 = write("mm2.properties", kMirrorMaker2 + "x = \\u001b]0;x\\u0007\\u007f\\u009b31m\n" +
                                                    "a->b.replication.policy.class = \\u001b[31mOwn\n");
    const QString document = m_dir->filePath("out.tributary");
    QCOMPARE(run({"import", "--from", "mm2", mm2, "-o", document}).code, 0);
    for (const QStringList& arguments :
         {QStringList{"import", "--from", "mm2", mm2}, QStringList{"import", "--from", "mm2", mm2, "--verbose"},
          QStringList{"import", "--from", "mm2", mm2, "--json"}, QStringList{"export", document, "--to", "mm2"},
          QStringList{"export", document, "--to", "strimzi"}, QStringList{"export", document, "--to", "dot"},
          QStringList{"export", document, "--to", "mm1"}, QStringList{"check", document},
          QStringList{"check", document, "--json"}, QStringList{"check", "--" + steering}, QStringList{steering}}) {
        const QByteArray shown = onTerminal(arguments, 200);
        QVERIFY(!shown.isEmpty());
        for (const char* control : {"\x1b", "\x07", "\x7f", "\xc2\x9b"}) {
            QVERIFY2(!shown.contains(control),
                     (arguments.join(' ').toUtf8() + ": " + shown.toPercentEncoding()).constData());
        }
    }
}

void DaemonCommandLineTest::writesManPagesAndCompletions() {
    const QString share = m_dir->filePath("share");
    QCOMPARE(run({"write-docs", share}).code, 0);
    QStringList files;
    for (QDirIterator all(share, QDir::Files, QDirIterator::Subdirectories); all.hasNext();) {
        files << all.next();
    }
    QCOMPARE(files.size(), 4 + static_cast<int>(kCommands.size()) + 1);  // and "help"
    for (const QString& file : files) {
        QFile text(file);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const QByteArray content = text.readAll();
        QVERIFY2(content.contains("tributaryd") && !content.contains("write-docs"), qPrintable(file));
    }
    const QByteArray page = read("share/man/man1/tributaryd-import.1");
    QVERIFY(page.contains("\\-\\-from FORMAT") && page.contains("strimzi") && page.contains(".SH \"EXAMPLES\""));

    const auto accepts = [&](const QString& program, const QStringList& arguments) {
        if (QStandardPaths::findExecutable(program).isEmpty()) {
            qInfo("%s is not here", qPrintable(program));
            return true;
        }
        QProcess process;
        process.start(program, arguments);
        const Ended result = ended(process);
        if (result.code != 0 || !result.errors.isEmpty()) {
            qWarning("%s: %s", qPrintable(program + ' ' + arguments.join(' ')), result.errors.constData());
        }
        return result.code == 0 && result.errors.isEmpty();
    };
    QVERIFY(accepts("bash", {"-n", share + "/bash-completion/completions/tributaryd"}));
    QVERIFY(accepts("zsh", {"-n", share + "/zsh/site-functions/_tributaryd"}));
    QVERIFY(accepts("fish", {"-n", share + "/fish/vendor_completions.d/tributaryd.fish"}));
    for (const QString& file : files) {
        if (file.contains("/man1/")) {
            QVERIFY(accepts("groff", {"-man", "-ww", "-Tutf8", "-z", "-K", "utf8", file}));
            QVERIFY(accepts("man", {"--warnings", "-l", "-E", "UTF-8", "-Tutf8", file}));
        }
    }
}

void DaemonCommandLineTest::bashCompletes_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArrayList>("offers");
    QTest::newRow("command") << QStringList{"st"} << QByteArrayList{"status"};
    QTest::newRow("command to explain") << QStringList{"help", "imp"} << QByteArrayList{"import"};
    QTest::newRow("option") << QStringList{"check", "--st"} << QByteArrayList{"--strict"};
    QTest::newRow("option of the program") << QStringList{"--ver"} << QByteArrayList{"--version"};
    QTest::newRow("value") << QStringList{"import", "--from", "m"} << QByteArrayList{"mm1", "mm2", "msk"};
    QTest::newRow("value behind =") << QStringList{"export", "--to", "=", "stri"}
                                    << QByteArrayList{"strimzi", "strimzi-v1"};
    QTest::newRow("file") << QStringList{"check", "hub"} << QByteArrayList{"hub.tributary"};
    QTest::newRow("file behind an option") << QStringList{"import", "-o", "hu"} << QByteArrayList{"hub.tributary"};
    QTest::newRow("folder") << QStringList{"run", "--state-dir", "h"} << QByteArrayList{"hold"};
    QTest::newRow("nothing") << QStringList{"run", "--link", "h"} << QByteArrayList{};
}

void DaemonCommandLineTest::bashCompletes() {
    QFETCH(QStringList, words);
    QFETCH(QByteArrayList, offers);
    const QString share = m_dir->filePath("share");
    QCOMPARE(run({"write-docs", share}).code, 0);
    QDir(m_dir->path()).mkdir("hold");
    QProcess bash;
    bash.setWorkingDirectory(m_dir->path());
    bash.start("bash",
               QStringList{"-c",
                           "source share/bash-completion/completions/tributaryd; COMP_WORDS=(tributaryd \"$@\"); "
                           "COMP_CWORD=$#; _tributaryd; printf '%s\\n' \"${COMPREPLY[@]}\"",
                           "bash"} +
                   words);
    const Ended completed = ended(bash);
    QByteArrayList found = completed.out.trimmed().split('\n');
    found.removeAll({});
    QVERIFY2(completed.errors.isEmpty(), completed.errors.constData());
    QCOMPARE(found, offers);
}

TRIBUTARY_TEST(DaemonCommandLineTest, QCoreApplication)
#include "daemoncommandlinetest.moc"
