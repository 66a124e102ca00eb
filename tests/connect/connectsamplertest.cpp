#include "core/connect/connectsampler.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace tributary;

/// What is said of a link on Kafka Connect without asking any cluster.
class ConnectSamplerTest : public QObject {
    Q_OBJECT

private slots:
    void bytesAreNotKnownAndNotNone();
};

void ConnectSamplerTest::bytesAreNotKnownAndNotNone() {
    TopicPlan plan;
    TopicRoute route;
    route.sourceTopic = "orders";
    route.targetTopic = "orders";
    route.sourcePartitions = 3;
    plan.routes.emplace("orders", route);
    ConnectSampler sampler;
    sampler.follow(plan);
    LinkMetrics metrics;
    sampler.fill(metrics, true, true);
    QCOMPARE(metrics.flow.bytesPerSecond, -1.0);
    QCOMPARE(metrics.topicMetrics.size(), 1U);
    QCOMPARE(metrics.topicMetrics.front().flow.bytesPerSecond, -1.0);
    QCOMPARE(metrics.partitionMetrics.size(), 3U);
    QCOMPARE(metrics.partitionMetrics.back().flow.bytesPerSecond, -1.0);
}

TRIBUTARY_TEST(ConnectSamplerTest, QCoreApplication)
#include "connectsamplertest.moc"
