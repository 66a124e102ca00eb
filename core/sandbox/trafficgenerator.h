#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/kafka/producer.h"
#include "core/sandbox/mirrorchecker.h"
#include "core/sandbox/recordwriter.h"
#include "core/sandbox/sandboxplan.h"

namespace tributary::sandbox {

/// Totals since the start, of what the simulated cluster acknowledged.
struct TrafficTotals {
    std::uint64_t records = 0;
    std::uint64_t bytes = 0;  ///< keys and values
};

/// Writes traffic into one source cluster, stamps every record, and reports what was acknowledged to the checkers of
/// the places it is mirrored to.
///
/// start() runs one thread of its own; acknowledgements come on librdkafka's. start() and stop() belong to one thread.
class TrafficGenerator final : private kafka::AckSink {
public:
    struct Topic {
        PlannedTraffic plan;
        std::vector<MirrorChecker*> checkers;
    };

    /// `phase`: where in the day this cluster is, 0 … 1.
    [[nodiscard]] static Result<std::unique_ptr<TrafficGenerator>> create(const std::string& bootstrap,
                                                                          std::vector<Topic> topics, double phase,
                                                                          std::uint32_t seed);
    ~TrafficGenerator() override;
    TrafficGenerator(const TrafficGenerator&) = delete;
    TrafficGenerator& operator=(const TrafficGenerator&) = delete;

    /// `recordsPerSecond`: of the whole sandbox, on average over a day; this cluster writes its share.
    void start(double recordsPerSecond);
    /// Writes no more, and waits until all is acknowledged. False: `timeoutMs` was not enough.
    bool stop(int timeoutMs);

    [[nodiscard]] TrafficTotals totals() const;

private:
    struct Partition;
    struct Stream;
    struct Pending;

    explicit TrafficGenerator(double phase);
    Status open(const std::string& bootstrap, std::vector<Topic> topics, std::uint32_t seed);
    void run(const std::stop_token& stop, double recordsPerSecond);
    /// False: the producer takes no more at the moment.
    bool write(Stream& stream);
    void acknowledged(void* token, int error, std::int64_t offset, kafka::RawHeaders* headers) noexcept override;
    [[nodiscard]] Pending* takePending();
    void giveBack(Pending* pending) noexcept;

    const double m_phase;
    std::vector<std::unique_ptr<Stream>> m_streams;
    std::unique_ptr<RecordWriter> m_writer;
    std::string m_stamp;  // of the record being written

    mutable std::mutex m_mutex;  // guards what follows
    std::condition_variable m_allAcknowledged;
    std::vector<std::unique_ptr<Pending>> m_pool;
    std::vector<Pending*> m_free;
    std::size_t m_outstanding = 0;

    std::atomic<std::uint64_t> m_records{0};
    std::atomic<std::uint64_t> m_bytes{0};

    std::unique_ptr<kafka::Producer> m_producer;  // after all that acknowledged() uses
    std::vector<std::unique_ptr<kafka::ProducerTopic>> m_topics;
    std::jthread m_thread;
};

}  // namespace tributary::sandbox
