#pragma once

#include <cstddef>
#include <cstdint>

struct rd_kafka_message_s;
struct rd_kafka_headers_s;
struct rd_kafka_topic_s;

namespace tributary::kafka {

using RawMessage = rd_kafka_message_s;
using RawHeaders = rd_kafka_headers_s;
using RawTopic = rd_kafka_topic_s;

enum class RecordKind : std::uint8_t { Record, EndOfPartition, Error };

/// What the hot path needs of a consumed message, read in one call. Everything points into the message and is valid
/// until releaseMessage().
struct RecordFields {
    const RawTopic* topicHandle = nullptr;  ///< the same pointer for the same topic of one consumer: a fast key
    const void* key = nullptr;              ///< nullptr: null key; non-null with keySize 0: empty key
    const void* value = nullptr;            ///< nullptr: null value (tombstone); non-null with valueSize 0: empty value
    std::size_t keySize = 0;
    std::size_t valueSize = 0;
    std::int64_t offset = -1;
    static constexpr std::int64_t kNoTimestamp = -1;
    std::int64_t timestampMs = kNoTimestamp;  ///< any number; kNoTimestamp: the record has none
    std::int32_t partition = -1;
    int error = 0;  ///< librdkafka's code, for RecordKind::Error
    RecordKind kind = RecordKind::Record;
};

[[nodiscard]] RecordFields readFields(const RawMessage& message);

/// Name of the topic the message came from, or its error text; valid until releaseMessage().
[[nodiscard]] const char* topicName(const RawMessage& message);
[[nodiscard]] const char* errorText(const RawMessage& message);

/// An error message that says that the leader's log ends before what was read of it (KIP-320).
[[nodiscard]] bool tellsTruncation(const RawMessage& message);

[[nodiscard]] std::int32_t leaderEpoch(const RawMessage& message);

/// Takes the headers out of the message; the caller owns them. nullptr: it has none. False: it has some, and they
/// cannot be read (librdkafka reads no more than 100,000); without them it is another record.
[[nodiscard]] bool detachHeaders(RawMessage& message, RawHeaders*& headers);
void destroyHeaders(RawHeaders* headers);

/// Gives the message back to librdkafka. Any thread may call it, once.
void releaseMessage(RawMessage* message);

}  // namespace tributary::kafka
