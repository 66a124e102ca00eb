#include "core/mirror/linksettings.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tributary {

Result<kafka::ClientSettings> consumerSettings(const kafka::ClientSettings& connection, const LinkSpec& link,
                                               int stream, const std::string& instanceId) {
    kafka::ClientSettings settings = connection;
    settings["client.id"] = "tributary-" + link.id.str() + "-" + std::to_string(stream);
    // A quarter of the link's memory is for what the consumers have fetched ahead. A fetch in flight comes on top of
    // the queue, so a fetch is half of that again; and each small record costs more than its bytes, hence the count.
    const int queueKiB = std::max(1024, link.memoryMiB * 1024 / 4 / std::max(1, link.streams));
    settings["queued.max.messages.kbytes"] = std::to_string(queueKiB);
    settings["queued.min.messages"] = std::to_string(std::clamp(queueKiB * 2, 10'000, 100'000));
    const int fetchBytes = std::clamp(queueKiB / 2, 512, 8 * 1024) * 1024;
    settings["fetch.max.bytes"] = std::to_string(fetchBytes);
    settings["fetch.message.max.bytes"] = std::to_string(std::min(fetchBytes, 1024 * 1024));
    // The default of 1 s would stop the flow for that long whenever the queue fills.
    settings["fetch.queue.backoff.ms"] = "5";
    settings["fetch.wait.max.ms"] = "500";
    settings["topic.metadata.refresh.interval.ms"] = std::to_string(std::max<std::int64_t>(1000, link.topicRefreshMs));
    if (Status added = kafka::addOverrides(settings, link.consumer); !added) {
        return std::unexpected(added.error().at("link " + link.id.str()));
    }
    if (!instanceId.empty()) {
        settings["group.instance.id"] = instanceId + "-" + link.id.str() + "-" + std::to_string(stream);
    }
    return settings;
}

Result<kafka::ClientSettings> producerSettings(const kafka::ClientSettings& connection, const LinkSpec& link) {
    kafka::ClientSettings settings = connection;
    settings["client.id"] = "tributary-" + link.id.str();
    // A record is never too large for this client: the target decides.
    settings["message.max.bytes"] = "1000000000";
    if (Status added = kafka::addOverrides(settings, link.producer); !added) {
        return std::unexpected(added.error().at("link " + link.id.str()));
    }
    return settings;
}

Result<BatchConnections> batchConnections(const kafka::ClientSettings& consumer,
                                          const kafka::ClientSettings& producer) {
    Result<wire::ConnectionSettings> source = wire::connectionSettings(consumer);
    Result<wire::ConnectionSettings> target = wire::connectionSettings(producer);
    if (!source || !target) {
        return std::unexpected(source ? target.error() : source.error());
    }
    return BatchConnections{std::move(*source), std::move(*target)};
}

}  // namespace tributary
