#pragma once

#include "ui/canvas/canvasobject.h"
#include "ui/document/edits.h"

#include <QString>

#include <vector>

namespace tributary::ui {

class ClusterDirectory;

/// The clusters and links that have `text` in their name, id, address, labels or topics (those of the cluster as last
/// seen, the rules of the link), in the order of the document. Upper and lower case are the same. Empty text matches
/// nothing.
[[nodiscard]] std::vector<CanvasObject> findObjects(const TopologySpec& spec, const ClusterDirectory& directory,
                                                    const QString& text);
[[nodiscard]] ObjectSet toSet(const std::vector<CanvasObject>& objects);

}  // namespace tributary::ui
