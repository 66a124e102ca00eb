#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tributary::sandbox {

/// What a generated topic's records are about.
enum class TrafficKind : std::uint8_t { Orders, Clicks, Inventory, Payments, Logs };

/// One topic of the generated traffic.
struct TrafficProfile {
    std::string_view topic;
    TrafficKind kind = TrafficKind::Clicks;
    double share = 0;        ///< of the cluster's records
    int partitions = 1;      ///< at most; clusters differ, see sandboxplan.h
    std::string_view codec;  ///< none, gzip, snappy, lz4, zstd
};

/// The topics that every source cluster of a sandbox has: a shop's. Shares add up to 1. Immutable.
[[nodiscard]] std::span<const TrafficProfile> trafficProfiles();

/// The kind that suits a topic's name best, for topics that a document names and trafficProfiles() does not.
[[nodiscard]] TrafficKind kindForTopic(std::string_view topic);

/// How many times its average a cluster sends at a moment of the sandbox's day, which lasts two minutes: a wave with a
/// minimum of a half, shifted by `phase` (0 … 1, a time zone). Its mean is 1.
[[nodiscard]] double dayCurve(double seconds, double phase);

}  // namespace tributary::sandbox
