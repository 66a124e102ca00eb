#include "core/dialects/mm1flow.h"

#include <algorithm>

#include "core/dialects/importnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/missednames.h"
#include "core/dialects/mm1oldnames.h"
#include "core/dialects/topiclist.h"
#include "core/topology/validation.h"

namespace tributary {

namespace {

/// Under which is kept what only MirrorMaker 1 has.
constexpr std::string_view kMm1Kept = "mirrormaker1";
constexpr const char* kZooKeeper = "zookeeper.connect";

/// A cluster that only ZooKeeper knows has no address here; two of them are one where their ZooKeeper is.
void leaveOpen(ClusterSpec& cluster, const PlacedValue& zooKeeper, const TopologySpec& spec, ImportContext& context) {
    keepSettings(cluster.extra, kMm1Kept, {{kZooKeeper, zooKeeper.value}});
    for (const std::string wanted = cluster.id.str();;) {
        const ClusterSpec* there = spec.cluster(cluster.id);
        if (there == nullptr || keptSettings(there->extra, kMm1Kept) == keptSettings(cluster.extra, kMm1Kept)) {
            break;
        }
        cluster.id = freeClusterId(spec, wanted);
    }
    context.report.lost(LossReason::AddressOpen, zooKeeper.place,
                        "cluster " + cluster.id.str() + ", " + settingText(kZooKeeper, zooKeeper),
                        "its consumer asks ZooKeeper, which Tributary does not; give the addresses of its brokers");
}

/// One side: the cluster, and what its client says beyond it.
Result<ClusterId> readSide(PropertySet& properties, const std::string& id, ClientRole role, const std::string& place,
                           ClusterBook& clusters, const TopologySpec& spec, ImportContext& context) {
    ClusterSpec cluster;
    cluster.id = ClusterId(id);
    const PlacedValue* zooKeeper = properties.take(kZooKeeper);
    if (properties.peek("bootstrap.servers") != nullptr && zooKeeper != nullptr) {
        context.report.note(LossReason::HowItRuns, zooKeeper->place, settingText(kZooKeeper, *zooKeeper));
    } else if (zooKeeper != nullptr) {
        leaveOpen(cluster, *zooKeeper, spec, context);
    } else if (properties.peek("bootstrap.servers") == nullptr) {
        return std::unexpected(Error(ErrorCode::FieldMissing).with("field", "bootstrap.servers").at(place));
    }
    if (Status read = readConnection(properties, cluster, {}, context); !read) {
        return std::unexpected(read.error());
    }
    for (const auto& [name, value] : properties.rest()) {
        const auto common = librdkafkaSetting(ClientRole::Common, name, trimmed(value.value));
        if (common && common == librdkafkaSetting(role, name, trimmed(value.value))) {
            cluster.client[common->name] = common->value;
            properties.take(name);
        }
    }
    return clusters.add(std::move(cluster), place, context.report);
}

void readMm1Topics(const Mm1Setup& setup, LinkSpec& link, ImportContext& context) {
    if (!setup.include) {
        link.topics.exclude.clear();
        return;
    }
    const PatternLists lists = listsFromPattern(patternOfCommandLine(setup.include->value));
    link.topics.include = lists.include;
    link.topics.exclude = lists.exclude;
    if (setup.exclude) {
        const PatternLists more = listsFromPattern(patternOfCommandLine(setup.exclude->value));
        link.topics.exclude.insert(link.topics.exclude.end(), more.include.begin(), more.include.end());
    }
    const bool guarded = removeGuard(link.topics.exclude);
    link.topics.internal = namesInternalTopic(link.topics.include) || (lists.own && !guarded);
    const std::string setting = settingText("include", *setup.include);
    if (!guarded && !lists.own) {
        reportInternalTopics(link, setting, setup.include->place, std::string(kMirrorMaker1), context);
    }
    reportServiceTopics(link, setting, setup.include->place, context);
}

}  // namespace

Status readMm1(Mm1Setup& setup, ClusterBook& clusters, TopologySpec& spec, ImportContext& context) {
    LinkSpec link;
    link.topicRefreshMs = kDefaultMetadataAgeMs;
    if (const PlacedValue* age = setup.consumer.take("metadata.max.age.ms")) {
        const Result<std::int64_t> number =
            numberOf("metadata.max.age.ms", *age, kMinTopicRefreshMs, kMaxTopicRefreshMs);
        if (!number) {
            return std::unexpected(number.error());
        }
        link.topicRefreshMs = *number;
    }
    const bool zooKeeper = readOldConsumer(setup.consumer, setup.newConsumer, context);
    readOldProducer(setup.producer, context);
    const PlacedValue* storage = setup.consumer.take("offsets.storage");
    const bool elsewhere = zooKeeper && (storage == nullptr || trimmed(storage->value) != "kafka");
    if (const PlacedValue* group = setup.consumer.take("group.id")) {
        link.group = trimmed(group->value);
        if (!elsewhere) {
            context.report.note(LossReason::PositionsTakenOver, group->place, settingText("group.id", *group),
                                "--accept-position committed");
        }
    }
    if (const PlacedValue* value = setup.consumer.take("exclude.internal.topics");
        value != nullptr && trimmed(value->value) != "true") {
        context.report.lost(LossReason::NoCounterpart, value->place, settingText("exclude.internal.topics", *value),
                            "Tributary");
    }
    Result<ClusterId> source =
        readSide(setup.consumer, setup.source, ClientRole::Consumer, setup.consumerPlace, clusters, spec, context);
    if (!source) {
        return std::unexpected(source.error());
    }
    Result<ClusterId> target =
        readSide(setup.producer, setup.target, ClientRole::Producer, setup.producerPlace, clusters, spec, context);
    if (!target) {
        return std::unexpected(target.error());
    }
    link.source = *source;
    link.target = *target;
    link.id = freeLinkId(spec, source->str() + "-" + target->str());
    link.partitioning = Partitioning::KeyHash;
    link.streams = setup.streams;
    link.commitIntervalMs = setup.commitIntervalMs;
    link.onSendFailure = setup.abortOnSendFailure ? SendFailurePolicy::Abort : SendFailurePolicy::Skip;
    readMm1Topics(setup, link, context);
    if (Status read = readMirrorConsumer(setup.consumer, StartPosition::Latest, link, {}, nullptr, context); !read) {
        return read;
    }
    if (Status read = readMirrorProducer(setup.producer, link, {}, nullptr, {}, context); !read) {
        return read;
    }
    context.report.replaced(LossReason::AlwaysDone, setup.producerPlace, "topics at the target",
                            "topics that the target lacks are made there, with the settings of the source's, and "
                            "settings follow those of the source");
    if (elsewhere) {
        context.report.add(startLine(link, storage == nullptr ? setup.consumerPlace : storage->place, "ZooKeeper"));
    }
    spec.links.push_back(std::move(link));
    return {};
}

}  // namespace tributary
