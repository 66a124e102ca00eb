#include "core/wire/crc32c.h"

#include "tests/support/testprogram.h"
#include "tests/wire/batchbuilder.h"

#include <algorithm>
#include <random>
#include <string_view>
#include <vector>

#include <QTest>

using namespace tributary::wire;

/// The checksum against what is published, and the shortcut against the long way.
class Crc32cTest : public QObject {
    Q_OBJECT

private slots:
    void publishedVectors();
    void agreesWithItsDefinition();
    void aNewFrontGivesWhatTheWholeGives();
};

namespace {

std::vector<std::byte> randomBytes(std::minstd_rand& random, std::size_t size) {
    std::vector<std::byte> out(size);
    std::ranges::generate(out, [&] { return static_cast<std::byte>(random() >> 7U); });
    return out;
}

std::uint32_t crcOf(std::string_view text) { return crc32c(std::as_bytes(std::span{text})); }

}  // namespace

// RFC 3720, appendix B.4, and the check value of the catalogue of parametrised CRC algorithms.
void Crc32cTest::publishedVectors() {
    std::vector<std::byte> bytes(32, std::byte{0});
    QCOMPARE(crc32c(bytes), 0x8A9136AAU);
    std::ranges::fill(bytes, std::byte{0xFF});
    QCOMPARE(crc32c(bytes), 0x62A8AB43U);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::byte>(i);
    }
    QCOMPARE(crc32c(bytes), 0x46DD794EU);
    std::ranges::reverse(bytes);
    QCOMPARE(crc32c(bytes), 0x113FDB5CU);
    QCOMPARE(crcOf("123456789"), 0xE3069283U);
    QCOMPARE(crcOf(""), 0U);
}

void Crc32cTest::agreesWithItsDefinition() {
    std::minstd_rand random{1};
    for (std::size_t size = 0; size < 300; ++size) {
        const std::vector<std::byte> bytes = randomBytes(random, size);
        QCOMPARE(crc32c(bytes), plainCrc32c(bytes));
    }
}

void Crc32cTest::aNewFrontGivesWhatTheWholeGives() {
    std::minstd_rand random{2};
    std::uniform_int_distribution<std::size_t> front{0, 60};
    for (std::size_t round = 0; round < 2'000; ++round) {
        const std::size_t behind = round < 70 ? round : random() % (round % 50 == 0 ? 300'000 : 3'000);
        const std::size_t size = front(random);
        std::vector<std::byte> bytes = randomBytes(random, size + behind);
        const std::vector<std::byte> before{bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
        const std::uint32_t old = crc32c(bytes);
        const std::vector<std::byte> after = randomBytes(random, size);
        std::ranges::copy(after, bytes.begin());
        QCOMPARE(crc32cWithNewFront(old, before, after, behind), crc32c(bytes));
    }
}

TRIBUTARY_TEST(Crc32cTest, QCoreApplication)
#include "crc32ctest.moc"
