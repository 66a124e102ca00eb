#include "core/link/topicplanner.h"
#include "core/mirror/localengine.h"
#include "tests/support/childprocess.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/kafkahome.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

namespace {

constexpr int kGrantsTimeoutMs = 20'000;

std::string hiddenIn(const TopicPlanner::Outcome& outcome) {
    std::string out;
    for (const auto& [name, why] : outcome.plan->hidden) {
        out += name + ": " + std::string{catalogueEntry(why.code).name} + "\n";
    }
    return out;
}

}  // namespace

/// Grants of a link's login at its source that are given and taken while it runs.
class GrantsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aTopicWhoseGrantIsWithdrawnIsAProblem();
    void whatWasMirroredBeforeIsMissedAtAStart();
    void whatIsNamedIsMissed();

private:
    void acl(const std::string& what, const std::string& kind, const std::string& name) const;
    void allow(const std::string& topic) const { acl("--add", "--topic", topic); }
    void forbid(const std::string& topic) const { acl("--remove", "--topic", topic); }
    [[nodiscard]] std::string login() const { return "127.0.0.1:" + std::to_string(m_source->port(0, "LOGIN")); }
    [[nodiscard]] TopologySpec document(const std::string& pattern) const;
    [[nodiscard]] std::unique_ptr<TopicPlanner> planner(const LinkSpec& link) const;

    const LinkId m_link{"link"};
    const std::string m_agg = fixtureBootstrap("agg");
    QTemporaryDir m_directory;
    std::unique_ptr<KafkaCluster> m_source;
};

void GrantsTest::initTestCase() {
    m_source = std::make_unique<KafkaCluster>(KafkaClusterOptions{
        .directory = m_directory.filePath("kafka").toStdString(),
        .properties = {{"listener.name.login.sasl.enabled.mechanisms", "PLAIN"},
                       {"listener.name.login.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required user_mirror=\"of the "
                        "tests\";"},
                       {"authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"},
                       {"super.users", "User:ANONYMOUS"}},
        .listeners = {{"LOGIN", "SASL_PLAINTEXT"}}});
    m_source->start();
    ::setenv("TRIBUTARY_TEST_GRANTS_PASSWORD", "of the tests", 1);
    acl("--add", "--group", "*");
}

void GrantsTest::acl(const std::string& what, const std::string& kind, const std::string& name) const {
    std::vector<std::string> command = kafkaCommand("4.1.0", "org.apache.kafka.tools.AclCommand", 128, true);
    command.insert(command.end(), {"--bootstrap-server", m_source->bootstrap(), what, "--allow-principal",
                                   "User:mirror", "--operation", "Read", kind, name});
    if (kind == "--topic") {
        command.insert(command.end(), {"--operation", "DescribeConfigs"});
    }
    if (what == "--remove") {
        command.push_back("--force");
    }
    ChildProcess tool{ChildProcess::Options{command, {}, {}}};
    QVERIFY(tool.waitForEnd(60s));
    QCOMPARE(tool.exitStatus(), std::optional{0});
}

TopologySpec GrantsTest::document(const std::string& pattern) const {
    TopologySpec spec = twoClusters(login(), m_agg, pattern);
    SecuritySpec& security = spec.clusters[0].security;
    security.protocol = SecurityProtocol::SaslPlaintext;
    security.mechanism = "PLAIN";
    security.username = "mirror";
    security.password = SecretRef{SecretRef::From::Env, "TRIBUTARY_TEST_GRANTS_PASSWORD", {}};
    return spec;
}

std::unique_ptr<TopicPlanner> GrantsTest::planner(const LinkSpec& link) const {
    auto source = kafka::AdminClient::create({{"bootstrap.servers", login()},
                                              {"security.protocol", "sasl_plaintext"},
                                              {"sasl.mechanisms", "PLAIN"},
                                              {"sasl.username", "mirror"},
                                              {"sasl.password", "of the tests"}});
    if (!source) {
        throw std::runtime_error{source.error().text()};
    }
    return std::make_unique<TopicPlanner>(link, std::make_shared<EchoGuard>(), std::move(*source), adminOf(m_agg));
}

void GrantsTest::aTopicWhoseGrantIsWithdrawnIsAProblem() {
    const std::string stem = uniqueName("grants");
    const std::string taken = stem + ".taken";
    const std::string left = stem + ".left";
    for (const std::string& topic : {taken, left}) {
        makeTopic(m_source->bootstrap(), topic, 2);
        allow(topic);
    }
    sandbox::MirrorChecker checker;
    RecordSource source{m_source->bootstrap(), "eu", checker};
    const TopologySpec spec = document(stem + ".*");
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    source.write(taken, 2, {.records = 50});
    source.write(left, 2, {.records = 50});
    const std::string group = consumerGroup(spec, spec.links[0]);
    QVERIFY2(waitForCommits(m_source->bootstrap(), group, {taken, left}, 60s), probe.log().c_str());

    forbid(taken);
    QVERIFY2(probe.waitFor(
                 [&](const Event& event) {
                     return event.kind == EventKind::PartitionHalted && event.topic == taken &&
                            event.error->code == ErrorCode::SourceTopicHidden && event.error->arg("topic") == taken;
                 },
                 60s),
             probe.log().c_str());
    QVERIFY2(probe.waitForState(m_link, LinkState::Degraded, 30s), probe.log().c_str());
    source.write(left, 2, {.records = 50});
    QVERIFY2(waitForCommits(m_source->bootstrap(), group, {left}, 60s), probe.log().c_str());
    for (const Event& event : probe.events()) {
        QVERIFY2(event.kind != EventKind::TopicRemoved, probe.log().c_str());
    }

    source.write(taken, 2, {.records = 50});
    allow(taken);
    QVERIFY2(waitForCommits(m_source->bootstrap(), group, {taken, left}, 90s), probe.log().c_str());
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 30s), probe.log().c_str());
    readAll(m_agg, {taken, left}, checker);
    QCOMPARE(checker.verdict().sent, 200U);
    QCOMPARE(checker.verdict().lost, 0U);
    QCOMPARE(checker.verdict().reordered, 0U);
}

void GrantsTest::whatWasMirroredBeforeIsMissedAtAStart() {
    const std::string topic = uniqueName("before");
    const std::string deleted = topic + "-deleted";
    makeTopic(m_source->bootstrap(), topic, 1);
    const LinkSpec link = document(topic + ".*").links[0];
    LinkMemory memory{{}, "group", "cluster"};
    QVERIFY(memory.remember({{topic, "some id"}, {deleted, "another"}, {"elsewhere", "a third"}}).has_value());
    const auto asking = planner(link);
    Result<TopicPlanner::Outcome> outcome = asking->plan(nullptr, memory);
    QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().text().c_str());
    // Whoever may not see a topic is not told either whether it is there.
    QCOMPARE(hiddenIn(*outcome), topic + ": source-topic-hidden\n" + deleted + ": source-topic-hidden\n");
    QVERIFY(outcome->plan->routes.empty());
    QVERIFY(!outcome->plan->isReady());

    allow(topic);
    allow(deleted);
    QTRY_COMPARE_WITH_TIMEOUT(hiddenIn(asking->plan(nullptr, memory).value()), std::string{}, kGrantsTimeoutMs);
    // Nor is what is deleted made again by being asked for.
    const auto listed = adminOf(m_source->bootstrap())->listTopics(kGrantsTimeoutMs);
    QVERIFY(listed.has_value());
    QVERIFY(std::ranges::find(*listed, deleted, &kafka::TopicDescription::name) == listed->end());
}

void GrantsTest::whatIsNamedIsMissed() {
    const std::string topic = uniqueName("named");
    makeTopic(m_source->bootstrap(), topic, 1);
    LinkSpec link = document("unused").links[0];
    link.topics.include = {{TopicEntry::Kind::Literal, topic}};
    const auto asking = planner(link);
    const LinkMemory memory{{}, "group", "cluster"};
    QCOMPARE(hiddenIn(asking->plan(nullptr, memory).value()), topic + ": source-topic-hidden\n");
    link.topics.exclude.push_back({TopicEntry::Kind::Literal, topic});
    QCOMPARE(hiddenIn(planner(link)->plan(nullptr, memory).value()), std::string{});
    allow(topic);
    QTRY_VERIFY_WITH_TIMEOUT(asking->plan(nullptr, memory).value().plan->routes.contains(topic), kGrantsTimeoutMs);
}

TRIBUTARY_TEST(GrantsTest, QCoreApplication)
#include "grantstest.moc"
