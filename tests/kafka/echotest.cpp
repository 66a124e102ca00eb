#include "core/mirror/localengine.h"
#include "core/topology/validation.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"

#include <set>
#include <string>
#include <utility>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// Links whose copies could come back to them: however the clusters are drawn and addressed, it ends.
class EchoTest : public QObject {
    Q_OBJECT

private slots:
    void prefixesBothWaysEnd();
    void aPrefixWithinOneClusterEnds();
    void aCircleOverOtherAddressesIsRefused();
    void whatWouldCloseACircleRunsOnceItIsOpen();

private:
    /// The broker under another name than the fixture's.
    static std::string otherAddress(const std::string& bootstrap) {
        return "localhost" + bootstrap.substr(bootstrap.rfind(':'));
    }

    static LinkSpec link(const char* id, const char* source, const char* target, const std::string& pattern) {
        LinkSpec out;
        out.id = LinkId(id);
        out.source = ClusterId(source);
        out.target = ClusterId(target);
        out.topics.include = {{TopicEntry::Kind::Regex, pattern}};
        out.commitIntervalMs = 1'000;
        out.topicRefreshMs = 1'000;
        return out;
    }

    static std::set<std::string> topicsWith(const std::string& bootstrap, const std::string& part) {
        std::set<std::string> names;
        const auto listed = adminOf(bootstrap)->listTopics(10'000);
        for (const kafka::TopicDescription& topic : *listed) {
            if (topic.name.contains(part)) {
                names.insert(topic.name);
            }
        }
        return names;
    }

    /// A topic that is made now is at the target: everything there was before has been looked at again.
    [[nodiscard]] static bool looksAgain(const std::string& source, const std::string& target, const std::string& topic,
                                         const std::string& there, EngineProbe& probe) {
        makeTopic(source, topic, 1);
        return probe.waitFor(
                   [&](const Event& event) { return event.kind == EventKind::TopicAdded && event.topic == topic; },
                   60s) &&
               topicsWith(target, there).contains(there);
    }

    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

void EchoTest::prefixesBothWaysEnd() {
    const std::string stem = uniqueName("echo");
    TopologySpec spec = twoClusters(m_eu, m_agg, ".*" + stem + ".*");
    spec.links = {link("there", "source", "target", ".*" + stem + ".*"),
                  link("back", "target", "source", ".*" + stem + ".*")};
    for (LinkSpec& each : spec.links) {
        each.naming.policy = NamingPolicy::Prefix;
    }
    QVERIFY(!hasErrors(validate(spec)));
    makeTopic(m_eu, stem + ".orders", 1);
    makeTopic(m_agg, stem + ".orders", 1);
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({LinkId("there"), LinkAction::Start, {}});
    engine.command({LinkId("back"), LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(LinkId("there"), LinkState::Running, 60s), probe.log().c_str());
    for (const char* round : {".round1", ".round2", ".round3"}) {
        const std::string topic = stem + round;
        QVERIFY2(looksAgain(m_eu, m_agg, topic, "source." + topic, probe), probe.log().c_str());
        QVERIFY2(looksAgain(m_agg, m_eu, topic + "b", "target." + topic + "b", probe), probe.log().c_str());
    }
    const std::set<std::string> atSource = topicsWith(m_eu, stem);
    const std::set<std::string> atTarget = topicsWith(m_agg, stem);
    for (const std::string& each : atSource) {
        QVERIFY2(!each.starts_with("source.") && !each.contains("source."), each.c_str());
    }
    for (const std::string& each : atTarget) {
        QVERIFY2(!each.contains("target."), each.c_str());
    }
    QCOMPARE(atSource.size(), 8U);  // orders, three rounds, and the same of the other side with its prefix
    QCOMPARE(atTarget.size(), 8U);
}

void EchoTest::aPrefixWithinOneClusterEnds() {
    const std::string stem = uniqueName("within");
    TopologySpec spec = twoClusters(m_eu, otherAddress(m_eu), ".*" + stem + ".*");
    spec.links = {link("within", "source", "target", ".*" + stem + ".*")};
    spec.links[0].naming.policy = NamingPolicy::Prefix;
    makeTopic(m_eu, stem + ".orders", 1);
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({LinkId("within"), LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(LinkId("within"), LinkState::Running, 60s), probe.log().c_str());
    for (const char* round : {".round1", ".round2"}) {
        QVERIFY2(looksAgain(m_eu, m_eu, stem + round, "source." + stem + round, probe), probe.log().c_str());
    }
    const std::set<std::string> expected{stem + ".orders",
                                         stem + ".round1",
                                         stem + ".round2",
                                         "source." + stem + ".orders",
                                         "source." + stem + ".round1",
                                         "source." + stem + ".round2"};
    QCOMPARE(topicsWith(m_eu, stem), expected);
}

void EchoTest::aCircleOverOtherAddressesIsRefused() {
    const std::string topic = uniqueName("circle");
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    for (const auto& [id, address] :
         {std::pair{"source2", otherAddress(m_eu)}, std::pair{"target2", otherAddress(m_agg)}}) {
        ClusterSpec cluster;
        cluster.id = ClusterId(id);
        cluster.bootstrap = {address};
        spec.clusters.push_back(cluster);
    }
    spec.links = {link("there", "source", "target", topic), link("back", "target2", "source2", topic)};
    QVERIFY(!hasErrors(validate(spec)));
    makeTopic(m_eu, topic, 1);
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({LinkId("there"), LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(LinkId("there"), LinkState::Running, 60s), probe.log().c_str());
    engine.command({LinkId("back"), LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(LinkId("back"), LinkState::Failed, 60s), probe.log().c_str());
    bool told = false;
    for (const Event& event : probe.events()) {
        told = told || (event.link == LinkId("back") && event.error && event.error->code == ErrorCode::LinkCycle);
    }
    QVERIFY2(told, probe.log().c_str());
}

/// Of two links that do not start by themselves either may run, one at a time.
void EchoTest::whatWouldCloseACircleRunsOnceItIsOpen() {
    const std::string topic = uniqueName("asleep");
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.links = {link("there", "source", "target", topic), link("back", "target", "source", topic)};
    for (LinkSpec& each : spec.links) {
        each.autoStart = false;
    }
    QVERIFY(!hasErrors(validate(spec)));
    makeTopic(m_eu, topic, 1);
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({LinkId("there"), LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(LinkId("there"), LinkState::Running, 60s), probe.log().c_str());
    engine.command({LinkId("back"), LinkAction::Start, {}});
    QVERIFY2(probe.waitFor(
                 [](const Event& event) {
                     return event.link == LinkId("back") && event.kind == EventKind::StateChanged &&
                            event.status->error && event.status->error->code == ErrorCode::LinkCycle;
                 },
                 60s),
             probe.log().c_str());
    engine.command({LinkId("there"), LinkAction::Stop, {}});
    QVERIFY2(probe.waitForState(LinkId("there"), LinkState::Stopped, 60s), probe.log().c_str());
    engine.command({LinkId("back"), LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(LinkId("back"), LinkState::Running, 60s), probe.log().c_str());
}

QTEST_GUILESS_MAIN(EchoTest)
#include "echotest.moc"
