#pragma once

#include "core/topology/topologyspec.h"

#include <QPointF>

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace tributary::ui {

// Edits as pure functions: they take a topology and give the next one, which goes to TopologyDocument::edit(). Ids are
// never reused within a document: new ones are random.

/// What is selected on the canvas, or is to be edited.
struct ObjectSet {
    std::set<ClusterId> clusters;
    std::set<LinkId> links;

    [[nodiscard]] bool empty() const { return clusters.empty() && links.empty(); }
    bool operator==(const ObjectSet&) const = default;
};

[[nodiscard]] DocumentId newDocumentId();
/// "europe-4f1c": readable, and never one that was there.
[[nodiscard]] ClusterId newClusterId(const TopologySpec& spec, const std::string& name);
[[nodiscard]] LinkId newLinkId(const TopologySpec& spec, const ClusterId& source, const ClusterId& target);

/// A cluster that has everything but an id; the id of the new one is returned in `id`.
[[nodiscard]] TopologySpec withCluster(TopologySpec spec, ClusterSpec cluster, ClusterId& id);
[[nodiscard]] TopologySpec withLink(TopologySpec spec, LinkSpec link, LinkId& id);
/// Replaces the object of the same id; the object must exist.
[[nodiscard]] TopologySpec withChanged(TopologySpec spec, const ClusterSpec& cluster);
[[nodiscard]] TopologySpec withChanged(TopologySpec spec, const LinkSpec& link);
/// Removes the objects, and the links at removed clusters.
[[nodiscard]] TopologySpec without(TopologySpec spec, const ObjectSet& objects);
[[nodiscard]] TopologySpec withPositions(TopologySpec spec, const std::map<ClusterId, QPointF>& positions);
/// `name` for a cluster or link.
[[nodiscard]] TopologySpec withName(TopologySpec spec, const ClusterId& cluster, const std::string& name);
[[nodiscard]] TopologySpec withName(TopologySpec spec, const LinkId& link, const std::string& name);
/// A link in the other direction.
[[nodiscard]] TopologySpec withReversed(TopologySpec spec, const LinkId& link);

/// The clusters that feed `cluster` over any number of links (upstream), or that it feeds, with those links.
[[nodiscard]] ObjectSet upstreamOf(const TopologySpec& spec, const ClusterId& cluster);
[[nodiscard]] ObjectSet downstreamOf(const TopologySpec& spec, const ClusterId& cluster);

/// "Europe → Aggregate" unless the link has its own name.
[[nodiscard]] std::string linkTitle(const TopologySpec& spec, const LinkSpec& link);

}  // namespace tributary::ui
