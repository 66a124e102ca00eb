#include "core/connect/connectorhealth.h"
#include "core/connect/takeover.h"
#include "core/dialects/keptsettings.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace tributary;

namespace {

TopologySpec document() {
    TopologySpec spec;
    spec.id = DocumentId{"d"};
    ClusterSpec eu;
    eu.id = ClusterId{"eu"};
    eu.bootstrap = {"eu:9092"};
    ClusterSpec agg;
    agg.id = ClusterId{"agg"};
    agg.bootstrap = {"agg:9092"};
    spec.clusters = {eu, agg};
    ConnectSpec connect;
    connect.id = ConnectId{"workers"};
    connect.urls = {"http://worker:8083"};
    spec.connect = {connect};
    LinkSpec link;
    link.id = LinkId{"l"};
    link.source = eu.id;
    link.target = agg.id;
    link.topics.include = {{TopicEntry::Kind::Regex, "orders\\..*"}};
    link.runOn = "workers";
    spec.links = {link};
    return spec;
}

}  // namespace

/// What connectors a link asks for, and how what runs is compared with them.
class ConnectorSetTest : public QObject {
    Q_OBJECT

private slots:
    void sendsRecordsToTheTargetsOwnBrokers() {
        const TopologySpec spec = document();
        const Result<ConnectorSet> set = connectorSet(spec, spec.links[0]);
        QVERIFY(set.has_value());
        QCOMPARE(set->connectors.size(), std::size_t(1));
        QCOMPARE(set->source(), std::string("tributary.d.l"));
        const ConnectorConfig& config = set->connectors[0].config;
        QCOMPARE(config.at("producer.override.bootstrap.servers"), std::string("agg:9092"));
        QCOMPARE(config.at("source.cluster.bootstrap.servers"), std::string("eu:9092"));
        QVERIFY(set->differences.empty());
    }

    /// `start` is settled before; what joins later begins at its first record.
    void neverStartsAtTheEnd() {
        TopologySpec spec = document();
        spec.links[0].start.position = StartPosition::Latest;
        const Result<ConnectorSet> set = connectorSet(spec, spec.links[0]);
        QVERIFY(set.has_value());
        QVERIFY(!set->connectors[0].config.contains("source.consumer.auto.offset.reset"));
    }

    void saysWhatTheConnectorsCannotDo() {
        TopologySpec spec = document();
        spec.links[0].path = DataPath::Batch;
        std::vector<Finding> findings = connectFindings(spec);
        QCOMPARE(findings.size(), std::size_t(1));
        QVERIFY(findings[0].severity == Finding::Severity::Warning);
        QVERIFY(findings[0].error.code == ErrorCode::ConnectDiffers);
        QCOMPARE(findings[0].place, std::string("/links/0/runOn"));
        spec.links[0].naming = {NamingPolicy::Template, "", ".", "${topic}.copy", {}};
        findings = connectFindings(spec);
        QCOMPARE(findings.size(), std::size_t(1));
        QVERIFY(findings[0].severity == Finding::Severity::Error);
        QVERIFY(findings[0].error.code == ErrorCode::ConnectCannot);
        spec.links[0].runOn = "here";
        QVERIFY(connectFindings(spec).empty());
    }

    /// After it nothing has drifted, and what had not is drawn as before.
    void whatRunsIsTakenOver() {
        TopologySpec spec = document();
        const LinkSpec& link = spec.links[0];
        ConnectorConfig running = connectorSet(spec, link)->connectors[0].config;
        running["name"] = "tributary.d.l";
        running["tasks.max"] = "4";
        running["topics"] = "payments, orders\\..*";
        running["offset.lag.max"] = "5";
        running["producer.override.linger.ms"] = "20";
        running["source.consumer.max.poll.records"] = "100";
        const Result<LinkSpec> taken = takenOver(spec, link, {{"tributary.d.l", running}});
        QVERIFY2(taken.has_value(), taken ? "" : taken.error().text().c_str());
        QCOMPARE(taken->streams, 4);
        QCOMPARE(taken->topics.include.size(), std::size_t(2));
        QCOMPARE(taken->topics.exclude, link.topics.exclude);
        QCOMPARE(taken->naming, link.naming);
        QCOMPARE(taken->id, link.id);
        QCOMPARE(taken->runOn, link.runOn);
        spec.links[0] = *taken;
        const Result<ConnectorSet> set = connectorSet(spec, spec.links[0]);
        for (const ConnectorDrift& each : driftOf(set->connectors[0], running)) {
            QFAIL((each.key + ": " + each.drawn + " / " + each.running).c_str());
        }
    }

    /// Positions are kept under the alias that the connector has, which need not be what the cluster is called here.
    void positionsAreOfTheConnectorsAlias() {
        TopologySpec spec = document();
        LinkSpec& link = spec.links[0];
        QCOMPARE(connectorSet(spec, link)->alias, link.source.str());
        link.naming = {};
        keepSettings(link.extra, "mirrormaker2", {{"source.cluster.alias", "old"}, {"target.cluster.alias", "there"}});
        const Result<ConnectorSet> set = connectorSet(spec, link);
        QCOMPARE(set->alias, std::string("old"));
        const ConnectorConfig& config = set->connectors[0].config;
        QCOMPARE(config.at("source.cluster.alias"), std::string("old"));
        QCOMPARE(config.at("target.cluster.alias"), std::string("there"));
        // What is taken over from running connectors leaves the aliases as they are.
        ConnectorConfig running = config;
        running["tasks.max"] = "4";
        const Result<LinkSpec> taken = takenOver(spec, link, {{"tributary.d.l", running}});
        QVERIFY2(taken.has_value(), taken ? "" : taken.error().text().c_str());
        QCOMPARE(taken->streams, 4);
        QCOMPARE(keptSettings(taken->extra, "mirrormaker2").at("source.cluster.alias"), std::string("old"));
        QCOMPARE(keptSettings(taken->extra, "mirrormaker2").at("target.cluster.alias"), std::string("there"));
        link.naming = {NamingPolicy::Prefix, "eu2", ".", {}, {}};
        QCOMPARE(connectorSet(spec, link)->alias, std::string("eu2"));
    }

    void failuresSayTheirCause() {
        ConnectDetail detail;
        detail.connectors = {{"c", "RUNNING", "w", {}, {{0, "RUNNING", "w", {}}}}};
        const ConnectSpec connect = document().connect[0];
        QVERIFY(statusOf(detail, connect).state == LinkState::Running);
        detail.connectors[0].tasks.push_back({1, "FAILED", "w", "a.B: outer\n\tat x\nCaused by: c.D: inner\n\tat y"});
        TaskStatus status = statusOf(detail, connect);
        QVERIFY(status.state == LinkState::Degraded);
        QCOMPARE(status.problems.size(), std::size_t(1));
        QCOMPARE(status.problems[0].partition, 1);
        QCOMPARE(std::string(status.problems[0].error.arg("reason")), std::string("c.D: inner"));
        detail.connectors[0].tasks[0].state = "UNASSIGNED";
        status = statusOf(detail, connect);
        QVERIFY(status.state == LinkState::Failed);
        detail.connectors[0].tasks.pop_back();
        QVERIFY(statusOf(detail, connect).state == LinkState::Backoff);
        detail.connectors[0].state = "STOPPED";
        QVERIFY(statusOf(detail, connect).state == LinkState::Stopped);
        QVERIFY(statusOf({}, connect).state == LinkState::Stopped);
    }

    void driftIsPropertyByProperty() {
        const WantedConnector wanted{"c", {{"a", "1"}, {"b", "2"}, {"c", "3"}}};
        const ConnectorConfig running{{"a", "1"}, {"b", "5"}, {"d", "4"}, {"name", "c"}};
        const std::vector<ConnectorDrift> expected{{"c", "b", "2", "5"}, {"c", "c", "3", ""}, {"c", "d", "", "4"}};
        QCOMPARE(driftOf(wanted, running) == expected, true);
    }
};

TRIBUTARY_TEST(ConnectorSetTest, NoApplication)
#include "connectorsettest.moc"
