#pragma once

#include <chrono>
#include <cstdint>

namespace tributary {

/// Waiting times that double from a shortest to a longest, each with up to a fifth of jitter, so that many links that lost
/// the same cluster do not come back at the same moment. One thread.
class Backoff {
public:
    Backoff(std::chrono::milliseconds shortest, std::chrono::milliseconds longest);

    [[nodiscard]] std::chrono::milliseconds next();

    void reset() { m_base = m_shortest; }

private:
    std::chrono::milliseconds m_shortest;
    std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_base;
    std::uint_fast32_t m_seed;
};

}  // namespace tributary
