#include "core/base/backoff.h"

#include <algorithm>
#include <random>

namespace tributary {

Backoff::Backoff(std::chrono::milliseconds shortest, std::chrono::milliseconds longest)
    : m_shortest(shortest), m_longest(longest), m_base(shortest), m_seed(std::random_device{}()) {}

std::chrono::milliseconds Backoff::next() {
    std::minstd_rand random(m_seed);
    std::uniform_real_distribution<double> jitter{0.8, 1.2};
    const auto wait =
        std::chrono::milliseconds{static_cast<std::int64_t>(static_cast<double>(m_base.count()) * jitter(random))};
    m_seed = random();
    m_base = std::min(m_base * 2, m_longest);
    return wait;
}

}  // namespace tributary
