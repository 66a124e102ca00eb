#include <array>
#include <clocale>
#include <csignal>
#include <string>

#include <QTest>

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/tributaryd/livescreen.h"
#include "tests/support/testprogram.h"

using namespace tributary::daemon;

namespace {

StatusFrame frameAt(std::int64_t timeMs) {
    StatusFrame made;
    made.timeMs = timeMs;
    made.links.resize(1);
    made.links[0].link = "eu-agg";
    made.links[0].state = "running";
    return made;
}

/// Everything that can be read from a descriptor that does not block.
std::string drain(int descriptor) {
    std::string text;
    std::array<char, 4096> part{};
    while (true) {
        const ssize_t size = read(descriptor, part.data(), part.size());
        if (size <= 0) {
            return text;
        }
        text.append(part.data(), static_cast<std::size_t>(size));
    }
}

/// A pair of connected descriptors: a pipe or a pseudo terminal of 60 columns.
struct Ends {
    int reader = -1;
    int writer = -1;

    explicit Ends(bool terminal) {
        if (terminal) {
            winsize size{20, 60, 0, 0};
            termios raw{};
            cfmakeraw(&raw);
            openpty(&reader, &writer, nullptr, &raw, &size);
        } else {
            std::array<int, 2> both{};
            [[maybe_unused]] const int failed = pipe(both.data());
            reader = both[0];
            writer = both[1];
        }
        fcntl(reader, F_SETFL, O_NONBLOCK);
    }
    ~Ends() {
        close(reader);
        close(writer);
    }
    Ends(const Ends&) = delete;
    Ends& operator=(const Ends&) = delete;
};

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
        ++found;
    }
    return found;
}

}  // namespace

class LiveScreenTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aPipeGetsPlainLinesNowAndThen();
    void aTerminalIsRedrawnInPlace();
    void linesScrollAboveTheTable();
    void aNarrowerTerminalHasMoreRowsToClear();
    void aClosedPipeIsNoticed();
    void dumbTerminalsGetPlainLines();
};

void LiveScreenTest::initTestCase() {
    std::setlocale(LC_ALL, "C.UTF-8");
    qputenv("TERM", "xterm");
    std::signal(SIGPIPE, SIG_IGN);
}

void LiveScreenTest::aPipeGetsPlainLinesNowAndThen() {
    const Ends ends(false);
    LiveScreen screen{Terminal(ends.writer)};
    for (std::int64_t time = 100'000; time < 111'000; time += 1000) {
        QVERIFY(screen.show(frameAt(time), "hub"));
    }
    const std::string text = drain(ends.reader);
    QCOMPARE(count(text, "\n"), std::size_t{3});
    QVERIFY(text.find('\x1b') == std::string::npos);
    QVERIFY(screen.print("a line"));
    QCOMPARE(drain(ends.reader), std::string{"a line\n"});
}

void LiveScreenTest::aTerminalIsRedrawnInPlace() {
    const Ends ends(true);
    LiveScreen screen{Terminal(ends.writer)};
    QVERIFY(screen.show(frameAt(100'000), "hub"));
    const std::string first = drain(ends.reader);
    QCOMPARE(count(first, "\n"), std::size_t{3});
    QVERIFY(screen.show(frameAt(101'000), "hub"));
    const std::string second = drain(ends.reader);
    QVERIFY2(second.starts_with("\r\x1b[3A"), second.c_str());
    QVERIFY(second.ends_with("\x1b[J"));
    QCOMPARE(count(second, "\x1b[K\n"), std::size_t{3});
    QCOMPARE(count(second, "\x1b[2J"), std::size_t{0});
    screen.finish();
    QVERIFY(screen.show(frameAt(102'000), "hub"));
    QVERIFY(!drain(ends.reader).starts_with("\r\x1b["));
    screen.clear();
    QCOMPARE(drain(ends.reader), std::string{"\r\x1b[3A\x1b[J"});
    screen.clear();
    QVERIFY(drain(ends.reader).empty());
}

void LiveScreenTest::linesScrollAboveTheTable() {
    const Ends ends(true);
    LiveScreen screen{Terminal(ends.writer)};
    QVERIFY(screen.show(frameAt(100'000), "hub"));
    drain(ends.reader);
    QVERIFY(screen.print("eu-agg running"));
    const std::string text = drain(ends.reader);
    QVERIFY(text.starts_with("\r\x1b[3Aeu-agg running\x1b[K\nhub"));
}

void LiveScreenTest::aNarrowerTerminalHasMoreRowsToClear() {
    const Ends ends(true);
    LiveScreen screen{Terminal(ends.writer)};
    QVERIFY(screen.show(frameAt(100'000), "hub"));
    drain(ends.reader);
    winsize narrow{20, 30, 0, 0};
    QCOMPARE(ioctl(ends.writer, TIOCSWINSZ, &narrow), 0);
    QVERIFY(screen.show(frameAt(101'000), "hub"));
    // Head and row of up to 60 columns stand in two rows each now, the title still in one.
    QVERIFY(drain(ends.reader).starts_with("\r\x1b[5A"));
}

void LiveScreenTest::aClosedPipeIsNoticed() {
    Ends ends(false);
    LiveScreen screen{Terminal(ends.writer)};
    close(ends.reader);
    QVERIFY(!screen.show(frameAt(100'000), "hub"));
    ends.reader = dup(ends.writer);
}

void LiveScreenTest::dumbTerminalsGetPlainLines() {
    const Ends ends(true);
    qputenv("TERM", "dumb");
    QVERIFY(!Terminal(ends.writer).interactive());
    qputenv("TERM", "xterm");
    QVERIFY(Terminal(ends.writer).interactive());
    QVERIFY(Terminal(ends.writer).style().colour);
    qputenv("NO_COLOR", "1");
    QVERIFY(!Terminal(ends.writer).style().colour);
    qunsetenv("NO_COLOR");
    QCOMPARE(Terminal(ends.writer).style().width, std::size_t{60});
}

TRIBUTARY_TEST(LiveScreenTest, NoApplication)
#include "livescreentest.moc"
