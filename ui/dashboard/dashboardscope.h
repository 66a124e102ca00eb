#pragma once

#include "core/topology/topologyspec.h"
#include "ui/dashboard/historytypes.h"

#include <QString>

#include <string>
#include <vector>

namespace tributary::ui {

/// What the dashboard shows: links, the topics of one link, or the partitions of one topic.
struct DashboardScope {
    HistoryRequest::Level level = HistoryRequest::Level::Links;
    std::vector<LinkId> links;  ///< empty: all of them; beyond Links: the one
    std::string topic{};        ///< source name, for Partitions

    [[nodiscard]] bool isAll() const { return links.empty(); }
    [[nodiscard]] bool isSingleLink() const { return links.size() == 1; }
    bool operator==(const DashboardScope&) const = default;
};

}  // namespace tributary::ui
