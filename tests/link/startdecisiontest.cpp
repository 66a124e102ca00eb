#include "core/link/startdecision.h"
#include "tests/support/link/fakecluster.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <QTest>

using namespace tributary;

/// Where a link begins, or that its operator has to say so, by what its group has committed.
class StartDecisionTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aFirstStartCommitsBeforeItReads_data();
    void aFirstStartCommitsBeforeItReads();
    void goodPositionsStay();
    void whatJoinedLaterIsLeftToTheStreams();
    void aLinkThatRanAndHasNoPositionsAsks();
    void foreignPositionsAsk();
    void aChoiceReplacesWhatIsNotGood();
    void aChoiceThatSkipsRecordsIsKeptAsAGap();
    void whatHasHaltedIsChosenAnew();
    void aLeaderlessPartitionHoldsUpAllButTheEarliestStart();
    void halfWrittenFirstPositionsAreTakenBack();
    void whoeverWasQuickerIsRight();
    void noGapNoStart();

private:
    [[nodiscard]] Status prepare(bool ranBefore = false, const std::optional<StartSpec>& chosen = {},
                                 const std::set<kafka::TopicPartition>& halted = {});
    void commit(std::int32_t partition, std::int64_t offset, const CommitMetadata& metadata = kExpected);
    [[nodiscard]] std::vector<std::int64_t> positions();

    static inline const CommitMetadata kExpected{"target-1", "0badcafe", {}};

    LinkSpec m_link;
    TopicPlan m_plan;
    std::shared_ptr<FakeCluster> m_source;
    std::vector<std::pair<std::int64_t, std::int64_t>> m_gaps;
    Status m_gapKept;
    std::vector<ReadAgain> m_again;
};

void StartDecisionTest::init() {
    m_link = {};
    m_source = std::make_shared<FakeCluster>();
    FakeTopic& topic = m_source->make("orders", 2);
    topic.first = {{0, 10}, {1, 20}};
    topic.end = {{0, 100}, {1, 200}};
    TopicRoute route;
    route.sourceTopic = "orders";
    route.topicId = topic.id;
    route.sourcePartitions = 2;
    route.targetTopic = "orders";
    route.targetTopicId = "t1";
    m_plan = {1, {{"orders", route}}, {}};
    m_gaps.clear();
    m_gapKept = {};
    m_again.clear();
}

Status StartDecisionTest::prepare(bool ranBefore, const std::optional<StartSpec>& chosen,
                                  const std::set<kafka::TopicPartition>& halted) {
    const auto admin = m_source->admin();
    const StartDecision decision{m_link,
                                 "group",
                                 kExpected,
                                 *admin,
                                 [this](const kafka::TopicPartition&, std::int64_t from, std::int64_t to) {
                                     m_gaps.emplace_back(from, to);
                                     return m_gapKept;
                                 },
                                 [this](const std::vector<ReadAgain>& again) { m_again = again; }};
    return decision.prepare(m_plan, ranBefore, chosen, halted);
}

void StartDecisionTest::commit(std::int32_t partition, std::int64_t offset, const CommitMetadata& metadata) {
    const kafka::TopicPartition at{"orders", partition};
    m_source->groups["group"][at] = {at, offset, -1,
                                     writeCommitMetadata(forTopic(metadata, m_plan.routes.at("orders")))};
}

/// By partition; -1: none.
std::vector<std::int64_t> StartDecisionTest::positions() {
    std::vector<std::int64_t> out{-1, -1};
    for (const auto& [at, committed] : m_source->groups["group"]) {
        out.at(static_cast<std::size_t>(at.partition)) = committed.offset;
    }
    return out;
}

void StartDecisionTest::aFirstStartCommitsBeforeItReads_data() {
    QTest::addColumn<int>("start");
    QTest::addColumn<std::vector<std::int64_t>>("positions");
    QTest::newRow("earliest") << static_cast<int>(StartPosition::Earliest) << std::vector<std::int64_t>{10, 20};
    QTest::newRow("latest") << static_cast<int>(StartPosition::Latest) << std::vector<std::int64_t>{100, 200};
}

void StartDecisionTest::aFirstStartCommitsBeforeItReads() {
    QFETCH(const int, start);
    m_link.start.position = static_cast<StartPosition>(start);
    QVERIFY(prepare());
    QTEST(positions(), "positions");
    CommitMetadata beside;
    QVERIFY(parseCommitMetadata(m_source->groups["group"].begin()->second.metadata, beside));
    QCOMPARE(beside, forTopic(kExpected, m_plan.routes.at("orders")));
}

void StartDecisionTest::goodPositionsStay() {
    commit(0, 50);
    commit(1, 60);
    m_link.start.position = StartPosition::Latest;
    QVERIFY(prepare());
    QVERIFY(prepare(true));
    QCOMPARE(positions(), (std::vector<std::int64_t>{50, 60}));
}

void StartDecisionTest::whatJoinedLaterIsLeftToTheStreams() {
    commit(0, 50);
    m_link.start.position = StartPosition::Latest;  // is for the very first start
    QVERIFY(prepare(true));
    QCOMPARE(positions(), (std::vector<std::int64_t>{50, -1}));
}

void StartDecisionTest::aLinkThatRanAndHasNoPositionsAsks() {
    const Status ran = prepare(true);
    QVERIFY(!ran && ran.error().code == ErrorCode::PositionLost && !ran.error().retriable);
    m_link.start.position = StartPosition::Committed;
    const Status meant = prepare(false);
    QVERIFY(!meant && meant.error().code == ErrorCode::PositionLost);
    QCOMPARE(positions(), (std::vector<std::int64_t>{-1, -1}));
}

void StartDecisionTest::foreignPositionsAsk() {
    commit(0, 50);
    commit(1, 60, {"target-2", "0badcafe", {}});
    const Status foreign = prepare(true);
    QVERIFY(!foreign && foreign.error().code == ErrorCode::PositionForeign && !foreign.error().retriable);
    QCOMPARE(positions(), (std::vector<std::int64_t>{50, 60}));
}

void StartDecisionTest::aChoiceReplacesWhatIsNotGood() {
    commit(0, 50);
    commit(1, 60, {"target-2", "0badcafe", {}});
    QVERIFY(prepare(true, StartSpec{StartPosition::Latest, 0}));
    QCOMPARE(positions(), (std::vector<std::int64_t>{50, 200}));
    QVERIFY(m_gaps.empty());  // what another target has says nothing of this one
}

void StartDecisionTest::aChoiceThatSkipsRecordsIsKeptAsAGap() {
    commit(0, 50);
    commit(1, 60);
    QVERIFY(prepare(true, StartSpec{StartPosition::Latest, 0}, {{"orders", 0}}));
    QCOMPARE(positions(), (std::vector<std::int64_t>{100, 60}));
    QCOMPARE(m_gaps, (std::vector<std::pair<std::int64_t, std::int64_t>>{{50, 100}}));
}

void StartDecisionTest::whatHasHaltedIsChosenAnew() {
    commit(0, 50);
    commit(1, 60);
    QVERIFY(prepare(true, StartSpec{StartPosition::Earliest, 0}, {{"orders", 1}}));
    QCOMPARE(positions(), (std::vector<std::int64_t>{50, 20}));
    QVERIFY(m_gaps.empty());  // it goes back
    QCOMPARE(m_again.size(), std::size_t{1});
    QCOMPARE(m_again[0].partition, 1);
    QCOMPARE(m_again[0].from, 20);
    QVERIFY(m_again[0].sameTopic);
    // A topic that was made again has not what was missed of the one before.
    m_plan.routes.at("orders").topicId = "another";
    QVERIFY(prepare(true, StartSpec{StartPosition::Earliest, 0}));
    QCOMPARE(m_again.size(), std::size_t{2});
    QVERIFY(!m_again[0].sameTopic && !m_again[1].sameTopic);
}

void StartDecisionTest::aLeaderlessPartitionHoldsUpAllButTheEarliestStart() {
    m_source->topics.at("orders").first[1] = -1;
    m_source->topics.at("orders").end[1] = -1;
    m_link.start.position = StartPosition::Latest;
    const Status waits = prepare();
    QVERIFY(!waits && waits.error().retriable);
    QCOMPARE(positions(), (std::vector<std::int64_t>{-1, -1}));
    m_link.start.position = StartPosition::Earliest;
    QVERIFY(prepare());
    QCOMPARE(positions(), (std::vector<std::int64_t>{10, -1}));
}

// Those that were set would let the others begin at their first records.
void StartDecisionTest::halfWrittenFirstPositionsAreTakenBack() {
    commit(0, 10);
    const auto half = m_source->groups;
    m_source->groups.clear();
    m_source->failing.emplace("setGroupOffsets", Error{ErrorCode::KafkaRequest});
    m_source->before = [&](std::string_view request) {
        if (request == "setGroupOffsets") {
            m_source->groups = half;
        }
    };
    QVERIFY(!prepare());
    QCOMPARE(positions(), (std::vector<std::int64_t>{-1, -1}));
}

void StartDecisionTest::whoeverWasQuickerIsRight() {
    m_source->failing.emplace("setGroupOffsets", Error{ErrorCode::GroupInUse});
    QVERIFY(prepare());
    QCOMPARE(std::ranges::count(m_source->takeRequests(), "deleteGroup"), 0);
    const Status chosen = prepare(false, StartSpec{StartPosition::Latest, 0});
    QVERIFY(!chosen && chosen.error().code == ErrorCode::GroupInUse);
}

// The ledger is full, or its disk: the position does not pass what it could not keep.
void StartDecisionTest::noGapNoStart() {
    commit(0, 50);
    commit(1, 60);
    m_gapKept = std::unexpected(Error{ErrorCode::StateDamaged});
    QVERIFY(!prepare(true, StartSpec{StartPosition::Latest, 0}, {{"orders", 0}}));
    QCOMPARE(positions(), (std::vector<std::int64_t>{50, 60}));
}

TRIBUTARY_TEST(StartDecisionTest, QCoreApplication)
#include "startdecisiontest.moc"
