#include "core/wire/messages.h"

#include <algorithm>

namespace tributary::wire {

namespace {

constexpr std::array kSpoken{VersionRange{ApiKey::Produce, 3, 8},
                             VersionRange{ApiKey::Fetch, 4, 11},
                             VersionRange{ApiKey::Metadata, 4, 8},
                             VersionRange{ApiKey::SaslHandshake, 1, 1},
                             VersionRange{ApiKey::ApiVersions, 0, 3},
                             VersionRange{ApiKey::InitProducerId, 0, 1},
                             VersionRange{ApiKey::OffsetForLeaderEpoch, 2, 3},
                             VersionRange{ApiKey::SaslAuthenticate, 0, 1},
                             VersionRange{ApiKey::OffsetCommit, 7, 7},
                             VersionRange{ApiKey::OffsetFetch, 5, 5},
                             VersionRange{ApiKey::FindCoordinator, 1, 2},
                             VersionRange{ApiKey::ListGroups, 1, 2}};

constexpr std::int16_t kAllInSync = -1;

template <class T>
std::optional<T> whole(const Reader& in, T value) {
    return in.ok() ? std::optional<T>{std::move(value)} : std::nullopt;
}

// Writes elements as an array of topics, each with an array of what `element` writes. Neighbours of one topic share it.
template <class Elements, class WriteElement>
void putByTopic(Writer& out, Elements& elements, WriteElement element) {
    const std::size_t topicsAt = out.openCount();
    std::int32_t topics = 0;
    for (auto first = elements.begin(); first != elements.end();) {
        const auto last = std::find_if(first, elements.end(), [&](const auto& each) { return each.topic != first->topic; });
        out.string(first->topic);
        out.count(static_cast<std::size_t>(last - first));
        for (; first != last; ++first) {
            element(*first);
        }
        ++topics;
    }
    out.patch(topicsAt, topics);
}

PartitionMetadata readPartition(Reader& in, std::int16_t version) {
    PartitionMetadata out;
    out.error = in.get<std::int16_t>();
    out.partition = in.get<std::int32_t>();
    out.leader = in.get<std::int32_t>();
    if (version >= 7) {
        out.leaderEpoch = in.get<std::int32_t>();
    }
    const int lists = version >= 5 ? 3 : 2;  // replicas, in sync, offline
    for (int list = 0; list < lists; ++list) {
        const std::size_t nodes = in.count(sizeof(std::int32_t));
        static_cast<void>(in.take(nodes * sizeof(std::int32_t)));
    }
    return out;
}

FetchedPartition readFetched(Reader& in, std::int16_t version, std::string_view topic) {
    FetchedPartition out;
    out.topic = topic;
    out.partition = in.get<std::int32_t>();
    out.error = in.get<std::int16_t>();
    out.highWatermark = in.get<std::int64_t>();
    out.lastStable = in.get<std::int64_t>();
    if (version >= 5) {
        out.logStart = in.get<std::int64_t>();
    }
    const std::size_t aborted = in.count(2 * sizeof(std::int64_t));
    out.aborted.reserve(aborted);
    for (std::size_t i = 0; i < aborted; ++i) {
        const auto producer = in.get<std::int64_t>();
        out.aborted.push_back({producer, in.get<std::int64_t>()});
    }
    if (version >= 11) {
        static_cast<void>(in.get<std::int32_t>());  // preferred read replica: only offered to a client with a rack
    }
    out.records = in.bytes();
    return out;
}

}  // namespace

std::span<const VersionRange> spokenVersions() { return kSpoken; }

void Versions::agree(std::span<const VersionRange> broker) {
    m_count = 0;
    for (const VersionRange& ours : kSpoken) {
        const auto theirs = std::ranges::find(broker, ours.key, &VersionRange::key);
        if (theirs != broker.end()) {
            m_agreed.at(m_count++) = {ours.key, std::max(ours.min, theirs->min), std::min(ours.max, theirs->max)};
        }
    }
}

std::int16_t Versions::of(ApiKey key) const {
    for (std::size_t i = 0; i < m_count; ++i) {
        if (m_agreed.at(i).key == key && m_agreed.at(i).any()) {
            return m_agreed.at(i).max;
        }
    }
    return -1;
}

std::optional<std::vector<VersionRange>> decodeApiVersions(Reader in) {
    if (in.get<std::int16_t>() != 0) {
        return std::nullopt;
    }
    std::vector<VersionRange> out(in.count(6));
    for (VersionRange& each : out) {
        each.key = static_cast<ApiKey>(in.get<std::int16_t>());
        each.min = in.get<std::int16_t>();
        each.max = in.get<std::int16_t>();
    }
    return whole(in, std::move(out));
}

void encodeMetadata(Writer& out, std::int16_t version, std::span<const std::string> topics) {
    out.count(topics.size());
    for (const std::string& topic : topics) {
        out.string(topic);
    }
    out.put(std::int8_t{0});  // no automatic creation
    if (version >= 8) {
        out.put(std::int8_t{0}).put(std::int8_t{0});  // no authorised operations
    }
}

std::optional<ClusterMetadata> decodeMetadata(Reader in, std::int16_t version) {
    ClusterMetadata out;
    static_cast<void>(in.get<std::int32_t>());  // throttle
    out.brokers.resize(in.count(12));
    for (BrokerAddress& broker : out.brokers) {
        broker.id = in.get<std::int32_t>();
        broker.host = in.string();
        broker.port = static_cast<std::uint16_t>(in.get<std::int32_t>());
        static_cast<void>(in.string());  // rack
    }
    static_cast<void>(in.string());             // cluster id
    static_cast<void>(in.get<std::int32_t>());  // controller
    out.topics.resize(in.count(9));
    for (TopicMetadata& topic : out.topics) {
        topic.error = in.get<std::int16_t>();
        topic.name = in.string();
        static_cast<void>(in.get<std::int8_t>());  // internal
        const std::size_t partitions = in.count(10);
        topic.partitions.reserve(partitions);
        for (std::size_t i = 0; i < partitions; ++i) {
            topic.partitions.push_back(readPartition(in, version));
        }
        if (version >= 8) {
            static_cast<void>(in.get<std::int32_t>());
        }
    }
    return whole(in, std::move(out));
}

void encodeFetch(Writer& out, std::int16_t version, const FetchOrder& order) {
    out.put(std::int32_t{-1});  // a client, not a replica
    out.put(order.maxWaitMs).put(order.minBytes).put(order.maxBytes);
    out.put(static_cast<std::int8_t>(order.readCommitted ? 1 : 0));
    if (version >= 7) {
        out.put(order.sessionId).put(order.sessionEpoch);
    }
    putByTopic(out, order.positions, [&](const FetchPosition& each) {
        out.put(each.partition);
        if (version >= 9) {
            out.put(each.leaderEpoch);
        }
        out.put(each.offset);
        if (version >= 5) {
            out.put(std::int64_t{-1});  // log start offset: of replicas only
        }
        out.put(each.maxBytes);
    });
    if (version >= 7) {
        putByTopic(out, order.forgotten, [&](const PartitionId& each) { out.put(each.partition); });
    }
    if (version >= 11) {
        out.string({});  // no rack
    }
}

std::optional<Fetched> decodeFetch(Reader in, std::int16_t version) {
    Fetched out;
    out.throttleMs = in.get<std::int32_t>();
    if (version >= 7) {
        out.error = in.get<std::int16_t>();
        out.sessionId = in.get<std::int32_t>();
    }
    const std::size_t topics = in.count(6);
    for (std::size_t i = 0; i < topics && in.ok(); ++i) {
        const std::string_view topic = in.string();
        const std::size_t partitions = in.count(30);
        for (std::size_t j = 0; j < partitions && in.ok(); ++j) {
            out.partitions.push_back(readFetched(in, version, topic));
        }
    }
    return whole(in, std::move(out));
}

void encodeInitProducerId(Writer& out) {
    constexpr std::int32_t kTransactionTimeoutMs = 60'000;  // must be valid, means nothing without a transaction
    out.nullString().put(kTransactionTimeoutMs);
}

std::optional<NewProducer> decodeInitProducerId(Reader in) {
    NewProducer out;
    static_cast<void>(in.get<std::int32_t>());  // throttle
    out.error = in.get<std::int16_t>();
    out.id = in.get<std::int64_t>();
    out.epoch = in.get<std::int16_t>();
    return whole(in, out);
}

void encodeProduce(Writer& out, std::int32_t timeoutMs, std::span<ProducePart> parts) {
    out.nullString().put(kAllInSync).put(timeoutMs);
    putByTopic(out, parts, [&](ProducePart& each) {
        out.put(each.partition).put(static_cast<std::int32_t>(each.recordBytes));
        each.recordsAt = out.size();
    });
}

std::optional<ProduceAnswer> decodeProduce(Reader in, std::int16_t version) {
    ProduceAnswer out;
    const std::size_t topics = in.count(6);
    for (std::size_t i = 0; i < topics && in.ok(); ++i) {
        const std::string_view topic = in.string();
        const std::size_t partitions = in.count(22);
        for (std::size_t j = 0; j < partitions && in.ok(); ++j) {
            Produced each;
            each.topic = topic;
            each.partition = in.get<std::int32_t>();
            each.error = in.get<std::int16_t>();
            each.baseOffset = in.get<std::int64_t>();
            static_cast<void>(in.get<std::int64_t>());  // log append time
            if (version >= 5) {
                static_cast<void>(in.get<std::int64_t>());  // log start
            }
            if (version >= 8) {
                const std::size_t records = in.count(6);
                for (std::size_t k = 0; k < records && in.ok(); ++k) {
                    static_cast<void>(in.get<std::int32_t>());
                    static_cast<void>(in.nullableString());
                }
                each.message = in.string();
            }
            out.partitions.push_back(each);
        }
    }
    out.throttleMs = in.get<std::int32_t>();
    return whole(in, std::move(out));
}

void encodeOffsetForLeaderEpoch(Writer& out, std::int16_t version, PartitionId at, std::int32_t currentEpoch,
                                std::int32_t epoch) {
    if (version >= 3) {
        out.put(std::int32_t{-1});  // a client, not a replica
    }
    out.count(1).string(at.topic).count(1).put(at.partition).put(currentEpoch).put(epoch);
}

std::optional<EpochEnd> decodeOffsetForLeaderEpoch(Reader in) {
    static_cast<void>(in.get<std::int32_t>());  // throttle
    if (in.count(6) != 1) {
        return std::nullopt;
    }
    static_cast<void>(in.string());
    if (in.count(18) != 1) {
        return std::nullopt;
    }
    EpochEnd out;
    out.error = in.get<std::int16_t>();
    static_cast<void>(in.get<std::int32_t>());
    out.leaderEpoch = in.get<std::int32_t>();
    out.endOffset = in.get<std::int64_t>();
    return whole(in, out);
}

void encodeSaslHandshake(Writer& out, std::string_view mechanism) { out.string(mechanism); }

std::optional<SaslStep> decodeSaslHandshake(Reader in) {
    SaslStep out;
    out.error = in.get<std::int16_t>();
    const std::size_t mechanisms = in.count(2);
    for (std::size_t i = 0; i < mechanisms; ++i) {
        out.message += (i == 0 ? "" : ", ");
        out.message += in.string();
    }
    return whole(in, std::move(out));
}

void encodeSaslAuthenticate(Writer& out, std::string_view token) { out.bytes(std::as_bytes(std::span{token})); }

std::optional<SaslStep> decodeSaslAuthenticate(Reader in, std::int16_t version) {
    SaslStep out;
    out.error = in.get<std::int16_t>();
    out.message = in.string();
    const std::span<std::byte> token = in.bytes();
    out.token.assign(reinterpret_cast<const char*>(token.data()), token.size());
    if (version >= 1) {
        out.sessionLifetimeMs = in.get<std::int64_t>();
    }
    return whole(in, std::move(out));
}

}  // namespace tributary::wire
