#pragma once

#include <string>
#include <vector>

#include "core/topology/topologyspec.h"

namespace tributary {

/// One value of an object that is another one than before.
struct FieldChange {
    std::string field;   ///< as in the document: "topics.include", "security.username"
    std::string before;  ///< empty: not set, so the default
    std::string after;

    bool operator==(const FieldChange&) const = default;
};

/// What differs between two states of a cluster or link, in the order of the document. No secret: a document has none.
/// Pure; any thread.
[[nodiscard]] std::vector<FieldChange> fieldChanges(const ClusterSpec& before, const ClusterSpec& after);
[[nodiscard]] std::vector<FieldChange> fieldChanges(const LinkSpec& before, const LinkSpec& after);

}  // namespace tributary
