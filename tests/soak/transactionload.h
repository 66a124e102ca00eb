#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/soak/books.h"
#include "tests/soak/journal.h"
#include "tests/soak/stampedrecord.h"

struct rd_kafka_s;
struct rd_kafka_topic_s;

namespace tributary::soak {

/// Writes one topic in transactions, of which one in five is aborted: only what was committed is entered in the books,
/// so whatever else came to the target would show as a record that nobody sent. A sequence is never used twice. One
/// thread of its own, until it is destroyed.
class TransactionLoad {
public:
    /// The topic exists and its books are open.
    TransactionLoad(std::string bootstrap, std::string topic, int partitions, Books& books, Journal& journal);

    /// Ends the open transaction and writes no more.
    void stop() { m_thread = {}; }

private:
    enum class Outcome { Committed, Aborted, Unknown };
    struct Close {
        void operator()(rd_kafka_s* client) const;
        void operator()(rd_kafka_topic_s* topic) const;
    };

    void run(const std::stop_token& stop);
    [[nodiscard]] bool open();
    void transaction();
    [[nodiscard]] bool writeAll(const std::vector<std::unique_ptr<StampedRecord>>& records);
    [[nodiscard]] bool send(const StampedRecord& record, std::int64_t& offset);
    [[nodiscard]] Outcome finish(bool commit);

    const std::string m_bootstrap;
    const std::string m_topicName;
    Books& m_books;
    Journal& m_journal;
    const std::size_t m_first;          // number of the topic's first partition in the books
    std::vector<std::uint64_t> m_next;  // by partition
    std::mt19937 m_random{2};           // NOLINT: the same load each time
    std::unique_ptr<rd_kafka_s, Close> m_client;
    std::unique_ptr<rd_kafka_topic_s, Close> m_topic;
    std::vector<std::int64_t> m_offsets;  // of the open transaction's records, as the source acknowledged them
    std::jthread m_thread;
};

}  // namespace tributary::soak
