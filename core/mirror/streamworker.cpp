#include "core/mirror/streamworker.h"

#include "core/base/guarded.h"
#include "core/kafka/errorcodes.h"
#include "core/mirror/readerror.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kStreamTick = 1s;
constexpr auto kBusyPoll = 50ms;  // how long an answer may wait to be taken in while nothing is read
constexpr auto kWaitingRetry = 5s;
constexpr auto kRefusedRetry = 30s;
constexpr auto kLastCommit = 8s;  // how long a commit is tried when all is drained
constexpr int kCloseTimeoutMs = 5'000;

int msUntil(MonotonicTime then, MonotonicTime now) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(then - now).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1000));
}

}  // namespace

StreamWorker::StreamWorker(StreamSetup setup, StreamHost& host, LinkProducer& producer, LinkCounters& counters,
                           LinkOffsets& offsets)
    : m_setup(std::move(setup)),
      m_host(host),
      m_producer(producer),
      m_counters(counters),
      m_offsets(offsets),
      m_unsettled(m_setup.unsettled),
      m_room(m_setup.link),
      m_positions({m_setup.group, m_setup.position, m_setup.acceptForeign}, m_setup.source, offsets, m_setup.keeper),
      m_commits(m_setup.number, m_positions, m_partitions, m_host),
      m_duties(m_setup.number, m_setup.group, m_partitions, m_host),
      m_pauses(m_partitions, m_room),
      m_ends(m_partitions),
      m_range(m_setup.source, m_host) {}

StreamWorker::~StreamWorker() {
    stop({});
    join();
}

Status StreamWorker::start(StreamOrders orders) {
    Result<std::unique_ptr<kafka::Consumer>> consumer = kafka::Consumer::create(m_setup.consumer, m_setup.group, *this);
    if (!consumer) {
        return std::unexpected(std::move(consumer.error()));
    }
    m_consumer = std::move(*consumer);
    if (m_setup.batches) {
        auto batches = BatchStream::create(m_setup.link, *m_setup.batches, m_host);
        if (!batches) {
            return std::unexpected(std::move(batches.error()));
        }
        m_batches = std::move(*batches);
        m_signal.waitIn(m_batches->loop());
        m_consumer->notify(m_batches->loop().wakeDescriptor());
    }
    m_commits.attach(*m_consumer);
    m_pauses.attach(*m_consumer);
    m_ends.attach(*m_consumer);
    setOrders(std::move(orders));
    m_thread = std::thread{[this] {
        guarded([this] { run(); }, [this](const Error& error) { m_host.streamFailed(m_setup.number, error); });
    }};
    return {};
}

void StreamWorker::setOrders(StreamOrders orders) {
    {
        const std::scoped_lock lock{m_orderMutex};
        m_newOrders = std::move(orders);
    }
    m_pauseSettled.store(false, std::memory_order_release);
    m_ordersChanged.store(true, std::memory_order_release);
    m_consumer->wake();
    m_signal.notify();
}

void StreamWorker::stop(StopPatience patience) {
    if (m_stopping.load(std::memory_order_acquire)) {
        return;
    }
    m_patience = patience;
    m_stopping.store(true, std::memory_order_release);
    if (m_consumer) {
        m_consumer->wake();
        m_signal.notify();
    }
}

void StreamWorker::join() {
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void StreamWorker::run() {
    wire::blockBrokenPipes();
    m_nextTick = MonotonicClock::now() + kStreamTick;
    while (!m_stopping.load(std::memory_order_acquire) && !m_failed) {
        if (m_ordersChanged.exchange(false, std::memory_order_acq_rel)) {
            takeOrders();
        }
        const MonotonicTime now = MonotonicClock::now();
        if (now >= m_nextTick) {
            tick(now);
        }
        m_commits.tick(now);
        if (!m_toAssign.empty()) {
            assignPending();
        }
        if (now >= m_nextSettle) {
            settleRest();
        }
        if (!m_pauses.relieving() && m_pauses.full()) {
            waitForAnswers(std::chrono::milliseconds{msUntil(m_nextTick, MonotonicClock::now())});
        } else {
            readOnce();
        }
        service();
        if (m_revoking) {
            finishRevoke();
        }
        if (m_paused && !m_settled) {
            settlePause();
        }
    }
    finish();
}

void StreamWorker::takeOrders() {
    StreamOrders orders;
    {
        const std::scoped_lock lock{m_orderMutex};
        orders = m_newOrders;
    }
    const bool newPlan = orders.plan != m_orders.plan;
    m_orders = std::move(orders);
    m_commits.setInterval(std::chrono::milliseconds{m_orders.commitIntervalMs});
    if (newPlan) {
        applyPlan();
    }
    if (m_orders.paused && !m_paused) {
        beginPause();
    } else if (!m_orders.paused && m_paused) {
        endPause();
    }
    m_pauseSettled.store(m_paused && m_settled, std::memory_order_release);
}

void StreamWorker::applyPlan() {
    std::vector<std::string> topics;
    for (const auto& [name, route] : m_orders.plan->routes) {
        topics.push_back(name);
    }
    for (const auto& [at, tracker] : m_partitions.all()) {
        if (const TopicRoute* route = m_orders.plan->route(at.topic)) {
            tracker->setRoute(*route);
            m_partitions.markActive(*tracker);
        }
    }
    if (topics != m_subscribed) {
        if (const Status subscribed = m_consumer->subscribe(topics); !subscribed) {
            m_failed = true;
            m_host.streamFailed(m_setup.number, subscribed.error());
            return;
        }
        if (m_subscribed.empty() && !topics.empty()) {
            m_duties.beginJoin();
        }
        m_subscribed = std::move(topics);
    }
}

void StreamWorker::readOnce() {
    const MonotonicTime now = MonotonicClock::now();
    MonotonicTime until = std::min(m_nextTick, m_commits.next());
    if (!m_partitions.active().empty() || m_partitions.hasOrphans()) {
        until = std::min(until, now + kBusyPoll);
    }
    int timeoutMs = msUntil(until, now);
    if (m_soloing) {
        // The next record of such a partition waits for this answer, not for the next message.
        waitForAnswers(kBusyPoll);
        timeoutMs = 0;
    }
    if (m_batches && m_batches->busy()) {
        // Its sockets are served here, also while there are messages all the time.
        const MonotonicTime work = std::min(until, m_batches->nextWork());
        waitForAnswers(std::chrono::milliseconds{timeoutMs == 0 || m_polled != 0 ? 0 : msUntil(work, now)});
        timeoutMs = 0;
    }
    m_polled = m_consumer->poll(m_batch, timeoutMs);
    takeAll(m_polled);
}

void StreamWorker::takeAll(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        take(m_batch[i]);
    }
}

void StreamWorker::take(kafka::RawMessage* message) {
    const kafka::RecordFields fields = kafka::readFields(*message);
    if (fields.kind == kafka::RecordKind::Record) [[likely]] {
        PartitionTracker* tracker = m_partitions.find(*message, fields);
        if (tracker != nullptr) [[likely]] {
            const bool wanted = !tracker->onBatches() && tracker->mode() != SendMode::Closing &&
                                tracker->mode() != SendMode::Halted && !tracker->unsettled && !tracker->disturbed &&
                                !tracker->missed();
            if (!wanted) {
                tracker->noteMissed();
            } else if (tracker->push(message, fields)) [[likely]] {
                m_partitions.markActive(*tracker);
                return;
            }
        }
    } else {
        takeError(*message, fields);
    }
    kafka::releaseMessage(message);
}

void StreamWorker::takeError(const kafka::RawMessage& message, const kafka::RecordFields& fields) {
    const std::string topic = kafka::topicName(message);
    PartitionTracker* tracker = m_partitions.find({topic, fields.partition});
    const Error error = readError(message, topic, fields.error, m_setup.link.source);
    if (error.fatal) {
        return consumerError(error);
    }
    if (tracker == nullptr && topic.empty()) {
        m_duties.groupError(error);
        m_host.clientTrouble(Side::Source, error);
    } else if (tracker == nullptr) {
        m_host.clientTrouble(Side::Source, error);  // a partition that is not this stream's
    } else {
        tracker->disturbed = true;
        tracker->noteMissed();
        m_partitions.markActive(*tracker);
        if (fields.error == kafka::code::kAutoOffsetReset || fields.error == kafka::code::kOffsetOutOfRange) {
            return tracker->loseRange(kafka::tellsTruncation(message));
        }
        tracker->complain(error);
    }
    if (!topic.empty()) {
        m_host.topicsChanged();
    }
}

void StreamWorker::service() {
    m_soloing = false;
    if (m_batches) {
        for (PartitionTracker* tracker : m_batches->service()) {
            m_partitions.markActive(*tracker);
        }
    }
    // serviceOne() may pause or seek, but never adds to or removes from the active list.
    for (PartitionTracker* tracker : m_partitions.active()) {
        serviceOne(*tracker);
        m_soloing = m_soloing || (tracker->mode() == SendMode::Solo && !tracker->idle());
    }
    for (PartitionTracker* tracker : m_range.settle(m_partitions, m_orders.onSendFailure)) {
        serviceOne(*tracker);
    }
    m_partitions.dropIdleFromActive();
    m_partitions.reapOrphans();
}

void StreamWorker::serviceOne(PartitionTracker& tracker) {
    static_cast<void>(tracker.send());  // a full queue is tried again after the next answers
    const TrackerNews news = tracker.service(m_orders.onSendFailure);
    const kafka::TopicPartition& at = tracker.at();
    if (!news.gaps.empty()) {
        if (Status kept = m_host.recordGaps(at.topic, at.partition, news.gaps)) {
            tracker.skipped();
            static_cast<void>(tracker.send());
        } else {
            tracker.halt(kept.error());
        }
    } else if (news.problem) {
        m_host.partitionProblem(at.topic, at.partition, news.problem);
    } else if (news.solved) {
        m_host.partitionProblem(at.topic, at.partition, std::nullopt);
    }
    if (news.refreshTopics) {
        m_host.topicsChanged();
    }
    sync(tracker);
    tracker.publish(wallClockMs());
}

void StreamWorker::sync(PartitionTracker& tracker) {
    m_pauses.sync(tracker);
    if (m_batches) {
        m_batches->sync(tracker);
    }
}

void StreamWorker::syncAll() {
    for (const auto& [at, tracker] : m_partitions.all()) {
        sync(*tracker);
    }
}

void StreamWorker::drop(const kafka::TopicPartition& at) {
    PartitionTracker* tracker = m_partitions.find(at);
    if (tracker == nullptr) {
        return;
    }
    m_commits.abandon(*tracker);
    m_positions.remember(*tracker);
    if (m_batches) {
        m_batches->remove(*tracker);
    }
    m_partitions.remove(at);
}

void StreamWorker::waitForAnswers(std::chrono::milliseconds atMost) {
    m_signal.wait(atMost, [this] {
        return m_stopping.load(std::memory_order_acquire) || m_ordersChanged.load(std::memory_order_acquire) ||
               anyAnswered();
    });
}

bool StreamWorker::anyAnswered() const {
    return std::ranges::any_of(m_partitions.active(), [](PartitionTracker* each) { return each->answered(); });
}

void StreamWorker::tick(MonotonicTime now) {
    m_nextTick = now + kStreamTick;
    const std::int64_t nowMs = wallClockMs();
    for (const auto& [at, tracker] : m_partitions.all()) {
        tracker->disturbed = false;
        const auto stopped = now - tracker->haltedSince();
        if ((tracker->mode() == SendMode::Waiting && stopped >= kWaitingRetry && !tracker->refusedByRoute()) ||
            (tracker->mode() == SendMode::Halted && stopped >= kRefusedRetry)) {
            tracker->retry();
            m_partitions.markActive(*tracker);
        }
        tracker->publish(nowMs);
    }
    m_ends.tick(now, nowMs);
    m_pauses.tick(now);
    m_duties.tick(now);
    if (m_batches) {
        m_batches->tick(now);
        syncAll();
    }
}

void StreamWorker::beginPause() {
    m_paused = true;
    m_settled = false;
    for (const auto& [at, tracker] : m_partitions.all()) {
        tracker->closeIntake();
        m_partitions.markActive(*tracker);
    }
    syncAll();
}

void StreamWorker::settlePause() {
    if (m_partitions.outstanding(false) == 0 && m_commits.settle(MonotonicClock::now(), false)) {
        m_settled = true;
        m_pauseSettled.store(true, std::memory_order_release);
    }
}

void StreamWorker::endPause() {
    m_paused = false;
    for (const auto& [at, tracker] : m_partitions.all()) {
        if (!tracker->revoked) {
            tracker->reopen();
            m_partitions.markActive(*tracker);
        }
    }
    syncAll();
}

void StreamWorker::partitionsAssigned(const std::vector<kafka::TopicPartition>& partitions) {
    m_duties.joined();
    m_toAssign.insert(m_toAssign.end(), partitions.begin(), partitions.end());
    if (m_toAssign.empty() || m_finishing) {
        assignAll({});
    }
}

PartitionTracker& StreamWorker::addTracker(const kafka::TopicPartition& at, std::int64_t position) {
    PartitionTracker& tracker = m_partitions.add(std::make_unique<PartitionTracker>(
        at, m_setup.number, m_signal, m_producer, m_room, m_setup.link.partitioning, position, m_offsets.of(at)));
    m_counters.add(tracker.counters());
    tracker.noteMissed();  // it seeks before it reads: an assignment does not compare epochs (librdkafka 2.12), a seek
                           // does
    if (const TopicRoute* route = m_orders.plan->route(at.topic)) {
        tracker.setRoute(*route);
    }
    if (m_batches) {
        tracker.useBatches();
    } else {
        tracker.useRecords(m_setup.whyRecords);
    }
    if (m_paused) {
        tracker.closeIntake();
    }
    m_partitions.markActive(tracker);
    return tracker;
}

// New partitions: the usual way is to know their positions first. Where those cannot be had now, most of all because
// the group has gone on to another generation, the group still waits for an answer before it does anything else.
void StreamWorker::assignPending() {
    const auto found = m_positions.resolve(*m_consumer, *m_orders.plan, m_toAssign);
    assignAll(found ? found->starts : std::vector<PartitionStart>{});
}

void StreamWorker::assignAll(const std::vector<PartitionStart>& known) {
    std::set<kafka::TopicPartition> open{m_toAssign.begin(), m_toAssign.end()};
    m_toAssign.clear();
    std::vector<kafka::CommittedOffset> offsets;
    for (const PartitionStart& start : known) {
        addTracker(start.at.at, start.from.offset).settle(start.at.offset, start.from.leaderEpoch, start.refusal);
        offsets.push_back(start.from);
        open.erase(start.at.at);
    }
    for (const kafka::TopicPartition& at : open) {
        addTracker(at, 0).unsettled = true;
        offsets.push_back({at, 0, -1, {}});
        m_nextSettle = MonotonicClock::now() + kStreamTick;
    }
    if (const Status assigned = m_consumer->assign(offsets); !assigned) {
        m_host.clientTrouble(Side::Source, assigned.error());
    }
    m_duties.shared();
    syncAll();
}

void StreamWorker::settleRest() {
    m_nextSettle = MonotonicTime::max();
    std::vector<kafka::TopicPartition> open;
    for (const auto& [at, tracker] : m_partitions.all()) {
        if (tracker->unsettled && !tracker->revoked) {
            open.push_back(at);
        }
    }
    if (open.empty()) {
        return;
    }
    m_nextSettle = MonotonicClock::now() + kStreamTick;  // until none is left
    const auto found = m_positions.resolve(*m_consumer, *m_orders.plan, open);
    if (!found) {
        return m_host.clientTrouble(Side::Source, found.error());
    }
    for (const PartitionStart& start : found->starts) {
        PartitionTracker& tracker = *m_partitions.find(start.at.at);
        tracker.jumpTo(start.from.offset);
        tracker.settle(start.at.offset, start.from.leaderEpoch, start.refusal);
        m_partitions.markActive(tracker);
    }
    for (auto [at, why] : found->open) {
        PartitionTracker& tracker = *m_partitions.find(at);
        tracker.complain(why.with("cluster", m_setup.link.source.str()));
        m_partitions.markActive(tracker);
    }
    syncAll();
}

void StreamWorker::partitionsRevoked(const std::vector<kafka::TopicPartition>& partitions, bool lost) {
    for (const kafka::TopicPartition& at : partitions) {
        std::erase(m_toAssign, at);
        if (PartitionTracker* tracker = m_partitions.find(at)) {
            tracker->revoked = true;
            tracker->closeIntake();
        }
    }
    if (lost || m_finishing) {
        if (lost) {
            m_duties.beginJoin();
            // Another member may own them: nothing queued here may still be sent after what it sends.
            if (const GenerationPtr generation = m_producer.current()) {
                generation->producer().purgeQueued();
            }
        }
        return giveUp(partitions);
    }
    m_revoking = true;
    m_revokeDeadline = MonotonicClock::now() + std::chrono::milliseconds{m_setup.drainTimeoutMs};
    syncAll();
}

void StreamWorker::finishRevoke() {
    const MonotonicTime now = MonotonicClock::now();
    const bool drained = m_partitions.outstanding(true) == 0 || now >= m_revokeDeadline;
    if (!m_consumer->assignmentLost() &&
        (!drained || (!m_commits.settle(now, true) && now < m_revokeDeadline + kLastCommit))) {
        return;
    }
    endRevoke();
}

void StreamWorker::endRevoke() {
    m_revoking = false;
    m_commits.reportUnanswered(true, m_setup.drainTimeoutMs);
    std::vector<kafka::TopicPartition> gone;
    for (const auto& [at, tracker] : m_partitions.all()) {
        if (tracker->revoked) {
            gone.push_back(at);
        }
    }
    giveUp(gone);
}

void StreamWorker::giveUp(const std::vector<kafka::TopicPartition>& partitions) {
    static_cast<void>(m_consumer->unassign(partitions));
    for (const kafka::TopicPartition& at : partitions) {
        m_host.partitionProblem(at.topic, at.partition, std::nullopt);  // whose it is now tells of it
        drop(at);
    }
    m_commits.reportAbandoned();
}

void StreamWorker::commitFinished(const std::vector<kafka::CommittedOffset>& offsets, const Status& outcome) {
    m_commits.finished(offsets, outcome);
}

void StreamWorker::consumerError(const Error& error) {
    if (error.fatal) {
        m_failed = true;
        m_host.streamFailed(m_setup.number, error);
        return;
    }
    m_host.clientTrouble(Side::Source, error);
}

// Polled all the time, so that the group does not take this member for dead, and what a rebalance asks meanwhile is
// answered: until then the coordinator takes no commit.
void StreamWorker::drainAndCommit() {
    const MonotonicTime drainBy = MonotonicClock::now() + std::chrono::milliseconds{m_patience.drainMs};
    std::optional<MonotonicTime> commitBy;
    while (true) {
        const MonotonicTime now = MonotonicClock::now();
        if (!commitBy && (m_partitions.outstanding(false) == 0 || now >= drainBy)) {
            commitBy = now + std::chrono::milliseconds{m_failed ? 0 : m_patience.commitMs};
        }
        if (commitBy && m_commits.settle(now, false)) {
            m_unsettled.settle();
        }
        if (commitBy && (m_unsettled.allSettled() || now >= *commitBy)) {
            return;
        }
        if (!commitBy) {
            m_signal.wait(kBusyPoll, [this] { return anyAnswered(); });
        }
        takeAll(m_consumer->poll(m_batch, commitBy ? static_cast<int>(kBusyPoll.count()) : 0));
        service();
        if (m_revoking) {
            finishRevoke();
        }
        if (!m_toAssign.empty()) {
            assignAll({});
        }
    }
}

void StreamWorker::finish() {
    beginPause();
    drainAndCommit();
    m_unsettled.settle();
    if (m_revoking) {
        endRevoke();
    }
    m_commits.reportUnanswered(false, m_patience.drainMs);
    // A member that goes while its join is under way is not known to have gone: the group would wait for it until its
    // session times out.
    const MonotonicTime joined = MonotonicClock::now() + std::chrono::milliseconds{kCloseTimeoutMs};
    while (m_duties.joining() && MonotonicClock::now() < joined) {
        takeAll(m_consumer->poll(m_batch, msUntil(joined, MonotonicClock::now())));
    }
    m_finishing = true;
    if (!m_toAssign.empty()) {
        assignAll({});  // the group waits for an answer before it lets this member go
    }
    m_consumer->close(kCloseTimeoutMs);
    for (const auto& [at, tracker] : m_partitions.all()) {
        m_commits.abandon(*tracker);
        tracker->counters()->retired.store(true, std::memory_order_relaxed);
    }
    m_commits.reportAbandoned();
}

}  // namespace tributary
