#pragma once

#include <set>
#include <string>

#include "core/dialects/lossreport.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// The clusters that one file, resource or connector describes, among those of an import. One that is described again
/// is the same; so is one that has an address in common with what others described. Another one of the same name gets a
/// name of its own.
class ClusterBook {
public:
    explicit ClusterBook(TopologySpec& spec) : m_spec(spec) {}

    /// The id under which `cluster` stands in the spec now. The report says what has become one.
    ClusterId add(ClusterSpec cluster, const std::string& place, LossReport& report);

    /// Is nothing known of where it is?
    [[nodiscard]] bool isOpen(const ClusterId& id) const { return m_spec.cluster(id)->bootstrap.empty(); }

private:
    [[nodiscard]] bool isSame(const ClusterSpec& known, const ClusterSpec& cluster) const;

    TopologySpec& m_spec;
    std::set<ClusterId> m_own;  ///< two of them are two, whatever their addresses are
};

}  // namespace tributary
