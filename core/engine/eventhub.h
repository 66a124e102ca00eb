#pragma once

#include "core/engine/engine.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace tributary {

/// Numbers events and hands them, and metrics snapshots, to the subscribers. Thread-safe: streams, supervisors and the
/// sampler publish; subscribers come and go on any thread.
///
/// Each subscriber has a queue of kCapacity events. When it is full the oldest are replaced by one Overflow event that
/// counts them.
class EventHub : public std::enable_shared_from_this<EventHub> {
public:
    static constexpr std::size_t kCapacity = 10'000;

    /// Sets sequence and, where it is 0, time.
    void publish(Event event);
    void publish(const MetricsPtr& snapshot);

    [[nodiscard]] std::unique_ptr<Subscription> subscribe(Scope scope, EngineObserver& observer);

    /// What anybody wants beyond links: the sampler asks.
    [[nodiscard]] bool wantsTopics(const LinkId& link) const;
    [[nodiscard]] bool wantsPartitions(const LinkId& link) const;

private:
    class Subscriber;
    friend class Subscriber;

    void remove(Subscriber* subscriber);
    [[nodiscard]] bool wants(const LinkId& link, bool Scope::*what) const;

    mutable std::mutex m_mutex;
    std::uint64_t m_sequence = 0;
    std::vector<Subscriber*> m_subscribers;
};

}  // namespace tributary
