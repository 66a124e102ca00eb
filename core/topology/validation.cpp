#include "core/topology/validation.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/base/secretwords.h"
#include "core/topology/clientsettings.h"
#include "core/topology/findingsink.h"
#include "core/topology/flowchecks.h"
#include "core/topology/linkchecks.h"

namespace tributary {

namespace {

void checkIds(const TopologySpec& spec, FindingSink& sink) {
    std::unordered_set<std::string> clusters;
    for (const ClusterSpec& cluster : spec.clusters) {
        if (cluster.id.empty()) {
            sink.cluster(kError, cluster, "id", Error(ErrorCode::FieldMissing).with("field", "id"));
        } else if (!clusters.insert(cluster.id.str()).second) {
            sink.cluster(kError, cluster, "id",
                         Error(ErrorCode::DuplicateId).with("kind", "clusters").with("id", cluster.id.str()));
        }
    }
    std::unordered_set<std::string> links;
    for (const LinkSpec& link : spec.links) {
        if (link.id.empty()) {
            sink.link(kError, link, "id", Error(ErrorCode::FieldMissing).with("field", "id"));
        } else if (!links.insert(link.id.str()).second) {
            sink.link(kError, link, "id",
                      Error(ErrorCode::DuplicateId).with("kind", "links").with("id", link.id.str()));
        }
    }
}

void checkDocument(const TopologySpec& spec, FindingSink& sink) {
    const bool needsName = std::ranges::any_of(spec.links, [](const LinkSpec& link) { return link.group.empty(); });
    if (!spec.id && spec.name.empty() && needsName) {
        sink.document(kError, "/name", Error(ErrorCode::FieldMissing).with("field", "The document's id or name"));
    }
}

/// Two drawn clusters with one address are mostly one cluster drawn twice.
void checkAddresses(const TopologySpec& spec, FindingSink& sink) {
    std::unordered_map<std::string, const ClusterSpec*> owners;
    for (const ClusterSpec& cluster : spec.clusters) {
        if (cluster.kind != ClusterKind::Kafka) {
            continue;
        }
        if (cluster.bootstrap.empty()) {
            sink.cluster(kError, cluster, "bootstrap",
                         Error(ErrorCode::NoBootstrap).with("cluster", cluster.displayName()));
        }
        for (std::size_t i = 0; i < cluster.bootstrap.size(); ++i) {
            const std::string& address = cluster.bootstrap[i];
            const std::string place = "bootstrap/" + std::to_string(i);
            const ClusterSpec* owner = owners.emplace(address, &cluster).first->second;
            if (!isBootstrapAddress(address)) {
                sink.cluster(kError, cluster, place,
                             Error(ErrorCode::FieldValue)
                                 .with("field", "bootstrap")
                                 .with("value", addressWithoutSecrets(address))
                                 .with("expected", "\"host:port\" with a port between 1 and 65535"));
            } else if (owner != &cluster) {
                sink.cluster(
                    kWarning, cluster, place,
                    Error(ErrorCode::SharedBootstrap).with("address", address).with("other", owner->displayName()));
            }
        }
    }
}

/// Rule sets do not run: a name that leads to none or to two is worth a warning only.
void checkRuleSets(const TopologySpec& spec, FindingSink& sink) {
    std::unordered_set<std::string> names;
    for (std::size_t i = 0; i < spec.ruleSets.size(); ++i) {
        const std::string& name = spec.ruleSets[i].name;
        const std::string place = "/ruleSets/" + std::to_string(i) + "/name";
        if (name.empty()) {
            sink.document(kWarning, place, Error(ErrorCode::FieldMissing).with("field", "The name of a rule set"));
        } else if (!names.insert(name).second) {
            sink.document(kWarning, place,
                          Error(ErrorCode::DuplicateName).with("kind", "rule sets").with("name", name));
        }
    }
}

}  // namespace

std::vector<Finding> validate(const TopologySpec& spec, const KafkaClusterIds& known) {
    FindingSink sink(spec);
    checkDocument(spec, sink);
    checkIds(spec, sink);
    checkAddresses(spec, sink);
    checkRuleSets(spec, sink);
    checkMembers(spec, sink);
    checkConnects(spec, sink);
    for (const ClusterSpec& cluster : spec.clusters) {
        checkCluster(cluster, sink);
    }
    for (const LinkSpec& link : spec.links) {
        checkLink(spec, link, sink);
    }
    const FlowGraph graph(spec, SameClusters(spec, known));
    checkCircles(spec, graph, sink);
    checkTargets(graph, sink);
    checkGroups(spec, graph, sink);
    return sink.take();
}

bool concerns(const Finding& finding, const LinkId& link, const LinkSpec* spec) {
    const bool ofDocument = finding.link.empty() && finding.cluster.empty();
    const bool ofEnd = spec != nullptr && !finding.cluster.empty() &&
                       (finding.cluster == spec->source || finding.cluster == spec->target);
    return finding.link == link || ofDocument || ofEnd;
}

std::vector<Finding> findingsForLink(const TopologySpec& spec, const std::vector<Finding>& findings,
                                     const LinkId& link) {
    const LinkSpec* linkSpec = spec.link(link);
    std::vector<Finding> out;
    std::ranges::copy_if(findings, std::back_inserter(out),
                         [&](const Finding& finding) { return concerns(finding, link, linkSpec); });
    return out;
}

bool hasErrors(const std::vector<Finding>& findings) {
    return std::ranges::any_of(findings, [](const Finding& finding) { return finding.severity == kError; });
}

}  // namespace tributary
