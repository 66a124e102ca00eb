#include "tests/support/testprogram.h"
#include "tests/support/ui/workspacerig.h"

#include <memory>

#include <QApplication>
#include <QTest>

using namespace tributary;
using namespace tributary::ui;

/// What links find out of clusters.
class ClusterDirectoryTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aClusterThatALinkLosesIsLostAtOnce();
    void oneThatIsDrawnElsewhereIsAnother();

private:
    [[nodiscard]] ClusterKnowledge::State state(const ClusterId& id) const {
        return m_rig->directory.cluster(id).state;
    }

    std::unique_ptr<WorkspaceRig> m_rig;
    ClusterId m_eu;
    ClusterId m_agg;
    LinkId m_link;
    LinkStatus m_waits;
};

void ClusterDirectoryTest::init() {
    m_rig = std::make_unique<WorkspaceRig>();
    m_eu = m_rig->addCluster("eu");
    m_agg = m_rig->addCluster("agg");
    m_link = m_rig->addLink(m_eu, m_agg);
    m_waits = {};
    m_waits.state = LinkState::Backoff;
    m_waits.error = Error{ErrorCode::BrokerSilent}.with("cluster", "agg").with("bootstrap", "agg:9092");
    m_rig->engine().setCluster(m_eu, ClusterInfo{});
    m_rig->engine().setCluster(m_agg, ClusterInfo{});
    m_rig->directory.setActive(true);
    m_rig->bridge.start(m_rig->document.spec(), {m_link});
    QTRY_COMPARE(state(m_agg), ClusterKnowledge::State::Connected);
    QTRY_COMPARE(state(m_eu), ClusterKnowledge::State::Connected);
}

void ClusterDirectoryTest::aClusterThatALinkLosesIsLostAtOnce() {
    const std::size_t asked = m_rig->engine().asked.size();
    m_rig->engine().publishStatus(m_link, m_waits);
    QTRY_COMPARE(state(m_agg), ClusterKnowledge::State::Failed);
    QCOMPARE(m_rig->directory.cluster(m_agg).error, m_waits.error);
    QCOMPARE(state(m_eu), ClusterKnowledge::State::Connected);
    QCOMPARE(m_rig->engine().asked.size(), asked);
    // The link is connected again: the cluster is asked at once, the other one is not.
    m_rig->run(m_link);
    QTRY_COMPARE(state(m_agg), ClusterKnowledge::State::Connected);
    QCOMPARE(m_rig->engine().asked.size(), asked + 1);
}

void ClusterDirectoryTest::oneThatIsDrawnElsewhereIsAnother() {
    ClusterSpec moved = *m_rig->document.spec().cluster(m_agg);
    moved.bootstrap = {"elsewhere:9092"};
    m_rig->document.edit("Move", withChanged(m_rig->document.spec(), moved));
    QTRY_COMPARE(state(m_agg), ClusterKnowledge::State::Connected);
    m_rig->engine().publishStatus(m_link, m_waits);
    QTRY_COMPARE(m_rig->bridge.status(m_link).state, LinkState::Backoff);
    QCOMPARE(state(m_agg), ClusterKnowledge::State::Connected);
}

TRIBUTARY_TEST(ClusterDirectoryTest, QApplication)
#include "clusterdirectorytest.moc"
