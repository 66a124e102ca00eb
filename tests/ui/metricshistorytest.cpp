#include "tests/support/testprogram.h"
#include "ui/dashboard/metricshistory.h"

#include "tests/support/ui/fakeengine.h"
#include "ui/bridge/enginebridge.h"
#include "ui/dashboard/historyquery.h"
#include "ui/dashboard/seriesrecorder.h"

#include <QCoreApplication>
#include <QDir>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>

using namespace tributary;
using namespace tributary::ui;

namespace {

constexpr std::int64_t kHistoryStart = 1'700'000'000'000 / 3'600'000 * 3'600'000;  // a full hour
const LinkId kLink{"eu-agg"};

TopologySpec topology() {
    TopologySpec spec;
    spec.id = DocumentId{"7f0c"};
    spec.name = "hub";
    return spec;
}

LinkMetrics linkMetrics(double bytesPerSecond, LinkState state = LinkState::Running) {
    LinkMetrics link;
    link.link = kLink;
    link.status.state = state;
    link.flow.bytesPerSecond = bytesPerSecond;
    return link;
}

/// A history over an engine that says what the test wants.
class HistoryRig {
public:
    explicit HistoryRig(const QString& file = {})
        : bridge(make()), history(bridge, file), failures(&history, &MetricsHistory::storageFailed) {
        bridge.apply(topology());
    }

    void publish(std::int64_t timeMs, std::vector<LinkMetrics> links) {
        MetricsSnapshot snapshot;
        snapshot.timeMs = timeMs;
        snapshot.links = std::move(links);
        engine->publish(std::move(snapshot));
        QCoreApplication::processEvents();
    }
    void publish(std::int64_t timeMs, double bytesPerSecond) { publish(timeMs, {linkMetrics(bytesPerSecond)}); }

    HistoryReply ask(HistoryRequest request) {
        std::optional<HistoryReply> got;
        history.query(request, &history, [&got](const HistoryReply& reply) { got = reply; });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }, 20'000)) {
            qFatal("no answer");
        }
        return *got;
    }

    FakeEngine* engine = nullptr;
    EngineBridge bridge;
    MetricsHistory history;
    QSignalSpy failures;

private:
    std::unique_ptr<Engine> make() {
        auto made = std::make_unique<FakeEngine>();
        engine = made.get();
        return made;
    }
};

HistoryRequest requestFor(std::int64_t fromMs, std::int64_t toMs, int pixels = 0) {
    HistoryRequest request;
    request.document = "7f0c";
    request.links = {kLink};
    request.fromMs = fromMs;
    request.toMs = toMs;
    request.pixels = pixels;
    request.measures = {Measure::BytesPerSecond};
    return request;
}

std::vector<SeriesPoint> pointsOf(const HistoryReply& reply) {
    const auto found = reply.series.find(Measure::BytesPerSecond);
    return found == reply.series.end() || found->second.empty() ? std::vector<SeriesPoint>{}
                                                                : found->second.front().points;
}

bool near(float a, double b) { return std::abs(static_cast<double>(a) - b) <= std::abs(b) * 2e-4 + 1e-6; }

int gapsIn(const std::vector<SeriesPoint>& points) {
    return static_cast<int>(
        std::ranges::count_if(points, [](const SeriesPoint& point) { return std::isnan(point.value); }));
}

}  // namespace

class MetricsHistoryTest : public QObject {
    Q_OBJECT

private slots:
    void packedChunkKeepsItsValues();
    void damagedChunkIsNotOne();
    void everyGrainAgreesWithAPlainComputation();
    void pointsAreAtMostTwoAPixelAndKeepTheExtremes();
    void gapStaysGapAndJitterIsBridged();
    void othersAddUpOrShowTheWorst();
    void grainFitsThePixelsAndReachesBack();
    void survivesARestart();
    void restartWithinAnHourLosesNothingOfIt();
    void coarserGrainsOutliveFinerOnes();
    void budgetTakesTheOldestTopicsFirst();
    void stoppedLinkAndSleepAreGaps();
    void busiestTopicsAreKept();
    void partitionsAreKeptInMemory();
    void newerViewMakesAnOlderOneVoid();
    void exportIsAnsweredAmongViews();
    void markersAreKept();
    void damagedFileIsSaidOnceAndKeptBeside();
    void heldFileIsSaidOnceAndLeftAlone();
    void documentsDoNotMix();
};

void MetricsHistoryTest::packedChunkKeepsItsValues() {
    for (const Grain grain : kGrains) {
        Chunk chunk(grain, kHistoryStart);
        chunk.set(Measure::LagRecords, 0, 1204, 0, 8191);
        chunk.set(Measure::BytesPerSecond, 59, 12.4e6F, 1e6F, 9e9F);
        const std::optional<Chunk> back = Chunk::unpack(grain, kHistoryStart, chunk.pack());
        QVERIFY(back);
        QCOMPARE(back->value(Measure::LagRecords, Chunk::Part::Mean, 0), 1204.0F);
        QVERIFY(near(back->value(Measure::BytesPerSecond, Chunk::Part::Mean, 59), 12.4e6));
        QVERIFY(std::isnan(back->value(Measure::BytesPerSecond, Chunk::Part::Mean, 58)));
        if (grain != Grain::Second) {
            QCOMPARE(back->value(Measure::LagRecords, Chunk::Part::Least, 0), 0.0F);
            QCOMPARE(back->value(Measure::LagRecords, Chunk::Part::Greatest, 0), 8191.0F);
        }
    }
}

void MetricsHistoryTest::damagedChunkIsNotOne() {
    const QByteArray good = Chunk(Grain::Second, kHistoryStart).pack();
    QVERIFY(!Chunk::unpack(Grain::Second, kHistoryStart, {}));
    QVERIFY(!Chunk::unpack(Grain::Second, kHistoryStart, good.left(good.size() / 2)));
    QVERIFY(!Chunk::unpack(Grain::Minute, kHistoryStart, good));
    QByteArray huge = good;
    huge[1] = '\x7f';  // claims to be two gigabytes
    QVERIFY(!Chunk::unpack(Grain::Second, kHistoryStart, huge));
}

void MetricsHistoryTest::everyGrainAgreesWithAPlainComputation() {
    QRandomGenerator random(7);
    SeriesRecorder recorder(kGrains);
    std::vector<std::pair<std::int64_t, float>> samples;
    std::map<std::pair<Grain, std::int64_t>, Chunk> kept;
    const auto keep = [&kept](const Chunk& chunk) { kept.insert_or_assign({chunk.grain(), chunk.startMs()}, chunk); };
    std::int64_t time = kHistoryStart + 12'345;
    for (int i = 0; i < 9000; ++i) {
        // Sampling jitters, and the machine sleeps now and then.
        time += 900 + random.bounded(200) + (i % 1000 == 999 ? 200'000 : 0);
        Sample sample;
        sample.fill(kUnknown);
        sample[indexOf(Measure::LagSeconds)] = i % 7 == 0 ? kUnknown : static_cast<float>(random.bounded(1000.0));
        if (i % 7 != 0) {
            samples.emplace_back(time, sample[indexOf(Measure::LagSeconds)]);
        }
        recorder.add(time, sample, [](Grain, std::int64_t) { return nullptr; }, keep);
    }
    for (const SeriesRecorder::Open& open : recorder.open()) {
        keep(open.chunk);
    }
    for (const Grain grain : kGrains) {
        std::map<std::int64_t, std::vector<float>> plain;
        for (const auto& [at, value] : samples) {
            plain[floorTo(at, stepMs(grain))].push_back(value);
        }
        std::size_t found = 0;
        for (const auto& [key, chunk] : kept) {
            for (int cell = 0; key.first == grain && cell < Chunk::kCells; ++cell) {
                const float mean = chunk.value(Measure::LagSeconds, Chunk::Part::Mean, cell);
                const auto expected = plain.find(chunk.startMs() + cell * stepMs(grain));
                QCOMPARE(std::isnan(mean), expected == plain.end());
                if (expected == plain.end()) {
                    continue;
                }
                ++found;
                double sum = 0;
                for (const float value : expected->second) {
                    sum += static_cast<double>(value);
                }
                QVERIFY(near(mean, sum / static_cast<double>(expected->second.size())));
                if (grain != Grain::Second) {
                    QCOMPARE(chunk.value(Measure::LagSeconds, Chunk::Part::Least, cell),
                             std::ranges::min(expected->second));
                    QCOMPARE(chunk.value(Measure::LagSeconds, Chunk::Part::Greatest, cell),
                             std::ranges::max(expected->second));
                }
            }
        }
        QCOMPARE(found, plain.size());
    }
}

void MetricsHistoryTest::pointsAreAtMostTwoAPixelAndKeepTheExtremes() {
    DenseSeries series;
    for (int i = 0; i < 7200; ++i) {
        series.mean.push_back(static_cast<float>(100 + i % 13));
    }
    series.mean[3000] = 9999;
    series.mean[5000] = 1;
    const std::vector<SeriesPoint> points = decimate(series, Grain::Second, kHistoryStart, 300);
    QVERIFY(points.size() <= 600);
    QVERIFY(std::ranges::is_sorted(points, {}, &SeriesPoint::timeMs));
    QVERIFY(std::ranges::find(points, SeriesPoint{kHistoryStart + 3'000'000, 9999}) != points.end());
    QVERIFY(std::ranges::find(points, SeriesPoint{kHistoryStart + 5'000'000, 1}) != points.end());
}

void MetricsHistoryTest::gapStaysGapAndJitterIsBridged() {
    DenseSeries series;
    series.mean.assign(600, 5);
    series.mean[100] = kUnknown;  // jitter
    for (std::size_t i = 200; i < 260; ++i) {
        series.mean[i] = kUnknown;  // asleep
    }
    for (const int pixels : {0, 300, 100}) {
        const std::vector<SeriesPoint> points = decimate(series, Grain::Second, kHistoryStart, pixels);
        QCOMPARE(gapsIn(points), 1);
        const auto gap = std::ranges::find_if(points, [](const SeriesPoint& point) { return std::isnan(point.value); });
        QCOMPARE((gap - 1)->timeMs < kHistoryStart + 200'000, true);
        QCOMPARE((gap + 1)->timeMs >= kHistoryStart + 260'000, true);
    }
    // A missing cell of ten seconds is no jitter.
    QCOMPARE(gapsIn(decimate(series, Grain::TenSeconds, kHistoryStart, 0)), 2);
}

void MetricsHistoryTest::othersAddUpOrShowTheWorst() {
    const auto make = [] {
        std::vector<DenseSeries> all;
        for (int i = 0; i < 14; ++i) {
            all.push_back({std::to_string(i), std::vector<float>(3, static_cast<float>(i)), {}, {}});
        }
        return all;
    };
    int others = 0;
    const std::vector<DenseSeries> summed = topSeries(make(), 10, true, others);
    QCOMPARE(summed.size(), std::size_t{11});
    QCOMPARE(others, 4);
    QCOMPARE(summed.front().name, std::string("4"));  // the order is kept
    QCOMPARE(summed.back().mean[1], 0.0F + 1 + 2 + 3);
    QCOMPARE(topSeries(make(), 10, false, others).back().mean[1], 3.0F);
    // One that is left over keeps its name.
    QCOMPARE(topSeries(make(), 13, true, others).size(), std::size_t{14});
    QCOMPARE(others, 0);
}

void MetricsHistoryTest::grainFitsThePixelsAndReachesBack() {
    constexpr std::int64_t kMinute = 60'000;
    QCOMPARE(grainFor(kHistoryStart - 15 * kMinute, kHistoryStart, 400, kHistoryStart), Grain::Second);
    QCOMPARE(grainFor(kHistoryStart - 3 * 60 * kMinute, kHistoryStart, 400, kHistoryStart), Grain::TenSeconds);
    QCOMPARE(grainFor(kHistoryStart - 24 * 60 * kMinute, kHistoryStart, 400, kHistoryStart), Grain::Minute);
    // A quarter of an hour of yesterday is there at ten seconds, of last week at a minute.
    QCOMPARE(grainFor(kHistoryStart - 600 * kMinute, kHistoryStart - 585 * kMinute, 400, kHistoryStart),
             Grain::TenSeconds);
    QCOMPARE(grainFor(kHistoryStart - 9000 * kMinute, kHistoryStart - 8985 * kMinute, 400, kHistoryStart),
             Grain::Minute);
}

void MetricsHistoryTest::survivesARestart() {
    const QTemporaryDir directory;
    const QString file = directory.filePath("history.sqlite");
    {
        HistoryRig rig(file);
        for (int i = 0; i < 100; ++i) {
            rig.publish(kHistoryStart + i * 1000, i);
        }
    }
    HistoryRig rig(file);
    const std::vector<SeriesPoint> points = pointsOf(rig.ask(requestFor(kHistoryStart, kHistoryStart + 99'000)));
    QCOMPARE(points.size(), std::size_t{100});
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(points[static_cast<std::size_t>(i)], (SeriesPoint{kHistoryStart + i * 1000, static_cast<float>(i)}));
    }
    QCOMPARE(rig.failures.count(), 0);
}

void MetricsHistoryTest::restartWithinAnHourLosesNothingOfIt() {
    const QTemporaryDir directory;
    const QString file = directory.filePath("history.sqlite");
    {
        HistoryRig rig(file);
        rig.publish(kHistoryStart + 1000, 10);
    }
    HistoryRig rig(file);
    // The same minute, ten minutes and hour go on.
    rig.publish(kHistoryStart + 30'000, 30);
    const std::vector<SeriesPoint> fine = pointsOf(rig.ask(requestFor(kHistoryStart, kHistoryStart + 59'000)));
    QCOMPARE(fine.front(), (SeriesPoint{kHistoryStart + 1000, 10}));
    QCOMPARE(fine.back(), (SeriesPoint{kHistoryStart + 30'000, 30}));
    QCOMPARE(gapsIn(fine), 1);
    HistoryRequest coarse = requestFor(kHistoryStart - 3 * 3'600'000, kHistoryStart + 59'000, 300);
    const HistoryReply reply = rig.ask(coarse);
    QCOMPARE(reply.grain, Grain::TenSeconds);
    QCOMPARE(pointsOf(reply).front(), (SeriesPoint{kHistoryStart, 10}));
}

void MetricsHistoryTest::coarserGrainsOutliveFinerOnes() {
    const QTemporaryDir directory;
    HistoryDatabase database;
    QVERIFY(database.open(directory.filePath("history.sqlite"), MetricsHistory::kBudgetBytes));
    const std::int64_t series = database.series({"7f0c", kLink}, true);
    const std::int64_t now = kHistoryStart + 40LL * 24 * 3'600'000;
    const QByteArray some(100, 'x');
    for (const Grain grain : kGrains) {
        for (std::int64_t at = Chunk::startOf(grain, kHistoryStart); at < now; at += 3'600'000) {
            QVERIFY(database.put(series, grain, at, some));
        }
    }
    QVERIFY(database.prune(now));
    for (const Grain grain : kGrains) {
        const auto rows = database.chunks(series, grain, 0, now);
        QVERIFY(!rows.empty());
        const std::int64_t oldest = std::ranges::min(rows, {}, &HistoryDatabase::Row::startMs).startMs;
        QVERIFY(oldest <= now - keepMs(grain) + 3'600'000);
        QVERIFY(oldest >= now - keepMs(grain) - Chunk::spanMs(grain));
    }
}

void MetricsHistoryTest::budgetTakesTheOldestTopicsFirst() {
    const QTemporaryDir directory;
    const QString file = directory.filePath("history.sqlite");
    HistoryDatabase database;
    constexpr std::int64_t kBudget = 12'000'000;
    QVERIFY(database.open(file, kBudget));
    const std::int64_t link = database.series({"7f0c", kLink}, true);
    const std::int64_t topic = database.series({"7f0c", kLink, "orders"}, true);
    const QByteArray some(3000, 'x');
    const std::int64_t now = kHistoryStart + 3000 * Chunk::spanMs(Grain::TenSeconds);
    QVERIFY(database.begin());
    for (int i = 0; i < 1000; ++i) {
        // Young enough for their grain, so that only the budget can take them.
        QVERIFY(database.put(topic, Grain::TenSeconds, now - i, some));
        QVERIFY(database.put(link, Grain::Minute, now - i, some));
        if (i % 100 == 99) {
            QVERIFY(database.prune(now));
        }
    }
    QVERIFY(database.commit());
    QVERIFY(database.usedBytes() <= kBudget);
    QCOMPARE(database.chunks(link, Grain::Minute, 0, now).size(), std::size_t{1000});
    const auto left = database.chunks(topic, Grain::TenSeconds, 0, now);
    QVERIFY(left.size() < 1000);
    QVERIFY(!left.empty());
    database.close();
    QVERIFY(QFileInfo(file).size() <= kBudget);
}

void MetricsHistoryTest::stoppedLinkAndSleepAreGaps() {
    HistoryRig rig;
    for (int i = 0; i < 10; ++i) {
        rig.publish(kHistoryStart + i * 1000, 5);
    }
    for (int i = 10; i < 20; ++i) {
        rig.publish(kHistoryStart + i * 1000, {linkMetrics(0, LinkState::Stopped)});
    }
    for (int i = 20; i < 30; ++i) {
        rig.publish(kHistoryStart + i * 1000, 5);
    }
    rig.publish(kHistoryStart + 3'000'000, 5);  // the lid was closed
    const std::vector<SeriesPoint> points = pointsOf(rig.ask(requestFor(kHistoryStart, kHistoryStart + 3'000'000)));
    QCOMPARE(gapsIn(points), 2);
    QCOMPARE(points.size(), std::size_t{23});
}

void MetricsHistoryTest::busiestTopicsAreKept() {
    HistoryRig rig;
    LinkMetrics link = linkMetrics(1);
    for (int i = 0; i < 80; ++i) {
        TopicMetrics topic;
        topic.topic = "t" + std::to_string(i);
        topic.flow.bytesPerSecond = i;
        link.topicMetrics.push_back(topic);
    }
    rig.publish(kHistoryStart, {link});
    rig.publish(kHistoryStart + 10'000, {link});
    HistoryRequest request = requestFor(kHistoryStart, kHistoryStart + 10'000, 100);
    request.level = HistoryRequest::Level::Topics;
    request.top = 100;
    const HistoryReply all = rig.ask(request);
    QCOMPARE(all.grain, Grain::TenSeconds);
    QCOMPARE(all.series.at(Measure::BytesPerSecond).size(), std::size_t{50});
    request.top = 10;
    const HistoryReply top = rig.ask(request);
    QCOMPARE(top.series.at(Measure::BytesPerSecond).size(), std::size_t{11});
    QCOMPARE(top.series.at(Measure::BytesPerSecond).back().others, 40);
}

void MetricsHistoryTest::partitionsAreKeptInMemory() {
    HistoryRig rig;
    LinkMetrics link = linkMetrics(1);
    PartitionMetrics partition;
    partition.topic = "orders";
    partition.partition = 3;
    for (int i = 0; i < 200; ++i) {
        partition.flow.bytesPerSecond = i;
        link.partitionMetrics = {partition};
        rig.publish(kHistoryStart + i * 10'000, {link});
    }
    HistoryRequest request = requestFor(kHistoryStart, kHistoryStart + 1'990'000);
    request.level = HistoryRequest::Level::Partitions;
    request.topic = "orders";
    const HistoryReply reply = rig.ask(request);
    const SeriesData& series = reply.series.at(Measure::BytesPerSecond).front();
    QCOMPARE(series.name, std::string("3"));
    QCOMPARE(series.points.size(), std::size_t{90});  // a quarter of an hour
    QCOMPARE(series.points.back(), (SeriesPoint{kHistoryStart + 1'990'000, 199}));
    QCOMPARE(series.points.front(), (SeriesPoint{kHistoryStart + 1'100'000, 110}));
}

void MetricsHistoryTest::newerViewMakesAnOlderOneVoid() {
    HistoryRig rig;
    rig.publish(kHistoryStart, 5);
    int older = 0;
    rig.history.query(requestFor(kHistoryStart, kHistoryStart + 1000, 100), &rig.history,
                      [&older](const HistoryReply&) { ++older; });
    auto gone = std::make_unique<QObject>();
    rig.history.query(requestFor(kHistoryStart, kHistoryStart + 1000, 100), gone.get(),
                      [](const HistoryReply&) { QFAIL("context is gone"); });
    gone.reset();
    static_cast<void>(rig.ask(requestFor(kHistoryStart, kHistoryStart + 1000, 100)));
    QVERIFY(older <= 1);  // answered before the newer came, or never
}

void MetricsHistoryTest::exportIsAnsweredAmongViews() {
    HistoryRig rig;
    rig.publish(kHistoryStart, 5);
    int exports = 0;
    rig.history.query(requestFor(kHistoryStart, kHistoryStart + 1000), &rig.history,
                      [&exports](const HistoryReply&) { ++exports; });
    for (int i = 0; i < 5; ++i) {
        rig.history.query(requestFor(kHistoryStart, kHistoryStart + 1000, 100), &rig.history,
                          [](const HistoryReply&) {});
    }
    QTRY_COMPARE(exports, 1);
}

void MetricsHistoryTest::markersAreKept() {
    const QTemporaryDir directory;
    const QString file = directory.filePath("history.sqlite");
    {
        HistoryRig rig(file);
        LinkStatus status;
        status.state = LinkState::Starting;
        rig.engine->publishStatus(kLink, status, kHistoryStart + 1000);
        status.state = LinkState::Running;  // leaves no mark
        rig.engine->publishStatus(kLink, status, kHistoryStart + 2000);
        status.state = LinkState::Failed;
        status.error = Error(ErrorCode::FileUnreadable);
        rig.engine->publishStatus(kLink, status, kHistoryStart + 3000);
        Event applied;
        applied.kind = EventKind::Applied;
        applied.link = kLink;
        applied.timeMs = kHistoryStart + 4000;
        rig.engine->publish(applied);
        QCoreApplication::processEvents();
        QCOMPARE(rig.ask(requestFor(kHistoryStart, kHistoryStart + 10'000)).markers.size(), std::size_t{3});
    }
    HistoryRig rig(file);
    const std::vector<Marker> markers = rig.ask(requestFor(kHistoryStart, kHistoryStart + 10'000)).markers;
    QCOMPARE(markers.size(), std::size_t{3});
    QCOMPARE(markers[0].kind, MarkerKind::Start);
    QCOMPARE(markers[1].kind, MarkerKind::Error);
    QCOMPARE(markers[2].kind, MarkerKind::Edit);
    QCOMPARE(markers[1].timeMs, kHistoryStart + 3000);
    QVERIFY(!markers[1].text.isEmpty());
    HistoryRequest other = requestFor(kHistoryStart, kHistoryStart + 10'000);
    other.links = {LinkId{"other"}};
    QVERIFY(rig.ask(other).markers.empty());
}

void MetricsHistoryTest::damagedFileIsSaidOnceAndKeptBeside() {
    const QTemporaryDir directory;
    const QString path = directory.filePath("history.sqlite");
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(20'000, 'z'));
    }
    {
        HistoryRig rig(path);
        QTRY_COMPARE(rig.failures.count(), 1);
        QVERIFY(rig.failures.front().front().toString().contains("broken"));
        rig.publish(kHistoryStart, 5);
        rig.publish(kHistoryStart + 120'000, 6);
        QCOMPARE(pointsOf(rig.ask(requestFor(kHistoryStart, kHistoryStart + 120'000))).size(), std::size_t{3});
        QCOMPARE(rig.failures.count(), 1);
    }
    const QStringList kept = QDir(directory.path()).entryList({"*.broken-*"});
    QCOMPARE(kept.size(), 1);
    QCOMPARE(QFileInfo(directory.filePath(kept.front())).size(), 20'000);
    // The next start has a good one.
    HistoryRig rig(path);
    rig.publish(kHistoryStart, 5);
    static_cast<void>(rig.ask(requestFor(kHistoryStart, kHistoryStart + 1000)));
    QCOMPARE(rig.failures.count(), 0);
}

void MetricsHistoryTest::heldFileIsSaidOnceAndLeftAlone() {
    const QTemporaryDir directory;
    const QString path = directory.filePath("history.sqlite");
    {
        QSqlDatabase holder = QSqlDatabase::addDatabase("QSQLITE", "holder");
        holder.setDatabaseName(path);
        QVERIFY(holder.open());
        QSqlQuery query(holder);
        QVERIFY(query.exec("PRAGMA locking_mode=EXCLUSIVE"));
        QVERIFY(query.exec("CREATE TABLE mine (x)"));
        QVERIFY(query.exec("BEGIN EXCLUSIVE"));
        HistoryRig rig(path);
        rig.publish(kHistoryStart, 5);
        QCOMPARE(pointsOf(rig.ask(requestFor(kHistoryStart, kHistoryStart + 1000))).size(), std::size_t{1});
        QTRY_COMPARE(rig.failures.count(), 1);
        QVERIFY(query.exec("ROLLBACK"));
        query = QSqlQuery();
        holder.close();
    }
    QSqlDatabase::removeDatabase("holder");
    QVERIFY(QDir(directory.path()).entryList({"*.broken-*"}).isEmpty());
}

void MetricsHistoryTest::documentsDoNotMix() {
    HistoryRig rig;
    rig.publish(kHistoryStart, 5);
    TopologySpec other = topology();
    other.id = DocumentId{"other"};
    rig.bridge.apply(other);
    rig.publish(kHistoryStart + 1000, 7);
    QCOMPARE(pointsOf(rig.ask(requestFor(kHistoryStart, kHistoryStart + 5000))).size(), std::size_t{1});
    HistoryRequest request = requestFor(kHistoryStart, kHistoryStart + 5000);
    request.document = "other";
    QCOMPARE(pointsOf(rig.ask(request)).front().value, 7.0F);
}

TRIBUTARY_TEST(MetricsHistoryTest, QCoreApplication)
#include "metricshistorytest.moc"
