#pragma once

#include "core/wire/bytes.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tributary::wire {

// The requests that concern consumer groups, and their answers, in the versions before flexible encoding (see
// messages.h): FindCoordinator 1-2, ListGroups 1-2, OffsetFetch 5, OffsetCommit 7. Brokers from 2.3 to 4.x take them;
// groups of the new protocol (KIP-848) are read and written with them, too.

/// A position of a group, and what its application keeps beside it.
struct GroupPosition {
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t offset = -1;
    std::int32_t leaderEpoch = -1;
    std::optional<std::string> metadata = {};

    bool operator==(const GroupPosition&) const = default;
};

struct Coordinator {
    std::int16_t error = 0;
    std::int32_t node = -1;
    std::string host;
    std::uint16_t port = 0;
};
void encodeFindCoordinator(Writer& out, std::string_view group);
[[nodiscard]] std::optional<Coordinator> decodeFindCoordinator(Reader in);

struct ListedGroup {
    std::string group;
    std::string protocol;  ///< "consumer", "connect", "streams", "share", …; empty: has positions and never had members

    auto operator<=>(const ListedGroup&) const = default;
};
struct ListedGroups {
    std::int16_t error = 0;
    std::vector<ListedGroup> groups;
};
[[nodiscard]] std::optional<ListedGroups> decodeListGroups(Reader in);

/// All positions of the group.
void encodeOffsetFetch(Writer& out, std::string_view group);
struct FetchedOffsets {
    std::int16_t error = 0;
    std::vector<GroupPosition> positions;  ///< those that could be read
};
[[nodiscard]] std::optional<FetchedOffsets> decodeOffsetFetch(Reader in);

/// As somebody who is no member; `positions` of one topic beside each other.
void encodeOffsetCommit(Writer& out, std::string_view group, std::span<const GroupPosition> positions);
/// The error of each position, in the order of the request; none: the answer is another one's.
[[nodiscard]] std::optional<std::vector<std::int16_t>> decodeOffsetCommit(Reader in,
                                                                          std::span<const GroupPosition> positions);

}  // namespace tributary::wire
