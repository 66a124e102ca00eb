#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tributary::soak {

enum class FaultKind {
    Kill,         ///< kill -9 of tributaryd, and a new one
    Stop,         ///< SIGTERM, and a new one
    Rebalance,    ///< a second process of the same link for a while
    Freeze,       ///< SIGSTOP of a broker
    Cut,          ///< connections are reset
    Stall,        ///< connections stay open and carry nothing
    HalfOpen,     ///< connections are dead and nobody is told
    Restart,      ///< a broker stops cleanly and comes back
    BrokerKill,   ///< a broker is killed and comes back
    Leader,       ///< other leaders by reassignment and preferred election
    Credentials,  ///< the cluster refuses the password
    Retention,    ///< records below the committed position are deleted at the source
    State,        ///< the state directory cannot be used
};

/// What happens to whom: one fault at a time on each lane, lanes beside each other.
enum class LaneKind { Process, Source, Target, State };

[[nodiscard]] std::string_view faultName(FaultKind kind);
[[nodiscard]] std::string_view laneName(LaneKind lane);
[[nodiscard]] std::vector<FaultKind> allFaults();
/// By its name; nothing when there is none.
[[nodiscard]] std::optional<FaultKind> faultOf(std::string_view name);

struct Fault {
    FaultKind kind = FaultKind::Kill;
    std::int64_t afterMs = 0;   ///< calm before it
    std::int64_t lengthMs = 0;  ///< how long it lasts
    std::uint32_t pick = 0;     ///< decides what the kind leaves open: which broker, which partition, which process
};

/// The faults of one lane, drawn from a seed: the same seed and set of kinds give the same faults in the same order.
/// Plain value, one thread.
class FaultPlan {
public:
    FaultPlan(LaneKind lane, std::uint32_t seed, const std::set<FaultKind>& wanted);

    /// Nothing of what is wanted happens on this lane.
    [[nodiscard]] bool empty() const { return m_kinds.empty(); }
    /// Only while not empty().
    [[nodiscard]] Fault next();

private:
    [[nodiscard]] std::int64_t between(std::int64_t least, std::int64_t most);

    std::vector<FaultKind> m_kinds;
    LaneKind m_lane;
    std::mt19937 m_random;
};

}  // namespace tributary::soak
