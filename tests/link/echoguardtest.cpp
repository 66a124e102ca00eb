#include "core/link/echoguard.h"
#include "tests/support/testprogram.h"
#include "tests/topology/topologybuilder.h"

#include <QTest>

using namespace tributary;

namespace {

/// a→b, b→c and c→a, each called after its source.
TopologySpec circle(const std::string& asleep) {
    TopologySpec spec =
        topologyOf({"a", "b", "c"}, {linkBetween("a", "b", {regex(".*")}), linkBetween("b", "c", {regex(".*")}),
                                     linkBetween("c", "a", {regex(".*")})});
    for (LinkSpec& link : spec.links) {
        link.id = LinkId(link.source.str());
        link.autoStart = !asleep.contains(link.id.str());
    }
    return spec;
}

}  // namespace

/// Which links may run, given those that do.
class EchoGuardTest : public QObject {
    Q_OBJECT

private slots:
    void aLinkThatDoesNotStartRefusesNoOther() {
        EchoGuard guard;
        guard.setTopology(circle("c"));
        QVERIFY(guard.judge(LinkId("a")).has_value());
        QVERIFY(guard.judge(LinkId("b")).has_value());
        const Status closing = guard.judge(LinkId("c"));
        QVERIFY(!closing.has_value());
        QCOMPARE(closing.error().code, ErrorCode::LinkCycle);
        // That it was tried changes nothing for the others.
        QVERIFY(guard.judge(LinkId("a")).has_value());
    }
};

TRIBUTARY_TEST(EchoGuardTest, QCoreApplication)
#include "echoguardtest.moc"
