#include "core/link/copiedconfig.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace tributary;

/// Which properties a target is made with, and which follow later.
class CopiedConfigTest : public QObject {
    Q_OBJECT

private slots:
    void whatWasSetIsCopiedButForTheClustersOwn();
    void aChangeIsFollowedWhereTheTargetHadTheSame();
    void whatIsNoLongerSetGoesBackToTheDefault();
    void whatTheTargetHasOfItsOwnStays();
    void whatIsNotCopiedIsLeftAlone();
    void whatTheTargetHasAlreadyIsNoChange();
};

namespace {

kafka::TopicConfig config(std::map<std::string, std::string> own) {
    kafka::TopicConfig out{{"cleanup.policy", {"delete", true}}, {"retention.ms", {"604800000", true}}};
    for (auto& [name, value] : own) {
        out[name] = {value, false};
    }
    return out;
}

}  // namespace

void CopiedConfigTest::whatWasSetIsCopiedButForTheClustersOwn() {
    QCOMPARE(copiedConfig(config({{"cleanup.policy", "compact"}, {"min.insync.replicas", "2"}})),
             (std::map<std::string, std::string>{{"cleanup.policy", "compact"}}));
}

void CopiedConfigTest::aChangeIsFollowedWhereTheTargetHadTheSame() {
    ConfigFollowing steps = followConfig(config({}), config({{"retention.ms", "1"}}), config({}));
    QCOMPARE(steps.changes.size(), 1U);
    QCOMPARE(steps.changes.at("retention.ms"), std::optional<std::string>{"1"});
    QVERIFY(steps.kept.empty());
    steps = followConfig(config({{"retention.ms", "1"}}), config({{"retention.ms", "2"}}),
                         config({{"retention.ms", "1"}, {"cleanup.policy", "compact"}}));
    QCOMPARE(steps.changes.size(), 1U);
    QCOMPARE(steps.changes.at("retention.ms"), std::optional<std::string>{"2"});
}

void CopiedConfigTest::whatIsNoLongerSetGoesBackToTheDefault() {
    const ConfigFollowing steps =
        followConfig(config({{"retention.ms", "1"}}), config({}), config({{"retention.ms", "1"}}));
    QCOMPARE(steps.changes.size(), 1U);
    QVERIFY(!steps.changes.at("retention.ms").has_value());
}

void CopiedConfigTest::whatTheTargetHasOfItsOwnStays() {
    const ConfigFollowing steps =
        followConfig(config({{"retention.ms", "1"}}), config({{"retention.ms", "2"}}), config({{"retention.ms", "9"}}));
    QVERIFY(steps.changes.empty());
    QCOMPARE(steps.kept, (std::vector<std::string>{"retention.ms"}));
    // Nor can it follow in what its brokers do not know.
    QCOMPARE(followConfig(config({}), config({{"vendor.own", "1"}}), config({})).kept,
             (std::vector<std::string>{"vendor.own"}));
}

void CopiedConfigTest::whatIsNotCopiedIsLeftAlone() {
    const ConfigFollowing steps =
        followConfig(config({{"min.insync.replicas", "1"}}), config({{"min.insync.replicas", "2"}}),
                     config({{"min.insync.replicas", "1"}}));
    QVERIFY(steps.changes.empty());
    QVERIFY(steps.kept.empty());
}

void CopiedConfigTest::whatTheTargetHasAlreadyIsNoChange() {
    const ConfigFollowing steps =
        followConfig(config({}), config({{"retention.ms", "1"}}), config({{"retention.ms", "1"}}));
    QVERIFY(steps.changes.empty());
    QVERIFY(steps.kept.empty());
}

TRIBUTARY_TEST(CopiedConfigTest, QCoreApplication)
#include "copiedconfigtest.moc"
