#include "core/link/groupsync.h"
#include "core/wire/errors.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace tributary;
using namespace std::chrono_literals;

namespace {

/// The groups of a cluster in memory.
struct Groups {
    std::map<std::string, std::string> protocols;  ///< of those that are listed; else "consumer"
    std::map<std::string, std::map<kafka::TopicPartition, wire::GroupPosition>> positions;
    std::map<std::string, std::int16_t> refusing;              ///< groups: writing them is answered with this
    std::map<kafka::TopicPartition, std::int16_t> refusingAt;  ///< partitions likewise
    std::optional<Error> away;
    int written = 0;

    void set(const std::string& group, const kafka::TopicPartition& at, std::int64_t offset,
             std::optional<std::string> metadata = {}) {
        positions[group][at] = {at.topic, at.partition, offset, 7, std::move(metadata)};
    }
    [[nodiscard]] std::int64_t offset(const std::string& group, const kafka::TopicPartition& at) const {
        const auto found = positions.find(group);
        const auto here = found == positions.end() ? decltype(found->second.find(at)){} : found->second.find(at);
        return found == positions.end() || here == found->second.end() ? -1 : here->second.offset;
    }
};

class FakeGroups final : public GroupSide {
public:
    explicit FakeGroups(std::shared_ptr<Groups> groups) : m_groups(std::move(groups)) {}

    Result<std::vector<wire::ListedGroup>> list() override {
        if (m_groups->away) {
            return std::unexpected(*m_groups->away);
        }
        std::vector<wire::ListedGroup> out;
        for (const auto& [group, each] : m_groups->positions) {
            const auto protocol = m_groups->protocols.find(group);
            out.push_back({group, protocol == m_groups->protocols.end() ? "consumer" : protocol->second});
        }
        return out;
    }
    std::map<std::string, Result<Positions>> positions(const std::vector<std::string>& groups) override {
        std::map<std::string, Result<Positions>> out;
        for (const std::string& group : groups) {
            Positions all;
            for (const auto& [at, each] : m_groups->positions[group]) {
                all.push_back(each);
            }
            out.emplace(group, m_groups->away ? Result<Positions>{std::unexpect, *m_groups->away} : std::move(all));
        }
        return out;
    }
    std::map<std::string, Result<std::vector<std::int16_t>>> commit(
        const std::map<std::string, Positions>& positions) override {
        std::map<std::string, Result<std::vector<std::int16_t>>> out;
        for (const auto& [group, all] : positions) {
            std::vector<std::int16_t> errors;
            for (const wire::GroupPosition& each : all) {
                const kafka::TopicPartition at{each.topic, each.partition};
                const auto refused = m_groups->refusing.find(group);
                const auto here = m_groups->refusingAt.find(at);
                errors.push_back(refused != m_groups->refusing.end()  ? refused->second
                                 : here != m_groups->refusingAt.end() ? here->second
                                                                      : wire::code::kNone);
                if (errors.back() == wire::code::kNone) {
                    m_groups->positions[group][at] = each;
                    ++m_groups->written;
                }
            }
            out.emplace(group, std::move(errors));
        }
        return out;
    }

private:
    const std::shared_ptr<Groups> m_groups;
};

struct KeptRecords {
    std::vector<StateRecord> log;
    std::optional<Error> refused;
};

class KeptStore final : public StateStore {
public:
    explicit KeptStore(std::shared_ptr<KeptRecords> kept) : m_kept(std::move(kept)) {}
    Result<std::vector<StateRecord>> read() override {
        return m_kept->refused ? Result<std::vector<StateRecord>>{std::unexpect, *m_kept->refused} : m_kept->log;
    }
    Status write(const std::vector<StateRecord>& records) override {
        if (m_kept->refused) {
            return std::unexpected(*m_kept->refused);
        }
        m_kept->log.insert(m_kept->log.end(), records.begin(), records.end());
        return {};
    }

private:
    const std::shared_ptr<KeptRecords> m_kept;
};

const kafka::TopicPartition kHere{"orders", 0};
const kafka::TopicPartition kThere{"eu.orders", 0};

}  // namespace

/// Groups of a source follow to its target; nobody who reads there is disturbed.
class GroupSyncTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void positionsFollowForthAndBack();
    void whatTheApplicationKeepsGoesAlong();
    void whoReadsAtTheTargetIsLeftAlone();
    void aGroupThatWasThereBeforeIsLeftAlone();
    void membersAtTheTargetAreAskedAgainLater();
    void whatIsNotKnownWaits();
    void onlyTheChosenGroupsFollow();
    void belowTheTargetsFirstRecordNothingIsWritten();
    void onePartitionThatIsRefusedHoldsUpNoOther();
    void aCrashBetweenNoteAndCommitIsNobodyElse_data();
    void aCrashBetweenNoteAndCommitIsNobodyElse();
    void withoutAStoreNothingIsWritten();
    void aSourceThatIsAwayIsSaidOnce();
    void whatPassesIsSaidAnewWhenItComesBack();
    void quietGroupsAreAskedLessOften();

private:
    /// Another process, which knows what is kept.
    void start();
    void pass(std::chrono::seconds time = 1s) {
        m_now += time;
        m_sync->tick(m_now);
    }
    [[nodiscard]] GroupState state(const std::string& group = "app") const {
        for (const GroupRow& row : m_sync->rows()) {
            if (row.group == group) {
                return row.state;
            }
        }
        return GroupState::Waiting;
    }

    MonotonicTime m_now;
    std::shared_ptr<Groups> m_source;
    std::shared_ptr<Groups> m_target;
    std::shared_ptr<KeptRecords> m_kept;
    std::map<kafka::TopicPartition, std::int64_t> m_starts;
    std::int64_t m_known = 0;  ///< from this source offset on nothing is known
    GroupSyncSpec m_spec;
    std::vector<ErrorCode> m_warnings;
    std::shared_ptr<GroupSync> m_sync;
};

void GroupSyncTest::init() {
    m_now = MonotonicClock::now();
    m_source = std::make_shared<Groups>();
    m_target = std::make_shared<Groups>();
    m_kept = std::make_shared<KeptRecords>();
    m_starts = {{kThere, 0}, {{"eu.orders", 1}, 0}};
    m_known = 1'000'000;
    m_spec = {};
    m_warnings.clear();
    start();
}

void GroupSyncTest::start() {
    GroupSyncSetup setup;
    setup.groups = m_spec;
    setup.link = "source/link";
    setup.ownGroup = "tributary.doc.link";
    setup.source = "eu";
    setup.target = "agg";
    setup.sourceGroups = std::make_unique<FakeGroups>(m_source);
    setup.targetGroups = std::make_unique<FakeGroups>(m_target);
    setup.store = std::make_unique<KeptStore>(m_kept);
    setup.routes = [] { return GroupSyncSetup::Routes{{{"orders", 0}, "eu.orders"}, {{"orders", 1}, "eu.orders"}}; };
    setup.translate = [this](const kafka::TopicPartition&, std::int64_t offset) {
        return offset < m_known ? std::optional{TargetOffset{offset + 1'000, 0}} : std::nullopt;
    };
    setup.targetStarts = [this](const std::vector<kafka::TopicPartition>&) { return m_starts; };
    setup.warn = [this](const Error& error) { m_warnings.push_back(error.code); };
    m_sync = GroupSync::create(std::move(setup)).value();
}

void GroupSyncTest::positionsFollowForthAndBack() {
    m_source->set("app", kHere, 10);
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'010);
    QVERIFY(state() == GroupState::Synced);
    m_source->set("app", kHere, 25);
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'025);
    m_source->set("app", kHere, 5);  // an operator has set it back
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'005);
    const int written = m_target->written;
    pass();
    pass(60s);
    QCOMPARE(m_target->written, written);
    start();
    pass();
    QCOMPARE(m_target->written, written);
    m_source->set("app", kHere, 6);
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'006);
}

void GroupSyncTest::whatTheApplicationKeepsGoesAlong() {
    m_source->set("app", kHere, 10, "its own words");
    m_source->set("app", {"orders", 1}, 10);  // null, as some clients have it
    pass();
    const wire::GroupPosition& there = m_target->positions.at("app").at(kThere);
    QVERIFY(there.metadata == "its own words");
    QCOMPARE(there.leaderEpoch, -1);  // that of the source sends consumers into an endless search
    QCOMPARE(m_target->offset("app", {"eu.orders", 1}), 1'010);
}

void GroupSyncTest::whoReadsAtTheTargetIsLeftAlone() {
    m_source->set("app", kHere, 10);
    pass();
    m_target->set("app", kThere, 1'200);  // it has been read there
    m_source->set("app", kHere, 30);
    pass();
    pass(20s);
    QCOMPARE(m_target->offset("app", kThere), 1'200);
    QVERIFY(state() == GroupState::TakenOver);
    start();
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'200);
    QVERIFY(state() == GroupState::TakenOver);
}

void GroupSyncTest::aGroupThatWasThereBeforeIsLeftAlone() {
    m_target->set("app", kThere, 77);
    m_source->set("app", kHere, 10);
    pass();
    QCOMPARE(m_target->offset("app", kThere), 77);
    QVERIFY(state() == GroupState::TakenOver);
}

void GroupSyncTest::membersAtTheTargetAreAskedAgainLater() {
    m_target->refusing["app"] = wire::code::kUnknownMember;
    m_source->set("app", kHere, 10);
    pass();
    QVERIFY(state() == GroupState::Active);
    QVERIFY(m_warnings.empty());
    m_target->refusing.clear();
    pass();
    QCOMPARE(m_target->written, 0);
    QVERIFY(state() == GroupState::Active);
    pass(10s);
    QCOMPARE(m_target->offset("app", kThere), 1'010);
}

void GroupSyncTest::whatIsNotKnownWaits() {
    m_known = 5;
    m_source->set("app", kHere, 10);
    pass();
    QCOMPARE(m_target->written, 0);
    QVERIFY(state() == GroupState::Waiting);
    m_known = 11;  // the mirror has passed it
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'010);
}

void GroupSyncTest::onlyTheChosenGroupsFollow() {
    m_spec.include = {{TopicEntry::Kind::Regex, "app.*"},
                      {TopicEntry::Kind::Regex, "connect-.*"},
                      {TopicEntry::Kind::Literal, "tributary.doc.link"}};
    m_spec.exclude = {{TopicEntry::Kind::Literal, "app-not"}};
    start();
    for (const char* group : {"app", "app-not", "connect-sink", "other", "tributary.doc.link", "app-share"}) {
        m_source->set(group, kHere, 10);
    }
    m_source->protocols["app-share"] = "share";
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'010);
    QCOMPARE(m_target->offset("connect-sink", kThere), 1'010);
    QCOMPARE(m_target->written, 2);
}

void GroupSyncTest::belowTheTargetsFirstRecordNothingIsWritten() {
    m_starts[kThere] = 1'500;
    m_source->set("app", kHere, 10);
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'500);
    const int written = m_target->written;
    pass();
    QCOMPARE(m_target->written, written);
    m_source->set("app", kHere, 600);
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'600);
}

void GroupSyncTest::onePartitionThatIsRefusedHoldsUpNoOther() {
    m_source->set("app", kHere, 10);
    m_source->set("app", {"orders", 1}, 20);
    m_target->refusingAt[kThere] = wire::code::kUnknownTopicOrPartition;
    pass();
    QCOMPARE(m_target->offset("app", {"eu.orders", 1}), 1'020);
    QVERIFY(m_warnings == std::vector{ErrorCode::GroupUnsynced});
    m_target->refusingAt.clear();
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'010);
}

void GroupSyncTest::aCrashBetweenNoteAndCommitIsNobodyElse_data() {
    QTest::addColumn<bool>("committed");
    QTest::newRow("before the commit") << false;
    QTest::newRow("behind it") << true;
}

void GroupSyncTest::aCrashBetweenNoteAndCommitIsNobodyElse() {
    QFETCH(bool, committed);
    m_source->set("app", kHere, 10);
    pass();
    m_source->set("app", kHere, 20);
    m_target->refusing["app"] = wire::code::kCoordinatorNotAvailable;
    pass();  // noted
    if (committed) {
        m_target->set("app", kThere, 1'020);
    }
    m_target->refusing.clear();
    m_source->set("app", kHere, 30);
    start();
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'030);
}

void GroupSyncTest::withoutAStoreNothingIsWritten() {
    m_kept->refused = Error{ErrorCode::KafkaRequest};
    m_source->set("app", kHere, 10);
    pass();
    pass();
    QCOMPARE(m_target->written, 0);
    QVERIFY(m_warnings == std::vector{ErrorCode::StateNotKept});
    m_kept->refused.reset();
    pass();
    QCOMPARE(m_target->written, 1);
    m_kept->refused = Error{ErrorCode::KafkaRequest};
    m_source->set("app", kHere, 11);
    pass();
    QCOMPARE(m_target->written, 1);
}

void GroupSyncTest::aSourceThatIsAwayIsSaidOnce() {
    m_source->away = Error{ErrorCode::KafkaRequest};
    pass();
    pass(10s);
    pass(10s);
    QVERIFY(m_warnings == std::vector{ErrorCode::GroupsUnread});
    m_source->away.reset();
    m_source->set("app", kHere, 10);
    pass(10s);
    QCOMPARE(m_target->written, 1);
}

void GroupSyncTest::whatPassesIsSaidAnewWhenItComesBack() {
    m_source->set("app", kHere, 10);
    pass();
    for (int time = 1; time <= 2; ++time) {
        m_source->away = Error{ErrorCode::KafkaRequest};
        pass();
        pass();
        QVERIFY(m_warnings == std::vector(static_cast<std::size_t>(time), ErrorCode::GroupsUnread));
        m_source->away.reset();
        pass();
    }
}

void GroupSyncTest::quietGroupsAreAskedLessOften() {
    m_source->set("app", kHere, 10);
    pass();
    pass(40s);
    m_source->set("app", kHere, 20);
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'010);
    pass(4s);
    QCOMPARE(m_target->offset("app", kThere), 1'020);
    m_source->set("app", kHere, 30);
    pass();
    QCOMPARE(m_target->offset("app", kThere), 1'030);
}

TRIBUTARY_TEST(GroupSyncTest, QCoreApplication)
#include "groupsynctest.moc"
