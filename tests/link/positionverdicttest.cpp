#include "core/link/positionverdict.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace tributary;

Q_DECLARE_METATYPE(tributary::PositionFit)

/// One verdict on a committed position, by what stands beside it.
class PositionVerdictTest : public QObject {
    Q_OBJECT

private slots:
    void fits_data();
    void fits();
    void aForeignPositionMayBeMeant();
    void theRefusalSaysWhatWasFound();
};

namespace {

const CommitMetadata kExpected{"target-1", "0badcafe", {}};

kafka::CommittedOffset committedWith(const std::string& metadata) { return {{"orders", 0}, 7, -1, metadata}; }

TopicRoute routeOf(const std::string& topicId, const std::string& targetTopicId) {
    TopicRoute route;
    route.sourceTopic = "orders";
    route.targetTopic = "eu.orders";
    route.topicId = topicId;
    route.targetTopicId = targetTopicId;
    return route;
}

}  // namespace

void PositionVerdictTest::fits_data() {
    QTest::addColumn<QString>("metadata");
    QTest::addColumn<QString>("sourceNow");
    QTest::addColumn<QString>("targetNow");
    QTest::addColumn<PositionFit>("fit");
    const auto row = [](const char* name, const CommitMetadata& metadata, const char* source, const char* target,
                        PositionFit fit) {
        QTest::newRow(name) << QString::fromStdString(writeCommitMetadata(metadata)) << QString{source}
                            << QString{target} << fit;
    };
    row("as the link writes it", {"target-1", "0badcafe", "s1", "t1", {}}, "s1", "t1", PositionFit::Good);
    row("ids were not known then", {"target-1", "0badcafe", {}, {}, {}}, "s1", "t1", PositionFit::Good);
    row("ids are not known now", {"target-1", "0badcafe", "s1", "t1", {}}, "", "", PositionFit::Good);
    row("another target", {"target-2", "0badcafe", "s1", "t1", {}}, "s1", "t1", PositionFit::OtherTarget);
    row("another placement", {"target-1", "deadbeef", "s1", "t1", {}}, "s1", "t1", PositionFit::OtherTarget);
    row("a copy of a connector's", {"target-1", "0badcafe", "s1", "t1", "c1"}, "s1", "t1", PositionFit::HeldByConnect);
    row("another target, at a connector", {"target-2", "0badcafe", {}, {}, "c1"}, "", "", PositionFit::OtherTarget);
    row("source topic made again", {"target-1", "0badcafe", "s0", "t1", {}}, "s1", "t1", PositionFit::TopicRecreated);
    row("target topic made again", {"target-1", "0badcafe", "s1", "t0", {}}, "s1", "t1", PositionFit::TargetReplaced);
    row("both made again", {"target-1", "0badcafe", "s0", "t0", {}}, "s1", "t1", PositionFit::TopicRecreated);
    QTest::newRow("nothing beside it") << QString{} << QString{"s1"} << QString{"t1"} << PositionFit::OtherProgram;
    QTest::newRow("another program's") << QString{"mm2"} << QString{"s1"} << QString{"t1"} << PositionFit::OtherProgram;
}

void PositionVerdictTest::fits() {
    QFETCH(const QString, metadata);
    QFETCH(const QString, sourceNow);
    QFETCH(const QString, targetNow);
    QFETCH(const PositionFit, fit);
    const PositionVerdict verdict{"group", kExpected, false};
    const TopicRoute route = routeOf(sourceNow.toStdString(), targetNow.toStdString());
    const kafka::CommittedOffset committed = committedWith(metadata.toStdString());
    QCOMPARE(verdict.fit(committed, &route), fit);
    QCOMPARE(verdict.refusal(committed, &route).has_value(), fit != PositionFit::Good);
    // Without a route the incarnations do not count.
    const bool ofIncarnations = fit == PositionFit::TopicRecreated || fit == PositionFit::TargetReplaced;
    QCOMPARE(verdict.fit(committed, nullptr), ofIncarnations ? PositionFit::Good : fit);
}

void PositionVerdictTest::aForeignPositionMayBeMeant() {
    const PositionVerdict verdict{"group", kExpected, true};
    QCOMPARE(verdict.fit(committedWith("mm2"), nullptr), PositionFit::Good);
    QCOMPARE(verdict.fit(committedWith(writeCommitMetadata({"target-2", "0badcafe", {}})), nullptr),
             PositionFit::OtherTarget);
}

void PositionVerdictTest::theRefusalSaysWhatWasFound() {
    const PositionVerdict verdict{"group", kExpected, false};
    const auto textOf = [&](const CommitMetadata& metadata, const TopicRoute* route) {
        const std::optional<Error> refusal = verdict.refusal(committedWith(writeCommitMetadata(metadata)), route);
        return refusal ? refusal->text() : std::string{};
    };
    const std::string other = textOf({"target-2", "deadbeef", {}}, nullptr);
    for (const char* word : {"group", "target-2", "deadbeef", "target-1", "0badcafe"}) {
        QVERIFY2(other.contains(word), other.c_str());
    }
    QVERIFY(textOf({"target-1", "0badcafe", {}, {}, "c1"}, nullptr).contains("the Connect cluster c1"));
    const TopicRoute route = routeOf("s1", "t1");
    QVERIFY(textOf({"target-1", "0badcafe", "s0", {}, {}}, &route).contains("orders"));
    QVERIFY(textOf({"target-1", "0badcafe", "s1", "t0", {}}, &route).contains("eu.orders"));
    QVERIFY(verdict.refusal(committedWith({}), nullptr)->text().contains("another program"));
}

TRIBUTARY_TEST(PositionVerdictTest, QCoreApplication)
#include "positionverdicttest.moc"
