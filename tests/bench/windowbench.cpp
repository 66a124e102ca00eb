#include "tests/support/ui/windowrig.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/processusage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

// What the window costs: prints figures, judges nothing. Started by tests/bench/window.sh.

using namespace tributary;
using namespace tributary::ui;

namespace {

constexpr int kClusters = 30;
constexpr int kLinks = 200;
constexpr int kTopics = 10'000;
constexpr int kPartitionsPerTopic = 4;
constexpr int kSeconds = 20;

/// Times each event from the outside: the longest one is how long a click may have to wait.
class TimedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        if (m_depth > 0) {
            return QApplication::notify(receiver, event);
        }
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const QByteArray name = receiver->metaObject()->className();
        const int type = event->type();
        const bool handled = QApplication::notify(receiver, event);
        --m_depth;
        const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (ms > longestMs) {
            longestMs = ms;
            longest = QString::fromLatin1(name) + " event " + QString::number(type);
        }
        return handled;
    }

    double longestMs = 0;
    QString longest;

private:
    int m_depth = 0;
};

void runFor(double seconds) {
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(seconds * 1000), &loop, &QEventLoop::quit);
    loop.exec();
}

ClusterInfo manyTopics() {
    ClusterInfo info;
    info.clusterId = "bench";
    info.brokers = 9;
    for (int i = 0; i < kTopics; ++i) {
        TopicInfo topic;
        topic.name = "orders.region" + std::to_string(i % 17) + ".stream" + std::to_string(i);
        topic.partitions = kPartitionsPerTopic;
        topic.replicationFactor = 3;
        info.topics.push_back(std::move(topic));
    }
    return info;
}

TopologySpec largeTopology() {
    TopologySpec spec;
    spec.id = newDocumentId();
    for (int i = 0; i < kClusters; ++i) {
        ClusterSpec cluster;
        cluster.id = ClusterId{"c" + std::to_string(i)};
        cluster.name = "Cluster " + std::to_string(i);
        cluster.tier = i < 20 ? Tier::Regional : i < 26 ? Tier::Aggregate : Tier::Dr;
        cluster.bootstrap = {"broker" + std::to_string(i) + ":9092"};
        spec.clusters.push_back(std::move(cluster));
    }
    for (int i = 0; i < kLinks; ++i) {
        LinkSpec link;
        link.id = LinkId{"l" + std::to_string(i)};
        link.source = spec.clusters[static_cast<std::size_t>(i % 20)].id;
        link.target = spec.clusters[static_cast<std::size_t>(20 + i % 10)].id;
        link.topics.include = {{TopicEntry::Kind::Regex, "orders\\.region" + std::to_string(i % 17) + "\\..*"}};
        spec.links.push_back(std::move(link));
    }
    return spec;
}

MetricsSnapshot snapshot(int second, bool details) {
    MetricsSnapshot out;
    out.timeMs = wallClockMs();
    out.intervalSeconds = 1;
    for (int i = 0; i < kLinks; ++i) {
        LinkMetrics link;
        link.link = LinkId{"l" + std::to_string(i)};
        link.status.state = LinkState::Running;
        link.topics = 50;
        link.partitions = 200;
        link.flow.bytesPerSecond = 1e6 * (1 + std::sin(second * 0.1 + i));
        link.flow.recordsPerSecond = link.flow.bytesPerSecond / 600;
        link.flow.lagRecords = 1'000 + (second * 37 + i * 11) % 900;
        link.flow.lagSeconds = 0.5 + (i % 7) * 0.1;
        link.flow.latency = {1000, 2.5 + i % 3, 5, 9};
        for (int p = 0; details && i == 0 && p < kTopics * kPartitionsPerTopic; ++p) {
            PartitionMetrics partition;
            partition.topic = "orders.region" + std::to_string(p / kPartitionsPerTopic % 17) + ".stream" +
                              std::to_string(p / kPartitionsPerTopic);
            partition.partition = p % kPartitionsPerTopic;
            partition.watermark = second * 100 + p;
            partition.sourceEnd = partition.watermark + p % 50;
            partition.flow.lagRecords = p % 50;
            link.partitionMetrics.push_back(std::move(partition));
        }
        out.links.push_back(std::move(link));
    }
    return out;
}

double coresWhile(double seconds) {
    ProcessUsage usage;
    static_cast<void>(usage.sample());
    runFor(seconds);
    return usage.sample().cores;
}

}  // namespace

int main(int argc, char** argv) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    TimedApplication application{argc, argv};
    WindowRig rig;
    QApplication::processEvents();
    std::printf("time to first window           %6lld ms\n", static_cast<long long>(sinceStart.elapsed()));
    std::printf("idle, empty window             %6.2f %% of a core\n", coresWhile(5) * 100);

    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kClusters; ++i) {
        rig.engine().setCluster(ClusterId{"c" + std::to_string(i)}, manyTopics());
    }
    rig.document.reset(largeTopology(), {});
    rig.bridge.apply(rig.document.spec());
    rig.directory.setActive(true);
    rig.selection.select(LinkId{"l0"});  // its 10,000 topics are previewed
    application.longestMs = 0;
    runFor(5);
    std::printf("longest block while opening    %6.0f ms (%s)\n", application.longestMs, qPrintable(application.longest));

    application.longestMs = 0;
    const double idle = coresWhile(10);
    std::printf("idle, %d links              %6.2f %% of a core\n", kLinks, idle * 100);

    for (int i = 0; i < kLinks; ++i) {
        LinkStatus status;
        status.state = LinkState::Running;
        rig.engine().publishStatus(LinkId{"l" + std::to_string(i)}, status);
    }
    int second = 0;
    QTimer ticker;
    QObject::connect(&ticker, &QTimer::timeout, &ticker, [&] { rig.engine().publish(snapshot(++second, true)); });
    ticker.start(1000);
    runFor(3);
    application.longestMs = 0;
    const double running = coresWhile(kSeconds);
    std::printf("running, %d links           %6.2f %% of a core\n", kLinks, running * 100);
    std::printf("longest block while running    %6.0f ms (%s)\n", application.longestMs, qPrintable(application.longest));
    ProcessUsage usage;
    std::printf("memory                         %6.0f MiB\n",
                static_cast<double>(usage.sample().memoryBytes) / (1024.0 * 1024.0));
    return 0;
}
