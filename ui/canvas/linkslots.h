#pragma once

#include "core/topology/topologyspec.h"
#include "ui/canvas/linkroute.h"

#include <QRectF>

#include <functional>
#include <map>
#include <vector>

namespace tributary::ui {

/// Where each link leaves and arrives: those at one edge of a card share it in the order of where they go, and those
/// between the same pair fan out. Bends are left empty. Links whose clusters have no card are left out. Pure.
[[nodiscard]] std::map<LinkId, LinkEnds> linkSlots(const std::vector<const LinkSpec*>& links,
                                                   const std::function<QRectF(const ClusterId&)>& cardOf);

}  // namespace tributary::ui
