#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/topology/topologyfile.h"
#include "tests/support/testprogram.h"

using namespace tributary;

class TopologyFileTest : public QObject {
    Q_OBJECT

    static TopologySpec named(const std::string& name) {
        TopologySpec spec;
        spec.name = name;
        return spec;
    }

private slots:
    void savesAndLoads() {
        const QTemporaryDir dir;
        const std::filesystem::path path = (dir.path() + "/ä hub.tributary").toStdString();
        QVERIFY(saveTopology(path, named("one")).has_value());
        QVERIFY(saveTopology(path, named("two")).has_value());
        const auto spec = loadTopology(path);
        QVERIFY(spec.has_value());
        QCOMPARE(spec->name, std::string("two"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 1);
    }

    void saysWhyNot() {
        const auto missing = loadTopology("/nowhere/hub.tributary");
        QCOMPARE(missing.error().code, ErrorCode::FileUnreadable);
        QCOMPARE(missing.error().arg("file"), std::string_view("/nowhere/hub.tributary"));
        QVERIFY(!missing.error().arg("reason").empty());
        const auto unwritable = saveTopology("/nowhere/hub.tributary", named("x"));
        QCOMPARE(unwritable.error().code, ErrorCode::FileUnwritable);
        const QTemporaryDir dir;
        QCOMPARE(loadTopology(dir.path().toStdString()).error().code, ErrorCode::FileUnreadable);
    }

    void neverReadsWithoutEnd() {
        const QTemporaryDir dir;
        const std::filesystem::path pipe = (dir.path() + "/pipe").toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        for (const std::filesystem::path& each : {std::filesystem::path("/dev/zero"), pipe}) {
            QCOMPARE(loadTopology(each).error().code, ErrorCode::FileUnreadable);
        }
        const std::filesystem::path large = (dir.path() + "/large.tributary").toStdString();
        std::ofstream(large) << "{";
        std::filesystem::resize_file(large, 65ULL * 1024 * 1024);
        QCOMPARE(loadTopology(large).error().code, ErrorCode::FileTooLarge);
    }

    void doesNotWriteWhatItCouldNotRead() {
        const QTemporaryDir dir;
        const std::filesystem::path path = (dir.path() + "/hub.tributary").toStdString();
        QVERIFY(saveTopology(path, named("good")).has_value());
        TopologySpec bad = named("bad");
        bad.links.resize(1);
        bad.links[0].id = LinkId("l");
        bad.links[0].source = bad.links[0].target = ClusterId("a");
        bad.links[0].consumer = {{"sasl.password", "x"}};
        QCOMPARE(saveTopology(path, bad).error().code, ErrorCode::SecretInDocument);
        QCOMPARE(loadTopology(path)->name, std::string("good"));
    }

    void writesWhatIsUnfinished() {
        const QTemporaryDir dir;
        const std::filesystem::path path = (dir.path() + "/hub.tributary").toStdString();
        TopologySpec draft = named("draft");
        draft.clusters.resize(1);
        draft.clusters[0].id = ClusterId("a");
        draft.clusters[0].bootstrap = {"not yet an address", ""};
        draft.clusters[0].security.password = SecretRef{};
        draft.links.resize(1);
        draft.links[0].id = LinkId("l");
        draft.links[0].target = ClusterId("gone");
        draft.links[0].streams = -3;
        draft.links[0].naming = {NamingPolicy::Template, "", "", "", {}};
        QVERIFY(saveTopology(path, draft).has_value());
        const auto read = loadTopology(path);
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QVERIFY(*read == draft);
    }

    void namesTheLine() {
        const QTemporaryDir dir;
        QFile file(dir.path() + "/f.tributary");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\n  oops");
        file.close();
        const auto spec = loadTopology(file.fileName().toStdString());
        QCOMPARE(QString::fromStdString(spec.error().context), file.fileName() + ":2:3");
    }
};

TRIBUTARY_TEST(TopologyFileTest, QCoreApplication)
#include "topologyfiletest.moc"
