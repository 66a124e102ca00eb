#include "core/engine/linkstate.h"
#include "tests/support/testprogram.h"

#include <set>
#include <utility>

#include <QTest>

using namespace tributary;

/// A link's state from those of its tasks.
class LinkStatusTest : public QObject {
    Q_OBJECT

private slots:
    void theFirstTaskLeads();
    void aSideTaskInTroubleDegradesWhatRuns();
    void whatDoesNotRunIsNotMadeBetter();
    void problemsAreTheLinks();
    void namesAreDistinct();
};

namespace {

TaskStatus task(LinkState state, ErrorCode error = ErrorCode::None) {
    TaskStatus out;
    out.state = state;
    out.sinceMs = 7;
    if (error != ErrorCode::None) {
        out.error = Error{error};
    }
    return out;
}

}  // namespace

void LinkStatusTest::theFirstTaskLeads() {
    QCOMPARE(linkStatus({}).state, LinkState::Stopped);
    for (std::size_t i = 0; i < kLinkStates; ++i) {
        const auto state = static_cast<LinkState>(i);
        TaskStatus leading = task(state, ErrorCode::KafkaRequest);
        leading.retryAtMs = 9;
        const LinkStatus status = linkStatus({leading, task(LinkState::Running)});
        QCOMPARE(status.state, state);
        QCOMPARE(status.error->code, ErrorCode::KafkaRequest);
        QCOMPARE(status.retryAtMs, 9);
        QCOMPARE(status.tasks.size(), 2U);
        QCOMPARE(status.tasks[0].sinceMs, 7);
    }
}

void LinkStatusTest::aSideTaskInTroubleDegradesWhatRuns() {
    for (const LinkState running : {LinkState::Running, LinkState::CatchingUp, LinkState::Lagging}) {
        for (const LinkState trouble : {LinkState::Degraded, LinkState::Backoff, LinkState::Failed}) {
            const LinkStatus status = linkStatus({task(running), task(trouble, ErrorCode::GroupInUse)});
            QCOMPARE(status.state, LinkState::Degraded);
            QCOMPARE(status.error->code, ErrorCode::GroupInUse);
            QCOMPARE(status.tasks[0].state, running);
            QCOMPARE(status.tasks[1].state, trouble);
        }
        QCOMPARE(linkStatus({task(running), task(LinkState::Starting)}).state, running);
        QCOMPARE(linkStatus({task(running), task(LinkState::Stopped)}).state, running);
    }
}

void LinkStatusTest::whatDoesNotRunIsNotMadeBetter() {
    for (const LinkState state : {LinkState::Failed, LinkState::Backoff, LinkState::Paused, LinkState::Stopped}) {
        const LinkStatus status =
            linkStatus({task(state, ErrorCode::KafkaRequest), task(LinkState::Failed, ErrorCode::GroupInUse)});
        QCOMPARE(status.state, state);
        QCOMPARE(status.error->code, ErrorCode::KafkaRequest);
    }
}

void LinkStatusTest::problemsAreTheLinks() {
    TaskStatus leading = task(LinkState::Degraded);
    leading.problems = {{"orders", 1, Error{ErrorCode::OpenTransaction}}};
    TaskStatus beside = task(LinkState::Degraded);
    beside.problems = {{"payments", -1, Error{ErrorCode::TopicRecreated}}};
    const LinkStatus status = linkStatus({leading, beside});
    QCOMPARE(status.problems.size(), 2U);
    QCOMPARE(status.problems[0].topic, std::string{"orders"});
    QCOMPARE(status.problems[1].topic, std::string{"payments"});
    QVERIFY(status.tasks[0].problems.empty() && status.tasks[1].problems.empty());
}

void LinkStatusTest::namesAreDistinct() {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < kTaskKinds; ++i) {
        names.insert(taskKindName(static_cast<TaskKind>(i)));
    }
    QCOMPARE(names.size(), kTaskKinds);
    QVERIFY(!names.contains("unknown"));
}

TRIBUTARY_TEST(LinkStatusTest, QCoreApplication)
#include "linkstatustest.moc"
