#include "core/engine/eventhub.h"

#include "core/base/clock.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <utility>

namespace tributary {

/// The hub calls observers under its mutex, and the destructor takes it: no call is under way when it returns. Lock order:
/// hub, then queue.
class EventHub::Subscriber final : public Subscription {
public:
    Subscriber(std::shared_ptr<EventHub> hub, Scope scope, EngineObserver& observer)
        : m_hub(std::move(hub)), m_scope(std::move(scope)), m_observer(observer) {}

    ~Subscriber() override { m_hub->remove(this); }

    [[nodiscard]] std::vector<Event> takeEvents() override {
        const std::scoped_lock lock{m_queueMutex};
        std::vector<Event> out;
        out.reserve(m_queue.size() + 1);
        if (m_overflow != 0) {
            Event overflow;
            overflow.kind = EventKind::Overflow;
            overflow.count = m_overflow;
            overflow.sequence = m_queue.empty() ? 0 : m_queue.front().sequence - 1;
            overflow.timeMs = wallClockMs();
            out.push_back(std::move(overflow));
            m_overflow = 0;
        }
        std::ranges::move(m_queue, std::back_inserter(out));
        m_queue.clear();
        m_told = false;
        return out;
    }

    [[nodiscard]] const Scope& scope() const { return m_scope; }

    void deliver(const Event& event) {
        bool tell = false;
        {
            const std::scoped_lock lock{m_queueMutex};
            if (m_queue.size() == kCapacity) {
                m_queue.pop_front();
                ++m_overflow;
            }
            m_queue.push_back(event);
            tell = !std::exchange(m_told, true);
        }
        if (tell) {
            m_observer.eventsReady();
        }
    }

    void deliver(const MetricsPtr& snapshot) { m_observer.metricsReady(snapshot); }

private:
    const std::shared_ptr<EventHub> m_hub;
    const Scope m_scope;
    EngineObserver& m_observer;
    std::mutex m_queueMutex;
    std::deque<Event> m_queue;
    std::uint64_t m_overflow = 0;
    bool m_told = false;
};

void EventHub::publish(Event event) {
    const std::scoped_lock lock{m_mutex};
    event.sequence = ++m_sequence;
    if (event.timeMs == 0) {
        event.timeMs = wallClockMs();
    }
    for (Subscriber* each : m_subscribers) {
        if (each->scope().events) {
            each->deliver(event);
        }
    }
}

void EventHub::publish(const MetricsPtr& snapshot) {
    const std::scoped_lock lock{m_mutex};
    for (Subscriber* each : m_subscribers) {
        if (each->scope().metrics) {
            each->deliver(snapshot);
        }
    }
}

std::unique_ptr<Subscription> EventHub::subscribe(Scope scope, EngineObserver& observer) {
    auto subscriber = std::make_unique<Subscriber>(shared_from_this(), std::move(scope), observer);
    const std::scoped_lock lock{m_mutex};
    m_subscribers.push_back(subscriber.get());
    return subscriber;
}

void EventHub::remove(Subscriber* subscriber) {
    const std::scoped_lock lock{m_mutex};
    std::erase(m_subscribers, subscriber);
}

bool EventHub::wants(const LinkId& link, bool Scope::*what) const {
    const std::scoped_lock lock{m_mutex};
    return std::ranges::any_of(m_subscribers, [&](const Subscriber* each) {
        const Scope& scope = each->scope();
        return scope.*what && (scope.links.empty() || std::ranges::find(scope.links, link) != scope.links.end());
    });
}

bool EventHub::wantsTopics(const LinkId& link) const { return wants(link, &Scope::topics); }

bool EventHub::wantsPartitions(const LinkId& link) const { return wants(link, &Scope::partitions); }

}  // namespace tributary
