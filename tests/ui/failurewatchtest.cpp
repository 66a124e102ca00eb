#include "tests/support/testprogram.h"
#include "ui/dashboard/failurewatch.h"

#include "tests/support/ui/fakeengine.h"
#include "ui/bridge/enginebridge.h"
#include "ui/document/topologydocument.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace tributary;
using namespace tributary::ui;

namespace {

const LinkId kFailureLink{"eu-agg"};
constexpr std::chrono::milliseconds kForEver = std::chrono::hours{1};
constexpr std::chrono::milliseconds kShortPatience{20};

class FailureRig {
public:
    explicit FailureRig(std::chrono::milliseconds patience)
        : bridge(make()),
          watch(document, bridge, patience),
          raised(&watch, &FailureWatch::raised),
          cleared(&watch, &FailureWatch::cleared) {
        TopologySpec spec = document.spec();
        ClusterSpec source;
        source.id = ClusterId{"eu"};
        source.name = "Europe";
        ClusterSpec target;
        target.id = ClusterId{"agg"};
        target.name = "Aggregate";
        spec.clusters = {source, target};
        LinkSpec link;
        link.id = kFailureLink;
        link.source = source.id;
        link.target = target.id;
        spec.links = {link};
        document.reset(spec, {});
    }

    void is(LinkState state) {
        LinkStatus status;
        status.state = state;
        if (state == LinkState::Failed || state == LinkState::Backoff) {
            status.error = Error{ErrorCode::KafkaUnreachable};
        }
        engine->publishStatus(kFailureLink, status);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString text() const { return raised.back().at(1).toString(); }

    FakeEngine* engine = nullptr;
    TopologyDocument document;
    EngineBridge bridge;
    FailureWatch watch;
    QSignalSpy raised;
    QSignalSpy cleared;

private:
    std::unique_ptr<Engine> make() {
        auto made = std::make_unique<FakeEngine>();
        engine = made.get();
        return made;
    }
};

}  // namespace

class FailureWatchTest : public QObject {
    Q_OBJECT

private slots:
    void aFailureIsToldAtOnceWithItsReason();
    void aShortInterruptionIsNot();
    void retryingForLongIsTold();
    void aTryInBetweenEndsNothing();
    void aFailureAfterRetriesIsToldToo();
    void runningOrStoppingClears_data();
    void runningOrStoppingClears();
    void theNextFailureIsToldAgain();
};

void FailureWatchTest::aFailureIsToldAtOnceWithItsReason() {
    FailureRig rig{kForEver};
    rig.is(LinkState::Starting);
    rig.is(LinkState::Failed);
    QCOMPARE(rig.raised.count(), 1);
    QVERIFY2(rig.text().contains("Europe → Aggregate: failed"), qPrintable(rig.text()));
    QVERIFY(rig.text().size() > QString{"Europe → Aggregate: failed"}.size());
    rig.is(LinkState::Failed);
    QCOMPARE(rig.raised.count(), 1);
}

void FailureWatchTest::aShortInterruptionIsNot() {
    FailureRig rig{kForEver};
    rig.is(LinkState::Backoff);
    rig.is(LinkState::Running);
    rig.is(LinkState::Degraded);
    rig.is(LinkState::Running);
    QCOMPARE(rig.raised.count(), 0);
    QCOMPARE(rig.cleared.count(), 0);
}

void FailureWatchTest::retryingForLongIsTold() {
    FailureRig rig{kShortPatience};
    rig.is(LinkState::Degraded);
    QTRY_COMPARE(rig.raised.count(), 1);
    QVERIFY2(rig.text().contains("degraded"), qPrintable(rig.text()));
}

void FailureWatchTest::aTryInBetweenEndsNothing() {
    FailureRig rig{kShortPatience};
    rig.is(LinkState::Backoff);
    rig.is(LinkState::Starting);
    QTRY_COMPARE(rig.raised.count(), 1);
    QVERIFY2(rig.text().contains("retrying"), qPrintable(rig.text()));
    rig.is(LinkState::Backoff);
    rig.is(LinkState::Starting);
    QCOMPARE(rig.raised.count(), 1);
    QCOMPARE(rig.cleared.count(), 0);
}

void FailureWatchTest::aFailureAfterRetriesIsToldToo() {
    FailureRig rig{kShortPatience};
    rig.is(LinkState::Backoff);
    QTRY_COMPARE(rig.raised.count(), 1);
    rig.is(LinkState::Failed);
    QCOMPARE(rig.raised.count(), 2);
}

void FailureWatchTest::runningOrStoppingClears_data() {
    QTest::addColumn<int>("state");
    for (const LinkState state : {LinkState::Running, LinkState::CatchingUp, LinkState::Paused, LinkState::Stopped}) {
        QTest::newRow(linkStateName(state).data()) << static_cast<int>(state);
    }
}

void FailureWatchTest::runningOrStoppingClears() {
    QFETCH(int, state);
    FailureRig rig{kForEver};
    rig.is(LinkState::Failed);
    rig.is(static_cast<LinkState>(state));
    QCOMPARE(rig.cleared.count(), 1);
}

void FailureWatchTest::theNextFailureIsToldAgain() {
    FailureRig rig{kForEver};
    rig.is(LinkState::Failed);
    rig.is(LinkState::Starting);
    QCOMPARE(rig.cleared.count(), 0);
    rig.is(LinkState::Failed);
    QCOMPARE(rig.raised.count(), 2);
}

TRIBUTARY_TEST(FailureWatchTest, QCoreApplication)
#include "failurewatchtest.moc"
