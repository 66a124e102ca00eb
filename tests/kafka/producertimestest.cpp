#include "core/kafka/mockcluster.h"
#include "core/kafka/partitionreader.h"
#include "core/kafka/producer.h"
#include "tests/support/testprogram.h"

#include <array>
#include <limits>
#include <memory>
#include <vector>

#include <QTest>

using namespace tributary;

namespace {

class Ignored final : public kafka::AckSink {
    void acknowledged(void* /*token*/, int /*error*/, std::int64_t /*offset*/,
                      kafka::RawHeaders* headers) noexcept override {
        if (headers != nullptr) {
            kafka::destroyHeaders(headers);
        }
    }
};

}  // namespace

/// The librdkafka that this is linked with, whatever its release, sends each timestamp as it is: without a broker.
class ProducerTimesTest : public QObject {
    Q_OBJECT

private slots:
    void everyTimestampIsSentAsItIs() {
        const std::vector<std::int64_t> times{
            0, -1, 1, 0, 1'700'000'000'000, -2, std::numeric_limits<std::int64_t>::max(), 0, 0};
        const auto cluster = kafka::MockCluster::create(1);
        QVERIFY(cluster && (*cluster)->createTopic("times", 1));
        const kafka::ClientSettings settings{{"bootstrap.servers", (*cluster)->bootstrap()}};
        Ignored sink;
        const auto producer = kafka::Producer::create(settings, sink, true);
        QVERIFY(producer);
        const auto topic = (*producer)->topic("times", "none");
        QVERIFY(topic && (*producer)->refreshMetadata(**topic, 10'000));
        for (const std::int64_t time : times) {
            kafka::RecordFields fields;
            fields.value = "value";
            fields.valueSize = 5;
            fields.timestampMs = time;
            int error = 0;
            QCOMPARE((*producer)->send(**topic, 0, fields, nullptr, nullptr, error), kafka::SendOutcome::Accepted);
        }

        auto reader = kafka::PartitionReader::create(settings, {{{"times", 0}, -1, -1, {}}});
        QVERIFY(reader);
        std::vector<std::int64_t> found;
        std::array<kafka::RawMessage*, 16> messages{};
        const auto more = [&] {
            const std::size_t count = (*reader)->poll(messages, 1'000);
            for (std::size_t i = 0; i < count; ++i) {
                const kafka::RecordFields fields = kafka::readFields(*messages[i]);
                if (fields.kind == kafka::RecordKind::Record) {
                    found.push_back(fields.timestampMs);
                }
                kafka::releaseMessage(messages[i]);
            }
            return found.size() >= times.size();
        };
        QTRY_VERIFY_WITH_TIMEOUT(more(), 60'000);
        QCOMPARE(found, times);
    }
};

TRIBUTARY_TEST(ProducerTimesTest, QCoreApplication)
#include "producertimestest.moc"
