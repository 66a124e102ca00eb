#include "core/link/groupsync.h"

#include "core/base/detached.h"
#include "core/base/guarded.h"
#include "core/wire/errors.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kSyncEvery = 1s;
constexpr auto kListEvery = 10s;
constexpr auto kActiveAgain = 10s;
// Groups whose positions have not moved for a while are looked at less often.
constexpr auto kQuietAfter = 30s;
constexpr auto kLookAtQuiet = 5s;
constexpr auto kStillAfter = 10min;
constexpr auto kLookAtStill = 30s;

}  // namespace

Result<std::shared_ptr<GroupSync>> GroupSync::create(GroupSyncSetup setup) {
    Result<GroupFilter> filter = GroupFilter::compile(setup.groups, setup.ownGroup);
    if (!filter) {
        return std::unexpected(std::move(filter.error()));
    }
    return std::shared_ptr<GroupSync>{
        new GroupSync{std::move(setup), std::move(*filter)}};  // NOLINT: private constructor
}

GroupSync::GroupSync(GroupSyncSetup setup, GroupFilter filter)
    : m_setup(std::move(setup)), m_filter(std::move(filter)), m_records(m_setup.link) {}

void GroupSync::begin() {
    runDetached([self = shared_from_this()] {
        guarded([&] { self->run(); }, [&](const Error& error) { self->warnOnce("thread", error); });
    });
}

void GroupSync::end() {
    const std::scoped_lock lock{m_calling, m_mutex};
    m_ended = true;
    m_endCondition.notify_all();
}

bool GroupSync::ended() const {
    const std::scoped_lock lock{m_mutex};
    return m_ended;
}

void GroupSync::run() {
    while (true) {
        {
            std::unique_lock lock{m_mutex};
            if (m_endCondition.wait_for(lock, kSyncEvery, [this] { return m_ended; })) {
                return;
            }
        }
        tick(MonotonicClock::now());
    }
}

std::vector<GroupRow> GroupSync::rows() const {
    const std::scoped_lock lock{m_mutex};
    return m_rows;
}

void GroupSync::warnOnce(const std::string& about, const Error& error) {
    const bool first = m_warned.insert(about).second;
    const std::scoped_lock calling{m_calling};
    if (first && !ended() && m_setup.warn) {
        m_setup.warn(error);
    }
}

void GroupSync::listGroups(MonotonicTime now) {
    if (now < m_nextList) {
        return;
    }
    m_nextList = now + kListEvery;
    const Result<std::vector<wire::ListedGroup>> listed = m_setup.sourceGroups->list();
    if (!listed) {
        return warnOnce(
            "list",
            Error{ErrorCode::GroupsUnread}.with("cluster", m_setup.source).with("reason", listed.error().message()));
    }
    m_warned.erase("list");
    std::map<std::string, Group> groups;
    for (const wire::ListedGroup& each : *listed) {
        if (m_filter.wants(each)) {
            const auto known = m_groups.find(each.group);
            groups.emplace(each.group, known == m_groups.end() ? Group{} : std::move(known->second));
        }
    }
    m_groups = std::move(groups);
}

void GroupSync::readPositions(MonotonicTime now) {
    std::vector<std::string> due;
    for (const auto& [name, group] : m_groups) {
        if (now >= group.nextLook) {
            due.push_back(name);
        }
    }
    if (due.empty()) {
        return;
    }
    for (auto& [name, read] : m_setup.sourceGroups->positions(due)) {
        Group& group = m_groups.at(name);
        if (!read) {
            warnOnce(
                "read " + name,
                Error{ErrorCode::GroupsUnread}.with("cluster", m_setup.source).with("reason", read.error().message()));
            continue;
        }
        m_warned.erase("read " + name);
        if (*read != group.positions) {
            group.positions = std::move(*read);
            group.changedAt = now;
        }
        const auto quiet = now - group.changedAt;
        group.nextLook = now + (quiet >= kStillAfter ? kLookAtStill : quiet >= kQuietAfter ? kLookAtQuiet : kSyncEvery);
    }
}

std::vector<GroupRow> GroupSync::translated() {
    const std::scoped_lock calling{m_calling};
    std::vector<GroupRow> rows;
    if (ended()) {
        return rows;
    }
    const GroupSyncSetup::Routes routes = m_setup.routes();
    for (const auto& [name, group] : m_groups) {
        for (const wire::GroupPosition& each : group.positions) {
            const kafka::TopicPartition at{each.topic, each.partition};
            if (const auto route = routes.find(at); route != routes.end()) {
                rows.push_back({name, at, route->second, each.offset, m_setup.translate(at, each.offset), {}});
            }
        }
    }
    return rows;
}

// True: it is to be written.
bool GroupSync::judge(GroupRow& row, std::optional<std::int64_t> there) {
    row.atTarget = there;
    const GroupAt at{row.group, {row.targetTopic, row.source.partition}};
    const std::optional<GroupWritten> written = m_records.at(at);
    if (there && *there == row.wanted->offset) {
        row.state = GroupState::Synced;
        return false;
    }
    if (there && (!written || !written->isOurs(*there))) {
        row.state = GroupState::TakenOver;
        return false;
    }
    return true;
}

std::map<std::string, std::vector<GroupSync::Wish>> GroupSync::wishes(std::vector<GroupRow>& rows, MonotonicTime now) {
    // Who is at the target is asked where something is to be written, and where that is not known.
    std::set<std::string> asked;
    for (const GroupRow& row : rows) {
        const auto seen = m_seen.find({row.group, {row.targetTopic, row.source.partition}});
        if (row.wanted && now >= m_groups.at(row.group).activeUntil &&
            (seen == m_seen.end() || seen->second != row.wanted->offset)) {
            asked.insert(row.group);
        }
    }
    std::map<std::string, std::vector<Wish>> out;
    std::map<std::string, Result<GroupSide::Positions>> there;
    if (!asked.empty()) {
        if (!takeNotes()) {
            return out;
        }
        there = m_setup.targetGroups->positions({asked.begin(), asked.end()});
    }
    for (GroupRow& row : rows) {
        const GroupAt at{row.group, {row.targetTopic, row.source.partition}};
        const auto found = there.find(row.group);
        if (!row.wanted) {
            continue;
        }
        if (found != there.end() && !found->second) {
            warnOnce("target " + row.group, Error{ErrorCode::GroupsUnread}
                                                .with("cluster", m_setup.target)
                                                .with("reason", found->second.error().message()));
            continue;
        }
        if (found != there.end()) {
            m_warned.erase("target " + row.group);
            const auto here = std::ranges::find_if(*found->second, [&](const wire::GroupPosition& each) {
                return each.topic == at.at.topic && each.partition == at.at.partition;
            });
            if (here == found->second->end()) {
                m_seen.erase(at);
            } else {
                m_seen.insert_or_assign(at, here->offset);
            }
        }
        const auto seen = m_seen.find(at);
        const bool write = judge(row, seen == m_seen.end() ? std::nullopt : std::optional{seen->second});
        if (!write || found == there.end()) {
            row.state = write && now < m_groups.at(row.group).activeUntil ? GroupState::Active : row.state;
            continue;
        }
        const auto from = std::ranges::find_if(m_groups.at(row.group).positions, [&](const wire::GroupPosition& each) {
            return each.topic == row.source.topic && each.partition == row.source.partition;
        });
        out[row.group].push_back({{at.at.topic, at.at.partition, row.wanted->offset, -1, from->metadata}, &row});
    }
    return out;
}

void GroupSync::clamp(std::map<std::string, std::vector<Wish>>& wishes) {
    std::set<kafka::TopicPartition> partitions;
    for (const auto& [group, each] : wishes) {
        for (const Wish& wish : each) {
            partitions.insert({wish.position.topic, wish.position.partition});
        }
    }
    const auto starts = m_setup.targetStarts({partitions.begin(), partitions.end()});
    for (auto& [group, each] : wishes) {
        std::erase_if(each, [&](Wish& wish) {
            const kafka::TopicPartition at{wish.position.topic, wish.position.partition};
            if (!starts || !starts->contains(at)) {
                return true;  // another time
            }
            wish.position.offset = std::max(wish.position.offset, starts->at(at));
            if (wish.row->atTarget == wish.position.offset) {
                wish.row->state = GroupState::Synced;
                return true;
            }
            return false;
        });
    }
    std::erase_if(wishes, [](const auto& each) { return each.second.empty(); });
}

void GroupSync::write(std::map<std::string, std::vector<Wish>> wishes, MonotonicTime now) {
    std::vector<StateRecord> notes;
    std::map<std::string, GroupSide::Positions> positions;
    for (auto& [group, each] : wishes) {
        std::ranges::stable_sort(each, {}, [](const Wish& wish) { return wish.position.topic; });
        for (const Wish& wish : each) {
            positions[group].push_back(wish.position);
            notes.push_back(m_records.note({group, {wish.position.topic, wish.position.partition}},
                                           {wish.position.offset, wish.row->atTarget.value_or(-1)}));
        }
    }
    if (const Status noted = m_setup.store->write(notes); !noted) {
        return warnOnce(
            "store",
            Error{ErrorCode::StateNotKept}.with("cluster", m_setup.target).with("reason", noted.error().message()));
    }
    m_warned.erase("store");
    if (ended()) {
        return;
    }
    const auto outcomes = m_setup.targetGroups->commit(positions);
    for (auto& [group, each] : wishes) {
        const auto outcome = outcomes.find(group);
        for (std::size_t i = 0; i < each.size(); ++i) {
            const Wish& wish = each[i];
            const GroupAt at{group, {wish.position.topic, wish.position.partition}};
            const std::string about = "write " + group + " " + at.at.topic + " " + std::to_string(at.at.partition);
            const std::int16_t error = outcome != outcomes.end() && outcome->second
                                           ? (*outcome->second).at(i)
                                           : wire::code::kCoordinatorNotAvailable;
            if (error == wire::code::kNone) {
                m_seen.insert_or_assign(at, wish.position.offset);
                wish.row->atTarget = wish.position.offset;
                wish.row->state = GroupState::Synced;
                m_warned.erase(about);
            } else if (error == wire::code::kUnknownMember) {
                wish.row->state = GroupState::Active;
                m_groups.at(group).activeUntil = now + kActiveAgain;
            } else if (outcome != outcomes.end() && outcome->second) {
                warnOnce(about, Error{ErrorCode::GroupUnsynced}
                                    .with("group", group)
                                    .with("topic", at.at.topic)
                                    .with("partition", std::to_string(at.at.partition))
                                    .with("cluster", m_setup.target)
                                    .with("reason", "error " + std::to_string(error)));
            }
        }
    }
}

// Other processes of the link write, too.
bool GroupSync::takeNotes() {
    const Result<std::vector<StateRecord>> kept = m_setup.store->read();
    if (!kept) {
        warnOnce("store",
                 Error{ErrorCode::StateNotKept}.with("cluster", m_setup.target).with("reason", kept.error().message()));
        return false;
    }
    for (const StateRecord& each : *kept) {
        m_records.take(each);
    }
    m_read = true;
    return true;
}

void GroupSync::tick(MonotonicTime now) {
    if (!m_read && !takeNotes()) {
        return;
    }
    listGroups(now);
    readPositions(now);
    std::vector<GroupRow> rows = translated();
    std::map<std::string, std::vector<Wish>> toWrite = wishes(rows, now);
    if (!toWrite.empty()) {
        clamp(toWrite);
    }
    if (!toWrite.empty() && !ended()) {
        write(std::move(toWrite), now);
    }
    const std::scoped_lock lock{m_mutex};
    m_rows = std::move(rows);
}

}  // namespace tributary
