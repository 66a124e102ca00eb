#include "core/mirror/localengine.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/rawrecords.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// A record that the target refuses for good, among many that it takes.
class RefusalTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void abortStopsThePartitionBeforeTheRecord();
    void skipWritesTheLedgerAndGoesOn();
    void raisingTheLimitLetsItGoOn();
    void recordsWithoutKeyIntoACompactedTopic_data();
    void recordsWithoutKeyIntoACompactedTopic();
    void abortSaysWhatTheBrokerSaid();

private:
    TopologySpec prepare(RecordSource& source);

    std::string m_topic;
    const LinkId m_link{"link"};
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

void RefusalTest::init() { m_topic = uniqueName("refusal"); }

// Three partitions with 500 records of 100 B each; the target takes records up to 50 KB.
TopologySpec RefusalTest::prepare(RecordSource& source) {
    makeTopic(m_eu, m_topic, 3);
    makeTopic(m_agg, m_topic, 3, {{"max.message.bytes", "50000"}});
    source.write(m_topic, 3, {.records = 1'500});
    return twoClusters(m_eu, m_agg, m_topic);
}

namespace {

// One record of 60 KB at offset 500 of partition 0, then 500 small ones for each partition.
void writeLargeAndMore(RecordSource& source, const std::string& topic) {
    source.write(topic, 1, {.records = 1, .valueBytes = 60'000});
    source.write(topic, 3, {.records = 1'500});
}

}  // namespace

void RefusalTest::abortStopsThePartitionBeforeTheRecord() {
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    const TopologySpec spec = prepare(source);
    writeLargeAndMore(source, m_topic);
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitFor(
                 [&](const Event& event) {
                     return event.kind == EventKind::PartitionHalted && event.error->code == ErrorCode::RecordRefused;
                 },
                 150s),
             probe.log().c_str());
    const std::vector<Event> events = probe.events();
    const Event& halted = events.back().kind == EventKind::PartitionHalted
                              ? events.back()
                              : *std::ranges::find(events, EventKind::PartitionHalted, &Event::kind);
    QCOMPARE(halted.topic, m_topic);
    QCOMPARE(halted.partition, 0);
    QCOMPARE(std::string{halted.error->arg("offset")}, std::string{"500"});
    QVERIFY2(probe.waitForMetrics(
                 [&](const MetricsSnapshot& now) {
                     const LinkMetrics* link = now.link(m_link);
                     return link != nullptr && link->flow.records == 2'500 && link->flow.inFlightRecords == 0;
                 },
                 30s),
             probe.log().c_str());
    QVERIFY2(probe.waitForState(m_link, LinkState::Degraded, 10s), probe.log().c_str());
    readAll(m_agg, {m_topic}, checker);
    const sandbox::MirrorVerdict verdict = checker.verdict();
    QCOMPARE(verdict.mirrored, 2'500U);  // partitions 1 and 2 whole, partition 0 up to the record
    QCOMPARE(verdict.reordered, 0U);
    QCOMPARE(verdict.duplicated, 0U);
    QCOMPARE(verdict.altered, 0U);
}

void RefusalTest::skipWritesTheLedgerAndGoesOn() {
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    TopologySpec spec = prepare(source);
    writeLargeAndMore(source, m_topic);
    spec.links[0].onSendFailure = SendFailurePolicy::Skip;
    const QTemporaryDir state;
    LocalEngineOptions options;
    options.stateDirectory = state.path().toStdString();
    LocalEngine engine{options};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {m_topic}, 150s), probe.log().c_str());
    const std::vector<Event> events = probe.events();
    QCOMPARE(std::ranges::count(events, EventKind::Gap, &Event::kind), 1);
    const auto gap = std::ranges::find(events, EventKind::Gap, &Event::kind);
    QCOMPARE(gap->partition, 0);
    QCOMPARE(gap->from, 500);
    QCOMPARE(gap->to, 501);
    const QStringList ledgers = QDir{state.path()}.entryList({"*.gaps.jsonl"});
    QCOMPARE(ledgers.size(), 1);
    std::ifstream file{state.filePath(ledgers[0]).toStdString()};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    QVERIFY2(text.find("\"from\":500,\"to\":501") != std::string::npos, text.c_str());

    readAll(m_agg, {m_topic}, checker);
    const sandbox::MirrorVerdict verdict = checker.verdict();
    QCOMPARE(verdict.lost, 1U);  // the one in the ledger
    QCOMPARE(verdict.reordered, 0U);
    QCOMPARE(verdict.duplicated, 0U);
}

void RefusalTest::raisingTheLimitLetsItGoOn() {
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    const TopologySpec spec = prepare(source);
    writeLargeAndMore(source, m_topic);
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Degraded, 150s), probe.log().c_str());
    QVERIFY(adminOf(m_agg)->setTopicConfig(m_topic, "max.message.bytes", "1000000", 10'000));
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {m_topic}, 150s), probe.log().c_str());
    readAll(m_agg, {m_topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().duplicated, 0U);
}

namespace {

// So many records, of which `hasKey` says whether they have one; in batches of 500.
std::vector<std::vector<PlainRecord>> keyedAndNot(int records, const std::function<bool(int)>& hasKey) {
    constexpr std::size_t kBatch = 500;
    std::vector<std::vector<PlainRecord>> out(1);
    for (int i = 0; i < records; ++i) {
        if (out.back().size() == kBatch) {
            out.emplace_back();
        }
        PlainRecord record{i, 1'700'000'000'000 + i, {}, "value " + std::to_string(i), {}};
        if (hasKey(i)) {
            record.key = "key " + std::to_string(i);
        }
        out.back().push_back(std::move(record));
    }
    return out;
}

// How often each offset stands in the only ledger of the folder, and what it says of the first.
std::pair<std::map<std::int64_t, int>, QString> ledgerOf(const QTemporaryDir& state) {
    std::pair<std::map<std::int64_t, int>, QString> out;
    const QStringList ledgers = QDir{state.path()}.entryList({"*.gaps.jsonl"});
    if (ledgers.size() != 1) {
        return out;
    }
    QFile file{state.filePath(ledgers[0])};
    if (!file.open(QIODevice::ReadOnly)) {
        return out;
    }
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        if (out.first.empty()) {
            out.second = line["reason"].toString();
        }
        for (auto offset = line["from"].toInteger(); offset < line["to"].toInteger(); ++offset) {
            ++out.first[offset];
        }
    }
    return out;
}

}  // namespace

void RefusalTest::recordsWithoutKeyIntoACompactedTopic_data() {
    QTest::addColumn<int>("path");
    QTest::addColumn<int>("records");
    QTest::addColumn<int>("every");
    QTest::addColumn<int>("firstOfRun");
    for (const auto& [name, path] : {std::pair{"record by record", DataPath::Record}, {"auto", DataPath::Auto}}) {
        const int way = static_cast<int>(path);
        QTest::addRow("thousands among thousands, %s", name) << way << 30'000 << 3 << 10'000;
        QTest::addRow("one among many, %s", name) << way << 300 << 1'000 << -1;
        QTest::addRow("one of two, %s", name) << way << 2 << 1'000 << -1;
        QTest::addRow("nothing else, %s", name) << way << 400 << 1 << -1;
    }
}

// What has no key is refused; all else arrives, in order. What that costs is counted: writes of the ledger, and rounds
// in which something was refused.
void RefusalTest::recordsWithoutKeyIntoACompactedTopic() {
    QFETCH(int, path);
    QFETCH(int, records);
    QFETCH(int, every);
    QFETCH(int, firstOfRun);
    constexpr int kRun = 6'000;
    makeTopic(m_eu, m_topic, 1, {{"retention.ms", "-1"}});  // the records are old
    makeTopic(m_agg, m_topic, 1, {{"cleanup.policy", "compact"}, {"compression.type", "uncompressed"}});
    const auto batches = keyedAndNot(
        records, [&](int i) { return i % every != 0 && (firstOfRun < 0 || i < firstOfRun || i >= firstOfRun + kRun); });
    writeBatches(m_eu, m_topic, 0, batches);
    std::vector<PlainRecord> wanted;
    std::map<std::int64_t, int> refused;
    for (const std::vector<PlainRecord>& batch : batches) {
        for (const PlainRecord& each : batch) {
            if (each.key) {
                wanted.push_back(each);
            } else {
                refused[each.offset] = 1;
            }
        }
    }
    QVERIFY(!refused.empty());
    TopologySpec spec = twoClusters(m_eu, m_agg, m_topic);
    spec.links[0].onSendFailure = SendFailurePolicy::Skip;
    spec.links[0].path = static_cast<DataPath>(path);
    const QTemporaryDir state;
    LocalEngineOptions options;
    options.stateDirectory = state.path().toStdString();
    LocalEngine engine{options};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {m_topic}, 150s), probe.log().c_str());

    const std::vector<PlainRecord> found = rawRecords(m_agg, m_topic, 0);
    QCOMPARE(found.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QVERIFY2(found[i].sameContent(wanted[i]), std::to_string(wanted[i].offset).c_str());
    }
    const auto [ledger, reason] = ledgerOf(state);
    QVERIFY2(ledger == refused, probe.log().c_str());
    QVERIFY2(reason.contains("Compacted topic cannot accept message without key"), qPrintable(reason));
    QVERIFY2(reason.contains("is skipped") && !reason.contains("set the link to skip"), qPrintable(reason));

    std::int64_t writes = 0;
    std::int64_t rounds = 0;
    std::int64_t told = 0;
    for (const Event& each : probe.events()) {
        rounds += each.kind == EventKind::ProducerReplaced ? 1 : 0;
        if (each.kind == EventKind::Gap) {
            ++writes;
            told += offsetsOf(each);
            QCOMPARE(each.error->code, ErrorCode::RecordsSkipped);
        }
    }
    QCOMPARE(told, static_cast<std::int64_t>(refused.size()));
    const std::int64_t most = std::max<std::int64_t>(3, static_cast<std::int64_t>(refused.size()) / 100);
    QVERIFY2(writes <= most && rounds <= most,
             (std::to_string(writes) + " writes, " + std::to_string(rounds) + " rounds").c_str());
}

void RefusalTest::abortSaysWhatTheBrokerSaid() {
    makeTopic(m_eu, m_topic, 1, {{"retention.ms", "-1"}});
    makeTopic(m_agg, m_topic, 1, {{"cleanup.policy", "compact"}});
    writeBatches(m_eu, m_topic, 0, keyedAndNot(20, [](int i) { return i != 7 && i != 9; }));
    const TopologySpec spec = twoClusters(m_eu, m_agg, m_topic);
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    Event halted;
    QVERIFY2(probe.waitFor(
                 [&](const Event& event) {
                     halted = event;
                     return event.kind == EventKind::PartitionHalted && event.error->code == ErrorCode::RecordRefused;
                 },
                 60s),
             probe.log().c_str());
    QCOMPARE(std::string{halted.error->arg("offset")}, std::string{"7"});
    const std::string text = halted.error->text();
    QVERIFY2(text.find("Compacted topic cannot accept message without key") != std::string::npos, text.c_str());
    QCOMPARE(recordCount(m_agg, m_topic), 7);
}

TRIBUTARY_TEST(RefusalTest, QCoreApplication)
#include "refusaltest.moc"
