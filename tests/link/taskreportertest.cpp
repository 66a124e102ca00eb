#include "core/link/retry.h"
#include "core/link/taskinbox.h"
#include "core/link/taskreporter.h"
#include "tests/support/testprogram.h"

#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// What the tasks of a link have in common: how they say how they do, what they are told, when they try again.
class TaskReporterTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void eachChangeIsAnEvent();
    void whenTheNextTryIsIsNoNews();
    void sinceIsWhenTheStateBegan();
    void aWarningIsGivenOnce();
    void anInboxKeepsWhatHoldsOn();
    void aTaskIsWokenByWork();
    void aRetryKeepsItsReasonUntilItSucceeds();

private:
    struct Observer final : EngineObserver {
        void eventsReady() override {}
        void metricsReady(MetricsPtr /*snapshot*/) override {}
    };

    [[nodiscard]] std::vector<Event> events() { return m_subscription->takeEvents(); }
    [[nodiscard]] static TaskStatus in(LinkState state, std::int64_t retryAtMs = 0);

    std::shared_ptr<EventHub> m_hub;
    Observer m_observer;
    std::unique_ptr<Subscription> m_subscription;
    std::unique_ptr<TaskReporter> m_reporter;
};

void TaskReporterTest::init() {
    m_hub = std::make_shared<EventHub>();
    m_subscription = m_hub->subscribe({}, m_observer);
    m_reporter = std::make_unique<TaskReporter>(m_hub, LinkId{"eu-agg"}, TaskKind::Connectors);
}

TaskStatus TaskReporterTest::in(LinkState state, std::int64_t retryAtMs) {
    TaskStatus out;
    out.state = state;
    out.retryAtMs = retryAtMs;
    return out;
}

void TaskReporterTest::eachChangeIsAnEvent() {
    QVERIFY(!m_reporter->show(in(LinkState::Stopped)));
    QVERIFY(m_reporter->show(in(LinkState::Starting)));
    QVERIFY(!m_reporter->show(in(LinkState::Starting)));
    TaskStatus failed = in(LinkState::Failed);
    failed.error = Error{ErrorCode::GroupInUse};
    QVERIFY(m_reporter->show(failed));
    const std::vector<Event> said = events();
    QCOMPARE(said.size(), 2U);
    QCOMPARE(said[0].kind, EventKind::StateChanged);
    QCOMPARE(said[0].link, LinkId{"eu-agg"});
    QCOMPARE(said[0].status->state, LinkState::Starting);
    QCOMPARE(said[0].status->tasks.at(0).task, TaskKind::Connectors);
    QCOMPARE(said[1].status->error->code, ErrorCode::GroupInUse);
    QCOMPARE(said[1].error->code, ErrorCode::GroupInUse);
}

void TaskReporterTest::whenTheNextTryIsIsNoNews() {
    QVERIFY(m_reporter->show(in(LinkState::Backoff, 1'000)));
    QVERIFY(!m_reporter->show(in(LinkState::Backoff, 2'000)));
    QCOMPARE(m_reporter->status().retryAtMs, 2'000);
    QCOMPARE(events().size(), 1U);
}

void TaskReporterTest::sinceIsWhenTheStateBegan() {
    QCOMPARE(m_reporter->status().sinceMs, 0);
    const std::int64_t before = wallClockMs();
    m_reporter->show(in(LinkState::Degraded));
    const std::int64_t since = m_reporter->status().sinceMs;
    QVERIFY(since >= before && since <= wallClockMs());
    TaskStatus more = in(LinkState::Degraded);
    more.problems = {{"orders", 1, Error{ErrorCode::OpenTransaction}}};
    QVERIFY(m_reporter->show(more));
    QCOMPARE(m_reporter->status().sinceMs, since);
}

void TaskReporterTest::aWarningIsGivenOnce() {
    const Error away = Error{ErrorCode::KafkaRequest}.with("request", "x").with("reason", "no answer in time");
    m_reporter->warn(away);
    m_reporter->warn(away);
    QCOMPARE(events().size(), 1U);
    m_reporter->warn(Error{ErrorCode::GroupInUse});
    m_reporter->warn(away);
    QCOMPARE(events().size(), 2U);
    m_reporter->settle();
    m_reporter->warn(away);
    QCOMPARE(events().size(), 1U);
}

namespace {

struct Message {
    int goal = 0;
    std::optional<int> order;

    [[nodiscard]] Message rest() const { return {goal, std::nullopt}; }
};

}  // namespace

void TaskReporterTest::anInboxKeepsWhatHoldsOn() {
    TaskInbox<Message> inbox;
    inbox.tell([](Message& message) { message = {3, 4}; });
    const Message taken = inbox.take(MonotonicTime::max(), [](const Message& each) { return each.order.has_value(); });
    QCOMPARE(taken.goal, 3);
    QCOMPARE(taken.order, std::optional{4});
    QCOMPARE(inbox.ask([](const Message& each) { return each.goal; }), 3);
    QVERIFY(!inbox.ask([](const Message& each) { return each.order.has_value(); }));
    // Nothing is work: the time comes.
    QVERIFY(!inbox.take(MonotonicTime{}, [](const Message&) { return false; }).order);
}

void TaskReporterTest::aTaskIsWokenByWork() {
    TaskInbox<Message> inbox;
    int order = 0;
    std::thread task{[&] {
        order = *inbox.take(MonotonicTime::max(), [](const Message& each) { return each.order.has_value(); }).order;
    }};
    inbox.tell([](Message& message) { message.goal = 1; });
    inbox.tell([](Message& message) { message.order = 5; });
    task.join();
    QCOMPARE(order, 5);
}

void TaskReporterTest::aRetryKeepsItsReasonUntilItSucceeds() {
    Retry retry{100s, 1000s};
    QVERIFY(!retry.reason());
    QCOMPARE(retry.at(), MonotonicTime{});
    const MonotonicTime before = MonotonicClock::now();
    retry.later(Error{ErrorCode::KafkaRequest});
    const MonotonicTime first = retry.at();
    QVERIFY(first > before + 60s && first < before + 140s);
    QVERIFY(retry.atMs() > wallClockMs() + 60'000);
    retry.later(Error{ErrorCode::GroupInUse});
    QVERIFY(retry.at() > first);
    QCOMPARE(retry.reason()->code, ErrorCode::GroupInUse);
    retry.reset();
    QVERIFY(!retry.reason());
    QCOMPARE(retry.at(), MonotonicTime{});
    QCOMPARE(retry.atMs(), 0);
}

TRIBUTARY_TEST(TaskReporterTest, QCoreApplication)
#include "taskreportertest.moc"
