#include "core/link/offsetmapstate.h"

#include "core/wire/varint.h"

#include <array>

namespace tributary {

namespace {

constexpr std::byte kVersion{1};

// How a run is written: what follows from its kind is left out.
enum class Kind : std::uint8_t { Dense, Gaps, Bound, Anywhere };
constexpr std::int64_t kKinds = 4;

Kind kindOf(const OffsetMapRun& run) {
    if (run.target < 0) {
        return Kind::Anywhere;
    }
    return run.dense() ? Kind::Dense : run.exact ? Kind::Gaps : Kind::Bound;
}

class Out {
public:
    explicit Out(std::vector<std::byte>& bytes) : m_bytes(bytes) {}
    void put(std::int64_t number) {
        std::array<std::byte, wire::kLongestVarint> room{};
        m_bytes.insert(m_bytes.end(), room.data(), wire::putVarint(room.data(), number));
    }

private:
    std::vector<std::byte>& m_bytes;
};

// Numbers that no map has make it fail, so that no sum of them can overflow.
class In {
public:
    explicit In(std::span<const std::byte> bytes) : m_left(bytes) {}
    std::int64_t take(std::int64_t least = 0) {
        constexpr std::int64_t kMost = std::int64_t{1} << 60;
        m_ok = m_ok && !m_left.empty();
        const std::int64_t number = wire::takeVarint(m_left);
        m_ok = m_ok && number >= least && number <= kMost;
        return m_ok ? number : 0;
    }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_left.empty(); }

private:
    std::span<const std::byte> m_left;
    bool m_ok = true;
};

constexpr std::int64_t kAnyOffset = -(std::int64_t{1} << 60);

}  // namespace

std::vector<std::byte> encodeOffsetMap(const OffsetMapState& state) {
    std::vector<std::byte> bytes{kVersion};
    Out out{bytes};
    out.put(state.floor);
    out.put(state.read);
    out.put(state.reach);
    out.put(state.committed);
    out.put(state.targetEnd);
    out.put(state.lostTarget);
    out.put(state.endExact ? 1 : 0);
    out.put(state.doubtful ? 1 : 0);
    std::int64_t source = 0;
    std::int64_t target = 0;
    for (const OffsetMapRun& each : state.runs) {
        const Kind kind = kindOf(each);
        out.put((each.span * kKinds) + static_cast<std::int64_t>(kind));
        out.put(each.source - source);
        source = each.end();
        if (kind == Kind::Anywhere) {
            continue;
        }
        out.put(each.target - target);
        target = each.targetEnd();
        if (kind != Kind::Dense) {
            out.put(each.gaps);
            out.put(each.targetSpan);
        }
    }
    return bytes;
}

std::optional<OffsetMapState> decodeOffsetMap(std::span<const std::byte> bytes) {
    if (bytes.empty() || bytes.front() != kVersion) {
        return std::nullopt;
    }
    In in{bytes.subspan(1)};
    OffsetMapState out;
    out.floor = in.take(-1);
    out.read = in.take();
    out.reach = in.take();
    out.committed = in.take();
    out.targetEnd = in.take(-1);
    out.lostTarget = in.take();
    out.endExact = in.take() != 0;
    out.doubtful = in.take() != 0;
    std::int64_t source = 0;
    std::int64_t target = 0;
    while (in.ok() && !in.atEnd()) {
        OffsetMapRun run;
        const std::int64_t head = in.take();
        const auto kind = static_cast<Kind>(head % kKinds);
        run.span = head / kKinds;
        run.source = source + in.take();
        source = run.end();
        run.exact = kind == Kind::Dense || kind == Kind::Gaps;
        run.targetSpan = run.span;
        if (kind == Kind::Anywhere) {
            run.target = -1;
        } else {
            run.target = target + in.take(kAnyOffset);
            if (kind != Kind::Dense) {
                run.gaps = in.take();
                run.targetSpan = in.take();
            }
            target = run.targetEnd();
            if (run.target < 0 || run.gaps > run.span) {
                return std::nullopt;
            }
        }
        out.runs.push_back(run);
    }
    return in.ok() ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace tributary
