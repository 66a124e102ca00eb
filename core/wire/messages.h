#pragma once

#include "core/base/error.h"
#include "core/wire/buffer.h"
#include "core/wire/bytes.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tributary::wire {

// The requests of the batch path (those about groups are in groupmessages.h) and their answers, in the versions before
// flexible encoding, which brokers from 2.3 to 4.x all take. Source: the message schemas under common/message/ in the
// kafka-clients jar. Every decoder is bounds-checked and fails as a whole; what it returns may point into the answer's
// bytes.

enum class ApiKey : std::int16_t {
    Produce = 0,
    Fetch = 1,
    Metadata = 3,
    OffsetCommit = 8,
    OffsetFetch = 9,
    FindCoordinator = 10,
    ListGroups = 16,
    SaslHandshake = 17,
    ApiVersions = 18,
    InitProducerId = 22,
    OffsetForLeaderEpoch = 23,
    SaslAuthenticate = 36,
};

/// Versions of one request that both sides know. `max` < `min`: none.
struct VersionRange {
    ApiKey key{};
    std::int16_t min = 0;
    std::int16_t max = -1;

    [[nodiscard]] bool any() const { return max >= min; }
};

/// What this client can speak.
[[nodiscard]] std::span<const VersionRange> spokenVersions();

/// The versions to use with one broker.
class Versions {
public:
    /// Takes the highest that both know.
    void agree(std::span<const VersionRange> broker);
    [[nodiscard]] std::int16_t of(ApiKey key) const;  ///< -1: the broker and this client have none in common

private:
    std::array<VersionRange, 12> m_agreed{};
    std::size_t m_count = 0;
};

struct PartitionId {
    std::string_view topic;
    std::int32_t partition = 0;
};

// ApiVersions (0; brokerrelease.h reads 3)
inline constexpr std::int16_t kFlexibleApiVersions = 3;
[[nodiscard]] std::optional<std::vector<VersionRange>> decodeApiVersions(Reader in);

// Metadata (4-8)
struct BrokerAddress {
    std::int32_t id = -1;
    std::string host;
    std::uint16_t port = 0;

    bool operator==(const BrokerAddress&) const = default;
};
struct PartitionMetadata {
    std::int16_t error = 0;
    std::int32_t partition = 0;
    std::int32_t leader = -1;
    std::int32_t leaderEpoch = -1;
};
struct TopicMetadata {
    std::int16_t error = 0;
    std::string name;
    std::vector<PartitionMetadata> partitions;
};
struct ClusterMetadata {
    std::vector<BrokerAddress> brokers;
    std::vector<TopicMetadata> topics;
};
void encodeMetadata(Writer& out, std::int16_t version, std::span<const std::string> topics);
[[nodiscard]] std::optional<ClusterMetadata> decodeMetadata(Reader in, std::int16_t version);

// Fetch (4-11)
struct FetchPosition {
    std::string_view topic;
    std::int32_t partition = 0;
    std::int32_t leaderEpoch = -1;
    std::int64_t offset = 0;
    std::int32_t maxBytes = 0;
};
struct FetchOrder {
    std::int32_t maxWaitMs = 0;
    std::int32_t minBytes = 1;
    std::int32_t maxBytes = 0;
    bool readCommitted = true;
    std::int32_t sessionId = 0;
    std::int32_t sessionEpoch = -1;  ///< -1: without a session
    std::vector<FetchPosition> positions;  ///< those of one topic beside each other
    std::vector<PartitionId> forgotten;    ///< likewise
};
struct AbortedTransaction {
    std::int64_t producerId = -1;
    std::int64_t firstOffset = 0;
};
struct FetchedPartition {
    std::string_view topic;
    std::int32_t partition = 0;
    std::int16_t error = 0;
    std::int64_t highWatermark = -1;
    std::int64_t lastStable = -1;
    std::int64_t logStart = -1;
    std::vector<AbortedTransaction> aborted;
    std::span<std::byte> records;
};
struct Fetched {
    std::int32_t throttleMs = 0;
    std::int16_t error = 0;
    std::int32_t sessionId = 0;
    std::vector<FetchedPartition> partitions;
};
void encodeFetch(Writer& out, std::int16_t version, const FetchOrder& order);
[[nodiscard]] std::optional<Fetched> decodeFetch(Reader in, std::int16_t version);

// InitProducerId (0-1)
struct NewProducer {
    std::int16_t error = 0;
    std::int64_t id = -1;
    std::int16_t epoch = -1;
};
void encodeInitProducerId(Writer& out);
[[nodiscard]] std::optional<NewProducer> decodeInitProducerId(Reader in);

// Produce (3-8). The records stand in the request where the caller puts them: encodeProduce() leaves them out.
struct ProducePart {
    std::string_view topic;
    std::int32_t partition = 0;
    std::size_t recordBytes = 0;
    std::size_t recordsAt = 0;  ///< set: where in the encoded body the records belong
};
struct Produced {
    std::string_view topic;
    std::int32_t partition = 0;
    std::int16_t error = 0;
    std::int64_t baseOffset = -1;
    std::string_view message;
};
struct ProduceAnswer {
    std::int32_t throttleMs = 0;
    std::vector<Produced> partitions;
};
void encodeProduce(Writer& out, std::int32_t timeoutMs, std::span<ProducePart> parts);
[[nodiscard]] std::optional<ProduceAnswer> decodeProduce(Reader in, std::int16_t version);

// OffsetForLeaderEpoch (2-3), for one partition
struct EpochEnd {
    std::int16_t error = 0;
    std::int32_t leaderEpoch = -1;
    std::int64_t endOffset = -1;
};
void encodeOffsetForLeaderEpoch(Writer& out, std::int16_t version, PartitionId at, std::int32_t currentEpoch,
                                std::int32_t epoch);
[[nodiscard]] std::optional<EpochEnd> decodeOffsetForLeaderEpoch(Reader in);

// SaslHandshake (1), SaslAuthenticate (0-1)
struct SaslStep {
    std::int16_t error = 0;
    std::string message;               ///< of the broker; or its mechanisms
    std::string token;
    std::int64_t sessionLifetimeMs = 0;  ///< 0: as long as the connection
};
void encodeSaslHandshake(Writer& out, std::string_view mechanism);
[[nodiscard]] std::optional<SaslStep> decodeSaslHandshake(Reader in);
void encodeSaslAuthenticate(Writer& out, std::string_view token);
[[nodiscard]] std::optional<SaslStep> decodeSaslAuthenticate(Reader in, std::int16_t version);

}  // namespace tributary::wire
