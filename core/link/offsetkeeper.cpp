#include "core/link/offsetkeeper.h"

#include "core/base/detached.h"
#include "core/base/guarded.h"
#include "core/kafka/errorcodes.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kFlushEvery = 1s;
constexpr auto kLastFlush = 5s;  // to wait for one that is under way
constexpr auto kTailTime = 10s;
constexpr int kEndsTimeoutMs = 3'000;
constexpr std::int64_t kMostTail = 1'000'000;

bool isForbidden(const Error& error) {
    return error.code == ErrorCode::KafkaAuthorization || error.kafkaCode == kafka::code::kTopicAuthorizationFailed ||
           error.kafkaCode == kafka::code::kClusterAuthorizationFailed;
}

bool sameTopic(const std::string& known, const std::string& now) {
    return known.empty() || now.empty() || known == now;
}

// Between these incarnations of the topics.
bool isOf(const OffsetRecordHead& head, const TopicRoute& route) {
    return head.targetTopic == route.targetTopic && sameTopic(head.sourceTopicId, route.topicId) &&
           sameTopic(head.targetTopicId, route.targetTopicId);
}

kafka::TopicPartition targetOf(const OffsetKeeper::Start& start) {
    return {start.route.targetTopic, start.at.partition};
}

}  // namespace

OffsetKeeper::OffsetKeeper(OffsetKeeperSetup setup) : m_setup(std::move(setup)), m_records(m_setup.link) {}

std::shared_ptr<OffsetKeeper> OffsetKeeper::begin(OffsetKeeperSetup setup) {
    std::shared_ptr<OffsetKeeper> keeper{new OffsetKeeper{std::move(setup)}};  // NOLINT: private constructor
    runDetached([keeper] { guarded([&] { keeper->run(); }, [&](const Error& error) { keeper->tell(error); }); });
    return keeper;
}

void OffsetKeeper::end(bool flush) {
    if (flush) {
        if (const std::unique_lock lock{m_mutex, kLastFlush}; lock.owns_lock() && !m_known.empty()) {
            flushNow();
        }
    }
    const std::scoped_lock lock{m_endMutex};
    m_ended = true;
    m_endCondition.notify_all();
}

bool OffsetKeeper::ended() {
    const std::scoped_lock lock{m_endMutex};
    return m_ended;
}

bool OffsetKeeper::flush() {
    const std::scoped_lock lock{m_mutex};
    return m_known.empty() || flushNow();
}

void OffsetKeeper::run() {
    while (true) {
        {
            std::unique_lock lock{m_endMutex};
            if (m_endCondition.wait_for(lock, kFlushEvery, [this] { return m_ended; })) {
                return;
            }
        }
        flush();
    }
}

Status OffsetKeeper::forget() {
    const std::scoped_lock lock{m_mutex};
    if (Status read = takeRead(); !read) {
        return read;
    }
    m_known.clear();
    return write(m_records.forget());
}

bool OffsetKeeper::flushNow() {
    if (!m_open && !refresh()) {
        return false;
    }
    std::vector<StateRecord> records;
    for (const auto& [at, known] : m_known) {
        std::int64_t from = -1;
        const std::optional<OffsetMapState> change =
            known.map->takeChange([&](std::int64_t source) { return from = m_records.segmentStart(at, source); });
        if (change) {
            std::ranges::move(m_records.change(at, known.head, *change, from), std::back_inserter(records));
        }
    }
    if (const Status written = write(std::move(records)); !written) {
        fail(written.error());
        return false;
    }
    m_failing = false;
    return true;
}

Status OffsetKeeper::write(std::vector<StateRecord> records) {
    for (StateRecord& each : records) {
        m_unwritten.insert_or_assign(std::move(each.key), std::move(each.value));
    }
    if (m_unwritten.empty() || ended()) {
        return {};
    }
    std::vector<StateRecord> all;
    for (const auto& [key, value] : m_unwritten) {
        all.push_back({key, value});
    }
    Status written = m_setup.store->write(all);
    if (!written && isForbidden(written.error()) && useOther(written.error())) {
        written = m_setup.store->write(m_records.all());
    }
    if (written) {
        m_unwritten.clear();
    }
    return written;
}

// What another machine has written there is still good; from now on it is added to here alone.
bool OffsetKeeper::useOther(const Error& why) {
    if (!m_setup.otherStore) {
        return false;
    }
    m_setup.store = std::exchange(m_setup.otherStore, nullptr)();
    tell(Error{ErrorCode::StateInFile}
             .with("topic", kStateTopic)
             .with("cluster", m_setup.target)
             .with("reason", why.message()));
    return true;
}

Status OffsetKeeper::takeRead() {
    Result<std::vector<StateRecord>> read = m_setup.store->read();
    if (!read && isForbidden(read.error()) && useOther(read.error())) {
        read = m_setup.store->read();
    }
    if (!read) {
        return std::unexpected(std::move(read.error()));
    }
    for (const StateRecord& each : *read) {
        static_cast<void>(m_records.take(each));
    }
    m_open = true;
    return {};
}

bool OffsetKeeper::refresh() {
    if (const Status read = takeRead(); !read) {
        fail(read.error());
        return false;
    }
    return true;
}

void OffsetKeeper::fail(const Error& error) {
    if (!std::exchange(m_failing, true)) {
        tell(Error{ErrorCode::StateNotKept}.with("cluster", m_setup.target).with("reason", error.message()));
    }
}

void OffsetKeeper::tell(const Error& error) {
    const std::scoped_lock lock{m_endMutex};
    if (!m_ended && m_setup.warn) {
        m_setup.warn(error);
    }
}

OffsetKeeper::Positions OffsetKeeper::resume(const std::vector<Start>& starts, const CommitBack& commitBack) {
    const std::scoped_lock lock{m_mutex};
    // What was kept may say more than the target has. Without it nothing is begun for a while, and nothing is kept over
    // it.
    if (!refresh() && !m_open) {
        const MonotonicTime now = MonotonicClock::now();
        m_unreadSince = m_unreadSince.value_or(now);
        return now - *m_unreadSince < m_setup.patience ? Positions{} : committedOf(starts);
    }
    m_unreadSince.reset();
    std::set<kafka::TopicPartition> targets;
    for (const Start& each : starts) {
        restore(each);
        if (!each.route.blocked) {
            targets.insert(targetOf(each));
        }
    }
    Positions out;
    const Result<Positions> ends = m_setup.targetAdmin->listOffsets(
        {targets.begin(), targets.end()}, static_cast<std::int64_t>(kafka::OffsetAt::Latest), false, kEndsTimeoutMs);
    if (!ends) {
        fail(ends.error());
        return out;
    }
    const std::set<kafka::TopicPartition> unsure = lookAtTails(starts, *ends);
    for (const Start& each : starts) {
        const auto end = ends->find(targetOf(each));
        if (end != ends->end()) {
            out.emplace(each.at, settle(each, end->second, !unsure.contains(each.at)));
        } else if (each.route.blocked || !usable(each)) {
            out.emplace(each.at, each.committed);
        } else {
            continue;
        }
        m_known.insert_or_assign(
            each.at,
            Known{{m_setup.writer, each.route.topicId, each.route.targetTopic, each.route.targetTopicId}, each.map});
    }
    goBack(starts, out, commitBack);
    flushNow();  // before a record goes out that it would not tell of
    return out;
}

OffsetKeeper::Positions OffsetKeeper::committedOf(const std::vector<Start>& starts) {
    Positions out;
    for (const Start& each : starts) {
        each.map->forget();
        out.emplace(each.at, each.committed);
    }
    return out;
}

// The map is kept behind the commit: a map that says less than what is committed would be taken for a tail that was
// never flushed, and the records between for mirrored.
void OffsetKeeper::goBack(const std::vector<Start>& starts, Positions& found, const CommitBack& commitBack) {
    Positions back;
    for (const Start& each : starts) {
        if (const auto at = found.find(each.at); at != found.end() && at->second < each.committed) {
            back.insert(*at);
        }
    }
    if (back.empty()) {
        return;
    }
    if (const Status written = commitBack(back); !written) {
        fail(written.error());
        for (const Start& each : starts) {
            if (back.contains(each.at)) {
                found.erase(each.at);
                m_known.erase(each.at);  // what is kept is read again
            }
        }
    }
}

// The map that is here is the newest one as long as nobody else has written.
void OffsetKeeper::restore(const Start& start) {
    const std::optional<KeptOffsets> kept = m_records.at(start.at);
    const auto known = m_known.find(start.at);
    const bool ours = known != m_known.end() && (!kept || kept->head.writer == m_setup.writer) &&
                      isOf(known->second.head, start.route);
    if (ours) {
        return;
    }
    if (kept && isOf(kept->head, start.route)) {
        start.map->restore(kept->state);
    } else {
        start.map->forget();
    }
}

// A position before the one that was known to be committed is somebody's wish.
bool OffsetKeeper::usable(const Start& start) {
    const OffsetMapState tip = start.map->tip();
    return !start.sourceCut && tip.floor >= 0 && tip.endExact && tip.targetEnd >= 0 && start.committed >= tip.committed;
}

std::set<kafka::TopicPartition> OffsetKeeper::lookAtTails(const std::vector<Start>& starts, const Positions& ends) {
    std::vector<TailRequest> there;
    std::vector<TailRequest> here;
    std::set<kafka::TopicPartition> unsure;
    for (const Start& each : starts) {
        const auto end = ends.find(targetOf(each));
        if (end == ends.end() || !usable(each)) {
            continue;
        }
        const OffsetMapState tip = each.map->tip();
        if (const std::int64_t more = end->second - tip.targetEnd; more > 0) {
            const auto most = static_cast<std::size_t>(std::min(kMostTail, more));
            there.push_back({targetOf(each), tip.targetEnd, most, !each.route.targetAppendTime});
            here.push_back({each.at, tip.read, most, !each.route.targetAppendTime});
            unsure.insert(each.at);
        }
    }
    if (there.empty()) {
        return unsure;
    }
    const MonotonicTime deadline = MonotonicClock::now() + kTailTime;
    const Result<Tails> target = m_setup.targetTails(there, deadline);
    const Result<Tails> source = m_setup.sourceTails(here, deadline);
    if (!target || !source) {
        fail(target ? source.error() : target.error());
        return unsure;
    }
    for (const Start& each : starts) {
        const auto written = target->find(targetOf(each));
        const auto read = source->find(each.at);
        if (!unsure.contains(each.at) || written == target->end() || read == source->end()) {
            continue;
        }
        const std::int64_t more = ends.at(targetOf(each)) - each.map->tip().targetEnd;
        const std::vector<OffsetRun> found = matchTails(read->second.records, written->second.records);
        std::size_t matched = 0;
        for (const OffsetRun& run : found) {
            matched += static_cast<std::size_t>(run.count);
        }
        // Without their times other writers' records are too easily taken for these.
        if (each.route.targetAppendTime && matched < written->second.records.size()) {
            continue;
        }
        for (const OffsetRun& run : found) {
            each.map->add(run);
        }
        // What is committed is at the target; where that was not found, what lies between is not known.
        const bool passesCommit =
            matched == read->second.records.size() || read->second.records[matched].offset >= each.committed;
        if (read->second.whole && written->second.whole && more <= kMostTail && passesCommit) {
            unsure.erase(each.at);
        }
    }
    return unsure;
}

std::int64_t OffsetKeeper::settle(const Start& start, std::int64_t targetEnd, bool sure) {
    const OffsetMapState tip = start.map->tip();
    if (tip.floor < 0 || start.committed < tip.committed) {  // nothing is known, or what is known no longer counts
        start.map->found(start.committed, targetEnd);
        if (targetEnd == 0) {
            start.map->confirm();
        }
        return start.committed;
    }
    if (!usable(start)) {
        return start.committed;
    }
    if (targetEnd >= tip.targetEnd) {
        if (sure && !tip.doubtful) {
            start.map->confirm();
        }
        return std::max(start.committed, tip.reach);
    }
    start.map->confirm();
    const std::optional<TargetOffset> lost = start.map->sourceAt(targetEnd);
    const std::int64_t from = std::min(lost ? lost->offset : tip.floor, start.committed);
    tell(Error{ErrorCode::TargetTailLost}
             .with("topic", start.route.targetTopic)
             .with("partition", std::to_string(start.at.partition))
             .with("count", std::to_string(tip.targetEnd - targetEnd))
             .with("offset", std::to_string(from)));
    if (lost) {
        start.map->targetCut(targetEnd, from);
    } else {
        start.map->found(from, targetEnd);
    }
    return from;
}

}  // namespace tributary
