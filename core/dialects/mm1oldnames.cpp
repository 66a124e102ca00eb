#include "core/dialects/mm1oldnames.h"

#include <algorithm>
#include <span>

namespace tributary {

namespace {

/// An old setting, and what it is called now; empty: it only says how the old client worked.
struct OldName {
    const char* old;
    const char* now;
};

constexpr OldName kOldConsumer[] = {{"auto.commit.enable", "enable.auto.commit"},
                                    {"fetch.message.max.bytes", "max.partition.fetch.bytes"},
                                    {"fetch.wait.max.ms", "fetch.max.wait.ms"},
                                    {"socket.receive.buffer.bytes", "receive.buffer.bytes"},
                                    {"socket.timeout.ms", "request.timeout.ms"},
                                    {"consumer.id", ""},
                                    {"consumer.timeout.ms", ""},
                                    {"dual.commit.enabled", ""},
                                    {"num.consumer.fetchers", ""},
                                    {"offsets.channel.backoff.ms", ""},
                                    {"offsets.channel.socket.timeout.ms", ""},
                                    {"offsets.commit.max.retries", ""},
                                    {"queued.max.message.chunks", ""},
                                    {"rebalance.backoff.ms", ""},
                                    {"rebalance.max.retries", ""},
                                    {"refresh.leader.backoff.ms", ""},
                                    {"shallow.iterator.enable", ""},
                                    {"zookeeper.connection.timeout.ms", ""},
                                    {"zookeeper.session.timeout.ms", ""},
                                    {"zookeeper.sync.time.ms", ""}};

constexpr OldName kOldProducer[] = {{"metadata.broker.list", "bootstrap.servers"},
                                    {"compression.codec", "compression.type"},
                                    {"key.serializer.class", "key.serializer"},
                                    {"message.send.max.retries", "retries"},
                                    {"queue.buffering.max.ms", "linger.ms"},
                                    {"request.required.acks", "acks"},
                                    {"serializer.class", "value.serializer"},
                                    {"topic.metadata.refresh.interval.ms", "metadata.max.age.ms"},
                                    {"batch.num.messages", ""},
                                    {"compressed.topics", ""},
                                    {"producer.type", ""},
                                    {"queue.buffering.max.messages", ""},
                                    {"queue.enqueue.timeout.ms", ""}};

/// Compressions had numbers too.
PlacedValue newValue(std::string_view now, PlacedValue value) {
    static constexpr const char* kCodecs[] = {"none", "gzip", "snappy", "lz4"};
    if (const std::string text = trimmed(value.value);
        now == "compression.type" && text.size() == 1 && text[0] >= '0' && text[0] <= '3') {
        value.value = kCodecs[text[0] - '0'];
    }
    return value;
}

void readOldNames(PropertySet& properties, std::span<const OldName> names, bool isOld, ImportContext& context) {
    for (const auto& [old, now] : names) {
        const PlacedValue* found = properties.take(old);
        if (found == nullptr) {
            continue;
        }
        const PlacedValue value = *found;
        const std::string subject = settingText(old, value);
        if (!isOld || properties.peek(now) != nullptr) {
            context.report.note(LossReason::NoEffect, value.place, subject);
        } else if (std::string_view(now).empty()) {
            context.report.note(LossReason::HowItRuns, value.place, subject);
        } else {
            context.report.note(LossReason::Renamed, value.place, subject, now);
            properties.set(now, newValue(now, value));
        }
    }
}

}  // namespace

bool readOldConsumer(PropertySet& consumer, bool isNew, ImportContext& context) {
    // A file may have both addresses, for another release to read; what only the old consumer knows then tells.
    const PlacedValue* reset = consumer.peek("auto.offset.reset");
    const std::string start = reset == nullptr ? std::string() : trimmed(reset->value);
    const bool both = consumer.peek("bootstrap.servers") != nullptr && start != "smallest" && start != "largest";
    const bool isOld = consumer.peek("zookeeper.connect") != nullptr && !isNew && !both;
    readOldNames(consumer, kOldConsumer, isOld, context);
    return isOld;
}

void readOldProducer(PropertySet& producer, ImportContext& context) {
    constexpr const char* kPartitioner = "partitioner.class";
    const PlacedValue* brokers = producer.peek("metadata.broker.list");
    const bool isOld = brokers != nullptr && producer.peek("bootstrap.servers") == nullptr;
    if (isOld) {
        const PlacedValue* partitioner = producer.peek(kPartitioner);
        if (partitioner == nullptr || trimmed(partitioner->value).starts_with("kafka.producer.")) {
            producer.take(kPartitioner);
            const PlacedValue& why = partitioner == nullptr ? *brokers : *partitioner;
            context.report.lost(LossReason::OldPartitioner, why.place,
                                settingText(partitioner == nullptr ? "metadata.broker.list" : kPartitioner, why));
        }
    }
    readOldNames(producer, kOldProducer, isOld, context);
}

}  // namespace tributary
