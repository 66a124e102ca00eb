#pragma once

#include <cstdint>

#include "core/topology/topologyspec.h"

namespace tributary {

enum class RandomFields {
    Any,                ///< everything that a document can hold
    CarriedEverywhere,  ///< only what the mirrors of Apache Kafka know too
};

/// A valid document; the same for the same seed. With `oneLink` it has one link between two clusters.
[[nodiscard]] TopologySpec randomTopology(std::uint32_t seed, RandomFields fields, bool oneLink);

}  // namespace tributary
