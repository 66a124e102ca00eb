#pragma once

#include "core/wire/bytes.h"
#include "tests/wire/fakebroker.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

// Fetch requests as a broker reads them, and its answers.

namespace tributary::wire {

/// A Fetch request (version 11) as a broker reads it.
struct Order {
    std::int32_t maxWaitMs = 0;
    std::int32_t maxBytes = 0;
    std::int32_t sessionId = 0;
    std::int32_t sessionEpoch = 0;
    struct At {
        std::int32_t leaderEpoch = -1;
        std::int64_t offset = -1;
        bool operator==(const At&) const = default;
    };
    std::map<std::pair<std::string, std::int32_t>, At> positions;
    std::vector<std::pair<std::string, std::int32_t>> inOrder;
    std::vector<std::pair<std::string, std::int32_t>> forgotten;
};

inline Order orderOf(const FakeBroker::Asked& asked) {
    std::vector<std::byte> body = asked.body;
    Reader in{body};
    Order out;
    static_cast<void>(in.get<std::int32_t>());
    out.maxWaitMs = in.get<std::int32_t>();
    static_cast<void>(in.get<std::int32_t>());
    out.maxBytes = in.get<std::int32_t>();
    static_cast<void>(in.get<std::int8_t>());
    out.sessionId = in.get<std::int32_t>();
    out.sessionEpoch = in.get<std::int32_t>();
    const std::size_t topics = in.count(1);
    for (std::size_t i = 0; i < topics; ++i) {
        const std::string topic{in.string()};
        const std::size_t partitions = in.count(1);
        for (std::size_t j = 0; j < partitions; ++j) {
            const auto number = in.get<std::int32_t>();
            Order::At at;
            at.leaderEpoch = in.get<std::int32_t>();
            at.offset = in.get<std::int64_t>();
            static_cast<void>(in.take(8 + 4));
            out.positions[{topic, number}] = at;
            out.inOrder.emplace_back(topic, number);
        }
    }
    const std::size_t forgottenTopics = in.count(1);
    for (std::size_t i = 0; i < forgottenTopics; ++i) {
        const std::string topic{in.string()};
        const std::size_t partitions = in.count(1);
        for (std::size_t j = 0; j < partitions; ++j) {
            out.forgotten.emplace_back(topic, in.get<std::int32_t>());
        }
    }
    return out;
}

/// What an answer says of a partition.
struct Given {
    std::string topic = "t";
    std::int32_t partition = 0;
    std::vector<std::byte> records = {};
    std::int16_t error = 0;
};

inline Writer fetchAnswer(std::int32_t sessionId, const std::vector<Given>& all, std::int16_t error = 0) {
    Writer out;
    out.put(std::int32_t{0}).put(error).put(sessionId).count(all.size());
    for (const Given& each : all) {
        out.string(each.topic).count(1).put(each.partition).put(each.error);
        out.put(std::int64_t{1'000}).put(std::int64_t{1'000}).put(std::int64_t{0}).count(0).put(std::int32_t{-1});
        out.bytes(each.records);
    }
    return out;
}

/// An OffsetForLeaderEpoch answer about partition 0 of "t".
inline Writer epochEnd(std::int32_t epoch, std::int64_t end) {
    Writer out;
    out.put(std::int32_t{0}).count(1).string("t").count(1).put(std::int16_t{0}).put(std::int32_t{0});
    out.put(epoch).put(end);
    return out;
}

}  // namespace tributary::wire
