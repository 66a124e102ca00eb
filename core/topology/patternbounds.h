#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/topology/topologyspec.h"

namespace tributary {

/// What can be said of a pattern's matches without running it: a superset that is known to be right, for checks that
/// have no topics yet. One alternative of a pattern; a pattern matches the union of its alternatives.
struct PatternBound {
    std::string lead;      ///< every match begins with it; empty: nothing is known
    bool exact = false;    ///< `lead` is the only match
    int minimumTail = -1;  ///< n >= 0: every name that begins with `lead` and has n or more characters after it matches

    /// Does it surely match each name that begins with `start`?
    [[nodiscard]] bool coversAllFrom(std::string_view start) const;
    /// Does it surely match this very name?
    [[nodiscard]] bool covers(std::string_view name) const;
};

[[nodiscard]] std::vector<PatternBound> patternBounds(const TopicEntry& entry);

}  // namespace tributary
