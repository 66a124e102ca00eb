#include "tests/faults/daemonhome.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/rawlog.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/mirror/transactions.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

namespace {

/// All that a record is, as one text.
std::string contentOf(const PlainRecord& record) {
    std::string out = std::to_string(record.timestampMs);
    const auto add = [&](const std::optional<std::string>& text) {
        out += '\x1f' + (text ? std::to_string(text->size()) + ':' + *text : std::string{"-"});
    };
    add(record.key);
    add(record.value);
    for (const auto& [name, value] : record.headers) {
        add(name);
        add(value);
    }
    return out;
}

/// Where the reader of a source partition goes on, by the two logs as they stand: at the smallest offset that the last
/// copy of a record not yet read has, else behind the last copy.
class TwoLogs {
public:
    TwoLogs(const std::vector<PlainRecord>& source, const std::vector<PlainRecord>& target) {
        std::map<std::string, std::int64_t> last;
        for (const PlainRecord& each : target) {
            last[contentOf(each)] = each.offset;
        }
        std::int64_t end = 0;
        for (const PlainRecord& each : source) {
            const auto found = last.find(contentOf(each));
            m_copies.emplace_back(each.offset, found == last.end() ? -1 : found->second);
            end = std::max(end, m_copies.back().second + 1);
        }
        m_least.resize(m_copies.size() + 1, end);
        for (std::size_t i = m_copies.size(); i-- > 0;) {
            m_least[i] = m_copies[i].second < 0 ? m_least[i + 1] : std::min(m_least[i + 1], m_copies[i].second);
        }
    }
    [[nodiscard]] std::int64_t at(std::int64_t source) const {
        const auto next = std::ranges::lower_bound(m_copies, source, {}, [](const auto& each) { return each.first; });
        return m_least[static_cast<std::size_t>(next - m_copies.begin())];
    }
    [[nodiscard]] std::size_t missing() const {
        return static_cast<std::size_t>(std::ranges::count(m_copies, -1, [](const auto& each) { return each.second; }));
    }

private:
    std::vector<std::pair<std::int64_t, std::int64_t>> m_copies;
    std::vector<std::int64_t> m_least;
};

}  // namespace

/// After kill -9, and from the target alone, each position at the source is known at the target, exactly.
class KeptPositionsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_home.use(); }
    void everyOffsetIsExactAfterKills_data();
    void everyOffsetIsExactAfterKills();

private:
    const DaemonHome m_home;
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

void KeptPositionsTest::everyOffsetIsExactAfterKills_data() {
    QTest::addColumn<int>("path");
    QTest::newRow("batches") << static_cast<int>(DataPath::Auto);
    QTest::newRow("records") << static_cast<int>(DataPath::Record);
}

void KeptPositionsTest::everyOffsetIsExactAfterKills() {
    QFETCH(int, path);
    const std::string prefix = uniqueName("kept");
    const std::string dense = prefix + "-dense";
    const std::string transactional = prefix + "-transactional";
    const std::string shared = prefix + "-shared";  // somebody else writes into its target
    for (const std::string& each : {dense, transactional, shared}) {
        makeTopic(m_eu, each, 1);
    }
    makeTopic(m_agg, shared, 1);
    TopologySpec spec = twoClusters(m_eu, m_agg, prefix + "-.*");
    spec.links[0].commitIntervalMs = 60'000;
    spec.links[0].path = static_cast<DataPath>(path);
    const QString file = m_home.save(spec);

    sandbox::MirrorChecker ignored;
    RecordSource source{m_eu, "eu", ignored};
    RecordSource stranger{m_agg, "stranger", ignored};
    Transactions producer{m_eu, uniqueName("kept-producer")};
    std::minstd_rand random{1};
    const auto writeSome = [&] {
        for (int i = 0; i < 12; ++i) {
            source.write(dense, 1, {.records = 200});
            source.write(shared, 1, {.records = 50});
            stranger.write(shared, 1, {.records = 3});
            producer.begin();
            producer.batch(transactional, 0, uniqueName("t"), 1 + static_cast<int>(random() % 40));
            random() % 10 == 0 ? producer.abort() : producer.commit();
        }
    };
    for (int kill = 0; kill < 3; ++kill) {
        DaemonProcess process({"run", file, "--instance-id", "node-1"});
        QVERIFY2(process.says("link running") || process.says("link catching"), process.errors());
        writeSome();
        process.signal(SIGKILL);
        static_cast<void>(process.end());
        writeSome();
    }
    // What this machine remembers is gone as well.
    QVERIFY(QDir{qEnvironmentVariable("XDG_STATE_HOME")}.removeRecursively());
    DaemonProcess process({"run", file, "--instance-id", "node-2"});
    // The one that was killed is another member, and the group waits until its session ends.
    QVERIFY2(process.says("link running", 120'000), process.errors());
    writeSome();
    DaemonProcess status({"status", "--instance", "node-2", "--json"});
    QVERIFY2(status.prints(R"("lagRecords":0)", 60'000), status.output() + process.errors());
    // A lag is as young as the last look at the ends: the logs themselves say when all is there.
    for (const std::string& topic : {dense, transactional, shared}) {
        QTRY_COMPARE_WITH_TIMEOUT(TwoLogs(plainRecords(m_eu, topic, 0), plainRecords(m_agg, topic, 0)).missing(), 0U,
                                  60'000);
    }
    process.signal(SIGTERM);
    QCOMPARE(process.end(), 0);

    for (const std::string& topic : {dense, transactional, shared}) {
        const std::vector<PlainRecord> sent = plainRecords(m_eu, topic, 0);
        const TwoLogs logs{sent, plainRecords(m_agg, topic, 0)};
        QCOMPARE(logs.missing(), 0U);
        const std::int64_t end = recordCount(m_eu, topic);
        QFile asked{QString::fromStdString(qgetenv("XDG_RUNTIME_DIR").toStdString() + "/" + topic + ".csv")};
        QVERIFY(asked.open(QIODevice::WriteOnly));
        for (std::int64_t s = 0; s <= end; ++s) {
            asked.write(QStringLiteral("%1,0,%2\n").arg(QString::fromStdString(topic)).arg(s).toUtf8());
        }
        asked.close();
        DaemonProcess translate({"translate", file, "--csv", asked.fileName()});
        QCOMPARE(translate.end(), 0);
        const QList<QByteArray> lines = translate.output().trimmed().split('\n');
        QCOMPARE(lines.size(), end + 1);
        for (std::int64_t s = 0; s <= end; ++s) {
            const QByteArray wanted =
                QStringLiteral("%1,0,%2,%1,%3,0").arg(QString::fromStdString(topic)).arg(s).arg(logs.at(s)).toUtf8();
            QCOMPARE(lines.at(s), wanted);
        }
        qInfo("%s: %lld offsets, error 0, ahead 0", topic.c_str(), static_cast<long long>(end + 1));
    }
}

TRIBUTARY_TEST(KeptPositionsTest, QCoreApplication)
#include "keptpositionstest.moc"
