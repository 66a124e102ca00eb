#pragma once

#include "core/kafka/producer.h"
#include "core/mirror/partitioncounters.h"
#include "core/mirror/recordring.h"
#include "core/wire/loop.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace tributary {

/// Lets a stream sleep until an acknowledgement arrives. The acknowledging side pays one relaxed load while nobody
/// sleeps.
class AckSignal {
public:
    /// From now on the stream waits in `loop`, so that it is woken by what happens there, too. Before the first wait.
    void waitIn(wire::Loop& loop) { m_loop = &loop; }

    /// Acknowledgement threads.
    void notify() {
        if (!m_waiting.load(std::memory_order_seq_cst)) {
            return;
        }
        if (m_loop != nullptr) {
            m_loop->wake();
            return;
        }
        const std::scoped_lock lock{m_mutex};
        m_condition.notify_one();
    }

    /// Stream thread: returns when `ready()` holds or the time is up; in a loop, also when something happened there.
    /// `ready` must be true already for acknowledgements that came before the call.
    template <class Ready>
    void wait(std::chrono::milliseconds timeout, Ready ready) {
        if (m_loop != nullptr) {
            m_waiting.store(true, std::memory_order_seq_cst);
            m_loop->run(ready() ? std::chrono::milliseconds{0} : timeout);
            m_waiting.store(false, std::memory_order_relaxed);
            return;
        }
        std::unique_lock lock{m_mutex};
        m_waiting.store(true, std::memory_order_seq_cst);
        m_condition.wait_for(lock, timeout, ready);
        m_waiting.store(false, std::memory_order_relaxed);
    }

private:
    wire::Loop* m_loop = nullptr;
    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::atomic<bool> m_waiting{false};
};

/// Where the acknowledgements of one partition arrive.
class AckGate {
public:
    AckGate(AckSignal& signal, PartitionCounters& counters) : m_signal(signal), m_counters(counters) {}

    /// Acknowledgement threads: the target's answer for a sent slot.
    void complete(Slot& slot, int error, std::int64_t targetOffset, kafka::RawHeaders* headers, std::int64_t nowUs) {
        if (error == 0) {
            if (slot.live && slot.timestampMs >= 0) {
                m_counters.latency.load(std::memory_order_relaxed)->add(ageUs(slot.timestampMs, nowUs));
            }
            slot.targetOffset = targetOffset;
            slot.state.store(SlotState::Acknowledged, std::memory_order_release);
        } else {
            slot.error = error;
            slot.headers = headers;
            slot.state.store(SlotState::Failed, std::memory_order_release);
            m_failures.fetch_add(1, std::memory_order_release);
        }
        // The slot may be gone after this line.
        AckSignal& signal = m_signal;
        m_resolved.fetch_add(1, std::memory_order_seq_cst);
        signal.notify();
    }

    /// Stream thread.
    [[nodiscard]] std::uint64_t resolved() const { return m_resolved.load(std::memory_order_seq_cst); }
    [[nodiscard]] bool hasFailures() const { return m_failures.load(std::memory_order_acquire) != 0; }
    /// Stream thread: a slot failed without having been sent.
    void noteLocalFailure() { m_failures.fetch_add(1, std::memory_order_relaxed); }
    void clearFailures() { m_failures.store(0, std::memory_order_relaxed); }

private:
    AckSignal& m_signal;
    PartitionCounters& m_counters;
    std::atomic<std::uint64_t> m_resolved{0};
    std::atomic<std::uint32_t> m_failures{0};
};

}  // namespace tributary
