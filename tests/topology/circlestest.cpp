#include <algorithm>
#include <string>
#include <utility>

#include <QElapsedTimer>
#include <QTest>

#include "core/topology/validation.h"
#include "tests/support/testprogram.h"
#include "tests/topology/topologybuilder.h"

using namespace tributary;

Q_DECLARE_METATYPE(TopologySpec)

class CirclesTest : public QObject {
    Q_OBJECT

    enum Outcome { Silent, Warned, Refused };

    static Outcome outcome(const TopologySpec& spec) {
        Outcome worst = Silent;
        for (const Finding& finding : validate(spec)) {
            if (finding.error.code == ErrorCode::LinkCycle) {
                return finding.severity == Finding::Severity::Error ? Refused : Silent;
            }
            if (finding.error.code == ErrorCode::LinkCyclePossible) {
                worst = Warned;
            }
        }
        return worst;
    }

private slots:
    void circles_data() {
        QTest::addColumn<TopologySpec>("spec");
        QTest::addColumn<int>("expected");
        const auto row = [](const char* name, Outcome expected, const TopologySpec& spec) {
            QTest::newRow(name) << spec << int(expected);
        };
        const auto pair = [](LinkSpec there, LinkSpec back) { return topologyOf({"a", "b"}, {there, back}); };
        const auto ab = [](std::vector<TopicEntry> include) { return linkBetween("a", "b", std::move(include)); };
        const auto ba = [](std::vector<TopicEntry> include) { return linkBetween("b", "a", std::move(include)); };
        const auto all = std::vector{regex(".*")};
        row("no circle", Silent,
            topologyOf({"a", "b", "c"}, {ab(all), linkBetween("b", "c", all), linkBetween("a", "c", {literal("x")})}));
        row("all both ways", Refused, pair(ab(all), ba(all)));
        row("one literal both ways", Refused, pair(ab({literal("x")}), ba({literal("x")})));
        row("other literals", Silent, pair(ab({literal("x")}), ba({literal("y")})));
        row("literal in pattern", Refused, pair(ab({literal("orders.eu")}), ba({regex("orders\\..*")})));
        row("literal outside pattern", Silent, pair(ab({literal("clicks")}), ba({regex("orders\\..*")})));
        row("patterns begin differently", Silent, pair(ab({regex("a\\..*")}), ba({regex("b\\..*")})));
        row("lists begin differently", Silent, pair(ab({regex("a1.*,a2.*")}), ba({regex("b.*|c.*")})));
        row("one of a list meets", Refused, pair(ab({regex("a.*|c.*")}), ba({regex("b.*|c.*")})));
        row("optional first character", Refused, pair(ab({regex("ab?c.*")}), ba({regex("ac.*")})));
        row("undecidable", Refused, pair(ab({regex("(?!x).*")}), ba({regex("[b-d].*")})));
        row("excluded by pattern", Silent, pair(ab({regex("a\\..*")}), excluding(ba(all), regex("a\\..*"))));
        row("excluded by class", Silent, pair(ab({regex("a\\.[0-9]+")}), excluding(ba(all), regex("a[.].*"))));
        row("excluded word for word", Silent,
            pair(ab({regex("[a-m].*")}), excluding(ba({regex("[n-z].*")}), regex("[a-m].*"))));
        row("excluded at the first", Silent,
            pair(excluding(ab({regex("[a-m].*")}), regex("[n-z].*")), ba({regex("[n-z].*")})));
        row("only some excluded", Refused,
            pair(ab({regex("a\\..*"), regex("b\\..*")}), excluding(ba(all), regex("a\\..*"))));
        row("prefixes excluded", Silent,
            pair(prefixed(excluding(ab(all), regex("b\\..*"))), prefixed(excluding(ba(all), regex("a\\..*")))));
        row("one prefix excluded", Silent, pair(prefixed(ab(all)), prefixed(excluding(ba(all), regex("a\\..*")))));
        row("prefixes not excluded", Silent, pair(prefixed(ab(all)), prefixed(ba(all))));
        row("prefixes not selected", Silent,
            pair(prefixed(ab({regex("orders\\..*")})), prefixed(ba({regex("orders\\..*")}))));
        row("prefix there, identity back", Silent, pair(prefixed(ab(all)), ba(all)));
        row("prefix kept by similar exclude", Silent,
            pair(prefixed(ab(all)), ba(all).topics.include.empty() ? ba(all) : excluding(ba(all), regex("a\\.x.*"))));
        row("prefixes without a separator", Warned, [&] {
            LinkSpec there = prefixed(ab(all));
            there.naming.separator.clear();
            return pair(there, ba(all));
        }());
        row("templates that prefix", Warned, [&] {
            LinkSpec there = ab(all);
            there.naming = {NamingPolicy::Template, "", ".", "x.${topic}", {}};
            return pair(there, ba(all));
        }());
        row("template that keeps names", Refused, [&] {
            LinkSpec there = ab(all);
            there.naming = {NamingPolicy::Template, "", ".", "${topic}", {}};
            return pair(there, ba(all));
        }());
        row("internal names only", Silent, pair(ab({regex("__mm\\..*")}), ba({regex("__mm\\..*")})));
        row("three clusters", Refused,
            topologyOf({"a", "b", "c"}, {ab(all), linkBetween("b", "c", all), linkBetween("c", "a", all)}));
        row("three clusters, gap", Silent,
            topologyOf({"a", "b", "c"},
                       {ab(all), linkBetween("b", "c", {literal("x")}), linkBetween("c", "a", {literal("y")})}));
        TopologySpec drawnTwice = topologyOf({"a", "b"}, {ab(all)});
        drawnTwice.clusters[1].bootstrap = drawnTwice.clusters[0].bootstrap;
        row("one cluster drawn twice", Refused, drawnTwice);
        row("to itself", Refused, topologyOf({"a"}, {linkBetween("a", "a", all)}));
    }
    void circles() {
        QFETCH(TopologySpec, spec);
        QFETCH(int, expected);
        std::string shown;
        for (const Finding& finding : validate(spec)) {
            shown += finding.error.text() + "\n";
        }
        QVERIFY2(int(outcome(spec)) == expected, shown.c_str());
    }

    void clustersThatTurnedOutToBeOneCountAsOne() {
        const auto all = std::vector{regex(".*")};
        const TopologySpec spec =
            topologyOf({"a", "b", "b2", "a2"}, {linkBetween("a", "b", all), linkBetween("b2", "a2", all)});
        const auto refused = [&](const KafkaClusterIds& known) {
            return std::ranges::count_if(validate(spec, known), [](const Finding& finding) {
                return finding.error.code == ErrorCode::LinkCycle && finding.severity == Finding::Severity::Error;
            });
        };
        QCOMPARE(refused({}), 0);
        QCOMPARE(refused({{ClusterId("a"), "A"}, {ClusterId("a2"), "A"}}), 0);
        QCOMPARE(
            refused({{ClusterId("a"), "A"}, {ClusterId("a2"), "A"}, {ClusterId("b"), "B"}, {ClusterId("b2"), "B"}}), 2);
        QCOMPARE(refused({{ClusterId("a"), ""}, {ClusterId("a2"), ""}, {ClusterId("b"), ""}, {ClusterId("b2"), ""}}),
                 0);
    }

    void linksThatDoNotStartAreInNobodysWay_data() {
        QTest::addColumn<QByteArray>("asleep");  // of the links a→b, b→c, c→a those that do not start by themselves
        QTest::addColumn<QByteArray>("refused");
        for (const auto& [asleep, refused] :
             {std::pair{"", "abc"}, {"a", "a"}, {"b", "b"}, {"ab", "ab"}, {"abc", "abc"}}) {
            QTest::addRow("%s asleep", asleep) << QByteArray(asleep) << QByteArray(refused);
        }
    }

    /// Those are refused themselves: whether the others run elsewhere nobody here knows.
    void linksThatDoNotStartAreInNobodysWay() {
        QFETCH(QByteArray, asleep);
        QFETCH(QByteArray, refused);
        const auto all = std::vector{regex(".*")};
        TopologySpec spec = topologyOf(
            {"a", "b", "c"}, {linkBetween("a", "b", all), linkBetween("b", "c", all), linkBetween("c", "a", all)});
        for (LinkSpec& link : spec.links) {
            link.id = LinkId(link.source.str());
            link.autoStart = !asleep.contains(link.id.str());
        }
        QByteArray errors;
        for (const Finding& finding : validate(spec)) {
            if (finding.error.code == ErrorCode::LinkCycle) {
                QCOMPARE(finding.severity, Finding::Severity::Error);
                errors += finding.link.str();
            }
        }
        QCOMPARE(errors, refused);
    }

    void whatSharesATargetOrAGroupIsRefusedWhereItSleeps_data() {
        QTest::addColumn<int>("asleep");
        QTest::newRow("the first") << 0;
        QTest::newRow("the second") << 1;
    }
    void whatSharesATargetOrAGroupIsRefusedWhereItSleeps() {
        QFETCH(int, asleep);
        for (const TopicEntry& second : {literal("x"), regex("x.*"), literal("y")}) {
            TopologySpec spec =
                topologyOf({"a", "b"}, {linkBetween("a", "b", {literal("x")}), linkBetween("a", "b", {second})});
            spec.links[0].id = LinkId("0");
            spec.links[1].id = LinkId("1");
            spec.links[static_cast<std::size_t>(asleep)].autoStart = false;
            if (second.text == "y") {
                spec.links[0].group = spec.links[1].group = "g";
            }
            int errors = 0;
            for (const Finding& finding : validate(spec)) {
                if (finding.severity == Finding::Severity::Error) {
                    QCOMPARE(finding.link.str(), std::to_string(asleep));
                    ++errors;
                }
            }
            QCOMPARE(errors, 1);
        }
    }

    void namesThePath() {
        const auto all = std::vector{regex(".*")};
        TopologySpec spec = topologyOf({"a", "b"}, {linkBetween("a", "b", all), linkBetween("b", "a", all)});
        spec.clusters[0].name = "Europe";
        const auto findings = validate(spec);
        QCOMPARE(findings.size(), std::size_t(2));
        QCOMPARE(findings[0].error.arg("path"), std::string_view("Europe → b → Europe"));
    }

    void staysBoundedWhenAllIsLinked() {
        std::vector<std::string> clusters;
        for (int i = 0; i < 40; ++i) {
            clusters.push_back("c" + std::to_string(i));
        }
        std::vector<LinkSpec> links;
        for (const std::string& source : clusters) {
            for (const std::string& target : clusters) {
                if (source != target) {
                    links.push_back(prefixed(linkBetween(source, target, {regex("x.*"), regex("y.*"), literal("z")})));
                }
            }
        }
        QElapsedTimer timer;
        timer.start();
        (void)validate(topologyOf(clusters, links));
        for (LinkSpec& link : links) {
            link.topics.include = {regex(".*")};
        }
        (void)validate(topologyOf(clusters, links));
        QVERIFY(timer.elapsed() < 30'000);
    }
};

TRIBUTARY_TEST(CirclesTest, QCoreApplication)
#include "circlestest.moc"
