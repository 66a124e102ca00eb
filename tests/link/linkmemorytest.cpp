#include "core/link/commitmetadata.h"
#include "core/link/gapledger.h"
#include "core/link/gapreport.h"
#include "core/link/linkmemory.h"
#include "core/link/statefile.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;

/// What a link keeps beyond its offsets: that it ran, topic ids, gaps, and the metadata of a commit.
class LinkMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void remembersAcrossRestarts();
    void anotherSourceIsSaid();
    void targetsAreRemembered();
    void aDamagedFileIsAnError_data();
    void aDamagedFileIsAnError();
    void anUnwritableDirectoryIsSaid();
    void groupsNeverShareAFile();
    void gapsAreAppended();
    void gapsThatAreReadAgainAreMarked();
    void metadataRoundTrips();
};

void LinkMemoryTest::remembersAcrossRestarts() {
    const QTemporaryDir dir;
    {
        LinkMemory memory{dir.path().toStdString(), "g", "cluster"};
        QVERIFY(!memory.ranBefore());
        QVERIFY(memory.remember({{"orders", "id-1"}}));
        QVERIFY(memory.remember({{"clicks", "id-2"}}));
    }
    LinkMemory memory{dir.path().toStdString(), "g", "cluster"};
    QVERIFY(memory.ranBefore());
    QCOMPARE(memory.topicIds(), (std::map<std::string, std::string>{{"clicks", "id-2"}, {"orders", "id-1"}}));
    QVERIFY(memory.forgetTopics());
    QVERIFY((LinkMemory{dir.path().toStdString(), "g", "cluster"}.topicIds().empty()));
}

// The target holds what came from the first one.
void LinkMemoryTest::anotherSourceIsSaid() {
    const QTemporaryDir dir;
    QVERIFY((LinkMemory{dir.path().toStdString(), "g", "cluster"}.remember({{"orders", "id-1"}})));
    LinkMemory memory{dir.path().toStdString(), "g", "another"};
    QVERIFY(!memory.intact());
    QVERIFY(memory.intact().error().code == ErrorCode::SourceReplaced);
    QVERIFY(memory.ranBefore());
    QVERIFY(memory.topicIds().empty());
    QVERIFY(memory.forgetTopics());  // the operator has chosen a position
    QVERIFY((LinkMemory{dir.path().toStdString(), "g", "another"}.intact()));
    QVERIFY(!(LinkMemory{dir.path().toStdString(), "g", "cluster"}.intact()));
}

void LinkMemoryTest::targetsAreRemembered() {
    const QTemporaryDir dir;
    {
        LinkMemory memory{dir.path().toStdString(), "g", "cluster", "target"};
        QVERIFY(memory.remember({{"orders", "id-1"}}, {{"eu.orders", ""}, {"eu.clicks", "id-3"}}));
        QVERIFY(memory.remember({{"orders", "id-1"}}, {{"eu.orders", "id-2"}, {"eu.clicks", ""}}));
    }
    const LinkMemory memory{dir.path().toStdString(), "g", "cluster", "target"};
    QCOMPARE(memory.targetIds(), (TopicIds{{"eu.clicks", "id-3"}, {"eu.orders", "id-2"}}));
    // Another cluster has other topics: of that the positions tell, and of nothing else.
    const LinkMemory elsewhere{dir.path().toStdString(), "g", "cluster", "another target"};
    QVERIFY(elsewhere.intact());
    QVERIFY(elsewhere.targetIds().empty());
    QCOMPARE(elsewhere.topicIds(), (TopicIds{{"orders", "id-1"}}));
}

void LinkMemoryTest::aDamagedFileIsAnError_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("cut off") << QByteArray{"{\"source\": \"cluster\", "};
    QTest::newRow("nonsense") << QByteArray{"\0\0\0\0", 4};
    QTest::newRow("no object") << QByteArray{"[]"};
    QTest::newRow("source of another type") << QByteArray{"{\"source\": 7, \"topics\": {}}"};
    QTest::newRow("no topics") << QByteArray{"{\"source\": \"cluster\"}"};
    QTest::newRow("targets of another type") << QByteArray{"{\"source\": \"cluster\", \"topics\": {}, \"targets\": 1}"};
    QTest::newRow("topic id of another type") << QByteArray{"{\"source\": \"cluster\", \"topics\": {\"a\": []}}"};
}

void LinkMemoryTest::aDamagedFileIsAnError() {
    QFETCH(QByteArray, content);
    const QTemporaryDir dir;
    const std::filesystem::path file = stateFile(dir.path().toStdString(), "g", ".json");
    std::ofstream{file, std::ios::binary}.write(content.data(), content.size());
    LinkMemory memory{dir.path().toStdString(), "g", "cluster"};
    QVERIFY(!memory.intact());
    QVERIFY(memory.intact().error().code == ErrorCode::StateDamaged);
    QVERIFY(memory.forgetTopics());  // the operator has chosen a position
    QVERIFY(memory.intact());
    const LinkMemory again{dir.path().toStdString(), "g", "cluster"};
    QVERIFY(again.intact());
    QVERIFY(again.ranBefore());
}

void LinkMemoryTest::anUnwritableDirectoryIsSaid() {
    LinkMemory memory{"/proc/nowhere", "g", "cluster"};
    const Status kept = memory.remember({{"orders", "id-1"}});
    QVERIFY(!kept);
    QVERIFY(kept.error().code == ErrorCode::StateUnwritable);
    QVERIFY(kept.error().message().find("/proc/nowhere") != std::string::npos);
}

void LinkMemoryTest::groupsNeverShareAFile() {
    QCOMPARE(stateFile("/s", "tributary.a.b", ".json").string(), std::string{"/s/tributary.a.b.json"});
    QCOMPARE(stateFile("/s", "../../etc/x", ".json").string(), std::string{"/s/%2E.%2F..%2Fetc%2Fx.json"});
    QVERIFY(stateFile("/s", "a/b", ".json") != stateFile("/s", "a_b", ".json"));
    QVERIFY(stateFile({}, "g", ".json").empty());
}

void LinkMemoryTest::gapsThatAreReadAgainAreMarked() {
    const QTemporaryDir dir;
    const std::string folder = dir.path().toStdString();
    GapLedger ledger{folder, "g"};
    const auto marks = [&] {
        std::vector<std::int64_t> out;
        const Result<std::vector<LedgerGap>> read = readGaps(folder, "g");
        for (const LedgerGap& gap : read ? *read : std::vector<LedgerGap>{}) {
            out.push_back(gap.againFrom);
        }
        return out;
    };
    QVERIFY(ledger.readAgain({{"orders", 3, 0, true, 0}})->empty());  // nothing was missed
    QVERIFY(ledger.record("orders", 3, std::vector<Gap>{{10, 20, Error{}}, {40, 50, Error{}}, {60, 70, Error{}}}));
    QVERIFY(ledger.record("orders", 4, std::vector<Gap>{{10, 20, Error{}}}));
    const Result<std::vector<ReadAgain>> again =
        ledger.readAgain({{"orders", 3, 45, true, 0}, {"clicks", 3, 0, true, 0}});
    QCOMPARE(again->size(), std::size_t{1});
    QCOMPARE(again->front().to, 70);
    QCOMPARE(marks(), (std::vector<std::int64_t>{-1, 45, 60, -1}));
    // What is missed after that is missed.
    QVERIFY(ledger.record("orders", 3, std::vector<Gap>{{45, 50, Error{}}}));
    QCOMPARE(marks(), (std::vector<std::int64_t>{-1, 45, 60, -1, -1}));
    // Another topic of that name does not have it.
    QVERIFY(ledger.readAgain({{"orders", 3, 0, false, 0}})->empty());
    QVERIFY(ledger.record("orders", 3, std::vector<Gap>{{5, 8, Error{}}}));
    QCOMPARE(ledger.readAgain({{"orders", 3, 0, true, 0}})->size(), std::size_t{1});
    QCOMPARE(marks(), (std::vector<std::int64_t>{-1, 45, 60, -1, -1, 5}));
}

void LinkMemoryTest::gapsAreAppended() {
    const QTemporaryDir dir;
    for (int i = 0; i < 2; ++i) {
        GapLedger ledger{dir.path().toStdString(), "g"};
        QVERIFY(ledger.record("orders", 3, std::vector<Gap>{{10 + i, 11 + i, Error{ErrorCode::RecordRefused}}}));
    }
    std::ifstream file{stateFile(dir.path().toStdString(), "g", ".gaps.jsonl")};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    QVERIFY(text.find("\"partition\":3,\"from\":10,\"to\":11") != std::string::npos);
    QVERIFY(text.find("\"partition\":3,\"from\":11,\"to\":12") != std::string::npos);
    QCOMPARE(std::count(text.begin(), text.end(), '\n'), 2);
    Result<std::vector<LedgerGap>> read = readGaps(dir.path().toStdString(), "g");
    QVERIFY(read.has_value());
    QCOMPARE(read->size(), std::size_t{2});
    QVERIFY(read->at(1).timeMs > 0);
    read->at(1).timeMs = 0;
    QVERIFY((read->at(1) == LedgerGap{0, "orders", 3, 11, 12, Error{ErrorCode::RecordRefused}.message()}));
    QVERIFY(readGaps(dir.path().toStdString(), "another")->empty());
    std::ofstream{stateFile(dir.path().toStdString(), "g", ".gaps.jsonl"), std::ios::app} << "{\"topic\": 1}\n";
    read = readGaps(dir.path().toStdString(), "g");
    QVERIFY(!read.has_value());
    QVERIFY(read.error().code == ErrorCode::StateDamaged);
    QVERIFY(read.error().text().find("line 3") != std::string::npos);
    QVERIFY(!(GapLedger{"/proc/nowhere", "g"}.record("orders", 3,
                                                     std::vector<Gap>{{1, 2, Error{ErrorCode::RecordRefused}}})));
}

void LinkMemoryTest::metadataRoundTrips() {
    const CommitMetadata written{"cluster-1", "1a2b3c4d", "AAAA_BBBB"};
    CommitMetadata read;
    QVERIFY(parseCommitMetadata(writeCommitMetadata(written), read));
    QVERIFY(read == written);
    CommitMetadata whole = written;
    whole.targetTopicId = "CCCC-DDDD";
    whole.connect = "connect-1";
    QVERIFY(parseCommitMetadata(writeCommitMetadata(whole), read));
    QVERIFY(read == whole);
    QVERIFY(!parseCommitMetadata("", read));
    QVERIFY(!parseCommitMetadata("something else target=x", read));
    QVERIFY(parseCommitMetadata("tributary/1", read));
    QVERIFY(read.targetClusterId.empty());
}

TRIBUTARY_TEST(LinkMemoryTest, QCoreApplication)
#include "linkmemorytest.moc"
