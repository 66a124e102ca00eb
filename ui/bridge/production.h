#pragma once

#include "core/topology/topologyspec.h"

#include <QString>
#include <QStringList>

namespace tributary::ui {

/// What of an act touches production: for the questions that are asked before it. GUI thread.
struct ProductionTouch {
    QString cluster;    ///< the first production cluster; empty: production is not touched
    QStringList links;  ///< titles of the links at production clusters
};

/// Adds the link, where one of its ends is a production cluster of `spec`.
void addTouch(ProductionTouch& touch, const TopologySpec& spec, const LinkSpec& link);

}  // namespace tributary::ui
