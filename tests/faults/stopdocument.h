#pragma once

#include "tests/support/mirror/mirrorrig.h"

#include <string>

namespace tributary {

/// A link of two streams whose last commit is the only one.
inline TopologySpec stopDocument(const std::string& source, const std::string& target, const std::string& topic,
                                 DataPath path) {
    TopologySpec spec = twoClusters(source, target, topic);
    spec.links[0].commitIntervalMs = 60'000;
    spec.links[0].streams = 2;
    spec.links[0].path = path;
    return spec;
}

}  // namespace tributary
