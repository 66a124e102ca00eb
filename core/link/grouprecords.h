#pragma once

#include "core/kafka/kafkatypes.h"
#include "core/link/statestore.h"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace tributary {

/// A group's position in one partition of a target topic.
struct GroupAt {
    std::string group;
    kafka::TopicPartition at;

    auto operator<=>(const GroupAt&) const = default;
};

/// What a link has written for a group: noted before it is written, so that after a crash in between either value is
/// known to be its own.
struct GroupWritten {
    std::int64_t next = -1;
    std::int64_t before = -1;  ///< -1: nothing

    [[nodiscard]] bool isOurs(std::int64_t offset) const { return offset == next || offset == before; }
    bool operator==(const GroupWritten&) const = default;
};

/// What a link has written for groups, as records of a StateStore. Keys: INT8 1, INT8 kind (3), STRING link, STRING
/// group, STRING topic, INT32 partition; values: INT8 1, INT64 next, INT64 before; big-endian. No I/O, one thread at a
/// time.
class GroupRecords {
public:
    explicit GroupRecords(std::string link) : m_link(std::move(link)) {}

    /// Takes one in that was read. Of other links, kinds and versions: nothing.
    void take(const StateRecord& record);
    [[nodiscard]] std::optional<GroupWritten> at(const GroupAt& at) const;
    /// From now on it counts as kept.
    [[nodiscard]] StateRecord note(const GroupAt& at, const GroupWritten& written);

private:
    const std::string m_link;
    std::map<GroupAt, GroupWritten> m_written;
};

}  // namespace tributary
