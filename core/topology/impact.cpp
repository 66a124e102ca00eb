#include "core/topology/impact.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/topology/linkfields.h"

namespace tributary {

namespace {

class ImpactCollector {
public:
    explicit ImpactCollector(const LinkId& link) { m_impact.link = link; }

    void note(bool changed, ImpactKind kind, std::string reason) {
        if (changed) {
            m_impact.kind = std::max(m_impact.kind, kind);
            m_impact.reasons.push_back(std::move(reason));
        }
    }

    [[nodiscard]] LinkImpact take() { return std::move(m_impact); }

private:
    LinkImpact m_impact;
};

/// Selections compare by what they do; what this version does not know cannot change a running link.
bool selectsAlike(const TopicSelectionSpec& a, const TopicSelectionSpec& b) {
    const auto sameEntry = [](const TopicEntry& x, const TopicEntry& y) {
        return x.kind == y.kind && x.text == y.text;
    };
    return a.internal == b.internal && std::ranges::equal(a.include, b.include, sameEntry) &&
           std::ranges::equal(a.exclude, b.exclude, sameEntry);
}

bool securesAlike(SecuritySpec a, SecuritySpec b) {
    for (SecuritySpec* security : {&a, &b}) {
        security->extra.clear();
        security->oauth.extra.clear();
        for (const SecurityField& each : kSecuritySecrets) {
            if (std::optional<SecretRef>& secret = (*security).*each.secret) {
                secret->extra.clear();
            }
        }
    }
    return a == b;
}

void compareCluster(const ClusterSpec* before, const ClusterSpec* after, const std::string& end,
                    ImpactCollector& collector) {
    if (before == nullptr || after == nullptr) {
        collector.note(before != after, ImpactKind::Restart, end);
        return;
    }
    collector.note(before->kind != after->kind, ImpactKind::Reposition, end + ".kind");
    collector.note(before->bootstrap != after->bootstrap, ImpactKind::Restart, end + ".bootstrap");
    collector.note(!securesAlike(before->security, after->security), ImpactKind::Restart, end + ".security");
    collector.note(before->client != after->client, ImpactKind::Restart, end + ".client");
}

void compareLink(const LinkSpec& before, const LinkSpec& after, ImpactCollector& collector) {
    using enum ImpactKind;
    collector.note(before.source != after.source, Reposition, "source");
    collector.note(before.target != after.target, Reposition, "target");
    collector.note(targetNaming(before) != targetNaming(after), Reposition, "naming");
    forEachLinkField([&](const auto& field) {
        if (field.impact != None) {
            collector.note(before.*field.member != after.*field.member, field.impact, std::string{field.name});
        }
    });
    collector.note(!selectsAlike(before.topics, after.topics), Live, "topics");
    collector.note(before.groups != after.groups, Live, "groups");
}

/// Where the link's connectors are reached; moving it elsewhere is a change of the link itself.
void compareConnect(const ConnectSpec* before, const ConnectSpec* after, ImpactCollector& collector) {
    if (before == nullptr || after == nullptr || before->id != after->id) {
        return;
    }
    const bool changed = before->urls != after->urls || before->username != after->username ||
                         before->password != after->password || before->caFile != after->caFile;
    collector.note(changed, ImpactKind::Live, "connect");
}

using ClusterIndex = std::unordered_map<ClusterId, const ClusterSpec*>;
using LinkIndex = std::unordered_map<LinkId, const LinkSpec*>;

template <class Index, class Items>
Index indexOf(const Items& items) {
    Index index;
    for (const auto& item : items) {
        index.emplace(item.id, &item);
    }
    return index;
}

template <class Index>
typename Index::mapped_type lookUp(const Index& index, const typename Index::key_type& id) {
    const auto found = index.find(id);
    return found == index.end() ? nullptr : found->second;
}

}  // namespace

std::vector<LinkImpact> impact(const TopologySpec& oldSpec, const TopologySpec& newSpec) {
    const auto oldLinks = indexOf<LinkIndex>(oldSpec.links);
    const auto newLinks = indexOf<LinkIndex>(newSpec.links);
    const auto oldClusters = indexOf<ClusterIndex>(oldSpec.clusters);
    const auto newClusters = indexOf<ClusterIndex>(newSpec.clusters);
    std::vector<LinkImpact> impacts;
    for (const LinkSpec& after : newSpec.links) {
        const LinkSpec* before = lookUp(oldLinks, after.id);
        if (before == nullptr) {
            impacts.push_back({after.id, ImpactKind::Added, {}});
            continue;
        }
        ImpactCollector collector(after.id);
        collector.note(consumerGroup(oldSpec, *before) != consumerGroup(newSpec, after), ImpactKind::Reposition,
                       "group");
        compareLink(*before, after, collector);
        compareConnect(oldSpec.connectOf(*before), newSpec.connectOf(after), collector);
        if (before->source == after.source) {
            compareCluster(lookUp(oldClusters, before->source), lookUp(newClusters, after.source), "source", collector);
        }
        if (before->target == after.target) {
            compareCluster(lookUp(oldClusters, before->target), lookUp(newClusters, after.target), "target", collector);
        }
        impacts.push_back(collector.take());
    }
    for (const LinkSpec& before : oldSpec.links) {
        if (!newLinks.contains(before.id)) {
            impacts.push_back({before.id, ImpactKind::Removed, {}});
        }
    }
    return impacts;
}

}  // namespace tributary
