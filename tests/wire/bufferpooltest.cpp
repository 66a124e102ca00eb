#include "core/wire/buffer.h"
#include "tests/support/testprogram.h"

#include <vector>

#include <QTest>

using namespace tributary::wire;

/// Buffers are lent, counted, used again and bounded.
class BufferPoolTest : public QObject {
    Q_OBJECT

private slots:
    void countsWhatIsLent();
    void usesOneAgain();
    void keepsNoMoreThanItMay();
    void buffersOutliveThePool();
};

void BufferPoolTest::countsWhatIsLent() {
    BufferPool pool{1 << 20};
    QCOMPARE(pool.lentBytes(), 0U);
    BufferPtr small = pool.take(1);
    QCOMPARE(small->size, 1U);
    QVERIFY(small->capacity >= 1);
    BufferPtr large = pool.take(100'000);
    QCOMPARE(large->bytes().size(), 100'000U);
    QCOMPARE(pool.lentBytes(), small->capacity + large->capacity);
    const BufferPtr shared = large;
    large.reset();
    QCOMPARE(pool.lentBytes(), small->capacity + shared->capacity);
    small.reset();
    QCOMPARE(pool.lentBytes(), shared->capacity);
}

void BufferPoolTest::usesOneAgain() {
    BufferPool pool{1 << 20};
    BufferPtr first = pool.take(70'000);
    const std::byte* place = first->data.get();
    first.reset();
    const BufferPtr again = pool.take(90'000);  // the same power of two
    QCOMPARE(again->data.get(), place);
    QCOMPARE(again->size, 90'000U);
    const BufferPtr other = pool.take(70'000);
    QVERIFY(other->data.get() != place);
}

void BufferPoolTest::keepsNoMoreThanItMay() {
    BufferPool pool{1 << 17};
    std::vector<BufferPtr> lent;
    std::vector<const std::byte*> places;
    for (int i = 0; i < 4; ++i) {
        lent.push_back(pool.take(1 << 16));
    }
    lent.clear();
    QCOMPARE(pool.lentBytes(), 0U);
    // Two of the four were kept; a larger one never is.
    BufferPtr large = pool.take(1 << 18);
    large.reset();
    QCOMPARE(pool.lentBytes(), 0U);
    lent.push_back(pool.take(1 << 16));
    lent.push_back(pool.take(1 << 16));
    lent.push_back(pool.take(1 << 16));
    QCOMPARE(pool.lentBytes(), 3U << 16U);
}

void BufferPoolTest::buffersOutliveThePool() {
    BufferPtr buffer;
    {
        BufferPool pool{1 << 20};
        buffer = pool.take(5'000);
    }
    buffer->data[4'999] = std::byte{1};
    buffer.reset();
}

TRIBUTARY_TEST(BufferPoolTest, QCoreApplication)
#include "bufferpooltest.moc"
