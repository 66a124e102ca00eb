#include <memory>
#include <string>

#include <QTemporaryDir>
#include <QTest>

#include "app/tributaryd/connectioncheck.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/portreservation.h"
#include "tests/support/testprogram.h"

using namespace tributary;
using namespace tributary::daemon;

/// What `check --connect` finds out, at a real broker where one account may do everything and another nothing.
class ConnectionCheckTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsAllowedIsFine();
    void aTopicThatMayNotBeReadIsNamed();
    void aTopicThatMayNotBeMadeIsNamed();
    void whatIsUnreachedIsSaidOnce();

private:
    /// A link from the cluster to itself, under another name.
    [[nodiscard]] TopologySpec document(bool sourceAllowed, bool targetAllowed) const;
    [[nodiscard]] static std::vector<ConnectionFinding> check(const TopologySpec& spec) {
        const kafka::PlainSecretSource secrets;
        ClusterConnections connections{{}, nullptr};
        return checkConnections(spec, connections, secrets, 30'000);
    }

    QTemporaryDir m_directory;
    std::unique_ptr<KafkaCluster> m_broker;
};

void ConnectionCheckTest::initTestCase() {
    KafkaClusterOptions options{.directory = m_directory.filePath("kafka").toStdString()};
    options.listeners = {{"LOGIN", "SASL_PLAINTEXT"}};
    options.properties["listener.name.login.sasl.enabled.mechanisms"] = "PLAIN";
    options.properties["listener.name.login.plain.sasl.jaas.config"] =
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_alice=\"secret of the tests\";";
    options.properties["authorizer.class.name"] = "org.apache.kafka.metadata.authorizer.StandardAuthorizer";
    options.properties["super.users"] = "User:ANONYMOUS";
    m_broker = std::make_unique<KafkaCluster>(options);
    m_broker->start();
    makeTopic(m_broker->bootstrap(), "orders", 1);
    ::setenv("TRIBUTARY_TEST_CHECK_PASSWORD", "secret of the tests", 1);
}

TopologySpec ConnectionCheckTest::document(bool sourceAllowed, bool targetAllowed) const {
    TopologySpec spec = twoClusters(m_broker->bootstrap(), m_broker->bootstrap(), "unused");
    spec.links[0].topics.include = {{TopicEntry::Kind::Literal, "orders"}};
    spec.links[0].naming.policy = NamingPolicy::Prefix;
    spec.links[0].naming.prefix = "copy";
    const auto asAlice = [this](ClusterSpec& cluster) {
        cluster.bootstrap = {"127.0.0.1:" + std::to_string(m_broker->port(0, "LOGIN"))};
        cluster.security.protocol = SecurityProtocol::SaslPlaintext;
        cluster.security.mechanism = "PLAIN";
        cluster.security.username = "alice";
        cluster.security.password = SecretRef{SecretRef::From::Env, "TRIBUTARY_TEST_CHECK_PASSWORD", {}};
    };
    if (!sourceAllowed) {
        asAlice(spec.clusters[0]);
    }
    if (!targetAllowed) {
        asAlice(spec.clusters[1]);
    }
    return spec;
}

void ConnectionCheckTest::whatIsAllowedIsFine() {
    const auto found = check(document(true, true));
    QCOMPARE(found.size(), 2U);
    for (const ConnectionFinding& each : found) {
        QVERIFY2(!each.error, each.error ? each.error->text().c_str() : "");
        QCOMPARE(each.brokers, 1);
        QCOMPARE(each.clusterId, m_broker->clusterId());
    }
}

void ConnectionCheckTest::aTopicThatMayNotBeReadIsNamed() {
    const auto found = check(document(false, true));
    QVERIFY(found.size() > 2U);
    QVERIFY(!found[0].error && !found[1].error);
    const ConnectionFinding& topic = found[2];
    QCOMPARE(topic.link, LinkId{"link"});
    QVERIFY(topic.error.has_value());
    QCOMPARE(topic.error->code, ErrorCode::KafkaAuthorization);
    QVERIFY2(topic.error->message().find("orders at source") != std::string::npos, topic.error->message().c_str());
}

void ConnectionCheckTest::aTopicThatMayNotBeMadeIsNamed() {
    const auto found = check(document(true, false));
    QCOMPARE(found.size(), 3U);
    QVERIFY(found[2].error.has_value());
    QCOMPARE(found[2].error->code, ErrorCode::KafkaAuthorization);
    const std::string said = found[2].error->message();
    QVERIFY2(said.find("copy.orders at target") != std::string::npos, said.c_str());
}

void ConnectionCheckTest::whatIsUnreachedIsSaidOnce() {
    const PortReservation nobody;
    TopologySpec spec = document(true, true);
    spec.clusters[1].bootstrap = {"127.0.0.1:" + std::to_string(nobody.port())};
    const auto found = check(spec);
    QCOMPARE(found.size(), 2U);  // nothing more of its links
    QVERIFY(!found[0].error);
    QVERIFY(found[1].error.has_value());
    QCOMPARE(found[1].error->code, ErrorCode::PortClosed);
}

TRIBUTARY_TEST(ConnectionCheckTest, QCoreApplication)
#include "connectionchecktest.moc"
