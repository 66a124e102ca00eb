#include <QTest>

#include "core/topology/acceptedspec.h"
#include "tests/support/testprogram.h"
#include "tests/topology/topologybuilder.h"

using namespace tributary;

class AcceptedSpecTest : public QObject {
    Q_OBJECT

    static TopologySpec drawing() {
        return topologyOf({"a", "b", "c"},
                          {linkBetween("a", "b", {literal("x")}), linkBetween("b", "c", {literal("y")})});
    }
    static AcceptedSpec accept(const TopologySpec& wanted, const TopologySpec& before) {
        return acceptedSpec(wanted, before, validate(wanted));
    }

private slots:
    void whatIsValidIsTakenAsItIs() {
        const AcceptedSpec accepted = accept(drawing(), {});
        QCOMPARE(accepted.spec, drawing());
        QVERIFY(accepted.refused.empty());
    }

    void aBadLinkStaysAsItWas() {
        TopologySpec wanted = drawing();
        wanted.links[0].topics.include.clear();
        wanted.links[0].streams = 3;
        wanted.links[1].streams = 3;
        const AcceptedSpec accepted = accept(wanted, drawing());
        QCOMPARE(*accepted.spec.link(LinkId{"a-b"}), drawing().links[0]);
        QCOMPARE(accepted.spec.link(LinkId{"b-c"})->streams, 3);
        QCOMPARE(accepted.refused.size(), 1U);
        QCOMPARE(accepted.refused.front().first, LinkId{"a-b"});
        QCOMPARE(accepted.refused.front().second.code, ErrorCode::SelectionEmpty);
    }

    void aBadLinkThatWasNotThereStaysOut() {
        TopologySpec wanted = drawing();
        wanted.links[0].topics.include.clear();
        const AcceptedSpec accepted = accept(wanted, {});
        QVERIFY(accepted.spec.link(LinkId{"a-b"}) == nullptr);
        QCOMPARE(accepted.spec.links.size(), 1U);
    }

    void aBadClusterStaysAsItWas() {
        TopologySpec wanted = drawing();
        wanted.clusters[0].bootstrap = {"no port"};
        const AcceptedSpec accepted = accept(wanted, drawing());
        QCOMPARE(accepted.refused.size(), 1U);
        QCOMPARE(accepted.spec, drawing());
    }

    void aClusterThatWasDeletedUnderItsLinkIsKept() {
        TopologySpec wanted = drawing();
        std::erase_if(wanted.clusters, [](const ClusterSpec& each) { return each.id == ClusterId{"a"}; });
        const AcceptedSpec accepted = accept(wanted, drawing());
        QVERIFY(accepted.spec.cluster(ClusterId{"a"}) != nullptr);
        QCOMPARE(*accepted.spec.link(LinkId{"a-b"}), drawing().links[0]);
    }
};

TRIBUTARY_TEST(AcceptedSpecTest, QCoreApplication)
#include "acceptedspectest.moc"
