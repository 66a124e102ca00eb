#include "core/kafka/producer.h"

#include "core/kafka/internal.h"
#include "core/kafka/tokenfeed.h"

#include <array>
#include <cstring>
#include <string_view>
#include <utility>

namespace tributary::kafka {

namespace {

// A record that fails inside produceva() is reported by its return value; librdkafka calls the interceptor for it too,
// on the calling thread. This flag tells the two apart.
thread_local bool t_insideSend = false;

// librdkafka takes the timestamp 0 for "now" and has no other word for the first millisecond of 1970. So a record of
// that time is produced with the next one, and gets its own before it is queued: see stampWithEpoch().
constexpr std::int64_t kEpochMs = 0;
constexpr std::int64_t kStandInForEpochMs = 1;
thread_local bool t_sendsEpoch = false;

// A message's timestamp can be read and not set. It lies behind the part of the message that is public, and which of
// the first words there it is librdkafka tells itself: the one that rd_kafka_message_timestamp() follows. Where none
// does (another release, with other insides) the record keeps the stand-in.
void stampWithEpoch(rd_kafka_message_t& message) {
    constexpr std::size_t kWords = 8;  // fewer than every release so far has there
    auto* place = reinterpret_cast<std::byte*>(&message) + sizeof message;
    for (std::size_t i = 0; i < kWords; ++i, place += sizeof kEpochMs) {
        std::int64_t held = 0;
        std::memcpy(&held, place, sizeof held);
        if (held != kStandInForEpochMs) {
            continue;
        }
        std::memcpy(place, &kEpochMs, sizeof kEpochMs);
        if (rd_kafka_message_timestamp(&message, nullptr) == kEpochMs) {
            return;
        }
        std::memcpy(place, &held, sizeof held);
    }
}

// What librdkafka says, in the place of the broker, of a record whose batch was refused for others.
constexpr std::string_view kBecauseOfOthers =
    "Failed to append record because it was part of a batch which had one more more invalid records";
// The newest release of which it is known that it does, and how it hands on what the broker says of single records.
constexpr int kNamesRecordsUpTo = 0x020cffff;
thread_local const char* t_saidBefore = nullptr;

/// What an answer with an error says of one record (KIP-467). librdkafka gives each record that the broker names the
/// broker's text for it, an object of its own. Where the broker has one text for the whole batch, its records share it,
/// and none is named. With a single name in the answer all records get its code, and only the text tells them apart.
struct Verdict {
    int error;
    std::string_view said;
    bool named = false;

    explicit Verdict(const rd_kafka_message_t& message) : error(message.err) {
        const char* text = rd_kafka_message_produce_errstr(&message);
        const char* before = std::exchange(t_saidBefore, text);
        if (text == nullptr) {
            return;
        }
        if (text == kBecauseOfOthers) {
            error = RD_KAFKA_RESP_ERR__INVALID_DIFFERENT_RECORD;
            return;
        }
        said = text;
        const bool firstOfBatch = message.offset < 0;  // behind an error the offsets count from -1
        named = (error == RD_KAFKA_RESP_ERR_INVALID_RECORD || error == RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP) &&
                (firstOfBatch || text != before) && rd_kafka_version() <= kNamesRecordsUpTo;
    }
};

void applyProducerContract(ClientSettings& settings, bool gapless) {
    settings["acks"] = "all";
    settings["enable.idempotence"] = "true";
    settings["enable.gapless.guarantee"] = gapless ? "true" : "false";
    settings["message.timeout.ms"] = "0";
    settings["enable.metrics.push"] = "false";
    settings["allow.auto.create.topics"] = "false";
    settings.try_emplace("linger.ms", "2");
    settings.try_emplace("batch.num.messages", "100000");
    settings.try_emplace("queue.buffering.max.messages", "2000000");
    settings.try_emplace("queue.buffering.max.kbytes", "2097151");
}

/// What librdkafka calls back.
struct ProducerClient {
    rd_kafka_t* client = nullptr;
    TokenFeed tokens;
    AckSink* sink = nullptr;
    std::optional<Error> lastError;  // written and read within takeError() only

    static rd_kafka_resp_err_t onAcknowledgement(rd_kafka_t* /*rk*/, rd_kafka_message_t* message, void* opaque) {
        if (t_insideSend) {
            return RD_KAFKA_RESP_ERR_NO_ERROR;
        }
        AckSink& sink = *static_cast<ProducerClient*>(opaque)->sink;
        if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) [[likely]] {
            sink.acknowledged(message->_private, message->err, message->offset, nullptr);
            return RD_KAFKA_RESP_ERR_NO_ERROR;
        }
        rd_kafka_headers_t* headers = nullptr;
        rd_kafka_message_detach_headers(message, &headers);
        const Verdict verdict{*message};
        if (!verdict.said.empty()) {
            sink.refused(message->_private, verdict.named, verdict.said);
        }
        sink.acknowledged(message->_private, verdict.error, message->offset, headers);
        return RD_KAFKA_RESP_ERR_NO_ERROR;
    }

    // On the thread that sends, when the message is made and not yet queued.
    static rd_kafka_resp_err_t onSend(rd_kafka_t* /*rk*/, rd_kafka_message_t* message, void* /*opaque*/) {
        if (t_sendsEpoch) [[unlikely]] {
            stampWithEpoch(*message);
        }
        return RD_KAFKA_RESP_ERR_NO_ERROR;
    }

    static rd_kafka_resp_err_t onNew(rd_kafka_t* rk, const rd_kafka_conf_t* /*conf*/, void* opaque, char* /*reason*/,
                                     std::size_t /*size*/) {
        rd_kafka_interceptor_add_on_send(rk, "tributary", onSend, opaque);
        return rd_kafka_interceptor_add_on_acknowledgement(rk, "tributary", onAcknowledgement, opaque);
    }

    static void onError(rd_kafka_t* /*rk*/, int code, const char* reason, void* opaque) {
        static_cast<ProducerClient*>(opaque)->lastError =
            kafkaError(static_cast<rd_kafka_resp_err_t>(code), {}, reason);
    }
};

class RdProducer final : public Producer {
public:
    explicit RdProducer(std::unique_ptr<ProducerClient> client) : m_client(std::move(client)) {}
    ~RdProducer() override {
        m_client->tokens.reset();
        rd_kafka_purge(m_client->client, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
        rd_kafka_destroy(m_client->client);
    }

    [[nodiscard]] Result<std::unique_ptr<ProducerTopic>> topic(const std::string& name,
                                                               const std::string& codec) override;
    [[nodiscard]] SendOutcome send(const ProducerTopic& topic, std::int32_t partition, const RecordFields& record,
                                   RawHeaders* headers, void* token, int& error) override;
    [[nodiscard]] Status refreshMetadata(const ProducerTopic& topic, int timeoutMs) override;
    void purgeQueued() override;
    [[nodiscard]] std::optional<Error> takeError() override;
    [[nodiscard]] std::optional<Error> fatalError() const override;
    [[nodiscard]] int outstanding() const override;

private:
    std::unique_ptr<ProducerClient> m_client;
};

}  // namespace

ProducerTopic::ProducerTopic(RawTopic* handle) : m_handle(handle) {}

ProducerTopic::~ProducerTopic() {
    if (m_handle != nullptr) {
        rd_kafka_topic_destroy(m_handle);
    }
}

Result<std::unique_ptr<Producer>> Producer::create(ClientSettings settings, AckSink& sink, bool gapless) {
    applyProducerContract(settings, gapless);
    Result<ConfHandle> conf = makeConf(settings);
    if (!conf) {
        return std::unexpected(std::move(conf.error()));
    }
    auto made = std::make_unique<ProducerClient>();
    made->sink = &sink;
    rd_kafka_conf_set_opaque(conf->get(), made.get());
    rd_kafka_conf_set_error_cb(conf->get(), ProducerClient::onError);
    rd_kafka_conf_interceptor_add_on_new(conf->get(), "tributary", ProducerClient::onNew, made.get());
    Result<rd_kafka_t*> client = makeClient(RD_KAFKA_PRODUCER, std::move(*conf));
    if (!client) {
        return std::unexpected(std::move(client.error()));
    }
    made->client = *client;
    made->tokens = feedTokens(made->client, settings);
    return std::make_unique<RdProducer>(std::move(made));
}

Result<std::unique_ptr<ProducerTopic>> RdProducer::topic(const std::string& name, const std::string& codec) {
    TopicConfHandle conf{rd_kafka_default_topic_conf_dup(m_client->client)};
    std::array<char, 256> reason{};
    if (!codec.empty() && rd_kafka_topic_conf_set(conf.get(), "compression.codec", codec.c_str(), reason.data(),
                                                  reason.size()) != RD_KAFKA_CONF_OK) {
        return std::unexpected(
            Error{ErrorCode::KafkaConfig}.with("setting", "compression.codec").with("reason", reason.data()));
    }
    rd_kafka_topic_t* handle = rd_kafka_topic_new(m_client->client, name.c_str(), conf.release());
    if (handle == nullptr) {
        return std::unexpected(kafkaError(rd_kafka_last_error(), "Opening topic " + name, {}));
    }
    return std::make_unique<ProducerTopic>(handle);
}

SendOutcome RdProducer::send(const ProducerTopic& topic, std::int32_t partition, const RecordFields& record,
                             RawHeaders* headers, void* token, int& error) {
    std::array<rd_kafka_vu_t, 7> arguments{};
    std::size_t count = 0;
    const auto add = [&](rd_kafka_vtype_t type) -> rd_kafka_vu_t& {
        arguments[count].vtype = type;
        return arguments[count++];
    };
    add(RD_KAFKA_VTYPE_RKT).u.rkt = topic.handle();
    add(RD_KAFKA_VTYPE_PARTITION).u.i32 = partition;
    // librdkafka only reads through these pointers; its C structures have no const.
    rd_kafka_vu_t& value = add(RD_KAFKA_VTYPE_VALUE);
    value.u.mem.ptr = const_cast<void*>(record.value);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    value.u.mem.size = record.valueSize;
    rd_kafka_vu_t& key = add(RD_KAFKA_VTYPE_KEY);
    key.u.mem.ptr = const_cast<void*>(record.key);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    key.u.mem.size = record.keySize;
    t_sendsEpoch = record.timestampMs == kEpochMs;
    add(RD_KAFKA_VTYPE_TIMESTAMP).u.i64 = t_sendsEpoch ? kStandInForEpochMs : record.timestampMs;
    if (headers != nullptr) {
        add(RD_KAFKA_VTYPE_HEADERS).u.headers = headers;
    }
    add(RD_KAFKA_VTYPE_OPAQUE).u.ptr = token;

    t_insideSend = true;
    rd_kafka_error_t* failure = rd_kafka_produceva(m_client->client, arguments.data(), count);
    t_insideSend = false;
    t_sendsEpoch = false;
    if (failure == nullptr) [[likely]] {
        return SendOutcome::Accepted;
    }
    const ErrorHandle owned{failure};
    error = rd_kafka_error_code(failure);
    switch (error) {
        case RD_KAFKA_RESP_ERR__QUEUE_FULL: return SendOutcome::QueueFull;
        case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
        case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
        case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART: return SendOutcome::UnknownPartition;
        case RD_KAFKA_RESP_ERR__FATAL: return SendOutcome::Fatal;
        default: break;
    }
    return rd_kafka_fatal_error(m_client->client, nullptr, 0) != RD_KAFKA_RESP_ERR_NO_ERROR ? SendOutcome::Fatal
                                                                                            : SendOutcome::Refused;
}

Status RdProducer::refreshMetadata(const ProducerTopic& topic, int timeoutMs) {
    const rd_kafka_metadata_t* metadata = nullptr;
    const rd_kafka_resp_err_t code = rd_kafka_metadata(m_client->client, 0, topic.handle(), &metadata, timeoutMs);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return std::unexpected(kafkaError(code, "Reading the target's metadata", {}));
    }
    rd_kafka_metadata_destroy(metadata);
    return {};
}

void RdProducer::purgeQueued() { rd_kafka_purge(m_client->client, RD_KAFKA_PURGE_F_QUEUE); }

std::optional<Error> RdProducer::takeError() {
    rd_kafka_poll(m_client->client, 0);
    return std::exchange(m_client->lastError, std::nullopt);
}

std::optional<Error> RdProducer::fatalError() const {
    std::array<char, 512> reason{};
    const rd_kafka_resp_err_t code = rd_kafka_fatal_error(m_client->client, reason.data(), reason.size());
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR) {
        return std::nullopt;
    }
    Error error{ErrorCode::ProducerFatal};
    error.kafkaCode = code;
    error.fatal = true;
    error.with("reason", reason.data());
    return error;
}

int RdProducer::outstanding() const { return rd_kafka_outq_len(m_client->client); }

std::int32_t murmur2Partition(const void* key, std::size_t size, std::int32_t partitions) {
    return rd_kafka_msg_partitioner_murmur2(nullptr, key, size, partitions, nullptr, nullptr);
}

const char* errorName(int code) { return rd_kafka_err2str(static_cast<rd_kafka_resp_err_t>(code)); }

}  // namespace tributary::kafka
