#include "core/keychain/keychainsecrets.h"

#include <memory>

#include <QTemporaryDir>
#include <QTest>

#include "core/kafka/clientsettings.h"
#include "tests/support/fakekeychain.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// Where the engine's secrets come from, over a keychain in memory.
class KeychainSecretsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_keychain = std::make_shared<FakeKeychain>(); }
    void readsEachKindOfReference();
    void anErrorSaysWhatToDo();
    void doesNotKeepTheKeychainAlive();
    void clientSettingsHoldTheSecret();

private:
    std::shared_ptr<FakeKeychain> m_keychain;
};

void KeychainSecretsTest::readsEachKindOfReference() {
    m_keychain->entries["eu"] = "from the keychain";
    qputenv("TRIBUTARY_TEST_SECRET", "from the environment");
    const QTemporaryDir folder;
    QFile file{folder.filePath("secret")};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("from a file\n");
    file.close();
    const KeychainSecrets secrets{m_keychain};
    QCOMPARE(secrets.read({SecretRef::From::Keychain, "eu", {}}).value(), "from the keychain");
    QCOMPARE(secrets.read({SecretRef::From::Env, "TRIBUTARY_TEST_SECRET", {}}).value(), "from the environment");
    QCOMPARE(secrets.read({SecretRef::From::File, file.fileName().toStdString(), {}}).value(), "from a file");
}

void KeychainSecretsTest::anErrorSaysWhatToDo() {
    m_keychain->error = KeychainError{KeychainError::Kind::NoService, {}};
    const Result<std::string> none = KeychainSecrets{m_keychain}.read({SecretRef::From::Keychain, "eu", {}});
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::SecretUnavailable);
    for (const char* part : {"keychain entry eu", "no keychain service", "\"env\"", "\"file\""}) {
        QVERIFY2(none.error().message().find(part) != std::string::npos, none.error().message().c_str());
    }
    m_keychain->error = KeychainError{KeychainError::Kind::Failed, "it is broken"};
    const Result<std::string> broken = KeychainSecrets{m_keychain}.read({SecretRef::From::Keychain, "eu", {}});
    QVERIFY(broken.error().message().find("it is broken") != std::string::npos);
}

void KeychainSecretsTest::doesNotKeepTheKeychainAlive() {
    const KeychainSecrets secrets{m_keychain};
    m_keychain.reset();
    QCOMPARE(secrets.read({SecretRef::From::Keychain, "eu", {}}).error().code, ErrorCode::SecretUnavailable);
}

void KeychainSecretsTest::clientSettingsHoldTheSecret() {
    m_keychain->entries["eu"] = "hush";
    ClusterSpec cluster;
    cluster.bootstrap = {"eu:9093"};
    cluster.security.protocol = SecurityProtocol::SaslSsl;
    cluster.security.password = SecretRef{SecretRef::From::Keychain, "eu", {}};
    QCOMPARE(kafka::connectionSettings(cluster, {}, KeychainSecrets{m_keychain}).value().at("sasl.password"), "hush");
    QVERIFY(!kafka::connectionSettings(cluster, {}, kafka::PlainSecretSource{}));
}

TRIBUTARY_TEST(KeychainSecretsTest, QCoreApplication)
#include "keychainsecretstest.moc"
