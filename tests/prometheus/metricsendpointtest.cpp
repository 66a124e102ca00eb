#include <algorithm>
#include <memory>
#include <string>

#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include "core/prometheus/metricfamilies.h"
#include "core/prometheus/metricsendpoint.h"
#include "tests/support/testprogram.h"

using namespace tributary;

namespace {

MetricsSnapshot sample() {
    MetricsSnapshot snapshot;
    snapshot.timeMs = 1'760'000'000'500;
    LinkMetrics link;
    link.link = LinkId{"eu-agg"};
    link.status.state = LinkState::Running;
    link.topics = 3;
    link.flow.records = 1204;
    link.flow.lagRecords = 17;
    link.flow.latency = {100, 2.5, 4, 500};
    snapshot.links.push_back(link);
    link.link = LinkId{"us \"west\"-agg"};
    link.status.state = LinkState::Failed;
    link.flow = {};
    snapshot.links.push_back(link);
    return snapshot;
}

QByteArray get(const QUrl& url) {
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    if (!socket.waitForConnected(5000)) {
        return {};
    }
    socket.write("GET " + url.path().toUtf8() + " HTTP/1.0\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5000)) {
        answer += socket.readAll();
    }
    return answer + socket.readAll();
}

}  // namespace

class MetricsEndpointTest : public QObject {
    Q_OBJECT

private slots:
    void unknownValuesHaveNoSample();
    void whatKafkaConnectDoesNotTellHasNoSample();
    void details();
    void alertsOfLinksWithAThreshold();
    void servesTheLatestSnapshot();
    void listensOnLoopbackOnly();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void aTakenPortIsAnError();
};

void MetricsEndpointTest::unknownValuesHaveNoSample() {
    const auto families = metricFamilies(sample());
    const auto lag = std::ranges::find(families, "tributary_link_lag_records", &prometheus::MetricFamily::name);
    QVERIFY(lag != families.end());
    QCOMPARE(lag->metric.size(), std::size_t{1});
    QCOMPARE(lag->metric[0].gauge.value, 17.0);
    QVERIFY(std::ranges::find(families, "tributary_link_lag_seconds", &prometheus::MetricFamily::name) ==
            families.end());
    QVERIFY(std::ranges::find(families, "tributary_topic_records_total", &prometheus::MetricFamily::name) ==
            families.end());
}

void MetricsEndpointTest::whatKafkaConnectDoesNotTellHasNoSample() {
    MetricsSnapshot snapshot = sample();
    snapshot.links[0].flow.bytesPerSecond = -1;
    const auto families = metricFamilies(snapshot);
    const auto samples = [&families](const char* name) {
        const auto found = std::ranges::find(families, name, &prometheus::MetricFamily::name);
        return found == families.end() ? std::size_t{0} : found->metric.size();
    };
    QCOMPARE(samples("tributary_link_records_total"), std::size_t{2});
    for (const char* name :
         {"tributary_link_bytes_total", "tributary_link_in_flight_records", "tributary_link_in_flight_bytes"}) {
        QCOMPARE(samples(name), std::size_t{1});  // of the other link
    }
}

void MetricsEndpointTest::details() {
    MetricsSnapshot snapshot = sample();
    snapshot.links[0].streams.push_back({1, 4, {}});
    snapshot.links[0].topicMetrics.push_back({"orders", "eu.orders", 4, {}});
    PartitionMetrics partition;
    partition.topic = "orders";
    partition.partition = 3;
    partition.watermark = 42;
    snapshot.links[0].partitionMetrics.push_back(partition);
    const auto families = metricFamilies(snapshot);
    const auto labels = [&](const char* name) {
        std::string text;
        const auto family = std::ranges::find(families, name, &prometheus::MetricFamily::name);
        if (family != families.end()) {
            for (const auto& label : family->metric.front().label) {
                text += label.name + "=" + label.value + " ";
            }
        }
        return text;
    };
    QCOMPARE(labels("tributary_stream_records_total"), std::string{"link=eu-agg stream=1 "});
    QCOMPARE(labels("tributary_topic_records_total"), std::string{"link=eu-agg topic=orders target_topic=eu.orders "});
    QCOMPARE(labels("tributary_partition_watermark"), std::string{"link=eu-agg topic=orders partition=3 "});
    QCOMPARE(labels("tributary_partition_committed"), std::string{});
    QCOMPARE(labels("tributary_link_task_state"), std::string{});
    TaskStatus task;
    task.state = LinkState::Backoff;
    task.sinceMs = 1'500;
    snapshot.links[0].status = linkStatus({task});
    const auto withTask = metricFamilies(snapshot);
    const auto state = std::ranges::find(withTask, "tributary_link_task_state", &prometheus::MetricFamily::name);
    QVERIFY(state != withTask.end());
    QCOMPARE(std::ranges::count(state->metric, 1.0, [](const auto& each) { return each.gauge.value; }), 1);
    QCOMPARE(state->metric.size(), kLinkStates);
    const auto since =
        std::ranges::find(withTask, "tributary_link_task_since_seconds", &prometheus::MetricFamily::name);
    QVERIFY(since != withTask.end());
    QCOMPARE(since->metric.front().gauge.value, 1.5);
    QCOMPARE(labels("tributary_partition_target_offset"), std::string{});
}

void MetricsEndpointTest::alertsOfLinksWithAThreshold() {
    const auto alertOf = [](const std::vector<prometheus::MetricFamily>& families) {
        return std::ranges::find(families, "tributary_link_lag_alert", &prometheus::MetricFamily::name);
    };
    const auto without = metricFamilies(sample());
    QVERIFY(alertOf(without) == without.end());
    const auto families = metricFamilies(sample(), {{LinkId{"a"}, true}, {LinkId{"b"}, false}});
    const auto alert = alertOf(families);
    QVERIFY(alert != families.end());
    QCOMPARE(alert->metric.size(), std::size_t{2});
    QCOMPARE(alert->metric[0].label[0].value, std::string{"a"});
    QCOMPARE(alert->metric[0].gauge.value, 1.0);
    QCOMPARE(alert->metric[1].gauge.value, 0.0);
}

void MetricsEndpointTest::servesTheLatestSnapshot() {
    const auto endpoint = MetricsEndpoint::listen("0");
    QVERIFY(endpoint.has_value());
    const QUrl url{QString::fromStdString((*endpoint)->url())};
    QVERIFY(get(url).startsWith("HTTP/1.1 200"));  // before the first snapshot
    (*endpoint)->publish(std::make_shared<MetricsSnapshot>());
    (*endpoint)->publish(std::make_shared<MetricsSnapshot>(sample()));
    const QByteArray page = get(url);
    QVERIFY2(page.contains("\ntributary_link_records_total{link=\"eu-agg\"} 1204\n"), page.constData());
    QVERIFY(page.contains("\ntributary_link_state{link=\"eu-agg\",state=\"running\"} 1\n"));
    QVERIFY(page.contains("\ntributary_link_state{link=\"us \\\"west\\\"-agg\",state=\"running\"} 0\n"));
    QVERIFY(page.contains("\ntributary_link_latency_seconds{link=\"eu-agg\",quantile=\"0.99\"} 0.5\n"));
    QVERIFY(page.contains("# TYPE tributary_link_records_total counter\n"));
}

void MetricsEndpointTest::listensOnLoopbackOnly() {
    const auto endpoint = MetricsEndpoint::listen(":0");
    QVERIFY(endpoint.has_value());
    QVERIFY((*endpoint)->url().starts_with("http://127.0.0.1:"));
    QTcpSocket socket;
    // Another address of the same loopback network: reached if it listened everywhere.
    socket.connectToHost("127.0.0.2", static_cast<quint16>(QUrl{QString::fromStdString((*endpoint)->url())}.port()));
    QVERIFY(!socket.waitForConnected(2000));
}

void MetricsEndpointTest::refusesWhatIsNoAddress_data() {
    QTest::addColumn<QString>("where");
    for (const char* where : {"", "metrics", "127.0.0.1:", "127.0.0.1:http", "127.0.0.1:99999", "example.org:9400",
                              "127.0.0.1:9400,0.0.0.0:9401", "127.0.0.1:9400s", "127.0.0.1:-1"}) {
        QTest::newRow(where) << where;
    }
}

void MetricsEndpointTest::refusesWhatIsNoAddress() {
    QFETCH(QString, where);
    const auto endpoint = MetricsEndpoint::listen(where.toStdString());
    QVERIFY(!endpoint.has_value());
    QVERIFY(endpoint.error().code == ErrorCode::MetricsEndpoint);
    QVERIFY(endpoint.error().message().find("ADDRESS:PORT") != std::string::npos);
}

void MetricsEndpointTest::aTakenPortIsAnError() {
    const auto first = MetricsEndpoint::listen("0");
    QVERIFY(first.has_value());
    const int port = QUrl{QString::fromStdString((*first)->url())}.port();
    const auto second = MetricsEndpoint::listen(std::to_string(port));
    QVERIFY(!second.has_value());
    QVERIFY(second.error().message().find("taken") != std::string::npos);
}

TRIBUTARY_TEST(MetricsEndpointTest, QCoreApplication)
#include "metricsendpointtest.moc"
