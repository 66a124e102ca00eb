#pragma once

#include "core/topology/fieldchanges.h"
#include "core/topology/topologyspec.h"

#include <string>
#include <vector>

namespace tributary::ui {

/// One object that an import touches.
struct ImportChange {
    enum class What { Added, Changed, Removed, Same };
    What what = What::Added;
    bool link = false;                  ///< else a cluster
    std::string title;                  ///< its name in the document afterwards; before, where it is removed
    std::vector<FieldChange> fields{};  ///< of what is changed

    bool operator==(const ImportChange&) const = default;
};

struct ImportMerge {
    TopologySpec spec;
    std::vector<ImportChange> changes;  ///< clusters first, then links, then what is removed
};

/// Brings an imported topology into a document. A cluster is the document's own where id or first address are the same;
/// it keeps its id, name, place and marks, and takes how it is connected to. A link is the same where it leads between
/// the same clusters (the first such one that is free); it keeps id, name, bends and alert, and takes everything else.
/// With `removeOthers` links and clusters that the import has not are removed. Pure.
[[nodiscard]] ImportMerge mergeImport(const TopologySpec& document, const TopologySpec& imported, bool removeOthers);

}  // namespace tributary::ui
