#include "core/kafka/consumer.h"
#include "core/mirror/localengine.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

namespace {

constexpr int kTimeoutMs = 20'000;

std::string users(const std::string& password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required user_mirror=\"" + password + "\";";
}

kafka::ClientSettings loginWith(const std::string& bootstrap, const std::string& password) {
    return {{"bootstrap.servers", bootstrap},
            {"security.protocol", "sasl_plaintext"},
            {"sasl.mechanisms", "PLAIN"},
            {"sasl.username", "mirror"},
            {"sasl.password", password}};
}

/// A member of a group that does nothing.
class Deaf final : public kafka::ConsumerListener {
public:
    void partitionsAssigned(const std::vector<kafka::TopicPartition>& /*partitions*/) override {}
    void partitionsRevoked(const std::vector<kafka::TopicPartition>& /*partitions*/, bool /*lost*/) override {}
    void commitFinished(const std::vector<kafka::CommittedOffset>& /*offsets*/, const Status& /*outcome*/) override {}
    void consumerError(const Error& /*error*/) override {}
};

}  // namespace

/// Credentials that change while links run, and links that are stopped while they wait for a cluster.
class AccessTest : public QObject {
    Q_OBJECT

private slots:
    void aNewPasswordIsTakenWithoutARestart();
    void aStopWhileNothingAnswersEndsAtOnce();
    void aFencedMemberIsMadeAnew();

private:
    const LinkId m_link{"link"};
};

// The cluster changes it first: both links, one on each path, are refused until the file has the new one.
void AccessTest::aNewPasswordIsTakenWithoutARestart() {
    const QTemporaryDir directory;
    const std::string jaas = "listener.name.client.plain.sasl.jaas.config";
    KafkaCluster cluster{{.directory = directory.path().toStdString(),
                          .properties = {{"listener.security.protocol.map",
                                          "CLIENT:SASL_PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT"},
                                         {"listener.name.client.sasl.enabled.mechanisms", "PLAIN"},
                                         {jaas, users("first")}}}};
    cluster.start();
    const std::string agg = fixtureBootstrap("agg");
    const std::array topics{uniqueName("password"), uniqueName("password")};
    const auto admin = kafka::AdminClient::create(loginWith(cluster.bootstrap(), "first"));
    QVERIFY(admin.has_value());
    QVERIFY((*admin)->createTopics({{topics[0], 2, 1, {}}, {topics[1], 2, 1, {}}}, kTimeoutMs).has_value());

    const std::string file = directory.filePath("password").toStdString();
    std::ofstream{file} << "first\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    TopologySpec spec = twoClusters(cluster.bootstrap(), agg, topics[0]);
    spec.links[0].path = DataPath::Batch;
    spec.links.push_back(spec.links[0]);
    spec.links[1].id = LinkId{"records"};
    spec.links[1].path = DataPath::Record;
    spec.links[1].topics.include = {{TopicEntry::Kind::Literal, topics[1]}};
    SecuritySpec& security = spec.clusters[0].security;
    security.protocol = SecurityProtocol::SaslPlaintext;
    security.mechanism = "PLAIN";
    security.username = "mirror";
    security.password = SecretRef{SecretRef::From::File, file, {}};
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    sandbox::MirrorChecker checker;
    const auto write = [&](const char* name, const std::string& password) {
        RecordSource source{cluster.bootstrap(), name, checker, loginWith(cluster.bootstrap(), password)};
        for (const std::string& topic : topics) {
            source.write(topic, 2, {.records = 100});
        }
    };
    for (const LinkSpec& each : spec.links) {
        engine.command({each.id, LinkAction::Start, {}});
        QVERIFY2(probe.waitForState(each.id, LinkState::Running, 60s), probe.log().c_str());
    }
    write("eu", "first");
    QVERIFY2(probe.waitForMetrics(
                 [&](const MetricsSnapshot& now) {
                     return std::ranges::all_of(
                         spec.links, [&](const LinkSpec& each) { return now.link(each.id)->flow.records == 100; });
                 },
                 60s),
             probe.log().c_str());

    cluster.setProperty(jaas, users("second"));
    cluster.stop();
    cluster.start();
    std::set<LinkId> refused;
    QVERIFY2(probe.waitFor(
                 [&](const Event& event) {
                     if (event.status && event.status->state == LinkState::Backoff && event.status->error &&
                         event.status->error->code == ErrorCode::KafkaAuthentication) {
                         refused.insert(event.link);
                     }
                     return refused.size() == spec.links.size();
                 },
                 90s),
             probe.log().c_str());
    std::ofstream{file} << "second\n";
    QVERIFY2(probe.waitForMetrics(
                 [&](const MetricsSnapshot& now) {
                     return std::ranges::all_of(spec.links, [&](const LinkSpec& each) {
                         return now.link(each.id)->status.state == LinkState::Running;
                     });
                 },
                 90s),
             probe.log().c_str());
    write("eu2", "second");
    // What had not been committed before the cluster refused the links comes twice.
    for (const std::string& topic : topics) {
        QTRY_VERIFY_WITH_TIMEOUT(recordCount(agg, topic) >= 200, 60'000);
    }
    readAll(agg, {topics[0], topics[1]}, checker);
    QCOMPARE(checker.verdict().lost, 0U);
}

// A client library cannot be interrupted while it waits for a cluster; a person who stops a link need not know.
void AccessTest::aStopWhileNothingAnswersEndsAtOnce() {
    const QTemporaryDir directory;
    KafkaCluster cluster{{.directory = directory.path().toStdString()}};
    cluster.start();
    cluster.suspendNode(0);
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(twoClusters(cluster.bootstrap(), fixtureBootstrap("agg"), uniqueName("silent")));
    for (int turn = 0; turn < 3; ++turn) {
        engine.command({m_link, LinkAction::Start, {}});
        QVERIFY2(probe.waitForState(m_link, LinkState::Starting, 30s), probe.log().c_str());
        const std::size_t before = probe.events().size();
        engine.command({m_link, LinkAction::Stop, {}});
        QVERIFY2(probe.waitForState(m_link, LinkState::Stopped, 30s), probe.log().c_str());
        // Nothing was waited for: the cluster's silence was not even noticed.
        const std::vector<Event> events = probe.events();
        QVERIFY2(std::none_of(events.begin() + static_cast<std::ptrdiff_t>(before), events.end(),
                              [](const Event& event) { return event.status && event.status->error.has_value(); }),
                 probe.log().c_str());
    }
}

// As after a coordinator that was away, or where somebody starts a second process under the same name: the consumer of the
// first is at its end, and the link must not stand still with it.
void AccessTest::aFencedMemberIsMadeAnew() {
    const std::string eu = fixtureBootstrap("eu");
    const std::string agg = fixtureBootstrap("agg");
    const std::string topic = uniqueName("fenced");
    makeTopic(eu, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource source{eu, "eu", checker};
    const TopologySpec spec = twoClusters(eu, agg, topic);
    const std::string group = consumerGroup(spec, spec.links[0]);
    LocalEngineOptions options;
    options.instanceId = uniqueName("node");
    LocalEngine engine{options};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 60s), probe.log().c_str());
    source.write(topic, 2, {.records = 100});
    QVERIFY2(waitForCommits(eu, group, {topic}, 60s), probe.log().c_str());
    {
        Deaf deaf;
        auto rival = kafka::Consumer::create(
            {{"bootstrap.servers", eu}, {"group.instance.id", options.instanceId + "-link-0"}}, group, deaf);
        QVERIFY(rival.has_value());
        QVERIFY((*rival)->subscribe({topic}).has_value());
        std::array<kafka::RawMessage*, 1> none{};
        QVERIFY(QTest::qWaitFor(
            [&] {
                static_cast<void>((*rival)->poll(none, 0));
                return std::ranges::any_of(probe.events(), [](const Event& event) {
                    return event.error && event.error->code == ErrorCode::ConsumerFatal;
                });
            },
            60'000));
        (*rival)->close(2'000);
    }
    source.write(topic, 2, {.records = 100});
    QVERIFY2(waitForCommits(eu, group, {topic}, 90s), probe.log().c_str());
    readAll(agg, {topic}, checker);
    QCOMPARE(checker.verdict().sent, 200U);
    QCOMPARE(checker.verdict().lost, 0U);
}

TRIBUTARY_TEST(AccessTest, QCoreApplication)
#include "accesstest.moc"
