#pragma once

#include <string>

#include "app/tributaryd/statustable.h"
#include "core/sandbox/sandbox.h"
#include "core/topology/topologyspec.h"

namespace tributary::daemon {

/// How a sandbox ended.
struct SandboxOutcome {
    const TopologySpec& topology;
    sandbox::SandboxReport report;
    sandbox::TrafficTotals traffic;
    double seconds = 0;
    bool settled = false;  ///< everything had the time to arrive and to be read

    /// Every path is clean, and there was something to see.
    [[nodiscard]] bool good() const;
};

/// A table with a line for each path and a verdict in words.
[[nodiscard]] std::string summaryText(const SandboxOutcome& outcome, const TableStyle& style);

/// The same as one line of JSON.
[[nodiscard]] std::string summaryJson(const SandboxOutcome& outcome);

}  // namespace tributary::daemon
