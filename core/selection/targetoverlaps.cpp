#include "core/selection/targetoverlaps.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tributary {

namespace {

constexpr std::string_view kPlace = "topics";

Finding overlap(const TopologySpec& spec, const LinkSpec& link, const LinkSpec& first, const std::string& topic) {
    const bool twice = link.source == first.source;
    Finding finding;
    finding.severity = twice ? Finding::Severity::Error : Finding::Severity::Warning;
    finding.link = link.id;
    finding.place = "/links/" + std::to_string(&link - spec.links.data()) + "/" + std::string(kPlace);
    finding.error = Error(twice ? ErrorCode::TargetTopicTwice : ErrorCode::TargetTopicShared)
                        .with("other", first.id.str())
                        .with("topic", topic);
    finding.error.at("link " + link.id.str());
    return finding;
}

}  // namespace

std::vector<Finding> targetOverlaps(const TopologySpec& spec, std::span<const MirroredTopics> links,
                                    const std::stop_token& stop) {
    std::map<ClusterId, int> writers;
    for (const MirroredTopics& each : links) {
        if (const LinkSpec* link = spec.link(each.link)) {
            ++writers[link->target];
        }
    }
    std::map<ClusterId, std::unordered_map<std::string, const LinkSpec*>> owners;
    std::vector<Finding> findings;
    for (const MirroredTopics& each : links) {
        const LinkSpec* link = spec.link(each.link);
        if (link == nullptr || writers[link->target] < 2) {
            continue;
        }
        const TargetNaming naming = targetNaming(*link);
        std::set<bool> told;  // a link with a thousand such topics is told of one of each kind
        for (const std::uint32_t topic : each.mirrored) {
            if (stop.stop_requested()) {
                return {};
            }
            const auto [owner, fresh] = owners[link->target].emplace(naming.apply((*each.topics)[topic]), link);
            if (!fresh && owner->second != link && told.insert(owner->second->source == link->source).second) {
                const bool other = link->autoStart && !owner->second->autoStart;  // that one is in nobody's way
                findings.push_back(
                    overlap(spec, other ? *owner->second : *link, other ? *link : *owner->second, owner->first));
            }
        }
    }
    return findings;
}

}  // namespace tributary
