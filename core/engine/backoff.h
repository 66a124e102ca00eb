#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>

namespace tributary {

/// Waiting times that double from 1 s to 60 s, each with up to a fifth of jitter, so that many links that lost the same
/// cluster do not come back at the same moment. One thread.
class Backoff {
public:
    [[nodiscard]] std::chrono::milliseconds next() {
        std::uniform_real_distribution<double> jitter{0.8, 1.2};
        const auto wait = std::chrono::milliseconds{static_cast<std::int64_t>(
            static_cast<double>(m_base.count()) * jitter(m_random))};
        m_base = std::min(m_base * 2, kLongest);
        return wait;
    }

    void reset() { m_base = kShortest; }

private:
    static constexpr std::chrono::milliseconds kShortest{1'000};
    static constexpr std::chrono::milliseconds kLongest{60'000};

    std::chrono::milliseconds m_base = kShortest;
    std::minstd_rand m_random{std::random_device{}()};
};

}  // namespace tributary
