#include "core/link/groupreport.h"

#include "core/link/grouprecords.h"
#include "core/link/keptpositions.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tributary {

namespace {

constexpr int kReportTimeoutMs = 15'000;

using Offsets = std::map<kafka::TopicPartition, std::int64_t>;

Result<Offsets> endsOf(const kafka::AdminClient& admin, const std::set<kafka::TopicPartition>& partitions) {
    if (partitions.empty()) {
        return Offsets{};
    }
    return admin.listOffsets({partitions.begin(), partitions.end()}, static_cast<std::int64_t>(kafka::OffsetAt::Latest),
                             true, kReportTimeoutMs);
}

std::optional<std::int64_t> lagOf(const Offsets& ends, const kafka::TopicPartition& at, std::int64_t position) {
    const auto end = ends.find(at);
    return end == ends.end() ? std::nullopt : std::optional{std::max<std::int64_t>(0, end->second - position)};
}

GroupLine::State stateOf(const GroupLine& line, const std::optional<GroupWritten>& written) {
    if (!line.wanted) {
        return GroupLine::State::Unknown;
    }
    if (line.atTarget && *line.atTarget == line.wanted->offset) {
        return GroupLine::State::Synced;
    }
    return line.atTarget && (!written || !written->isOurs(*line.atTarget)) ? GroupLine::State::TakenOver
                                                                           : GroupLine::State::Behind;
}

}  // namespace

std::string_view nameOf(GroupLine::State state) {
    switch (state) {
        case GroupLine::State::Synced:
            return "synced";
        case GroupLine::State::Behind:
            return "behind";
        case GroupLine::State::TakenOver:
            return "taken-over";
        case GroupLine::State::Unknown:
            break;
    }
    return "unknown";
}

Result<std::vector<GroupLine>> readGroupLines(const GroupReportSetup& setup) {
    const Result<std::vector<StateRecord>> records = setup.store->read();
    if (!records) {
        return std::unexpected(records.error());
    }
    const KeptPositions kept = KeptPositions::of(*records, setup.linkGroup);
    GroupRecords written{kept.link()};
    for (const StateRecord& each : *records) {
        written.take(each);
    }
    const Result<std::vector<wire::ListedGroup>> listed = setup.sourceGroups->list();
    if (!listed) {
        return std::unexpected(listed.error());
    }
    std::vector<std::string> names;
    for (const wire::ListedGroup& each : *listed) {
        if (setup.filter.wants(each)) {
            names.push_back(each.group);
        }
    }
    std::vector<GroupLine> lines;
    std::set<kafka::TopicPartition> here;
    std::set<kafka::TopicPartition> there;
    for (const auto& [name, positions] : setup.sourceGroups->positions(names)) {
        if (!positions) {
            return std::unexpected(positions.error());
        }
        for (const wire::GroupPosition& each : *positions) {
            const kafka::TopicPartition at{each.topic, each.partition};
            const std::optional<std::string> target = kept.targetTopic(at);
            if (!target) {
                continue;  // not of this link
            }
            std::string why;
            const std::optional<KeptPositions::Place> place = kept.toTarget(at, each.offset, why);
            GroupLine line{name, at, *target, each.offset, {}, {}, {}, {}, {}};
            line.wanted = place ? std::optional{place->at} : std::nullopt;
            lines.push_back(std::move(line));
            here.insert(at);
            there.insert({*target, each.partition});
        }
    }
    const Result<Offsets> sourceEnds = endsOf(*setup.source, here);
    const Result<Offsets> targetEnds = endsOf(*setup.target, there);
    if (!sourceEnds || !targetEnds) {
        return std::unexpected(sourceEnds ? targetEnds.error() : sourceEnds.error());
    }
    std::map<GroupAt, std::int64_t> atTarget;
    for (const auto& [name, positions] : setup.targetGroups->positions(names)) {
        if (!positions) {
            return std::unexpected(positions.error());
        }
        for (const wire::GroupPosition& each : *positions) {
            atTarget[{name, {each.topic, each.partition}}] = each.offset;
        }
    }
    for (GroupLine& line : lines) {
        const GroupAt at{line.group, {line.targetTopic, line.source.partition}};
        line.sourceLag = lagOf(*sourceEnds, line.source, line.position);
        if (const auto found = atTarget.find(at); found != atTarget.end()) {
            line.atTarget = found->second;
            line.targetLag = lagOf(*targetEnds, at.at, found->second);
        }
        line.state = stateOf(line, written.at(at));
    }
    return lines;
}

}  // namespace tributary
