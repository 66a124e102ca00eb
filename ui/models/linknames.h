#pragma once

#include "core/base/id.h"
#include "ui/bridge/workspace.h"

#include <QString>

namespace tributary::ui {

/// What people call the link: as the document says, else as it was applied (a ghost), else its id. GUI thread.
[[nodiscard]] QString linkNameOf(const Workspace& workspace, const LinkId& link);

}  // namespace tributary::ui
