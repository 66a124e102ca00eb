#pragma once

#include "core/base/error.h"
#include "core/selection/selectionreport.h"
#include "core/selection/topicmatcher.h"
#include "core/topology/topologyspec.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tributary::ui {

using TopicNames = std::shared_ptr<const std::vector<std::string>>;

/// What a preview is asked for. A value: it goes to a worker.
struct PreviewRequest {
    LinkSpec link;                              ///< with what is being typed
    TopicNames topics;                          ///< the source's topics, sorted; null: none known
    std::optional<TopicSelectionSpec> applied;  ///< what the engine runs the link with, if anything
    TopicOrigins origins;                       ///< by the document's links
};

/// A selection held against the source's topics: the report and what follows from it. Immutable.
struct SelectionPreview {
    TopicSelectionSpec selection;
    TopicNames topics;
    std::optional<Error> error;  ///< a pattern does not compile: the rest is empty
    std::shared_ptr<const TopicMatcher> matcher;
    SelectionReport report;
    std::vector<bool> joins;  ///< parallel to the topics: mirrored now, and not by what is applied
    std::size_t joining = 0;
    std::size_t leaving = 0;                     ///< mirrored by what is applied, and not now
    std::map<std::string, std::string> clashes;  ///< topic → another one that would be written to the same target
};

using PreviewPtr = std::shared_ptr<const SelectionPreview>;

/// Pure; made for a worker. Null when it was stopped on the way.
[[nodiscard]] PreviewPtr computePreview(const PreviewRequest& request, std::stop_token stop);

}  // namespace tributary::ui
