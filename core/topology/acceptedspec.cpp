#include "core/topology/acceptedspec.h"

#include <algorithm>

namespace tributary {

namespace {

/// Puts the clusters back that only `before` has.
void keepEnds(TopologySpec& spec, const LinkSpec& link, const TopologySpec& before) {
    for (const ClusterId& end : {link.source, link.target}) {
        const ClusterSpec* had = before.cluster(end);
        if (had != nullptr && spec.cluster(end) == nullptr) {
            spec.clusters.push_back(*had);
        }
    }
    const ConnectSpec* connect = before.connectOf(link);
    if (connect != nullptr && spec.connectOf(link) == nullptr) {
        spec.connect.push_back(*connect);
    }
}

}  // namespace

AcceptedSpec acceptedSpec(const TopologySpec& wanted, const TopologySpec& before,
                          const std::vector<Finding>& findings) {
    AcceptedSpec accepted{wanted, {}};
    accepted.spec.links.clear();
    for (ClusterSpec& cluster : accepted.spec.clusters) {
        const bool bad = std::ranges::any_of(findings, [&cluster](const Finding& each) {
            return each.severity == Finding::Severity::Error && each.cluster == cluster.id;
        });
        if (const ClusterSpec* had = before.cluster(cluster.id); bad && had != nullptr) {
            cluster = *had;
        }
    }
    for (const LinkSpec& link : wanted.links) {
        const auto bad = std::ranges::find_if(findings, [&link](const Finding& each) {
            return each.severity == Finding::Severity::Error && concerns(each, link.id, &link);
        });
        if (bad == findings.end()) {
            accepted.spec.links.push_back(link);
            continue;
        }
        accepted.refused.emplace_back(link.id, bad->error);
        if (const LinkSpec* had = before.link(link.id)) {
            accepted.spec.links.push_back(*had);
            keepEnds(accepted.spec, *had, before);
        }
    }
    return accepted;
}

}  // namespace tributary
