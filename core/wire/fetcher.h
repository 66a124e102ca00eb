#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/wire/buffer.h"
#include "core/wire/cluster.h"
#include "core/wire/messages.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tributary::wire {

/// How far a sink has read.
struct FetchedUpTo {
    std::int64_t position = 0;      ///< to read on from
    std::int32_t leaderEpoch = -1;  ///< of the last batch before it; -1: not known
};

/// Where the batches of one partition go.
class FetchSink {
public:
    virtual ~FetchSink() = default;
    /// An answer for the partition; its records, perhaps none, begin in the batch that holds the position asked for.
    /// May change what is wanted, must not remove.
    [[nodiscard]] virtual FetchedUpTo fetched(const FetchedPartition& partition, const BufferPtr& buffer) = 0;
    /// The leader refuses the position, or the partition. It is not asked again until it is wanted again.
    virtual void fetchRefused(std::int16_t error, std::int64_t logStart) = 0;
    /// The leader's log ends, in the epoch of the last record read, before the position: what was read is not there any
    /// more (KIP-101). -1: the leader knows no such epoch. Not asked again until it is wanted again.
    virtual void truncated(std::int64_t end) = 0;
};

struct FetchSettings {
    bool readCommitted = true;
    std::int32_t maxWaitMs = 500;
    std::int32_t minBytes = 1;
    std::int32_t maxBytes = 8 * 1024 * 1024;     ///< of one answer of a near broker; less where many share the buffers
    std::int32_t partitionBytes = 1024 * 1024;   ///< of one partition in it
    std::size_t bufferBytes = 32 * 1024 * 1024;  ///< of all answers that are still in use
};

enum class Want {
    Yes,
    Held,  ///< for the moment: it has got enough
    No,
};

/// Reads whole record batches of many partitions: one request at a time to each broker, within an incremental fetch
/// session (KIP-227), so that a partition without news costs nothing. A partition is followed to its leader.
///
/// A session takes one request at a time, so that a broker far away would send one answer per round trip. When such a
/// broker has enough to say, its partitions are spread over several lanes, each with a session and a connection of its
/// own, and what the answers may hold together grows: buffers follow the product of bandwidth and delay as far as they
/// may. One thread, that of the loop.
class Fetcher {
public:
    class Partition;

    Fetcher(Cluster& cluster, BufferPool& buffers, FetchSettings settings);
    ~Fetcher();
    Fetcher(const Fetcher&) = delete;
    Fetcher& operator=(const Fetcher&) = delete;

    /// Not wanted yet. The sink must live until remove().
    [[nodiscard]] Partition* add(const std::string& topic, std::int32_t partition, FetchSink& sink);
    void remove(Partition* partition);
    /// What is on its way for another position is dropped. `epoch`: of the last record before it; -1: not known.
    void seek(Partition& partition, std::int64_t position, std::int32_t epoch);
    void want(Partition& partition, Want want);

    /// So many bytes of the buffers are with partitions whose target takes nothing: answers get smaller, and an eighth
    /// of the buffers is there in any case for the others.
    void setStuck(std::size_t bytes) { m_stuckBytes = bytes; }

    /// Buffers were given back, a connection or leaders are there: ask on.
    void pump();
    /// The leaders changed.
    void place();

private:
    struct Broker;

    void placeOne(Partition& partition);
    void unplace(Partition& partition);
    void changed(Partition& partition);
    void pumpBroker(Broker& broker);
    [[nodiscard]] FetchOrder orderFor(Broker& broker, std::int16_t version);
    [[nodiscard]] std::size_t room() const;
    [[nodiscard]] std::int32_t answerBytes(const Broker& broker) const;
    [[nodiscard]] std::int32_t partitionBytes(const Broker& broker) const;
    void addPosition(FetchOrder& order, Partition& partition) const;
    void judgeDistance(const Broker& broker, std::size_t answered);
    void take(Broker& broker, std::int16_t version, const Result<Answer>& answer);
    void takeOne(Broker& broker, const FetchedPartition& fetched, const BufferPtr& buffer);
    void refused(Partition& partition, const FetchedPartition& fetched);
    void validate(Partition& partition, Connection& connection);
    struct Checked {
        std::string topic;
        std::int32_t partition = 0;
        std::int64_t position = 0;
        std::int32_t leaderEpoch = -1;
    };
    void takeEpochEnd(const Checked& checked, const Result<Answer>& answer);
    [[nodiscard]] Partition* find(std::string_view topic, std::int32_t partition) const;

    Cluster& m_cluster;
    BufferPool& m_buffers;
    const FetchSettings m_settings;
    std::map<std::string, std::map<std::int32_t, std::unique_ptr<Partition>>, std::less<>> m_partitions;
    std::map<std::pair<std::int32_t, std::int32_t>, std::unique_ptr<Broker>> m_brokers;  ///< by node and lane
    std::set<std::int32_t> m_far;                                                        ///< nodes
    std::size_t m_added = 0;
    std::size_t m_stuckBytes = 0;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

}  // namespace tributary::wire
