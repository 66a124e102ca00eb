#include "core/base/clock.h"
#include "core/link/groupside.h"
#include "tests/faults/daemonhome.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// Groups follow on real brokers: written by the program that mirrors, read by its own report.
class GroupSyncKafkaTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_home.use(); }
    void groupsFollowAndSurviveTheMirror();

private:
    const DaemonHome m_home;
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

void GroupSyncKafkaTest::groupsFollowAndSurviveTheMirror() {
    const std::string topic = uniqueName("followed");
    makeTopic(m_eu, topic, 2);
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.links[0].naming = {NamingPolicy::Prefix, "eu", ".", {}, {}};
    spec.links[0].groups = GroupSyncSpec{{{TopicEntry::Kind::Regex, topic + "-.*"}}, {}, {}};
    const QString file = m_home.save(spec);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 2, {.records = 1'000});

    const auto groups = groupSide({{"bootstrap.servers", m_eu}}).value();
    const auto commit = [&](const std::string& group, std::int64_t offset) {
        // A broker learns of a new topic, and of a coordinator, a moment later.
        for (const auto deadline = MonotonicClock::now() + 30s; MonotonicClock::now() < deadline;) {
            const auto outcome =
                groups->commit({{group, {{topic, 0, offset, -1, "kept"}, {topic, 1, offset, -1, "kept"}}}});
            if (outcome.at(group) && *outcome.at(group) == std::vector<std::int16_t>(2, 0)) {
                return true;
            }
        }
        return false;
    };
    for (int i = 0; i < 50; ++i) {
        QVERIFY(commit(topic + "-app" + std::to_string(i), i * 10));
    }
    QVERIFY(commit("other-" + topic, 7));  // nobody chose it
    const auto report = [&](const QByteArray& wanted, int lines) {
        // Each look is a program of its own: the mirror need not run.
        const auto deadline = MonotonicClock::now() + 90s;  // a session of a killed member ends within
        QByteArray output;
        while (MonotonicClock::now() < deadline) {
            DaemonProcess look({"groups", file, "--json"});
            if (look.end() == 0 && look.output().count(wanted) == lines) {
                return QByteArray{};
            }
            output = look.output() + look.errors();
        }
        return output;
    };
    DaemonProcess process({"run", file, "--instance-id", "node-1"});
    QVERIFY2(process.says("link running") || process.says("link catching"), process.errors());
    QByteArray wrong = report(R"("early":0,"state":"synced")", 100);
    QVERIFY2(wrong.isEmpty(), wrong + process.errors());

    const auto there = groupSide({{"bootstrap.servers", m_agg}}).value();
    const std::string one = topic + "-app7";
    const auto followed = there->positions({one});
    for (const wire::GroupPosition& each : *followed.at(one)) {
        QCOMPARE(each.topic, "eu." + topic);
        QCOMPARE(each.offset, 70);
        QVERIFY(each.metadata == "kept");
    }
    QVERIFY(there->positions({"other-" + topic}).begin()->second->empty());

    // Back and forth; and one that is read at the target is left alone.
    QVERIFY(commit(one, 3));
    QVERIFY(commit(topic + "-app8", 500));
    const auto moved = there->commit({{topic + "-app9", {{"eu." + topic, 0, 400}}}});
    QVERIFY(moved.begin()->second);
    QVERIFY(commit(topic + "-app9", 95));
    wrong = report(R"("state":"taken-over")", 1);
    QVERIFY2(wrong.isEmpty(), wrong + process.errors());
    wrong = report(R"("state":"synced")", 99);
    QVERIFY2(wrong.isEmpty(), wrong + process.errors());
    QCOMPARE(there->positions({one}).at(one)->front().offset, 3);

    // Without the mirror the report says what is still to follow, and the next one does it.
    process.signal(SIGKILL);
    static_cast<void>(process.end());
    QVERIFY(commit(one, 480));
    wrong = report(R"("state":"behind")", 2);
    QVERIFY2(wrong.isEmpty(), wrong);
    DaemonProcess next({"run", file, "--instance-id", "node-2"});
    wrong = report(R"("state":"synced")", 99);
    QVERIFY2(wrong.isEmpty(), wrong + next.errors());
    QCOMPARE(there->positions({one}).at(one)->front().offset, 480);
    QCOMPARE(there->positions({topic + "-app9"}).begin()->second->size(), 2U);
    next.signal(SIGTERM);
    QCOMPARE(next.end(), 0);
}

TRIBUTARY_TEST(GroupSyncKafkaTest, QCoreApplication)
#include "groupsynckafkatest.moc"
