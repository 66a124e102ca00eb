#include "app/tributaryd/connectioncheck.h"

#include <future>
#include <set>
#include <string>
#include <utility>

#include "core/base/connectionstage.h"
#include "core/base/guarded.h"
#include "core/connect/linkplanner.h"

namespace tributary::daemon {

namespace {

ConnectionFinding ask(const ClusterSpec& cluster, ClusterConnections& connections, int timeoutMs) {
    ConnectionFinding out;
    out.cluster = cluster.id;
    const Result<std::shared_ptr<kafka::AdminClient>> admin = connections.admin(cluster);
    if (!admin) {
        out.error = admin.error();
        return out;
    }
    const Result<kafka::ClusterDescription> described = connections.describe(cluster, **admin, timeoutMs);
    if (described) {
        out.brokers = described->brokers;
        out.clusterId = described->clusterId;
    } else {
        out.error = described.error();
    }
    return out;
}

class LinkPermissions {
public:
    LinkPermissions(const TopologySpec& spec, const LinkSpec& link, int timeoutMs)
        : m_spec(spec), m_link(link), m_timeoutMs(timeoutMs) {}

    std::vector<ConnectionFinding> find(ClusterConnections& connections, const kafka::SecretSource& secrets) {
        const ClusterSpec* source = m_spec.cluster(m_link.source);
        const ClusterSpec* target = m_spec.cluster(m_link.target);
        const Result<std::shared_ptr<kafka::AdminClient>> reading = connections.admin(*source);
        const Result<std::shared_ptr<kafka::AdminClient>> writing = connections.admin(*target);
        if (reading) {
            askSource(**reading, *source);
        }
        const Result<LinkPlan> plan = planLink(m_spec, m_link, connections, secrets, {});
        if (!plan) {
            take(plan.error(), *source);
            return std::move(m_found);
        }
        for (const Error& problem : plan->problems) {
            take(problem, *source);
        }
        if (writing) {
            askTarget(**writing, *target, *plan);
        }
        return std::move(m_found);
    }

private:
    /// A cluster that lists its topics leaves out those that may not be seen; asked for by name it says so.
    void askSource(const kafka::AdminClient& admin, const ClusterSpec& source) {
        std::vector<std::string> names;
        for (const TopicEntry& entry : m_link.topics.include) {
            if (entry.kind == TopicEntry::Kind::Literal) {
                names.push_back(entry.text);
            }
        }
        const auto topics = admin.describeTopics(names, m_timeoutMs);
        for (const kafka::TopicDescription& each : topics.value_or(std::vector<kafka::TopicDescription>{})) {
            if (each.error) {
                take(*each.error, source);
            }
        }
    }

    void askTarget(const kafka::AdminClient& admin, const ClusterSpec& target, const LinkPlan& plan) {
        std::vector<kafka::NewTopic> wanted;
        for (const PlannedTopic& each : plan.create) {
            wanted.push_back(
                {each.target, each.partitions, each.replicationFactor > 0 ? each.replicationFactor : -1, {}});
        }
        const auto outcomes = admin.createTopics(wanted, m_timeoutMs, kafka::AdminClient::Creation::OnlyCheck);
        for (const auto& [topic, outcome] : outcomes.value_or(kafka::TopicOutcomes{})) {
            if (!outcome) {
                take(outcome.error(), target);
            }
        }
    }

    void take(Error error, const ClusterSpec& cluster) {
        if (error.code != ErrorCode::KafkaAuthorization || !m_said.emplace(error.arg("resource")).second) {
            return;
        }
        ConnectionFinding finding;
        finding.cluster = cluster.id;
        finding.link = m_link.id;
        finding.error = std::move(error.with("cluster", cluster.displayName()));
        m_found.push_back(std::move(finding));
    }

    const TopologySpec& m_spec;
    const LinkSpec& m_link;
    const int m_timeoutMs;
    std::vector<ConnectionFinding> m_found;
    std::set<std::string> m_said;
};

}  // namespace

std::vector<ConnectionFinding> checkConnections(const TopologySpec& spec, ClusterConnections& connections,
                                                const kafka::SecretSource& secrets, int timeoutMs) {
    std::vector<std::future<ConnectionFinding>> asked;
    for (const ClusterSpec& cluster : spec.clusters) {
        if (cluster.kind != ClusterKind::Sandbox) {
            asked.push_back(std::async(std::launch::async, [&] { return ask(cluster, connections, timeoutMs); }));
        }
    }
    std::vector<ConnectionFinding> out;
    std::set<ClusterId> reached;
    for (std::future<ConnectionFinding>& each : asked) {
        out.push_back(each.get());
        if (!out.back().error) {
            reached.insert(out.back().cluster);
        }
    }
    for (const LinkSpec& link : spec.links) {
        if (reached.contains(link.source) && reached.contains(link.target)) {
            for (ConnectionFinding& each : LinkPermissions{spec, link, timeoutMs}.find(connections, secrets)) {
                out.push_back(std::move(each));
            }
        }
    }
    return out;
}

}  // namespace tributary::daemon
