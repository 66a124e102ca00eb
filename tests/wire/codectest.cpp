#include "core/wire/codec.h"

#include "tests/support/testprogram.h"

#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <QTest>

using namespace tributary::wire;

namespace {

std::vector<std::byte> bytesOf(const std::string& text) {
    std::vector<std::byte> out(text.size());
    std::memcpy(out.data(), text.data(), text.size());
    return out;
}

// Some of it repeats, some does not.
std::vector<std::byte> sample(std::size_t size) {
    std::mt19937 random{42};
    std::string out;
    while (out.size() < size) {
        out += "order " + std::to_string(random()) + " of the customer, ";
    }
    out.resize(size);
    return bytesOf(out);
}

}  // namespace

class CodecTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsPackedUnpacks_data() { codecs(); }
    void whatIsPackedUnpacks();
    void noMoreThanItMay_data() { codecs(); }
    void noMoreThanItMay();
    void damageIsRefused_data() { codecs(); }
    void damageIsRefused();
    void snappyWithoutFraming();
    void anUnknownCodecIsRefused();

private:
    static void codecs() {
        QTest::addColumn<int>("codec");
        QTest::newRow("none") << static_cast<int>(Codec::None);
        QTest::newRow("gzip") << static_cast<int>(Codec::Gzip);
        QTest::newRow("snappy") << static_cast<int>(Codec::Snappy);
        QTest::newRow("lz4") << static_cast<int>(Codec::Lz4);
        QTest::newRow("zstd") << static_cast<int>(Codec::Zstd);
    }

    Codecs m_codecs;
    std::vector<std::byte> m_packed;
    std::vector<std::byte> m_unpacked;
};

// The contexts are used again and again.
void CodecTest::whatIsPackedUnpacks() {
    QFETCH(int, codec);
    const auto of = static_cast<Codec>(codec);
    for (const std::size_t size : {1U, 100U, 70'000U, 3U, 32'768U, 500'000U}) {
        const std::vector<std::byte> in = sample(size);
        QVERIFY(m_codecs.pack(of, in, m_packed));
        QVERIFY(of == Codec::None || size < 1'000 || m_packed.size() < size);
        QVERIFY(m_codecs.unpack(of, m_packed, m_unpacked, size + 1));
        QCOMPARE(m_unpacked, in);
    }
}

void CodecTest::noMoreThanItMay() {
    QFETCH(int, codec);
    const auto of = static_cast<Codec>(codec);
    const std::vector<std::byte> in(10'000'000);  // a thousandth of it when packed
    QVERIFY(m_codecs.pack(of, in, m_packed));
    m_unpacked = std::vector<std::byte>{};
    QVERIFY(!m_codecs.unpack(of, m_packed, m_unpacked, 65'536));
    QVERIFY(m_unpacked.capacity() <= 2 * 65'536);
}

void CodecTest::damageIsRefused() {
    QFETCH(int, codec);
    const auto of = static_cast<Codec>(codec);
    if (of == Codec::None) {
        return;
    }
    const std::vector<std::byte> in = sample(20'000);
    QVERIFY(m_codecs.pack(of, in, m_packed));
    for (std::size_t size = 0; size < m_packed.size(); size += 97) {
        QVERIFY(!m_codecs.unpack(of, std::span{m_packed}.first(size), m_unpacked, 1 << 20) ||
                m_unpacked.size() < in.size());
    }
    std::mt19937 random{7};
    for (int round = 0; round < 2'000; ++round) {
        std::vector<std::byte> odd = m_packed;
        for (int flips = 0; flips < 3; ++flips) {
            odd[random() % odd.size()] ^= static_cast<std::byte>(1U << random() % 8);
        }
        static_cast<void>(m_codecs.unpack(of, odd, m_unpacked, 1 << 20));  // whatever it says, it says it
        QVERIFY(m_unpacked.size() <= 1U << 20U);
    }
    // And none of it is remembered.
    QVERIFY(m_codecs.unpack(of, m_packed, m_unpacked, 1 << 20));
    QCOMPARE(m_unpacked, in);
}

// As librdkafka writes it: one block, from the definition of the format (a length, then literals).
void CodecTest::snappyWithoutFraming() {
    const std::vector<std::byte> packed = bytesOf(std::string{"\x05\x10", 2} + "hello");
    QVERIFY(m_codecs.unpack(Codec::Snappy, packed, m_unpacked, 100));
    QCOMPARE(m_unpacked, bytesOf("hello"));
}

void CodecTest::anUnknownCodecIsRefused() {
    QVERIFY(!m_codecs.unpack(static_cast<Codec>(6), sample(10), m_unpacked, 100));
    QVERIFY(!m_codecs.pack(static_cast<Codec>(6), sample(10), m_packed));
}

TRIBUTARY_TEST(CodecTest, NoApplication)
#include "codectest.moc"
