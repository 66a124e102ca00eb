#include "core/mirror/linkrunner.h"

#include "core/base/clock.h"
#include "core/base/connectionstage.h"
#include "core/base/guarded.h"
#include "core/kafka/errorcodes.h"
#include "core/link/startdecision.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kRunnerTick = 1s;
constexpr int kAwayMs = 500;
constexpr std::int64_t kLagLimitMs = 60'000;  // where the link has no alert of its own
constexpr auto kLookAtAccess = 20s;
constexpr auto kLookAtAccessSoon = 3s;  // while a cluster is away
constexpr auto kRepeatWarning = 60s;
constexpr auto kSoonestRefresh = 1s;
constexpr std::chrono::milliseconds kRefreshAgain = 15s;  // after one that did not get everything ready

/// For what a certificate or credentials are to blame: trying again does not help as long as they stay.
bool isRefused(const Error& error) {
    const std::optional<ConnectionStage> stage = stageOf(error.code);
    return stage == ConnectionStage::Tls || stage == ConnectionStage::Login || error.code == ErrorCode::TokenRefused;
}

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
    if (m_problems.setPartition({topic, partition}, problem)) {
        report(std::move(event));
    }
}

void LinkRunner::clientTrouble(Side side, const Error& error) {
    const std::scoped_lock lock{m_mutex};
    m_inbox.trouble.insert_or_assign(side, error);
    m_wake.notify_one();
}

void LinkRunner::streamTrouble(int stream, StreamDuty duty, std::optional<Error> why) {
    m_problems.setDuty(stream, duty, why);
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
        return m_planning.running() ? m_nextTick : std::min(m_nextTick, m_nextRefresh);
    }
    if (m_connecting.running()) {
        return MonotonicTime::max();
    }
    return m_goal != LinkGoal::Stopped && !m_failure ? m_retryAt : MonotonicTime::max();
}

LinkRunner::Inbox LinkRunner::waitForWork(MonotonicTime until) {
    std::unique_lock lock{m_mutex};
    const auto hasWork = [this] {
        return m_inbox.quit || m_inbox.job || m_inbox.restart || m_inbox.clearFailure || m_inbox.chosen ||
               m_inbox.streamFailure || m_inbox.answered || !m_inbox.trouble.empty() || m_inbox.goal != m_goal ||
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
        m_chosenFor = m_problems.lost(m_plan.get());
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
        note(side, error);
    }
    if (m_goal == LinkGoal::Stopped || inbox.job || inbox.chosen) {
        m_connecting.giveUp();
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
        if (auto clusters = m_connecting.take()) {
            finishStart(std::move(*clusters));
        } else if (m_goal != LinkGoal::Stopped && !m_failure && !m_connecting.running() && now >= m_retryAt) {
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
    if (auto planned = m_planning.take()) {
        takePlan(std::move(*planned));
    } else if (now >= m_nextRefresh && !m_planning.running() && m_watch.reason()) {
        m_nextRefresh = now + kSoonestRefresh;  // a cluster that is away would only take its time to say so
    } else if (now >= m_nextRefresh && !m_planning.running()) {
        m_planning.plan(m_plan, *m_memory, [this] { answered(); });
    }
    if (now >= m_nextTick) {
        watch(now);
    }
}

// A cluster that does not answer takes its time to say so: a stop does not wait for that.
void LinkRunner::tryStart() {
    m_connecting.run([connections = m_environment.connections, source = m_job.source,
                      target = m_job.target] { return LinkClusters::connect(connections, source, target); },
                     [this] { answered(); });
}

void LinkRunner::answered() {
    const std::scoped_lock lock{m_mutex};
    m_inbox.answered = true;
    m_wake.notify_one();
}

void LinkRunner::finishStart(Result<std::shared_ptr<const LinkClusters>> clusters) {
    const Status started = startUp(std::move(clusters));
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
    tearDown();
    const auto wait = m_backoff.next();
    m_retryReason = error;
    m_retryAt = MonotonicClock::now() + wait;
    m_retryAtMs = wallClockMs() + wait.count();
}

Status LinkRunner::startUp(Result<std::shared_ptr<const LinkClusters>> clusters) {
    if (!clusters) {
        return std::unexpected(std::move(clusters.error()));
    }
    m_clusters = std::move(*clusters);
    if (Status distinct = m_clusters->refuseEcho(m_job.link, *m_environment.echoes); !distinct) {
        return distinct;
    }
    m_expected = CommitMetadata{m_clusters->targetId(), placementHash(m_job.link), {}};
    m_memory = std::make_unique<LinkMemory>(m_environment.stateDirectory, m_job.group, m_clusters->sourceId(),
                                            m_clusters->targetId());
    if (Status intact = m_memory->intact(); !intact && !m_chosen) {
        return intact;
    }
    m_planning.begin(m_job.link, m_environment.echoes, *m_clusters);
    if (m_chosen) {
        m_offsets.forget();
        if (Status forgotten = m_memory->forgetTopics(); !forgotten) {
            return forgotten;
        }
    }
    LinkPlanning::Outcome planned = m_planning.planNow(m_plan, *m_memory);
    if (!planned) {
        return std::unexpected(std::move(planned.error()));
    }
    publishPlan(std::move(*planned));
    if (Status settled = settlePositions(); !settled) {
        return settled;
    }
    return startStreams();
}

Status LinkRunner::settlePositions() {
    const auto keepGap = [this](const kafka::TopicPartition& at, std::int64_t from, std::int64_t to) {
        return recordGap(at.topic, at.partition, from, to, Error{ErrorCode::PositionChosen});
    };
    const StartDecision decision{m_job.link, m_job.group, m_expected, *m_clusters->source(), keepGap};
    if (Status prepared = decision.prepare(*m_plan, m_memory->ranBefore(), m_chosen, m_chosenFor); !prepared) {
        return prepared;
    }
    m_chosen.reset();
    m_chosenFor.clear();
    return m_plan->routes.empty() ? Status{} : m_memory->remember(m_plan->topicIds(), m_plan->targetIds());
}

Status LinkRunner::startStreams() {
    Result<ClusterAccess> source = m_environment.connections->access(m_job.source);
    Result<ClusterAccess> target = m_environment.connections->access(m_job.target);
    if (!source || !target) {
        return std::unexpected(source ? target.error() : source.error());
    }
    m_access = {{Side::Source, *source}, {Side::Target, *target}};
    Result<std::unique_ptr<LinkStreams>> started =
        LinkStreams::start({m_job.link, m_job.group, m_environment.instanceId, m_expected, std::move(*source),
                            std::move(*target), m_clusters->source(), m_environment.drainTimeoutMs},
                           orders(), *this, m_counters, m_offsets);
    if (!started) {
        return std::unexpected(std::move(started.error()));
    }
    m_streams = std::move(*started);
    const MonotonicTime now = MonotonicClock::now();
    m_active = true;
    m_nextTick = now + kRunnerTick;
    m_nextLook = now + kLookAtAccess;
    m_watch.begin(m_clusters, now);
    lookAgain(m_plan->isReady());
    return {};
}

void LinkRunner::tearDown() {
    m_stopping = m_active;
    showStatus();
    if (m_streams) {
        // Who is known to be away is not waited for.
        StopPatience patience{.drainMs = m_environment.drainTimeoutMs};
        patience.drainMs = m_watch.away(Side::Target) ? std::min(kAwayMs, patience.drainMs) : patience.drainMs;
        patience.commitMs = m_watch.away(Side::Source) ? kAwayMs : patience.commitMs;
        m_streams->stop(patience);
        m_streams.reset();
    }
    m_connecting.giveUp();
    m_watch.end();
    m_planning.end();
    m_clusters.reset();
    m_active = false;
    m_stopping = false;
    m_problems.clear();
}

void LinkRunner::takeOverLive() {
    m_planning.begin(m_job.link, m_environment.echoes, *m_clusters);
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

void LinkRunner::takePlan(LinkPlanning::Outcome planned) {
    lookAgain(false);
    if (!planned) {
        m_watch.suspect();
        return warn(planned.error());
    }
    publishPlan(std::move(*planned));
    lookAgain(m_plan->isReady());
    if (!m_plan->routes.empty()) {
        if (const Status kept = m_memory->remember(m_plan->topicIds(), m_plan->targetIds()); !kept) {
            warn(kept.error());
        }
    }
    m_streams->producer().limitBatch(m_plan->smallestBatch());
    sendOrders();
}

void LinkRunner::publishPlan(TopicPlanner::Outcome outcome) {
    for (Event& event : outcome.events) {
        report(std::move(event));
    }
    for (const auto& [name, route] : outcome.plan->routes) {
        const TopicRoute* before = m_plan ? m_plan->route(name) : nullptr;
        if (route.recreated && (before == nullptr || !before->recreated)) {
            recordReplaced(route);
        }
    }
    const std::map<std::string, Error> problems = outcome.plan->problems();
    for (const auto& [name, error] : problems) {
        partitionProblem(name, -1, error);
    }
    for (const auto& [name, error] : m_plan ? m_plan->problems() : problems) {
        if (!problems.contains(name)) {
            partitionProblem(name, -1, std::nullopt);
        }
    }
    m_plan = std::move(outcome.plan);
    const std::scoped_lock lock{m_mutex};
    m_shownPlan = m_plan;
}

// A side that was made again: what it had is gone, as far as this link knows of it.
void LinkRunner::recordReplaced(const TopicRoute& route) {
    const bool target = route.blocked->code == ErrorCode::TargetReplaced;
    for (const std::shared_ptr<PartitionCounters>& each : m_counters.partitions()) {
        if (each->topic != route.sourceTopic || each->retired.load(std::memory_order_relaxed)) {
            continue;
        }
        const std::int64_t watermark = each->watermark.load(std::memory_order_relaxed);
        const std::int64_t from = target ? 0 : watermark;
        const std::int64_t to = target ? watermark : each->end.load(std::memory_order_relaxed);
        if (to <= from) {
            continue;
        }
        if (const Status kept = recordGap(each->topic, each->partition, from, to, *route.blocked); !kept) {
            warn(kept.error());
        }
    }
}

StreamOrders LinkRunner::orders() const {
    return {m_plan, m_goal == LinkGoal::Paused, m_job.link.commitIntervalMs, m_job.link.onSendFailure};
}

void LinkRunner::sendOrders() { m_streams->setOrders(orders()); }

void LinkRunner::note(Side side, const Error& error) {
    Error named = error;
    named.with("cluster", (side == Side::Source ? m_job.source : m_job.target).displayName());
    if (isRefused(error) || stageOf(error.code) == ConnectionStage::Token ||
        error.kafkaCode == kafka::code::kAllBrokersDown) {
        m_watch.trouble(side, named);
    } else if (!error.fatal) {
        if (isUnreached(error.code)) {
            m_watch.suspect();
        }
        warn(named);
    }
}

void LinkRunner::watch(MonotonicTime now) {
    m_nextTick = now + kRunnerTick;
    if (const std::optional<Error> error = m_streams->producer().takeError()) {
        note(Side::Target, *error);
    }
    m_watch.tick(now, m_counters, m_goal == LinkGoal::Paused);
    if (const std::optional<Error> away = m_watch.reason(); away && away->code == ErrorCode::ClusterReplaced) {
        // Whether the positions are good for what is there now is decided at the start.
        warn(*away);
        tearDown();
        m_retryAt = MonotonicClock::now();
        return;
    }
    if (now >= m_nextLook) {
        lookAtAccess(now);
    }
}

// Before the old ones are refused, where possible: then the positions can still be committed.
void LinkRunner::lookAtAccess(MonotonicTime now) {
    m_nextLook = now + (m_watch.reason() ? kLookAtAccessSoon : kLookAtAccess);
    for (const auto& [side, cluster] :
         {std::pair{Side::Source, &m_job.source}, std::pair{Side::Target, &m_job.target}}) {
        const std::optional<Error> away = m_watch.reason(side);
        const bool refused = away && isRefused(*away);
        if (!m_environment.connections->changed(*cluster, m_access.at(side), refused)) {
            continue;
        }
        warn(Error{ErrorCode::AccessChanged}.with("cluster", cluster->displayName()));
        tearDown();
        m_retryAt = MonotonicClock::now();
        return;
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
    } else if (m_retryReason && !m_active && !m_connecting.running()) {
        status.state = LinkState::Backoff;
        status.error = m_retryReason;
        status.retryAtMs = m_retryAtMs;
    } else if (!m_active) {
        status.state = m_retryReason ? LinkState::Backoff : LinkState::Starting;
        status.error = m_retryReason;
    } else if (m_goal == LinkGoal::Paused) {
        status.state = m_streams->pauseSettled() ? LinkState::Paused : LinkState::Stopping;
    } else if (const std::optional<Error> away = m_watch.reason()) {
        status.state = LinkState::Backoff;
        status.error = away;
        status.retryAtMs = m_watch.retryAtMs();
    } else {
        m_problems.describe(status);
        for (const kafka::TopicPartition& at : m_counters.behindTransactions(wallClockMs())) {
            status.problems.push_back({at.topic, at.partition,
                                       Error{ErrorCode::OpenTransaction}
                                           .with("topic", at.topic)
                                           .with("partition", std::to_string(at.partition))});
        }
        const bool whole = status.problems.empty() && !status.error;
        status.state = whole ? pace() : LinkState::Degraded;
        if (whole && m_plan && m_plan->routes.empty()) {
            status.error = Error{ErrorCode::NothingSelected}.with("cluster", m_job.source.displayName());
        }
    }
    return status;
}

// Who lags has to come well below the limit before it runs again: a state that changes to and fro says nothing.
LinkState LinkRunner::pace() const {
    const double seconds = m_job.link.alert ? m_job.link.alert->lagSeconds : 0;
    const std::int64_t limit = seconds > 0 ? static_cast<std::int64_t>(std::min(seconds, 1e9) * 1000) : kLagLimitMs;
    const bool lagged = m_shown.state == LinkState::Lagging;
    if (m_counters.lagging(wallClockMs(), lagged ? limit / 4 : limit)) {
        return LinkState::Lagging;
    }
    return m_counters.catchingUp() ? LinkState::CatchingUp : LinkState::Running;
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
