#include "core/engine/eventhub.h"
#include "tests/support/testprogram.h"

#include <atomic>
#include <thread>
#include <vector>

#include <QTest>

using namespace tributary;

namespace {

class CountingObserver final : public EngineObserver {
public:
    void eventsReady() override { ++ready; }
    void metricsReady(MetricsPtr snapshot) override { last = std::move(snapshot); }
    std::atomic<int> ready{0};
    MetricsPtr last;
};

Event eventOf(const char* topic) {
    Event event;
    event.topic = topic;
    return event;
}

}  // namespace

/// Events are numbered without holes, told once until taken, and an overflow says how much is missing.
class EventHubTest : public QObject {
    Q_OBJECT

private slots:
    void eventsAreNumberedAndToldOnce();
    void anOverflowIsItselfAnEvent();
    void scopeDecidesWhatIsDelivered();
    void manyThreadsPublish();
};

void EventHubTest::eventsAreNumberedAndToldOnce() {
    const auto hub = std::make_shared<EventHub>();
    CountingObserver observer;
    const auto subscription = hub->subscribe({}, observer);
    hub->publish(eventOf("a"));
    hub->publish(eventOf("b"));
    QCOMPARE(observer.ready.load(), 1);
    const std::vector<Event> events = subscription->takeEvents();
    QCOMPARE(events.size(), 2U);
    QCOMPARE(events[0].sequence, 1U);
    QCOMPARE(events[1].sequence, 2U);
    QVERIFY(events[0].timeMs > 0);
    hub->publish(eventOf("c"));
    QCOMPARE(observer.ready.load(), 2);
    QCOMPARE(subscription->takeEvents().size(), 1U);
    QVERIFY(subscription->takeEvents().empty());
}

void EventHubTest::anOverflowIsItselfAnEvent() {
    const auto hub = std::make_shared<EventHub>();
    CountingObserver observer;
    const auto subscription = hub->subscribe({}, observer);
    for (std::size_t i = 0; i < EventHub::kCapacity + 25; ++i) {
        hub->publish(eventOf("x"));
    }
    const std::vector<Event> events = subscription->takeEvents();
    QCOMPARE(events.size(), EventHub::kCapacity + 1);
    QVERIFY(events[0].kind == EventKind::Overflow);
    QCOMPARE(events[0].count, 25U);
    QCOMPARE(events[0].sequence, 25U);
    QCOMPARE(events[1].sequence, 26U);
}

void EventHubTest::scopeDecidesWhatIsDelivered() {
    const auto hub = std::make_shared<EventHub>();
    CountingObserver observer;
    const LinkId link{"one"};
    {
        const auto subscription =
            hub->subscribe({.events = false, .metrics = true, .topics = true, .links = {link}}, observer);
        hub->publish(eventOf("a"));
        hub->publish(std::make_shared<const MetricsSnapshot>());
        QCOMPARE(observer.ready.load(), 0);
        QVERIFY(observer.last != nullptr);
        QVERIFY(hub->wantsTopics(link));
        QVERIFY(!hub->wantsTopics(LinkId{"other"}));
        QVERIFY(!hub->wantsPartitions(link));
    }
    QVERIFY(!hub->wantsTopics(link));
}

void EventHubTest::manyThreadsPublish() {
    const auto hub = std::make_shared<EventHub>();
    CountingObserver observer;
    const auto subscription = hub->subscribe({}, observer);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&hub] {
                for (int n = 0; n < 1'000; ++n) {
                    hub->publish(eventOf("t"));
                }
            });
        }
    }
    std::uint64_t expected = 0;
    for (const Event& event : subscription->takeEvents()) {
        QCOMPARE(event.sequence, ++expected);
    }
    QCOMPARE(expected, 4'000U);
}

TRIBUTARY_TEST(EventHubTest, QCoreApplication)
#include "eventhubtest.moc"
