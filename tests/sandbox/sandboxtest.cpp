#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <QTest>

#include "core/kafka/partitionreader.h"
#include "core/kafka/producer.h"
#include "core/sandbox/sandbox.h"
#include "tests/support/testprogram.h"

using namespace tributary;
using namespace tributary::sandbox;

namespace {

/// The simplest mirror there can be, with faults on demand: forwards every record of some topics of one cluster to
/// another one, one at a time.
class NaiveMirror final : private kafka::AckSink {
public:
    struct Faults {
        std::uint64_t dropEvery = 0;
    };

    NaiveMirror(const std::string& from, const std::string& to, const std::vector<kafka::CommittedOffset>& what,
                Faults faults)
        : m_faults(faults) {
        m_reader = kafka::PartitionReader::create({{"bootstrap.servers", from}}, what).value();
        m_producer = kafka::Producer::create({{"bootstrap.servers", to}, {"linger.ms", "0"}}, *this, true).value();
        for (const kafka::CommittedOffset& each : what) {
            if (!m_topics.contains(each.at.topic)) {
                m_topics[each.at.topic] = m_producer->topic(each.at.topic, "none").value();
                QVERIFY(m_producer->refreshMetadata(*m_topics[each.at.topic], 10'000));
            }
        }
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }
    ~NaiveMirror() override {
        m_thread.request_stop();
        m_reader->wake();
        m_thread.join();
        m_topics.clear();
        m_producer.reset();
    }

private:
    void run(const std::stop_token& stop) {
        std::array<kafka::RawMessage*, 64> messages{};
        while (!stop.stop_requested()) {
            const std::size_t count = m_reader->poll(messages, 1000);
            for (std::size_t i = 0; i < count; ++i) {
                forward(messages[i]);
            }
        }
    }

    void forward(kafka::RawMessage* message) {
        const kafka::RecordFields fields = kafka::readFields(*message);
        if (fields.kind == kafka::RecordKind::Record) {
            ++m_count;
            kafka::RawHeaders* headers = nullptr;
            static_cast<void>(kafka::detachHeaders(*message, headers));
            if (m_faults.dropEvery != 0 && m_count % m_faults.dropEvery == 0) {
                kafka::destroyHeaders(headers);
            } else {
                send(kafka::topicName(*message), fields, headers);
            }
        }
        kafka::releaseMessage(message);
    }

    void send(const std::string& topic, const kafka::RecordFields& fields, kafka::RawHeaders* headers) {
        int error = 0;
        m_done = false;
        if (m_producer->send(*m_topics[topic], fields.partition, fields, headers, nullptr, error) ==
            kafka::SendOutcome::Accepted) {
            m_done.wait(false);
        } else {
            kafka::destroyHeaders(headers);
        }
    }

    void acknowledged(void* /*token*/, int /*error*/, std::int64_t /*offset*/,
                      kafka::RawHeaders* headers) noexcept override {
        if (headers != nullptr) {
            kafka::destroyHeaders(headers);
        }
        m_done = true;
        m_done.notify_all();
    }

    const Faults m_faults;
    std::uint64_t m_count = 0;
    std::atomic<bool> m_done{false};
    std::unique_ptr<kafka::PartitionReader> m_reader;
    std::unique_ptr<kafka::Producer> m_producer;
    std::map<std::string, std::unique_ptr<kafka::ProducerTopic>> m_topics;
    std::jthread m_thread;
};

TopologySpec twoClusters() {
    TopologySpec spec;
    for (const char* id : {"eu", "agg"}) {
        ClusterSpec cluster;
        cluster.id = ClusterId{id};
        spec.clusters.push_back(cluster);
    }
    LinkSpec link;
    link.id = LinkId{"eu-agg"};
    link.source = ClusterId{"eu"};
    link.target = ClusterId{"agg"};
    link.topics.include = {{TopicEntry::Kind::Literal, "orders.created"}, {TopicEntry::Kind::Literal, "clicks"}};
    spec.links.push_back(link);
    return spec;
}

std::vector<kafka::CommittedOffset> fromTheBeginning(std::int32_t clicks, std::int32_t orders) {
    std::vector<kafka::CommittedOffset> all;
    for (std::int32_t i = 0; i < clicks; ++i) {
        all.push_back({{"clicks", i}, -1, -1, {}});
    }
    for (std::int32_t i = 0; i < orders; ++i) {
        all.push_back({{"orders.created", i}, -1, -1, {}});
    }
    return all;
}

}  // namespace

class SandboxTest : public QObject {
    Q_OBJECT

private slots:
    void aFaithfulMirrorIsFoundFaithful();
    void lossIsFound();
    void aSecondMirrorShowsAsDuplicates();
    void withoutAMirrorEverythingIsLost();
};

void SandboxTest::aFaithfulMirrorIsFoundFaithful() {
    const auto sandbox = Sandbox::create(twoClusters(), {4000, 1}).value();
    const auto addresses = sandbox->bootstrap();
    const NaiveMirror mirror(addresses.at(ClusterId{"eu"}), addresses.at(ClusterId{"agg"}), fromTheBeginning(6, 4), {});
    sandbox->startTraffic();
    QTRY_VERIFY_WITH_TIMEOUT(sandbox->traffic().records > 2000, 30'000);
    QVERIFY(sandbox->stopTraffic(10'000));
    QVERIFY(sandbox->waitUntilMirrored(10'000));
    QVERIFY(sandbox->readToEnd(10'000));
    const SandboxReport report = sandbox->report();
    QCOMPARE(report.paths.size(), std::size_t{1});
    QVERIFY(report.endToEnd.clean());
    QVERIFY(report.endToEnd.sent > 1000);
    QVERIFY(report.endToEnd.sent < sandbox->traffic().records);  // the topics that the link leaves out
    QCOMPARE(report.endToEnd.mirrored, report.endToEnd.sent);
    QCOMPARE(report.endToEnd.duplicated, std::uint64_t{0});
    QCOMPARE(report.unstamped, std::uint64_t{0});
    QCOMPARE(report.skipped, std::uint64_t{0});
}

void SandboxTest::lossIsFound() {
    const auto sandbox = Sandbox::create(twoClusters(), {4000, 1}).value();
    const auto addresses = sandbox->bootstrap();
    const NaiveMirror mirror(addresses.at(ClusterId{"eu"}), addresses.at(ClusterId{"agg"}), fromTheBeginning(6, 4),
                             {.dropEvery = 100});
    sandbox->startTraffic();
    QTRY_VERIFY_WITH_TIMEOUT(sandbox->report().endToEnd.mirrored > 1000, 30'000);
    QVERIFY(sandbox->stopTraffic(10'000));
    QVERIFY(!sandbox->waitUntilMirrored(1'000));
    const SandboxReport report = sandbox->report();
    QVERIFY(report.endToEnd.lost >= 9);
    QCOMPARE(report.lost.size(), std::size_t{10} < report.endToEnd.lost ? std::size_t{10} : report.lost.size());
    QCOMPARE(report.lost.front().from.cluster, std::string{"eu"});
    QVERIFY(!report.endToEnd.clean());
}

void SandboxTest::aSecondMirrorShowsAsDuplicates() {
    const auto sandbox = Sandbox::create(twoClusters(), {2000, 1}).value();
    const std::string from = sandbox->bootstrap().at(ClusterId{"eu"});
    const std::string to = sandbox->bootstrap().at(ClusterId{"agg"});
    sandbox->startTraffic();
    QTRY_VERIFY_WITH_TIMEOUT(sandbox->traffic().records > 500, 30'000);
    QVERIFY(sandbox->stopTraffic(10'000));
    const NaiveMirror first(from, to, fromTheBeginning(6, 4), {});
    QVERIFY(sandbox->waitUntilMirrored(10'000));
    const std::uint64_t sent = sandbox->report().endToEnd.sent;
    const NaiveMirror second(from, to, fromTheBeginning(6, 4), {});
    QTRY_COMPARE_WITH_TIMEOUT(sandbox->report().endToEnd.duplicated, sent, 30'000);
    QVERIFY(sandbox->report().endToEnd.clean());
    QVERIFY(sandbox->report().endToEnd.largestRewind >= 20);
}

void SandboxTest::withoutAMirrorEverythingIsLost() {
    const auto sandbox = Sandbox::create(twoClusters(), {2000, 1}).value();
    sandbox->startTraffic();
    QTRY_VERIFY_WITH_TIMEOUT(sandbox->traffic().records > 100, 30'000);
    QVERIFY(sandbox->stopTraffic(10'000));
    QVERIFY(!sandbox->waitUntilMirrored(200));
    QCOMPARE(sandbox->report().endToEnd.lost, sandbox->report().endToEnd.sent);
}

TRIBUTARY_TEST(SandboxTest, QCoreApplication)
#include "sandboxtest.moc"
