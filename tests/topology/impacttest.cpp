#include <QTest>

#include "core/topology/impact.h"
#include "tests/support/testprogram.h"
#include "tests/topology/specedit.h"
#include "tests/topology/topologybuilder.h"

using namespace tributary;

class ImpactTest : public QObject {
    Q_OBJECT

    static TopologySpec before() {
        TopologySpec spec = topologyOf({"a", "b", "c"}, {linkBetween("a", "b", {literal("x")})});
        spec.clusters[0].security.password = SecretRef{SecretRef::From::Env, "P", {}};
        return spec;
    }

private slots:
    void weighs_data() {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, ImpactKind kind, const char* reason, const Edit& edit) {
            QTest::newRow(name) << edit << int(kind) << reason;
        };
        using enum ImpactKind;
        row("nothing", None, "", [](TopologySpec&) {});
        row("link name", None, "", [](TopologySpec& s) { s.links[0].name = "n"; });
        row("cluster name", None, "", [](TopologySpec& s) { s.clusters[0].name = "n"; });
        row("layout", None, "", [](TopologySpec& s) { s.clusters[0].position = Position{1, 2}; });
        row("labels", None, "", [](TopologySpec& s) { s.clusters[0].labels["k"] = "v"; });
        row("marks", None, "", [](TopologySpec& s) {
            s.clusters[0].production = s.clusters[0].readOnly = s.clusters[1].production = true;
        });
        row("bends", None, "", [](TopologySpec& s) { s.links[0].bends = {{1, 2}}; });
        row("alert", None, "", [](TopologySpec& s) { s.links[0].alert = LagThreshold{30, 5, 60, {}}; });
        row("rule sets", None, "", [](TopologySpec& s) { s.ruleSets = {{"r", {regex("y")}, {}}}; });
        row("environment", None, "", [](TopologySpec& s) { s.environment = "production"; });
        row("start", None, "", [](TopologySpec& s) { s.links[0].start.position = StartPosition::Latest; });
        row("idle prefix", None, "", [](TopologySpec& s) { s.links[0].naming.prefix = "p"; });
        row("unknown members", None, "", [](TopologySpec& s) {
            s.links[0].extra = s.clusters[0].security.extra = s.clusters[0].security.password->extra = "{\"x\":1}";
            s.links[0].topics.extra = s.links[0].topics.include[0].extra = "{\"x\":1}";
        });
        row("other cluster", None, "", [](TopologySpec& s) { s.clusters[2].bootstrap = {"z:1"}; });
        row("include", Live, "topics", [](TopologySpec& s) { s.links[0].topics.include.push_back(regex("y")); });
        row("exclude", Live, "topics", [](TopologySpec& s) { s.links[0].topics.exclude.clear(); });
        row("internal", Live, "topics", [](TopologySpec& s) { s.links[0].topics.internal = true; });
        row("commit interval", Live, "commitIntervalMs", [](TopologySpec& s) { s.links[0].commitIntervalMs = 5000; });
        row("refresh", Live, "topicRefreshMs", [](TopologySpec& s) { s.links[0].topicRefreshMs = 5000; });
        row("send failure", Live, "onSendFailure",
            [](TopologySpec& s) { s.links[0].onSendFailure = SendFailurePolicy::Skip; });
        row("streams", Restart, "streams", [](TopologySpec& s) { s.links[0].streams = 2; });
        row("compression", Restart, "compression", [](TopologySpec& s) { s.links[0].compression = Compression::Zstd; });
        row("path", Restart, "path", [](TopologySpec& s) { s.links[0].path = DataPath::Record; });
        row("memory", Restart, "memoryMiB", [](TopologySpec& s) { s.links[0].memoryMiB = 65; });
        row("run on", Restart, "runOn", [](TopologySpec& s) { s.links[0].runOn = "x"; });
        row("consumer", Restart, "consumer", [](TopologySpec& s) { s.links[0].consumer["k"] = "v"; });
        row("producer", Restart, "producer", [](TopologySpec& s) { s.links[0].producer["k"] = "v"; });
        row("source address", Restart, "source.bootstrap", [](TopologySpec& s) { s.clusters[0].bootstrap = {"z:1"}; });
        row("target security", Restart, "target.security",
            [](TopologySpec& s) { s.clusters[1].security.caFile = "/c"; });
        row("secret elsewhere", Restart, "source.security",
            [](TopologySpec& s) { s.clusters[0].security.password->name = "Q"; });
        row("cluster client", Restart, "source.client", [](TopologySpec& s) { s.clusters[0].client["k"] = "v"; });
        row("source", Reposition, "source", [](TopologySpec& s) { s.links[0].source = ClusterId("c"); });
        row("target", Reposition, "target", [](TopologySpec& s) { s.links[0].target = ClusterId("c"); });
        row("naming", Reposition, "naming", [](TopologySpec& s) { s.links[0].naming.policy = NamingPolicy::Prefix; });
        row("partitioning", Reposition, "partitioning",
            [](TopologySpec& s) { s.links[0].partitioning = Partitioning::Modulo; });
        row("group", Reposition, "group", [](TopologySpec& s) { s.links[0].group = "g"; });
        row("name of a document without id", Reposition, "group", [](TopologySpec& s) { s.name = "other"; });
        row("kind", Reposition, "source.kind", [](TopologySpec& s) { s.clusters[0].kind = ClusterKind::Sandbox; });
    }
    void weighs() {
        QFETCH(Edit, edit);
        QFETCH(int, kind);
        QFETCH(QString, reason);
        TopologySpec after = before();
        edit(after);
        const auto impacts = impact(before(), after);
        QCOMPARE(impacts.size(), std::size_t(1));
        QCOMPARE(int(impacts[0].kind), kind);
        QCOMPARE(impacts[0].reasons.size(), std::size_t(reason.isEmpty() ? 0 : 1));
        QVERIFY(reason.isEmpty() || impacts[0].reasons[0] == reason.toStdString());
    }

    void theGravestCounts() {
        TopologySpec after = before();
        after.links[0].streams = 9;
        after.links[0].topics.include.clear();
        const auto impacts = impact(before(), after);
        QCOMPARE(impacts[0].kind, ImpactKind::Restart);
        QVERIFY((impacts[0].reasons == std::vector<std::string>{"streams", "topics"}));
    }

    void comesAndGoes() {
        TopologySpec after = before();
        after.links[0].id = LinkId("new");
        const auto impacts = impact(before(), after);
        QCOMPARE(impacts.size(), std::size_t(2));
        QCOMPARE(impacts[0].kind, ImpactKind::Added);
        QCOMPARE(impacts[1].kind, ImpactKind::Removed);
        QCOMPARE(impacts[1].link, LinkId("a-b"));
    }
};

TRIBUTARY_TEST(ImpactTest, QCoreApplication)
#include "impacttest.moc"
