#include "core/sandbox/sandboxplan.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

#include "core/selection/topicmatcher.h"

namespace tributary::sandbox {

namespace {

struct PlannedLink {
    const LinkSpec* spec = nullptr;
    TopicMatcher matcher;
    TargetNaming naming;
};

using Links = std::vector<PlannedLink>;

Result<Links> compileLinks(const TopologySpec& spec) {
    Links links;
    TopologySpec apart = spec;  // each cluster is simulated by itself, whatever its address
    for (ClusterSpec& cluster : apart.clusters) {
        cluster.bootstrap.clear();
    }
    for (const LinkSpec& link : spec.links) {
        if (spec.cluster(link.source) == nullptr || spec.cluster(link.target) == nullptr) {
            continue;  // validation reports it, and the engine does not run it
        }
        Result<TopicMatcher> matcher = TopicMatcher::compile(link, topicOrigins(apart, link));
        if (!matcher) {
            return std::unexpected(std::move(matcher.error().at("link " + link.id.str())));
        }
        links.push_back({&link, std::move(*matcher), targetNaming(link)});
    }
    return links;
}

bool leadsTo(const Links& links, const ClusterId& from, const ClusterId& to) {
    std::set<ClusterId> reached{from};
    std::deque<ClusterId> open{from};
    while (!open.empty()) {
        const ClusterId at = open.front();
        open.pop_front();
        for (const PlannedLink& link : links) {
            if (link.spec->source != at) {
                continue;
            }
            if (link.spec->target == to) {
                return true;
            }
            if (reached.insert(link.spec->target).second) {
                open.push_back(link.spec->target);
            }
        }
    }
    return false;
}

std::vector<ClusterId> originsOf(const TopologySpec& spec, const Links& links) {
    std::vector<ClusterId> origins;
    for (const ClusterSpec& cluster : spec.clusters) {
        const auto ends = [&](const auto& end) {
            return std::ranges::any_of(links, [&](const PlannedLink& link) { return link.spec->*end == cluster.id; });
        };
        if (ends(&LinkSpec::source) && (!ends(&LinkSpec::target) || leadsTo(links, cluster.id, cluster.id))) {
            origins.push_back(cluster.id);
        }
    }
    return origins;
}

/// The topics of one source cluster. The shares add up to 1.
std::vector<TrafficProfile> profilesFor(const ClusterId& origin, const Links& links) {
    const std::span<const TrafficProfile> usual = trafficProfiles();
    std::vector<TrafficProfile> profiles(usual.begin(), usual.end());
    for (const PlannedLink& link : links) {
        if (link.spec->source != origin) {
            continue;
        }
        for (const TopicEntry& entry : link.spec->topics.include) {
            const auto same = [&](const TrafficProfile& profile) { return profile.topic == entry.text; };
            if (entry.kind == TopicEntry::Kind::Literal && std::ranges::none_of(profiles, same)) {
                profiles.push_back({entry.text, kindForTopic(entry.text), 0.1, 3, "lz4"});
            }
        }
    }
    double sum = 0;
    for (const TrafficProfile& profile : profiles) {
        sum += profile.share;
    }
    for (TrafficProfile& profile : profiles) {
        profile.share /= sum;
    }
    return profiles;
}

/// Collects the plan topic by topic.
class Planner {
public:
    Planner(const TopologySpec& spec, const Links& links) : m_spec(spec), m_links(links) {
        for (const ClusterSpec& cluster : spec.clusters) {
            m_plan.clusters.push_back({cluster.id, {}, false});
        }
    }

    void add(PlannedTraffic traffic) {
        struct Arrival {
            ClusterId cluster;
            std::string topic;
            std::vector<LinkId> links;
        };
        need(traffic.origin, traffic.topic, traffic.partitions, false);
        std::set<std::pair<ClusterId, std::string>> been{{traffic.origin, traffic.topic}};
        std::deque<Arrival> open{{traffic.origin, traffic.topic, {}}};
        while (!open.empty()) {
            const Arrival at = std::move(open.front());
            open.pop_front();
            for (const PlannedLink& link : m_links) {
                // A name grows with each turn of a circle that prefixes; validation refuses the circles that echo.
                if (link.spec->source != at.cluster || at.links.size() >= m_links.size() ||
                    link.matcher.decide(at.topic).decision != TopicDecision::Mirrored) {
                    continue;
                }
                Arrival next{link.spec->target, link.naming.apply(at.topic), at.links};
                next.links.push_back(link.spec->id);
                if (!been.emplace(next.cluster, next.topic).second) {
                    continue;
                }
                need(next.cluster, next.topic, traffic.partitions, true);
                if (std::ranges::find(traffic.arrives, next.cluster) == traffic.arrives.end()) {
                    traffic.arrives.push_back(next.cluster);
                    arrive(traffic.origin, next.cluster, next.links);
                }
                open.push_back(std::move(next));
            }
        }
        m_plan.traffic.push_back(std::move(traffic));
    }

    [[nodiscard]] SandboxPlan take() { return std::move(m_plan); }

private:
    PlannedCluster& cluster(const ClusterId& id) {
        return *std::ranges::find(m_plan.clusters, id, &PlannedCluster::id);
    }

    void need(const ClusterId& at, const std::string& topic, int partitions, bool mirrored) {
        std::vector<PlannedTopic>& topics = cluster(at).topics;
        auto found = std::ranges::find(topics, topic, &PlannedTopic::name);
        if (found == topics.end()) {
            found = topics.insert(topics.end(), {topic, partitions, mirrored});
        }
        found->partitions = std::max(found->partitions, partitions);
        found->mirrored = found->mirrored || mirrored;
    }

    void arrive(const ClusterId& origin, const ClusterId& end, const std::vector<LinkId>& links) {
        cluster(end).read = true;
        const auto same = [&](const PlannedPath& path) { return path.origin == origin && path.end == end; };
        if (std::ranges::none_of(m_plan.paths, same)) {
            const bool last = std::ranges::none_of(m_spec.links, [&](const LinkSpec& l) { return l.source == end; });
            // The shorter ones first, each kind in the order of the document.
            const auto place = std::ranges::upper_bound(m_plan.paths, links.size(), {},
                                                        [](const PlannedPath& path) { return path.links.size(); });
            m_plan.paths.insert(place, {origin, links, end, last});
        }
    }

    const TopologySpec& m_spec;
    const Links& m_links;
    SandboxPlan m_plan;
};

}  // namespace

Result<SandboxPlan> planSandbox(const TopologySpec& spec) {
    const Result<Links> links = compileLinks(spec);
    if (!links) {
        return std::unexpected(links.error());
    }
    const std::vector<ClusterId> origins = originsOf(spec, *links);
    Planner planner(spec, *links);
    for (std::size_t i = 0; i < origins.size(); ++i) {
        for (const TrafficProfile& profile : profilesFor(origins[i], *links)) {
            PlannedTraffic traffic;
            traffic.origin = origins[i];
            traffic.topic = profile.topic;
            traffic.kind = profile.kind;
            traffic.codec = profile.codec;
            traffic.share = profile.share / static_cast<double>(origins.size());
            // Real regions have grown at their own times: their topics have different numbers of partitions.
            traffic.partitions = std::max(1, profile.partitions - static_cast<int>(i % 3));
            planner.add(std::move(traffic));
        }
    }
    SandboxPlan plan = planner.take();
    if (plan.paths.empty()) {
        return std::unexpected(Error{ErrorCode::DocumentInvalid}.with(
            "reason",
            "No link of this document mirrors any topic of the sandbox (clicks, orders.created, "
            "orders.shipped, inventory.changes, payments.settled); include one of them."));
    }
    return plan;
}

TopologySpec asSandbox(TopologySpec spec) {
    for (ClusterSpec& cluster : spec.clusters) {
        cluster.kind = ClusterKind::Sandbox;
        cluster.bootstrap.clear();
        cluster.security = {};
        cluster.client.clear();
    }
    for (LinkSpec& link : spec.links) {
        link.replicationFactor = 0;
        // The simulated group coordinator may leave two members that join at the same time waiting for each other.
        link.streams = 1;
        // A simulated broker answers an empty fetch when its wait is over and not when a record comes: half a second.
        link.consumer.try_emplace("fetch.wait.max.ms", "20");
        // It lets a rebalance take a session time-out, 45 s by default, when a member is late for one.
        link.consumer.try_emplace("session.timeout.ms", "6000");
        link.consumer.try_emplace("heartbeat.interval.ms", "1000");
        link.runOn = "here";
    }
    return spec;
}

}  // namespace tributary::sandbox
