#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>

namespace tributary {

/// Waiting times that double from a shortest to a longest, each with up to a fifth of jitter, so that many links that lost
/// the same cluster do not come back at the same moment. One thread.
class Backoff {
public:
    Backoff(std::chrono::milliseconds shortest, std::chrono::milliseconds longest)
        : m_shortest(shortest), m_longest(longest), m_base(shortest) {}

    [[nodiscard]] std::chrono::milliseconds next() {
        std::uniform_real_distribution<double> jitter{0.8, 1.2};
        const auto wait = std::chrono::milliseconds{static_cast<std::int64_t>(
            static_cast<double>(m_base.count()) * jitter(m_random))};
        m_base = std::min(m_base * 2, m_longest);
        return wait;
    }

    void reset() { m_base = m_shortest; }

private:
    std::chrono::milliseconds m_shortest;
    std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_base;
    std::minstd_rand m_random{std::random_device{}()};
};

}  // namespace tributary
