#include "core/engine/linkrunner.h"

#include "core/base/clock.h"
#include "core/engine/linksettings.h"
#include "core/engine/startdecision.h"
#include "core/kafka/errorcodes.h"
#include "core/selection/topicmatcher.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kTick = 1s;
constexpr auto kEndsEvery = 10s;
constexpr auto kRepeatWarning = 60s;
constexpr auto kSoonestRefresh = 1s;
constexpr int kConnectTimeoutMs = 10'000;
constexpr int kProbeTimeoutMs = 3'000;
constexpr std::int64_t kHistoryMs = 30'000;  // older unacknowledged records than this mean: catching up

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

Status LinkRunner::recordGap(const std::string& topic, std::int32_t partition, std::int64_t from, std::int64_t to,
                             const Error& why) {
    if (Status kept = m_ledger->record(topic, partition, from, to, why); !kept) {
        return kept;
    }
    Event event;
    event.kind = EventKind::Gap;
    event.topic = topic;
    event.partition = partition;
    event.from = from;
    event.to = to;
    event.error = why;
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
        step(std::move(inbox));
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
    const bool mustStop = m_active && (m_goal == LinkGoal::Stopped || inbox.restart || inbox.chosen ||
                                       inbox.streamFailure);
    if (inbox.streamFailure) {
        warn(*inbox.streamFailure);
        m_retryReason = inbox.streamFailure;
        m_retryAt = MonotonicClock::now() + m_backoff.next();
    }
    if (mustStop) {
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
    tearDown();
    if (started.error().retriable) {
        const auto wait = m_backoff.next();
        m_retryReason = started.error();
        m_retryAt = MonotonicClock::now() + wait;
        m_retryAtMs = wallClockMs() + wait.count();
    } else {
        m_failure = started.error();
    }
}

Status LinkRunner::startUp() {
    if (Status connected = connect(); !connected) {
        return connected;
    }
    Result<TopicMatcher> matcher = TopicMatcher::compile(m_job.link.topics);
    if (!matcher) {
        return std::unexpected(std::move(matcher.error()));
    }
    m_planner = std::make_unique<TopicPlanner>(m_job.link, std::move(*matcher), m_source, m_target);
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

Status LinkRunner::connect() {
    const auto open = [&](const ClusterSpec& cluster, std::shared_ptr<kafka::AdminClient>& admin) -> Result<std::string> {
        Result<std::shared_ptr<kafka::AdminClient>> opened = m_environment.connections->admin(cluster);
        if (!opened) {
            return std::unexpected(std::move(opened.error()));
        }
        admin = std::move(*opened);
        Result<kafka::ClusterDescription> described = admin->describeCluster(kConnectTimeoutMs);
        if (!described) {
            Error error = described.error();
            error.with("cluster", cluster.displayName())
                .with("bootstrap", cluster.bootstrap.empty() ? std::string{"its address"} : cluster.bootstrap.front());
            error.retriable = true;
            return std::unexpected(std::move(error));
        }
        return described->clusterId;
    };
    const Result<std::string> sourceId = open(m_job.source, m_source);
    if (!sourceId) {
        return std::unexpected(sourceId.error());
    }
    const Result<std::string> targetId = open(m_job.target, m_target);
    if (!targetId) {
        return std::unexpected(targetId.error());
    }
    if (*sourceId == *targetId && !sourceId->empty() && m_job.link.naming.policy == NamingPolicy::Identity) {
        return std::unexpected(Error{ErrorCode::EchoLoop}
                                   .with("source", m_job.source.displayName())
                                   .with("target", m_job.target.displayName())
                                   .with("cluster", *sourceId));
    }
    m_expected = CommitMetadata{*targetId, placementHash(m_job.link), {}};
    m_memory = std::make_unique<LinkMemory>(m_environment.stateDirectory, m_job.group, *sourceId);
    return {};
}

Status LinkRunner::settlePositions() {
    const StartDecision decision{m_job.link, m_job.group, m_expected, *m_source};
    if (Status prepared = decision.prepare(*m_plan, m_memory->ranBefore(), m_chosen); !prepared) {
        return prepared;
    }
    m_chosen.reset();
    return m_plan->routes.empty() ? Status{} : m_memory->remember(m_plan->topicIds());
}

Status LinkRunner::startStreams() {
    const Result<kafka::ClientSettings> source = m_environment.connections->settings(m_job.source);
    const Result<kafka::ClientSettings> target = m_environment.connections->settings(m_job.target);
    if (!source || !target) {
        return std::unexpected(source ? target.error() : source.error());
    }
    m_producer = std::make_unique<LinkProducer>(producerSettings(*target, m_job.link), [this](const Error& error) {
        Event event;
        event.kind = EventKind::ProducerReplaced;
        event.error = error;
        report(std::move(event));
    });
    if (Status opened = m_producer->open(); !opened) {
        return opened;
    }
    for (int number = 0; number < m_job.link.streams; ++number) {
        StreamSetup setup;
        setup.number = number;
        setup.link = m_job.link;
        setup.group = m_job.group;
        setup.consumer = consumerSettings(*source, m_job.link, number, m_environment.instanceId);
        setup.position = m_expected;
        setup.source = m_source;
        setup.acceptForeign = m_job.link.start.position == StartPosition::Committed;
        setup.drainTimeoutMs = m_environment.drainTimeoutMs;
        m_streams.push_back(std::make_unique<StreamWorker>(std::move(setup), *this, *m_producer, m_counters));
        StreamOrders orders{m_plan, m_goal == LinkGoal::Paused, m_job.link.commitIntervalMs, m_job.link.onSendFailure};
        if (Status started = m_streams.back()->start(std::move(orders)); !started) {
            m_streams.pop_back();
            return started;
        }
    }
    const MonotonicTime now = MonotonicClock::now();
    m_active = true;
    m_nextTick = now + kTick;
    m_nextEnds = now;
    m_nextRefresh = now + std::chrono::milliseconds{m_job.link.topicRefreshMs};
    return {};
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
    m_source.reset();
    m_target.reset();
    m_trouble.clear();
    m_active = false;
    m_stopping = false;
    const std::scoped_lock lock{m_mutex};
    m_problems.clear();
}

void LinkRunner::takeOverLive() {
    Result<TopicMatcher> matcher = TopicMatcher::compile(m_job.link.topics);
    if (!matcher) {
        warn(matcher.error());
        return;
    }
    m_planner = std::make_unique<TopicPlanner>(m_job.link, std::move(*matcher), m_source, m_target);
    sendOrders();
    m_nextRefresh = MonotonicClock::now();
    Event event;
    event.kind = EventKind::Applied;
    report(std::move(event));
}

void LinkRunner::refreshTopics() {
    m_nextRefresh = MonotonicClock::now() + std::chrono::milliseconds{m_job.link.topicRefreshMs};
    Result<TopicPlanner::Outcome> planned = m_planner->plan(m_plan.get(), m_memory->topicIds());
    if (!planned) {
        warn(planned.error());
        return;
    }
    publishPlan(std::move(*planned));
    if (!m_plan->routes.empty()) {
        if (const Status kept = m_memory->remember(m_plan->topicIds()); !kept) {
            warn(kept.error());
        }
    }
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
        stream->setOrders(
            {m_plan, m_goal == LinkGoal::Paused, m_job.link.commitIntervalMs, m_job.link.onSendFailure});
    }
}

void LinkRunner::watch(MonotonicTime now) {
    m_nextTick = now + kTick;
    if (const std::optional<Error> error = m_producer->takeError()) {
        if (error->code == ErrorCode::KafkaAuthentication || error->kafkaCode == kafka::code::kAllBrokersDown) {
            m_trouble.try_emplace(Side::Target, *error);
        } else if (!error->fatal) {
            warn(*error);
        }
    }
    if (!m_trouble.empty()) {
        probe(now);
    } else if (now >= m_nextEnds) {
        refreshEnds(now);
    }
}

// While a cluster is away the clients try by themselves; this only finds out when to say that it is back.
void LinkRunner::probe(MonotonicTime now) {
    if (now < m_retryAt) {
        return;
    }
    const auto answers = [&](Side side, const ClusterSpec& cluster, const kafka::AdminClient& admin) {
        const Result<kafka::ClusterDescription> described = admin.describeCluster(kProbeTimeoutMs);
        if (described) {
            return true;
        }
        Error error = described.error();
        error.with("cluster", cluster.displayName())
            .with("bootstrap", cluster.bootstrap.empty() ? std::string{"its address"} : cluster.bootstrap.front());
        m_trouble.insert_or_assign(side, std::move(error));
        return false;
    };
    if (m_trouble.contains(Side::Source) && answers(Side::Source, m_job.source, *m_source)) {
        m_trouble.erase(Side::Source);
    }
    if (m_trouble.contains(Side::Target) && answers(Side::Target, m_job.target, *m_target)) {
        m_trouble.erase(Side::Target);
    }
    if (m_trouble.empty()) {
        m_backoff.reset();
    } else {
        const auto wait = std::min(std::chrono::milliseconds{5'000}, m_backoff.next());
        m_retryAt = MonotonicClock::now() + wait;
        m_retryAtMs = wallClockMs() + wait.count();
    }
}

// A partition that is read tells its end by itself; one that is paused or behind does not, or only the high watermark.
void LinkRunner::refreshEnds(MonotonicTime now) {
    m_nextEnds = now + kEndsEvery;
    std::vector<std::shared_ptr<PartitionCounters>> wanted;
    std::vector<kafka::TopicPartition> asked;
    for (std::shared_ptr<PartitionCounters>& each : m_counters.partitions()) {
        const bool behind = each->watermark.load() < each->end.load() || each->end.load() < 0;
        if (m_goal == LinkGoal::Paused || behind || each->halted.load()) {
            asked.push_back({each->topic, each->partition});
            wanted.push_back(std::move(each));
        }
    }
    if (asked.empty()) {
        return;
    }
    const auto latest = static_cast<std::int64_t>(kafka::OffsetAt::Latest);
    const auto stable = m_source->listOffsets(asked, latest, true, kProbeTimeoutMs);
    const auto high = m_source->listOffsets(asked, latest, false, kProbeTimeoutMs);
    if (!stable || !high) {
        return;
    }
    for (const std::shared_ptr<PartitionCounters>& each : wanted) {
        const kafka::TopicPartition at{each->topic, each->partition};
        if (stable->contains(at) && high->contains(at)) {
            each->openTransaction.store(high->at(at) - stable->at(at));
            each->end.store(std::max(stable->at(at), each->watermark.load()));
        }
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

bool LinkRunner::catchingUp() const {
    const std::int64_t now = wallClockMs();
    const std::vector<std::shared_ptr<PartitionCounters>> partitions = m_counters.partitions();
    return std::ranges::any_of(partitions, [now](const std::shared_ptr<PartitionCounters>& each) {
        const std::int64_t oldest = each->oldestUnackedMs.load(std::memory_order_relaxed);
        const bool behind =
            each->end.load(std::memory_order_relaxed) > each->watermark.load(std::memory_order_relaxed);
        return behind && !each->halted.load(std::memory_order_relaxed) &&
               (!each->live.load(std::memory_order_relaxed) || (oldest > 0 && now - oldest > kHistoryMs));
    });
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
        const bool settled =
            std::ranges::all_of(m_streams, [](const auto& stream) { return stream->pauseSettled(); });
        status.state = settled ? LinkState::Paused : LinkState::Stopping;
    } else if (!m_trouble.empty()) {
        status.state = LinkState::Backoff;
        status.error = m_trouble.begin()->second;
        status.retryAtMs = m_retryAtMs;
    } else {
        for (const auto& [at, error] : m_problems) {
            status.problems.push_back({at.topic, at.partition, error});
        }
        status.state = !status.problems.empty() ? LinkState::Degraded
                       : catchingUp()           ? LinkState::CatchingUp
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
