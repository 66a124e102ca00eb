#include "core/link/offsetrecords.h"

#include "core/wire/bytes.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace tributary {

namespace {

constexpr std::int8_t kKeyVersion = 1;
constexpr std::int8_t kOffsetsKind = 1;
constexpr std::int8_t kHeadVersion = 1;

std::string textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::vector<std::byte> bytesOf(std::string_view text) {
    const std::span<const std::byte> bytes = std::as_bytes(std::span{text});
    return {bytes.begin(), bytes.end()};
}

struct OffsetsKey {
    std::string link;
    kafka::TopicPartition at;
    std::int32_t segment = 0;
};

std::optional<OffsetsKey> readKey(std::string_view key) {
    std::vector<std::byte> bytes = bytesOf(key);
    wire::Reader in{bytes};
    if (in.get<std::int8_t>() != kKeyVersion || in.get<std::int8_t>() != kOffsetsKind) {
        return std::nullopt;
    }
    OffsetsKey out;
    out.link = in.string();
    out.at.topic = in.string();
    out.at.partition = in.get<std::int32_t>();
    out.segment = in.get<std::int32_t>();
    return in.ok() && in.left() == 0 ? std::optional{std::move(out)} : std::nullopt;
}

std::string writeHead(const OffsetRecordHead& head, OffsetMapState state, std::int64_t ends) {
    state.runs.clear();
    wire::Writer out;
    out.put(kHeadVersion).put(ends);
    out.string(head.writer).string(head.sourceTopicId).string(head.targetTopic).string(head.targetTopicId);
    out.raw(encodeOffsetMap(state));
    return textOf(out.out());
}

std::optional<KeptOffsets> readHead(std::string_view value, std::int64_t& ends) {
    std::vector<std::byte> bytes = bytesOf(value);
    wire::Reader in{bytes};
    if (in.get<std::int8_t>() != kHeadVersion) {
        return std::nullopt;
    }
    KeptOffsets out;
    ends = in.get<std::int64_t>();
    out.head.writer = in.string();
    out.head.sourceTopicId = in.string();
    out.head.targetTopic = in.string();
    out.head.targetTopicId = in.string();
    const std::optional<OffsetMapState> state = decodeOffsetMap(in.take(in.left()));
    if (!in.ok() || !state) {
        return std::nullopt;
    }
    out.state = *state;
    return out;
}

std::optional<OffsetMapState> readSegment(std::string_view value) {
    return decodeOffsetMap(std::as_bytes(std::span{value}));
}

}  // namespace

std::string OffsetRecords::key(const kafka::TopicPartition& partition, std::int32_t segment) const {
    wire::Writer out;
    out.put(kKeyVersion).put(kOffsetsKind).string(m_link).string(partition.topic);
    out.put(partition.partition).put(segment);
    return textOf(out.out());
}

std::optional<std::string> OffsetRecords::linkOf(std::string_view key) {
    std::optional<OffsetsKey> read = readKey(key);
    return read ? std::optional{std::move(read->link)} : std::nullopt;
}

std::optional<kafka::TopicPartition> OffsetRecords::take(const StateRecord& record) {
    const std::optional<OffsetsKey> read = readKey(record.key);
    if (!read || read->link != m_link) {
        return std::nullopt;
    }
    Kept& kept = m_kept[read->at];
    if (read->segment == kHead) {
        std::optional<KeptOffsets> head = record.value ? readHead(*record.value, kept.ends) : std::nullopt;
        kept.head = head ? std::optional{std::move(head->head)} : std::nullopt;
        kept.state = head ? std::move(head->state) : OffsetMapState{};
    } else if (const auto segment = record.value ? readSegment(*record.value) : std::nullopt;
               segment && !segment->runs.empty()) {
        kept.segments.insert_or_assign(
            read->segment, Segment{segment->runs.front().source, segment->runs.back().end(), *record.value});
    } else {
        kept.segments.erase(read->segment);
    }
    if (!kept.head && kept.segments.empty()) {
        m_kept.erase(read->at);
    }
    return read->at;
}

std::optional<KeptOffsets> OffsetRecords::at(const kafka::TopicPartition& partition) const {
    const auto found = m_kept.find(partition);
    if (found == m_kept.end() || !found->second.head) {
        return std::nullopt;
    }
    KeptOffsets out{*found->second.head, found->second.state};
    OffsetMapState& state = out.state;
    const auto breakHere = [&](std::int64_t floor) {
        for (const OffsetMapRun& each : state.runs) {
            state.lostTarget = std::max(state.lostTarget, each.targetEnd());
        }
        state.floor = std::max(state.floor, floor);
        state.runs.clear();
    };
    std::int64_t ends = kNone;
    for (const auto& [number, segment] : found->second.segments) {
        OffsetMapState read = *readSegment(segment.value);
        if (read.floor != ends) {
            breakHere(segment.begins);
        }
        ends = segment.ends;
        std::ranges::move(read.runs, std::back_inserter(state.runs));
    }
    if (ends < found->second.ends) {
        breakHere(state.reach);
    } else if (ends > found->second.ends) {  // the head is older
        state.reach = std::max(state.reach, ends);
        state.targetEnd = std::max(state.targetEnd, state.runs.back().targetEnd());
    }
    return out;
}

std::vector<kafka::TopicPartition> OffsetRecords::partitions() const {
    std::vector<kafka::TopicPartition> out;
    for (const auto& [at, kept] : m_kept) {
        out.push_back(at);
    }
    return out;
}

std::vector<StateRecord> OffsetRecords::all() const {
    std::vector<StateRecord> out;
    for (const auto& [at, kept] : m_kept) {
        for (const auto& [number, segment] : kept.segments) {
            out.push_back({key(at, number), segment.value});
        }
        if (kept.head) {
            out.push_back({key(at, kHead), writeHead(*kept.head, kept.state, kept.ends)});
        }
    }
    return out;
}

std::string OffsetRecords::writer(const kafka::TopicPartition& partition) const {
    const auto found = m_kept.find(partition);
    return found == m_kept.end() || !found->second.head ? std::string{} : found->second.head->writer;
}

std::int64_t OffsetRecords::segmentStart(const kafka::TopicPartition& partition, std::int64_t source) const {
    const auto found = m_kept.find(partition);
    std::int64_t start = -1;
    if (found != m_kept.end()) {
        for (const auto& [number, segment] : found->second.segments) {
            if (segment.begins > source) {
                break;
            }
            start = segment.begins;
        }
    }
    return start;
}

std::vector<StateRecord> OffsetRecords::change(const kafka::TopicPartition& partition, const OffsetRecordHead& head,
                                               const OffsetMapState& change, std::int64_t from) {
    Kept& kept = m_kept[partition];
    std::vector<StateRecord> out;
    std::int32_t number = 0;
    for (const auto& [known, segment] : kept.segments) {
        number = segment.begins < from ? known + 1 : number;
    }
    for (std::size_t first = 0; first < change.runs.size(); first += kRunsInSegment) {
        const std::size_t count = std::min(kRunsInSegment, change.runs.size() - first);
        OffsetMapState runs;
        const auto begin = change.runs.begin() + static_cast<std::ptrdiff_t>(first);
        runs.runs.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
        const auto before = kept.segments.find(number - 1);
        runs.floor = before == kept.segments.end() ? kNone : before->second.ends;
        out.push_back({key(partition, number), textOf(encodeOffsetMap(runs))});
        kept.segments.insert_or_assign(number,
                                       Segment{runs.runs.front().source, runs.runs.back().end(), *out.back().value});
        ++number;
    }
    while (!kept.segments.empty() && kept.segments.rbegin()->first >= number) {
        out.push_back({key(partition, kept.segments.rbegin()->first), std::nullopt});
        kept.segments.erase(std::prev(kept.segments.end()));
    }
    kept.head = head;
    kept.state = change;
    kept.state.runs.clear();
    kept.ends = kept.segments.empty() ? kNone : kept.segments.rbegin()->second.ends;
    out.push_back({key(partition, kHead), writeHead(head, change, kept.ends)});
    return out;
}

std::vector<StateRecord> OffsetRecords::forget() {
    std::vector<StateRecord> out;
    for (const auto& [partition, kept] : m_kept) {
        out.push_back({key(partition, kHead), std::nullopt});
        for (const auto& [number, segment] : kept.segments) {
            out.push_back({key(partition, number), std::nullopt});
        }
    }
    m_kept.clear();
    return out;
}

}  // namespace tributary
