#pragma once

#include "core/topology/impact.h"
#include "core/topology/topologyspec.h"

#include <QString>

#include <functional>

namespace tributary::ui {

/// What applying a change of this kind does to a running link: core's impact() is asked.
[[nodiscard]] ImpactKind effectOf(const std::function<void(LinkSpec&)>& change);
/// "Restarts the link when applied"; empty for None.
[[nodiscard]] QString effectText(ImpactKind kind);
/// One word for lists: "live", "restart".
[[nodiscard]] QString impactWord(ImpactKind kind);
/// What changed, in words, from the reason that impact() gives: "streams", "source.bootstrap".
[[nodiscard]] QString impactReasonText(const std::string& reason);

}  // namespace tributary::ui
