#pragma once

#include "core/base/error.h"
#include "core/kafka/clientsettings.h"
#include "core/kafka/record.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tributary::kafka {

/// Receives the target's answer to every record that Producer::send() accepted, exactly once each.
///
/// Called on librdkafka's broker threads (the thread that read the answer), so that an acknowledgement costs no queue
/// and no further thread. Must be quick, must not block and must not call the producer.
class AckSink {
public:
    virtual ~AckSink() = default;
    /// Comes before acknowledged() with an error, where the target said more of it: `reason` in its own words. `named`:
    /// of the records that it refused together the answer names this one as a cause; those that are none are
    /// acknowledged with kInvalidDifferentRecord.
    virtual void refused(void* /*token*/, bool /*named*/, std::string_view /*reason*/) noexcept {}
    /// `token`: as given to send(). `error`: 0, or librdkafka's code. `offset`: where the record stands in the target's
    /// partition; negative when the target did not say (an error, or a duplicate of a retry). `headers`: on an error,
    /// the record's headers are given back (may be nullptr) and belong to the sink.
    virtual void acknowledged(void* token, int error, std::int64_t offset, RawHeaders* headers) noexcept = 0;
};

/// A topic of a producer with its codec. Must not outlive its producer. Without a handle: of one that is not
/// librdkafka's.
class ProducerTopic {
public:
    explicit ProducerTopic(RawTopic* handle);
    ~ProducerTopic();
    ProducerTopic(const ProducerTopic&) = delete;
    ProducerTopic& operator=(const ProducerTopic&) = delete;

    [[nodiscard]] RawTopic* handle() const { return m_handle; }

private:
    RawTopic* m_handle;
};

enum class SendOutcome {
    Accepted,
    QueueFull,         ///< try again after acknowledgements
    UnknownPartition,  ///< not in the producer's metadata (yet)
    Refused,           ///< this record can never be sent; the error code says why
    Fatal,             ///< this producer is finished: fatalError() says why
};

/// A producer whose acknowledgements keep the contract: acks=all, idempotent, without a delivery time-out, and
/// stopping at the first permanent refusal (librdkafka's enable.gapless.guarantee), so that no record overtakes a
/// refused one. After that it is fatal and is replaced; what it had in flight is still answered.
///
/// send() and the const methods may be called from several threads at once. create() makes the one over librdkafka;
/// what sends is tested with another one.
class Producer {
public:
    /// `gapless` false: a refused record is only reported, for a producer that has one record in flight at a time.
    [[nodiscard]] static Result<std::unique_ptr<Producer>> create(ClientSettings settings, AckSink& sink, bool gapless);
    /// Waits for nothing: unanswered records are dropped and their acknowledgements not delivered.
    virtual ~Producer() = default;
    Producer(const Producer&) = delete;
    Producer& operator=(const Producer&) = delete;

    /// `codec`: none, gzip, snappy, lz4, zstd.
    [[nodiscard]] virtual Result<std::unique_ptr<ProducerTopic>> topic(const std::string& name,
                                                                       const std::string& codec) = 0;

    /// Sends by pointer: key and value stay in the source message, which must live until the acknowledgement. Headers
    /// are taken over when accepted. The timestamp is sent as it is, that of a record without one (-1) and 0 included.
    /// `error` receives librdkafka's code of a refusal.
    [[nodiscard]] virtual SendOutcome send(const ProducerTopic& topic, std::int32_t partition,
                                           const RecordFields& record, RawHeaders* headers, void* token,
                                           int& error) = 0;

    /// Makes the producer know the topic's partitions now. Blocks up to `timeoutMs`.
    [[nodiscard]] virtual Status refreshMetadata(const ProducerTopic& topic, int timeoutMs) = 0;

    /// Fails what is queued and not yet sent (acknowledged() with an error); what is in flight is still answered.
    virtual void purgeQueued() = 0;

    /// Serves client-wide errors; returns the last one since the previous call, if any.
    [[nodiscard]] virtual std::optional<Error> takeError() = 0;
    [[nodiscard]] virtual std::optional<Error> fatalError() const = 0;
    [[nodiscard]] virtual int outstanding() const = 0;

protected:
    Producer() = default;
};

/// Kafka's default partitioner for keyed records: murmur2 as in the Java client. `partitions` > 0.
[[nodiscard]] std::int32_t murmur2Partition(const void* key, std::size_t size, std::int32_t partitions);

/// Text for a librdkafka error code.
[[nodiscard]] const char* errorName(int code);

}  // namespace tributary::kafka
