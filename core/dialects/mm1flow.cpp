#include "core/dialects/mm1flow.h"

#include <algorithm>

#include "core/dialects/importnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/topiclist.h"
#include "core/topology/validation.h"

namespace tributary {

namespace {

/// One side: the cluster, and what its client says beyond it.
Result<ClusterId> readSide(PropertySet& properties, const std::string& id, ClientRole role, const std::string& place,
                           ClusterBook& clusters, ImportContext& context) {
    ClusterSpec cluster;
    cluster.id = ClusterId(id);
    if (properties.peek("bootstrap.servers") == nullptr) {
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
    const bool names = std::ranges::all_of(
        link.topics.include, [](const TopicEntry& entry) { return entry.kind == TopicEntry::Kind::Literal; });
    if (!guarded && !names && !lists.own) {
        context.report.replaced(LossReason::InternalTopics, setup.include->place,
                                settingText("include", setup.include->value), "Tributary, unless they are named,");
    }
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
    if (const PlacedValue* group = setup.consumer.take("group.id")) {
        link.group = trimmed(group->value);
        context.report.note(LossReason::PositionsTakenOver, group->place, settingText("group.id", group->value),
                            "--accept-position committed");
    }
    for (const char* old : {"zookeeper.connect", "exclude.internal.topics"}) {
        const PlacedValue* value = setup.consumer.take(old);
        if (value != nullptr && trimmed(value->value) != "true") {
            context.report.lost(LossReason::NoCounterpart, value->place, settingText(old, value->value), "Tributary");
        }
    }
    Result<ClusterId> source =
        readSide(setup.consumer, setup.source, ClientRole::Consumer, setup.consumerPlace, clusters, context);
    if (!source) {
        return std::unexpected(source.error());
    }
    Result<ClusterId> target =
        readSide(setup.producer, setup.target, ClientRole::Producer, setup.producerPlace, clusters, context);
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
    spec.links.push_back(std::move(link));
    return {};
}

}  // namespace tributary
