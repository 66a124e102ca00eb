#pragma once

#include "core/engine/connectdetail.h"
#include "core/engine/linkstate.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// A link's state by what its Connect cluster says of its connectors and tasks: what has failed makes it Degraded while
/// some task works and Failed else, with the cause out of the trace as the reason. Pure; any thread.
[[nodiscard]] TaskStatus statusOf(const ConnectDetail& detail, const ConnectSpec& connect);

}  // namespace tributary
