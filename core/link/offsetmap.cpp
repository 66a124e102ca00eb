#include "core/link/offsetmap.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace tributary {

namespace {

constexpr std::int64_t kForEver = std::numeric_limits<std::int64_t>::max();

}  // namespace

void OffsetMap::begin(std::int64_t source) {
    const std::scoped_lock lock{m_mutex};
    if (m_floor < 0) {
        return clear(source);
    }
    const std::int64_t again = std::min(source, m_committed);
    if (again < m_reach || source > m_reach) {
        m_endExact = false;
    }
    const std::deque<Run> known = m_runs;
    cut(again, kForEver, What::All);
    for (Run run : known) {
        if (run.end() > again) {
            const std::int64_t gone = std::max<std::int64_t>(0, again - run.source);
            m_runs.push_back({run.source + gone, run.target < 0 ? -1 : run.target + gone, run.count - gone, false});
        }
    }
    if (source < m_floor) {
        insert({source, -1, m_floor - source, false});
        m_floor = source;
    } else if (source > m_reach) {
        insert({m_reach, -1, source - m_reach, false});
    }
    m_read = source;
    m_reach = std::max(m_reach, source);
    m_committed = source;
    m_doubt = -1;
    trim();
}

void OffsetMap::add(OffsetRun run) {
    const std::scoped_lock lock{m_mutex};
    const bool exact = run.target >= 0;
    if (m_floor < 0 || (exact && run.target < m_targetEnd)) {
        clear(run.source);
    }
    read(run.source);
    cut(run.source, run.source + run.count, What::All);
    insert({run.source, exact ? run.target : m_targetEnd, run.count, exact});
    m_read = run.source + run.count;
    m_reach = std::max(m_reach, m_read);
    m_endExact = exact;
    if (exact || m_targetEnd >= 0) {
        m_targetEnd = (exact ? run.target : m_targetEnd) + run.count;
    }
    trim();
}

void OffsetMap::committed(std::int64_t source) {
    const std::scoped_lock lock{m_mutex};
    m_committed = source;
}

void OffsetMap::passed(std::int64_t source, std::int64_t end) {
    const std::scoped_lock lock{m_mutex};
    if (m_floor < 0) {
        return;
    }
    read(source);
    if (m_doubt < 0) {
        m_doubt = end;
    }
}

void OffsetMap::forget() {
    const std::scoped_lock lock{m_mutex};
    clear(-1);
}

std::optional<TargetOffset> OffsetMap::at(std::int64_t source) const {
    const std::scoped_lock lock{m_mutex};
    const bool doubtful = m_doubt < 0 || (m_read < m_doubt && source < m_doubt);
    if (m_floor < 0 || source < m_floor || m_targetEnd < 0 || doubtful) {
        return std::nullopt;
    }
    TargetOffset least{m_targetEnd, m_endExact};
    for (auto run = std::ranges::upper_bound(m_runs, source, {}, &Run::end); run != m_runs.end(); ++run) {
        if (run->target < 0) {
            return std::nullopt;
        }
        const std::int64_t offset = run->target + std::max<std::int64_t>(0, source - run->source);
        if (offset < least.offset || (offset == least.offset && run->exact)) {
            least = {offset, run->exact};
        }
    }
    return least;
}

void OffsetMap::clear(std::int64_t source) {
    m_runs.clear();
    m_floor = source;
    m_read = source;
    m_reach = source;
    m_committed = source;
    m_doubt = -1;
    m_targetEnd = -1;
}

// What was in doubt between has no record at the source any more.
void OffsetMap::read(std::int64_t source) {
    if (source > m_read) {
        cut(m_read, source, What::Unbounded);
        m_read = source;
        m_reach = std::max(m_reach, source);
    }
}

void OffsetMap::cut(std::int64_t from, std::int64_t to, What what) {
    auto run = std::ranges::upper_bound(m_runs, from, {}, &Run::end);
    while (run != m_runs.end() && run->source < to) {
        if (what == What::Unbounded && run->target >= 0) {
            ++run;
            continue;
        }
        const Run whole = *run;
        run = m_runs.erase(run);
        if (whole.end() > to) {
            const std::int64_t gone = to - whole.source;
            run =
                m_runs.insert(run, {to, whole.target < 0 ? -1 : whole.target + gone, whole.count - gone, whole.exact});
        }
        if (whole.source < from) {
            run = std::next(m_runs.insert(run, {whole.source, whole.target, from - whole.source, whole.exact}));
        }
    }
}

// There is none of its source offsets.
void OffsetMap::insert(const Run& run) {
    const auto next = std::ranges::upper_bound(m_runs, run.source, {}, &Run::source);
    if (next != m_runs.begin()) {
        Run& before = *std::prev(next);
        const std::int64_t goesOn = before.target < 0 ? -1 : before.target + before.count;
        if (before.end() == run.source && before.exact == run.exact && goesOn == run.target) {
            before.count += run.count;
            return;
        }
    }
    m_runs.insert(next, run);
}

void OffsetMap::trim() {
    while (m_runs.size() > kMostRuns) {
        m_floor = std::max(m_floor, m_runs.front().end());
        m_runs.pop_front();
    }
}

std::shared_ptr<OffsetMap> LinkOffsets::of(const kafka::TopicPartition& at) {
    const std::scoped_lock lock{m_mutex};
    std::shared_ptr<OffsetMap>& slot = m_maps[at];
    if (!slot) {
        slot = std::make_shared<OffsetMap>();
    }
    return slot;
}

std::optional<TargetOffset> LinkOffsets::at(const kafka::TopicPartition& at, std::int64_t source) const {
    const std::scoped_lock lock{m_mutex};
    const auto found = m_maps.find(at);
    return found == m_maps.end() ? std::nullopt : found->second->at(source);
}

void LinkOffsets::forget() {
    const std::scoped_lock lock{m_mutex};
    for (const auto& [at, map] : m_maps) {
        map->forget();
    }
}

}  // namespace tributary
