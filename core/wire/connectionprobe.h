#pragma once

#include "core/base/error.h"
#include "core/wire/connectionsettings.h"

#include <chrono>

namespace tributary::wire {

/// How far probeConnection() goes.
enum class ProbeDepth {
    Tcp,
    Versions,  ///< through TLS, to the broker's first answer
    Cluster,   ///< through the login, to the first question that needs it
};

/// Goes the way to a cluster as its clients do, over connections of its own to all bootstrap addresses at once, and
/// says at which stage it ends: DNS, TCP, TLS, token, login or the broker's answers. Success where one address lets it
/// through; otherwise the error of the address that led furthest. The other side may take `patience` for each of its
/// steps, so it blocks for that in all where nothing answers. Any thread.
[[nodiscard]] Status probeConnection(ConnectionSettings settings, ProbeDepth depth, std::chrono::milliseconds patience);

}  // namespace tributary::wire
