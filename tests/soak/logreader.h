#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>

#include "core/kafka/partitionreader.h"
#include "tests/soak/books.h"

namespace tributary::soak {

/// Reads every partition of a cluster from its first record on and enters what it sees in the books. One thread of its
/// own, until it is destroyed.
class LogReader {
public:
    /// Throws std::runtime_error.
    LogReader(const std::string& bootstrap, Side side, Books& books);
    ~LogReader();
    LogReader(const LogReader&) = delete;
    LogReader& operator=(const LogReader&) = delete;

    /// Records that carry no stamp of ours: nobody wrote such. Any thread.
    [[nodiscard]] std::uint64_t strangers() const { return m_strangers.load(std::memory_order_relaxed); }

private:
    void run(const std::stop_token& stop);
    void look(kafka::RawMessage& message);

    const Side m_side;
    Books& m_books;
    std::unique_ptr<kafka::PartitionReader> m_reader;
    std::atomic<std::uint64_t> m_strangers{0};
    std::jthread m_thread;
};

}  // namespace tributary::soak
