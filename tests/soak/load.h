#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "core/kafka/producer.h"
#include "tests/soak/books.h"
#include "tests/soak/journal.h"
#include "tests/soak/stampedrecord.h"

namespace tributary::soak {

/// What is written to one topic, ten times a second.
struct TopicLoad {
    std::string topic;
    int partitions = 1;
    std::string codec = "none";
    std::uint32_t most = 1;  ///< records at a time: any number up to this one
    RecordShape shape = {};
};

/// Writes stamped records to the source at a steady pace and enters what was acknowledged in the books, until it is
/// destroyed or stopped. One thread of its own; acknowledgements come on librdkafka's.
class Load final : private kafka::AckSink {
public:
    /// The topics exist and their books are open. Throws std::runtime_error.
    Load(const std::string& bootstrap, const std::vector<TopicLoad>& topics, Books& books, Journal& journal);
    ~Load() override;
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    /// Writes no more, and waits so long for the acknowledgements; the number of records that have none.
    std::int64_t stop(std::int64_t timeoutMs);

private:
    struct Open {
        TopicLoad load;
        std::size_t books = 0;  // of its first partition
        std::unique_ptr<kafka::ProducerTopic> topic;
        std::vector<std::uint64_t> next;  // by partition
    };

    void acknowledged(void* token, int error, std::int64_t offset, kafka::RawHeaders* headers) noexcept override;
    void run(const std::stop_token& stop);
    void write(Open& open);

    Books& m_books;
    Journal& m_journal;
    std::mt19937 m_random{1};  // NOLINT: the same load each time
    std::atomic<std::int64_t> m_outstanding{0};
    std::atomic<int> m_error{0};
    std::unique_ptr<kafka::Producer> m_producer;
    std::vector<Open> m_topics;
    std::jthread m_thread;
};

}  // namespace tributary::soak
