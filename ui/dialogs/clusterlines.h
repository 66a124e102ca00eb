#pragma once

#include <QString>

#include <string>
#include <vector>

namespace tributary::ui {

/// One line of a pasted list of clusters.
struct ClusterLine {
    int line = 0;  ///< from 1
    std::string name;
    std::vector<std::string> bootstrap;
    QString problem;  ///< empty: it can be added

    bool operator==(const ClusterLine&) const = default;
};

/// Reads "name host:port[,host:port]" or "host:port[,host:port]", a cluster a line; empty lines and lines that begin
/// with # count for nothing. A line without a name is called after its first host. Pure.
[[nodiscard]] std::vector<ClusterLine> parseClusterLines(const QString& text);

}  // namespace tributary::ui
