#pragma once

#include <map>
#include <string>

#include "core/dialects/lossreport.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// The clusters of an import that names them in several places: one that is described again is the same, another one of
/// the same name gets a name of its own.
class ClusterBook {
public:
    explicit ClusterBook(TopologySpec& spec) : m_spec(spec) {}

    /// The id under which `cluster` stands in the spec now.
    ClusterId add(ClusterSpec cluster, const std::string& place, LossReport& report);

private:
    TopologySpec& m_spec;
};

}  // namespace tributary
