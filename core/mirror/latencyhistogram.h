#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace tributary {

/// Log-linear buckets (8 to each power of two, 12 % wide) from 1 µs to over an hour, as HdrHistogram lays them out.
namespace latencybuckets {
inline constexpr int kSubBits = 3;
inline constexpr std::size_t kCount = 256;

[[nodiscard]] constexpr std::size_t indexOf(std::uint64_t us) {
    if (us < (1U << (kSubBits + 1))) {
        return static_cast<std::size_t>(us);
    }
    const int shift = static_cast<int>(std::bit_width(us)) - 1 - kSubBits;
    const std::size_t index = (static_cast<std::size_t>(shift + 1) << kSubBits) +
                              static_cast<std::size_t>((us >> shift) & ((1U << kSubBits) - 1));
    return index < kCount ? index : kCount - 1;
}

/// Middle of a bucket, in microseconds.
[[nodiscard]] constexpr double valueOf(std::size_t index) {
    if (index < (1U << (kSubBits + 1))) {
        return static_cast<double>(index);
    }
    const std::size_t shift = (index >> kSubBits) - 1;
    const std::uint64_t low = ((1ULL << kSubBits) + (index & ((1U << kSubBits) - 1))) << shift;
    return static_cast<double>(low) + static_cast<double>(1ULL << shift) / 2;
}
}  // namespace latencybuckets

/// How long ago a record's timestamp is at `nowUs`; both count from 1970. A timestamp may be any number: 0 where it is
/// in the future.
[[nodiscard]] constexpr std::uint64_t ageUs(std::int64_t timestampMs, std::int64_t nowUs) {
    constexpr std::int64_t kUsPerMs = 1000;
    const std::int64_t from = timestampMs < 0 ? 0 : timestampMs;
    return from >= nowUs / kUsPerMs ? static_cast<std::uint64_t>(0)
                                    : static_cast<std::uint64_t>(nowUs - from * kUsPerMs);
}

/// Counts of latencies. Written by acknowledgement threads, read by the sampler; relaxed, no lock.
class LatencyHistogram {
public:
    void add(std::uint64_t us, std::uint32_t times = 1) {
        m_counts[latencybuckets::indexOf(us)].fetch_add(times, std::memory_order_relaxed);
    }
    [[nodiscard]] std::uint32_t at(std::size_t index) const { return m_counts[index].load(std::memory_order_relaxed); }

private:
    std::array<std::atomic<std::uint32_t>, latencybuckets::kCount> m_counts{};
};

}  // namespace tributary
