#pragma once

#include "core/base/backoff.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/link/errand.h"
#include "core/link/linkclusters.h"
#include "core/mirror/linkcounters.h"
#include "core/mirror/streamhost.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace tributary {

/// Knows whether the two clusters of a running link are there, and where the source ends.
///
/// A cluster is away when a client says so, or when it does not answer while it is asked: now and then, and as soon as
/// there is work that does not move. One that is frozen keeps its connections open and no client notices. The clients
/// try by themselves meanwhile; this only finds out when to say that it is back. Blocks for a request, 3 s at most for
/// each. Supervisor thread only.
class ClusterWatch {
public:
    /// A new start.
    void begin(std::shared_ptr<const LinkClusters> clusters, MonotonicTime now);
    void end();

    /// A client of the link cannot use this cluster.
    void trouble(Side side, const Error& why);
    /// A client of the link got no answer: both clusters are asked at the next tick.
    void suspect() { m_nextLook = MonotonicTime{}; }
    [[nodiscard]] bool away(Side side) const { return m_away.contains(side); }
    /// Why the link waits: the source's reason first; none when both are there.
    [[nodiscard]] std::optional<Error> reason() const;
    [[nodiscard]] std::optional<Error> reason(Side side) const;
    [[nodiscard]] std::int64_t retryAtMs() const { return m_retryAtMs; }

    /// Once a second. `paused`: nothing is read, so that only this learns where the source ends. `counters` outlives
    /// the engine's threads by its partitions, which are shared.
    void tick(MonotonicTime now, const LinkCounters& counters, bool paused);

private:
    using Probes = std::map<Side, Status>;

    void followWork(MonotonicTime now, const LinkCounters& counters, bool paused);
    void look(MonotonicTime now);
    void take(Probes probes, MonotonicTime now);
    [[nodiscard]] std::vector<Side> sidesToAsk(MonotonicTime now);

    std::shared_ptr<const LinkClusters> m_clusters;
    Errand<Result<Probes>> m_asking;
    Errand<Status> m_ends;  ///< by itself: what is slow there must not delay the verdict; failed: it did not answer
    std::map<Side, Error> m_away;
    Backoff m_backoff{std::chrono::seconds{1}, std::chrono::seconds{5}};
    MonotonicTime m_retryAt;
    std::int64_t m_retryAtMs = 0;
    MonotonicTime m_nextEnds;
    MonotonicTime m_nextLook;
    bool m_endsKnown = false;  ///< of all partitions, since the start
    std::int64_t m_done = 0;   ///< of the link's work
    MonotonicTime m_movedAt;   ///< when it last did
};

}  // namespace tributary
