#include "core/link/offsetmap.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace tributary {

namespace {

constexpr std::int64_t kForEver = std::numeric_limits<std::int64_t>::max();

// Where a reader goes on that has everything below `source`, of one run's records. Before each record of the run that
// has `n` source offsets before it stand n less the gaps at least.
TargetOffset within(const OffsetMapRun& run, std::int64_t source) {
    if (source <= run.source || run.dense()) {
        const std::int64_t into = std::max<std::int64_t>(0, source - run.source);
        return {run.target + into, run.exact ? 0 : TargetOffset::kUnknown};
    }
    const std::int64_t before = std::max<std::int64_t>(run.exact ? 1 : 0, source - run.source - run.gaps);
    const std::int64_t most = std::max<std::int64_t>(0, run.targetSpan - 1 - before);
    return {run.target + before, run.exact ? std::min(run.gaps + run.targetGaps(), most) : TargetOffset::kUnknown};
}

// What is left of a run without the source offsets below `source`.
OffsetMapRun tailOf(OffsetMapRun run, std::int64_t source) {
    if (source <= run.source) {
        return run;
    }
    const std::int64_t gone = source - run.source;
    if (run.target >= 0) {
        const bool dense = run.dense();
        const std::int64_t target = within(run, source).offset;
        run.targetSpan -= target - run.target;
        run.target = target;
        run.exact = dense;
    }
    run.gaps = std::min(run.gaps, run.span - gone);
    run.source = source;
    run.span -= gone;
    run.targetSpan = run.target < 0 ? run.span : run.targetSpan;
    return run;
}

// ... and of one without those from `source` on. Where the last of them stands is not known of one that was put
// together.
OffsetMapRun headOf(OffsetMapRun run, std::int64_t source) {
    const bool whole = run.gaps == 0 && run.targetSpan == run.span;
    run.exact = run.exact && whole;
    run.span = source - run.source;
    run.targetSpan = whole ? run.span : run.targetSpan;
    run.gaps = std::min(run.gaps, std::max<std::int64_t>(0, run.span - 1));
    return run;
}

}  // namespace

void OffsetMap::begin(std::int64_t source) {
    const std::scoped_lock lock{m_mutex};
    if (m_floor < 0) {
        return clear(source);
    }
    const bool confirmed = std::exchange(m_confirmed, false) && source >= m_reach;
    const std::int64_t again = confirmed ? source : std::min(source, m_committed);
    if (!confirmed && (again < m_reach || source > m_reach)) {
        m_endExact = false;
    }
    const std::deque<Run> known = m_runs;
    cut(again, kForEver, What::All);
    for (const Run& run : known) {
        if (run.end() > again) {
            Run tail = tailOf(run, again);
            tail.exact = false;
            m_runs.push_back(tail);
        }
    }
    if (source < m_floor) {
        insert({source, -1, m_floor - source, m_floor - source, 0, false});
        m_floor = source;
    } else if (source > m_reach && !confirmed) {
        insert({m_reach, -1, source - m_reach, source - m_reach, 0, false});
    }
    changed(again);
    m_read = source;
    m_reach = std::max(m_reach, source);
    m_committed = source;
    m_doubt = confirmed ? source : -1;
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
    insert({run.source, exact ? run.target : m_targetEnd, run.count, run.count, 0, exact});
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
    if (source != m_committed) {
        changed(m_reach);
    }
    m_committed = source;
}

void OffsetMap::passed(std::int64_t source, std::int64_t end) {
    const std::scoped_lock lock{m_mutex};
    if (m_floor < 0) {
        return;
    }
    const bool before = head().doubtful;
    read(source);
    if (m_doubt < 0) {
        m_doubt = end;
    }
    if (before && !head().doubtful) {
        changed(m_reach);
    }
}

void OffsetMap::forget() {
    const std::scoped_lock lock{m_mutex};
    clear(-1);
}

bool OffsetMap::doubtful(std::int64_t source) const { return m_doubt < 0 || (m_read < m_doubt && source < m_doubt); }

std::optional<TargetOffset> OffsetMap::at(std::int64_t source) const {
    const std::scoped_lock lock{m_mutex};
    if (m_floor < 0 || source < m_floor || m_targetEnd < 0 || doubtful(source)) {
        return std::nullopt;
    }
    TargetOffset least{m_targetEnd, m_endExact ? 0 : TargetOffset::kUnknown};
    const bool rising = order() != Order::None;
    for (auto run = std::ranges::upper_bound(m_runs, source, {}, &Run::end); run != m_runs.end(); ++run) {
        if (run->target < 0) {
            return std::nullopt;
        }
        const TargetOffset here = within(*run, source);
        if (here.offset < least.offset || (here.offset == least.offset && here.exact())) {
            least = here;
        }
        if (rising) {
            break;  // those behind it stand further on
        }
    }
    return least;
}

// A run read the other way round is a run.
std::optional<TargetOffset> OffsetMap::sourceAt(std::int64_t target) const {
    const std::scoped_lock lock{m_mutex};
    if (m_floor < 0 || m_targetEnd < 0 || doubtful(m_floor)) {
        return std::nullopt;
    }
    const auto other = [](const Run& run) {
        return Run{run.target, run.source, run.targetSpan, run.span, run.targetGaps(), run.exact};
    };
    // Of the records below the floor it is known only that they were mirrored before those above.
    const auto first = std::ranges::find_if(m_runs, [](const Run& each) { return each.exact; });
    if (m_floor > 0 && (first == m_runs.end() || target < first->target || target < m_lostTarget)) {
        return std::nullopt;
    }
    TargetOffset least{m_reach, 0};
    const bool rising = order() == Order::Exact;
    auto run = rising ? std::ranges::upper_bound(m_runs, target, {}, &Run::targetEnd) : m_runs.begin();
    for (; run != m_runs.end(); ++run) {
        if (run->target >= 0 && run->exact && run->targetEnd() <= target) {
            continue;
        }
        const TargetOffset here = run->target < 0 || !run->exact ? TargetOffset{run->source, TargetOffset::kUnknown}
                                                                 : within(other(*run), target);
        if (here.offset < least.offset) {
            least = here;
        }
        if (rising) {
            break;
        }
    }
    return least;
}

OffsetMap::Order OffsetMap::order() const {
    if (!m_order) {
        Order found = Order::Exact;
        std::int64_t end = 0;
        for (const Run& each : m_runs) {
            found = each.target < end ? Order::None : each.exact ? found : std::min(found, Order::Rising);
            if (found == Order::None) {
                break;
            }
            end = each.targetEnd();
        }
        m_order = found;
    }
    return *m_order;
}

void OffsetMap::setMostRuns(std::size_t runs) {
    const std::scoped_lock lock{m_mutex};
    m_mostRuns = std::max(runs, kFewestRuns);
    trim();
}

void OffsetMap::restore(OffsetMapState state) {
    const std::scoped_lock lock{m_mutex};
    m_runs.assign(state.runs.begin(), state.runs.end());
    m_order.reset();
    m_floor = state.floor;
    m_read = state.read;
    m_reach = state.reach;
    m_committed = state.committed;
    m_doubt = state.doubtful ? -1 : 0;
    m_confirmed = false;
    m_targetEnd = state.targetEnd;
    m_lostTarget = state.lostTarget;
    m_endExact = state.endExact;
    m_changedFrom = kForEver;
    trim();
}

std::optional<OffsetMapState> OffsetMap::takeChange(const std::function<std::int64_t(std::int64_t)>& from) {
    const std::scoped_lock lock{m_mutex};
    if (m_changedFrom == kForEver) {
        return std::nullopt;
    }
    const std::int64_t first = from(std::exchange(m_changedFrom, kForEver));
    OffsetMapState out = head();
    out.runs.assign(std::ranges::lower_bound(m_runs, first, {}, &Run::source), m_runs.end());
    return out;
}

void OffsetMap::found(std::int64_t source, std::int64_t target) {
    const std::scoped_lock lock{m_mutex};
    clear(source);
    m_targetEnd = target;
}

void OffsetMap::confirm() {
    const std::scoped_lock lock{m_mutex};
    m_confirmed = m_floor >= 0;
    m_doubt = 0;
}

void OffsetMap::targetCut(std::int64_t target, std::int64_t source) {
    const std::scoped_lock lock{m_mutex};
    cut(source, kForEver, What::All);
    m_read = std::min(m_read, source);
    m_reach = std::min(m_reach, source);
    m_committed = std::min(m_committed, source);
    m_targetEnd = target;
    m_lostTarget = std::min(m_lostTarget, target);
    m_endExact = true;
    changed(source);
}

OffsetMapState OffsetMap::tip() const {
    const std::scoped_lock lock{m_mutex};
    return head();
}

OffsetMapState OffsetMap::head() const {
    return {m_floor,     m_read,       m_reach,    std::min(m_committed, m_reach),
            m_targetEnd, m_lostTarget, m_endExact, m_doubt < 0 || m_read < m_doubt,
            {}};
}

void OffsetMap::changed(std::int64_t source) { m_changedFrom = std::min(m_changedFrom, source); }

void OffsetMap::clear(std::int64_t source) {
    m_runs.clear();
    m_floor = source;
    m_read = source;
    m_reach = source;
    m_committed = source;
    m_doubt = -1;
    m_targetEnd = -1;
    m_lostTarget = 0;
    m_endExact = true;
    m_confirmed = false;
    m_order = Order::Exact;
    m_changedFrom = -1;
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
        changed(whole.source);
        m_order.reset();
        run = m_runs.erase(run);
        if (whole.end() > to) {
            run = m_runs.insert(run, tailOf(whole, to));
        }
        if (whole.source < from) {
            run = std::next(m_runs.insert(run, headOf(whole, from)));
        }
    }
}

// There is none of its source offsets.
void OffsetMap::insert(const Run& run) {
    const auto next = std::ranges::upper_bound(m_runs, run.source, {}, &Run::source);
    Run* before = next == m_runs.begin() ? nullptr : &*std::prev(next);
    const std::int64_t end = before == nullptr ? 0 : before->targetEnd();
    if (next != m_runs.end() || run.target < end) {
        m_order.reset();
    } else if (m_order && !run.exact) {
        m_order = std::min(*m_order, Order::Rising);
    }
    const bool goesOn = before != nullptr && before->end() == run.source && before->exact == run.exact &&
                        (before->target < 0 ? run.target < 0 : end == run.target);
    changed(goesOn ? before->source : run.source);
    if (goesOn) {
        before->span += run.span;
        before->targetSpan += run.targetSpan;
    } else {
        m_runs.insert(next, run);
    }
}

void OffsetMap::trim() {
    if (m_runs.size() <= m_mostRuns) {
        return;
    }
    putTogether();
    while (m_runs.size() > m_mostRuns) {
        m_floor = std::max(m_floor, m_runs.front().end());
        m_lostTarget = std::max(m_lostTarget, m_runs.front().targetEnd());
        m_runs.pop_front();
        m_changedFrom = -1;
    }
}

// Two and two, of the older ones. What lies between two records is a gap, on either side.
void OffsetMap::putTogether() {
    const std::size_t older = m_runs.size() - std::min(kNewest, m_mostRuns / 2);
    std::deque<Run> fewer;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        Run run = m_runs[i];
        if (i + 1 < older && run.exact && m_runs[i + 1].exact && m_runs[i + 1].target >= run.targetEnd()) {
            const Run& next = m_runs[++i];
            run.gaps += next.gaps + (next.source - run.end());
            run.span = next.end() - run.source;
            run.targetSpan = next.targetEnd() - run.target;
        }
        fewer.push_back(run);
    }
    m_runs = std::move(fewer);
    m_changedFrom = -1;
}

// Evenly: which partitions have many runs is not known before they do.
void LinkOffsets::share() {
    const std::size_t runs = m_roomBytes / sizeof(OffsetMapRun) / std::max<std::size_t>(1, m_maps.size());
    for (const auto& [at, map] : m_maps) {
        map->setMostRuns(runs);
    }
}

std::shared_ptr<OffsetMap> LinkOffsets::of(const kafka::TopicPartition& at) {
    const std::scoped_lock lock{m_mutex};
    std::shared_ptr<OffsetMap>& slot = m_maps[at];
    if (!slot) {
        slot = std::make_shared<OffsetMap>();
        share();
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
