#include "core/link/topicsteps.h"
#include "tests/support/testprogram.h"

#include <utility>

#include <QTest>

using namespace tributary;

/// What is decided of a link's topics, by what its clusters have: no cluster is asked.
class TopicStepsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void whatIsMissingIsMade();
    void whatIsThereIsUsed();
    void smallerTargetsGrow();
    void underAnotherPartitioningTheyDoNot();
    void oneNameAtTheTargetIsForOneTopic();
    void anotherIncarnationOfTheSourceWaits();
    void anotherIncarnationOfTheTargetWaits();
    void aTargetThatIsGoneIsMissedTwice();
    void withoutItsConfigurationNothingIsMade();
    void theCodecIsTheSourcesOrTheLinks();
    void onlyWhatIsNotCompactedIsWhole();

private:
    void source(const std::string& name, int partitions, const std::string& id = "s");
    [[nodiscard]] TopicSteps decide() const;
    [[nodiscard]] static ErrorCode blockOf(const TopicSteps& steps, const std::string& topic);

    LinkSpec m_link;
    TopicView m_view;
    SourceConfigs m_configs;
    TopicIds m_knownSource;
    TopicIds m_knownTarget;
    std::set<std::string> m_missed;
};

void TopicStepsTest::init() {
    m_link = {};
    m_view = {};
    m_configs = {};
    m_knownSource.clear();
    m_knownTarget.clear();
    m_missed.clear();
}

void TopicStepsTest::source(const std::string& name, int partitions, const std::string& id) {
    kafka::TopicDescription topic;
    topic.name = name;
    topic.topicId = id;
    topic.partitions.resize(static_cast<std::size_t>(partitions));
    m_view.source.emplace(name, std::move(topic));
}

TopicSteps TopicStepsTest::decide() const {
    return decideTopics(m_link, m_view, m_configs, {m_knownSource, m_knownTarget, m_missed});
}

ErrorCode TopicStepsTest::blockOf(const TopicSteps& steps, const std::string& topic) {
    const TopicRoute& route = steps.routes.at(topic);
    return route.blocked ? route.blocked->code : ErrorCode::None;
}

void TopicStepsTest::whatIsMissingIsMade() {
    source("orders", 3);
    m_configs.known["orders"] = {{"retention.ms", {"1000", false}}, {"segment.bytes", {"7", true}}};
    m_link.replicationFactor = 2;
    const TopicSteps steps = decide();
    QCOMPARE(steps.create, (std::vector<PlannedTopic>{{"orders", "orders", 3, 2, {{"retention.ms", "1000"}}}}));
    QVERIFY(steps.grow.empty());
    const TopicRoute& route = steps.routes.at("orders");
    QVERIFY(!route.blocked);
    QCOMPARE(route.sourcePartitions, 3);
    QCOMPARE(route.targetPartitions, 0);  // nothing goes there before it is there
}

void TopicStepsTest::whatIsThereIsUsed() {
    source("orders", 3);
    m_view.target["orders"] = {5, "t"};
    const TopicSteps steps = decide();
    QVERIFY(steps.create.empty() && steps.grow.empty());
    QCOMPARE(steps.routes.at("orders").targetPartitions, 5);
    QCOMPARE(steps.routes.at("orders").targetTopicId, std::string{"t"});
}

void TopicStepsTest::smallerTargetsGrow() {
    source("orders", 3);
    m_view.target["orders"] = {1, "t"};
    QCOMPARE(decide().grow, (std::vector<PlannedGrowth>{{"orders", "orders", 1, 3}}));
}

void TopicStepsTest::underAnotherPartitioningTheyDoNot() {
    source("orders", 3);
    m_view.target["orders"] = {1, "t"};
    m_link.partitioning = Partitioning::KeyHash;
    QVERIFY(decide().grow.empty());
}

void TopicStepsTest::oneNameAtTheTargetIsForOneTopic() {
    source("a", 1);
    source("b", 1);
    m_link.naming.policy = NamingPolicy::Template;
    m_link.naming.pattern = "both";
    const TopicSteps steps = decide();
    QCOMPARE(blockOf(steps, "a"), ErrorCode::None);
    QCOMPARE(blockOf(steps, "b"), ErrorCode::TargetNameClash);
    QCOMPARE(steps.create.size(), 1U);
}

void TopicStepsTest::anotherIncarnationOfTheSourceWaits() {
    source("orders", 3, "new");
    m_knownSource = {{"orders", "old"}};
    m_view.target["orders"] = {1, "t"};
    const TopicSteps steps = decide();
    QCOMPARE(blockOf(steps, "orders"), ErrorCode::TopicRecreated);
    QVERIFY(steps.routes.at("orders").recreated);
    QCOMPARE(steps.routes.at("orders").topicId, std::string{"old"});  // what is remembered stays
    QVERIFY(steps.grow.empty());
}

void TopicStepsTest::anotherIncarnationOfTheTargetWaits() {
    source("orders", 3);
    m_knownTarget = {{"orders", "old"}};
    m_view.target["orders"] = {1, "new"};
    const TopicSteps steps = decide();
    QCOMPARE(blockOf(steps, "orders"), ErrorCode::TargetReplaced);
    QVERIFY(steps.routes.at("orders").recreated);
    QVERIFY(steps.grow.empty());  // it is not touched
}

void TopicStepsTest::aTargetThatIsGoneIsMissedTwice() {
    source("orders", 3);
    m_knownTarget = {{"orders", "t"}};
    TopicSteps steps = decide();
    QCOMPARE(blockOf(steps, "orders"), ErrorCode::TargetReplaced);
    QVERIFY(!steps.routes.at("orders").recreated);
    QVERIFY(steps.create.empty());
    m_missed = {"orders"};
    steps = decide();
    QVERIFY(steps.routes.at("orders").recreated);
    QVERIFY(steps.create.empty());
}

void TopicStepsTest::withoutItsConfigurationNothingIsMade() {
    source("orders", 3);
    m_configs.unread.emplace("orders", Error{ErrorCode::KafkaAuthorization}.with("resource", "topic orders"));
    TopicSteps steps = decide();
    QCOMPARE(blockOf(steps, "orders"), ErrorCode::SourceConfigUnread);
    QVERIFY(steps.create.empty());
    // One that was read before is good enough, and so is a target that is there.
    m_configs.known["orders"] = {};
    QCOMPARE(decide().create.size(), 1U);
    m_configs.known.clear();
    m_view.target["orders"] = {3, "t"};
    QCOMPARE(blockOf(decide(), "orders"), ErrorCode::None);
}

void TopicStepsTest::theCodecIsTheSourcesOrTheLinks() {
    source("orders", 1);
    QCOMPARE(decide().routes.at("orders").codec, std::string{"none"});
    for (const auto& [type, codec] : {std::pair{"zstd", "zstd"}, {"producer", "none"}, {"uncompressed", "none"}}) {
        m_configs.known["orders"]["compression.type"] = {type, false};
        QCOMPARE(decide().routes.at("orders").codec, std::string{codec});
    }
    m_link.compression = Compression::Lz4;
    QCOMPARE(decide().routes.at("orders").codec, std::string{"lz4"});
}

void TopicStepsTest::onlyWhatIsNotCompactedIsWhole() {
    source("orders", 1);
    QVERIFY(!decide().routes.at("orders").sourceWhole);  // not known
    for (const auto& [policy, whole] : {std::pair{"delete", true}, {"compact", false}, {"compact,delete", false}}) {
        m_configs.known["orders"]["cleanup.policy"] = {policy, true};
        QCOMPARE(decide().routes.at("orders").sourceWhole, whole);
    }
}

TRIBUTARY_TEST(TopicStepsTest, QCoreApplication)
#include "topicstepstest.moc"
