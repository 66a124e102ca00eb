#include "core/dialects/clusterbook.h"

#include <algorithm>
#include <utility>

#include "core/dialects/importnames.h"
#include "core/dialects/keptsettings.h"
#include "core/dialects/propertyset.h"

namespace tributary {

namespace {

/// What is filled in later tells nothing of where it leads.
bool isKnown(const std::string& address) { return !address.contains('$'); }

bool hasAddress(const ClusterSpec& cluster, const std::string& address) {
    return std::ranges::find(cluster.bootstrap, lowerCase(address), lowerCase) != cluster.bootstrap.end();
}

bool shareAddress(const ClusterSpec& one, const ClusterSpec& other) {
    return std::ranges::any_of(
        one.bootstrap, [&](const std::string& address) { return isKnown(address) && hasAddress(other, address); });
}

/// What both say counts once; where they differ the first counts.
void unite(ClusterSpec& known, const ClusterSpec& more, const std::string& place, LossReport& report) {
    const auto differs = [&](const std::string& subject) {
        report.replaced(LossReason::ScopeConflict, place, subject, "what was read before of " + known.id.str());
    };
    for (const std::string& address : more.bootstrap) {
        if (!hasAddress(known, address)) {
            known.bootstrap.push_back(address);
        }
    }
    if (known.security != more.security) {
        differs("security of " + more.id.str());
    }
    for (const auto& [name, value] : more.client) {
        if (const auto [there, isNew] = known.client.emplace(name, value); !isNew && there->second != value) {
            differs(settingText(name, value));
        }
    }
    for (const auto& [name, value] : addKeptSettings(known.extra, more.extra)) {
        differs(settingText(name, value));
    }
}

}  // namespace

bool ClusterBook::isSame(const ClusterSpec& known, const ClusterSpec& cluster) const {
    const bool named = known.id == cluster.id && known.bootstrap == cluster.bootstrap;
    return named || ((known.id == cluster.id || !m_own.contains(known.id)) && shareAddress(known, cluster));
}

ClusterId ClusterBook::add(ClusterSpec cluster, const std::string& place, LossReport& report) {
    const auto same =
        std::ranges::find_if(m_spec.clusters, [&](const ClusterSpec& each) { return isSame(each, cluster); });
    if (same != m_spec.clusters.end()) {
        if (same->id != cluster.id) {
            report.note(LossReason::ClusterJoined, place, "cluster " + cluster.id.str(), same->id.str());
        }
        unite(*same, cluster, place, report);
        m_own.insert(same->id);
        return same->id;
    }
    const std::string wanted = cluster.id.str();
    cluster.id = freeClusterId(m_spec, wanted);
    if (cluster.id.str() != wanted) {
        report.note(LossReason::Renamed, place, wanted, cluster.id.str());
    }
    m_own.insert(cluster.id);
    m_spec.clusters.push_back(std::move(cluster));
    return m_spec.clusters.back().id;
}

}  // namespace tributary
