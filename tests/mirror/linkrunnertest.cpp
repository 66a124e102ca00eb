#include "core/mirror/linkrunner.h"
#include "tests/support/link/fakeconnections.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// The supervisor of a link: in which order it does what, what it says meanwhile, and that it is obedient. Clusters and
/// streams are in memory.
class LinkRunnerTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void targetsAndPositionsComeBeforeStreams();
    void aSourceThatIsAwayIsTriedAgain();
    void aStopDoesNotWaitForAnAnswer_data();
    void aStopDoesNotWaitForAnAnswer();
    void afterAStopNothingIsMadeAtTheTarget();
    void aFailedStreamIsSaidAndStartedAgain();
    void foreignPositionsWaitForAChoice();
    void whatHasFailedStaysSoUntilItIsStarted();
    void aRefusedPasswordIsTriedAgainWhenItIsAnother();
    void aPauseIsSettledByTheStreams();
    void liveChangesKeepTheStreams();
    void otherChangesStartThemAnew();
    void streamsThatDoNotStartAreTriedAgain();
    void whatStreamsCannotDoIsSaid();
    void itRunsOnceEveryPartitionIsKnown();
    void quitStopsTheStreams();

private:
    /// What became of the streams that were started, under `mutex`.
    struct Streams {
        StreamHost* host = nullptr;
        StreamOrders orders;
        int started = 0;
        int stopped = 0;
        bool pauseSettled = false;
        bool shared = true;
        LinkCounters* counters = nullptr;
        std::optional<Error> unstarted;
        std::vector<std::string> targetsAtStart;
        std::size_t positionsAtStart = 0;
        std::vector<int> commitIntervals;
    };
    class FakeStreams;
    class Watch;

    [[nodiscard]] LinkJob job() const;
    [[nodiscard]] TaskStatus await(LinkState state);
    void run(LinkGoal goal = LinkGoal::Running);
    template <class Look>
    auto streams(Look look) {
        const std::scoped_lock lock{m_streamsMutex};
        return look(m_streams);
    }

    std::shared_ptr<FakeCluster> m_source;
    std::shared_ptr<FakeCluster> m_target;
    std::shared_ptr<FakeConnections> m_connections;
    std::mutex m_streamsMutex;
    Streams m_streams;
    std::shared_ptr<EventHub> m_hub;
    std::unique_ptr<Watch> m_watch;
    std::unique_ptr<LinkRunner> m_runner;
};

class LinkRunnerTest::FakeStreams final : public RunningStreams {
public:
    explicit FakeStreams(LinkRunnerTest& test) : m_test(test) {}
    ~FakeStreams() override { FakeStreams::stop({}); }

    void stop(StopPatience /*patience*/) override {
        if (!std::exchange(m_stopped, true)) {
            m_test.streams([](Streams& streams) { return ++streams.stopped; });
        }
    }
    void setOrders(const StreamOrders& orders) override {
        m_test.streams([&](Streams& streams) {
            streams.orders = orders;
            streams.commitIntervals.push_back(static_cast<int>(orders.commitIntervalMs));
            return 0;
        });
    }
    [[nodiscard]] bool pauseSettled() const override {
        return m_test.streams([](const Streams& streams) { return streams.pauseSettled; });
    }
    [[nodiscard]] bool haveShares() const override {
        return m_test.streams([](const Streams& streams) { return streams.shared; });
    }
    void limitBatch(std::int64_t /*largestBatch*/) override {}
    [[nodiscard]] std::optional<Error> takeError() override { return std::nullopt; }

private:
    LinkRunnerTest& m_test;
    bool m_stopped = false;
};

/// All events of the link so far; waits for one.
class LinkRunnerTest::Watch final : public EngineObserver {
public:
    explicit Watch(EventHub& hub) : m_subscription(hub.subscribe({}, *this)) {}

    void eventsReady() override {
        const std::scoped_lock lock{m_mutex};
        m_ready = true;
        m_wake.notify_all();
    }
    void metricsReady(MetricsPtr /*snapshot*/) override {}

    /// The next event like this, others before it are passed over; none within 20 s.
    [[nodiscard]] std::optional<Event> next(const std::function<bool(const Event&)>& isIt) {
        const MonotonicTime until = MonotonicClock::now() + 20s;
        while (true) {
            while (!m_events.empty()) {
                Event event = std::move(m_events.front());
                m_events.pop_front();
                if (isIt(event)) {
                    return event;
                }
            }
            {
                std::unique_lock lock{m_mutex};
                if (!m_wake.wait_until(lock, until, [this] { return m_ready; })) {
                    return std::nullopt;
                }
                m_ready = false;
            }
            std::ranges::move(m_subscription->takeEvents(), std::back_inserter(m_events));
        }
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ready = false;
    std::deque<Event> m_events;
    const std::unique_ptr<Subscription> m_subscription;
};

namespace {

/// Holds up whoever comes, from close() to open().
class Gate {
public:
    void close() { change(true); }
    void open() { change(false); }
    /// Somebody waits there.
    void awaitVisitor() {
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, [this] { return m_waiting > 0; });
    }
    void pass() {
        std::unique_lock lock{m_mutex};
        ++m_waiting;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return !m_closed; });
        --m_waiting;
    }

private:
    void change(bool closed) {
        const std::scoped_lock lock{m_mutex};
        m_closed = closed;
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_closed = false;
    int m_waiting = 0;
};

Error silent() {
    Error error{ErrorCode::KafkaRequest};
    error.retriable = true;
    return error.with("request", "The connection").with("reason", "no answer in time");
}

}  // namespace

void LinkRunnerTest::init() {
    m_source = std::make_shared<FakeCluster>();
    m_source->id = "source-id";
    m_source->make("orders", 2);
    m_target = std::make_shared<FakeCluster>();
    m_target->id = "target-id";
    m_streams = {};
    m_hub = std::make_shared<EventHub>();
    m_watch = std::make_unique<Watch>(*m_hub);
    LinkEnvironment environment;
    environment.hub = m_hub;
    m_connections = std::make_shared<FakeConnections>(
        std::map<ClusterId, std::shared_ptr<FakeCluster>>{{ClusterId{"eu"}, m_source}, {ClusterId{"agg"}, m_target}});
    environment.connections = m_connections;
    environment.echoes = std::make_shared<EchoGuard>();
    environment.shortestRetry = 100ms;
    environment.lookAtRefused = 10ms;
    environment.startStreams = [this](const LinkStreamsSetup&, const StreamOrders& orders, StreamHost& host,
                                      LinkCounters& counters, LinkOffsets&) -> Result<std::unique_ptr<RunningStreams>> {
        std::vector<std::string> targets;
        m_target->change([&](const FakeCluster& cluster) {
            for (const auto& [name, topic] : cluster.topics) {
                targets.push_back(name);
            }
        });
        std::size_t positions = 0;
        m_source->change([&](FakeCluster& cluster) { positions = cluster.groups["group"].size(); });
        const std::scoped_lock lock{m_streamsMutex};
        if (m_streams.unstarted) {
            return std::unexpected(*m_streams.unstarted);
        }
        ++m_streams.started;
        m_streams.host = &host;
        m_streams.counters = &counters;
        m_streams.orders = orders;
        m_streams.targetsAtStart = targets;
        m_streams.positionsAtStart = positions;
        return std::make_unique<FakeStreams>(*this);
    };
    m_runner = std::make_unique<LinkRunner>(job(), environment);
}

void LinkRunnerTest::cleanup() {
    m_runner.reset();
    m_watch.reset();
}

LinkJob LinkRunnerTest::job() const {
    LinkJob job;
    job.link.id = LinkId{"eu-agg"};
    job.link.source = ClusterId{"eu"};
    job.link.target = ClusterId{"agg"};
    job.link.topics.include = {{TopicEntry::Kind::Regex, ".*"}};
    job.source.id = ClusterId{"eu"};
    job.target.id = ClusterId{"agg"};
    job.group = "group";
    return job;
}

void LinkRunnerTest::run(LinkGoal goal) { m_runner->setGoal(goal); }

/// Waits until the link says that it is in this state; fails the test where it does not.
TaskStatus LinkRunnerTest::await(LinkState state) {
    const std::optional<Event> event =
        m_watch->next([&](const Event& each) { return each.status && each.status->state == state; });
    if (!event) {
        QTest::qFail(qPrintable(QStringLiteral("it is not %1, but %2")
                                    .arg(QString::fromStdString(std::string{linkStateName(state)}),
                                         QString::fromStdString(std::string{linkStateName(m_runner->status().state)}))),
                     __FILE__, __LINE__);
        return {};
    }
    TaskStatus status = event->status->tasks.at(0);
    status.problems = event->status->problems;
    return status;
}

void LinkRunnerTest::targetsAndPositionsComeBeforeStreams() {
    QCOMPARE(m_runner->status().state, LinkState::Stopped);
    run();
    static_cast<void>(await(LinkState::Starting));
    static_cast<void>(await(LinkState::Running));
    const Streams started = streams([](const Streams& each) { return each; });
    QCOMPARE(started.started, 1);
    QCOMPARE(started.targetsAtStart, (std::vector<std::string>{"orders"}));
    QCOMPARE(started.positionsAtStart, 2U);
    QCOMPARE(started.orders.plan->routes.size(), 1U);
    QCOMPARE(m_runner->status().task, TaskKind::Mirror);
    QVERIFY(m_runner->status().sinceMs > 0);
}

void LinkRunnerTest::aSourceThatIsAwayIsTriedAgain() {
    m_source->failing.emplace("describeCluster", silent());
    run();
    const TaskStatus away = await(LinkState::Backoff);
    QCOMPARE(away.error->code, ErrorCode::KafkaRequest);
    QVERIFY(away.retryAtMs > 0);
    m_source->change([](FakeCluster& cluster) { cluster.failing.clear(); });
    const TaskStatus running = await(LinkState::Running);
    QVERIFY(!running.error);
    QCOMPARE(running.retryAtMs, 0);
}

void LinkRunnerTest::aStopDoesNotWaitForAnAnswer_data() {
    QTest::addColumn<bool>("atSource");
    QTest::addColumn<QString>("request");
    QTest::newRow("connecting") << true << "describeCluster";
    QTest::newRow("choosing topics") << true << "listTopics";
    QTest::newRow("looking at targets") << false << "listTopics";
    QTest::newRow("making targets") << false << "createTopics";
}

void LinkRunnerTest::aStopDoesNotWaitForAnAnswer() {
    QFETCH(const bool, atSource);
    QFETCH(const QString, request);
    const auto gate = std::make_shared<Gate>();
    gate->close();
    (atSource ? *m_source : *m_target).before = [gate, request = request.toStdString()](std::string_view each) {
        if (each == request) {
            gate->pass();
        }
    };
    run();
    gate->awaitVisitor();
    run(LinkGoal::Stopped);
    static_cast<void>(await(LinkState::Stopped));  // while the request still waits
    gate->open();
    QCOMPARE(streams([](const Streams& each) { return each.started; }), 0);
    // And it starts as if nothing had been.
    run();
    static_cast<void>(await(LinkState::Running));
    QCOMPARE(streams([](const Streams& each) { return each.started; }), 1);
}

void LinkRunnerTest::afterAStopNothingIsMadeAtTheTarget() {
    const auto gate = std::make_shared<Gate>();
    gate->close();
    const auto ended = std::make_shared<std::atomic<bool>>(false);
    m_target->before = [gate, ended](std::string_view each) {
        if (each == "listTopics") {
            gate->pass();
        }
        if (each == "topicConfigs") {  // a plan's last request of the target is about its limits
            ended->store(true);
        }
    };
    run();
    gate->awaitVisitor();
    run(LinkGoal::Stopped);
    static_cast<void>(await(LinkState::Stopped));
    gate->open();
    QTRY_VERIFY_WITH_TIMEOUT(ended->load(), 20'000);  // the plan that nobody waits for any more
    m_target->change([](const FakeCluster& cluster) { QVERIFY(cluster.topics.empty()); });
}

void LinkRunnerTest::aFailedStreamIsSaidAndStartedAgain() {
    run();
    static_cast<void>(await(LinkState::Running));
    streams([](const Streams& each) { return each.host; })->streamFailed(0, Error{ErrorCode::GroupInUse});
    static_cast<void>(await(LinkState::Stopping));
    const TaskStatus waits = await(LinkState::Backoff);
    QCOMPARE(waits.error->code, ErrorCode::GroupInUse);
    QVERIFY(waits.retryAtMs > 0);
    static_cast<void>(await(LinkState::Running));
    QCOMPARE(streams([](const Streams& each) { return each.started; }), 2);
    QCOMPARE(streams([](const Streams& each) { return each.stopped; }), 1);
}

void LinkRunnerTest::foreignPositionsWaitForAChoice() {
    const kafka::TopicPartition at{"orders", 0};
    m_source->groups["group"][at] = {at, 5, -1, "mm2"};
    m_source->topics.at("orders").end = {{0, 70}, {1, 80}};
    run();
    const TaskStatus failed = await(LinkState::Failed);
    QCOMPARE(failed.error->code, ErrorCode::PositionForeign);
    QCOMPARE(streams([](const Streams& each) { return each.started; }), 0);
    m_runner->choosePosition({StartPosition::Latest, 0});
    static_cast<void>(await(LinkState::Running));
    m_source->change([&](FakeCluster& cluster) { QCOMPARE(cluster.groups["group"].at(at).offset, 70); });
}

void LinkRunnerTest::whatHasFailedStaysSoUntilItIsStarted() {
    const kafka::TopicPartition at{"orders", 0};
    m_source->groups["group"][at] = {at, 5, -1, "mm2"};
    run();
    static_cast<void>(await(LinkState::Failed));
    run(LinkGoal::Stopped);
    m_source->change([](FakeCluster& cluster) { cluster.groups.clear(); });
    run();
    const std::optional<Event> next = m_watch->next([](const Event& each) { return each.status.has_value(); });
    QVERIFY(next && next->status->state == LinkState::Starting);  // it was never simply stopped
    static_cast<void>(await(LinkState::Running));
}

void LinkRunnerTest::aRefusedPasswordIsTriedAgainWhenItIsAnother() {
    m_source->failing.emplace("describeCluster", Error{ErrorCode::KafkaAuthentication}.with("cluster", "eu"));
    run();
    QCOMPARE(await(LinkState::Failed).error->code, ErrorCode::KafkaAuthentication);
    m_source->change([](FakeCluster& cluster) { cluster.failing.clear(); });
    m_connections->otherSecret = true;
    const std::optional<Event> said = m_watch->next([](const Event& each) { return each.kind == EventKind::Warning; });
    QVERIFY(said && said->error->code == ErrorCode::AccessChanged);
    static_cast<void>(await(LinkState::Running));
}

void LinkRunnerTest::aPauseIsSettledByTheStreams() {
    run();
    static_cast<void>(await(LinkState::Running));
    run(LinkGoal::Paused);
    static_cast<void>(await(LinkState::Stopping));
    QVERIFY(streams([](const Streams& each) { return each.orders.paused; }));
    streams([](Streams& each) { return each.pauseSettled = true; });
    static_cast<void>(await(LinkState::Paused));
    run();
    static_cast<void>(await(LinkState::Running));
    QCOMPARE(streams([](const Streams& each) { return each.started; }), 1);
}

void LinkRunnerTest::liveChangesKeepTheStreams() {
    run();
    static_cast<void>(await(LinkState::Running));
    LinkJob other = job();
    other.link.commitIntervalMs = 7'000;
    m_runner->configure(other, true);
    QVERIFY(m_watch->next([](const Event& each) { return each.kind == EventKind::Applied; }));
    const Streams now = streams([](const Streams& each) { return each; });
    QCOMPARE(now.started, 1);
    QCOMPARE(now.stopped, 0);
    QCOMPARE(now.orders.commitIntervalMs, 7'000);
}

void LinkRunnerTest::otherChangesStartThemAnew() {
    run();
    static_cast<void>(await(LinkState::Running));
    LinkJob other = job();
    other.link.streams = 3;
    m_runner->configure(other, false);
    static_cast<void>(await(LinkState::Stopping));
    static_cast<void>(await(LinkState::Running));
    const Streams now = streams([](const Streams& each) { return each; });
    QCOMPARE(now.started, 2);
    QCOMPARE(now.stopped, 1);
}

void LinkRunnerTest::streamsThatDoNotStartAreTriedAgain() {
    streams([](Streams& each) {
        each.unstarted = silent();
        return 0;
    });
    run();
    static_cast<void>(await(LinkState::Backoff));
    streams([](Streams& each) {
        each.unstarted.reset();
        return 0;
    });
    static_cast<void>(await(LinkState::Running));
}

void LinkRunnerTest::whatStreamsCannotDoIsSaid() {
    run();
    static_cast<void>(await(LinkState::Running));
    StreamHost* host = streams([](const Streams& each) { return each.host; });
    host->streamTrouble(0, StreamDuty::Commit, Error{ErrorCode::GroupInUse});
    QCOMPARE(await(LinkState::Degraded).error->code, ErrorCode::GroupInUse);
    host->streamTrouble(0, StreamDuty::Commit, std::nullopt);
    host->partitionProblem("orders", 1, Error{ErrorCode::RecordRefused});
    const TaskStatus halted = await(LinkState::Degraded);
    QCOMPARE(halted.problems.size(), 1U);
    host->partitionProblem("orders", 1, std::nullopt);
    static_cast<void>(await(LinkState::Running));
}

void LinkRunnerTest::itRunsOnceEveryPartitionIsKnown() {
    streams([](Streams& each) { return each.shared = false; });
    run();
    QTRY_VERIFY_WITH_TIMEOUT(streams([](const Streams& each) { return each.started; }) == 1, 20'000);
    const auto partition = std::make_shared<PartitionCounters>("orders", 0, 0);
    streams([&](Streams& each) {
        each.counters->add(partition);
        each.shared = true;
        return 0;
    });
    // Its position comes at once, its end by being asked for.
    partition->watermark = 0;
    partition->committed = 0;
    const auto next = [this] {
        const std::optional<Event> event = m_watch->next([](const Event& each) { return each.status.has_value(); });
        return event ? event->status->state : LinkState::Failed;
    };
    QCOMPARE(next(), LinkState::Starting);
    QCOMPARE(next(), LinkState::Running);
    QCOMPARE(partition->end.load(), 0);
    // What joins later makes no other start of it.
    const auto later = std::make_shared<PartitionCounters>("orders", 1, 0);
    streams([&](Streams& each) {
        each.counters->add(later);
        return 0;
    });
    QCOMPARE(next(), LinkState::CatchingUp);
    later->watermark = later->committed = later->end = 0;
    QCOMPARE(next(), LinkState::Running);
}

void LinkRunnerTest::quitStopsTheStreams() {
    run();
    static_cast<void>(await(LinkState::Running));
    m_runner->quit();
    static_cast<void>(await(LinkState::Stopped));
    QTRY_VERIFY_WITH_TIMEOUT(m_runner->finished(), 20'000);
    QCOMPARE(streams([](const Streams& each) { return each.stopped; }), 1);
}

TRIBUTARY_TEST(LinkRunnerTest, QCoreApplication)
#include "linkrunnertest.moc"
