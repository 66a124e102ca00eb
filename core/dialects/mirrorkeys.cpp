#include "core/dialects/mirrorkeys.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "core/base/nearestword.h"

namespace tributary {

namespace {

/// Of MirrorSourceConnector, MirrorCheckpointConnector and MirrorHeartbeatConnector.
constexpr std::string_view kConnectorKeys[] = {
    // what Connect knows of every connector
    "name",
    "connector.class",
    "connector.plugin.version",
    "tasks.max",
    "tasks.max.enforce",
    "key.converter",
    "key.converter.plugin.version",
    "value.converter",
    "value.converter.plugin.version",
    "header.converter",
    "header.converter.plugin.version",
    "config.action.reload",
    "transforms",
    "predicates",
    "errors.retry.timeout",
    "errors.retry.delay.max.ms",
    "errors.tolerance",
    "errors.log.enable",
    "errors.log.include.messages",
    // all three
    "enabled",
    "source.cluster.alias",
    "target.cluster.alias",
    "admin.timeout.ms",
    "replication.policy.class",
    "replication.policy.separator",
    "replication.policy.internal.topic.separator.enabled",
    "metric.reporters",
    "auto.include.jmx.reporter",
    "forwarding.admin.class",
    "emit.offset-syncs.enabled",
    "offset-syncs.topic.location",
    // topics
    "topics",
    "topics.exclude",
    "topics.blacklist",
    "topic.filter.class",
    "config.properties.exclude",
    "config.properties.blacklist",
    "config.property.filter.class",
    "use.defaults.from",
    "use.incremental.alter.configs",
    "consumer.poll.timeout.ms",
    "refresh.topics.enabled",
    "refresh.topics.interval.seconds",
    "sync.topic.configs.enabled",
    "sync.topic.configs.interval.seconds",
    "sync.topic.acls.enabled",
    "sync.topic.acls.interval.seconds",
    "replication.factor",
    "offset-syncs.topic.replication.factor",
    "offset.lag.max",
    "heartbeats.replication.enabled",
    "add.source.alias.to.metrics",
    // groups
    "groups",
    "groups.exclude",
    "groups.blacklist",
    "group.filter.class",
    "refresh.groups.enabled",
    "refresh.groups.interval.seconds",
    "emit.checkpoints.enabled",
    "emit.checkpoints.interval.seconds",
    "sync.group.offsets.enabled",
    "sync.group.offsets.interval.seconds",
    "checkpoints.topic.replication.factor",
    // heartbeats
    "emit.heartbeats.enabled",
    "emit.heartbeats.interval.seconds",
    "heartbeats.topic.replication.factor",
};

/// What Connect does around a source connector; a flow's own may stand there too.
constexpr std::string_view kSourceConnectorKeys[] = {"exactly.once.support", "transaction.boundary",
                                                     "transaction.boundary.interval.ms", "offsets.storage.topic",
                                                     "topic.creation.groups"};

constexpr std::string_view kFlowPrefixes[] = {
    "consumer.",           "producer.",           "admin.",           "source.consumer.",
    "source.producer.",    "source.admin.",       "target.consumer.", "target.producer.",
    "target.admin.",       "source.cluster.",     "target.cluster.",  "producer.override.",
    "consumer.override.",  "admin.override.",     "transforms.",      "predicates.",
    "topic.creation.",     "key.converter.",      "value.converter.", "header.converter.",
    "config.providers",    "replication.policy.", "topic.filter.",    "group.filter.",
    "offset-syncs.client."};

/// Of a worker of Connect in distributed mode.
constexpr std::string_view kWorkerKeys[] = {"access.control.allow.methods",
                                            "access.control.allow.origin",
                                            "admin.listeners",
                                            "admin.listeners.https.",
                                            "auto.include.jmx.reporter",
                                            "bootstrap.servers",
                                            "client.dns.lookup",
                                            "client.id",
                                            "client.rack",
                                            "config.providers",
                                            "config.storage.replication.factor",
                                            "config.storage.topic",
                                            "connect.protocol",
                                            "connections.max.idle.ms",
                                            "connector.client.config.override.policy",
                                            "exactly.once.source.support",
                                            "group.id",
                                            "header.converter",
                                            "header.converter.plugin.version",
                                            "heartbeat.interval.ms",
                                            "inter.worker.key.generation.algorithm",
                                            "inter.worker.key.size",
                                            "inter.worker.key.ttl.ms",
                                            "inter.worker.signature.algorithm",
                                            "inter.worker.verification.algorithms",
                                            "key.converter",
                                            "key.converter.plugin.version",
                                            "listeners",
                                            "listeners.https.",
                                            "metadata.max.age.ms",
                                            "metadata.recovery.strategy",
                                            "metadata.recovery.rebootstrap.trigger.ms",
                                            "metric.reporters",
                                            "metrics.num.samples",
                                            "metrics.recording.level",
                                            "metrics.sample.window.ms",
                                            "offset.flush.interval.ms",
                                            "offset.flush.timeout.ms",
                                            "offset.storage.partitions",
                                            "offset.storage.replication.factor",
                                            "offset.storage.topic",
                                            "plugin.discovery",
                                            "plugin.path",
                                            "rebalance.timeout.ms",
                                            "receive.buffer.bytes",
                                            "reconnect.backoff.max.ms",
                                            "reconnect.backoff.ms",
                                            "request.timeout.ms",
                                            "response.http.headers.config",
                                            "rest.advertised.host.name",
                                            "rest.advertised.listener",
                                            "rest.advertised.port",
                                            "rest.extension.classes",
                                            "rest.host.name",
                                            "rest.port",
                                            "retry.backoff.max.ms",
                                            "retry.backoff.ms",
                                            "scheduled.rebalance.max.delay.ms",
                                            "send.buffer.bytes",
                                            "session.timeout.ms",
                                            "socket.connection.setup.timeout.max.ms",
                                            "socket.connection.setup.timeout.ms",
                                            "status.storage.partitions",
                                            "status.storage.replication.factor",
                                            "status.storage.topic",
                                            "task.shutdown.graceful.timeout.ms",
                                            "topic.creation.enable",
                                            "topic.tracking.allow.reset",
                                            "topic.tracking.enable",
                                            "value.converter",
                                            "value.converter.plugin.version",
                                            "worker.sync.timeout.ms",
                                            "worker.unsync.backoff.ms"};

constexpr std::string_view kClusterPrefixes[] = {"sasl.",
                                                 "ssl.",
                                                 "security.",
                                                 "consumer.",
                                                 "producer.",
                                                 "admin.",
                                                 "offset.storage.",
                                                 "config.storage.",
                                                 "status.storage.",
                                                 "key.converter.",
                                                 "value.converter.",
                                                 "header.converter.",
                                                 "config.providers",
                                                 "listeners.",
                                                 "metrics.context.",
                                                 "rest.",
                                                 "task.",
                                                 "worker."};

/// What mm2.properties reads beside what is of connectors and of connections.
constexpr std::string_view kGlobalKeys[] = {"clusters",
                                            "dedicated.mode.enable.internal.rest",
                                            "config.providers",
                                            "listeners",
                                            "admin.listeners",
                                            "rest.advertised.host.name",
                                            "rest.advertised.port",
                                            "rest.advertised.listener",
                                            "access.control.allow.origin",
                                            "access.control.allow.methods",
                                            "response.http.headers.config",
                                            "rest.extension.classes",
                                            "bootstrap.servers",
                                            "security.protocol",
                                            "plugin.path",
                                            "plugin.discovery"};
/// As MirrorMakerConfig.workerConfig takes them, by how they begin.
constexpr std::string_view kGlobalPrefixes[] = {
    "config.providers", "replication.policy", "offset.storage", "config.storage", "status.storage", "key.converter",
    "value.converter",  "header.converter",   "task",           "worker",         "sasl.",          "ssl.",
    "listeners.https."};

template <std::size_t size>
bool contains(const std::string_view (&names)[size], std::string_view name) {
    return std::ranges::find(names, name) != std::end(names);
}

template <std::size_t size>
bool beginsWithOne(const std::string_view (&prefixes)[size], std::string_view name) {
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

std::string nearestOf(std::string_view name, std::initializer_list<std::span<const std::string_view>> lists) {
    std::vector<std::string_view> names;
    for (const auto& list : lists) {
        names.insert(names.end(), list.begin(), list.end());
    }
    return nearestWord(name, names);
}

}  // namespace

bool isConnectorKey(std::string_view name) { return contains(kConnectorKeys, name); }

bool isFlowKey(std::string_view name) {
    return contains(kConnectorKeys, name) || contains(kSourceConnectorKeys, name) || beginsWithOne(kFlowPrefixes, name);
}

bool isClusterKey(std::string_view name) {
    return contains(kWorkerKeys, name) || beginsWithOne(kClusterPrefixes, name);
}

bool isGlobalKey(std::string_view name) {
    return contains(kGlobalKeys, name) || contains(kConnectorKeys, name) || beginsWithOne(kGlobalPrefixes, name);
}

std::string nearestFlowKey(std::string_view name) {
    // What older versions of other programs called so: not a slip, but the same thing.
    if (name == "topics.whitelist" || name == "topics.include") {
        return "topics";
    }
    return nearestOf(name, {kConnectorKeys, kSourceConnectorKeys});
}

std::string nearestClusterKey(std::string_view name) { return nearestOf(name, {kWorkerKeys, kConnectorKeys}); }

std::string nearestGlobalKey(std::string_view name) { return nearestOf(name, {kConnectorKeys, kGlobalKeys}); }

}  // namespace tributary
