#include "core/keychain/oskeychain.h"
#include "tests/support/messagebus.h"

#include <chrono>
#include <future>
#include <memory>
#include <optional>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "core/keychain/keychainsecrets.h"
#include "tests/support/testprogram.h"

using namespace tributary;

namespace {

constexpr auto kWithin = std::chrono::seconds{20};
const QString kServiceName = QStringLiteral("org.freedesktop.secrets");

}  // namespace

/// The keychain over libsecret against a real keyring service, on a message bus and in a home of the test's own.
class KeyringTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void aSecretIsStoredReadAndRemoved();
    void importMovesASecretIntoTheKeychain();

private:
    template <class T>
    static T answer(std::future<T> future) {
        return future.wait_for(kWithin) == std::future_status::ready
                   ? future.get()
                   : T{std::unexpected(KeychainError{KeychainError::Kind::TimedOut, {}})};
    }
    std::expected<std::string, KeychainError> read(const std::string& entry) {
        const auto promise = std::make_shared<std::promise<std::expected<std::string, KeychainError>>>();
        m_keychain->read(entry, [promise](auto found) { promise->set_value(std::move(found)); });
        return answer(promise->get_future());
    }
    std::expected<void, KeychainError> store(const std::string& entry, const std::string& secret) {
        const auto promise = std::make_shared<std::promise<std::expected<void, KeychainError>>>();
        m_keychain->store(entry, secret, [promise](auto done) { promise->set_value(std::move(done)); });
        return answer(promise->get_future());
    }
    std::expected<void, KeychainError> remove(const std::string& entry) {
        const auto promise = std::make_shared<std::promise<std::expected<void, KeychainError>>>();
        m_keychain->remove(entry, [promise](auto done) { promise->set_value(std::move(done)); });
        return answer(promise->get_future());
    }

    QTemporaryDir m_home;
    std::optional<MessageBus> m_bus;
    QProcess m_service;
    std::shared_ptr<OsKeychain> m_keychain;
};

void KeyringTest::initTestCase() {
    m_bus.emplace();
    const QString daemon = QStandardPaths::findExecutable("gnome-keyring-daemon");
    if (!m_bus->isRunning() || daemon.isEmpty()) {
        QSKIP("there is no dbus-daemon or no gnome-keyring-daemon here");
    }
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}) {
        qputenv(name, m_home.path().toUtf8());
    }
    m_service.start(daemon, {"--foreground", "--unlock", "--components=secrets"});
    QVERIFY(m_service.waitForStarted());
    m_service.write("password of the keyring");
    m_service.closeWriteChannel();
    const auto isThere = [] { return QDBusConnection::sessionBus().interface()->isServiceRegistered(kServiceName).value(); };
    if (!QTest::qWaitFor(isThere, 20'000)) {
        QSKIP("gnome-keyring-daemon does not start here");
    }
    m_keychain = std::make_shared<OsKeychain>();
}

void KeyringTest::cleanupTestCase() {
    m_keychain.reset();
    if (m_service.state() != QProcess::NotRunning) {
        m_service.terminate();
        m_service.waitForFinished();
    }
}

void KeyringTest::aSecretIsStoredReadAndRemoved() {
    const std::string secret = "häß\"lich; und lang " + std::string(500, 'x');
    QVERIFY(store("eu", secret).has_value());
    QVERIFY(read("eu") == secret);
    QVERIFY(store("eu", "another").has_value());
    QVERIFY(read("eu") == "another");
    const Result<std::string> resolved = KeychainSecrets{m_keychain}.read({SecretRef::From::Keychain, "eu", {}});
    QVERIFY2(resolved.has_value(), resolved ? "" : resolved.error().message().c_str());
    QCOMPARE(*resolved, std::string{"another"});
    QVERIFY(remove("eu").has_value());
    const auto gone = read("eu");
    QVERIFY(!gone.has_value());
    QCOMPARE(gone.error().kind, KeychainError::Kind::NoEntry);
}

void KeyringTest::importMovesASecretIntoTheKeychain() {
    QFile properties{m_home.filePath("consumer.properties")};
    QVERIFY(properties.open(QIODevice::WriteOnly));
    properties.write(
        "bootstrap.servers=eu:9092\n"
        "group.id=mirror\n"
        "security.protocol=SASL_SSL\n"
        "sasl.mechanism=PLAIN\n"
        "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required "
        "username=\"mirror\" password=\"top-secret\";\n");
    properties.close();
    QFile producer{m_home.filePath("producer.properties")};
    QVERIFY(producer.open(QIODevice::WriteOnly));
    producer.write("bootstrap.servers=agg:9092\n");
    producer.close();
    QProcess import;
    import.start(qEnvironmentVariable("TRIBUTARYD"),
                 {"import", "--from", "mm1", "--keychain", "-o", m_home.filePath("x.tributary"), "--",
                  "--consumer.config", properties.fileName(), "--producer.config", producer.fileName(), "--whitelist",
                  "orders"});
    QVERIFY(import.waitForFinished());
    const QByteArray report = import.readAllStandardError();
    QVERIFY2(import.exitCode() == 0, report);
    QVERIFY(!report.contains("top-secret"));
    QFile document{m_home.filePath("x.tributary")};
    QVERIFY(document.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(document.readAll());
    QVERIFY(!text.contains("top-secret"));
    const QRegularExpressionMatch entry =
        QRegularExpression{R"re("from": *"keychain",\s*"name": *"([^"]+)")re"}.match(text);
    QVERIFY2(entry.hasMatch(), qPrintable(text));
    const auto stored = read(entry.captured(1).toStdString());
    QVERIFY2(stored.has_value(), qPrintable(entry.captured(1)));
    QCOMPARE(*stored, std::string{"top-secret"});
}

TRIBUTARY_TEST(KeyringTest, QCoreApplication)
#include "keyringtest.moc"
