#include "core/kafka/consumer.h"
#include "core/link/topicplanner.h"
#include "tests/support/childprocess.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/kafkahome.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <array>
#include <memory>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// What is made of a source's topics at the target, on real brokers: with which properties, and how many at once.
class TargetTopicsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void whatTheTargetDoesNotKnowIsLeftOut();
    void withoutItsConfigurationNoTopicIsMade();
    void laterChangesReachTheTarget();
    void whatWasSetAtTheTargetStays();
    void brokersTakeManyTopics();
    void topicsGrowTogether();
    void brokersTakeManyPositions();
    void oneTopicThatIsRefusedLetsTheOthersBeCommitted();

private:
    [[nodiscard]] std::map<std::string, std::string> ownConfig(const std::string& topic) const;
    void allow(const std::string& operation, const std::string& topic) const;

    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
    QTemporaryDir m_folder;
    std::unique_ptr<KafkaCluster> m_old;  ///< knows properties that Kafka 4 does not, and has an authorizer
};

namespace {

constexpr int kTopicsTimeoutMs = 20'000;

std::unique_ptr<TopicPlanner> plannerOf(const std::string& source, const std::string& target,
                                        const std::string& pattern) {
    const LinkSpec link = twoClusters(source, target, pattern).links.front();
    return std::make_unique<TopicPlanner>(link, std::make_shared<EchoGuard>(), adminOf(source),
                                          adminOf(target), 0ms);
}

TopicPlanner::Outcome planned(TopicPlanner& planner) {
    Result<TopicPlanner::Outcome> outcome = planner.plan(nullptr, LinkMemory{{}, "group", "cluster"});
    if (!outcome) {
        throw std::runtime_error{outcome.error().text()};
    }
    return std::move(*outcome);
}

/// The text of the warning with this code; empty: there is none.
std::string warningOf(const TopicPlanner::Outcome& outcome, ErrorCode code) {
    const auto found = std::ranges::find_if(outcome.events, [&](const Event& event) {
        return event.kind == EventKind::Warning && event.error && event.error->code == code;
    });
    return found == outcome.events.end() ? std::string{} : found->error->text();
}

/// Plans until the warning is given, which is once.
std::string awaitWarning(TopicPlanner& planner, ErrorCode code) {
    const MonotonicTime deadline = MonotonicClock::now() + std::chrono::milliseconds{kTopicsTimeoutMs};
    std::string text;
    while (text.empty() && MonotonicClock::now() < deadline) {
        text = warningOf(planned(planner), code);
    }
    return text;
}

/// Counts the positions that were committed at one offset.
class CommitCounter final : public kafka::ConsumerListener {
public:
    void partitionsAssigned(const std::vector<kafka::TopicPartition>& /*partitions*/) override {}
    void partitionsRevoked(const std::vector<kafka::TopicPartition>& /*partitions*/, bool /*lost*/) override {}
    void commitFinished(const std::vector<kafka::CommittedOffset>& offsets, const Status& outcome) override {
        const auto count = std::ranges::count(offsets, offset, &kafka::CommittedOffset::offset);
        answers += count != 0 ? 1 : 0;
        (outcome ? committed : failed) += static_cast<std::size_t>(count);
    }
    void consumerError(const Error& /*error*/) override {}

    std::int64_t offset = 0;
    std::size_t answers = 0;
    std::size_t committed = 0;
    std::size_t failed = 0;
};

}  // namespace

void TargetTopicsTest::initTestCase() {
    m_old = std::make_unique<KafkaCluster>(KafkaClusterOptions{
        .directory = m_folder.path().toStdString(),
        .properties = {{"authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"},
                       {"allow.everyone.if.no.acl.found", "true"}},
        .version = "3.9.1"});
    m_old->start();
}

std::map<std::string, std::string> TargetTopicsTest::ownConfig(const std::string& topic) const {
    std::map<std::string, std::string> own;
    const auto configs = adminOf(m_agg)->topicConfigs({topic}, kTopicsTimeoutMs);
    if (configs && configs->contains(topic)) {
        for (const auto& [name, entry] : configs->at(topic)) {
            if (!entry.isDefault) {
                own[name] = entry.value;
            }
        }
    }
    return own;
}

/// The first permission that somebody is given takes from everybody those that nobody was given.
void TargetTopicsTest::allow(const std::string& operation, const std::string& topic) const {
    std::vector<std::string> command = kafkaCommand("3.9.1", "kafka.admin.AclCommand", 128, true);
    command.insert(command.end(), {"--bootstrap-server", m_old->bootstrap(), "--add", "--allow-principal",
                                   "User:ANONYMOUS", "--operation", operation, "--topic", topic});
    ChildProcess tool{ChildProcess::Options{command, {}, {}}};
    QVERIFY(tool.waitForEnd(60s));
    QCOMPARE(tool.exitStatus(), std::optional{0});
}

void TargetTopicsTest::whatTheTargetDoesNotKnowIsLeftOut() {
    const std::string topic = uniqueName("older");
    makeTopic(m_old->bootstrap(), topic, 2,
              {{"message.downconversion.enable", "false"},
               {"message.format.version", "3.0-IV1"},
               {"cleanup.policy", "compact"},
               {"retention.ms", "123456789"}});
    const auto planner = plannerOf(m_old->bootstrap(), m_agg, topic);
    const TopicPlanner::Outcome outcome = planned(*planner);
    const TopicRoute& route = outcome.plan->routes.at(topic);
    QVERIFY2(!route.blocked, route.blocked ? route.blocked->text().c_str() : "");
    QCOMPARE(route.targetPartitions, 2);
    QCOMPARE(ownConfig(topic),
             (std::map<std::string, std::string>{{"cleanup.policy", "compact"}, {"retention.ms", "123456789"}}));
    const std::string said = warningOf(outcome, ErrorCode::TargetConfigRefused);
    QVERIFY2(said.contains("message.downconversion.enable, message.format.version,"), said.c_str());
    QVERIFY(!said.contains("retention.ms"));
}

void TargetTopicsTest::withoutItsConfigurationNoTopicIsMade() {
    const std::string topic = uniqueName("unread");
    makeTopic(m_old->bootstrap(), topic, 1, {{"cleanup.policy", "compact"}});
    allow("Read", topic);
    const auto planner = plannerOf(m_old->bootstrap(), m_agg, topic);
    TopicPlanner::Outcome outcome = planned(*planner);
    const TopicRoute& route = outcome.plan->routes.at(topic);
    QVERIFY(route.blocked.has_value());
    QVERIFY(route.blocked->code == ErrorCode::SourceConfigUnread);
    QVERIFY2(route.blocked->text().contains(topic), route.blocked->text().c_str());
    QVERIFY(!outcome.plan->isReady());
    QVERIFY(adminOf(m_agg)->describeTopics({topic}, kTopicsTimeoutMs)->front().error.has_value());

    allow("DescribeConfigs", topic);
    QTRY_VERIFY_WITH_TIMEOUT(!planned(*planner).plan->routes.at(topic).blocked, kTopicsTimeoutMs);
    QCOMPARE(ownConfig(topic), (std::map<std::string, std::string>{{"cleanup.policy", "compact"}}));
}

void TargetTopicsTest::laterChangesReachTheTarget() {
    const std::string topic = uniqueName("later");
    makeTopic(m_eu, topic, 1, {{"retention.ms", "1000000000"}});
    const auto planner = plannerOf(m_eu, m_agg, topic);
    QVERIFY(!planned(*planner).plan->routes.at(topic).blocked);
    QVERIFY(adminOf(m_agg)->setTopicConfig(topic, "segment.bytes", "2000000", kTopicsTimeoutMs));

    const auto source = adminOf(m_eu);
    QVERIFY(source
                ->changeConfigs({{topic,
                                  {{"max.message.bytes", "5000000"},
                                   {"cleanup.policy", "compact"},
                                   {"retention.ms", std::nullopt},
                                   {"min.insync.replicas", "1"}}}},
                                kTopicsTimeoutMs)
                .has_value());
    const std::string said = awaitWarning(*planner, ErrorCode::TargetConfigFollows);
    QVERIFY2(said.contains("cleanup.policy=compact, max.message.bytes=5000000, retention.ms=default"), said.c_str());
    const std::map<std::string, std::string> followed{
        {"cleanup.policy", "compact"}, {"max.message.bytes", "5000000"}, {"segment.bytes", "2000000"}};
    QTRY_COMPARE_WITH_TIMEOUT(ownConfig(topic), followed, kTopicsTimeoutMs);
    // And the plan knows it.
    QTRY_COMPARE_WITH_TIMEOUT(planned(*planner).plan->routes.at(topic).targetMaxBytes, 5'000'000, kTopicsTimeoutMs);
}

void TargetTopicsTest::whatWasSetAtTheTargetStays() {
    const std::string topic = uniqueName("own");
    makeTopic(m_eu, topic, 1, {{"retention.ms", "1000000000"}});
    makeTopic(m_agg, topic, 1, {{"retention.ms", "9000000000"}});
    const auto planner = plannerOf(m_eu, m_agg, topic);
    QVERIFY(planned(*planner).events.size() == 1);  // it joined
    QVERIFY(adminOf(m_eu)->setTopicConfig(topic, "retention.ms", "1000", kTopicsTimeoutMs));
    const std::string said = awaitWarning(*planner, ErrorCode::TargetConfigKept);
    QVERIFY2(said.contains("retention.ms"), said.c_str());
    QCOMPARE(ownConfig(topic), (std::map<std::string, std::string>{{"retention.ms", "9000000000"}}));
    // Said once.
    QVERIFY(warningOf(planned(*planner), ErrorCode::TargetConfigKept).empty());
}

// Only checked by the broker, which counts as it does when they are made.
void TargetTopicsTest::brokersTakeManyTopics() {
    std::vector<kafka::NewTopic> topics;
    for (int i = 0; i < 2'501; ++i) {
        topics.push_back({uniqueName("many"), 4, 1, {{"cleanup.policy", "compact"}}});
    }
    const auto checked =
        adminOf(m_agg)->createTopics(topics, kTopicsTimeoutMs, kafka::AdminClient::Creation::OnlyCheck);
    QVERIFY2(checked.has_value(), checked ? "" : checked.error().text().c_str());
    QCOMPARE(checked->size(), topics.size());
    for (const auto& [topic, outcome] : *checked) {
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().text().c_str());
    }
    QVERIFY(adminOf(m_agg)->describeTopics({topics.front().name}, kTopicsTimeoutMs)->front().error.has_value());
}

void TargetTopicsTest::topicsGrowTogether() {
    const std::string stem = uniqueName("together");
    for (const std::string& name : {stem + ".a", stem + ".b"}) {
        makeTopic(m_eu, name, 3);
        makeTopic(m_agg, name, 1);
    }
    const auto planner = plannerOf(m_eu, m_agg, stem + ".*");
    const TopicPlanner::Outcome outcome = planned(*planner);
    QCOMPARE(std::ranges::count(outcome.events, EventKind::PartitionsAdded, &Event::kind), 2);
    const auto grown = adminOf(m_agg)->growTopics({{stem + ".a", 4}, {stem + ".b", 2}}, kTopicsTimeoutMs);
    QVERIFY(grown.has_value());
    QVERIFY(grown->at(stem + ".a").has_value());
    QVERIFY(!grown->at(stem + ".b").has_value());
}

// As many bytes as 6,000 partitions of a link have, which the coordinator would refuse in one batch.
void TargetTopicsTest::brokersTakeManyPositions() {
    constexpr int kPartitions = 300;
    const std::string topic = uniqueName("positions");
    makeTopic(m_eu, topic, kPartitions);
    std::vector<kafka::CommittedOffset> offsets;
    for (int partition = 0; partition < kPartitions; ++partition) {
        offsets.push_back({{topic, partition}, 1, -1, std::string(4'000, 'x')});
    }
    const std::string group = uniqueName("group");
    const auto admin = adminOf(m_eu);
    // A coordinator that is only just being chosen says so.
    QTRY_VERIFY_WITH_TIMEOUT(admin->groupOffsets(group, kTopicsTimeoutMs).has_value(), kTopicsTimeoutMs);
    const Status set = admin->setGroupOffsets(group, offsets, kTopicsTimeoutMs);
    QVERIFY2(set.has_value(), set ? "" : set.error().text().c_str());
    QCOMPARE(admin->groupOffsets(group, kTopicsTimeoutMs)->size(), offsets.size());

    CommitCounter counter;
    auto consumer = kafka::Consumer::create({{"bootstrap.servers", m_eu}}, group, counter);
    QVERIFY(consumer.has_value());
    for (kafka::CommittedOffset& each : offsets) {
        each.offset = 2;
    }
    const Status synchronous = (*consumer)->commitSync(offsets);
    QVERIFY2(synchronous.has_value(), synchronous ? "" : synchronous.error().text().c_str());
    for (kafka::CommittedOffset& each : offsets) {
        each.offset = 3;
    }
    counter.offset = 3;
    (*consumer)->commit(offsets);
    std::array<kafka::RawMessage*, 1> none{};
    QTRY_VERIFY_WITH_TIMEOUT((*consumer)->poll(none, 0) == 0 && counter.committed + counter.failed == offsets.size(),
                             kTopicsTimeoutMs);
    QCOMPARE(counter.failed, 0U);
    QVERIFY(counter.answers > 1);
    const auto committed = admin->groupOffsets(group, kTopicsTimeoutMs);
    QVERIFY(committed.has_value());
    QCOMPARE(committed->size(), offsets.size());
    QVERIFY(std::ranges::all_of(*committed, [](const auto& each) { return each.offset == 3; }));
}

// The broker's answer names one error for the whole request, although it has committed the others.
void TargetTopicsTest::oneTopicThatIsRefusedLetsTheOthersBeCommitted() {
    const std::string there = uniqueName("there");
    const std::string also = uniqueName("also");
    makeTopic(m_eu, there, 2);
    makeTopic(m_eu, also, 1);
    const std::string gone = uniqueName("gone");
    const std::string group = uniqueName("group");
    CommitCounter counter;
    auto consumer = kafka::Consumer::create({{"bootstrap.servers", m_eu}}, group, counter);
    QVERIFY(consumer.has_value());
    const std::vector<kafka::CommittedOffset> offsets{
        {{also, 0}, 7, -1, {}}, {{gone, 0}, 7, -1, {}}, {{there, 0}, 7, -1, {}}, {{there, 1}, 7, -1, {}}};
    counter.offset = 7;
    (*consumer)->commit(offsets);
    std::array<kafka::RawMessage*, 1> none{};
    QTRY_VERIFY_WITH_TIMEOUT((*consumer)->poll(none, 0) == 0 && counter.committed + counter.failed == offsets.size(),
                             kTopicsTimeoutMs);
    QCOMPARE(counter.committed, 3U);
    QCOMPARE(counter.failed, 1U);

    std::vector<kafka::CommittedOffset> later = offsets;
    for (kafka::CommittedOffset& each : later) {
        each.offset = 8;
    }
    std::vector<kafka::TopicPartition> refused;
    QVERIFY((*consumer)->commitSync(later, &refused).has_value());
    QVERIFY((refused == std::vector<kafka::TopicPartition>{{gone, 0}}));
    const auto committed = adminOf(m_eu)->groupOffsets(group, kTopicsTimeoutMs);
    QVERIFY(committed.has_value());
    QCOMPARE(committed->size(), std::size_t{3});
    QVERIFY(std::ranges::all_of(*committed, [](const auto& each) { return each.offset == 8; }));
}

TRIBUTARY_TEST(TargetTopicsTest, QCoreApplication)
#include "targettopicstest.moc"
