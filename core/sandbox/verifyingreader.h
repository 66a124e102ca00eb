#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/kafka/kafkatypes.h"
#include "core/kafka/partitionreader.h"
#include "core/sandbox/mirrorchecker.h"

namespace tributary::sandbox {

/// Reads all partitions of one simulated cluster from their beginning and shows every stamped record to a checker.
/// Runs one thread; the methods may be called from any other.
class VerifyingReader {
public:
    /// `progressed` is called on the reader's thread after each batch and must be quick.
    [[nodiscard]] static Result<std::unique_ptr<VerifyingReader>> create(const std::string& bootstrap,
                                                                         const std::vector<kafka::TopicPartition>& what,
                                                                         MirrorChecker& checker,
                                                                         std::function<void()> progressed);
    ~VerifyingReader();
    VerifyingReader(const VerifyingReader&) = delete;
    VerifyingReader& operator=(const VerifyingReader&) = delete;

    /// Has every partition been read up to (not including) these offsets?
    [[nodiscard]] bool reached(const std::map<kafka::TopicPartition, std::int64_t>& ends) const;
    /// Records without a stamp: not of this sandbox.
    [[nodiscard]] std::uint64_t unstamped() const { return m_unstamped.load(std::memory_order_relaxed); }
    /// Records that the cluster had already dropped (its partitions keep 5 MiB) when the reader came to them.
    [[nodiscard]] std::uint64_t skipped() const { return m_skipped.load(std::memory_order_relaxed); }

private:
    VerifyingReader(MirrorChecker& checker, std::function<void()> progressed);
    void run(const std::stop_token& stop);
    void look(kafka::RawMessage& message);

    MirrorChecker& m_checker;
    const std::function<void()> m_progressed;
    std::unique_ptr<kafka::PartitionReader> m_reader;
    std::atomic<std::uint64_t> m_unstamped{0};
    std::atomic<std::uint64_t> m_skipped{0};
    mutable std::mutex m_mutex;
    std::map<kafka::TopicPartition, std::int64_t> m_next;  // guarded by m_mutex: the next offset to come
    std::jthread m_thread;
};

}  // namespace tributary::sandbox
