#pragma once

#include "core/base/error.h"
#include "ui/document/edits.h"

#include <QPointF>
#include <QString>

namespace tributary::ui {

inline constexpr const char* kTopologyMimeType = "application/x-tributary+json";

/// The chosen clusters, and the links between them, as the text of a topology document. References to secrets and the
/// settings that could hold one are left out; a link without both its clusters too.
[[nodiscard]] QString copyText(const TopologySpec& spec, const ObjectSet& objects);

/// Adds what `text` holds, moved by `offset`, with new ids; consumer groups are not taken along. `added` says what is new.
[[nodiscard]] Result<TopologySpec> paste(TopologySpec spec, const QString& text, QPointF offset, ObjectSet& added);

}  // namespace tributary::ui
