#include "core/base/connectionstage.h"
#include "core/link/clusterconnections.h"
#include "core/mirror/localengine.h"
#include "core/wire/connectionprobe.h"
#include "tests/support/certificates.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/portreservation.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenserver.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

namespace {

constexpr const char* kSecret = "hush of the tests";
constexpr const char* kStorePassword = "store of the tests";
constexpr int kPatienceMs = 60'000;

}  // namespace

/// Logins by tokens, and certificates out of PKCS#12 stores, at a real broker and on both paths: librdkafka's clients
/// and the wire client.
class OauthTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void whatIsRightPasses_data();
    void whatIsRightPasses();
    void theStageIsNamed_data();
    void theStageIsNamed();
    void linksOutliveTheirTokens();
    void aNewSecretIsTakenWithoutARestart();
    void storesOpenTheWay();
    void aStoreThatCannotBeUsedIsNamed_data();
    void aStoreThatCannotBeUsedIsNamed();

private:
    void bothClientsReach(const ClusterSpec& spec);
    [[nodiscard]] std::string at(const std::string& listener) const {
        return "127.0.0.1:" + std::to_string(m_broker->port(0, listener));
    }
    [[nodiscard]] ClusterSpec cluster(const std::string& listener) const;
    [[nodiscard]] ClusterSpec mutual() const;

    QTemporaryDir m_directory;
    std::unique_ptr<Certificates> m_made;
    std::unique_ptr<TokenServer> m_tokens;
    std::unique_ptr<KafkaCluster> m_broker;
    PortReservation m_nobody;
};

void OauthTest::initTestCase() {
    m_made = std::make_unique<Certificates>(m_directory.filePath("tls").toStdString());
    m_made->makeAuthority("ca");
    m_made->make("broker", {});
    m_made->make("me", {});
    m_made->makeStore("me", kStorePassword);
    m_made->makeTrust("trust", "ca", kStorePassword);

    KafkaClusterOptions options{.directory = m_directory.filePath("kafka").toStdString()};
    options.listeners = {{"OAUTH", "SASL_PLAINTEXT"}, {"STRICT", "SASL_PLAINTEXT"}, {"MUTUAL", "SSL"}};
    for (const std::string listener : {"oauth", "strict"}) {
        const std::string prefix = "listener.name." + listener + ".";
        options.properties[prefix + "sasl.enabled.mechanisms"] = "OAUTHBEARER";
        options.properties[prefix + "oauthbearer.sasl.jaas.config"] =
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required "
            "unsecuredLoginStringClaim_sub=\"broker\"" +
            std::string{listener == "strict" ? " unsecuredValidatorRequiredScope=\"kafka\"" : ""} + ";";
    }
    options.properties["listener.name.oauth.oauthbearer.connections.max.reauth.ms"] = "3000";
    options.properties["listener.name.mutual.ssl.keystore.type"] = "PEM";
    options.properties["listener.name.mutual.ssl.keystore.location"] = m_made->both("broker");
    options.properties["listener.name.mutual.ssl.truststore.type"] = "PEM";
    options.properties["listener.name.mutual.ssl.truststore.location"] = m_made->certificate("ca");
    options.properties["listener.name.mutual.ssl.client.auth"] = "required";
    m_broker = std::make_unique<KafkaCluster>(options);
    m_broker->start();
    ::setenv("TRIBUTARY_TEST_SECRET", kSecret, 1);
    ::setenv("TRIBUTARY_TEST_WRONG", "a guess of the tests", 1);
    ::setenv("TRIBUTARY_TEST_STORE", kStorePassword, 1);
}

/// Another endpoint for each, so that none profits from the tokens of the one before.
void OauthTest::init() {
    m_tokens = std::make_unique<TokenServer>();
    m_tokens->setSecret(kSecret);
}

ClusterSpec OauthTest::cluster(const std::string& listener) const {
    ClusterSpec out;
    out.id = ClusterId{"eu"};
    out.name = "Europe";
    out.bootstrap = {at(listener)};
    out.security.protocol = SecurityProtocol::SaslPlaintext;
    out.security.mechanism = "OAUTHBEARER";
    out.security.username = "mirror";
    out.security.password = SecretRef{SecretRef::From::Env, "TRIBUTARY_TEST_SECRET", {}};
    out.security.oauth.tokenUrl = m_tokens->url();
    return out;
}

ClusterSpec OauthTest::mutual() const {
    ClusterSpec out;
    out.id = ClusterId{"eu"};
    out.bootstrap = {at("MUTUAL")};
    out.security.protocol = SecurityProtocol::Ssl;
    out.security.caFile = m_made->store("trust");
    out.security.caPassword = SecretRef{SecretRef::From::Env, "TRIBUTARY_TEST_STORE", {}};
    out.security.certificateFile = m_made->store("me");
    out.security.keyPassword = SecretRef{SecretRef::From::Env, "TRIBUTARY_TEST_STORE", {}};
    return out;
}

void OauthTest::whatIsRightPasses_data() {
    QTest::addColumn<bool>("extended");
    QTest::newRow("a token") << false;
    QTest::newRow("with a scope and extensions") << true;
}

void OauthTest::bothClientsReach(const ClusterSpec& spec) {
    ClusterConnections connections{{}, nullptr};
    const auto admin = connections.admin(spec);
    QVERIFY2(admin.has_value(), admin ? "" : admin.error().text().c_str());
    const auto described = (*admin)->describeCluster(kPatienceMs);
    QVERIFY2(described.has_value(), described ? "" : described.error().text().c_str());
    const auto how = wire::connectionSettings((*admin)->settings());
    QVERIFY2(how.has_value(), how ? "" : how.error().text().c_str());
    const Status probed = wire::probeConnection(*how, wire::ProbeDepth::Cluster, 30s);
    QVERIFY2(probed.has_value(), probed ? "" : probed.error().text().c_str());
}

void OauthTest::whatIsRightPasses() {
    QFETCH(bool, extended);
    ClusterSpec spec = cluster("OAUTH");
    if (extended) {
        spec.security.oauth.scope = "kafka";
        spec.security.oauth.extensions = {{"pool", "p-1"}, {"logicalCluster", "lkc=1 2"}};
    }
    bothClientsReach(spec);
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(m_tokens->asked(), 1);  // both of them live on one token
    QCOMPARE(QByteArray::fromStdString(m_tokens->lastQuestion()).contains("scope=kafka"), extended);
}

void OauthTest::theStageIsNamed_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::newRow("a wrong secret") << "secret" << int(ErrorCode::TokenRefused);
    QTest::newRow("nobody at the endpoint") << "nobody" << int(ErrorCode::TokenUnreachable);
    QTest::newRow("an endpoint that is silent") << "silent" << int(ErrorCode::TokenUnreachable);
    QTest::newRow("an endpoint that talks nonsense") << "nonsense" << int(ErrorCode::TokenUnusable);
    QTest::newRow("a broker that does not take the token") << "broker" << int(ErrorCode::KafkaAuthentication);
    QTest::newRow("an endpoint without TLS elsewhere") << "http" << int(ErrorCode::FieldValue);
}

void OauthTest::theStageIsNamed() {
    QFETCH(QString, what);
    QFETCH(int, code);
    ClusterSpec spec = cluster(what == "broker" ? "STRICT" : "OAUTH");
    if (what == "secret") {
        spec.security.password->name = "TRIBUTARY_TEST_WRONG";
    } else if (what == "nobody") {
        spec.security.oauth.tokenUrl = "http://127.0.0.1:" + std::to_string(m_nobody.port()) + "/token";
    } else if (what == "silent") {
        m_tokens->setAnswer(0);
    } else if (what == "nonsense") {
        m_tokens->setAnswer(200, "<html>Welcome</html>");
    } else if (what == "http") {
        spec.security.oauth.tokenUrl = "http://idp.example/token";
    }
    const auto nameOf = [](ErrorCode each) { return catalogueEntry(each).name; };
    const auto wanted = nameOf(static_cast<ErrorCode>(code));

    ClusterConnections connections{{}, nullptr};
    const auto admin = connections.admin(spec);
    if (what == "http") {
        QVERIFY(!admin);
        QCOMPARE(nameOf(admin.error().code), wanted);
        return;
    }
    QVERIFY2(admin.has_value(), admin ? "" : admin.error().text().c_str());
    const auto described = connections.describe(spec, **admin, 10 * kPatienceMs);
    QVERIFY(!described);
    QCOMPARE(nameOf(described.error().code), wanted);
    QVERIFY2(described.error().message().find("Europe") != std::string::npos, described.error().message().c_str());

    const auto how = wire::connectionSettings((*admin)->settings());
    QVERIFY(how.has_value());
    const bool silent = what == "silent";  // the only one whose patience has to run out
    const Status probed = wire::probeConnection(*how, wire::ProbeDepth::Cluster, silent ? 1s : 30s);
    QVERIFY(!probed);
    QCOMPARE(nameOf(probed.error().code), wanted);

    const auto client = kafka::AdminClient::create((*admin)->settings());
    QVERIFY(client.has_value());
    auto alone = (*client)->describeCluster(2'000);
    // Vague as long as the endpoint may still answer, and the one that is silent always may.
    const auto vague = [&] { return !alone && alone.error().code == ErrorCode::KafkaUnreachable; };
    for (int more = 0; vague() && !silent && more < 15; ++more) {
        alone = (*client)->describeCluster(2'000);
    }
    QVERIFY(!alone);
    QVERIFY2((silent && vague()) || stageOf(alone.error().code) == stageOf(static_cast<ErrorCode>(code)),
             alone.error().text().c_str());

    for (const Error& error : {described.error(), probed.error(), alone.error()}) {
        const std::string said = error.message();
        qInfo("%s", said.c_str());
        for (const char* never : {"of the tests", "eyJ", "{", "OAUTHBEARER token:", "\x1f"}) {
            QVERIFY2(said.find(never) == std::string::npos, said.c_str());
        }
    }
}

// Tokens end while both links run, and the broker wants to see a new one every three seconds: neither notices.
void OauthTest::linksOutliveTheirTokens() {
    const QTemporaryDir state;
    // Asked for anew after twelve: a login then lasts the full three, and so has well over the second that a broker
    // wants before the next one.
    m_tokens->setLife(15);
    const std::array<std::string, 2> topics{"by-batch", "by-record"};
    TopologySpec spec = twoClusters(at("OAUTH"), at("OAUTH"), topics[0]);
    for (ClusterSpec& each : spec.clusters) {
        each.security = cluster("OAUTH").security;
    }
    spec.links[0].path = DataPath::Batch;
    spec.links[0].naming.policy = NamingPolicy::Prefix;  // both are one cluster
    spec.links[0].naming.prefix = "copy";
    spec.links.push_back(spec.links[0]);
    spec.links[1].id = LinkId{"records"};
    spec.links[1].path = DataPath::Record;
    spec.links[1].topics.include = {{TopicEntry::Kind::Literal, topics[1]}};
    for (const std::string& topic : topics) {
        makeTopic(m_broker->bootstrap(), topic, 2);
    }
    LocalEngineOptions options;
    options.stateDirectory = state.path().toStdString();
    LocalEngine engine{options};
    EngineProbe probe{engine};
    engine.apply(spec);
    for (const LinkSpec& link : spec.links) {
        engine.command({link.id, LinkAction::Start, {}});
    }
    for (const LinkSpec& link : spec.links) {
        const auto runs = [&] {
            for (const Event& event : probe.events()) {
                if (event.link == link.id && event.status && event.status->state == LinkState::Running) {
                    return true;
                }
            }
            return false;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(runs(), probe.log().c_str(), kPatienceMs);
    }
    sandbox::MirrorChecker checker;
    RecordSource source{m_broker->bootstrap(), "eu", checker};
    std::int64_t written = 0;
    // A piece for each token that is given out.
    for (const int before = m_tokens->given(); m_tokens->given() < before + 2;) {
        for (const std::string& topic : topics) {
            source.write(topic, 2, {.records = 20});
        }
        written += 20;
        const int now = m_tokens->given();
        QTRY_VERIFY2_WITH_TIMEOUT(m_tokens->given() > now, probe.log().c_str(), kPatienceMs);
    }
    for (const std::string& topic : topics) {
        QTRY_COMPARE_WITH_TIMEOUT(recordCount(m_broker->bootstrap(), "copy." + topic), written, kPatienceMs);
    }
    readAll(m_broker->bootstrap(), {"copy." + topics[0], "copy." + topics[1]}, checker);
    QCOMPARE(checker.verdict().lost, 0U);
    for (const Event& event : probe.events()) {
        const auto stage = event.error ? stageOf(event.error->code) : std::nullopt;
        QVERIFY2(stage != ConnectionStage::Token && stage != ConnectionStage::Login, probe.log().c_str());
    }
    QVERIFY(probe.log().find("eyJ") == std::string::npos);
    QVERIFY(probe.log().find(kSecret) == std::string::npos);
}

void OauthTest::aNewSecretIsTakenWithoutARestart() {
    const QTemporaryDir state;
    const std::string file = m_directory.filePath("secret").toStdString();
    std::ofstream{file} << "an old one of the tests\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    makeTopic(m_broker->bootstrap(), "secrets", 1);
    TopologySpec spec = twoClusters(at("OAUTH"), m_broker->bootstrap(), "secrets");
    spec.clusters[0].security = cluster("OAUTH").security;
    spec.clusters[0].security.password = SecretRef{SecretRef::From::File, file, {}};
    spec.links[0].naming.policy = NamingPolicy::Prefix;
    spec.links[0].naming.prefix = "copy";
    LocalEngineOptions options;
    options.stateDirectory = state.path().toStdString();
    LocalEngine engine{options};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({LinkId{"link"}, LinkAction::Start, {}});
    const auto refused = [](const Event& event) {
        return event.status && event.status->state == LinkState::Backoff && event.status->error &&
               event.status->error->code == ErrorCode::TokenRefused;
    };
    QVERIFY2(probe.waitFor(refused, 60s), probe.log().c_str());
    std::ofstream{file} << kSecret << '\n';
    QVERIFY2(probe.waitForState(LinkId{"link"}, LinkState::Running, 60s), probe.log().c_str());
    QVERIFY(probe.log().find("of the tests") == std::string::npos);
}

void OauthTest::storesOpenTheWay() { bothClientsReach(mutual()); }

void OauthTest::aStoreThatCannotBeUsedIsNamed_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    const int file = int(ErrorCode::TlsFile);
    QTest::newRow("a wrong password") << "password" << int(ErrorCode::TlsKeyPassword) << QByteArray{};
    QTest::newRow("a wrong password of the trusted") << "ca" << int(ErrorCode::TlsKeyPassword) << QByteArray{};
    QTest::newRow("no file") << "missing" << file << QByteArray{"there is no such file"};
    QTest::newRow("no store") << "pem" << file << QByteArray{"it is no PKCS#12 store"};
    QTest::newRow("no key inside") << "key" << file << QByteArray{"there is no key in it"};
}

void OauthTest::aStoreThatCannotBeUsedIsNamed() {
    QFETCH(QString, what);
    QFETCH(int, code);
    QFETCH(QByteArray, reason);
    ClusterSpec spec = mutual();
    std::string file = spec.security.certificateFile;
    if (what == "password") {
        spec.security.keyPassword->name = "TRIBUTARY_TEST_WRONG";
    } else if (what == "ca") {
        spec.security.caPassword->name = "TRIBUTARY_TEST_WRONG";
        file = spec.security.caFile;
    } else if (what == "missing") {
        file = spec.security.certificateFile = "/nowhere/me.p12";
    } else if (what == "pem") {
        file = spec.security.certificateFile = m_directory.filePath("no-store.p12").toStdString();
        std::filesystem::copy_file(m_made->both("me"), file);
    } else {
        file = spec.security.certificateFile = m_made->store("trust");
    }
    ClusterConnections connections{{}, nullptr};
    const auto admin = connections.admin(spec);
    QVERIFY(!admin);
    QCOMPARE(int(admin.error().code), code);
    QCOMPARE(admin.error().arg("reason"), reason.toStdString());
    const std::string said = admin.error().message();
    QVERIFY2(said.find(file) != std::string::npos, said.c_str());
    QVERIFY2(said.find("of the tests") == std::string::npos, said.c_str());
}

TRIBUTARY_TEST(OauthTest, QCoreApplication)
#include "oauthtest.moc"
