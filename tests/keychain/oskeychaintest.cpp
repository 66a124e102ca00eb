#include "core/keychain/oskeychain.h"
#include "tests/support/messagebus.h"

#include <chrono>
#include <future>
#include <memory>
#include <optional>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QTest>

#include "core/keychain/keychainsecrets.h"
#include "tests/support/testprogram.h"

using namespace tributary;

namespace {

constexpr int kTimeoutMs = 1'000;
constexpr auto kAnswerWithin = std::chrono::seconds{20};

/// Takes every call and answers none, as a keychain does whose unlock prompt stands there.
class SilentService final : public QDBusVirtualObject {
public:
    [[nodiscard]] QString introspect(const QString& /*path*/) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& /*bus*/) override {
        message.setDelayedReply(true);
        return true;
    }
};

}  // namespace

/// The operating system's keychain on a message bus of the test's own. One OsKeychain for the whole process, and so one
/// order of the tests: first there is no service on the bus, then a silent one, then the program ends.
class OsKeychainTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void withoutAServiceEveryCallSaysSo();
    void aSilentServiceTimesOut();
    void whatIsOpenAtTheEndIsAnswered();

private:
    std::future<std::expected<std::string, KeychainError>> reads() {
        const auto promise = std::make_shared<std::promise<std::expected<std::string, KeychainError>>>();
        m_keychain->read("eu", [promise](auto answer) { promise->set_value(std::move(answer)); });
        return promise->get_future();
    }

    std::optional<MessageBus> m_bus;
    SilentService m_service;
    std::shared_ptr<OsKeychain> m_keychain;
};

void OsKeychainTest::initTestCase() {
    m_bus.emplace();
    if (!m_bus->isRunning()) {
        QSKIP("there is no dbus-daemon here");
    }
    m_keychain = std::make_shared<OsKeychain>(kTimeoutMs);
}

void OsKeychainTest::cleanupTestCase() {
    m_keychain.reset();
    QDBusConnection::disconnectFromBus("silent");
    m_bus.reset();
}

void OsKeychainTest::withoutAServiceEveryCallSaysSo() {
    auto read = reads();
    QCOMPARE(read.wait_for(kAnswerWithin), std::future_status::ready);
    QCOMPARE(read.get().error().kind, KeychainError::Kind::NoService);

    std::promise<std::expected<void, KeychainError>> stored;
    m_keychain->store("eu", "hush", [&stored](auto done) { stored.set_value(std::move(done)); });
    auto answer = stored.get_future();
    QCOMPARE(answer.wait_for(kAnswerWithin), std::future_status::ready);
    QCOMPARE(answer.get().error().kind, KeychainError::Kind::NoService);  // and it went nowhere else
    QVERIFY(!reads().get());

    const Result<std::string> secret = KeychainSecrets{m_keychain}.read({SecretRef::From::Keychain, "eu", {}});
    QCOMPARE(secret.error().code, ErrorCode::SecretUnavailable);
}

void OsKeychainTest::aSilentServiceTimesOut() {
    QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, "silent");
    QVERIFY(bus.registerVirtualObject("/", &m_service, QDBusConnection::SubPath));
    QVERIFY(bus.registerService("org.freedesktop.secrets"));
    auto read = reads();
    QTRY_COMPARE_WITH_TIMEOUT(read.wait_for(std::chrono::seconds{0}), std::future_status::ready, 10 * kTimeoutMs);
    QCOMPARE(read.get().error().kind, KeychainError::Kind::TimedOut);
}

void OsKeychainTest::whatIsOpenAtTheEndIsAnswered() {
    auto read = reads();
    m_keychain.reset();
    QCOMPARE(read.wait_for(std::chrono::seconds{0}), std::future_status::ready);
    QVERIFY(!read.get());
}

TRIBUTARY_TEST(OsKeychainTest, QCoreApplication)
#include "oskeychaintest.moc"
