#include "core/wire/groupmessages.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tributary::wire {

void encodeFindCoordinator(Writer& out, std::string_view group) {
    constexpr std::int8_t kOfGroup = 0;
    out.string(group).put(kOfGroup);
}

std::optional<Coordinator> decodeFindCoordinator(Reader in) {
    Coordinator out;
    static_cast<void>(in.get<std::int32_t>());  // throttle
    out.error = in.get<std::int16_t>();
    static_cast<void>(in.nullableString());  // the error in words
    out.node = in.get<std::int32_t>();
    out.host = in.string();
    out.port = static_cast<std::uint16_t>(in.get<std::int32_t>());
    return in.ok() ? std::optional{std::move(out)} : std::nullopt;
}

std::optional<ListedGroups> decodeListGroups(Reader in) {
    ListedGroups out;
    static_cast<void>(in.get<std::int32_t>());  // throttle
    out.error = in.get<std::int16_t>();
    out.groups.resize(in.count(2 * sizeof(std::int16_t)));
    for (ListedGroup& each : out.groups) {
        each.group = in.string();
        each.protocol = in.string();
    }
    return in.ok() ? std::optional{std::move(out)} : std::nullopt;
}

void encodeOffsetFetch(Writer& out, std::string_view group) {
    constexpr std::int32_t kAllTopics = -1;
    out.string(group).put(kAllTopics);
}

std::optional<FetchedOffsets> decodeOffsetFetch(Reader in) {
    FetchedOffsets out;
    static_cast<void>(in.get<std::int32_t>());  // throttle
    const std::size_t topics = in.count(6);
    for (std::size_t i = 0; i < topics && in.ok(); ++i) {
        const std::string topic{in.string()};
        const std::size_t partitions = in.count(20);
        for (std::size_t j = 0; j < partitions && in.ok(); ++j) {
            GroupPosition each;
            each.topic = topic;
            each.partition = in.get<std::int32_t>();
            each.offset = in.get<std::int64_t>();
            each.leaderEpoch = in.get<std::int32_t>();
            each.metadata = in.nullableString();
            if (in.get<std::int16_t>() == 0 && each.offset >= 0) {
                out.positions.push_back(std::move(each));
            }
        }
    }
    out.error = in.get<std::int16_t>();
    return in.ok() ? std::optional{std::move(out)} : std::nullopt;
}

void encodeOffsetCommit(Writer& out, std::string_view group, std::span<const GroupPosition> positions) {
    constexpr std::int32_t kNoGeneration = -1;
    out.string(group).put(kNoGeneration).string({}).nullString();
    const std::size_t topicsAt = out.openCount();
    std::int32_t topics = 0;
    for (auto first = positions.begin(); first != positions.end(); ++topics) {
        const auto last =
            std::find_if(first, positions.end(), [&](const GroupPosition& each) { return each.topic != first->topic; });
        out.string(first->topic).count(static_cast<std::size_t>(last - first));
        for (; first != last; ++first) {
            out.put(first->partition).put(first->offset).put(first->leaderEpoch);
            out.string(first->metadata.value_or(std::string{}));
        }
    }
    out.patch(topicsAt, topics);
}

std::optional<std::vector<std::int16_t>> decodeOffsetCommit(Reader in, std::span<const GroupPosition> positions) {
    static_cast<void>(in.get<std::int32_t>());  // throttle
    std::map<std::pair<std::string, std::int32_t>, std::int16_t> errors;
    const std::size_t topics = in.count(6);
    for (std::size_t i = 0; i < topics && in.ok(); ++i) {
        const std::string topic{in.string()};
        const std::size_t partitions = in.count(6);
        for (std::size_t j = 0; j < partitions && in.ok(); ++j) {
            const auto partition = in.get<std::int32_t>();
            errors[{topic, partition}] = in.get<std::int16_t>();
        }
    }
    std::vector<std::int16_t> out;
    for (const GroupPosition& each : positions) {
        const auto found = errors.find({each.topic, each.partition});
        if (found == errors.end()) {
            return std::nullopt;
        }
        out.push_back(found->second);
    }
    return in.ok() ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace tributary::wire
