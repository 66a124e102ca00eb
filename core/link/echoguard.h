#pragma once

#include "core/base/error.h"
#include "core/topology/topicorigins.h"
#include "core/topology/topologyspec.h"

#include <mutex>
#include <set>
#include <string>

namespace tributary {

/// Keeps links from mirroring what they have mirrored already. A document names clusters by addresses, and one cluster
/// may have several, or be drawn twice; what it calls itself is known once a link has connected. All links of an engine
/// share one guard, so that it judges over the whole document. Thread-safe; nothing in it waits.
class EchoGuard {
public:
    void setTopology(TopologySpec spec);
    /// A cluster of the document has told its cluster.id.
    void learn(const ClusterId& cluster, const std::string& kafkaId);

    /// LinkCycle where topics of the link would come back to it under the same name, over links that start by
    /// themselves or that run. A link that is let through counts as running until it has ended.
    [[nodiscard]] Status judge(const LinkId& link);
    void ended(const LinkId& link);
    /// By which names the link knows what came from its target.
    [[nodiscard]] TopicOrigins origins(const LinkSpec& link) const;

private:
    mutable std::mutex m_mutex;
    TopologySpec m_spec;      // m_mutex
    KafkaClusterIds m_known;  // m_mutex
    std::set<LinkId> m_running;  // m_mutex
};

}  // namespace tributary
