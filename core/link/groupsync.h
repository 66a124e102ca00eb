#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/engine/targetoffset.h"
#include "core/kafka/kafkatypes.h"
#include "core/link/groupfilter.h"
#include "core/link/grouprecords.h"
#include "core/link/groupside.h"
#include "core/link/statestore.h"
#include "core/topology/topologyspec.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tributary {

/// How the position of a group in one partition follows.
enum class GroupState : std::uint8_t {
    Synced,     ///< the target has what the source's position comes to
    Waiting,    ///< what it comes to is not known (yet), or it cannot be written at present
    Active,     ///< the group has members at the target
    TakenOver,  ///< somebody else has written it at the target: it is left alone
};

struct GroupRow {
    std::string group;
    kafka::TopicPartition source;
    std::string targetTopic;
    std::int64_t position = -1;            ///< at the source
    std::optional<TargetOffset> wanted;    ///< what it comes to; none: not known
    std::optional<std::int64_t> atTarget{};  ///< as far as it was seen; none: nothing there
    GroupState state = GroupState::Waiting;
};

/// What a GroupSync works with.
struct GroupSyncSetup {
    GroupSyncSpec groups;
    std::string link;      ///< as in OffsetKeeperSetup
    std::string ownGroup;  ///< the link's, which follows nowhere
    std::string source;    ///< the clusters, for messages
    std::string target;
    std::unique_ptr<GroupSide> sourceGroups;
    std::unique_ptr<GroupSide> targetGroups;
    std::unique_ptr<StateStore> store;
    using Routes = std::map<kafka::TopicPartition, std::string>;
    std::function<Routes()> routes;  ///< the source partitions that this process mirrors, and their target topics
    std::function<std::optional<TargetOffset>(const kafka::TopicPartition&, std::int64_t)> translate;
    /// Where the target's partitions begin: below that a consumer finds nothing, and may begin anywhere.
    std::function<Result<std::map<kafka::TopicPartition, std::int64_t>>(const std::vector<kafka::TopicPartition>&)>
        targetStarts;
    std::function<void(const Error&)> warn;
};

/// Writes, each second, the positions of a source's consumer groups at its target, as offsets there, so that their
/// consumers can go on there at once.
///
/// - Only positions that this link has written itself are written again, backwards too; whatever else stands at the
/// target
///   belongs to somebody, who may be reading there.
/// - A group with members at the target is left alone: the broker refuses it.
/// - No position is ahead of what the group has read: OffsetMap's rule.
/// - What the application keeps beside its position goes along; the leader epoch, which is the source's, does not.
/// - One partition that is refused holds up no other.
///
/// A thread of its own until end(); tick() is for that thread, or for a test that has none.
class GroupSync : public std::enable_shared_from_this<GroupSync> {
public:
    [[nodiscard]] static Result<std::shared_ptr<GroupSync>> create(GroupSyncSetup setup);
    GroupSync(const GroupSync&) = delete;
    GroupSync& operator=(const GroupSync&) = delete;
    ~GroupSync() = default;

    void begin();
    /// Does not wait for the clusters. Nothing is written from now on but what is under way, and nothing of the setup
    /// is called any more but its sides and its store.
    void end();

    void tick(MonotonicTime now);
    /// As of the last tick. Any thread.
    [[nodiscard]] std::vector<GroupRow> rows() const;

private:
    struct Group {
        MonotonicTime nextLook;
        MonotonicTime changedAt;
        MonotonicTime activeUntil;  ///< it had members at the target: not before then
        GroupSide::Positions positions;
    };
    struct Wish {
        wire::GroupPosition position;  ///< at the target
        GroupRow* row = nullptr;
    };

    GroupSync(GroupSyncSetup setup, GroupFilter filter);
    void run();
    [[nodiscard]] bool ended() const;
    void listGroups(MonotonicTime now);
    void readPositions(MonotonicTime now);
    [[nodiscard]] std::vector<GroupRow> translated();
    [[nodiscard]] std::map<std::string, std::vector<Wish>> wishes(std::vector<GroupRow>& rows, MonotonicTime now);
    void clamp(std::map<std::string, std::vector<Wish>>& wishes);
    [[nodiscard]] bool judge(GroupRow& row, std::optional<std::int64_t> there);
    void write(std::map<std::string, std::vector<Wish>> wishes, MonotonicTime now);
    [[nodiscard]] bool takeNotes();
    void warnOnce(const std::string& about, const Error& error);

    GroupSyncSetup m_setup;
    const GroupFilter m_filter;
    GroupRecords m_records;
    std::map<std::string, Group> m_groups;
    std::map<GroupAt, std::int64_t> m_seen;  ///< at the target
    MonotonicTime m_nextList;
    bool m_read = false;
    std::set<std::string> m_warned;  ///< since it last went well

    std::mutex m_calling;  ///< while functions of the setup run
    mutable std::mutex m_mutex;
    std::condition_variable m_endCondition;
    bool m_ended = false;          // m_mutex
    std::vector<GroupRow> m_rows;  // m_mutex
};

}  // namespace tributary
