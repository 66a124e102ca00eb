#include "tests/soak/offsetseries.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <ranges>
#include <utility>

namespace tributary::soak {

namespace {

using namespace std::chrono_literals;

constexpr auto kEvery = 250ms;

}  // namespace

OffsetSeries::OffsetSeries(const Journal& journal, std::vector<kafka::TopicPartition> partitions, Ask ask)
    : m_journal(journal),
      m_partitions(std::move(partitions)),
      m_ask(std::move(ask)),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

void OffsetSeries::run(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any pace;
    std::unique_lock lock{mutex};
    while (!pace.wait_for(lock, stop, kEvery, [&stop] { return stop.stop_requested(); })) {
        OffsetSample sample;
        sample.begin = m_journal.now();
        const auto answer = m_ask();
        sample.end = m_journal.now();
        if (!answer) {
            continue;
        }
        for (const kafka::TopicPartition& at : m_partitions) {
            const auto found = answer->find(at);
            sample.offsets.push_back(found == answer->end() ? -1 : found->second);
        }
        const std::scoped_lock kept{m_mutex};
        m_samples.push_back(std::move(sample));
    }
}

std::vector<OffsetSample> OffsetSeries::samples() const {
    const std::scoped_lock lock{m_mutex};
    return m_samples;
}

std::int64_t OffsetSeries::latest(std::size_t partition) const {
    const std::scoped_lock lock{m_mutex};
    return offsetBefore(m_samples, partition, kNotYet);
}

std::int64_t offsetBefore(const std::vector<OffsetSample>& samples, std::size_t partition, std::int64_t moment) {
    for (const OffsetSample& sample : std::views::reverse(samples)) {
        if (sample.end <= moment && sample.offsets[partition] >= 0) {
            return sample.offsets[partition];
        }
    }
    return -1;
}

std::int64_t offsetAfter(const std::vector<OffsetSample>& samples, std::size_t partition, std::int64_t moment) {
    const auto found = std::ranges::find_if(
        samples, [&](const OffsetSample& sample) { return sample.begin >= moment && sample.offsets[partition] >= 0; });
    return found == samples.end() ? -1 : found->offsets[partition];
}

std::int64_t passedAt(const std::vector<OffsetSample>& samples, std::size_t partition, std::int64_t offset) {
    const auto found =
        std::ranges::find_if(samples, [&](const OffsetSample& sample) { return sample.offsets[partition] > offset; });
    return found == samples.end() ? -1 : found->end;
}

}  // namespace tributary::soak
