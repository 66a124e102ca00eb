#include <map>
#include <set>
#include <string>

#include <QJsonDocument>
#include <QTest>

#include "core/sandbox/recordwriter.h"
#include "core/sandbox/stamp.h"
#include "core/sandbox/trafficprofile.h"
#include "tests/support/testprogram.h"

using namespace tributary::sandbox;

class RecordWriterTest : public QObject {
    Q_OBJECT

private slots:
    void valuesAreJsonOfRealisticSize();
    void sameSeedSameRecords();
    void sharesAddUp();
    void dayCurveStaysAroundOne();
    void stamps();
    void textThatIsNoStamp_data();
    void textThatIsNoStamp();
};

void RecordWriterTest::valuesAreJsonOfRealisticSize() {
    RecordWriter writer("EU", 7);
    GeneratedRecord record;
    int tombstones = 0;
    int withoutKey = 0;
    std::set<std::string> keys;
    for (const TrafficKind kind :
         {TrafficKind::Orders, TrafficKind::Clicks, TrafficKind::Inventory, TrafficKind::Payments, TrafficKind::Logs}) {
        for (int i = 0; i < 2000; ++i) {
            writer.write(kind, 1'760'000'000'000 + i, record);
            tombstones += record.hasValue ? 0 : 1;
            if (!record.hasKey) {
                ++withoutKey;
                QVERIFY(record.key.empty());
            } else {
                keys.insert(record.key);
            }
            if (record.hasValue) {
                QVERIFY2(record.value.size() >= 120 && record.value.size() <= 950, record.value.c_str());
                QJsonParseError error{};
                QJsonDocument::fromJson(QByteArray::fromStdString(record.value), &error);
                QVERIFY2(error.error == QJsonParseError::NoError, record.value.c_str());
            }
        }
    }
    QVERIFY(tombstones > 5 && tombstones < 60);
    QVERIFY(withoutKey > 2000 && withoutKey < 2300);
    QVERIFY(keys.size() > 3000);
}

void RecordWriterTest::sameSeedSameRecords() {
    RecordWriter one("EU", 7);
    RecordWriter two("EU", 7);
    RecordWriter other("EU", 8);
    GeneratedRecord a;
    GeneratedRecord b;
    GeneratedRecord c;
    for (int i = 0; i < 50; ++i) {
        one.write(TrafficKind::Orders, i, a);
        two.write(TrafficKind::Orders, i, b);
        other.write(TrafficKind::Orders, i, c);
        QCOMPARE(a.value, b.value);
        QCOMPARE(a.key, b.key);
        QVERIFY(a.value != c.value);
    }
}

void RecordWriterTest::sharesAddUp() {
    double sum = 0;
    for (const TrafficProfile& profile : trafficProfiles()) {
        QVERIFY(profile.share > 0 && profile.partitions > 0);
        sum += profile.share;
    }
    QVERIFY(qAbs(sum - 1) < 1e-9);
}

void RecordWriterTest::dayCurveStaysAroundOne() {
    double sum = 0;
    for (int i = 0; i < 1200; ++i) {
        const double factor = dayCurve(i / 10.0, 0.25);
        QVERIFY(factor > 0.4 && factor < 1.6);
        sum += factor;
    }
    QVERIFY(qAbs(sum / 1200 - 1) < 0.01);
    QVERIFY(qAbs(dayCurve(0, 0.5) - dayCurve(60, 0)) < 1e-9);
}

void RecordWriterTest::stamps() {
    std::string text = "left over";
    const Stamp stamp{"Europe, west", "orders.created", 3, 18'234};
    encodeStamp(stamp, text);
    QCOMPARE(text, std::string{"3 18234 orders.created Europe, west"});
    QVERIFY(decodeStamp(text) == stamp);
}

void RecordWriterTest::textThatIsNoStamp_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "3", "3 4", "3 4 orders", "3 4 orders ", "x 4 orders eu", "3 -1 orders eu",
                             "-1 4 orders eu", "3 4  eu", "99999999999 4 orders eu", "3 4.5 orders eu"}) {
        QTest::newRow(text) << text;
    }
}

void RecordWriterTest::textThatIsNoStamp() {
    QFETCH(QString, text);
    QVERIFY(!decodeStamp(text.toStdString()).has_value());
}

TRIBUTARY_TEST(RecordWriterTest, NoApplication)
#include "recordwritertest.moc"
