#include "core/mirror/recordring.h"
#include "tests/support/testprogram.h"

#include <deque>
#include <random>

#include <QTest>

using namespace tributary;

/// The ring against a plain deque, through growth, shrinking and both ends.
class RecordRingTest : public QObject {
    Q_OBJECT

private slots:
    void behavesLikeAQueue();
    void slotsNeverMove();
};

void RecordRingTest::behavesLikeAQueue() {
    RecordRing ring;
    std::deque<std::int64_t> model;
    std::minstd_rand random{7};
    std::int64_t next = 0;
    for (int step = 0; step < 200'000; ++step) {
        const auto action = random() % 100;
        const unsigned grow = step % 20'000 < 10'000 ? 60 : 30;  // fills for a while, then empties
        if (action < grow) {
            ring.pushBack().offset = next;
            model.push_back(next++);
        } else if (action < 95 && !model.empty()) {
            ring.popFront();
            model.pop_front();
        } else if (!model.empty()) {
            ring.popBack();
            model.pop_back();
        }
        QCOMPARE(ring.size(), model.size());
        if (!model.empty()) {
            QCOMPARE(ring.front().offset, model.front());
            QCOMPARE(ring.at(ring.size() - 1).offset, model.back());
            const std::size_t middle = random() % model.size();
            QCOMPARE(ring.at(middle).offset, model[middle]);
        }
    }
}

void RecordRingTest::slotsNeverMove() {
    RecordRing ring;
    const Slot* first = &ring.pushBack();
    for (int i = 0; i < 10'000; ++i) {
        static_cast<void>(ring.pushBack());
    }
    QCOMPARE(&ring.front(), first);
    const Slot* later = &ring.at(5'000);
    for (int i = 0; i < 5'000; ++i) {
        ring.popFront();
    }
    QCOMPARE(&ring.front(), later);
    // A slot that is used again starts afresh.
    ring.front().state.store(SlotState::Failed);
    ring.front().error = 10;
    while (!ring.empty()) {
        ring.popFront();
    }
    const Slot& fresh = ring.pushBack();
    QVERIFY(fresh.state.load() == SlotState::Queued);
    QCOMPARE(fresh.error, 0);
}

TRIBUTARY_TEST(RecordRingTest, QCoreApplication)
#include "recordringtest.moc"
