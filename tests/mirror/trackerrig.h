#pragma once

#include "core/kafka/mockcluster.h"
#include "core/kafka/partitionreader.h"
#include "core/mirror/partitiontracker.h"
#include "tests/mirror/faketarget.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace tributary {

/// A simulated cluster with 40 records in orders [0]: "key-<offset>" or, each fifth, no key.
class SimulatedSource {
public:
    static constexpr int kRecords = 40;
    static constexpr std::size_t kValueBytes = 100;

    SimulatedSource();
    /// Reads them from the first one on.
    [[nodiscard]] std::unique_ptr<kafka::PartitionReader> reader() const;

private:
    const std::unique_ptr<kafka::MockCluster> m_cluster;
};

/// One partition on the record path, for a test: real messages of a simulated source, and a target that answers as the
/// test says. One thread.
class TrackerRig {
public:
    /// `source` outlives it.
    explicit TrackerRig(const SimulatedSource& source);
    ~TrackerRig();
    TrackerRig(const TrackerRig&) = delete;
    TrackerRig& operator=(const TrackerRig&) = delete;

    /// A new tracker at offset 0, with a new producer; it has no route yet.
    void track(Partitioning partitioning = Partitioning::Preserve, int memoryMiB = 64);
    /// A target of that name with so many partitions.
    [[nodiscard]] static TopicRoute route(int partitions = 4);
    /// What is read next is the first record again.
    void readFromStart();
    /// The next so many records of the source.
    void push(int count);
    [[nodiscard]] TrackerNews service(SendFailurePolicy policy = SendFailurePolicy::Abort) {
        return tracker->service(policy);
    }
    /// Sends what can be sent; the source offsets of that.
    [[nodiscard]] std::vector<std::int64_t> send() {
        static_cast<void>(tracker->send());
        return target.takeSent();
    }

    /// Where the target has the record of this source offset; -1: that is not known, or not exactly.
    [[nodiscard]] std::int64_t targetOffset(std::int64_t source) const;

    FakeTarget target;
    std::vector<Error> replaced;  ///< what the producers were replaced for
    std::unique_ptr<LinkProducer> producer;
    std::unique_ptr<SendRoom> room;
    std::shared_ptr<OffsetMap> offsets;
    std::unique_ptr<PartitionTracker> tracker;

private:
    const SimulatedSource& m_source;
    std::vector<std::unique_ptr<kafka::PartitionReader>> m_readers;  ///< the last one reads; messages of all are in use
    std::vector<kafka::RawMessage*> m_messages;                      ///< read and not pushed yet
    AckSignal m_signal;
};

/// from, from + 1 … to - 1.
[[nodiscard]] std::vector<std::int64_t> fromTo(std::int64_t from, std::int64_t to);

}  // namespace tributary
