#include "ui/document/importmerge.h"

#include "ui/document/edits.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tributary::ui {

namespace {

class Merger {
public:
    Merger(const TopologySpec& document, const TopologySpec& imported) : m_imported(imported) {
        m_merge.spec = document;
    }

    ImportMerge merge(bool removeOthers) {
        for (const ClusterSpec& cluster : m_imported.clusters) {
            addCluster(cluster);
        }
        for (const LinkSpec& link : m_imported.links) {
            addLink(link);
        }
        if (removeOthers) {
            removeRest();
        }
        return std::move(m_merge);
    }

private:
    void addCluster(const ClusterSpec& cluster) {
        const auto own = std::ranges::find_if(m_merge.spec.clusters, [&](const ClusterSpec& each) {
            const bool address = !each.bootstrap.empty() && !cluster.bootstrap.empty() &&
                                 each.bootstrap.front() == cluster.bootstrap.front();
            return each.kind == ClusterKind::Kafka && (each.id == cluster.id || address) &&
                   !m_keptClusters.contains(each.id);
        });
        if (own == m_merge.spec.clusters.end()) {
            ClusterSpec added = cluster;
            if (m_merge.spec.cluster(added.id) != nullptr) {
                added.id = newClusterId(m_merge.spec, cluster.displayName());
            }
            note(ImportChange::What::Added, false, added.displayName());
            m_ids[cluster.id] = added.id;
            m_keptClusters.insert(added.id);
            m_merge.spec.clusters.push_back(std::move(added));
            return;
        }
        ClusterSpec next = *own;
        next.bootstrap = cluster.bootstrap;
        next.security = cluster.security;
        next.client = cluster.client;
        next.extra = cluster.extra;
        noteChange(*own, next, false, next.displayName());
        m_ids[cluster.id] = own->id;
        m_keptClusters.insert(own->id);
        *own = std::move(next);
    }

    void addLink(LinkSpec link) {
        link.source = m_ids.at(link.source);
        link.target = m_ids.at(link.target);
        const auto own = std::ranges::find_if(m_merge.spec.links, [&](const LinkSpec& each) {
            return each.source == link.source && each.target == link.target && !m_keptLinks.contains(each.id);
        });
        if (own == m_merge.spec.links.end()) {
            if (m_merge.spec.link(link.id) != nullptr) {
                link.id = newLinkId(m_merge.spec, link.source, link.target);
            }
            note(ImportChange::What::Added, true, linkTitle(m_merge.spec, link));
            m_keptLinks.insert(link.id);
            m_merge.spec.links.push_back(std::move(link));
            return;
        }
        link.id = own->id;
        link.name = own->name;
        link.bends = own->bends;
        link.alert = own->alert;
        noteChange(*own, link, true, linkTitle(m_merge.spec, link));
        m_keptLinks.insert(link.id);
        *own = std::move(link);
    }

    void removeRest() {
        ObjectSet rest;
        for (const LinkSpec& link : m_merge.spec.links) {
            if (!m_keptLinks.contains(link.id)) {
                note(ImportChange::What::Removed, true, linkTitle(m_merge.spec, link));
                rest.links.insert(link.id);
            }
        }
        for (const ClusterSpec& cluster : m_merge.spec.clusters) {
            if (!m_keptClusters.contains(cluster.id)) {
                note(ImportChange::What::Removed, false, cluster.displayName());
                rest.clusters.insert(cluster.id);
            }
        }
        if (!rest.empty()) {
            m_merge.spec = without(std::move(m_merge.spec), rest);
        }
    }

    template <class Object>
    void noteChange(const Object& before, const Object& after, bool link, std::string title) {
        note(before == after ? ImportChange::What::Same : ImportChange::What::Changed, link, std::move(title));
        m_merge.changes.back().fields = fieldChanges(before, after);
    }

    void note(ImportChange::What what, bool link, std::string title) {
        m_merge.changes.push_back({what, link, std::move(title)});
    }

    const TopologySpec& m_imported;
    ImportMerge m_merge;
    std::map<ClusterId, ClusterId> m_ids;  ///< of the import to the document's
    std::set<ClusterId> m_keptClusters;
    std::set<LinkId> m_keptLinks;
};

}  // namespace

ImportMerge mergeImport(const TopologySpec& document, const TopologySpec& imported, bool removeOthers) {
    return Merger(document, imported).merge(removeOthers);
}

}  // namespace tributary::ui
