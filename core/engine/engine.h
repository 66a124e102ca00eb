#pragma once

#include "core/base/error.h"
#include "core/base/id.h"
#include "core/engine/event.h"
#include "core/engine/metrics.h"
#include "core/engine/targetoffset.h"
#include "core/topology/topologyspec.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tributary {

enum class LinkAction {
    Start,  ///< applies the link's edits, then runs
    Pause,  ///< drains, commits, keeps the group membership
    Resume,
    Stop,            ///< drains, commits, leaves the group
    ChoosePosition,  ///< answers a PositionForeign or PositionLost failure; then Start
    RestartFailed,   ///< on Kafka Connect: what has failed of the link's connectors and their tasks
};

/// A command to one link.
struct LinkCommand {
    LinkId link;
    LinkAction action = LinkAction::Start;
    StartSpec position;  ///< ChoosePosition: where to go on
};

/// What a subscriber wants to be told. Links are always in a snapshot; topics and partitions cost time and memory and
/// are there only while a subscription asks for them.
struct Scope {
    bool events = true;
    bool metrics = true;
    bool topics = false;
    bool partitions = false;
    std::vector<LinkId> links;  ///< whose topics and partitions; empty: all
};

/// Receives what a subscription asks for. Called on engine threads, one call at a time for one observer; must return
/// quickly and must not call back into the engine.
class EngineObserver {
public:
    virtual ~EngineObserver() = default;
    /// Events are waiting: fetch them with Subscription::takeEvents(). Called once until they are taken.
    virtual void eventsReady() = 0;
    /// A new snapshot: latest value only, an unread older one is replaced.
    virtual void metricsReady(MetricsPtr snapshot) = 0;
};

/// RAII handle: destroying it ends the subscription. After the destructor returns the observer is not called again.
class Subscription {
public:
    virtual ~Subscription() = default;
    /// Hands over the queued events, oldest first. Callable from any thread.
    [[nodiscard]] virtual std::vector<Event> takeEvents() = 0;
};

/// A topic as a cluster lists it.
struct TopicInfo {
    std::string name;
    std::string topicId;  ///< base64 UUID; empty before Kafka 2.8
    int partitions = 0;
    int replicationFactor = 0;
    bool internal = false;
    std::optional<Error> error;
};

struct ClusterInfo {
    std::string clusterId;
    int brokers = 0;
    std::int32_t controllerId = -1;
    std::string release;        ///< of Kafka: "4.1", or a range "2.7–3.0"; empty: not known
    bool releaseExact = false;  ///< a broker names it; otherwise it follows from what a broker understands
    std::vector<TopicInfo> topics;
};

using ClusterReply = std::function<void(Result<ClusterInfo>)>;

/// What a cluster says of one topic when it is asked for it.
struct TopicDetails {
    std::int64_t offsets = -1;  ///< from the first to the end, over all partitions: at least as many as records; -1: a
                                ///< partition did not answer
    bool configKnown = false;   ///< false: it may not be read, or the cluster does not offer it
    std::map<std::string, std::string> config;  ///< what differs from the defaults of the brokers
};

using TopicReply = std::function<void(Result<TopicDetails>)>;

using ConnectReply = std::function<void(Result<std::string>)>;

/// What an implementation can do, so that callers offer only that.
struct Capabilities {
    bool pause = false;
    bool partitionMetrics = false;
    bool describeClusters = false;
};

/// The replication engine as its users see it: asynchronous, serialisable values in and out, no toolkit type, no
/// blocking. Every method may be called from any thread and returns at once; outcomes arrive as events and metrics.
class Engine {
public:
    virtual ~Engine() = default;

    [[nodiscard]] virtual Capabilities capabilities() const = 0;

    /// The desired topology. Differences with what runs are carried out link by link: unchanged links are not touched,
    /// new links are known but not started, removed links are stopped. Invalid links are skipped with a Rejected event.
    /// Returns the topology as it is accepted, with those links as they were before.
    virtual TopologySpec apply(TopologySpec spec) = 0;

    virtual void command(LinkCommand command) = 0;

    /// Connects to a cluster of the given spec and lists it. `reply` is called once, on an engine thread, within
    /// `timeoutMs`; cancelled silently when the engine is destroyed.
    virtual void describeCluster(ClusterSpec cluster, int timeoutMs, ClusterReply reply) = 0;

    /// The same for one topic of it, as it was listed.
    virtual void describeTopic(ClusterSpec cluster, TopicInfo topic, int timeoutMs, TopicReply reply) = 0;

    /// Asks a Connect cluster for its version: is it there, and does it let us in? As describeCluster().
    virtual void describeConnect(ConnectSpec connect, ConnectReply reply);

    [[nodiscard]] virtual std::unique_ptr<Subscription> subscribe(Scope scope, EngineObserver& observer) = 0;

    /// The last published snapshot; never null.
    [[nodiscard]] virtual MetricsPtr metrics() const = 0;

    /// Where a reader of a source partition, who has read all below `source`, goes on at the target: OffsetMap's rule,
    /// by what this engine has mirrored since it has the link. None: it cannot tell.
    [[nodiscard]] virtual std::optional<TargetOffset> targetOffset(const LinkId& link, const std::string& topic,
                                                                   std::int32_t partition,
                                                                   std::int64_t source) const = 0;
};

/// An engine that runs no links on Kafka Connect says so.
inline void Engine::describeConnect(ConnectSpec connect, ConnectReply reply) {
    reply(std::unexpected(Error{ErrorCode::ConnectUnusable}
                              .with("connect", connect.displayName())
                              .with("reason", "this engine runs no links there")));
}

}  // namespace tributary
