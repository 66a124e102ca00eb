#include <memory>
#include <string>
#include <vector>

#include <QTest>

#include "core/selection/targetoverlaps.h"
#include "tests/support/testprogram.h"

using namespace tributary;

namespace {

using Names = std::shared_ptr<const std::vector<std::string>>;

LinkSpec link(const std::string& id, const std::string& source, const std::string& target) {
    LinkSpec spec;
    spec.id = LinkId(id);
    spec.source = ClusterId(source);
    spec.target = ClusterId(target);
    return spec;
}

const Names kEu = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"clicks", "orders"});
const Names kUs = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"orders", "us.clicks"});

}  // namespace

class TargetOverlapsTest : public QObject {
    Q_OBJECT

private slots:
    void theSameSourceTwiceIsAnErrorAtTheLater() {
        TopologySpec spec;
        spec.links = {link("a", "eu", "agg"), link("b", "eu", "agg")};
        const auto found =
            targetOverlaps(spec, std::vector<MirroredTopics>{{LinkId("a"), kEu, {0, 1}}, {LinkId("b"), kEu, {0, 1}}});
        QCOMPARE(found.size(), 1U);  // one line, however many topics
        QCOMPARE(found[0].link, LinkId("b"));
        QCOMPARE(found[0].severity, Finding::Severity::Error);
        QCOMPARE(found[0].error.code, ErrorCode::TargetTopicTwice);
        QCOMPARE(found[0].error.arg("other"), std::string_view("a"));
        QCOMPARE(found[0].error.arg("topic"), std::string_view("clicks"));
        QCOMPARE(found[0].place, std::string("/links/1/topics"));
    }

    void twoSourcesInOneTopicAreAWarning() {
        TopologySpec spec;
        spec.links = {link("a", "eu", "agg"), link("b", "us", "agg")};
        const auto found =
            targetOverlaps(spec, std::vector<MirroredTopics>{{LinkId("a"), kEu, {0, 1}}, {LinkId("b"), kUs, {0}}});
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found[0].severity, Finding::Severity::Warning);
        QCOMPARE(found[0].error.code, ErrorCode::TargetTopicShared);
    }

    void namesAreComparedAtTheTarget() {
        TopologySpec spec;
        spec.links = {link("a", "eu", "agg"), link("b", "us", "agg")};
        spec.links[0].naming.policy = NamingPolicy::Template;
        spec.links[0].naming.pattern = "us.${topic}";
        const auto found =
            targetOverlaps(spec, std::vector<MirroredTopics>{{LinkId("a"), kEu, {0, 1}}, {LinkId("b"), kUs, {0, 1}}});
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found[0].error.arg("topic"), std::string_view("us.clicks"));
    }

    void otherTargetsAndOtherTopicsAreNoOverlap() {
        TopologySpec spec;
        spec.links = {link("a", "eu", "agg"), link("b", "eu", "dr"), link("c", "eu", "agg")};
        QVERIFY(targetOverlaps(spec, std::vector<MirroredTopics>{{LinkId("a"), kEu, {0}},
                                                                 {LinkId("b"), kEu, {0, 1}},
                                                                 {LinkId("c"), kEu, {1}},
                                                                 {LinkId("gone"), kEu, {0}}})
                    .empty());
    }
};

TRIBUTARY_TEST(TargetOverlapsTest, QCoreApplication)
#include "targetoverlapstest.moc"
