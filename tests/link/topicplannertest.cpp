#include "core/link/topicplanner.h"
#include "tests/support/link/fakecluster.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <QTest>

#include "core/kafka/errorcodes.h"
#include "tests/support/testprogram.h"

using namespace tributary;
using namespace std::chrono_literals;

/// What the planner asks and does, over clusters in memory.
class TopicPlannerTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void decidingChangesNothing();
    void targetsComeBeforeRoutes();
    void whatCannotBeMadeWaitsAlone();
    void whatCannotGrowKeepsWhatItHas();
    void aRecreatedTargetIsNotTouched();
    void aTargetThatIsGoneHaltsTheSecondTime();
    void whatMayNotBeSeenIsHidden();
    void whatIsGoneIsGone();
    void aCancelledPlanDoesNothing();
    void anAnswerThatDoesNotComeIsAnError_data();
    void anAnswerThatDoesNotComeIsAnError();
    void changesAreSaidOnce();

private:
    [[nodiscard]] std::unique_ptr<TopicPlanner> planner() const;
    [[nodiscard]] TopicPlanner::Outcome plan(TopicPlanner& planner, const TopicPlan* previous = nullptr) const;
    [[nodiscard]] std::vector<std::string> changesAsked() const;

    LinkSpec m_link;
    std::shared_ptr<FakeCluster> m_source;
    std::shared_ptr<FakeCluster> m_target;
    std::unique_ptr<LinkMemory> m_memory;
};

namespace {

std::vector<std::pair<EventKind, std::string>> kindsOf(const TopicPlanner::Outcome& outcome) {
    std::vector<std::pair<EventKind, std::string>> out;
    for (const Event& event : outcome.events) {
        out.emplace_back(event.kind, event.topic);
    }
    return out;
}

}  // namespace

void TopicPlannerTest::init() {
    m_link = {};
    m_link.id = LinkId{"link"};
    m_link.source = ClusterId{"eu"};
    m_link.target = ClusterId{"agg"};
    m_link.topics.include = {{TopicEntry::Kind::Regex, ".*"}};
    m_source = std::make_shared<FakeCluster>();
    m_target = std::make_shared<FakeCluster>();
    m_memory = std::make_unique<LinkMemory>(std::filesystem::path{}, "group", "source", "target");
}

std::unique_ptr<TopicPlanner> TopicPlannerTest::planner() const {
    return std::make_unique<TopicPlanner>(m_link, std::make_shared<EchoGuard>(), m_source->admin(), m_target->admin(),
                                          0ms);
}

TopicPlanner::Outcome TopicPlannerTest::plan(TopicPlanner& planner, const TopicPlan* previous) const {
    Result<TopicPlanner::Outcome> outcome = planner.plan(previous, *m_memory);
    if (!outcome) {
        throw std::runtime_error{outcome.error().text()};
    }
    return std::move(*outcome);
}

/// What was asked of the target that would change it.
std::vector<std::string> TopicPlannerTest::changesAsked() const {
    std::vector<std::string> out = m_target->takeRequests();
    std::erase_if(out, [](const std::string& request) {
        return request == "listTopics" || request == "describeTopics" || request == "topicConfigs";
    });
    return out;
}

void TopicPlannerTest::decidingChangesNothing() {
    m_source->make("new", 2);
    m_source->make("grows", 3);
    m_target->make("grows", 1);
    const auto asking = planner();
    const Result<TopicSteps> steps = asking->decide(nullptr, *m_memory);
    QVERIFY(steps);
    QCOMPARE(steps->create.size(), 1U);
    QCOMPARE(steps->grow.size(), 1U);
    QCOMPARE(changesAsked(), std::vector<std::string>{});
    QCOMPARE(m_target->topics.size(), 1U);
}

void TopicPlannerTest::targetsComeBeforeRoutes() {
    m_source->make("new", 2, {{"retention.ms", {"1000", false}}});
    m_source->make("grows", 3);
    m_target->make("grows", 1);
    const auto planning = planner();
    const TopicPlanner::Outcome outcome = plan(*planning);
    QCOMPARE(m_target->topics.at("new").partitions, 2);
    QCOMPARE(m_target->topics.at("new").config.at("retention.ms").value, std::string{"1000"});
    QCOMPARE(m_target->topics.at("grows").partitions, 3);
    for (const auto& [name, topic] : m_target->topics) {
        QCOMPARE(outcome.plan->routes.at(name).targetPartitions, topic.partitions);
        QCOMPARE(outcome.plan->routes.at(name).targetTopicId, topic.id);
    }
    QCOMPARE(kindsOf(outcome), (std::vector<std::pair<EventKind, std::string>>{{EventKind::PartitionsAdded, "grows"},
                                                                               {EventKind::TargetTopicMade, "new"},
                                                                               {EventKind::TopicAdded, "grows"},
                                                                               {EventKind::TopicAdded, "new"}}));
}

void TopicPlannerTest::whatCannotBeMadeWaitsAlone() {
    m_source->make("good");
    m_source->make("bad");
    m_target->uncreatable.emplace("bad", Error{ErrorCode::KafkaRequest}.with("reason", "Policy says no"));
    const auto planning = planner();
    TopicPlanner::Outcome outcome = plan(*planning);
    QVERIFY(!outcome.plan->routes.at("good").blocked);
    const TopicRoute& bad = outcome.plan->routes.at("bad");
    QVERIFY(bad.blocked && bad.blocked->code == ErrorCode::TargetTopicUnusable);
    QVERIFY2(bad.blocked->text().contains("Policy says no"), bad.blocked->text().c_str());
    QVERIFY(!outcome.plan->isReady());
    m_target->uncreatable.clear();
    outcome = plan(*planning, outcome.plan.get());
    QVERIFY(!outcome.plan->routes.at("bad").blocked);
    QVERIFY(outcome.plan->isReady());
}

void TopicPlannerTest::whatCannotGrowKeepsWhatItHas() {
    m_source->make("orders", 3);
    m_target->make("orders", 1);
    m_target->ungrowable.emplace("orders", Error{ErrorCode::KafkaAuthorization}.with("resource", "topic orders"));
    const auto planning = planner();
    const TopicPlanner::Outcome outcome = plan(*planning);
    const TopicRoute& route = outcome.plan->routes.at("orders");
    QVERIFY(!route.blocked);
    QVERIFY(route.noMorePartitions.has_value());
    QCOMPARE(route.targetPartitions, 1);
    QVERIFY(!outcome.plan->isReady());
}

void TopicPlannerTest::aRecreatedTargetIsNotTouched() {
    m_source->make("orders", 3);
    m_target->make("orders", 1);
    QVERIFY(m_memory->remember({{"orders", m_source->topics.at("orders").id}}, {{"orders", "older"}}));
    const auto planning = planner();
    const TopicPlanner::Outcome outcome = plan(*planning);
    const TopicRoute& route = outcome.plan->routes.at("orders");
    QVERIFY(route.blocked && route.blocked->code == ErrorCode::TargetReplaced && route.recreated);
    QCOMPARE(m_target->topics.at("orders").partitions, 1);
    QVERIFY(outcome.plan->targetIds().empty());  // it is not remembered as the one that was mirrored into
}

void TopicPlannerTest::aTargetThatIsGoneHaltsTheSecondTime() {
    m_source->make("orders");
    QVERIFY(m_memory->remember({{"orders", m_source->topics.at("orders").id}}, {{"orders", "t1"}}));
    const auto planning = planner();
    TopicPlanner::Outcome outcome = plan(*planning);
    QVERIFY(outcome.plan->routes.at("orders").blocked && !outcome.plan->routes.at("orders").recreated);
    QVERIFY(!outcome.plan->isReady());  // it is looked at again soon
    m_target->topics["orders"] = {"t1", 1};
    outcome = plan(*planning, outcome.plan.get());
    QVERIFY(!outcome.plan->routes.at("orders").blocked);
    m_target->topics.clear();
    outcome = plan(*planning, outcome.plan.get());
    QVERIFY(!outcome.plan->routes.at("orders").recreated);
    outcome = plan(*planning, outcome.plan.get());
    QVERIFY(outcome.plan->routes.at("orders").recreated);
    QVERIFY(m_target->topics.empty());
}

void TopicPlannerTest::whatMayNotBeSeenIsHidden() {
    m_source->make("orders");
    m_source->make("open");
    const auto planning = planner();
    const TopicPlanner::Outcome before = plan(*planning);
    Error refused{ErrorCode::KafkaAuthorization};
    refused.kafkaCode = kafka::code::kTopicAuthorizationFailed;
    m_source->topics.at("orders").undescribed = refused;
    const TopicPlanner::Outcome after = plan(*planning, before.plan.get());
    QCOMPARE(after.plan->hidden.at("orders").code, ErrorCode::SourceTopicHidden);
    QVERIFY(!after.plan->routes.contains("orders"));
    QCOMPARE(kindsOf(after), (std::vector<std::pair<EventKind, std::string>>{}));  // it has not left
}

void TopicPlannerTest::whatIsGoneIsGone() {
    m_source->make("orders");
    const auto planning = planner();
    const TopicPlanner::Outcome before = plan(*planning);
    m_source->topics.clear();
    const TopicPlanner::Outcome after = plan(*planning, before.plan.get());
    QVERIFY(after.plan->routes.empty() && after.plan->hidden.empty());
    QCOMPARE(after.plan->version, before.plan->version + 1);
    QCOMPARE(kindsOf(after), (std::vector<std::pair<EventKind, std::string>>{{EventKind::TopicRemoved, "orders"}}));
    QVERIFY(m_target->topics.contains("orders"));
}

void TopicPlannerTest::aCancelledPlanDoesNothing() {
    m_source->make("new", 2);
    m_source->make("grows", 3);
    m_target->make("grows", 1);
    const auto planning = planner();
    m_target->before = [&](std::string_view) { planning->cancel(); };
    static_cast<void>(planning->plan(nullptr, *m_memory));
    QCOMPARE(changesAsked(), std::vector<std::string>{});
    QCOMPARE(m_target->topics.size(), 1U);
    QCOMPARE(m_target->topics.at("grows").partitions, 1);
}

void TopicPlannerTest::anAnswerThatDoesNotComeIsAnError_data() {
    QTest::addColumn<bool>("atSource");
    QTest::addColumn<QString>("request");
    QTest::newRow("source, list") << true << "listTopics";
    QTest::newRow("source, describe") << true << "describeTopics";
    QTest::newRow("source, configurations") << true << "topicConfigs";
    QTest::newRow("target, list") << false << "listTopics";
    QTest::newRow("target, describe") << false << "describeTopics";
    QTest::newRow("target, configurations") << false << "topicConfigs";
}

void TopicPlannerTest::anAnswerThatDoesNotComeIsAnError() {
    QFETCH(const bool, atSource);
    QFETCH(const QString, request);
    m_source->make("orders");
    (atSource ? *m_source : *m_target)
        .failing.emplace(request.toStdString(),
                         Error{ErrorCode::KafkaRequest}.with("request", "It").with("reason", "no answer"));
    const auto planning = planner();
    const Result<TopicPlanner::Outcome> outcome = planning->plan(nullptr, *m_memory);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().text(),
             std::string{"It at "} + (atSource ? m_link.source : m_link.target).str() + " failed: no answer.");
}

void TopicPlannerTest::changesAreSaidOnce() {
    m_source->make("orders", 1, {{"retention.ms", {"1000", false}}});
    const auto planning = planner();
    TopicPlanner::Outcome outcome = plan(*planning);
    m_source->topics.at("orders").config["retention.ms"] = {"2000", false};
    outcome = plan(*planning, outcome.plan.get());
    QCOMPARE(outcome.events.size(), 1U);
    QCOMPARE(outcome.events.front().error->code, ErrorCode::TargetConfigFollows);
    QCOMPARE(m_target->topics.at("orders").config.at("retention.ms").value, std::string{"2000"});
    QVERIFY(plan(*planning, outcome.plan.get()).events.empty());
}

TRIBUTARY_TEST(TopicPlannerTest, QCoreApplication)
#include "topicplannertest.moc"
