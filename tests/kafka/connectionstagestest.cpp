#include "core/base/connectionstage.h"
#include "core/link/clusterconnections.h"
#include "core/mirror/localengine.h"
#include "core/wire/connectionprobe.h"
#include "tests/support/certificates.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/portreservation.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

namespace {

constexpr int kLongMs = 60'000;
constexpr const char* kPassword = "wonderland of the tests";

/// What stands only in librdkafka's texts, and what nobody may read.
constexpr std::array kRaw{"://",         "/bootstrap", "error:",  "SSL routines",    "in state",   "identical",
                          "brokers are", "Local:",     "Broker:", "ssl.ca.location", "librdkafka", "a guess of the",
                          kPassword,     "{"};

std::string rawWordIn(const std::string& said) {
    const auto* found =
        std::ranges::find_if(kRaw, [&](const char* each) { return said.find(each) != std::string::npos; });
    return found == kRaw.end() ? std::string{} : std::string{*found} + " in: " + said;
}

/// The way to the fault: which settings meet which port.
struct Fault {
    const char* name;
    ErrorCode expected;
    std::function<void(ClusterSpec&)> set;
};

}  // namespace

/// Every way in which a cluster is not reached, against a real broker: the staged probe, the client and what the engine
/// makes of both name one stage.
class ConnectionStagesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theStageIsNamed_data();
    void theStageIsNamed();
    void whatIsRightPasses_data();
    void whatIsRightPasses();
    void otherLoginsAreJudgedUpToThem();
    void oneAddressThatAnswersIsEnough();
    void whoWasSlowGetsAllTheTime();
    void aLinkSaysTheStage();
    void aRunningLinkSaysTheStage();

private:
    [[nodiscard]] std::string at(const std::string& listener) const {
        return "127.0.0.1:" + std::to_string(m_broker->port(0, listener));
    }
    [[nodiscard]] ClusterSpec cluster(const std::string& address, SecurityProtocol protocol) const;
    [[nodiscard]] std::vector<Fault> faults() const;
    /// While the servers of this test's loop go on.
    template <class Work>
    auto away(Work work) {
        auto running = std::async(std::launch::async, std::move(work));
        [&] { QTRY_VERIFY_WITH_TIMEOUT(running.wait_for(0s) == std::future_status::ready, kLongMs); }();
        return running.get();
    }

    QTemporaryDir m_directory;
    std::unique_ptr<Certificates> m_made;
    std::unique_ptr<KafkaCluster> m_broker;
    PortReservation m_nobody;
    QTcpServer m_silent;
    QTcpServer m_http;
    QTcpServer m_closing;
};

void ConnectionStagesTest::initTestCase() {
    m_made = std::make_unique<Certificates>(m_directory.filePath("tls").toStdString());
    m_made->makeAuthority("ca");
    m_made->makeAuthority("foreign");
    m_made->make("broker", {});
    m_made->make("elsewhere", {.names = "DNS:other.example"});
    m_made->make("old", {.expired = true});
    m_made->make("me", {});
    m_made->make("stranger", {.authority = "foreign"});
    m_made->make("late", {.expired = true});

    KafkaClusterOptions options{.directory = m_directory.filePath("kafka").toStdString()};
    options.listeners = {
        {"TLS", "SSL"},        {"OTHER", "SSL"}, {"OLD", "SSL"}, {"MUTUAL", "SSL"}, {"LOGIN", "SASL_PLAINTEXT"},
        {"SECURE", "SASL_SSL"}};
    const auto tls = [&](const std::string& listener, const std::string& certificate) {
        const std::string prefix = "listener.name." + listener + ".ssl.";
        options.properties[prefix + "keystore.type"] = "PEM";
        options.properties[prefix + "keystore.location"] = m_made->both(certificate);
        options.properties[prefix + "truststore.type"] = "PEM";
        options.properties[prefix + "truststore.location"] = m_made->certificate("ca");
    };
    tls("tls", "broker");
    tls("other", "elsewhere");
    tls("old", "old");
    tls("mutual", "broker");
    tls("secure", "broker");
    options.properties["listener.name.mutual.ssl.client.auth"] = "required";
    for (const std::string listener : {"login", "secure"}) {
        options.properties["listener.name." + listener + ".sasl.enabled.mechanisms"] = "PLAIN";
        options.properties["listener.name." + listener + ".plain.sasl.jaas.config"] =
            "org.apache.kafka.common.security.plain.PlainLoginModule required user_alice=\"" + std::string{kPassword} +
            "\";";
    }
    m_broker = std::make_unique<KafkaCluster>(options);
    m_broker->start();

    QVERIFY(m_silent.listen(QHostAddress::LocalHost));
    QVERIFY(m_http.listen(QHostAddress::LocalHost));
    connect(&m_http, &QTcpServer::newConnection, this, [this] {
        QTcpSocket* socket = m_http.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    QVERIFY(m_closing.listen(QHostAddress::LocalHost));
    connect(&m_closing, &QTcpServer::newConnection, this, [this] {
        QTcpSocket* socket = m_closing.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->disconnectFromHost();
        });
    });
    ::setenv("TRIBUTARY_TEST_RIGHT", kPassword, 1);
    ::setenv("TRIBUTARY_TEST_WRONG", "a guess of the tests", 1);
}

ClusterSpec ConnectionStagesTest::cluster(const std::string& address, SecurityProtocol protocol) const {
    ClusterSpec out;
    out.id = ClusterId{"eu"};
    out.name = "Europe";
    out.bootstrap = {address};
    out.security.protocol = protocol;
    if (protocol == SecurityProtocol::Ssl || protocol == SecurityProtocol::SaslSsl) {
        out.security.caFile = m_made->certificate("ca");
    }
    if (protocol == SecurityProtocol::SaslPlaintext || protocol == SecurityProtocol::SaslSsl) {
        out.security.mechanism = "PLAIN";
        out.security.username = "alice";
        out.security.password = SecretRef{SecretRef::From::Env, "TRIBUTARY_TEST_RIGHT", {}};
    }
    return out;
}

std::vector<Fault> ConnectionStagesTest::faults() const {
    const auto local = [](const QTcpServer& server) { return "127.0.0.1:" + std::to_string(server.serverPort()); };
    const auto plain = [this](std::string address) {
        return [this, address](ClusterSpec& out) { out = cluster(address, SecurityProtocol::Plaintext); };
    };
    const auto tls = [this](std::string address, const char* authority = "ca", const char* shown = nullptr) {
        return [=, this](ClusterSpec& out) {
            out = cluster(address, SecurityProtocol::Ssl);
            out.security.caFile = m_made->certificate(authority);
            if (shown != nullptr) {
                out.security.certificateFile = m_made->certificate(shown);
                out.security.keyFile = m_made->key(shown);
            }
        };
    };
    const auto login = [this](std::string address, const char* mechanism, const char* password) {
        return [=, this](ClusterSpec& out) {
            out = cluster(address, SecurityProtocol::SaslPlaintext);
            out.security.mechanism = mechanism;
            out.security.password = SecretRef{SecretRef::From::Env, password, {}};
        };
    };
    return {
        {"a name that nobody knows", ErrorCode::HostUnknown, plain("no-such-host.invalid:9092")},
        {"a closed port", ErrorCode::PortClosed, plain("127.0.0.1:" + std::to_string(m_nobody.port()))},
        {"a server that is silent", ErrorCode::BrokerSilent, plain(local(m_silent))},
        {"a server that is silent, with TLS", ErrorCode::BrokerSilent, tls(local(m_silent))},
        {"a server of HTTP", ErrorCode::NotKafka, plain(local(m_http))},
        {"a server of HTTP, with TLS", ErrorCode::TlsNotSpoken, tls(local(m_http))},
        {"a server that hangs up", ErrorCode::BrokerCloses, plain(local(m_closing))},
        {"a server that hangs up, with TLS", ErrorCode::BrokerCloses, tls(local(m_closing))},
        {"another authority", ErrorCode::TlsUntrusted, tls(at("TLS"), "foreign")},
        {"another host", ErrorCode::TlsWrongHost, tls(at("OTHER"))},
        {"an expired certificate", ErrorCode::TlsExpired, tls(at("OLD"))},
        {"no client certificate", ErrorCode::TlsNeedsCertificate, tls(at("MUTUAL"))},
        {"a foreign client certificate", ErrorCode::TlsRefusesCertificate, tls(at("MUTUAL"), "ca", "stranger")},
        {"an expired client certificate", ErrorCode::TlsRefusesCertificate, tls(at("MUTUAL"), "ca", "late")},
        {"TLS to a plain port", ErrorCode::TlsNotSpoken, tls(m_broker->bootstrap())},
        {"no TLS to a port with TLS", ErrorCode::TlsExpected, plain(at("TLS"))},
        {"a wrong password", ErrorCode::KafkaAuthentication, login(at("LOGIN"), "PLAIN", "TRIBUTARY_TEST_WRONG")},
        {"a mechanism that is not offered", ErrorCode::SaslMechanism,
         login(at("LOGIN"), "SCRAM-SHA-512", "TRIBUTARY_TEST_RIGHT")},
        {"a login where none is taken", ErrorCode::SaslNotSpoken,
         login(m_broker->bootstrap(), "PLAIN", "TRIBUTARY_TEST_RIGHT")},
        {"no login where one is wanted", ErrorCode::SaslExpected, plain(at("LOGIN"))},
    };
}

void ConnectionStagesTest::theStageIsNamed_data() {
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Fault& each : faults()) {
        QTest::newRow(each.name) << index++;
    }
}

void ConnectionStagesTest::theStageIsNamed() {
    QFETCH(int, index);
    const Fault fault = faults().at(static_cast<std::size_t>(index));
    ClusterSpec spec;
    fault.set(spec);
    const auto nameOf = [](const Error& error) { return catalogueEntry(error.code).name; };
    const auto wanted = catalogueEntry(fault.expected).name;

    ClusterConnections connections{{}, nullptr};
    const auto admin = connections.admin(spec);
    QVERIFY2(admin.has_value(), admin ? "" : admin.error().text().c_str());
    // As the engine sees it. The time-out is one that this test does not live to see.
    const auto described = away([&] { return connections.describe(spec, **admin, 10 * kLongMs); });
    QVERIFY(!described);
    QCOMPARE(nameOf(described.error()), wanted);
    QVERIFY(described.error().retriable);

    // The probe alone.
    const auto how = wire::connectionSettings((*admin)->settings());
    QVERIFY(how.has_value());
    const Status probed = away([&] { return wire::probeConnection(*how, wire::ProbeDepth::Cluster, 1s); });
    QVERIFY(!probed);
    QCOMPARE(nameOf(probed.error()), wanted);

    // The client alone: it may know less, never something else.
    const auto client = kafka::AdminClient::create((*admin)->settings());
    QVERIFY(client.has_value());
    const auto alone = away([&] { return (*client)->describeCluster(1'000); });
    QVERIFY(!alone);
    const bool vague = alone.error().code == ErrorCode::KafkaUnreachable ||
                       alone.error().code == ErrorCode::TlsFailed || alone.error().code == ErrorCode::BrokerCloses;
    QVERIFY2(vague || stageOf(alone.error().code) == stageOf(fault.expected), alone.error().text().c_str());
    qInfo("%s", alone.error().message().c_str());

    for (const Error& error : {described.error(), probed.error(), alone.error()}) {
        const std::string said = error.message();
        QCOMPARE(rawWordIn(said), std::string{});
        // The cause is one sentence, the remedy another.
        QVERIFY2(said.find(". ") != std::string::npos, said.c_str());
    }
    QVERIFY2(described.error().message().find("Europe") != std::string::npos, described.error().message().c_str());
    QVERIFY2(described.error().message().find(spec.bootstrap.front()) != std::string::npos ||
                 fault.expected == ErrorCode::KafkaAuthentication,
             described.error().message().c_str());
}

void ConnectionStagesTest::whatIsRightPasses_data() {
    QTest::addColumn<QString>("listener");
    QTest::addColumn<int>("protocol");
    QTest::newRow("plain") << "" << static_cast<int>(SecurityProtocol::Plaintext);
    QTest::newRow("TLS") << "TLS" << static_cast<int>(SecurityProtocol::Ssl);
    QTest::newRow("mutual TLS") << "MUTUAL" << static_cast<int>(SecurityProtocol::Ssl);
    QTest::newRow("login") << "LOGIN" << static_cast<int>(SecurityProtocol::SaslPlaintext);
    QTest::newRow("login over TLS") << "SECURE" << static_cast<int>(SecurityProtocol::SaslSsl);
}

void ConnectionStagesTest::whatIsRightPasses() {
    QFETCH(QString, listener);
    QFETCH(int, protocol);
    ClusterSpec spec = cluster(listener.isEmpty() ? m_broker->bootstrap() : at(listener.toStdString()),
                               static_cast<SecurityProtocol>(protocol));
    if (listener == "MUTUAL") {
        spec.security.certificateFile = m_made->certificate("me");
        spec.security.keyFile = m_made->key("me");
    }
    ClusterConnections connections{{}, nullptr};
    const auto admin = connections.admin(spec);
    QVERIFY2(admin.has_value(), admin ? "" : admin.error().text().c_str());
    const auto described = connections.describe(spec, **admin, kLongMs);
    QVERIFY2(described.has_value(), described ? "" : described.error().text().c_str());
    const auto how = wire::connectionSettings((*admin)->settings());
    QVERIFY(how.has_value());
    const Status probed = wire::probeConnection(*how, wire::ProbeDepth::Cluster, 30s);
    QVERIFY2(probed.has_value(), probed ? "" : probed.error().text().c_str());
}

void ConnectionStagesTest::otherLoginsAreJudgedUpToThem() {
    ClusterSpec spec = cluster("127.0.0.1:" + std::to_string(m_nobody.port()), SecurityProtocol::SaslSsl);
    spec.security.mechanism = "OAUTHBEARER";
    spec.security.username.clear();
    spec.security.password.reset();
    const auto codeOf = [&](const ClusterSpec& each) {
        ClusterConnections connections{{}, nullptr};
        const auto admin = connections.admin(each);
        return admin ? away([&] { return connections.describe(each, **admin, 10 * kLongMs); }).error().code
                     : admin.error().code;
    };
    QCOMPARE(codeOf(spec), ErrorCode::PortClosed);
    spec.bootstrap = {at("SECURE")};
    spec.security.caFile = m_made->certificate("foreign");
    QCOMPARE(codeOf(spec), ErrorCode::TlsUntrusted);
    // TLS that the probe does not follow is not judged by it.
    spec.client["ssl.cipher.suites"] = "ECDHE-ECDSA-AES128-GCM-SHA256";
    spec.bootstrap = {"127.0.0.1:" + std::to_string(m_nobody.port())};
    QCOMPARE(codeOf(spec), ErrorCode::PortClosed);
}

void ConnectionStagesTest::oneAddressThatAnswersIsEnough() {
    ClusterSpec spec = cluster("127.0.0.1:" + std::to_string(m_nobody.port()), SecurityProtocol::Plaintext);
    spec.bootstrap.push_back("127.0.0.1:" + std::to_string(m_silent.serverPort()));
    spec.bootstrap.push_back(m_broker->bootstrap());
    ClusterConnections connections{{}, nullptr};
    const auto admin = connections.admin(spec);
    const auto how = wire::connectionSettings((*admin)->settings());
    QVERIFY(wire::probeConnection(*how, wire::ProbeDepth::Cluster, 30s).has_value());
    QVERIFY(connections.describe(spec, **admin, kLongMs).has_value());
    // Of several that do not, the one that led furthest is told of.
    spec.bootstrap.pop_back();
    const auto other = connections.admin(spec);
    const auto described = away([&] { return connections.describe(spec, **other, 10 * kLongMs); });
    QVERIFY(!described);
    QCOMPARE(described.error().code, ErrorCode::BrokerSilent);
    QCOMPARE(described.error().arg("bootstrap"), std::string_view{spec.bootstrap.back()});
}

/// A first word comes soon; who needs longer than that to answer is not told off for ever.
void ConnectionStagesTest::whoWasSlowGetsAllTheTime() {
    QTcpServer slow;
    QVERIFY(slow.listen(QHostAddress::LocalHost));
    const ClusterSpec spec = cluster("127.0.0.1:" + std::to_string(slow.serverPort()), SecurityProtocol::Plaintext);
    ClusterConnections connections{{}, nullptr};
    const auto admin = connections.admin(spec);
    const auto first = away([&] { return connections.describe(spec, **admin, 10 * kLongMs); });
    QVERIFY(!first);
    QCOMPARE(first.error().code, ErrorCode::BrokerSilent);
    const auto again = std::chrono::steady_clock::now();
    const auto second = away([&] { return connections.describe(spec, **admin, 5'000); });
    QVERIFY(!second);
    QVERIFY(std::chrono::steady_clock::now() - again >= 5s);
}

/// In its state, and in every event.
void ConnectionStagesTest::aLinkSaysTheStage() {
    const QTemporaryDir state;
    TopologySpec spec = twoClusters(m_broker->bootstrap(), at("TLS"), "orders");
    spec.clusters[1].security.protocol = SecurityProtocol::Ssl;
    spec.clusters[1].security.caFile = m_made->certificate("foreign");
    LocalEngineOptions options;
    options.stateDirectory = state.path().toStdString();
    LocalEngine engine{options};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({LinkId{"link"}, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(LinkId{"link"}, LinkState::Backoff, 60s), probe.log().c_str());
    const Event last = probe.events().back();
    QVERIFY(last.error.has_value());
    QCOMPARE(catalogueEntry(last.error->code).name, catalogueEntry(ErrorCode::TlsUntrusted).name);
    QVERIFY(last.error->message().find(at("TLS")) != std::string::npos);
    QCOMPARE(rawWordIn(probe.log()), std::string{});
}

void ConnectionStagesTest::aRunningLinkSaysTheStage() {
    const QTemporaryDir state;
    const std::string topic = "running";
    makeTopic(m_broker->bootstrap(), topic, 1);
    TopologySpec spec = twoClusters(m_broker->bootstrap(), at("TLS"), topic);
    spec.clusters[1].security.protocol = SecurityProtocol::Ssl;
    spec.clusters[1].security.caFile = m_made->certificate("ca");
    spec.links[0].naming.policy = NamingPolicy::Prefix;  // both are one cluster
    spec.links[0].naming.prefix = "copy";
    LocalEngineOptions options;
    options.stateDirectory = state.path().toStdString();
    LocalEngine engine{options};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({LinkId{"link"}, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(LinkId{"link"}, LinkState::Running, 60s), probe.log().c_str());
    m_broker->killNode(0);
    const auto told = [](const Event& event) {
        return event.kind == EventKind::StateChanged && event.error && event.error->code == ErrorCode::PortClosed;
    };
    QVERIFY2(probe.waitFor(told, 60s), probe.log().c_str());
    QCOMPARE(rawWordIn(probe.log()), std::string{});
}

TRIBUTARY_TEST(ConnectionStagesTest, QCoreApplication)
#include "connectionstagestest.moc"
