#pragma once

#include "core/kafka/kafkatypes.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace tributary::kafka {

// What one request may hold. A broker refuses a larger one as a whole, and would do so each time that it is tried.

/// Topics that are asked about: no single answer grows without a bound.
inline constexpr std::size_t kTopicsAsked = 500;
/// Partitions whose offsets are asked for: their leaders answer within one time-out.
inline constexpr std::size_t kPartitionsAsked = 2'000;
/// Partitions and records of what is made: a controller refuses over 10,000 of either (MAX_RECORDS_PER_USER_OP).
inline constexpr std::size_t kMadeAtOnce = 5'000;
/// Bytes of positions: a coordinator writes those of one request as one batch, which max.message.bytes (1 MiB unless
/// somebody has lowered it) bounds.
inline constexpr std::size_t kCommittedBytes = 500'000;

/// What a topic counts against kMadeAtOnce.
[[nodiscard]] std::size_t madeWeight(const NewTopic& topic);
/// What a position counts against kCommittedBytes.
[[nodiscard]] std::size_t commitWeight(std::string_view group, const CommittedOffset& offset);

/// The items in their order, cut into pieces whose weights add up to `limit` at most. One that is heavier stands alone.
template <class T, class Weight>
[[nodiscard]] std::vector<std::span<const T>> inPieces(const std::vector<T>& items, std::size_t limit, Weight weight) {
    std::vector<std::span<const T>> out;
    std::size_t begin = 0;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::size_t one = weight(items[i]);
        if (i > begin && sum + one > limit) {
            out.push_back(std::span{items}.subspan(begin, i - begin));
            begin = i;
            sum = 0;
        }
        sum += one;
    }
    if (begin < items.size()) {
        out.push_back(std::span{items}.subspan(begin));
    }
    return out;
}

/// Pieces of at most `count` items.
template <class T>
[[nodiscard]] std::vector<std::span<const T>> inPieces(const std::vector<T>& items, std::size_t count) {
    return inPieces(items, count, [](const T&) { return std::size_t{1}; });
}

}  // namespace tributary::kafka
