#pragma once

#include "core/topology/topologyspec.h"
#include "ui/canvas/arrange.h"
#include "ui/canvas/canvasobject.h"

#include <Qt>

namespace tributary::ui {

/// Where an arrow key leads. From a cluster, right goes to its first link out and left to its first link in, or, where
/// there is no such link, to the next cluster at that side; up and down to the next cluster above or below; from a
/// link, right goes to its target and left to its source, up and down to the next link at the same source, else at the
/// same target. From nothing to the first cluster. The same object when there is nothing. Pure.
[[nodiscard]] CanvasObject walk(const TopologySpec& spec, const Places& places, const CanvasObject& from,
                                Qt::Key arrow);

}  // namespace tributary::ui
