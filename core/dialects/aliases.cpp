#include "core/dialects/aliases.h"

#include <cctype>
#include <set>

namespace tributary {

Aliases::Aliases(const TopologySpec& spec, LossReport& report) {
    std::set<std::string> used;
    for (const ClusterSpec& cluster : spec.clusters) {
        std::string alias;
        for (const char c : cluster.id.str()) {
            const auto byte = static_cast<unsigned char>(c);
            const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || c == '_' || c == '-' || c == '.');
            alias += plain ? c : '_';
        }
        const std::string wanted = alias;
        for (int number = 2; !used.insert(alias).second; ++number) {
            alias = wanted + "_" + std::to_string(number);
        }
        if (alias != cluster.id.str()) {
            report.replaced(LossReason::Renamed, "cluster " + cluster.id.str(), "id = " + cluster.id.str(), alias);
        }
        m_aliases[cluster.id] = alias;
    }
}

}  // namespace tributary
