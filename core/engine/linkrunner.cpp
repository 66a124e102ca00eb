#include "core/engine/linkrunner.h"

#include "core/base/clock.h"
#include "core/base/guarded.h"
#include "core/engine/linksettings.h"
#include "core/engine/startdecision.h"
#include "core/kafka/errorcodes.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kRunnerTick = 1s;
constexpr auto kEndsEvery = 10s;
constexpr auto kRepeatWarning = 60s;
constexpr auto kSoonestRefresh = 1s;
constexpr std::chrono::milliseconds kRefreshAgain = 15s;  // after one that did not get everything ready

}  // namespace

LinkRunner::LinkRunner(LinkJob job, LinkEnvironment environment)
    : m_id(job.link.id),
      m_environment(std::move(environment)),
      m_ledger(std::make_unique<GapLedger>(m_environment.stateDirectory, job.group)),
      m_job(std::move(job)) {
    m_thread = std::thread{[this] { run(); }};
}

LinkRunner::~LinkRunner() {
    quit();
    m_thread.join();
}

void LinkRunner::configure(LinkJob job, bool live) {
    const std::scoped_lock lock{m_mutex};
    m_inbox.job = std::move(job);
    m_inbox.restart = m_inbox.restart || !live;
    m_wake.notify_one();
}

void LinkRunner::setGoal(LinkGoal goal) {
    const std::scoped_lock lock{m_mutex};
    m_inbox.goal = goal;
    m_inbox.clearFailure = m_inbox.clearFailure || goal == LinkGoal::Running;
    m_wake.notify_one();
}

void LinkRunner::choosePosition(StartSpec position) {
    const std::scoped_lock lock{m_mutex};
    m_inbox.chosen = position;
    m_wake.notify_one();
}

void LinkRunner::quit() {
    const std::scoped_lock lock{m_mutex};
    m_inbox.quit = true;
    m_wake.notify_one();
}

LinkStatus LinkRunner::status() const {
    const std::scoped_lock lock{m_mutex};
    return m_shown;
}

bool LinkRunner::awake() const {
    const std::scoped_lock lock{m_mutex};
    return m_inbox.goal != LinkGoal::Stopped || m_shown.state != LinkState::Stopped;
}

TopicPlanPtr LinkRunner::plan() const {
    const std::scoped_lock lock{m_mutex};
    return m_shownPlan;
}

LinkJob LinkRunner::job() const {
    const std::scoped_lock lock{m_mutex};
    return m_job;
}

void LinkRunner::report(Event event) {
    event.link = m_id;
    m_environment.hub->publish(std::move(event));
}

void LinkRunner::partitionProblem(const std::string& topic, std::int32_t partition, std::optional<Error> problem) {
    Event event;
    event.kind = problem ? EventKind::PartitionHalted : EventKind::PartitionResumed;
    event.topic = topic;
    event.partition = partition;
    event.error = problem;
    bool changed = false;
    {
        const std::scoped_lock lock{m_mutex};
        const kafka::TopicPartition at{topic, partition};
        if (problem) {
            const auto known = m_problems.find(at);
            changed = known == m_problems.end() || known->second != *problem;
            m_problems[at] = std::move(*problem);
        } else {
            changed = m_problems.erase(at) != 0;
        }
        m_wake.notify_one();
    }
    if (changed) {
        report(std::move(event));
    }
}

void LinkRunner::clientTrouble(Side side, const Error& error) {
    const std::scoped_lock lock{m_mutex};
    m_inbox.trouble.insert_or_assign(side, error);
    m_wake.notify_one();
}

void LinkRunner::topicsChanged() {
    const std::scoped_lock lock{m_mutex};
    m_inbox.topicsChanged = true;
    m_wake.notify_one();
}

Status LinkRunner::recordGaps(const std::string& topic, std::int32_t partition, const std::vector<Gap>& gaps) {
    if (Status kept = m_ledger->record(topic, partition, gaps); !kept) {
        return kept;
    }
    Event event;
    event.kind = EventKind::Gap;
    event.topic = topic;
    event.partition = partition;
    event.from = gaps.front().from;
    event.to = gaps.back().to;
    event.count = offsetsIn(gaps);
    event.error = gaps.front().why;
    report(std::move(event));
    return {};
}

void LinkRunner::streamFailed(int /*stream*/, const Error& error) {
    const std::scoped_lock lock{m_mutex};
    m_inbox.streamFailure = error;
    m_wake.notify_one();
}

void LinkRunner::run() {
    while (true) {
        Inbox inbox = waitForWork(nextWork());
        if (inbox.quit) {
            m_goal = LinkGoal::Stopped;
            tearDown();
            showStatus();
            m_finished.store(true, std::memory_order_release);
            return;
        }
        guarded([&] { step(std::move(inbox)); }, [this](const Error& error) { retryLater(error); });
        showStatus();
    }
}

MonotonicTime LinkRunner::nextWork() const {
    if (m_active) {
        return std::min({m_nextTick, m_nextRefresh});
    }
    return m_goal != LinkGoal::Stopped && !m_failure ? m_retryAt : MonotonicTime::max();
}

LinkRunner::Inbox LinkRunner::waitForWork(MonotonicTime until) {
    std::unique_lock lock{m_mutex};
    const auto hasWork = [this] {
        return m_inbox.quit || m_inbox.job || m_inbox.restart || m_inbox.clearFailure || m_inbox.chosen ||
               m_inbox.streamFailure || !m_inbox.trouble.empty() || m_inbox.goal != m_goal ||
               (m_inbox.topicsChanged && m_active);
    };
    if (until == MonotonicTime::max()) {
        m_wake.wait(lock, hasWork);
    } else {
        m_wake.wait_until(lock, until, hasWork);
    }
    Inbox taken = m_inbox;
    const LinkGoal goal = m_inbox.goal;
    m_inbox = Inbox{};
    m_inbox.goal = goal;
    return taken;
}

void LinkRunner::step(Inbox inbox) {
    const bool goalChanged = inbox.goal != m_goal;
    m_goal = inbox.goal;
    if (inbox.chosen) {
        m_chosen = inbox.chosen;
        m_chosenFor = lostPartitions();
    }
    if (inbox.job) {
        const std::scoped_lock lock{m_mutex};
        m_job = *inbox.job;
    }
    if (inbox.clearFailure || inbox.job || inbox.chosen) {
        m_failure.reset();
        m_retryReason.reset();
        m_backoff.reset();
        m_retryAt = MonotonicClock::now();
    }
    for (const auto& [side, error] : inbox.trouble) {
        if (error.code == ErrorCode::KafkaAuthentication || error.kafkaCode == kafka::code::kAllBrokersDown) {
            m_trouble.try_emplace(side, error);
        } else {
            warn(error);
        }
    }
    const bool mustStop =
        m_active && (m_goal == LinkGoal::Stopped || inbox.restart || inbox.chosen || inbox.streamFailure);
    if (inbox.streamFailure) {
        warn(*inbox.streamFailure);
        retryLater(*inbox.streamFailure);
    } else if (mustStop) {
        tearDown();
    }
    const MonotonicTime now = MonotonicClock::now();
    if (!m_active) {
        if (m_goal != LinkGoal::Stopped && !m_failure && now >= m_retryAt) {
            tryStart();
        }
        return;
    }
    if (inbox.job) {
        takeOverLive();
    } else if (goalChanged) {
        sendOrders();
    }
    if (inbox.topicsChanged) {
        m_nextRefresh = std::min(m_nextRefresh, now + kSoonestRefresh);
    }
    if (now >= m_nextRefresh) {
        refreshTopics();
    }
    if (now >= m_nextTick) {
        watch(now);
    }
}

void LinkRunner::tryStart() {
    m_starting = true;
    showStatus();
    const Status started = startUp();
    m_starting = false;
    if (started) {
        m_retryReason.reset();
        m_backoff.reset();
        return;
    }
    if (started.error().retriable) {
        return retryLater(started.error());
    }
    tearDown();
    m_failure = started.error();
}

void LinkRunner::retryLater(const Error& error) {
    m_starting = false;
    tearDown();
    const auto wait = m_backoff.next();
    m_retryReason = error;
    m_retryAt = MonotonicClock::now() + wait;
    m_retryAtMs = wallClockMs() + wait.count();
}

Status LinkRunner::startUp() {
    Result<std::unique_ptr<LinkClusters>> connected =
        LinkClusters::connect(*m_environment.connections, m_job.source, m_job.target);
    if (!connected) {
        return std::unexpected(std::move(connected.error()));
    }
    m_clusters = std::move(*connected);
    if (Status distinct = m_clusters->refuseEcho(m_job.link, *m_environment.echoes); !distinct) {
        return distinct;
    }
    m_expected = CommitMetadata{m_clusters->targetId(), placementHash(m_job.link), {}};
    m_memory = std::make_unique<LinkMemory>(m_environment.stateDirectory, m_job.group, m_clusters->sourceId());
    if (Status intact = m_memory->intact(); !intact && !m_chosen) {
        return intact;
    }
    m_planner =
        std::make_unique<TopicPlanner>(m_job.link, m_environment.echoes, m_clusters->source(), m_clusters->target());
    if (m_chosen) {
        if (Status forgotten = m_memory->forgetTopics(); !forgotten) {
            return forgotten;
        }
    }
    Result<TopicPlanner::Outcome> planned = m_planner->plan(m_plan.get(), m_memory->topicIds());
    if (!planned) {
        return std::unexpected(std::move(planned.error()));
    }
    publishPlan(std::move(*planned));
    if (Status settled = settlePositions(); !settled) {
        return settled;
    }
    return startStreams();
}

/// Those whose records are gone at one end: no position that they have is one to go on from.
std::set<kafka::TopicPartition> LinkRunner::lostPartitions() const {
    const std::scoped_lock lock{m_mutex};
    std::set<kafka::TopicPartition> lost;
    for (const auto& [at, error] : m_problems) {
        if (error.code == ErrorCode::PositionOutOfRange || error.code == ErrorCode::TargetLostRecords) {
            lost.insert(at);
        }
    }
    return lost;
}

Status LinkRunner::settlePositions() {
    const StartDecision decision{m_job.link, m_job.group, m_expected, *m_clusters->source()};
    if (Status prepared = decision.prepare(*m_plan, m_memory->ranBefore(), m_chosen, m_chosenFor); !prepared) {
        return prepared;
    }
    m_chosen.reset();
    m_chosenFor.clear();
    return m_plan->routes.empty() ? Status{} : m_memory->remember(m_plan->topicIds());
}

Status LinkRunner::startStreams() {
    const Result<kafka::ClientSettings> source = m_environment.connections->settings(m_job.source);
    const Result<kafka::ClientSettings> target = m_environment.connections->settings(m_job.target);
    if (!source || !target) {
        return std::unexpected(source ? target.error() : source.error());
    }
    const Result<kafka::ClientSettings> producer = producerSettings(*target, m_job.link);
    if (!producer) {
        return std::unexpected(producer.error());
    }
    m_producer = std::make_unique<LinkProducer>(*producer, [this](const Error& error) {
        Event event;
        event.kind = EventKind::ProducerReplaced;
        event.error = error;
        report(std::move(event));
    });
    if (Status opened = m_producer->open(m_plan->smallestBatch()); !opened) {
        return opened;
    }
    for (int number = 0; number < m_job.link.streams; ++number) {
        StreamSetup setup;
        setup.number = number;
        setup.link = m_job.link;
        setup.group = m_job.group;
        Result<kafka::ClientSettings> consumer =
            consumerSettings(*source, m_job.link, number, m_environment.instanceId);
        if (!consumer) {
            return std::unexpected(std::move(consumer.error()));
        }
        setup.consumer = std::move(*consumer);
        setup.position = m_expected;
        setup.source = m_clusters->source();
        setup.acceptForeign = m_job.link.start.position == StartPosition::Committed;
        chooseBatches(setup, *producer);
        setup.drainTimeoutMs = m_environment.drainTimeoutMs;
        m_streams.push_back(
            std::make_unique<StreamWorker>(std::move(setup), *this, *m_producer, m_counters, m_offsets));
        StreamOrders orders{m_plan, m_goal == LinkGoal::Paused, m_job.link.commitIntervalMs, m_job.link.onSendFailure};
        if (Status started = m_streams.back()->start(std::move(orders)); !started) {
            m_streams.pop_back();
            return started;
        }
    }
    const MonotonicTime now = MonotonicClock::now();
    m_active = true;
    m_nextTick = now + kRunnerTick;
    m_nextEnds = now;
    lookAgain(m_plan->isReady());
    return {};
}

// The batch path needs settings that it can follow on both sides.
void LinkRunner::chooseBatches(StreamSetup& setup, const kafka::ClientSettings& producer) {
    setup.whyRecords = recordPathReason(setup.link);
    if (setup.whyRecords != RecordPathReason::None) {
        return;
    }
    if (Result<BatchConnections> connections = batchConnections(setup.consumer, producer)) {
        setup.batches = std::move(*connections);
    } else {
        warn(connections.error());
        setup.whyRecords = RecordPathReason::Settings;
    }
}

void LinkRunner::tearDown() {
    m_stopping = m_active;
    showStatus();
    for (const auto& stream : m_streams) {
        stream->stop();
    }
    for (const auto& stream : m_streams) {
        stream->join();
    }
    // The producer first: it answers what is still out, and only then may the messages behind it be given back.
    if (m_producer) {
        m_producer->shutdown();
    }
    m_streams.clear();
    m_producer.reset();
    m_planner.reset();
    m_clusters.reset();
    m_trouble.clear();
    m_active = false;
    m_stopping = false;
    const std::scoped_lock lock{m_mutex};
    m_problems.clear();
}

void LinkRunner::takeOverLive() {
    m_planner =
        std::make_unique<TopicPlanner>(m_job.link, m_environment.echoes, m_clusters->source(), m_clusters->target());
    sendOrders();
    m_nextRefresh = MonotonicClock::now();
    Event event;
    event.kind = EventKind::Applied;
    report(std::move(event));
}

// Targets that could not be made ready are tried again soon, however seldom the source is looked at.
void LinkRunner::lookAgain(bool ready) {
    const std::chrono::milliseconds regular{m_job.link.topicRefreshMs};
    m_nextRefresh = MonotonicClock::now() + (ready ? regular : std::min(kRefreshAgain, regular));
}

void LinkRunner::refreshTopics() {
    lookAgain(false);
    Result<TopicPlanner::Outcome> planned = m_planner->plan(m_plan.get(), m_memory->topicIds());
    if (!planned) {
        return warn(planned.error());
    }
    publishPlan(std::move(*planned));
    lookAgain(m_plan->isReady());
    if (!m_plan->routes.empty()) {
        if (const Status kept = m_memory->remember(m_plan->topicIds()); !kept) {
            warn(kept.error());
        }
    }
    m_producer->limitBatch(m_plan->smallestBatch());
    sendOrders();
}

void LinkRunner::publishPlan(TopicPlanner::Outcome outcome) {
    for (Event& event : outcome.events) {
        report(std::move(event));
    }
    for (const auto& [name, route] : outcome.plan->routes) {
        const TopicRoute* before = m_plan ? m_plan->route(name) : nullptr;
        if (route.blocked) {
            partitionProblem(name, -1, route.blocked);
        } else if (before != nullptr && before->blocked) {
            partitionProblem(name, -1, std::nullopt);
        }
    }
    if (m_plan) {
        for (const auto& [name, route] : m_plan->routes) {
            if (route.blocked && !outcome.plan->routes.contains(name)) {
                partitionProblem(name, -1, std::nullopt);
            }
        }
    }
    m_plan = std::move(outcome.plan);
    const std::scoped_lock lock{m_mutex};
    m_shownPlan = m_plan;
}

void LinkRunner::sendOrders() {
    for (const auto& stream : m_streams) {
        stream->setOrders({m_plan, m_goal == LinkGoal::Paused, m_job.link.commitIntervalMs, m_job.link.onSendFailure});
    }
}

void LinkRunner::watch(MonotonicTime now) {
    m_nextTick = now + kRunnerTick;
    if (const std::optional<Error> error = m_producer->takeError()) {
        if (error->code == ErrorCode::KafkaAuthentication || error->kafkaCode == kafka::code::kAllBrokersDown) {
            m_trouble.try_emplace(Side::Target, *error);
        } else if (!error->fatal) {
            warn(*error);
        }
    }
    const bool targetAway = m_trouble.contains(Side::Target);
    if (!m_trouble.empty()) {
        probe(now);
    }
    if (now >= m_nextEnds && !m_trouble.contains(Side::Source)) {
        m_nextEnds = now + kEndsEvery;
        m_clusters->refreshEnds(m_counters, m_goal == LinkGoal::Paused || targetAway);
    }
}

// While a cluster is away the clients try by themselves; this only finds out when to say that it is back.
void LinkRunner::probe(MonotonicTime now) {
    if (now < m_retryAt) {
        return;
    }
    for (const Side side : {Side::Source, Side::Target}) {
        if (!m_trouble.contains(side)) {
            continue;
        }
        if (Status answered = m_clusters->probe(side); !answered) {
            m_trouble.insert_or_assign(side, std::move(answered.error()));
        } else {
            m_trouble.erase(side);
        }
    }
    if (m_trouble.empty()) {
        m_backoff.reset();
    } else {
        const auto wait = std::min(std::chrono::milliseconds{5'000}, m_backoff.next());
        m_retryAt = MonotonicClock::now() + wait;
        m_retryAtMs = wallClockMs() + wait.count();
    }
}

void LinkRunner::warn(const Error& error) {
    const MonotonicTime now = MonotonicClock::now();
    const std::string text = error.text();
    if (text == m_lastWarning && now - m_lastWarningAt < kRepeatWarning) {
        return;
    }
    m_lastWarning = text;
    m_lastWarningAt = now;
    Event event;
    event.kind = EventKind::Warning;
    event.error = error;
    report(std::move(event));
}

LinkStatus LinkRunner::currentStatus() const {
    LinkStatus status;
    if (m_stopping) {
        status.state = LinkState::Stopping;
    } else if (m_failure) {
        status.state = LinkState::Failed;
        status.error = m_failure;
    } else if (m_goal == LinkGoal::Stopped) {
        status.state = LinkState::Stopped;
    } else if (m_retryReason && !m_active && !m_starting) {
        status.state = LinkState::Backoff;
        status.error = m_retryReason;
        status.retryAtMs = m_retryAtMs;
    } else if (!m_active) {
        status.state = m_retryReason ? LinkState::Backoff : LinkState::Starting;
        status.error = m_retryReason;
    } else if (m_goal == LinkGoal::Paused) {
        const bool settled = std::ranges::all_of(m_streams, [](const auto& stream) { return stream->pauseSettled(); });
        status.state = settled ? LinkState::Paused : LinkState::Stopping;
    } else if (!m_trouble.empty()) {
        status.state = LinkState::Backoff;
        status.error = m_trouble.begin()->second;
        status.retryAtMs = m_retryAtMs;
    } else {
        for (const auto& [at, error] : m_problems) {
            status.problems.push_back({at.topic, at.partition, error});
        }
        status.state = !status.problems.empty()               ? LinkState::Degraded
                       : m_counters.catchingUp(wallClockMs()) ? LinkState::CatchingUp
                                                              : LinkState::Running;
        if (m_plan && m_plan->routes.empty()) {
            status.error = Error{ErrorCode::NothingSelected}.with("cluster", m_job.source.displayName());
        }
    }
    return status;
}

void LinkRunner::showStatus() {
    Event event;
    {
        const std::scoped_lock lock{m_mutex};
        LinkStatus status = currentStatus();
        // A new date for the next try is no new state.
        const std::int64_t retryAt = std::exchange(status.retryAtMs, m_shown.retryAtMs);
        const bool changed = status != m_shown;
        status.retryAtMs = retryAt;
        m_shown = status;
        if (!changed) {
            return;
        }
        event.status = std::move(status);
        event.error = event.status->error;
    }
    event.kind = EventKind::StateChanged;
    report(std::move(event));
}

}  // namespace tributary
