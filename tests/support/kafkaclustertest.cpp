#include "tests/support/kafkacluster.h"
#include "tests/support/kafkaprobe.h"
#include "tests/support/tcpproxy.h"
#include "tests/support/testprogram.h"

#include <csignal>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

#include <QTemporaryDir>
#include <QTest>

#include <librdkafka/rdkafka.h>

using namespace tributary;
using namespace std::chrono_literals;

namespace {

constexpr int kPatienceMs = 60'000;

using Client = std::unique_ptr<rd_kafka_t, decltype(&rd_kafka_destroy)>;

Client connectTo(const std::string& bootstrap, rd_kafka_type_t type) {
    char reason[512] = {};
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "bootstrap.servers", bootstrap.c_str(), reason, sizeof reason);
    rd_kafka_conf_set(conf, "group.id", "test", reason, sizeof reason);
    rd_kafka_conf_set(conf, "allow.auto.create.topics", "true", reason, sizeof reason);
    rd_kafka_t* client = rd_kafka_new(type, conf, reason, sizeof reason);
    if (client == nullptr) {
        rd_kafka_conf_destroy(conf);
        throw std::runtime_error(reason);
    }
    return {client, &rd_kafka_destroy};
}

void produce(const std::string& bootstrap, const char* value) {
    const Client producer = connectTo(bootstrap, RD_KAFKA_PRODUCER);
    // The RD_KAFKA_V_ macros cast the old way.
    const rd_kafka_resp_err_t error =
        rd_kafka_producev(producer.get(), RD_KAFKA_VTYPE_TOPIC, "t", RD_KAFKA_VTYPE_VALUE, value, std::strlen(value),
                          RD_KAFKA_VTYPE_MSGFLAGS, RD_KAFKA_MSG_F_COPY, RD_KAFKA_VTYPE_END);
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR ||
        rd_kafka_flush(producer.get(), kPatienceMs) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        throw std::runtime_error("not produced");
    }
}

std::string firstValue(const std::string& bootstrap) {
    const Client consumer = connectTo(bootstrap, RD_KAFKA_CONSUMER);
    rd_kafka_topic_partition_list_t* partitions = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(partitions, "t", 0)->offset = 0;
    rd_kafka_assign(consumer.get(), partitions);
    rd_kafka_topic_partition_list_destroy(partitions);
    rd_kafka_message_t* message = rd_kafka_consumer_poll(consumer.get(), kPatienceMs);
    if (message == nullptr || message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
        throw std::runtime_error(message == nullptr ? "nothing consumed" : rd_kafka_message_errstr(message));
    }
    std::string value(static_cast<const char*>(message->payload), message->len);
    rd_kafka_message_destroy(message);
    return value;
}

}  // namespace

/// The clusters that tests start are real: they keep their data through a kill, and leave nothing running.
class KafkaClusterTest : public QObject {
    Q_OBJECT

private slots:
    void dataSurvivesAKillBehindAProxy();
    void threeNodesServeAndStop();
    void aBadPropertyIsReportedWithTheLog();
};

void KafkaClusterTest::dataSurvivesAKillBehindAProxy() {
    const QTemporaryDir directory;
    KafkaCluster cluster(
        {.directory = directory.path().toStdString(), .properties = {{"auto.create.topics.enable", "true"}}});
    TcpProxy proxy(cluster.port(0));
    cluster.advertise(0, proxy.port());
    QCOMPARE(cluster.bootstrap(), "127.0.0.1:" + std::to_string(proxy.port()));
    QVERIFY(!kafkaAnswers(cluster.port(0), 100ms));

    cluster.start();
    const pid_t pid = cluster.pid(0);
    QVERIFY(kafkaAnswers(cluster.port(0), 30s));
    produce(cluster.bootstrap(), "kept");
    QVERIFY(proxy.forwarded(TcpProxy::Direction::ToServer) > 0);

    cluster.killNode(0);
    QCOMPARE(::kill(pid, 0), -1);
    QVERIFY(!cluster.isRunning(0));
    QVERIFY(!kafkaAnswers(cluster.port(0), 100ms));

    cluster.startNode(0);
    QCOMPARE(firstValue(cluster.bootstrap()), std::string("kept"));
    cluster.stop();
    QCOMPARE(cluster.pid(0), -1);
}

void KafkaClusterTest::threeNodesServeAndStop() {
    const QTemporaryDir directory;
    KafkaCluster cluster({.directory = directory.path().toStdString(),
                          .nodes = 3,
                          .properties = {{"auto.create.topics.enable", "true"},
                                         {"default.replication.factor", "3"},
                                         {"min.insync.replicas", "2"}},
                          .heapMiB = 256});
    cluster.start();
    produce(cluster.bootstrap(), "replicated");
    cluster.killNode(0);
    QCOMPARE(firstValue(cluster.bootstrap()), std::string("replicated"));
}

void KafkaClusterTest::aBadPropertyIsReportedWithTheLog() {
    const QTemporaryDir directory;
    KafkaCluster cluster({.directory = directory.path().toStdString(), .properties = {{"log.segment.bytes", "many"}}});
    try {
        cluster.start();
        QFAIL("it started");
    } catch (const std::runtime_error& error) {
        QVERIFY2(QString(error.what()).contains("log.segment.bytes"), error.what());
    }
}

TRIBUTARY_TEST(KafkaClusterTest, QCoreApplication)
#include "kafkaclustertest.moc"
