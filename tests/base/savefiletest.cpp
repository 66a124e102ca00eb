#include "core/base/savefile.h"
#include "tests/support/testprogram.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <sys/resource.h>
#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;

namespace {

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Files of this process may have no more bytes than that while it lives, as on a full disk.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
};

}  // namespace

/// Writing a whole file: all of it, or what was there before.
class SaveFileTest : public QObject {
    Q_OBJECT

private slots:
    void leavesWhatIsNoFile() {
        const QTemporaryDir dir;
        const std::filesystem::path pipe = (dir.path() + "/pipe").toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const std::filesystem::path link = (dir.path() + "/link").toStdString();
        std::filesystem::create_symlink(pipe, link);
        for (const std::filesystem::path& path : {pipe, link, std::filesystem::path(dir.path().toStdString())}) {
            const std::filesystem::file_type before = std::filesystem::status(path).type();
            const Status written = replaceFile(path, "x");
            QVERIFY(!written && written.error().code == ErrorCode::FileUnwritable);
            QVERIFY(written.error().text().contains("it is "));
            QVERIFY(std::filesystem::status(path).type() == before);
        }
    }

    void replacesAndMakes() {
        const QTemporaryDir dir;
        const std::filesystem::path path = (dir.path() + "/übersicht.tributary").toStdString();
        QVERIFY(replaceFile(path, "one"));
        QCOMPARE(contentOf(path), "one");
        QVERIFY(replaceFile(path, std::string(3'000'000, 'x')));
        QCOMPARE(contentOf(path).size(), 3'000'000U);
        QVERIFY(replaceFile(path, ""));
        QCOMPARE(contentOf(path), "");
        QVERIFY(replaceFile(path, "#!", true));
        QVERIFY((std::filesystem::status(path).permissions() & std::filesystem::perms::owner_exec) !=
                std::filesystem::perms::none);
    }

    void aFullDiskLosesNothing_data() {
        QTest::addColumn<int>("size");
        for (const int size : {1, 100, 4'097, 20'000, 200'000}) {
            QTest::addRow("%d bytes", size) << size;
        }
    }
    /// Below Qt's buffer of 16 KiB a write seems to succeed, and fails only where nobody looks.
    void aFullDiskLosesNothing() {
        QFETCH(int, size);
        const QTemporaryDir dir;
        const std::filesystem::path path = (dir.path() + "/hub.tributary").toStdString();
        QVERIFY(replaceFile(path, "before"));
        Status saved;
        {
            const FullDisk full(static_cast<rlim_t>(size) - 1);
            saved = replaceFile(path, std::string(static_cast<std::size_t>(size), 'x'));
        }
        QVERIFY(!saved);
        QVERIFY(saved.error().code == ErrorCode::FileUnwritable);
        QVERIFY(!saved.error().arg("reason").empty());
        QCOMPARE(contentOf(path), "before");
        QCOMPARE(std::distance(std::filesystem::directory_iterator(dir.path().toStdString()), {}), 1);
    }

    void saysWhatCannotBeWritten() {
        const Status saved = replaceFile("/proc/nowhere/x", "y");
        QVERIFY(!saved);
        QCOMPARE(std::string(saved.error().arg("file")), "/proc/nowhere/x");
    }
};

TRIBUTARY_TEST(SaveFileTest, QCoreApplication)
#include "savefiletest.moc"
