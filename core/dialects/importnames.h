#pragma once

#include <set>
#include <string>
#include <string_view>

#include "core/base/id.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// Ids for imported links, "source-target"; a number follows where that is taken.
class LinkIds {
public:
    [[nodiscard]] LinkId idFor(const std::string& source, const std::string& target);
    /// Nor one of a link that the spec has from elsewhere.
    [[nodiscard]] LinkId idFor(const std::string& source, const std::string& target, const TopologySpec& spec);

private:
    std::set<std::string> m_used;
};

/// The id, with a number behind it where the spec has a link of that name already.
[[nodiscard]] LinkId freeLinkId(const TopologySpec& spec, const std::string& wanted);

/// The same of a cluster.
[[nodiscard]] ClusterId freeClusterId(const TopologySpec& spec, const std::string& wanted);

/// A document's name from the file it came from: "mm2" for "/etc/mm2.properties".
[[nodiscard]] std::string documentName(std::string_view fileName);

}  // namespace tributary
