#include "tests/support/childprocess.h"
#include "tests/support/portreservation.h"
#include "tests/support/testprogram.h"

#include <csignal>
#include <memory>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace tributary;
using namespace std::chrono_literals;

/// Child processes end when and how they should, and ports are not given twice.
class ChildProcessTest : public QObject {
    Q_OBJECT

private slots:
    void theExitStatusIsReported();
    void outputIsAppendedToTheFile();
    void aMissingProgramThrows();
    void aSignalEndsIt();
    void destroyingItKillsIt();
    void itDiesWithTheThreadThatStartedIt();
    void portsAreNotGivenTwice();
};

void ChildProcessTest::theExitStatusIsReported() {
    ChildProcess process({{"sh", "-c", "exit 3"}, {}, {}});
    QVERIFY(process.waitForEnd(30s));
    QCOMPARE(process.exitStatus(), std::optional(3));
}

void ChildProcessTest::outputIsAppendedToTheFile() {
    const QTemporaryDir directory;
    const std::string path = directory.filePath("out").toStdString();
    for (int i = 0; i < 2; ++i) {
        ChildProcess process({{"sh", "-c", "pwd; echo wrong >&2"}, path, directory.path().toStdString()});
        QVERIFY(process.waitForEnd(30s));
    }
    QFile file(directory.filePath("out"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray once = directory.path().toUtf8() + "\nwrong\n";
    QCOMPARE(file.readAll(), once + once);
}

void ChildProcessTest::aMissingProgramThrows() {
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, ChildProcess({{"/no/such/program"}, {}, {}}));
}

void ChildProcessTest::aSignalEndsIt() {
    ChildProcess process({{"sleep", "1000"}, {}, {}});
    QVERIFY(process.isRunning());
    QVERIFY(!process.waitForEnd(0ms));
    process.signal(SIGTERM);
    QVERIFY(process.waitForEnd(30s));
    QCOMPARE(process.exitStatus(), std::optional(128 + SIGTERM));
}

void ChildProcessTest::destroyingItKillsIt() {
    pid_t pid = -1;
    {
        const ChildProcess process({{"sleep", "1000"}, {}, {}});
        pid = process.pid();
        QCOMPARE(::kill(pid, 0), 0);
    }
    QCOMPARE(::kill(pid, 0), -1);
}

void ChildProcessTest::itDiesWithTheThreadThatStartedIt() {
    std::unique_ptr<ChildProcess> process;
    std::thread([&] {
        process = std::make_unique<ChildProcess>(ChildProcess::Options{{"sleep", "1000"}, {}, {}});
    }).join();
    QVERIFY(process->waitForEnd(30s));
    QCOMPARE(process->exitStatus(), std::optional(128 + SIGKILL));
}

void ChildProcessTest::portsAreNotGivenTwice() {
    std::vector<PortReservation> ports(200);
    std::set<int> numbers;
    for (const PortReservation& reservation : ports) {
        numbers.insert(reservation.port());
    }
    QCOMPARE(numbers.size(), ports.size());
}

TRIBUTARY_TEST(ChildProcessTest, NoApplication)
#include "childprocesstest.moc"
