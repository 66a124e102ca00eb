#include "core/topology/impact.h"
#include "tests/support/testprogram.h"
#include "tests/support/ui/fakeengine.h"
#include "ui/bridge/clusterdirectory.h"
#include "ui/bridge/documenttrust.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/bridge/topicchecks.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace tributary;
using namespace tributary::ui;

namespace {

/// Keeps the questions; the test answers.
class KeptDialogs final : public DialogHost {
public:
    void ask(const Question& question, std::function<void(int)> answer) override {
        questions.push_back(question);
        answers.push_back(std::move(answer));
    }
    void chooseOpenFile(const QString&, const QString&, std::function<void(const QString&)>) override {}
    void chooseOpenFiles(const QString&, const QString&, std::function<void(const QStringList&)>) override {}
    void chooseSaveFile(const QString&, const QString&, const QString&, std::function<void(const QString&)>) override {}
    void show(QDialog*) override {}

    std::vector<Question> questions;
    std::vector<std::function<void(int)>> answers;
};

LinkStatus inState(LinkState state) {
    LinkStatus status;
    status.state = state;
    return status;
}

}  // namespace

/// What stands between the window and the engine, with an engine that only records.
class BridgeTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void startHandsOverThatLinkOnly();
    void statusFollowsEventsInOrder();
    void theNextTryIsTheSnapshots();
    void onlyTheLatestSnapshotArrives();
    void describeAnswersOnTheGuiThreadUnlessTheAskerIsGone();
    void anEngineThatIsGivenAwayReachesNobody();
    void startIsRefusedWithItsReasons();
    void startIsRefusedWhereItClosesACircle();
    void startOfALinkWithoutTopicsIsRefused();
    void startIsRefusedForWhatOnlyTheTopicsReveal();
    void startWaitsUntilAnEditIsChecked();
    void startResumesWhatIsPaused();
    void productionAsksFirst();
    void stoppingAtProductionAsksForItsName();
    void applyingAsksForTheNameOfWhatItEnds_data();
    void applyingAsksForTheNameOfWhatItEnds();
    void aLinkThatApplySkipsIsStillPending();
    void startingAsksWhereItRestartsOthers();
    void startingAtAnotherClusterAsksNothing();
    void toggleStartsOnlyWhereNothingRuns();
    void aRemovedLinkThatRunsCanBeStopped();
    void theDirectoryKeepsTheLastListOfAClusterThatIsAway();
    void theDirectoryForgetsAnotherAddress();
    void whatIsNotTrustedReachesNoEngine();
    void whatWaitsForTrustIsDoneOnceAndForgottenOnARefusal();

private:
    ClusterId cluster(const std::string& name);
    LinkId link(const ClusterId& source, const ClusterId& target);
    void include(const LinkId& id, const std::string& pattern);
    void answerTopics(const std::vector<std::string>& names);
    void markProduction(const ClusterId& id);
    void runs(const LinkId& id);
    void moveCluster(const ClusterId& id);

    std::unique_ptr<TopologyDocument> m_document;
    FakeEngine* m_engine = nullptr;
    std::unique_ptr<EngineBridge> m_bridge;
    std::unique_ptr<ClusterDirectory> m_directory;
    std::unique_ptr<TopicChecks> m_checks;
    KeptDialogs m_dialogs;
    std::unique_ptr<RunControl> m_run;
    ClusterId m_eu;
    ClusterId m_agg;
    ClusterId m_dr;
    LinkId m_first;
    LinkId m_second;
};

void BridgeTest::init() {
    m_run.reset();
    m_checks.reset();
    m_directory.reset();
    m_bridge.reset();
    m_document = std::make_unique<TopologyDocument>();
    auto engine = std::make_unique<FakeEngine>();
    m_engine = engine.get();
    m_bridge = std::make_unique<EngineBridge>(std::move(engine));
    m_dialogs = {};
    m_directory = std::make_unique<ClusterDirectory>(*m_document, *m_bridge);
    m_checks = std::make_unique<TopicChecks>(*m_document, *m_directory);
    m_run = std::make_unique<RunControl>(*m_document, *m_bridge, *m_checks, m_dialogs);
    m_eu = cluster("eu");
    m_agg = cluster("agg");
    m_dr = cluster("dr");
    m_first = link(m_eu, m_agg);
    m_second = link(m_agg, m_dr);
}

ClusterId BridgeTest::cluster(const std::string& name) {
    ClusterSpec spec;
    spec.name = name;
    spec.bootstrap = {name + ":9092"};
    ClusterId id;
    m_document->edit("Add", withCluster(m_document->spec(), spec, id));
    return id;
}

LinkId BridgeTest::link(const ClusterId& source, const ClusterId& target) {
    LinkSpec spec;
    spec.source = source;
    spec.target = target;
    spec.topics.include = {{TopicEntry::Kind::Literal, "orders"}};
    LinkId id;
    m_document->edit("Add", withLink(m_document->spec(), spec, id));
    return id;
}

void BridgeTest::include(const LinkId& id, const std::string& pattern) {
    LinkSpec next = *m_document->spec().link(id);
    next.topics.include = {{TopicEntry::Kind::Regex, pattern}};
    m_document->edit("Include", withChanged(m_document->spec(), next));
}

/// The cluster "eu" has these topics.
void BridgeTest::answerTopics(const std::vector<std::string>& names) {
    ClusterInfo info;
    for (const std::string& name : names) {
        info.topics.push_back({name, "", 1, 1, false, {}});
    }
    m_engine->setCluster(m_eu, info);
    m_directory->refresh(m_eu);
    QTRY_COMPARE(m_directory->cluster(m_eu).state, ClusterKnowledge::State::Connected);
}

void BridgeTest::startHandsOverThatLinkOnly() {
    m_run->start({m_first});
    QCOMPARE(m_engine->applied.size(), 1U);
    QVERIFY(m_engine->applied.back().link(m_first) != nullptr);
    QVERIFY(m_engine->applied.back().link(m_second) == nullptr);
    QVERIFY(m_engine->applied.back().cluster(m_dr) == nullptr);
    QCOMPARE(m_engine->actionsOf(m_first), std::vector{LinkAction::Start});
    // An edit of the one does not reach the engine with the start of the other.
    LinkSpec edited = *m_document->spec().link(m_first);
    edited.streams = 4;
    m_document->edit("Streams", withChanged(m_document->spec(), edited));
    m_run->start({m_second});
    QCOMPARE(m_engine->applied.back().link(m_first)->streams, 1);
    m_run->applyAll();
    QCOMPARE(m_engine->applied.back().link(m_first)->streams, 4);
}

void BridgeTest::statusFollowsEventsInOrder() {
    QSignalSpy arrived{m_bridge.get(), &EngineBridge::eventsArrived};
    QSignalSpy changed{m_bridge.get(), &EngineBridge::statusChanged};
    m_engine->publishStatus(m_first, inState(LinkState::Starting));
    m_engine->publishStatus(m_first, inState(LinkState::Running));
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(m_bridge->status(m_first).state, LinkState::Running);
    QCOMPARE(m_bridge->status(m_second).state, LinkState::Stopped);
    std::vector<std::uint64_t> sequence;
    for (const QList<QVariant>& each : arrived) {
        for (const Event& event : each[0].value<std::vector<Event>>()) {
            sequence.push_back(event.sequence);
        }
    }
    QCOMPARE(sequence, (std::vector<std::uint64_t>{1, 2}));
    QVERIFY(m_bridge->anyActive());
}

void BridgeTest::theNextTryIsTheSnapshots() {
    LinkStatus waits = inState(LinkState::Backoff);
    waits.retryAtMs = 1'000;
    m_engine->publishStatus(m_first, waits);
    QTRY_COMPARE(m_bridge->status(m_first).retryAtMs, 1'000);
    MetricsSnapshot snapshot;
    snapshot.links.resize(1);
    snapshot.links[0].link = m_first;
    snapshot.links[0].status = waits;
    snapshot.links[0].status.retryAtMs = 6'000;
    m_engine->publish(snapshot);
    QTRY_COMPARE(m_bridge->status(m_first).retryAtMs, 6'000);
}

void BridgeTest::onlyTheLatestSnapshotArrives() {
    QSignalSpy spy{m_bridge.get(), &EngineBridge::metricsChanged};
    for (int i = 0; i < 5; ++i) {
        MetricsSnapshot snapshot;
        snapshot.timeMs = i;
        m_engine->publish(snapshot);
    }
    QTRY_COMPARE(m_bridge->metrics()->timeMs, 4);
    QCOMPARE(spy.count(), 1);
}

void BridgeTest::describeAnswersOnTheGuiThreadUnlessTheAskerIsGone() {
    ClusterInfo info;
    info.brokers = 3;
    m_engine->setCluster(m_eu, info);
    std::optional<int> brokers;
    m_bridge->describe(*m_document->spec().cluster(m_eu), 1'000, this,
                       [&](const Result<ClusterInfo>& answer) { brokers = answer->brokers; });
    QVERIFY(!brokers);  // never from within the call
    QTRY_COMPARE(brokers, 3);
    bool called = false;
    {
        QObject gone;
        m_bridge->describe(*m_document->spec().cluster(m_eu), 1'000, &gone, [&](const auto&) { called = true; });
    }
    brokers.reset();
    m_bridge->describe(*m_document->spec().cluster(m_eu), 1'000, this,
                       [&](const Result<ClusterInfo>& answer) { brokers = answer->brokers; });
    QTRY_COMPARE(brokers, 3);
    QVERIFY(!called);
}

void BridgeTest::anEngineThatIsGivenAwayReachesNobody() {
    std::unique_ptr<Engine> buried;
    auto engine = std::make_unique<FakeEngine>();
    FakeEngine* told = engine.get();
    bool called = false;
    {
        EngineBridge bridge{std::move(engine), [&buried](std::unique_ptr<Engine> gone) { buried = std::move(gone); }};
        bridge.describe(*m_document->spec().cluster(m_eu), 1'000, this, [&](const auto&) { called = true; });
    }
    QCOMPARE(buried.get(), told);
    told->setCluster(m_eu, ClusterInfo{});  // the answer comes when nobody is there
    told->publishStatus(m_first, inState(LinkState::Running));
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void BridgeTest::startIsRefusedWithItsReasons() {
    const LinkId loop = link(m_eu, m_eu);
    QSignalSpy spy{m_run.get(), &RunControl::refused};
    m_run->start({loop, m_first});
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].value<LinkId>(), loop);
    QVERIFY(!spy[0][1].value<std::vector<Finding>>().empty());
    QVERIFY(m_engine->actionsOf(loop).empty());
    QCOMPARE(m_engine->actionsOf(m_first), std::vector{LinkAction::Start});  // one bad link does not hold up the others
}

void BridgeTest::startIsRefusedWhereItClosesACircle() {
    const LinkId back = link(m_agg, m_eu);
    for (const LinkId& each : {m_first, back}) {
        LinkSpec next = *m_document->spec().link(each);
        next.topics.include = {{TopicEntry::Kind::Literal, "orders"}};
        next.autoStart = each == m_first;
        m_document->edit("Circle", withChanged(m_document->spec(), next));
    }
    QSignalSpy spy{m_run.get(), &RunControl::refused};
    m_run->start({m_first, back});
    QCOMPARE(m_engine->actionsOf(m_first), std::vector{LinkAction::Start});
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].value<LinkId>(), back);
    QCOMPARE(spy[0][1].value<std::vector<Finding>>().at(0).error.code, ErrorCode::LinkCycle);
    QVERIFY(m_engine->actionsOf(back).empty());
}

void BridgeTest::startOfALinkWithoutTopicsIsRefused() {
    LinkSpec bare = *m_document->spec().link(m_first);
    bare.topics.include.clear();
    m_document->edit("No topics", withChanged(m_document->spec(), bare));
    QSignalSpy spy{m_run.get(), &RunControl::refused};
    m_run->start({m_first});
    QCOMPARE(spy.count(), 1);
    const auto reasons = spy[0][1].value<std::vector<Finding>>();
    QCOMPARE(reasons.size(), 1U);
    QCOMPARE(reasons[0].error.code, ErrorCode::SelectionEmpty);
    QVERIFY(m_engine->commands.empty());
}

void BridgeTest::startIsRefusedForWhatOnlyTheTopicsReveal() {
    // Neither pattern contains the other, so nothing is certain until the topics are known.
    include(m_first, "orders\\..*");
    const LinkId other = link(m_eu, m_agg);
    include(other, ".*\\.eu");
    QVERIFY(!hasErrors(validate(m_document->spec())));
    answerTopics({"orders.eu", "orders.us", "clicks.eu"});
    QTRY_VERIFY(hasErrors(m_document->findingsOf(other)));
    QVERIFY(!hasErrors(m_document->findingsOf(m_first)));
    QSignalSpy spy{m_run.get(), &RunControl::refused};
    m_run->start({m_first, other});
    QTRY_COMPARE(m_engine->actionsOf(m_first), std::vector{LinkAction::Start});
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].value<LinkId>(), other);
    const auto reasons = spy[0][1].value<std::vector<Finding>>();
    QCOMPARE(reasons.size(), 1U);
    QCOMPARE(reasons[0].error.code, ErrorCode::TargetTopicTwice);
    QCOMPARE(reasons[0].error.arg("topic"), std::string_view{"orders.eu"});
    QVERIFY(m_engine->actionsOf(other).empty());
}

void BridgeTest::startWaitsUntilAnEditIsChecked() {
    include(m_first, "orders\\..*");
    const LinkId other = link(m_eu, m_agg);
    include(other, "clicks.*");
    answerTopics({"orders.eu", "orders.us", "clicks.eu"});
    bool done = false;
    m_checks->whenDone([&done] { done = true; });
    QTRY_VERIFY(done);
    QSignalSpy spy{m_run.get(), &RunControl::refused};
    include(other, ".*\\.eu");
    m_run->start({other});  // in the same turn as the edit that makes it clash
    QTRY_COMPARE(spy.count(), 1);
    QVERIFY(m_engine->actionsOf(other).empty());
    // An edit that is taken back while it is being checked does not keep the start waiting.
    include(other, "clicks.*");
    m_checks->whenDone([&done] { done = false; });
    QTRY_VERIFY(!done);
    include(other, "c.*");
    m_document->undoStack().undo();
    m_run->start({other});
    QTRY_COMPARE(m_engine->actionsOf(other), std::vector{LinkAction::Start});
}

void BridgeTest::startResumesWhatIsPaused() {
    m_engine->publishStatus(m_first, inState(LinkState::Paused));
    QTRY_COMPARE(m_bridge->status(m_first).state, LinkState::Paused);
    m_run->start({m_first});
    QCOMPARE(m_engine->actionsOf(m_first), std::vector{LinkAction::Resume});
    QVERIFY(m_engine->applied.empty());  // resuming applies nothing
}

void BridgeTest::productionAsksFirst() {
    markProduction(m_agg);
    m_run->start({m_first});
    QCOMPARE(m_dialogs.questions.size(), 1U);
    QVERIFY(m_dialogs.questions[0].typeToConfirm.isEmpty());
    QVERIFY(m_engine->commands.empty());
    m_dialogs.answers[0](-1);
    QVERIFY(m_engine->commands.empty());
    m_run->start({m_first});
    QSignalSpy plans{m_run.get(), &RunControl::planRequested};
    m_dialogs.answers[1](1);
    QCOMPARE(plans.count(), 1);
    QVERIFY(m_engine->commands.empty());
    m_dialogs.answers[1](0);
    QCOMPARE(m_engine->actionsOf(m_first), std::vector{LinkAction::Start});
    m_run->startPlanned({m_second});
    QCOMPARE(m_dialogs.questions.size(), 2U);
    QCOMPARE(m_engine->actionsOf(m_second), std::vector{LinkAction::Start});
}

void BridgeTest::markProduction(const ClusterId& id) {
    ClusterSpec production = *m_document->spec().cluster(id);
    production.production = true;
    m_document->edit("Production", withChanged(m_document->spec(), production));
}

void BridgeTest::runs(const LinkId& id) {
    m_engine->publishStatus(id, inState(LinkState::Running));
    QTRY_COMPARE(m_bridge->status(id).state, LinkState::Running);
}

void BridgeTest::stoppingAtProductionAsksForItsName() {
    markProduction(m_dr);
    runs(m_first);
    runs(m_second);
    m_run->stop({m_first});
    QVERIFY(m_dialogs.questions.empty());  // Europe and the aggregate are no production clusters
    QCOMPARE(m_engine->actionsOf(m_first), std::vector{LinkAction::Stop});
    m_run->pause({m_second});
    QVERIFY(m_dialogs.questions.at(0).typeToConfirm.isEmpty());
    m_run->stop({m_second});
    QCOMPARE(m_dialogs.questions.size(), 2U);
    QCOMPARE(m_dialogs.questions[1].typeToConfirm, QStringLiteral("dr"));
    QVERIFY(m_dialogs.questions[1].destructive);
    QVERIFY(m_engine->actionsOf(m_second).empty());
    m_dialogs.answers[1](-1);
    QVERIFY(m_engine->actionsOf(m_second).empty());
    m_dialogs.answers[1](0);
    QCOMPARE(m_engine->actionsOf(m_second), std::vector{LinkAction::Stop});
}

void BridgeTest::applyingAsksForTheNameOfWhatItEnds_data() {
    QTest::addColumn<QString>("edit");
    QTest::addColumn<bool>("running");
    QTest::addColumn<bool>("asks");
    QTest::newRow("removed") << "remove" << true << true;
    QTest::newRow("repositioned") << "reposition" << true << true;
    QTest::newRow("removed, with its production cluster") << "remove cluster" << true << true;
    QTest::newRow("removed, and not running") << "remove" << false << false;
    QTest::newRow("goes on with more streams") << "streams" << true << false;
}

void BridgeTest::applyingAsksForTheNameOfWhatItEnds() {
    QFETCH(QString, edit);
    QFETCH(bool, running);
    QFETCH(bool, asks);
    markProduction(m_agg);
    m_bridge->apply(m_document->spec());
    if (running) {
        runs(m_first);
    }
    LinkSpec edited = *m_document->spec().link(m_first);
    if (edit == "remove") {
        m_document->edit("Edit", without(m_document->spec(), {{}, {m_first}}));
    } else if (edit == "remove cluster") {
        m_document->edit("Edit", without(m_document->spec(), {{m_agg}, {}}));
    } else if (edit == "reposition") {
        edited.naming.policy = NamingPolicy::Prefix;
        m_document->edit("Edit", withChanged(m_document->spec(), edited));
    } else {
        edited.streams = 4;
        m_document->edit("Edit", withChanged(m_document->spec(), edited));
    }
    const std::size_t applied = m_engine->applied.size();
    m_run->applyAll();
    if (!asks) {
        QVERIFY(m_dialogs.questions.empty());
        QCOMPARE(m_engine->applied.size(), applied + 1);
        return;
    }
    QCOMPARE(m_dialogs.questions.size(), 1U);
    QCOMPARE(m_dialogs.questions[0].typeToConfirm, QStringLiteral("agg"));
    m_dialogs.answers[0](-1);
    QCOMPARE(m_engine->applied.size(), applied);
    m_dialogs.answers[0](0);
    QCOMPARE(m_engine->applied.size(), applied + 1);
    QVERIFY(m_engine->applied.back() == m_document->spec());
}

void BridgeTest::aLinkThatApplySkipsIsStillPending() {
    m_run->applyAll();
    runs(m_first);
    LinkSpec bad = *m_document->spec().link(m_first);
    bad.topics.include.clear();
    m_document->edit("Bad", withChanged(m_document->spec(), bad));
    m_run->applyAll();
    const auto impacts = impact(m_bridge->applied(), m_document->spec());
    const auto found = std::ranges::find(impacts, m_first, &LinkImpact::link);
    QVERIFY(isPending(found->kind));  // the engine goes on with the topics that it had
    QCOMPARE(m_bridge->applied().link(m_first)->topics.include.size(), 1U);
    QVERIFY(m_engine->applied.back() == m_document->spec());  // judges itself, and says why it skips the link
}

void BridgeTest::moveCluster(const ClusterId& id) {
    ClusterSpec moved = *m_document->spec().cluster(id);
    moved.bootstrap = {"elsewhere:9092"};
    m_document->edit("Move", withChanged(m_document->spec(), moved));
}

void BridgeTest::startingAsksWhereItRestartsOthers() {
    markProduction(m_eu);
    m_bridge->start(m_document->spec(), {m_first});
    runs(m_first);
    moveCluster(m_agg);
    const std::size_t applied = m_engine->applied.size();
    m_run->start({m_second});  // at clusters that are not production; the link that restarts is
    QCOMPARE(m_dialogs.questions.size(), 1U);
    QVERIFY(m_dialogs.questions[0].details.contains("eu → agg"));
    QVERIFY(m_dialogs.questions[0].details.contains("“eu”"));
    m_dialogs.answers[0](-1);
    QCOMPARE(m_engine->applied.size(), applied);
    QVERIFY(m_engine->actionsOf(m_second).empty());
    m_run->startPlanned({m_second});  // the plan says nothing of the other one
    QCOMPARE(m_dialogs.questions.size(), 2U);
    m_dialogs.answers[1](0);
    QCOMPARE(m_engine->applied.size(), applied + 1);
    QCOMPARE(m_engine->actionsOf(m_second), std::vector{LinkAction::Start});
}

void BridgeTest::startingAtAnotherClusterAsksNothing() {
    m_bridge->start(m_document->spec(), {m_first});
    runs(m_first);
    moveCluster(m_dr);
    m_run->start({m_second});
    QVERIFY(m_dialogs.questions.empty());
    QCOMPARE(m_engine->actionsOf(m_second), std::vector{LinkAction::Start});
}

void BridgeTest::toggleStartsOnlyWhereNothingRuns() {
    m_engine->publishStatus(m_first, inState(LinkState::Running));
    QTRY_COMPARE(m_bridge->status(m_first).state, LinkState::Running);
    m_run->toggle({m_first, m_second});
    QCOMPARE(m_engine->actionsOf(m_first), std::vector{LinkAction::Pause});
    QVERIFY(m_engine->actionsOf(m_second).empty());
}

void BridgeTest::aRemovedLinkThatRunsCanBeStopped() {
    m_run->start({m_first});
    m_engine->publishStatus(m_first, inState(LinkState::Running));
    QTRY_VERIFY(m_bridge->anyActive());
    m_document->edit("Delete", without(m_document->spec(), {{}, {m_first}}));
    const std::vector<LinkId> all = m_run->allLinks();
    QVERIFY(std::ranges::find(all, m_first) != all.end());
    m_run->stop({m_first});
    QCOMPARE(m_engine->actionsOf(m_first).back(), LinkAction::Stop);
}

void BridgeTest::theDirectoryKeepsTheLastListOfAClusterThatIsAway() {
    ClusterInfo info;
    info.topics = {{"orders", "", 3, 1, false, {}}};
    m_engine->setCluster(m_eu, info);
    ClusterDirectory& directory = *m_directory;
    directory.setActive(true);
    QTRY_COMPARE(directory.cluster(m_eu).state, ClusterKnowledge::State::Connected);
    QCOMPARE(directory.topicNames(m_eu), std::vector<std::string>{"orders"});
    QCOMPARE(directory.cluster(m_agg).state, ClusterKnowledge::State::Connecting);
    m_engine->setCluster(m_eu, std::unexpected(Error{ErrorCode::KafkaUnreachable}));
    directory.refresh(m_eu);
    QTRY_COMPARE(directory.cluster(m_eu).state, ClusterKnowledge::State::Failed);
    QCOMPARE(directory.topicNames(m_eu), std::vector<std::string>{"orders"});
}

void BridgeTest::theDirectoryForgetsAnotherAddress() {
    ClusterInfo info;
    info.topics = {{"orders", "", 3, 1, false, {}}};
    m_engine->setCluster(m_eu, info);
    ClusterDirectory& directory = *m_directory;
    directory.setActive(true);
    QTRY_COMPARE(directory.cluster(m_eu).state, ClusterKnowledge::State::Connected);
    ClusterSpec moved = *m_document->spec().cluster(m_eu);
    moved.bootstrap = {"elsewhere:9092"};
    m_document->edit("Move", withChanged(m_document->spec(), moved));
    QVERIFY(directory.topicNames(m_eu).empty());
    QCOMPARE(m_engine->asked.back().bootstrap, moved.bootstrap);
}

void BridgeTest::whatIsNotTrustedReachesNoEngine() {
    m_bridge->trust().set(false);
    m_directory->setActive(true);
    QCOMPARE(m_directory->cluster(m_eu).state, ClusterKnowledge::State::Withheld);
    m_bridge->apply(m_document->spec());
    m_bridge->start(m_document->spec(), {m_first});
    m_bridge->resume({m_first});
    m_bridge->startFrom(m_document->spec(), m_first, {});
    m_bridge->restartFailed(m_first);
    std::optional<Result<ClusterInfo>> answer;
    m_bridge->describe(*m_document->spec().cluster(m_eu), 1'000, this,
                       [&answer](Result<ClusterInfo> info) { answer = std::move(info); });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->error().code, ErrorCode::DocumentUntrusted);
    QVERIFY(m_engine->asked.empty());
    QVERIFY(m_engine->applied.empty());
    QVERIFY(m_engine->commands.empty());
    m_bridge->trust().give();
    QCOMPARE(m_engine->asked.size(), 3U);
    QCOMPARE(m_directory->cluster(m_eu).state, ClusterKnowledge::State::Connecting);
}

void BridgeTest::whatWaitsForTrustIsDoneOnceAndForgottenOnARefusal() {
    DocumentTrust trust;
    trust.set(false);
    int done = 0;
    const auto act = [&done] { ++done; };
    trust.whenTrusted(this, act);
    trust.withhold();
    trust.whenTrusted(this, act);
    QCOMPARE(done, 0);
    trust.give();
    trust.give();
    QCOMPARE(done, 1);
    trust.set(false);
    auto gone = std::make_unique<QObject>();
    trust.whenTrusted(gone.get(), act);
    gone.reset();
    trust.give();
    QCOMPARE(done, 1);
}

TRIBUTARY_TEST(BridgeTest, QCoreApplication)
#include "bridgetest.moc"
