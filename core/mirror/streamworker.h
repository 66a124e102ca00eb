#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/kafka/consumer.h"
#include "core/link/commitmetadata.h"
#include "core/link/offsetkeeper.h"
#include "core/link/offsetmap.h"
#include "core/link/topicplan.h"
#include "core/mirror/ackgate.h"
#include "core/mirror/batchstream.h"
#include "core/mirror/linkcounters.h"
#include "core/mirror/linkproducer.h"
#include "core/mirror/partitionpauses.h"
#include "core/mirror/partitionset.h"
#include "core/mirror/rangecheck.h"
#include "core/mirror/sourceends.h"
#include "core/mirror/streamcommits.h"
#include "core/mirror/streamduties.h"
#include "core/mirror/streamhost.h"
#include "core/mirror/streamorders.h"
#include "core/mirror/streampositions.h"
#include "core/mirror/unsettledstreams.h"
#include "core/topology/topologyspec.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace tributary {

/// What a stream is made of; fixed for its life.
struct StreamSetup {
    int number = 0;
    LinkSpec link;
    std::string group;
    kafka::ClientSettings consumer;
    CommitMetadata position;  ///< what commits of this link carry; the topic id is added for each topic
    std::shared_ptr<kafka::AdminClient> source;
    std::optional<BatchConnections> batches;  ///< for the batch path; none: what the link or a setting says against it
    RecordPathReason whyRecords = RecordPathReason::None;
    std::shared_ptr<OffsetKeeper> keeper{};  ///< null: nothing is kept but what is committed
    bool acceptForeign = false;   ///< positions of another program are taken over (start: committed)
    int drainTimeoutMs = 30'000;  ///< when partitions go to another member
    std::shared_ptr<UnsettledStreams> unsettled{};  ///< of the link; null: this one alone
};

/// One consumer of a link's group on a thread of its own: reads, hands to the link's producer, commits what the target
/// has acknowledged.
///
/// The thread owns the consumer and the partitions. Life: start(), orders, stop() (returns at once), join(). After
/// join() records may still be unanswered when the drain timed out; the link's producer must be shut down before the
/// stream is destroyed.
class StreamWorker final : public kafka::ConsumerListener {
public:
    StreamWorker(StreamSetup setup, StreamHost& host, LinkProducer& producer, LinkCounters& counters,
                 LinkOffsets& offsets);
    ~StreamWorker() override;
    StreamWorker(const StreamWorker&) = delete;
    StreamWorker& operator=(const StreamWorker&) = delete;

    /// Creates the consumer and starts the thread.
    [[nodiscard]] Status start(StreamOrders orders);
    void setOrders(StreamOrders orders);
    /// Asks for a clean stop: drain, commit, leave the group. The first call counts.
    void stop(StopPatience patience);
    void join();
    /// The partitions held are drained and committed after a pause.
    [[nodiscard]] bool hasShare() const { return m_duties.hasShare(); }
    [[nodiscard]] bool pauseSettled() const { return m_pauseSettled.load(std::memory_order_acquire); }

    void partitionsAssigned(const std::vector<kafka::TopicPartition>& partitions) override;
    void partitionsRevoked(const std::vector<kafka::TopicPartition>& partitions, bool lost) override;
    void commitFinished(const std::vector<kafka::CommittedOffset>& offsets, const Status& outcome) override;
    void consumerError(const Error& error) override;

private:
    void run();
    void takeOrders();
    void applyPlan();
    void readOnce();
    void takeAll(std::size_t count);
    void take(kafka::RawMessage* message);
    void takeError(const kafka::RawMessage& message, const kafka::RecordFields& fields);
    void service();
    void serviceOne(PartitionTracker& tracker);
    void waitForAnswers(std::chrono::milliseconds atMost);
    [[nodiscard]] bool anyAnswered() const;
    void tick(MonotonicTime now);
    PartitionTracker& addTracker(const kafka::TopicPartition& at, std::int64_t position);
    void assignPending();
    /// Takes all new partitions; those without a known position wait for one.
    void assignAll(const std::vector<PartitionStart>& known);
    void settleRest();
    void sync(PartitionTracker& tracker);
    void syncAll();
    void drop(const kafka::TopicPartition& at);
    void finishRevoke();
    void endRevoke();
    void beginPause();
    void endPause();
    void settlePause();
    void giveUp(const std::vector<kafka::TopicPartition>& partitions);
    void finish();
    void drainAndCommit();

    const StreamSetup m_setup;
    StreamHost& m_host;
    LinkProducer& m_producer;
    LinkCounters& m_counters;
    LinkOffsets& m_offsets;

    std::mutex m_orderMutex;
    StreamOrders m_newOrders;
    std::atomic<bool> m_ordersChanged{false};
    std::atomic<bool> m_stopping{false};
    StopPatience m_patience;  ///< written before m_stopping
    std::atomic<bool> m_pauseSettled{false};

    // Stream thread only.
    StreamOrders m_orders;
    std::vector<std::string> m_subscribed;
    AckSignal m_signal;  // outlives the trackers, as m_room does
    UnsettledStream m_unsettled;
    SendRoom m_room;
    std::unique_ptr<kafka::Consumer> m_consumer;
    PartitionSet m_partitions;
    StreamPositions m_positions;
    StreamCommits m_commits;
    StreamDuties m_duties;
    std::unique_ptr<BatchStream> m_batches;  ///< null: every partition is on the record path
    PartitionPauses m_pauses;
    SourceEnds m_ends;
    RangeCheck m_range;
    std::vector<kafka::TopicPartition> m_toAssign;
    std::size_t m_polled = 0;  ///< messages of the last poll beside the batch path
    bool m_soloing = false;    ///< a partition sends one by one
    bool m_revoking = false;
    bool m_paused = false;
    bool m_settled = false;
    bool m_finishing = false;
    bool m_failed = false;
    MonotonicTime m_revokeDeadline;
    MonotonicTime m_nextTick;
    MonotonicTime m_nextSettle = MonotonicTime::max();
    std::array<kafka::RawMessage*, 1000> m_batch{};

    std::thread m_thread;
};

}  // namespace tributary
