#pragma once

#include "core/kafka/admin.h"
#include "core/kafka/producer.h"
#include "core/sandbox/mirrorchecker.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace tributary {

/// What RecordSource::write() writes.
struct WriteOptions {
    int records = 1000;  ///< spread evenly over the partitions
    std::size_t valueBytes = 100;
    std::string codec = "none";
    bool oddShapes = false;  ///< null and empty keys and values, duplicate and null headers among the records
    std::int64_t timestampMs = 0;  ///< of every record; 0: now
};

/// Writes stamped records to one real cluster and reports each acknowledged one to a checker. Throws std::runtime_error.
/// One thread.
class RecordSource final : private kafka::AckSink {
public:
    RecordSource(const std::string& bootstrap, std::string cluster, sandbox::MirrorChecker& checker,
                 kafka::ClientSettings settings = {});
    ~RecordSource() override;
    RecordSource(const RecordSource&) = delete;
    RecordSource& operator=(const RecordSource&) = delete;

    /// Returns when the cluster has acknowledged all of them.
    void write(const std::string& topic, int partitions, const WriteOptions& options = {});
    /// The number of records written to each partition so far.
    [[nodiscard]] std::uint64_t written(const std::string& topic, std::int32_t partition) const;

private:
    struct Pending;
    void acknowledged(void* token, int error, std::int64_t offset, kafka::RawHeaders* headers) noexcept override;
    void writeOne(kafka::ProducerTopic& topic, const kafka::TopicPartition& at, const WriteOptions& options);

    const std::string m_cluster;
    sandbox::MirrorChecker& m_checker;
    std::map<kafka::TopicPartition, std::uint64_t> m_next;
    std::mutex m_mutex;
    std::condition_variable m_allDone;
    std::deque<Pending> m_pending;
    std::size_t m_outstanding = 0;
    int m_error = 0;
    std::unique_ptr<kafka::Producer> m_producer;
    std::map<std::string, std::unique_ptr<kafka::ProducerTopic>> m_topics;
};

}  // namespace tributary
