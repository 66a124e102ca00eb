#pragma once

#include "core/kafka/record.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>

namespace tributary {

class AckGate;

enum class SlotState : std::uint8_t {
    Queued,
    Sent,
    Acknowledged,
    Failed,   ///< answered with an error, not looked at yet
    Refused,  ///< for good; not in the gap ledger yet
    Skipped,  ///< in the gap ledger
};

/// Memory that one record costs besides its key and value: librdkafka's two messages and the slot.
inline constexpr std::size_t kRecordOverhead = 640;

/// One record between being read and being acknowledged. The stream thread owns it, except that from `Sent` on until
/// the answer one acknowledgement thread writes `headers`, `error`, `named`, `said`, `targetOffset` and then `state`
/// (release).
struct Slot {
    kafka::RawMessage* message = nullptr;
    kafka::RawHeaders* headers = nullptr;  ///< detached from the message, or given back by a failed send
    AckGate* gate = nullptr;
    std::int64_t offset = -1;
    std::int64_t targetOffset = -1;  ///< of the acknowledged record; negative when the target did not say
    std::int64_t timestampMs = -1;
    std::uint32_t bytes = 0;  ///< key and value
    std::int32_t error = 0;
    std::atomic<SlotState> state{SlotState::Queued};
    bool headersTaken = false;
    bool live = false;
    bool named = false;                 ///< the target's answer names this record as one that it refuses
    std::unique_ptr<std::string> said;  ///< why, in the target's words

    /// What it costs.
    [[nodiscard]] std::size_t memory() const { return bytes + kRecordOverhead; }
    /// Nothing more is to be done for it.
    [[nodiscard]] bool done() const {
        const SlotState now = state.load(std::memory_order_acquire);
        return now == SlotState::Acknowledged || now == SlotState::Skipped;
    }
};

/// A queue of slots that never moves one, since librdkafka holds their addresses. Grows and shrinks by chunks; one
/// empty chunk is kept, so that steady flow allocates nothing. Stream thread only.
class RecordRing {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    [[nodiscard]] Slot& at(std::size_t index) {
        const std::size_t position = m_head + index;
        return (*m_chunks[position / kChunkSlots])[position % kChunkSlots];
    }
    [[nodiscard]] Slot& front() { return at(0); }

    Slot& pushBack() {
        if (m_head + m_size == m_chunks.size() * kChunkSlots) {
            m_chunks.push_back(m_spare ? std::move(m_spare) : std::make_unique<Chunk>());
        }
        return at(m_size++);
    }

    void popFront() {
        reset(front());
        --m_size;
        if (++m_head == kChunkSlots) {
            m_spare = std::move(m_chunks.front());
            m_chunks.pop_front();
            m_head = 0;
        }
    }

    void popBack() {
        reset(at(m_size - 1));
        --m_size;
    }

private:
    static constexpr std::size_t kChunkSlots = 256;
    using Chunk = std::array<Slot, kChunkSlots>;

    static void reset(Slot& slot) {
        slot.message = nullptr;
        slot.headers = nullptr;
        slot.error = 0;
        slot.targetOffset = -1;
        slot.named = false;
        slot.said.reset();
        slot.headersTaken = false;
        slot.state.store(SlotState::Queued, std::memory_order_relaxed);
    }

    std::deque<std::unique_ptr<Chunk>> m_chunks;
    std::unique_ptr<Chunk> m_spare;
    std::size_t m_head = 0;
    std::size_t m_size = 0;
};

}  // namespace tributary
