#include "core/base/clock.h"
#include "core/mirror/localengine.h"
#include "core/topology/enumnames.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/batchlink.h"
#include "tests/support/mirror/rawrecords.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;
using namespace std::string_literals;

/// A record arrives as it was, whatever it looks like and whatever path it takes.
class SameRecordsTest : public QObject {
    Q_OBJECT

private slots:
    void everyShapeArrivesAsItWas_data();
    void everyShapeArrivesAsItWas();
    void theTimeOfTheSourcesBrokerIsKept_data();
    void theTimeOfTheSourcesBrokerIsKept();
    void moreHeadersThanCanBeReadAreRefusedNotLost();
    void moreHeadersThanCanBeReadGoOverInTheirBatch();

private:
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

namespace {

using Text = std::optional<std::string>;
using Headers = std::vector<std::pair<std::string, Text>>;
using Batches = std::vector<std::vector<PlainRecord>>;

constexpr int kRecords = static_cast<int>(DataPath::Record);
constexpr int kAuto = static_cast<int>(DataPath::Auto);
constexpr std::int64_t kFarthest = std::numeric_limits<std::int64_t>::max();

std::string everyByte(std::size_t size) {
    std::string out(size, '\0');
    for (std::size_t i = 0; i < size; ++i) {
        out[i] = static_cast<char>((i * 7) % 256);
    }
    return out;
}

std::vector<Headers> headerShapes(bool whereNoBrokerPacksAnew) {
    Headers many;
    for (int i = 0; i < 500; ++i) {
        many.emplace_back("h" + std::to_string(i % 7), i % 5 == 0 ? Text{} : Text{std::string(i % 11U, 'v')});
    }
    return {{},
            {{"name", "value"}},
            {{"null", Text{}}},
            {{"first", "1"}, {"empty", ""}},
            {{"twice", "one"}, {"other", "x"}, {"twice", "two"}, {"twice", "one"}},
            {{"", "of an empty name"}, {"", Text{}}, {"", ""}},
            {{"with\0nul"s, "in\0it"s}, {"with"s, "behind"}},
            {{whereNoBrokerPacksAnew ? "\xff\xfe not UTF-8" : "\u00fcber", everyByte(256)}},
            many};
}

// Every combination of what a key, a value, headers and a timestamp can be; each carries its number in a header, so
// that no two are the same. A broker that packs a batch anew refuses times before 1970 other than -1, and puts names of
// headers that are no UTF-8 right: those are in only `whereNoBrokerPacksAnew`.
Batches everyShape(bool whereNoBrokerPacksAnew) {
    const std::array<Text, 4> keys{Text{}, Text{""}, Text{"key"}, Text{everyByte(300)}};
    const std::array<Text, 4> values{Text{}, Text{""}, Text{"value"}, Text{"\0behind a NUL"s}};
    const std::int64_t now = wallClockMs();
    const std::array<std::int64_t, 10> times{now,
                                             0,
                                             -1,
                                             1,
                                             now + 1,
                                             kFarthest,
                                             whereNoBrokerPacksAnew ? -2 : 2,
                                             whereNoBrokerPacksAnew ? -62'135'596'800'000 : 86'400'000,
                                             now + 10L * 365 * 86'400'000,
                                             0};
    const std::vector<Headers> headers = headerShapes(whereNoBrokerPacksAnew);
    Batches out(1);
    std::size_t number = 0;
    for (const Text& key : keys) {
        for (const Text& value : values) {
            for (const Headers& shape : headers) {
                for (const std::int64_t time : times) {
                    // Batches of 1, 7 and 53: each shape stands first, in the middle and last in some.
                    if (out.back().size() == (out.size() % 3 == 0 ? 1U : out.size() % 3 == 1 ? 7U : 53U)) {
                        out.emplace_back();
                    }
                    PlainRecord record{0, time, key, value, shape};
                    if (value == "value" && time == 0 && number % 9 == 0) {
                        record.value = everyByte(100'000);
                    }
                    record.headers.insert(record.headers.begin(), {"number", std::to_string(number++)});
                    out.back().push_back(std::move(record));
                }
            }
        }
    }
    // Those without any header cannot carry a number; alone in their batches with one time, and together.
    for (const std::int64_t time : times) {
        out.push_back({{0, time, "no headers", "at all", {}}});
        out.push_back({{0, time, Text{}, Text{}, {}}, {0, time, "", "", {}}, {0, time, "last", Text{}, {}}});
    }
    return out;
}

std::vector<PlainRecord> together(const Batches& batches) {
    std::vector<PlainRecord> out;
    for (const std::vector<PlainRecord>& each : batches) {
        out.insert(out.end(), each.begin(), each.end());
    }
    return out;
}

std::string told(const Text& text) {
    return !text ? "null" : text->size() > 40 ? std::to_string(text->size()) + " bytes" : '"' + *text + '"';
}

std::string told(const PlainRecord& record) {
    std::string out = "key " + told(record.key) + ", value " + told(record.value) + ", time " +
                      std::to_string(record.timestampMs) + ", " + std::to_string(record.headers.size()) + " headers";
    for (std::size_t i = 0; i < std::min<std::size_t>(record.headers.size(), 4); ++i) {
        out += (i == 0 ? ": " : ", ") + told(record.headers[i].first) + "=" + told(record.headers[i].second);
    }
    return out;
}

// Empty when the same records stand in the same order; else the first that differs, and how many do.
std::string contentDifference(const std::vector<PlainRecord>& wanted, const std::vector<PlainRecord>& found) {
    if (wanted.size() != found.size()) {
        return std::to_string(found.size()) + " records instead of " + std::to_string(wanted.size());
    }
    std::string first;
    std::size_t others = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!wanted[i].sameContent(found[i])) {
            if (first.empty()) {
                first = "record " + std::to_string(i) + "\nwas: " + told(wanted[i]) + "\nis:  " + told(found[i]);
            } else {
                ++others;
            }
        }
    }
    return first.empty() ? first : first + "\nand " + std::to_string(others) + " others";
}

std::map<std::string, std::string> anyTime(std::map<std::string, std::string> config) {
    config.emplace("message.timestamp.after.max.ms", std::to_string(kFarthest));
    config.emplace("retention.ms", "-1");
    return config;
}

bool allRecordsAt(const LinkMetrics& now, RecordPathReason reason) {
    return !now.partitionMetrics.empty() && now.partitionMetrics.front().recordPath == reason;
}

}  // namespace

void SameRecordsTest::everyShapeArrivesAsItWas_data() {
    QTest::addColumn<int>("path");
    QTest::addColumn<QByteArray>("codec");
    QTest::addColumn<QByteArray>("largest");
    for (const char* codec : {"uncompressed", "gzip", "snappy", "lz4", "zstd"}) {
        QTest::addRow("record by record, %s", codec) << kRecords << QByteArray{codec} << QByteArray{"1048588"};
        QTest::addRow("whole batches, %s", codec) << kAuto << QByteArray{codec} << QByteArray{"1048588"};
    }
    // Batches above the target's limit take the detour over the record path.
    QTest::addRow("whole batches and detours") << kAuto << QByteArray{"uncompressed"} << QByteArray{"110000"};
}

// The source's broker compresses what was written, the target's takes it apart again: so both can be written and read
// here byte by byte, and what is between is compressed; record by record, by the link anew.
void SameRecordsTest::everyShapeArrivesAsItWas() {
    QFETCH(int, path);
    QFETCH(QByteArray, codec);
    QFETCH(QByteArray, largest);
    const std::string topic = uniqueName("same");
    makeTopic(m_eu, topic, 1, anyTime({{"compression.type", codec.toStdString()}}));
    makeTopic(m_agg, topic, 1,
              anyTime({{"compression.type", "uncompressed"}, {"max.message.bytes", largest.toStdString()}}));
    const Batches batches = everyShape(codec == "uncompressed");
    writeBatches(m_eu, topic, 0, batches);
    const std::vector<RawBatch> there = rawLog(m_eu, topic, 0);
    QCOMPARE(there.size(), batches.size());
    QVERIFY((codec == "uncompressed") == (there.front().codec() == 0));
    QVERIFY(largest.toUInt() > 1'000'000 ||
            std::ranges::any_of(there, [&](const RawBatch& each) { return each.records.size() > largest.toUInt(); }));

    TopologySpec spec = batchClusters(m_eu, m_agg, topic);
    spec.links[0].path = static_cast<DataPath>(path);
    if (path == kRecords) {
        spec.links[0].compression =
            enumFromText<Compression>(codec == "uncompressed" ? "none" : codec.toStdString()).value();
    }
    BatchLink link{spec};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    if (path == kRecords) {
        QVERIFY2(link.shows([](const LinkMetrics& now) { return allRecordsAt(now, RecordPathReason::Chosen); }),
                 link.log().c_str());
    }
    const std::string differs = contentDifference(together(batches), rawRecords(m_agg, topic, 0));
    QVERIFY2(differs.empty(), differs.c_str());
    for (const RawBatch& each : rawLog(m_agg, topic, 0)) {
        QVERIFY(!each.appendTime());
        // What retention and the search by time go by.
        const PlainRecord newest = std::ranges::max(recordsOf(each), {}, &PlainRecord::timestampMs);
        QCOMPARE(each.maxTimestampMs, std::max<std::int64_t>(-1, newest.timestampMs));
    }
}

void SameRecordsTest::theTimeOfTheSourcesBrokerIsKept_data() {
    QTest::addColumn<int>("path");
    QTest::addColumn<bool>("targetStamps");
    for (const auto& [name, path] : {std::pair{"record by record", kRecords}, {"auto", kAuto}}) {
        QTest::addRow("%s", name) << path << false;
        QTest::addRow("%s, to a target that stamps itself", name) << path << true;
    }
}

void SameRecordsTest::theTimeOfTheSourcesBrokerIsKept() {
    QFETCH(int, path);
    QFETCH(bool, targetStamps);
    const std::string topic = uniqueName("stamped");
    makeTopic(m_eu, topic, 1, anyTime({{"message.timestamp.type", "LogAppendTime"}}));
    makeTopic(m_agg, topic, 1,
              anyTime({{"message.timestamp.type", targetStamps ? "LogAppendTime" : "CreateTime"},
                       {"compression.type", "uncompressed"}}));
    writeBatches(m_eu, topic, 0, everyShape(true));
    std::vector<PlainRecord> wanted = rawRecords(m_eu, topic, 0);
    QVERIFY(rawLog(m_eu, topic, 0).front().appendTime());

    TopologySpec spec = batchClusters(m_eu, m_agg, topic);
    spec.links[0].path = static_cast<DataPath>(path);
    BatchLink link{spec};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    const std::vector<PlainRecord> found = rawRecords(m_agg, topic, 0);
    QCOMPARE(rawLog(m_agg, topic, 0).front().appendTime(), targetStamps);
    QCOMPARE(found.size(), wanted.size());
    for (std::size_t i = 0; targetStamps && i < wanted.size(); ++i) {
        QVERIFY(found[i].timestampMs >= wanted[i].timestampMs);
        wanted[i].timestampMs = found[i].timestampMs;  // the target's own time
    }
    const std::string differs = contentDifference(wanted, found);
    QVERIFY2(differs.empty(), differs.c_str());
}

namespace {

// librdkafka reads no more than 100,000 headers of a record.
Batches oneWithTooManyHeaders() {
    PlainRecord record{0, 1'000, "key", "value", {}};
    record.headers.assign(100'001, {"h", Text{}});
    return {{{0, 1'000, "before", "1", {}}}, {record}, {{0, 1'000, "behind", "2", {}}}};
}

}  // namespace

void SameRecordsTest::moreHeadersThanCanBeReadAreRefusedNotLost() {
    const std::string topic = uniqueName("headers");
    makeTopic(m_eu, topic, 1, anyTime({}));
    makeTopic(m_agg, topic, 1, anyTime({}));
    const Batches batches = oneWithTooManyHeaders();
    writeBatches(m_eu, topic, 0, batches);
    TopologySpec spec = batchClusters(m_eu, m_agg, topic);
    spec.links[0].path = DataPath::Record;
    spec.links[0].onSendFailure = SendFailurePolicy::Skip;
    BatchLink link{spec};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    std::vector<PlainRecord> wanted = together(batches);
    wanted.erase(wanted.begin() + 1);
    const std::string differs = contentDifference(wanted, rawRecords(m_agg, topic, 0));
    QVERIFY2(differs.empty(), differs.c_str());
    const std::vector<Event> events = link.probe().events();
    const auto gap = std::ranges::find(events, EventKind::Gap, &Event::kind);
    QVERIFY2(gap != events.end(), link.log().c_str());
    QCOMPARE(gap->from, 1);
    QCOMPARE(gap->to, 2);
}

void SameRecordsTest::moreHeadersThanCanBeReadGoOverInTheirBatch() {
    const std::string topic = uniqueName("headers");
    makeTopic(m_eu, topic, 1, anyTime({}));
    makeTopic(m_agg, topic, 1, anyTime({}));
    const Batches batches = oneWithTooManyHeaders();
    writeBatches(m_eu, topic, 0, batches);
    BatchLink link{batchClusters(m_eu, m_agg, topic)};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    const std::string differs = contentDifference(together(batches), rawRecords(m_agg, topic, 0));
    QVERIFY2(differs.empty(), differs.c_str());
}

TRIBUTARY_TEST(SameRecordsTest, QCoreApplication)
#include "samerecordstest.moc"
