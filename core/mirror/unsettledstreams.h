#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace tributary {

/// Counts the streams of a link that have not committed all that they mirrored. Any thread.
using UnsettledStreams = std::atomic<int>;

/// One of them, from its making until it has settled or is gone. Whoever goes while the group is being put together,
/// and does not know it yet, leaves the others waiting: a coordinator does not answer their commits before it has all
/// members, or has given one up. So at a stop each stays until all have settled.
class UnsettledStream {
public:
    /// `streams` null: it is alone.
    explicit UnsettledStream(std::shared_ptr<UnsettledStreams> streams) : m_streams(std::move(streams)) {
        if (m_streams) {
            m_streams->fetch_add(1, std::memory_order_acq_rel);
        }
    }
    ~UnsettledStream() { settle(); }
    UnsettledStream(const UnsettledStream&) = delete;
    UnsettledStream& operator=(const UnsettledStream&) = delete;

    void settle() {
        if (m_streams && !std::exchange(m_settled, true)) {
            m_streams->fetch_sub(1, std::memory_order_acq_rel);
        }
    }
    [[nodiscard]] bool allSettled() const { return !m_streams || m_streams->load(std::memory_order_acquire) <= 0; }

private:
    const std::shared_ptr<UnsettledStreams> m_streams;
    bool m_settled = false;
};

}  // namespace tributary
