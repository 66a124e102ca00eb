#include "app/process/exitcode.h"
#include "app/tributary/commandline.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <array>

using namespace tributary;
using namespace tributary::app;

/// What `tributary` understands.
class CommandLineTest : public QObject {
    Q_OBJECT

private slots:
    void filesAndSwitches();
    void helpAndVersionEndWithZero();
    void nonsenseEndsWithUsage();
};

void CommandLineTest::filesAndSwitches() {
    const std::array arguments{"tributary", "a.tributary", "--run", "b.tributary", "--appearance", "dark", "--language", "de"};
    CommandLine line;
    QVERIFY(!readCommandLine(static_cast<int>(arguments.size()), arguments.data(), line));
    QCOMPARE(line.files, (QStringList{"a.tributary", "b.tributary"}));
    QVERIFY(line.run && !line.sandbox);
    QVERIFY(line.appearance == ui::Appearance::Dark);
    QCOMPARE(line.language, QString{"de"});
}

void CommandLineTest::helpAndVersionEndWithZero() {
    for (const char* flag : {"--help", "--version"}) {
        const std::array arguments{"tributary", flag};
        CommandLine line;
        QCOMPARE(readCommandLine(2, arguments.data(), line), std::optional<int>{kOk});
    }
}

void CommandLineTest::nonsenseEndsWithUsage() {
    for (const char* flag : {"--nonsense", "--appearance=pink"}) {
        const std::array arguments{"tributary", flag};
        CommandLine line;
        QCOMPARE(readCommandLine(2, arguments.data(), line), std::optional<int>{kUsage});
    }
}

TRIBUTARY_TEST(CommandLineTest, NoApplication)
#include "commandlinetest.moc"
