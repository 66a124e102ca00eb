#include "tests/soak/judge.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace tributary::soak {

namespace {

class Judge {
public:
    explicit Judge(const Evidence& evidence) : m_evidence(evidence) {
        for (const Excuse& each : evidence.excuses) {
            m_left.push_back(each.records);
        }
    }

    Finding judge(Rewind rewind) {
        Finding finding;
        finding.unexplained = rewind.records();
        finding.why = "nothing unclean happened where it went back";
        for (std::size_t i = 0; i < m_evidence.excuses.size() && finding.unexplained != 0; ++i) {
            if (atThePlace(rewind, m_evidence.excuses[i])) {
                take(rewind, i, finding);
            }
        }
        finding.rewind = std::move(rewind);
        return finding;
    }

private:
    [[nodiscard]] bool atThePlace(const Rewind& rewind, const Excuse& excuse) const {
        const std::int64_t before = offsetBefore(m_evidence.targetEnds, rewind.partition, excuse.begin);
        const std::int64_t after = offsetAfter(m_evidence.targetEnds, rewind.partition, lastArrival(excuse));
        return rewind.at >= before && rewind.at <= after;
    }

    /// What a process had sent before its end may lie in a connection that stands still, or with a broker that does.
    [[nodiscard]] std::int64_t lastArrival(const Excuse& excuse) const {
        std::int64_t last = excuse.end + kArrivalMs;
        for (const Happened& fault : m_evidence.faults) {
            if (fault.lane == LaneKind::Target && fault.begin <= last && fault.end >= excuse.begin) {
                last = std::max(last, fault.end == kNotYet ? kNotYet : fault.end + kArrivalMs);
            }
        }
        return last;
    }

    void take(const Rewind& rewind, std::size_t number, Finding& finding) {
        const Excuse& excuse = m_evidence.excuses[number];
        if (excuse.kind == Excuse::Kind::Said) {
            const std::uint64_t covered = std::min(m_left[number], finding.unexplained);
            m_left[number] -= covered;
            finding.unexplained -= covered;
            finding.excuse = excuse.what;
            finding.why = fmt::format("{} were announced", excuse.records);
            return;
        }
        const std::int64_t committed = offsetBefore(m_evidence.committed, rewind.partition, excuse.begin);
        const std::int64_t source = m_evidence.sourceOffset(rewind.partition, rewind.to);
        if (source >= 0 && source < committed) {
            finding.why = fmt::format("{} was committed before {}", committed, excuse.what);
            return;
        }
        finding.excuse = excuse.what;
        finding.unexplained = overdue(rewind, excuse);
        finding.why = "these stood at the target for longer than a commit interval";
    }

    [[nodiscard]] std::uint64_t overdue(const Rewind& rewind, const Excuse& excuse) const {
        const std::int64_t due = excuse.begin - m_evidence.commitIntervalMs - kGraceMs;
        const bool disturbed = std::ranges::any_of(m_evidence.faults, [&](const Happened& fault) {
            return (fault.lane == LaneKind::Source || fault.lane == LaneKind::Target) && fault.begin <= excuse.begin &&
                   (fault.end == kNotYet || fault.end + kRecoveryMs >= due);
        });
        const std::int64_t there = disturbed ? -1 : offsetBefore(m_evidence.targetEnds, rewind.partition, due);
        return static_cast<std::uint64_t>(
            std::ranges::count_if(rewind.earlier, [there](std::int64_t each) { return each < there; }));
    }

    const Evidence& m_evidence;
    std::vector<std::uint64_t> m_left;  // of what each excuse announced
};

/// Which sequences stand there more than once, and how often beside the first.
std::map<std::uint32_t, int> moreThanOnce(const SequenceLog& log) {
    std::vector<bool> known;
    std::map<std::uint32_t, int> more;
    for (const std::uint32_t sequence : log) {
        if (sequence == kNoSequence) {
            continue;
        }
        if (known.size() <= sequence) {
            known.resize(sequence + std::size_t{1});
        }
        if (known[sequence]) {
            ++more[sequence];
        }
        known[sequence] = true;
    }
    return more;
}

}  // namespace

std::vector<Rewind> rewinds(std::size_t partition, const SequenceLog& source, const SequenceLog& log) {
    std::map<std::uint32_t, int> more = moreThanOnce(source);
    std::vector<Rewind> found;
    std::vector<std::int64_t> stands;  // by sequence: its newest target offset, -1: none
    std::uint32_t highest = 0;
    std::uint32_t last = 0;
    bool again = false;
    for (std::size_t offset = 0; offset < log.size(); ++offset) {
        const std::uint32_t sequence = log[offset];
        if (sequence == kNoSequence) {
            continue;
        }
        if (stands.size() <= sequence) {
            stands.resize(sequence + std::size_t{1}, -1);
        }
        std::int64_t& here = stands[sequence];
        if (const auto copies = more.find(sequence); here >= 0 && copies != more.end() && copies->second-- > 0) {
            here = -1;  // as at the source
        }
        if (here >= 0) {
            if (!again || sequence <= last) {
                found.push_back({partition, static_cast<std::int64_t>(offset), highest, sequence, {}});
            }
            found.back().earlier.push_back(here);
        }
        again = here >= 0;
        here = static_cast<std::int64_t>(offset);
        last = sequence;
        highest = std::max(highest, sequence);
    }
    return found;
}

std::vector<Finding> judge(std::vector<Rewind> found, const Evidence& evidence) {
    Judge one{evidence};
    std::vector<Finding> findings;
    for (Rewind& each : found) {
        findings.push_back(one.judge(std::move(each)));
    }
    return findings;
}

}  // namespace tributary::soak
