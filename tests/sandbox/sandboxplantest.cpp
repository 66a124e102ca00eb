#include <algorithm>
#include <sstream>
#include <string>

#include <QTest>

#include "core/sandbox/samples.h"
#include "core/sandbox/sandboxplan.h"
#include "tests/support/testprogram.h"

using namespace tributary;
using namespace tributary::sandbox;

namespace {

LinkSpec link(const std::string& from, const std::string& to, std::vector<TopicEntry> include) {
    LinkSpec spec;
    spec.id = LinkId{from + "-" + to};
    spec.source = ClusterId{from};
    spec.target = ClusterId{to};
    spec.topics.include = std::move(include);
    return spec;
}

TopologySpec topology(const std::vector<std::string>& clusters, std::vector<LinkSpec> links) {
    TopologySpec spec;
    for (const std::string& id : clusters) {
        ClusterSpec cluster;
        cluster.id = ClusterId{id};
        cluster.bootstrap = {"127.0.0.1:9092"};
        spec.clusters.push_back(cluster);
    }
    spec.links = std::move(links);
    return spec;
}

std::string paths(const SandboxPlan& plan) {
    std::ostringstream out;
    for (const PlannedPath& path : plan.paths) {
        for (const LinkId& id : path.links) {
            out << id.str() << ' ';
        }
        out << (path.last ? "| " : "; ");
    }
    return out.str();
}

int partitions(const SandboxPlan& plan, const std::string& cluster, const std::string& topic) {
    for (const PlannedCluster& each : plan.clusters) {
        const auto found = std::ranges::find(each.topics, topic, &PlannedTopic::name);
        if (each.id.str() == cluster && found != each.topics.end()) {
            return found->partitions;
        }
    }
    return 0;
}

const std::vector<TopicEntry> kOrders{{TopicEntry::Kind::Regex, "orders\\..*"}};

}  // namespace

class SandboxPlanTest : public QObject {
    Q_OBJECT

private slots:
    void hub();
    void theSampleCanBeSimulated();
    void unselectedTopicsStayAtTheSource();
    void namesFollowTheNamingPolicy();
    void activeActive();
    void literalTopicsGetTraffic();
    void nothingToMirror();
    void badPattern();
    void everythingIsSimulated();
};

void SandboxPlanTest::hub() {
    const auto plan =
        planSandbox(topology({"eu", "us", "agg", "dr"}, {link("eu", "agg", kOrders), link("us", "agg", kOrders),
                                                         link("agg", "dr", {{TopicEntry::Kind::Regex, ".*"}})}));
    QVERIFY(plan.has_value());
    QCOMPARE(paths(*plan), std::string{"eu-agg ; us-agg ; eu-agg agg-dr | us-agg agg-dr | "});
    QCOMPARE(partitions(*plan, "eu", "orders.created"), 4);
    QCOMPARE(partitions(*plan, "us", "orders.created"), 3);
    QCOMPARE(partitions(*plan, "agg", "orders.created"), 4);
    QCOMPARE(partitions(*plan, "dr", "orders.created"), 4);
    double share = 0;
    for (const PlannedTraffic& traffic : plan->traffic) {
        share += traffic.share;
        QCOMPARE(traffic.arrives.size(), traffic.topic.starts_with("orders.") ? 2U : 0U);
    }
    QVERIFY(qAbs(share - 1) < 1e-9);
}

void SandboxPlanTest::theSampleCanBeSimulated() {
    const auto sample = hubSample();
    QVERIFY2(sample.has_value(), sample ? "" : sample.error().text().c_str());
    const auto plan = planSandbox(asSandbox(*sample));
    QVERIFY(plan.has_value());
    QCOMPARE(paths(*plan), std::string{"eu-agg ; us-agg ; ap-agg ; eu-agg agg-dr | us-agg agg-dr | ap-agg agg-dr | "});
}

void SandboxPlanTest::unselectedTopicsStayAtTheSource() {
    const auto plan = planSandbox(topology({"eu", "agg"}, {link("eu", "agg", kOrders)}));
    QVERIFY(plan.has_value());
    QVERIFY(partitions(*plan, "eu", "clicks") > 0);
    QCOMPARE(partitions(*plan, "agg", "clicks"), 0);
    QVERIFY(!plan->clusters[0].read);
    QVERIFY(plan->clusters[1].read);
}

void SandboxPlanTest::namesFollowTheNamingPolicy() {
    LinkSpec first = link("eu", "agg", kOrders);
    first.naming.policy = NamingPolicy::Prefix;
    const auto plan =
        planSandbox(topology({"eu", "agg", "dr"}, {first, link("agg", "dr", {{TopicEntry::Kind::Regex, "eu\\..*"}})}));
    QVERIFY(plan.has_value());
    QCOMPARE(partitions(*plan, "agg", "eu.orders.created"), 4);
    QCOMPARE(partitions(*plan, "dr", "eu.orders.created"), 4);
    QCOMPARE(partitions(*plan, "agg", "orders.created"), 0);
}

void SandboxPlanTest::activeActive() {
    LinkSpec there = link("a", "b", kOrders);
    LinkSpec back = link("b", "a", kOrders);
    there.naming.policy = NamingPolicy::Prefix;
    back.naming.policy = NamingPolicy::Prefix;
    const auto plan = planSandbox(topology({"a", "b"}, {there, back}));
    QVERIFY(plan.has_value());
    QCOMPARE(paths(*plan), std::string{"a-b ; b-a ; "});
    QCOMPARE(partitions(*plan, "b", "a.orders.created"), 4);
    QCOMPARE(partitions(*plan, "a", "b.orders.created"), 3);

    // A circle that echoes under ever longer names still ends.
    there.topics.include = {{TopicEntry::Kind::Regex, ".*"}};
    back.topics.include = there.topics.include;
    QVERIFY(planSandbox(topology({"a", "b"}, {there, back})).has_value());
}

void SandboxPlanTest::literalTopicsGetTraffic() {
    const auto plan =
        planSandbox(topology({"eu", "agg"}, {link("eu", "agg", {{TopicEntry::Kind::Literal, "web.page-views"}})}));
    QVERIFY(plan.has_value());
    const auto found = std::ranges::find(plan->traffic, "web.page-views", &PlannedTraffic::topic);
    QVERIFY(found != plan->traffic.end());
    QVERIFY(found->kind == TrafficKind::Clicks);
    QCOMPARE(partitions(*plan, "agg", "web.page-views"), 3);
}

void SandboxPlanTest::nothingToMirror() {
    const auto plan =
        planSandbox(topology({"eu", "agg"}, {link("eu", "agg", {{TopicEntry::Kind::Regex, "telemetry\\..*"}})}));
    QVERIFY(!plan.has_value());
    QVERIFY2(plan.error().message().find("orders.created") != std::string::npos, plan.error().message().c_str());
}

void SandboxPlanTest::badPattern() {
    const auto plan = planSandbox(topology({"eu", "agg"}, {link("eu", "agg", {{TopicEntry::Kind::Regex, "orders("}})}));
    QVERIFY(!plan.has_value());
    QCOMPARE(plan.error().context, std::string{"link eu-agg"});
}

void SandboxPlanTest::everythingIsSimulated() {
    TopologySpec real = topology({"eu", "agg"}, {link("eu", "agg", kOrders)});
    real.clusters[0].security.protocol = SecurityProtocol::SaslSsl;
    real.clusters[0].client["ssl.ca.location"] = "/etc/ca.pem";
    real.links[0].replicationFactor = 3;
    const TopologySpec simulated = asSandbox(real);
    for (const ClusterSpec& cluster : simulated.clusters) {
        QVERIFY(cluster.kind == ClusterKind::Sandbox);
        QVERIFY(cluster.bootstrap.empty() && cluster.client.empty());
        QVERIFY(cluster.security == SecuritySpec{});
    }
    QCOMPARE(simulated.links[0].replicationFactor, 0);
    QCOMPARE(simulated.links[0].topics.include.size(), real.links[0].topics.include.size());
}

TRIBUTARY_TEST(SandboxPlanTest, NoApplication)
#include "sandboxplantest.moc"
