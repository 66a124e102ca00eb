#include <clocale>
#include <regex>
#include <string>
#include <vector>

#include <QTest>

#include "app/tributaryd/statusframe.h"
#include "app/tributaryd/statustable.h"
#include "app/tributaryd/terminaltext.h"
#include "tests/support/testprogram.h"

using namespace tributary;
using namespace tributary::daemon;

namespace {

StatusRow row(const std::string& link, const std::string& state) {
    StatusRow made;
    made.link = link;
    made.state = state;
    made.recordsPerSecond = 1204;
    made.bytesPerSecond = 12.4e6;
    made.lagRecords = 17;
    made.lagSeconds = 0.84;
    made.p50Ms = 2;
    made.p95Ms = 5;
    made.p99Ms = 9.4;
    made.inFlightRecords = 33;
    return made;
}

StatusFrame frame(std::vector<StatusRow> rows) {
    StatusFrame made;
    made.document = "hub";
    made.timeMs = 1'772'353'800'250;
    made.links = std::move(rows);
    return made;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    return text;
}

TableStyle plain(std::size_t width, std::size_t height = 24) { return {width, height, true, false}; }

}  // namespace

class StatusTableTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { std::setlocale(LC_ALL, "C.UTF-8"); }
    void wholeTable();
    void unknownFiguresAreDashes();
    void leavesOutWhatDoesNotFit_data();
    void leavesOutWhatDoesNotFit();
    void noLineIsWiderThanTheTerminal();
    void noMoreLinesThanTheTerminalHas();
    void saysWhatIsWrong();
    void colourOnlyWhereWanted();
    void asciiWhereUtf8IsNotUnderstood();
    void namesCannotSteerTheTerminal();
    void plainLinesAreComplete();
    void frameSurvivesJson();
    void unknownIsNullInJson();
    void whatIsNoFrame_data();
    void whatIsNoFrame();
    void frameOfASnapshot();
};

void StatusTableTest::wholeTable() {
    const std::string text =
        joined(drawTable(frame({row("eu-agg", "running"), row("us-agg", "catching-up")}), "hub", plain(100)));
    QCOMPARE(QString::fromStdString(text),
             QString::fromUtf8(
                 "hub · 2 links · 08:30:00 UTC\n"
                 "link    state          records/s    bytes/s      lag  lag time  p50 / p99 ms  in flight  errors\n"
                 "eu-agg  ● running          1,204  12.4 MB/s       17     0.8 s       2 / 9.4         33       0\n"
                 "us-agg  ▲ catching up      1,204  12.4 MB/s       17     0.8 s       2 / 9.4         33       0\n"
                 "total                      2,408  24.8 MB/s       34                                 66       0\n"));
}

void StatusTableTest::unknownFiguresAreDashes() {
    StatusRow unknown = row("eu-agg", "starting");
    unknown.lagRecords = -1;
    unknown.lagSeconds = -1;
    unknown.p50Ms = -1;
    const std::vector<std::string> lines = drawTable(frame({unknown, row("us-agg", "running")}), "hub", plain(100));
    QVERIFY2(std::regex_search(lines[2], std::regex(" - +- +- ")), lines[2].c_str());
    QVERIFY2(std::regex_search(lines[4], std::regex("24.8 MB/s +- ")), lines[4].c_str());  // no sum of the unknown
}

void StatusTableTest::leavesOutWhatDoesNotFit_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("head");
    QTest::newRow("all") << 100 << "link state records/s bytes/s lag lag time p50 / p99 ms in flight errors";
    QTest::newRow("80") << 80 << "link state records/s bytes/s lag lag time errors";
    QTest::newRow("60") << 60 << "link state records/s lag lag time";
    QTest::newRow("40") << 40 << "link state lag";
    QTest::newRow("24") << 24 << "link state";
}

void StatusTableTest::leavesOutWhatDoesNotFit() {
    QFETCH(int, width);
    QFETCH(QString, head);
    const auto lines = drawTable(frame({row("eu-agg", "running")}), "hub", plain(static_cast<std::size_t>(width)));
    QCOMPARE(QString::fromStdString(lines[1]).simplified(), head);
}

void StatusTableTest::noLineIsWiderThanTheTerminal() {
    StatusRow failed = row("a-very-long-link-name-that-needs-room", "failed");
    failed.error =
        "Something long went wrong here, with a place and with a remedy that a person has to read as a whole.";
    for (std::size_t width = 1; width < 140; ++width) {
        for (const std::string& line : drawTable(frame({failed, row("東京-agg", "running")}), "hub", plain(width))) {
            QVERIFY2(displayWidth(line) <= std::max<std::size_t>(width, 19),
                     qPrintable(QString("%1: %2").arg(width).arg(QString::fromStdString(line))));
        }
    }
}

void StatusTableTest::noMoreLinesThanTheTerminalHas() {
    std::vector<StatusRow> rows;
    for (int i = 0; i < 50; ++i) {
        rows.push_back(row("link-" + std::to_string(i), "backoff"));
        rows.back().error = "away";
    }
    for (std::size_t height = 4; height < 120; ++height) {
        QVERIFY(drawTable(frame(rows), "hub", plain(100, height)).size() <= height);
    }
    const std::string text = joined(drawTable(frame(rows), "hub", plain(100, 24)));
    QVERIFY2(text.find("more links") != std::string::npos, text.c_str());
    QVERIFY(text.find("total") != std::string::npos);
}

void StatusTableTest::saysWhatIsWrong() {
    StatusRow backoff = row("eu-agg", "backoff");
    backoff.error = "Europe does not answer.";
    backoff.retryAtMs = 1'772'353'800'250 + 12'000;
    StatusRow behind = row("us-agg", "catching-up");
    behind.readySeconds = 200;
    const std::string text = joined(drawTable(frame({backoff, behind}), "hub", plain(100)));
    QVERIFY2(text.find("↻ eu-agg: Europe does not answer. Next try in 12 s.\n") != std::string::npos, text.c_str());
    QVERIFY2(text.find("▲ us-agg: caught up in about 3 min\n") != std::string::npos, text.c_str());
    behind.alert = "lags by 42 s (limit 30 s, for 2 min)";
    const std::string alarmed = joined(drawTable(frame({behind}), "hub", plain(100)));
    QVERIFY2(alarmed.find("! us-agg: alert: it lags by 42 s (limit 30 s, for 2 min)\n") != std::string::npos,
             alarmed.c_str());
}

void StatusTableTest::colourOnlyWhereWanted() {
    TableStyle style = plain(100);
    const std::string without = joined(drawTable(frame({row("eu-agg", "failed")}), "hub", style));
    QVERIFY(without.find('\x1b') == std::string::npos);
    style.colour = true;
    const std::string with = joined(drawTable(frame({row("eu-agg", "failed")}), "hub", style));
    QVERIFY(with.find("\x1b[31m✖ failed") != std::string::npos);
    QCOMPARE(std::regex_replace(with, std::regex("\x1b\\[[0-9]*m"), ""), without);
}

void StatusTableTest::asciiWhereUtf8IsNotUnderstood() {
    TableStyle style = plain(20, 4);
    style.unicode = false;
    StatusRow failed = row("a-very-long-link-name", "failed");
    failed.error = "It failed for a reason that is long.";
    for (const std::string& line : drawTable(frame({failed, failed, failed}), "hub", style)) {
        QVERIFY2(line.find_first_of("\x80\xe2\xc2") == std::string::npos, line.c_str());
    }
}

void StatusTableTest::namesCannotSteerTheTerminal() {
    StatusRow evil = row("x\x1b[2J\ny", "running");
    evil.error = "e\x1b]0;title\x07";
    const std::string text = joined(drawTable(frame({evil}), "hub\x1b[2J", plain(100)));
    QVERIFY(text.find('\x1b') == std::string::npos);
    QVERIFY(text.find("x?[2J?y") != std::string::npos);
    QVERIFY(joined(plainLines(frame({evil}))).find('\x1b') == std::string::npos);
}

void StatusTableTest::plainLinesAreComplete() {
    StatusRow failed = row("eu-agg", "failed");
    failed.error = "It failed.";
    QCOMPARE(
        QString::fromStdString(joined(plainLines(frame({failed})))),
        QString("2026-03-01T08:30:00.250Z eu-agg failed 1,204 records/s 12.4 MB/s lag 17 (0.8 s) p50/p99 2 / 9.4 ms "
                "in flight 33 errors 0: It failed.\n"));
    failed.alert = "lags by 42 s";
    QVERIFY(plainLines(frame({failed})).front().ends_with("It failed.; alert: it lags by 42 s"));
}

void StatusTableTest::frameSurvivesJson() {
    StatusFrame original = frame({row("eu-agg", "running"), row("us-agg", "failed")});
    original.instance = "node-1";
    original.sequence = 42;
    original.links[1].error = "Line\nbreak and \"quotes\"";
    original.links[1].retryAtMs = 5;
    original.links[1].alert = "lags by 42 s";
    original.links[1].p50Ms = original.links[1].p95Ms = original.links[1].p99Ms = -1;
    original.links[1].lagRecords = -1;
    original.links[0].records = 18'000'000'000'000'000'000U;
    original.links[0].tasks = {{"mirror", "running", "", 7, 0}, {"connectors", "backoff", "no answer in time", 8, 9}};
    const std::string line = frameToJson(original);
    QVERIFY(line.find('\n') == std::string::npos);
    const auto back = frameFromJson(line);
    QVERIFY(back.has_value());
    QVERIFY(*back == original);
}

void StatusTableTest::unknownIsNullInJson() {
    StatusRow unknown = row("eu-agg", "starting");
    unknown.lagRecords = -1;
    unknown.lagSeconds = -1;
    unknown.p50Ms = -1;
    const std::string line = frameToJson(frame({unknown}));
    QVERIFY2(line.find("\"lagRecords\":null,\"lagSeconds\":null") != std::string::npos, line.c_str());
    QVERIFY(line.find("\"latencyMs\":null") != std::string::npos);
    QVERIFY(line.find("\"tasks\":[]") != std::string::npos);
    QVERIFY(line.find("\"alert\":null") != std::string::npos);
    QVERIFY(line.find("\"time\":\"2026-03-01T08:30:00.250Z\"") != std::string::npos);
}

void StatusTableTest::whatIsNoFrame_data() {
    QTest::addColumn<QString>("line");
    for (const char* line : {"", "{", "[]", "{}", "null", "{\"links\":{\"a\":1}}x", "{\"links\":[1]}",
                             "{\"links\":[{\"link\":5}]}", "{\"links\":[],\"timeMs\":\"x\"}"}) {
        QTest::newRow(line) << line;
    }
}

void StatusTableTest::whatIsNoFrame() {
    QFETCH(QString, line);
    QVERIFY(!frameFromJson(line.toStdString()).has_value());
}

void StatusTableTest::frameOfASnapshot() {
    MetricsSnapshot snapshot;
    snapshot.timeMs = 5;
    LinkMetrics link;
    link.link = LinkId{"eu-agg"};
    link.status.state = LinkState::Degraded;
    link.status.problems.push_back({"orders", 3, Error{ErrorCode::TopicRecreated}.with("topic", "orders")});
    link.status.problems.push_back({"clicks", -1, Error{ErrorCode::Internal}});
    link.flow.latency = {10, 1, 2, 3};
    snapshot.links.push_back(link);
    link.link = LinkId{"other"};
    snapshot.links.push_back(link);
    StatusNames names;
    names.links[LinkId{"eu-agg"}] = {"Europe", "Aggregate"};
    const StatusFrame made = makeFrame(snapshot, names);
    QCOMPARE(made.links.size(), std::size_t{1});  // only the links that were asked for
    QCOMPARE(made.links[0].source, std::string{"Europe"});
    QCOMPARE(made.links[0].state, std::string{"degraded"});
    QVERIFY2(made.links[0].error.starts_with("orders"), made.links[0].error.c_str());
    QVERIFY2(made.links[0].error.ends_with("(and 1 more)"), made.links[0].error.c_str());
    QCOMPARE(made.links[0].p99Ms, 3.0);
}

TRIBUTARY_TEST(StatusTableTest, NoApplication)
#include "statustabletest.moc"
