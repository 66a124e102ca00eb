#pragma once

// Private to core/kafka: what the parts of AdminClient share.

#include "core/kafka/admin.h"
#include "core/kafka/internal.h"
#include "core/kafka/tokenfeed.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tributary::kafka {

using ConfigResourceHandle = std::unique_ptr<rd_kafka_ConfigResource_t, Deleter<rd_kafka_ConfigResource_destroy>>;

template <class T>
[[nodiscard]] std::vector<T*> rawPointers(const auto& handles) {
    std::vector<T*> out;
    out.reserve(handles.size());
    for (const auto& handle : handles) {
        out.push_back(handle.get());
    }
    return out;
}

/// One client of librdkafka and what is asked through it.
struct AdminRequests {
    ClientSettings settings;
    rd_kafka_t* client = nullptr;
    TokenFeed tokens;
    // Simulated clusters have no controller, and requests would wait for one: this broker gets them instead. -1: there
    // is one.
    std::atomic<std::int32_t> insteadOfController{-1};
    std::mutex errorMutex;
    std::optional<Error> lastError;

    AdminRequests() = default;
    ~AdminRequests() {
        tokens.reset();
        if (client != nullptr) {
            rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
        }
    }
    AdminRequests(const AdminRequests&) = delete;
    AdminRequests& operator=(const AdminRequests&) = delete;

    [[nodiscard]] static Result<std::unique_ptr<AdminRequests>> open(rd_kafka_type_t type, ClientSettings settings) {
        settings["enable.metrics.push"] = "false";
        settings["allow.auto.create.topics"] = "false";
        // Its metadata is asked for when it is needed; a quiet cluster is not asked all the time.
        settings.try_emplace("topic.metadata.refresh.interval.ms", "-1");
        // librdkafka (2.12) believes in a leader for so long, also in one that is gone, and in there being none: it
        // learns better only from that broker's answer.
        settings.try_emplace("metadata.max.age.ms", "5000");
        Result<ConfHandle> conf = makeConf(settings);
        if (!conf) {
            return std::unexpected(std::move(conf.error()));
        }
        auto impl = std::make_unique<AdminRequests>();
        rd_kafka_conf_set_opaque(conf->get(), impl.get());
        rd_kafka_conf_set_error_cb(conf->get(), AdminRequests::onError);
        Result<rd_kafka_t*> client = makeClient(type, std::move(*conf));
        if (!client) {
            return std::unexpected(std::move(client.error()));
        }
        impl->settings = std::move(settings);
        impl->client = *client;
        impl->tokens = feedTokens(impl->client, impl->settings);
        return impl;
    }

    static void onError(rd_kafka_t* /*rk*/, int code, const char* reason, void* opaque) {
        auto* self = static_cast<AdminRequests*>(opaque);
        const std::scoped_lock lock{self->errorMutex};
        // "All brokers are down" only repeats what the connection's own error said better.
        if (code != RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN || !self->lastError) {
            self->lastError = kafkaError(static_cast<rd_kafka_resp_err_t>(code), {}, reason);
            // Many brokers have one alert for a certificate that they do not take and for one that is missing.
            if (self->lastError->code == ErrorCode::TlsRefusesCertificate &&
                !self->settings.contains("ssl.certificate.location") &&
                !self->settings.contains("ssl.certificate.pem")) {
                self->lastError->code = ErrorCode::TlsNeedsCertificate;
            }
        }
    }

    [[nodiscard]] AdminOptionsHandle options(rd_kafka_admin_op_t operation, int timeoutMs) const {
        AdminOptionsHandle out{rd_kafka_AdminOptions_new(client, operation)};
        std::array<char, 256> reason{};
        rd_kafka_AdminOptions_set_request_timeout(out.get(), timeoutMs, reason.data(), reason.size());
        if (const std::int32_t broker = insteadOfController.load(); broker >= 0) {
            rd_kafka_AdminOptions_set_broker(out.get(), broker, reason.data(), reason.size());
        }
        return out;
    }

    /// Runs `submit(queue)` and waits for its one answer.
    template <class Submit>
    [[nodiscard]] Result<EventHandle> request(std::string_view what, int timeoutMs, Submit submit) const {
        const QueueHandle queue{rd_kafka_queue_new(client)};
        submit(queue.get());
        // The request carries its own time-out; the margin only guards against a lost answer.
        EventHandle event{rd_kafka_queue_poll(queue.get(), timeoutMs + 2000)};
        if (!event) {
            return std::unexpected(kafkaError(RD_KAFKA_RESP_ERR__TIMED_OUT, what, {}));
        }
        if (const rd_kafka_resp_err_t code = rd_kafka_event_error(event.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR) {
            return std::unexpected(kafkaError(code, what, rd_kafka_event_error_string(event.get())));
        }
        return event;
    }

    // One try each.
    [[nodiscard]] Result<std::vector<CommittedOffset>> groupOffsets(const std::string& group, int timeoutMs) const;
    [[nodiscard]] Status deleteGroup(const std::string& group, int timeoutMs) const;
    [[nodiscard]] Status requireEmptyGroup(const std::string& group, int timeoutMs) const;
    /// Positions that one request holds.
    [[nodiscard]] Status setOffsets(const std::string& group, std::span<const CommittedOffset> offsets,
                                    int timeoutMs) const;
    // Of what one request holds: what became of each topic.
    [[nodiscard]] Result<TopicOutcomes> makeTopics(std::span<const NewTopic> topics, bool onlyCheck,
                                                   int timeoutMs) const;
    [[nodiscard]] Result<TopicOutcomes> growTopics(std::span<const TopicSize> topics, int timeoutMs) const;
    [[nodiscard]] Result<TopicOutcomes> changeConfigs(std::span<const ConfigChange> changes, int timeoutMs) const;
};

class RdAdminClient final : public AdminClient {
public:
    explicit RdAdminClient(std::unique_ptr<AdminRequests> requests) : m_requests(std::move(requests)) {}

    [[nodiscard]] const ClientSettings& settings() const override;
    [[nodiscard]] Result<ClusterDescription> describeCluster(int timeoutMs) const override;
    [[nodiscard]] Result<std::vector<TopicDescription>> listTopics(int timeoutMs) const override;
    [[nodiscard]] Result<std::vector<TopicDescription>> describeTopics(const std::vector<std::string>& names,
                                                                       int timeoutMs) const override;
    [[nodiscard]] Result<std::map<std::string, TopicConfig>> topicConfigs(
        const std::vector<std::string>& names, int timeoutMs, std::map<std::string, Error>* refused) const override;
    [[nodiscard]] Result<TopicOutcomes> createTopics(const std::vector<NewTopic>& topics, int timeoutMs,
                                                     Creation creation) const override;
    [[nodiscard]] Result<TopicOutcomes> growTopics(const std::vector<TopicSize>& topics, int timeoutMs) const override;
    [[nodiscard]] Status deleteTopic(const std::string& topic, int timeoutMs) const override;
    [[nodiscard]] Result<TopicOutcomes> changeConfigs(const std::vector<ConfigChange>& changes,
                                                      int timeoutMs) const override;
    [[nodiscard]] Status setTopicConfig(const std::string& topic, const std::string& property, const std::string& value,
                                        int timeoutMs) const override;
    [[nodiscard]] Result<std::map<TopicPartition, std::int32_t>> lastEpochs(
        const std::vector<TopicPartition>& partitions, int timeoutMs) const override;
    [[nodiscard]] Result<std::map<TopicPartition, std::int64_t>> listOffsets(
        const std::vector<TopicPartition>& partitions, std::int64_t at, bool readCommitted,
        int timeoutMs) const override;
    [[nodiscard]] Result<std::vector<CommittedOffset>> groupOffsets(const std::string& group,
                                                                    int timeoutMs) const override;
    [[nodiscard]] Status setGroupOffsets(const std::string& group, const std::vector<CommittedOffset>& offsets,
                                         int timeoutMs) const override;
    [[nodiscard]] Status requireEmptyGroup(const std::string& group, int timeoutMs) const override;
    [[nodiscard]] Status deleteGroup(const std::string& group, int timeoutMs) const override;
    [[nodiscard]] std::optional<Error> takeError() const override;

private:
    std::unique_ptr<AdminRequests> m_requests;
};

}  // namespace tributary::kafka
