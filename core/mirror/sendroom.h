#pragma once

#include "core/topology/topologyspec.h"

#include <algorithm>
#include <cstddef>

namespace tributary {

/// Memory for a stream's records on the record path, in bytes, and how much of it is sent and not answered.
///
/// A partition may have as much under way as it leaves to the others (the dynamic threshold of Choudhury and Hahne,
/// with a factor of 1), and one record in any case: alone it has half of the whole. Of what is with partitions that do
/// not get on seven eighths of the whole count at most, so that the rest is there for those that do. Stream thread
/// only.
class SendRoom {
public:
    /// A quarter of the link's memory is for records in flight, a quarter for what the consumers fetch ahead; the rest
    /// is for what comes on top of both: a fetch that is being unpacked, and the client's own buffers.
    explicit SendRoom(const LinkSpec& link)
        : m_budget(static_cast<std::size_t>(link.memoryMiB) * 1024 * 1024 / 4 /
                   static_cast<std::size_t>(std::max(1, link.streams))) {}

    [[nodiscard]] std::size_t budget() const { return m_budget; }
    /// One that has `own` under way may send so many bytes `more`.
    [[nodiscard]] bool fits(std::size_t own, std::size_t more) const {
        return own == 0 || own + more + m_sent - std::min(m_sent, m_stuck) <= forMoving(m_stuck);
    }
    /// What is left for those that get on, where the others hold so much.
    [[nodiscard]] std::size_t forMoving(std::size_t stuck) const {
        return m_budget - std::min(stuck, m_budget / 8 * 7);
    }
    /// So much of what is sent is with partitions that do not get on.
    void setStuck(std::size_t bytes) { m_stuck = bytes; }
    void took(std::size_t bytes) { m_sent += bytes; }
    void gave(std::size_t bytes) { m_sent -= bytes; }

private:
    const std::size_t m_budget;
    std::size_t m_sent = 0;
    std::size_t m_stuck = 0;
};

}  // namespace tributary
