#include "tests/soak/faultplan.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tributary::soak {

namespace {

struct Known {
    FaultKind kind;
    std::string_view name;
    std::set<LaneKind> lanes;
};

const std::array<Known, 13>& known() {
    static const std::set<LaneKind> clusters{LaneKind::Source, LaneKind::Target};
    static const std::array<Known, 13> all{
        Known{FaultKind::Kill, "kill", {LaneKind::Process}},
        Known{FaultKind::Stop, "stop", {LaneKind::Process}},
        Known{FaultKind::Rebalance, "rebalance", {LaneKind::Process}},
        Known{FaultKind::Freeze, "freeze", clusters},
        Known{FaultKind::Cut, "cut", clusters},
        Known{FaultKind::Stall, "stall", clusters},
        Known{FaultKind::HalfOpen, "halfopen", clusters},
        Known{FaultKind::Restart, "restart", clusters},
        Known{FaultKind::BrokerKill, "brokerkill", clusters},
        Known{FaultKind::Leader, "leader", clusters},
        Known{FaultKind::Credentials, "credentials", clusters},
        Known{FaultKind::Retention, "retention", {LaneKind::Source}},
        Known{FaultKind::State, "state", {LaneKind::State}},
    };
    return all;
}

const Known& entry(FaultKind kind) { return known().at(static_cast<std::size_t>(kind)); }

}  // namespace

std::string_view faultName(FaultKind kind) { return entry(kind).name; }

std::string_view laneName(LaneKind lane) {
    constexpr std::array<std::string_view, 4> kNames{"process", "source", "target", "state"};
    return kNames.at(static_cast<std::size_t>(lane));
}

std::vector<FaultKind> allFaults() {
    std::vector<FaultKind> all;
    for (const Known& each : known()) {
        all.push_back(each.kind);
    }
    return all;
}

std::optional<FaultKind> faultOf(std::string_view name) {
    const auto found = std::ranges::find(known(), name, &Known::name);
    return found == known().end() ? std::nullopt : std::optional{found->kind};
}

FaultPlan::FaultPlan(LaneKind lane, std::uint32_t seed, const std::set<FaultKind>& wanted)
    : m_lane(lane), m_random(seed * 4 + static_cast<std::uint32_t>(lane)) {
    for (const FaultKind kind : wanted) {
        if (entry(kind).lanes.contains(lane)) {
            m_kinds.push_back(kind);
        }
    }
}

Fault FaultPlan::next() {
    Fault fault;
    fault.kind = m_kinds[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(m_kinds.size()) - 1))];
    switch (m_lane) {
        case LaneKind::Process:
            fault.afterMs = between(1'000, 20'000);
            break;
        case LaneKind::State:
            fault.afterMs = between(10'000, 40'000);
            break;
        default:
            fault.afterMs = between(3'000, 15'000);
            break;
    }
    // Most are short; one in four may last half a minute.
    const std::int64_t most = between(0, 3) == 0 ? 30'000 : 8'000;
    fault.lengthMs = between(1'000, most);
    fault.pick = static_cast<std::uint32_t>(m_random());
    return fault;
}

std::int64_t FaultPlan::between(std::int64_t least, std::int64_t most) {
    // Not std::uniform_int_distribution: what that draws is not the same everywhere.
    return least + static_cast<std::int64_t>(m_random() % static_cast<std::uint32_t>(most - least + 1));
}

}  // namespace tributary::soak
