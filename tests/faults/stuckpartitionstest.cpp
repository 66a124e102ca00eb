#include "tests/faults/verdict.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/batchlink.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// What a target cannot take for now holds memory, and must leave some to what it can.
class StuckPartitionsTest : public QObject {
    Q_OBJECT

private slots:
    void othersGoOn();
};

namespace {

constexpr int kPartitions = 12;

std::map<kafka::TopicPartition, std::int64_t> ends(const kafka::AdminClient& admin, const std::string& topic) {
    std::vector<kafka::TopicPartition> asked;
    for (std::int32_t partition = 0; partition < kPartitions; ++partition) {
        asked.push_back({topic, partition});
    }
    return admin.listOffsets(asked, static_cast<std::int64_t>(kafka::OffsetAt::Latest), true, 10'000)
        .value_or(std::map<kafka::TopicPartition, std::int64_t>{});
}

TopologySpec tightLink(const std::string& source, const std::string& target, const std::string& stem, DataPath path) {
    TopologySpec spec = twoClusters(source, target, stem + ".*");
    spec.links[0].path = path;
    spec.links[0].memoryMiB = 8;
    return spec;
}

/// A link of three topics, with the records that it is to mirror.
struct StuckLink {
    StuckLink(std::string from, const std::string& target, DataPath path)
        : source(std::move(from)), records(source, "eu", checker) {
        for (const std::string& each : {strict, lonely, loose}) {
            makeTopic(source, each, kPartitions);
        }
        makeTopic(target, strict, kPartitions, {{"min.insync.replicas", "3"}});
        kafka::NewTopic onOneBroker;
        onOneBroker.name = lonely;
        onOneBroker.partitions = kPartitions;
        onOneBroker.replicationFactor = 1;
        onOneBroker.config = {{"min.insync.replicas", "1"}};
        if (const auto made = adminOf(target)->createTopics({onOneBroker}, 20'000); !made) {
            throw std::runtime_error{made.error().text()};
        }
        link.emplace(tightLink(source, target, stem, path));
    }

    const std::string source;
    const std::string stem = uniqueName("stuck");
    const std::string strict = stem + "-strict";
    const std::string lonely = stem + "-lonely";
    const std::string loose = stem + "-loose";
    sandbox::MirrorChecker checker;
    RecordSource records;
    std::optional<BatchLink> link;
};

}  // namespace

// Twelve partitions lack a replica and refuse; four have no leader, and whether they took what was sent last is not
// known. Each has five times as much to say as the link's memory. One link on each path.
void StuckPartitionsTest::othersGoOn() {
    const QTemporaryDir directory;
    KafkaCluster target{{.directory = directory.path().toStdString(),
                         .nodes = 3,
                         .properties = {{"default.replication.factor", "3"}, {"min.insync.replicas", "2"}}}};
    target.start();
    std::list<StuckLink> both;
    for (const DataPath path : {DataPath::Batch, DataPath::Record}) {
        both.emplace_back(fixtureBootstrap("eu"), target.bootstrap(), path);
    }
    for (StuckLink& each : both) {
        for (const std::string& topic : {each.strict, each.lonely, each.loose}) {
            each.records.write(topic, kPartitions, {.records = 600});
            QVERIFY2(each.link->caughtUp(topic), each.link->log().c_str());
        }
    }

    const auto watcher = adminOf(target.bootstrap());
    QTRY_COMPARE_WITH_TIMEOUT(ends(*watcher, both.front().loose).size(), std::size_t{kPartitions}, 60'000);
    target.stopNode(2);
    for (StuckLink& each : both) {
        each.records.write(each.strict, kPartitions, {.records = 600, .valueBytes = 64'000});
        each.records.write(each.lonely, kPartitions, {.records = 600, .valueBytes = 64'000});
    }
    for (StuckLink& each : both) {
        std::uint64_t most = 0;
        for (int round = 0; round < 5; ++round) {
            each.records.write(each.loose, kPartitions, {.records = 600, .valueBytes = 10'000});
            QVERIFY2(each.link->caughtUp(each.loose), each.link->log().c_str());
            most = std::max(most, each.link->engine().metrics()->links.at(0).flow.inFlightBytes);
        }
        qInfo("held at most %llu KiB", static_cast<unsigned long long>(most / 1024));
        QVERIFY(most <= 8U << 20U);
        QVERIFY(!waitForCommits(each.source, each.link->group(), {each.strict}, 1s));
        QVERIFY(!waitForCommits(each.source, each.link->group(), {each.lonely}, 1s));
    }

    // A client that knows the leaders of before finds those of now.
    QTRY_COMPARE_WITH_TIMEOUT(ends(*watcher, both.front().loose).size(), std::size_t{kPartitions}, 60'000);

    target.startNode(2);
    for (StuckLink& each : both) {
        QVERIFY2(each.link->caughtUp(each.strict, 90s) && each.link->caughtUp(each.lonely, 90s),
                 each.link->log().c_str());
        verifyAllOnce(target.bootstrap(), {each.strict, each.lonely, each.loose}, each.checker);
    }
}

TRIBUTARY_TEST(StuckPartitionsTest, QCoreApplication)
#include "stuckpartitionstest.moc"
