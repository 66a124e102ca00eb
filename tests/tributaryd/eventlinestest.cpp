#include <string>
#include <vector>

#include <QTest>

#include "app/tributaryd/eventlines.h"
#include "tests/support/testprogram.h"

using namespace tributary;
using namespace tributary::daemon;

namespace {

const LinkId kFirst{"one"};
const LinkId kSecond{"two"};

Event eventOf(EventKind kind, const LinkId& link, std::string topic = {}, std::int32_t partition = -1) {
    Event event;
    event.kind = kind;
    event.link = link;
    event.topic = std::move(topic);
    event.partition = partition;
    return event;
}

Event halted(const LinkId& link, std::int32_t partition, ErrorCode code = ErrorCode::TopicRecreated) {
    Event event = eventOf(EventKind::PartitionHalted, link, "orders", partition);
    event.error = Error{code}.with("topic", "orders");
    return event;
}

Event stateOf(const LinkId& link, LinkState state, std::size_t problems = 0) {
    Event event = eventOf(EventKind::StateChanged, link);
    event.status = LinkStatus{state, {}, 0, {}};
    for (std::size_t i = 0; i < problems; ++i) {
        event.status->problems.push_back(
            {"orders", static_cast<std::int32_t>(i), Error{ErrorCode::TopicRecreated}.with("topic", "orders")});
    }
    return event;
}

/// What is said, without the time.
struct Log {
    std::vector<std::string> lines;
    EventLines events{[this](const std::string& line) { lines.push_back(line.substr(line.find(' ') + 1)); }};
};

}  // namespace

class EventLinesTest : public QObject {
    Q_OBJECT

private slots:
    void aFewAreSaidOneByOne();
    void manyAreOneLine();
    void eachKindLinkAndReasonHasItsOwn();
    void everyKindSaysHowManyAndWhich_data();
    void everyKindSaysHowManyAndWhich();
    void whatComesAloneIsSaidAtOnce();
    void theOrderOfALinkIsKept();
    void aLinkThatStaysDegradedIsOneLine();
    void waitsNoLongerThanItGathers();
    void nothingIsLeftOut();
};

void EventLinesTest::aFewAreSaidOneByOne() {
    Log log;
    for (int i = 0; i < 3; ++i) {
        log.events.add(eventOf(EventKind::TopicAdded, kFirst, "t" + std::to_string(i)));
    }
    log.events.flush();
    QCOMPARE(log.lines,
             (std::vector<std::string>{"one mirrors topic t0", "one mirrors topic t1", "one mirrors topic t2"}));
}

void EventLinesTest::manyAreOneLine() {
    Log log;
    for (int i = 0; i < 2'000; ++i) {
        log.events.add(halted(kFirst, i));
    }
    log.events.flush();
    QCOMPARE(log.lines.size(), 1U);
    const std::string begin = "one 2,000 halted: orders [0], orders [1], orders [2] and 1,997 more; the first: ";
    QCOMPARE(log.lines[0], begin + halted(kFirst, 0).error->message());
}

void EventLinesTest::eachKindLinkAndReasonHasItsOwn() {
    Log log;
    for (int i = 0; i < 100; ++i) {
        log.events.add(halted(kFirst, i));
        log.events.add(halted(kSecond, i));
        log.events.add(halted(kFirst, i, ErrorCode::PositionOutOfRange));
        log.events.add(eventOf(EventKind::PartitionResumed, kFirst, "orders", i));
    }
    log.events.flush();
    QCOMPARE(log.lines.size(), 4U);
}

void EventLinesTest::everyKindSaysHowManyAndWhich_data() {
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("line");
    const QString names = "t0, t1, t2 and 1,497 more";
    const auto row = [](const char* name, Event event, const QString& line) { QTest::newRow(name) << event << line; };
    row("topics", eventOf(EventKind::TopicAdded, kFirst), "one mirrors 1,500 topics: " + names);
    row("topics gone", eventOf(EventKind::TopicRemoved, kFirst), "one no longer mirrors 1,500 topics: " + names);
    row("targets", eventOf(EventKind::TargetTopicMade, kFirst), "one created 1,500 topics at the target: " + names);
    row("resumed", eventOf(EventKind::PartitionResumed, kFirst), "one 1,500 go on: " + names);
    Event grown = eventOf(EventKind::PartitionsAdded, kFirst);
    grown.count = 2;
    row("grown", grown, "one 3,000 partitions added to 1,500 topics at the target: " + names);
    Event gap = eventOf(EventKind::Gap, kFirst);
    gap.from = 10;
    gap.to = 12;
    row("gaps", gap, "one 1,500 gaps: 3,000 offsets are not mirrored, of " + names);
    Event warning = eventOf(EventKind::Warning, kFirst);
    warning.error = Error{ErrorCode::ProducerFatal}.with("reason", "x");
    row("warnings", warning,
        "one 1,500 warnings of one kind, of " + names +
            "; the first: " + QString::fromStdString(warning.error->message()));
}

void EventLinesTest::everyKindSaysHowManyAndWhich() {
    QFETCH(Event, event);
    QFETCH(QString, line);
    Log log;
    for (int i = 0; i < 1'500; ++i) {
        event.topic = "t" + std::to_string(i);
        log.events.add(event);
    }
    log.events.flush();
    QCOMPARE(log.lines.size(), 1U);
    QCOMPARE(QString::fromStdString(log.lines[0]), line);
}

void EventLinesTest::whatComesAloneIsSaidAtOnce() {
    Log log;
    log.events.add(stateOf(kFirst, LinkState::Running));
    log.events.add(eventOf(EventKind::Applied, kFirst));
    QCOMPARE(log.lines, (std::vector<std::string>{"one running", "one runs with its new configuration"}));
}

void EventLinesTest::theOrderOfALinkIsKept() {
    Log log;
    log.events.add(eventOf(EventKind::TopicAdded, kFirst, "a"));
    log.events.add(eventOf(EventKind::TopicAdded, kSecond, "b"));
    log.events.add(stateOf(kFirst, LinkState::Running));
    QCOMPARE(log.lines, (std::vector<std::string>{"one mirrors topic a", "one running"}));
    log.events.flush();
    QCOMPARE(log.lines.back(), std::string{"two mirrors topic b"});
}

void EventLinesTest::aLinkThatStaysDegradedIsOneLine() {
    Log log;
    for (std::size_t problems = 1; problems <= 500; ++problems) {
        log.events.add(stateOf(kFirst, LinkState::Degraded, problems));
    }
    QCOMPARE(log.lines.size(), 1U);  // that it is degraded
    log.events.add(stateOf(kFirst, LinkState::Running));
    QCOMPARE(log.lines.size(), 3U);
    QVERIFY2(log.lines[1].ends_with("(and 499 more) (499 changes)"), log.lines[1].c_str());
    QCOMPARE(log.lines[2], std::string{"one running"});
}

void EventLinesTest::waitsNoLongerThanItGathers() {
    Log log;
    log.events.add(eventOf(EventKind::TopicAdded, kFirst, "a"));
    QVERIFY(log.lines.empty());
    QTRY_COMPARE(log.lines.size(), 1U);
}

void EventLinesTest::nothingIsLeftOut() {
    Log log;
    int said = 0;
    for (int i = 0; i < 10; ++i) {
        log.events.add(eventOf(EventKind::TopicAdded, kFirst, "a" + std::to_string(i)));
        log.events.add(eventOf(EventKind::TopicAdded, kSecond, "b" + std::to_string(i)));
        if (i % 4 == 3) {
            log.events.flush(kFirst);
        }
    }
    log.events.flush();
    log.events.flush();
    for (const std::string& line : log.lines) {
        said += line.contains("topics") ? std::stoi(line.substr(line.find("mirrors ") + 8)) : 1;
    }
    QCOMPARE(said, 20);
}

TRIBUTARY_TEST(EventLinesTest, QCoreApplication)
#include "eventlinestest.moc"
