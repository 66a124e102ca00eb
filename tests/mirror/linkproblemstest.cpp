#include "core/mirror/linkproblems.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace tributary;

/// What keeps a link from all of its work.
class LinkProblemsTest : public QObject {
    Q_OBJECT

private slots:
    void newsIsTold();
    void streamsAreDescribed();
    void lostPartitionsAreChosenAnew();
};

void LinkProblemsTest::newsIsTold() {
    LinkProblems problems;
    const Error why = Error{ErrorCode::RecordRefused}.with("topic", "a");
    QVERIFY(problems.setPartition({"a", 1}, why));
    QVERIFY(!problems.setPartition({"a", 1}, why));
    QVERIFY(problems.setPartition({"a", 1}, Error{ErrorCode::RecordRefused}.with("topic", "b")));
    QVERIFY(!problems.setPartition({"a", 2}, std::nullopt));
    QVERIFY(problems.setPartition({"a", 1}, std::nullopt));
    TaskStatus status;
    problems.describe(status);
    QVERIFY(status.problems.empty());
}

void LinkProblemsTest::streamsAreDescribed() {
    LinkProblems problems;
    problems.setDuty(1, StreamDuty::Commit, Error{ErrorCode::CommitsFail});
    problems.setDuty(0, StreamDuty::Delivery, Error{ErrorCode::TargetSilent});
    TaskStatus status;
    problems.describe(status);
    QVERIFY(status.error && status.error->code == ErrorCode::TargetSilent);
    problems.setDuty(0, StreamDuty::Delivery, std::nullopt);
    problems.describe(status);
    QVERIFY(status.error->code == ErrorCode::CommitsFail);
    problems.clear();
    TaskStatus now;
    problems.describe(now);
    QVERIFY(!now.error);
}

void LinkProblemsTest::lostPartitionsAreChosenAnew() {
    LinkProblems problems;
    TopicPlan plan;
    plan.routes["again"].sourcePartitions = 2;
    plan.routes["again"].recreated = true;
    plan.routes["waits"].sourcePartitions = 2;
    static_cast<void>(problems.setPartition({"a", 1}, Error{ErrorCode::PositionOutOfRange}));
    static_cast<void>(problems.setPartition({"b", 0}, Error{ErrorCode::TargetLostRecords}));
    static_cast<void>(problems.setPartition({"c", 0}, Error{ErrorCode::RecordRefused}));
    static_cast<void>(problems.setPartition({"again", -1}, Error{ErrorCode::TargetReplaced}));
    static_cast<void>(problems.setPartition({"waits", -1}, Error{ErrorCode::TargetTopicUnusable}));
    const std::set<kafka::TopicPartition> wanted{{"a", 1}, {"b", 0}, {"again", 0}, {"again", 1}};
    QVERIFY(problems.lost(&plan) == wanted);
    QVERIFY((problems.lost(nullptr) == std::set<kafka::TopicPartition>{{"a", 1}, {"b", 0}}));
}

TRIBUTARY_TEST(LinkProblemsTest, QCoreApplication)
#include "linkproblemstest.moc"
