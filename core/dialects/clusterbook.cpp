#include "core/dialects/clusterbook.h"

#include <algorithm>
#include <utility>

namespace tributary {

ClusterId ClusterBook::add(ClusterSpec cluster, const std::string& place, LossReport& report) {
    const std::string wanted = cluster.id.str();
    for (int number = 2;; ++number) {
        const auto known = std::ranges::find(m_spec.clusters, cluster.id, &ClusterSpec::id);
        if (known == m_spec.clusters.end()) {
            break;
        }
        if (known->bootstrap == cluster.bootstrap) {
            known->client.insert(cluster.client.begin(), cluster.client.end());
            return known->id;
        }
        cluster.id = ClusterId(wanted + "-" + std::to_string(number));
    }
    if (cluster.id.str() != wanted) {
        report.note(LossReason::Renamed, place, wanted, cluster.id.str());
    }
    m_spec.clusters.push_back(std::move(cluster));
    return m_spec.clusters.back().id;
}

}  // namespace tributary
