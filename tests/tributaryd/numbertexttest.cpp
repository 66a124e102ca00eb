#include <clocale>
#include <string>

#include <QTest>

#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"
#include "tests/support/testprogram.h"

using namespace tributary::daemon;

namespace {

QString q(const std::string& text) { return QString::fromStdString(text); }

}  // namespace

class NumberTextTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { std::setlocale(LC_ALL, "C.UTF-8"); }
    void counts();
    void bytes_data();
    void bytes();
    void durations_data();
    void durations();
    void rates();
    void times();
    void widths();
    void cutting();
    void controlCharacters();
};

void NumberTextTest::counts() {
    QCOMPARE(q(grouped(0)), "0");
    QCOMPARE(q(grouped(999)), "999");
    QCOMPARE(q(grouped(1204)), "1,204");
    QCOMPARE(q(grouped(18'446'744'073'709'551'615U)), "18,446,744,073,709,551,615");
}

void NumberTextTest::bytes_data() {
    QTest::addColumn<double>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << "0 B";
    QTest::newRow("bytes") << 999.0 << "999 B";
    QTest::newRow("kilo") << 1'000.0 << "1.0 kB";
    QTest::newRow("rounds up a unit") << 999'900.0 << "1.0 MB";
    QTest::newRow("mega") << 12.4e6 << "12.4 MB";
    QTest::newRow("hundreds") << 123.4e6 << "123 MB";
    QTest::newRow("most") << 5e18 << "5000 PB";
}

void NumberTextTest::bytes() {
    QFETCH(double, bytes);
    QFETCH(QString, text);
    QCOMPARE(q(bytesText(bytes)), text);
}

void NumberTextTest::durations_data() {
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << "0.0 s";
    QTest::newRow("below zero") << -3.0 << "0.0 s";
    QTest::newRow("fraction") << 0.84 << "0.8 s";
    QTest::newRow("seconds") << 42.0 << "42 s";
    QTest::newRow("still seconds") << 119.0 << "119 s";
    QTest::newRow("minutes") << 200.0 << "3 min";
    QTest::newRow("hours") << 7500.0 << "2 h 05 min";
    QTest::newRow("days") << 3 * 86400.0 + 4 * 3600.0 << "3 d 4 h";
}

void NumberTextTest::durations() {
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(q(durationText(seconds)), text);
}

void NumberTextTest::rates() {
    QCOMPARE(q(rateText(0)), "0");
    QCOMPARE(q(rateText(0.01)), "0");
    QCOMPARE(q(rateText(0.42)), "0.4");
    QCOMPARE(q(rateText(2)), "2");
    QCOMPARE(q(rateText(9.96)), "10");
    QCOMPARE(q(rateText(1204.4)), "1,204");
}

void NumberTextTest::times() {
    QCOMPARE(q(timeText(0)), "1970-01-01T00:00:00.000Z");
    QCOMPARE(q(timeText(1'772'353'800'250)), "2026-03-01T08:30:00.250Z");
    QCOMPARE(q(timeText(-1)), "1969-12-31T23:59:59.999Z");
    QCOMPARE(q(clockText(1'772'353'800'250)), "08:30:00");
}

void NumberTextTest::widths() {
    QCOMPARE(displayWidth(""), std::size_t{0});
    QCOMPARE(displayWidth("abc"), std::size_t{3});
    QCOMPARE(displayWidth("é → ●"), std::size_t{5});
    QCOMPARE(displayWidth("東京"), std::size_t{4});
    QCOMPARE(displayWidth("e\u0301"), std::size_t{1});
    QCOMPARE(q(padded("é", 3, false)), QString::fromUtf8("é  "));
    QCOMPARE(q(padded("é", 3, true)), QString::fromUtf8("  é"));
}

void NumberTextTest::cutting() {
    QCOMPARE(q(truncated("abcdef", 6, "…")), "abcdef");
    QCOMPARE(q(truncated("abcdef", 5, "…")), QString::fromUtf8("abcd…"));
    QCOMPARE(q(truncated("東京都", 5, "…")), QString::fromUtf8("東京…"));
    QCOMPARE(q(truncated("東京都", 4, "…")), QString::fromUtf8("東…"));
    QCOMPARE(q(truncated("abcdef", 2, "...")), "..");
    QCOMPARE(q(truncated("abcdef", 0, "…")), "");
}

void NumberTextTest::controlCharacters() {
    QCOMPARE(q(printable("a\x1b[2Jb\n")), "a?[2Jb?");
    QCOMPARE(q(printable("a\xC2\x9B"
                         "2Jb")),
             "a?2Jb");
    QCOMPARE(q(printable("é → 東")), QString::fromUtf8("é → 東"));
}

TRIBUTARY_TEST(NumberTextTest, NoApplication)
#include "numbertexttest.moc"
