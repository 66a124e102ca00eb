#pragma once

#include "core/topology/topologyspec.h"

#include <QSet>
#include <QString>

namespace tributary::app {

/// What trusting a document opens the way to: for each cluster, Connect cluster and link that has settings of its own a
/// print of all that says where it is reached, how, and with which secrets (their places, never themselves). What it is
/// called, and which topics go where, is not in it. The same content has the same print on every machine. Any thread.
[[nodiscard]] QSet<QString> reachOf(const TopologySpec& spec);

}  // namespace tributary::app
