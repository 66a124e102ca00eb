#pragma once

#include "core/topology/topologyspec.h"
#include "ui/bridge/dialoghost.h"

namespace tributary::ui {

/// Whether to trust this document: the addresses that are connected to then, and where the secrets lie that are read.
/// Its first button is the yes. GUI thread.
[[nodiscard]] Question trustQuestion(const TopologySpec& spec);

}  // namespace tributary::ui
