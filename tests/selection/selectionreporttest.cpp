#include <QTest>

#include "core/selection/selectionreport.h"
#include "tests/support/testprogram.h"
#include "tests/topology/topologybuilder.h"

using namespace tributary;

namespace {

TopologySpec topologyWith(std::vector<TopicEntry> include, std::vector<TopicEntry> exclude) {
    TopologySpec spec;
    spec.clusters.resize(1);
    spec.clusters[0].id = ClusterId("eu");
    spec.links.resize(1);
    spec.links[0].id = LinkId("l");
    spec.links[0].source = ClusterId("eu");
    spec.links[0].topics = {std::move(include), std::move(exclude), false, {}};
    return spec;
}

SelectionReport reportOf(const TopologySpec& spec, const std::vector<std::string>& topics) {
    const auto matcher = TopicMatcher::compile(spec.links[0].topics);
    return reportSelection(*matcher, spec.links[0], topics);
}

std::vector<ErrorCode> codesOf(const TopologySpec& spec, const std::vector<std::string>& topics) {
    std::vector<ErrorCode> codes;
    for (const Finding& finding : selectionFindings(spec, spec.links[0], reportOf(spec, topics))) {
        codes.push_back(finding.error.code);
    }
    return codes;
}

}  // namespace

class SelectionReportTest : public QObject {
    Q_OBJECT

private slots:
    void counts() {
        const auto spec = topologyWith({regex("orders\\..*"), literal("clicks")}, {regex(".*-dlq")});
        const auto report = reportOf(spec, {"orders.eu", "orders.us", "orders.dlq-dlq", "clicks", "other", "__x"});
        QVERIFY(report.complete);
        QCOMPARE(report.mirrored, std::size_t(3));
        QCOMPARE(report.excluded, std::size_t(1));
        QCOMPARE(report.internal, std::size_t(1));
        QCOMPARE(report.notIncluded, std::size_t(1));
        QCOMPARE(report.include[0].matched, std::size_t(3));
        QCOMPARE(report.include[0].decided, std::size_t(2));
        QCOMPARE(report.include[1].decided, std::size_t(1));
        QCOMPARE(report.exclude[0].decided, std::size_t(1));
        QCOMPARE(report.topics[0].target, std::string("orders.eu"));
        QVERIFY(report.topics[4].target.empty());
    }

    void findsUselessRules() {
        const auto spec = topologyWith({regex(".*"), literal("orders"), regex("nothing"), regex("x")},
                                       {literal("absent"), regex("__.*"), literal("y"), literal("x")});
        const auto report = reportOf(spec, {"orders", "clicks", "x"});
        QVERIFY(!report.include[0].shadowed && !report.include[0].dead);
        QVERIFY(report.include[1].shadowed);
        QVERIFY(report.include[2].dead);
        QVERIFY(report.include[3].shadowed);  // all it matches is excluded
        QVERIFY(report.exclude[0].dead && report.exclude[2].dead);
        QVERIFY(!report.exclude[3].dead && !report.exclude[3].shadowed);
        using enum ErrorCode;
        QVERIFY((codesOf(spec, {"orders", "clicks", "x"}) ==
                 std::vector<ErrorCode>{RuleShadowed, RuleDead, RuleShadowed, RuleDead, RuleDead}));
    }

    void excludeOfWhatNobodyWantsIsShadowed() {
        const auto report = reportOf(topologyWith({literal("a")}, {literal("b")}), {"a", "b"});
        QVERIFY(report.exclude[0].shadowed);
    }

    void saysWhenNothingMatches() {
        const auto spec = topologyWith({literal("a")}, {});
        QVERIFY((codesOf(spec, {}) == std::vector<ErrorCode>{ErrorCode::NothingSelected, ErrorCode::RuleDead}));
    }

    void warnsOfDots() {
        const auto spec = topologyWith({regex("ä.eu")}, {});
        const auto report = reportOf(spec, {"ä.eu"});
        QCOMPARE(report.include[0].unescapedDot, std::size_t(2));
        const auto findings = selectionFindings(spec, spec.links[0], report);
        QCOMPARE(findings.front().error.code, ErrorCode::RuleDotUnescaped);
        QCOMPARE(findings.front().place, std::string("/links/0/topics/include/0"));
        QVERIFY(findings.front().error.message().ends_with("Write \\. for a dot."));
    }

    void findsClashesAndIllegalNames() {
        auto spec = topologyWith({regex(".*")}, {});
        spec.links[0].naming = {NamingPolicy::Template, "", ".", "all", {}};
        const auto report = reportOf(spec, {"a", "b"});
        QCOMPARE(report.clashes.size(), std::size_t(1));
        QCOMPARE(report.clashes[0].target, std::string("all"));
        QVERIFY((codesOf(spec, {"a", "b"}) == std::vector<ErrorCode>{ErrorCode::TargetNameClash}));
        spec.links[0].naming = {NamingPolicy::Prefix, "p", ".", "", {}};
        const std::string longest(248, 'x');
        QVERIFY((reportOf(spec, {"a", longest}).illegalTargets == std::vector<std::string>{longest}));
    }

    void reportsPatternsThatGiveUp() {
        const auto spec = topologyWith({regex("(a+)+[bc]")}, {});
        const std::vector<std::string> topics{std::string(60, 'a') + "!", "ab"};
        const auto report = reportOf(spec, topics);
        QCOMPARE(report.undecided, std::size_t(1));
        QCOMPARE(report.include[0].gaveUp, std::size_t(1));
        QVERIFY((codesOf(spec, topics) == std::vector<ErrorCode>{ErrorCode::PatternTooComplex}));
    }

    void canBeCancelled() {
        const auto spec = topologyWith({regex(".*")}, {});
        const auto matcher = TopicMatcher::compile(spec.links[0].topics);
        std::stop_source stop;
        stop.request_stop();
        const std::vector<std::string> topics{"a"};
        const auto report = reportSelection(*matcher, spec.links[0], topics, stop.get_token());
        QVERIFY(!report.complete && report.topics.empty());
        QVERIFY(selectionFindings(spec, spec.links[0], report).empty());
    }
};

TRIBUTARY_TEST(SelectionReportTest, QCoreApplication)
#include "selectionreporttest.moc"
