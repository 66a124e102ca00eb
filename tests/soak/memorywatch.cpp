#include "tests/soak/memorywatch.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <utility>

#include "tests/bench/procsample.h"

namespace tributary::soak {

namespace {

using namespace std::chrono_literals;

std::int64_t median(std::vector<std::int64_t> values) {
    if (values.empty()) {
        return 0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

}  // namespace

MemoryWatch::MemoryWatch(std::function<pid_t()> pid)
    : m_pid(std::move(pid)), m_thread([this](const std::stop_token& stop) { run(stop); }) {}

void MemoryWatch::run(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any pace;
    std::unique_lock lock{mutex};
    while (!pace.wait_for(lock, stop, 1s, [&stop] { return stop.stop_requested(); })) {
        if (const bench::ProcSample sample = bench::sampleProcess(m_pid()); sample.alive && sample.residentKiB > 0) {
            const std::scoped_lock kept{m_mutex};
            m_residentKiB.push_back(sample.residentKiB);
        }
    }
}

MemoryWatch::Figures MemoryWatch::figures() const {
    const std::scoped_lock lock{m_mutex};
    const auto quarter = [this](std::size_t number) {
        const auto at = [&](std::size_t quarters) {
            return m_residentKiB.begin() + static_cast<std::ptrdiff_t>(m_residentKiB.size() * quarters / 4);
        };
        return median({at(number - 1), at(number)});
    };
    Figures out;
    out.peakKiB = m_residentKiB.empty() ? 0 : std::ranges::max(m_residentKiB);
    out.secondQuarterKiB = quarter(2);
    out.lastQuarterKiB = quarter(4);
    return out;
}

}  // namespace tributary::soak
