#pragma once

#include <optional>

#include "core/dialects/clusterbook.h"
#include "core/dialects/connection.h"

namespace tributary {

inline constexpr std::string_view kMirrorMaker1 = "MirrorMaker 1";
/// How often MirrorMaker 1 looks for new topics unless told otherwise: metadata.max.age.ms of its consumer.
inline constexpr std::int64_t kDefaultMetadataAgeMs = 300'000;

/// What MirrorMaker 1 was started with, however it was written down.
struct Mm1Setup {
    PropertySet consumer;
    PropertySet producer;
    std::string consumerPlace;  ///< where a missing property would stand
    std::string producerPlace;
    std::optional<PlacedValue> include;  ///< without it what is mirrored stays open
    std::optional<PlacedValue> exclude;
    int streams = 1;
    std::int64_t commitIntervalMs = 60'000;
    bool abortOnSendFailure = true;
    bool newConsumer = false;       ///< it is said to work without ZooKeeper
    std::string source = "source";  ///< ids of the clusters
    std::string target = "target";
};

/// Adds the link and its clusters to the spec.
[[nodiscard]] Status readMm1(Mm1Setup& setup, ClusterBook& clusters, TopologySpec& spec, ImportContext& context);

}  // namespace tributary
