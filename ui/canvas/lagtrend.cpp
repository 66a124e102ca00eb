#include "ui/canvas/lagtrend.h"

namespace tributary::ui {

namespace {

constexpr std::size_t kSamples = 10;
constexpr std::int64_t kSmallest = 50;  // records

}  // namespace

void LagTrend::add(std::int64_t lagRecords) {
    if (lagRecords < 0) {
        m_samples.clear();
        return;
    }
    m_samples.push_back(lagRecords);
    if (m_samples.size() > kSamples) {
        m_samples.pop_front();
    }
}

LagTrend::Direction LagTrend::direction() const {
    if (m_samples.size() < 3) {
        return Direction::Steady;
    }
    const std::int64_t first = m_samples.front();
    const std::int64_t change = m_samples.back() - first;
    const std::int64_t worth = kSmallest + first / 5;
    if (change > worth) {
        return Direction::Up;
    }
    return change < -worth ? Direction::Down : Direction::Steady;
}

}  // namespace tributary::ui
