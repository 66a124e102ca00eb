#include <array>
#include <memory>
#include <string>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include "app/process/exitcode.h"
#include "app/tributaryd/topicscommand.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/fakeengine.h"

using namespace tributary;
using namespace tributary::daemon;

namespace {

const char* const kDocumentText = R"({"format": "tributary", "version": 1, "name": "hub",
 "clusters": [{"id": "eu", "bootstrap": ["127.0.0.1:1"]}, {"id": "agg", "bootstrap": ["127.0.0.1:2"]}],
 "links": [{"id": "eu-agg", "source": "eu", "target": "agg", "naming": {"policy": "prefix"},
            "topics": {"include": ["orders\\..*", {"literal": "clicks"}], "exclude": [".*-dlq"]}}]})";

/// What a command writes to a descriptor.
class Capture {
public:
    Capture() {
        [[maybe_unused]] const int failed = pipe(m_ends.data());
        fcntl(m_ends[0], F_SETFL, O_NONBLOCK);
    }
    ~Capture() {
        close(m_ends[0]);
        close(m_ends[1]);
    }
    Capture(const Capture&) = delete;
    Capture& operator=(const Capture&) = delete;

    [[nodiscard]] Terminal terminal() const { return Terminal(m_ends[1]); }
    [[nodiscard]] QByteArray text() const {
        std::array<char, 65536> buffer{};
        const ssize_t size = read(m_ends[0], buffer.data(), buffer.size());
        return {buffer.data(), qMax<qsizetype>(0, size)};
    }

private:
    std::array<int, 2> m_ends{};
};

TopicInfo topic(const std::string& name, int partitions) {
    TopicInfo info;
    info.name = name;
    info.partitions = partitions;
    return info;
}

}  // namespace

class TopicsCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void tableSaysWhatDecided();
    void jsonHasALineForEachTopic();
    void onlyMirroredOnes();
    void anUnreachableClusterIsAFailure();

private:
    int run(TopicsCommand::Options options, Result<ClusterInfo> cluster) {
        options.file = m_dir.filePath("hub.tributary").toStdString();
        const Capture out;
        const Capture errors;
        const int code = TopicsCommand(
                             options,
                             [&] {
                                 auto engine = std::make_unique<FakeEngine>();
                                 engine->cluster = cluster;
                                 return engine;
                             },
                             out.terminal(), errors.terminal())
                             .run();
        m_out = out.text();
        m_errors = errors.text();
        return code;
    }

    QTemporaryDir m_dir;
    ClusterInfo m_cluster;
    QByteArray m_out;
    QByteArray m_errors;
};

void TopicsCommandTest::initTestCase() {
    QFile file(m_dir.filePath("hub.tributary"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(kDocumentText);
    m_cluster.topics = {topic("orders.created", 12), topic("orders.old-dlq", 1), topic("clicks", 6), topic("other", 1),
                        topic("__consumer_offsets", 50)};
}

void TopicsCommandTest::tableSaysWhatDecided() {
    QCOMPARE(run({}, m_cluster), kOk);
    QCOMPARE(QString(m_out),
             QString::fromUtf8(
                 "topic               decision      partitions  target             decided by\n"
                 "__consumer_offsets  internal              50                     internal names are left out\n"
                 "clicks              mirrored               6  eu.clicks          include 2: literal clicks\n"
                 "orders.created      mirrored              12  eu.orders.created  include 1: orders\\..*\n"
                 "orders.old-dlq      excluded               1                     exclude 1: .*-dlq\n"
                 "other               not included           1                     no include matches\n"
                 "eu → agg: 5 topics: 2 mirrored, 1 excluded, 1 internal, 1 not included.\n"));
    QVERIFY2(m_errors.isEmpty(), m_errors);
}

void TopicsCommandTest::jsonHasALineForEachTopic() {
    TopicsCommand::Options options;
    options.json = true;
    QCOMPARE(run(options, m_cluster), kOk);
    QCOMPARE(m_out.count('\n'), 5);
    QVERIFY2(
        m_out.contains(
            R"({"topic":"clicks","decision":"mirrored","rule":"include 2: literal clicks","target":"eu.clicks","partitions":6})"),
        m_out);
    QVERIFY(m_out.contains(R"("decision":"internal","rule":"internal names are left out","target":null)"));
}

void TopicsCommandTest::onlyMirroredOnes() {
    TopicsCommand::Options options;
    options.json = true;
    options.mirroredOnly = true;
    QCOMPARE(run(options, m_cluster), kOk);
    QCOMPARE(m_out.count('\n'), 2);
}

void TopicsCommandTest::anUnreachableClusterIsAFailure() {
    QCOMPARE(run({}, std::unexpected(Error{ErrorCode::KafkaUnreachable}
                                         .with("cluster", "Europe")
                                         .with("bootstrap", "127.0.0.1:1")
                                         .with("reason", "refused"))),
             kFailure);
    QVERIFY(m_out.isEmpty());
    QVERIFY(m_errors.contains("Europe does not answer at 127.0.0.1:1"));
}

TRIBUTARY_TEST(TopicsCommandTest, QCoreApplication)
#include "topicscommandtest.moc"
