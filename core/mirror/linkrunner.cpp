#include "core/mirror/linkrunner.h"

#include "core/base/clock.h"
#include "core/base/connectionstage.h"
#include "core/base/guarded.h"
#include "core/kafka/errorcodes.h"
#include "core/link/atcluster.h"
#include "core/link/startdecision.h"
#include "core/mirror/linkgaps.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kRunnerTick = 1s;
constexpr int kAwayMs = 500;
constexpr auto kLookAtAccess = 20s;
constexpr auto kLookAtAccessSoon = 3s;  // while a cluster is away
constexpr auto kSoonestRefresh = 1s;
constexpr auto kLongestRetry = 60s;
constexpr std::chrono::milliseconds kRefreshAgain = 15s;  // after one that did not get everything ready

/// One function for each phase.
template <class... Visits>
struct Visit : Visits... {
    using Visits::operator()...;
};

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
      m_reporter(m_environment.hub, m_id, TaskKind::Mirror),
      m_keeping(m_environment.stateDirectory, [this](const Error& error) { m_reporter.warn(error); }),
      m_job(std::move(job)),
      m_retry(m_environment.shortestRetry, kLongestRetry) {
    m_thread = std::thread{[this] { run(); }};
}

LinkRunner::~LinkRunner() {
    quit();
    m_thread.join();
}

void LinkRunner::configure(LinkJob job, bool live) {
    m_inbox.tell([&](Inbox& inbox) {
        inbox.job = std::move(job);
        inbox.restart = inbox.restart || !live;
    });
}

void LinkRunner::setGoal(LinkGoal goal) {
    m_inbox.tell([&](Inbox& inbox) {
        inbox.goal = goal;
        inbox.clearFailure = inbox.clearFailure || goal == LinkGoal::Running;
    });
}

void LinkRunner::choosePosition(StartSpec position) {
    m_inbox.tell([&](Inbox& inbox) { inbox.chosen = position; });
}

void LinkRunner::quit() {
    m_inbox.tell([](Inbox& inbox) { inbox.quit = true; });
}

bool LinkRunner::awake() const {
    return m_inbox.ask([](const Inbox& inbox) { return inbox.goal; }) != LinkGoal::Stopped ||
           m_reporter.state() != LinkState::Stopped;
}

TopicPlanPtr LinkRunner::plan() const {
    const std::scoped_lock lock{m_mutex};
    return m_shownPlan;
}

LinkJob LinkRunner::job() const {
    const std::scoped_lock lock{m_mutex};
    return m_job;
}

void LinkRunner::report(Event event) { m_reporter.report(std::move(event)); }

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
    m_inbox.tell([&](Inbox& inbox) { inbox.trouble.insert_or_assign(side, error); });
}

void LinkRunner::streamTrouble(int stream, StreamDuty duty, std::optional<Error> why) {
    m_problems.setDuty(stream, duty, why);
}

void LinkRunner::topicsChanged() {
    m_inbox.tell([](Inbox& inbox) { inbox.topicsChanged = true; });
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
    m_inbox.tell([&](Inbox& inbox) { inbox.streamFailure = error; });
}

void LinkRunner::answered() {
    m_inbox.tell([](Inbox& inbox) { inbox.answered = true; });
}

void LinkRunner::run() {
    while (true) {
        Inbox inbox = m_inbox.take(deadline(), [this](const Inbox& waiting) { return isWork(waiting); });
        if (inbox.quit) {
            m_goal = LinkGoal::Stopped;
            tearDown();
            m_reporter.show(currentStatus());
            m_finished.store(true, std::memory_order_release);
            return;
        }
        guarded([&] { step(std::move(inbox)); }, [this](const Error& error) { retryLater(error); });
        m_reporter.show(currentStatus());
    }
}

bool LinkRunner::isWork(const Inbox& inbox) const {
    return inbox.quit || inbox.job || inbox.restart || inbox.clearFailure || inbox.chosen || inbox.streamFailure ||
           inbox.answered || !inbox.trouble.empty() || inbox.goal != m_goal || (inbox.topicsChanged && is<Active>());
}

MonotonicTime LinkRunner::deadline() const {
    const auto never = [](const auto&) { return MonotonicTime::max(); };
    return std::visit(
        Visit{
            [&](const Idle&) { return m_goal == LinkGoal::Stopped ? MonotonicTime::max() : MonotonicTime{}; },
            [&](const Waiting&) { return m_retry.at(); },
            [&](const Failed& failed) { return m_goal == LinkGoal::Stopped ? MonotonicTime::max() : failed.nextLook; },
            [&](const Active& active) {
                return m_planning.running() ? active.nextTick : std::min(active.nextTick, active.nextRefresh);
            },
            never},
        m_phase);
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
    const bool another = inbox.job || inbox.chosen;
    if (inbox.clearFailure || another) {
        m_retry.reset();
        if (is<Waiting>() || is<Failed>()) {
            m_phase = Idle{};
        }
    }
    for (const auto& [side, error] : inbox.trouble) {
        note(side, error);
    }
    const bool starting = is<Connecting>() || is<Planning>();
    if (is<Active>() && inbox.streamFailure) {
        m_reporter.warn(*inbox.streamFailure);
        retryLater(*inbox.streamFailure);
    } else if (is<Active>() && (inbox.restart || inbox.chosen)) {
        tearDown();
    } else if (starting && another) {
        tearDown();
    }
    if (m_goal == LinkGoal::Stopped && !is<Failed>() && !is<Idle>()) {
        tearDown();
    }
    if (is<Active>()) {
        return act(inbox, goalChanged);
    }
    lookAtRefused();
    if (auto clusters = m_connecting.take()) {
        connected(std::move(*clusters));
    } else if (is<Planning>()) {
        if (auto planned = m_planning.take()) {
            firstPlanned(std::move(*planned));
        }
    } else if (m_goal != LinkGoal::Stopped &&
               (is<Idle>() || (is<Waiting>() && MonotonicClock::now() >= m_retry.at()))) {
        begin();
    }
}

// A cluster that does not answer takes its time to say so: a stop does not wait for that.
void LinkRunner::begin() {
    m_phase = Connecting{};
    m_access = std::make_shared<std::map<Side, ClusterAccess>>();
    m_connecting.run(
        [connections = m_environment.connections, source = m_job.source, target = m_job.target, used = m_access] {
            for (const auto& [side, cluster] : {std::pair{Side::Source, &source}, std::pair{Side::Target, &target}}) {
                if (Result<ClusterAccess> access = connections->access(*cluster)) {
                    used->insert_or_assign(side, std::move(*access));
                }
            }
            return LinkClusters::connect(connections, source, target);
        },
        [this] { answered(); });
}

void LinkRunner::connected(Result<std::shared_ptr<const LinkClusters>> clusters) {
    const Status prepared = clusters ? prepare(std::move(*clusters)) : std::unexpected(clusters.error());
    if (!prepared) {
        return giveUp(prepared.error());
    }
    m_phase = Planning{};
    m_planning.plan(m_plan, *m_memory, [this] { answered(); });
}

Status LinkRunner::prepare(std::shared_ptr<const LinkClusters> clusters) {
    m_clusters = std::move(clusters);
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
        return m_memory->forgetTopics();
    }
    return {};
}

void LinkRunner::firstPlanned(LinkPlanning::Outcome planned) {
    if (!planned) {
        return giveUp(planned.error());
    }
    publishPlan(std::move(*planned));
    const Result<LinkStreamsSetup> setup = openKeeper();
    Status started = setup ? settlePositions() : std::unexpected(setup.error());
    if (started) {
        started = startStreams(*setup);
    }
    if (!started) {
        return giveUp(started.error());
    }
    m_retry.reset();
}

void LinkRunner::giveUp(const Error& error) {
    if (error.retriable) {
        return retryLater(error);
    }
    tearDown();
    m_phase =
        Failed{error, isRefused(error) ? MonotonicClock::now() + m_environment.lookAtRefused : MonotonicTime::max()};
}

void LinkRunner::lookAtRefused() {
    const MonotonicTime now = MonotonicClock::now();
    auto* failed = std::get_if<Failed>(&m_phase);
    if (failed == nullptr || m_goal == LinkGoal::Stopped || now < failed->nextLook) {
        return;
    }
    failed->nextLook = now + m_environment.lookAtRefused;
    if (accessChanged(Side::Source, true) || accessChanged(Side::Target, true)) {
        m_phase = Idle{};
    }
}

void LinkRunner::retryLater(const Error& error) {
    tearDown();
    m_retry.later(error);
    m_phase = Waiting{};
}

Status LinkRunner::settlePositions() {
    if (Status forgotten = m_chosen ? m_keeping.forget() : Status{}; !forgotten) {
        return forgotten;
    }
    const auto keepGap = [this](const kafka::TopicPartition& at, std::int64_t from, std::int64_t to) {
        return recordGap(at.topic, at.partition, from, to, Error{ErrorCode::PositionChosen});
    };
    const auto tellAgain = [this](std::vector<ReadAgain> again) {
        if (const Status kept = tellReadAgain(*this, *m_ledger, std::move(again)); !kept) {
            m_reporter.warn(kept.error());
        }
    };
    const StartDecision decision{m_job.link, m_job.group, m_expected, *m_clusters->source(), keepGap, tellAgain};
    if (Status prepared = decision.prepare(*m_plan, m_memory->ranBefore(), m_chosen, m_chosenFor); !prepared) {
        return prepared;
    }
    m_chosen.reset();
    m_chosenFor.clear();
    return m_plan->routes.empty() ? Status{} : m_memory->remember(m_plan->topicIds(), m_plan->targetIds());
}

Result<LinkStreamsSetup> LinkRunner::openKeeper() {
    Result<ClusterAccess> source = m_environment.connections->access(m_job.source);
    Result<ClusterAccess> target = m_environment.connections->access(m_job.target);
    if (!source || !target) {
        return std::unexpected(source ? target.error() : source.error());
    }
    *m_access = {{Side::Source, *source}, {Side::Target, *target}};
    LinkStreamsSetup setup{
        m_job.link,         m_job.group,        m_environment.instanceId, m_expected,
        std::move(*source), std::move(*target), m_clusters->source(),     m_environment.drainTimeoutMs};
    if (m_environment.keepOffsets) {
        m_keeping.open(setup, m_job.target, *m_clusters);
    }
    return setup;
}

Status LinkRunner::startStreams(const LinkStreamsSetup& setup) {
    Result<std::unique_ptr<RunningStreams>> started =
        m_environment.startStreams(setup, orders(), *this, m_counters, m_offsets);
    if (!started) {
        return std::unexpected(std::move(started.error()));
    }
    m_streams = std::move(*started);
    followGroups();
    const MonotonicTime now = MonotonicClock::now();
    m_phase = Active{now + kRunnerTick, now, now + kLookAtAccess};
    m_watch.begin(m_clusters, now);
    lookAgain(m_plan->isReady());
    noteKnown();
    return {};
}

// What is started or running ends; what has failed, or waits, stays so.
void LinkRunner::tearDown() {
    if (m_streams) {
        m_phase = Stopping{};
        m_reporter.show(currentStatus());
        // Who is known to be away is not waited for.
        StopPatience patience{.drainMs = m_environment.drainTimeoutMs};
        patience.drainMs = m_watch.away(Side::Target) ? std::min(kAwayMs, patience.drainMs) : patience.drainMs;
        patience.commitMs = m_watch.away(Side::Source) ? kAwayMs : patience.commitMs;
        m_streams->stop(patience);
        m_streams.reset();
    }
    m_keeping.close(!m_watch.away(Side::Target));
    m_connecting.giveUp();
    m_watch.end();
    m_planning.end();
    m_clusters.reset();
    m_problems.clear();
    m_phase = Idle{};
}

void LinkRunner::act(const Inbox& inbox, bool goalChanged) {
    const MonotonicTime now = MonotonicClock::now();
    auto& active = std::get<Active>(m_phase);
    if (inbox.job) {
        takeOverLive();
    } else if (goalChanged) {
        sendOrders();
    }
    if (inbox.topicsChanged) {
        active.nextRefresh = std::min(active.nextRefresh, now + kSoonestRefresh);
    }
    if (auto planned = m_planning.take()) {
        takePlan(std::move(*planned));
    } else if (now >= active.nextRefresh && !m_planning.running() && m_watch.reason()) {
        active.nextRefresh = now + kSoonestRefresh;  // a cluster that is away would only take its time to say so
    } else if (now >= active.nextRefresh && !m_planning.running()) {
        m_planning.plan(m_plan, *m_memory, [this] { answered(); });
    }
    noteKnown();
    if (now >= active.nextTick) {
        watch(now);
    }
}

// Until then nobody can say that it keeps up.
void LinkRunner::noteKnown() {
    bool& known = std::get<Active>(m_phase).known;
    known = known || m_plan->routes.empty() || (m_streams->haveShares() && m_counters.known());
}

void LinkRunner::followGroups() {
    m_keeping.follow(m_job.link, [this] { return plan(); }, m_counters, m_offsets);
}

void LinkRunner::takeOverLive() {
    m_planning.begin(m_job.link, m_environment.echoes, *m_clusters);
    sendOrders();
    followGroups();
    std::get<Active>(m_phase).nextRefresh = MonotonicClock::now();
    Event event;
    event.kind = EventKind::Applied;
    report(std::move(event));
}

// Targets that could not be made ready are tried again soon, however seldom the source is looked at.
void LinkRunner::lookAgain(bool ready) {
    const std::chrono::milliseconds regular{m_job.link.topicRefreshMs};
    std::get<Active>(m_phase).nextRefresh =
        MonotonicClock::now() + (ready ? regular : std::min(kRefreshAgain, regular));
}

void LinkRunner::takePlan(LinkPlanning::Outcome planned) {
    lookAgain(false);
    if (!planned) {
        m_watch.suspect();
        return m_reporter.warn(planned.error());
    }
    publishPlan(std::move(*planned));
    lookAgain(m_plan->isReady());
    if (!m_plan->routes.empty()) {
        if (const Status kept = m_memory->remember(m_plan->topicIds(), m_plan->targetIds()); !kept) {
            m_reporter.warn(kept.error());
        }
    }
    m_streams->limitBatch(m_plan->smallestBatch());
    sendOrders();
}

void LinkRunner::publishPlan(TopicPlanner::Outcome outcome) {
    for (Event& event : outcome.events) {
        report(std::move(event));
    }
    for (const auto& [name, route] : outcome.plan->routes) {
        const TopicRoute* before = m_plan ? m_plan->route(name) : nullptr;
        if (route.recreated && (before == nullptr || !before->recreated)) {
            if (const Status kept = recordReplaced(*this, m_counters, route); !kept) {
                m_reporter.warn(kept.error());
            }
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

StreamOrders LinkRunner::orders() const {
    return {m_plan, m_goal == LinkGoal::Paused, m_job.link.commitIntervalMs, m_job.link.onSendFailure};
}

void LinkRunner::sendOrders() { m_streams->setOrders(orders()); }

void LinkRunner::note(Side side, const Error& error) {
    const Error named = atCluster(error, clusterAt(side).displayName());
    if (isRefused(error) || stageOf(error.code) == ConnectionStage::Token ||
        error.kafkaCode == kafka::code::kAllBrokersDown) {
        m_watch.trouble(side, named);
    } else if (!error.fatal) {
        if (isUnreached(error.code)) {
            m_watch.suspect();
        }
        m_reporter.warn(named);
    }
}

void LinkRunner::watch(MonotonicTime now) {
    std::get<Active>(m_phase).nextTick = now + kRunnerTick;
    if (const std::optional<Error> error = m_streams->takeError()) {
        note(Side::Target, *error);
    }
    m_watch.tick(now, m_counters, m_goal == LinkGoal::Paused);
    if (const std::optional<Error> away = m_watch.reason(); away && away->code == ErrorCode::ClusterReplaced) {
        // Whether the positions are good for what is there now is decided at the start.
        m_reporter.warn(*away);
        return tearDown();
    }
    if (now >= std::get<Active>(m_phase).nextLook) {
        lookAtAccess(now);
    }
}

// Before the old ones are refused, where possible: then the positions can still be committed.
void LinkRunner::lookAtAccess(MonotonicTime now) {
    std::get<Active>(m_phase).nextLook = now + (m_watch.reason() ? kLookAtAccessSoon : kLookAtAccess);
    for (const Side side : {Side::Source, Side::Target}) {
        const std::optional<Error> away = m_watch.reason(side);
        if (accessChanged(side, away && isRefused(*away))) {
            return tearDown();
        }
    }
}

bool LinkRunner::accessChanged(Side side, bool refused) {
    const auto used = m_access->find(side);
    if (used == m_access->end() || !m_environment.connections->changed(clusterAt(side), used->second, refused)) {
        return false;
    }
    m_reporter.warn(Error{ErrorCode::AccessChanged}.with("cluster", clusterAt(side).displayName()));
    return true;
}

const ClusterSpec& LinkRunner::clusterAt(Side side) const { return side == Side::Source ? m_job.source : m_job.target; }

TaskStatus LinkRunner::currentStatus() const {
    TaskStatus status;
    // Why it had to begin again stays to be seen until it runs.
    const auto starting = [&](const auto&) {
        status.state = m_retry.reason() ? LinkState::Backoff : LinkState::Starting;
        status.error = m_retry.reason();
    };
    std::visit(Visit{[&](const Idle& idle) {
                         if (m_goal != LinkGoal::Stopped) {
                             starting(idle);
                         }
                     },
                     [&](const Active&) { status = activeStatus(); },
                     [&](const Stopping&) { status.state = LinkState::Stopping; },
                     [&](const Waiting&) {
                         status.state = LinkState::Backoff;
                         status.error = m_retry.reason();
                         status.retryAtMs = m_retry.atMs();
                     },
                     [&](const Failed& failed) {
                         status.state = LinkState::Failed;
                         status.error = failed.error;
                     },
                     starting},
               m_phase);
    return status;
}

TaskStatus LinkRunner::activeStatus() const {
    TaskStatus status;
    if (m_goal == LinkGoal::Paused) {
        status.state = m_streams->pauseSettled() ? LinkState::Paused : LinkState::Stopping;
        return status;
    }
    if (const std::optional<Error> away = m_watch.reason()) {
        status.state = LinkState::Backoff;
        status.error = away;
        status.retryAtMs = m_watch.retryAtMs();
        return status;
    }
    m_problems.describe(status);
    for (const kafka::TopicPartition& at : m_counters.behindTransactions(wallClockMs())) {
        status.problems.push_back({at.topic, at.partition,
                                   Error{ErrorCode::OpenTransaction}
                                       .with("topic", at.topic)
                                       .with("partition", std::to_string(at.partition))});
    }
    const bool whole = status.problems.empty() && !status.error;
    const LinkState pace = m_counters.pace(m_job.link, m_reporter.state() == LinkState::Lagging, wallClockMs());
    const LinkState kept = pace == LinkState::Lagging || std::get<Active>(m_phase).known ? pace : LinkState::Starting;
    status.state = whole ? kept : LinkState::Degraded;
    if (whole && m_plan && m_plan->routes.empty()) {
        status.error = Error{ErrorCode::NothingSelected}.with("cluster", m_job.source.displayName());
    }
    return status;
}

}  // namespace tributary
