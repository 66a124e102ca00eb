#pragma once

#include "core/topology/topologyspec.h"

#include <QPointF>

#include <map>

namespace tributary::ui {

/// Places for all clusters (top left corners): tiers from left to right, few crossings. Graphviz's dot does it, one
/// call at a time in the process; milliseconds for 30 clusters, seconds for hundreds: call it on a worker. Any thread.
/// Falls back to columnLayout() where Graphviz fails.
[[nodiscard]] std::map<ClusterId, QPointF> graphLayout(const TopologySpec& spec);

/// A column for each tier, in the order of the document. Instant.
[[nodiscard]] std::map<ClusterId, QPointF> columnLayout(const TopologySpec& spec);

}  // namespace tributary::ui
