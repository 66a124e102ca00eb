#pragma once

#include <map>
#include <string>

#include "core/dialects/lossreport.h"
#include "core/dialects/mirrornaming.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// Names of clusters for MirrorMaker 2: the ids, but for characters that would end a property's prefix. A changed one
/// is reported.
class Aliases {
public:
    Aliases(const TopologySpec& spec, LossReport& report);

    [[nodiscard]] const std::string& of(const ClusterId& cluster) const { return m_aliases.at(cluster); }
    [[nodiscard]] MirrorAliases ends(const LinkSpec& link) const { return {of(link.source), of(link.target)}; }
    /// "source->target"
    [[nodiscard]] std::string flow(const LinkSpec& link) const { return of(link.source) + "->" + of(link.target); }

private:
    std::map<ClusterId, std::string> m_aliases;
};

}  // namespace tributary
