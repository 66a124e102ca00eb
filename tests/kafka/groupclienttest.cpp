#include "core/kafka/consumer.h"
#include "core/wire/errors.h"
#include "core/wire/groupclient.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

namespace {

/// A member of a group, as an application is one.
class Member final : public kafka::ConsumerListener {
public:
    Member(const std::string& bootstrap, const std::string& group, const std::string& topic)
        : m_consumer(kafka::Consumer::create({{"bootstrap.servers", bootstrap}}, group, *this).value()) {
        m_consumer->subscribe({topic}).value();
    }
    /// Until it has partitions.
    [[nodiscard]] bool joins() {
        std::array<kafka::RawMessage*, 10> messages{};
        const MonotonicTime deadline = MonotonicClock::now() + 30s;
        while (!m_assigned && MonotonicClock::now() < deadline) {
            const std::size_t count = m_consumer->poll(messages, 200);
            std::for_each_n(messages.begin(), count, kafka::releaseMessage);
        }
        return m_assigned;
    }
    void leave() { m_consumer->close(10'000); }

private:
    void partitionsAssigned(const std::vector<kafka::TopicPartition>& partitions) override {
        std::vector<kafka::CommittedOffset> at;
        for (const kafka::TopicPartition& each : partitions) {
            at.push_back({each, 0, -1, {}});
        }
        m_assigned = m_consumer->assign(at).has_value();
    }
    void partitionsRevoked(const std::vector<kafka::TopicPartition>& partitions, bool /*lost*/) override {
        static_cast<void>(m_consumer->unassign(partitions));
    }
    void commitFinished(const std::vector<kafka::CommittedOffset>&, const Status&) override {}
    void consumerError(const Error&) override {}

    bool m_assigned = false;
    std::unique_ptr<kafka::Consumer> m_consumer;
};

}  // namespace

/// Positions of groups, read and written over the wire, on real brokers.
class GroupClientTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void manyGroupsAreWrittenReadAndListed();
    void eachPartitionHasItsOwnError();
    void aGroupWithMembersRefuses();
    void aGroupThatIsNotThereHasNoPositions();
    void brokersThatAreAwaySaySo();

private:
    const std::string m_eu = fixtureBootstrap("eu");
    std::string m_topic;
    std::unique_ptr<wire::GroupClient> m_client;
};

void GroupClientTest::init() {
    m_topic = uniqueName("positions");
    makeTopic(m_eu, m_topic, 3);
    m_client = wire::GroupClient::create(wire::connectionSettings({{"bootstrap.servers", m_eu}}).value()).value();
}

void GroupClientTest::manyGroupsAreWrittenReadAndListed() {
    std::map<std::string, wire::GroupClient::Positions> written;
    std::vector<std::string> names;
    for (int i = 0; i < 200; ++i) {
        // Names that people have given groups.
        const std::string name = m_topic + (i % 3 == 0 ? "/a b-" : i % 3 == 1 ? ".ü-" : "-") + std::to_string(i);
        names.push_back(name);
        for (std::int32_t partition = 0; partition < 3; ++partition) {
            written[name].push_back({m_topic, partition, i * 10 + partition, -1, "kept by " + std::to_string(i)});
        }
    }
    for (const auto& [name, outcome] : m_client->commit(written, 30s)) {
        QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
        QVERIFY(*outcome == std::vector<std::int16_t>(3, 0));
    }
    const auto read = m_client->positions(names, 30s);
    QCOMPARE(read.size(), names.size());
    for (auto [name, found] : read) {
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        std::ranges::sort(*found, {}, &wire::GroupPosition::partition);
        QVERIFY(*found == written.at(name));
    }
    const auto listed = m_client->list(30s);
    QVERIFY(listed);
    for (const std::string& name : names) {
        QVERIFY(std::ranges::find(*listed, name, &wire::ListedGroup::group) != listed->end());
    }
    // Another client's words for the same.
    const auto other = adminOf(m_eu)->groupOffsets(names.front(), 20'000);
    QCOMPARE(other->size(), 3U);
    QCOMPARE(other->front().metadata, "kept by 0");
}

void GroupClientTest::eachPartitionHasItsOwnError() {
    const std::string group = uniqueName("partly");
    const auto outcome =
        m_client->commit({{group, {{m_topic, 0, 5}, {m_topic, 1, 6}, {m_topic + "-missing", 0, 7}}}}, 30s);
    QVERIFY(outcome.at(group));
    QVERIFY((*outcome.at(group) == std::vector<std::int16_t>{0, 0, wire::code::kUnknownTopicOrPartition}));
    QCOMPARE(m_client->positions({group}, 30s).at(group)->size(), 2U);
}

void GroupClientTest::aGroupWithMembersRefuses() {
    const std::string group = uniqueName("alive");
    Member member{m_eu, group, m_topic};
    QVERIFY(member.joins());
    const auto refused = m_client->commit({{group, {{m_topic, 0, 5}}}}, 30s);
    QVERIFY(*refused.at(group) == std::vector{wire::code::kUnknownMember});
    member.leave();
    const auto taken = m_client->commit({{group, {{m_topic, 0, 5}}}}, 30s);
    QVERIFY(*taken.at(group) == std::vector{wire::code::kNone});
}

void GroupClientTest::aGroupThatIsNotThereHasNoPositions() {
    const auto read = m_client->positions({uniqueName("nobody")}, 30s);
    QVERIFY(read.begin()->second);
    QVERIFY(read.begin()->second->empty());
}

void GroupClientTest::brokersThatAreAwaySaySo() {
    const auto client =
        wire::GroupClient::create(wire::connectionSettings({{"bootstrap.servers", "127.0.0.1:1"}}).value()).value();
    QVERIFY(!client->list(5s));
    const auto read = client->positions({"a", "b"}, 5s);
    QCOMPARE(read.size(), 2U);
    QVERIFY(!read.at("a") && !read.at("b"));
}

TRIBUTARY_TEST(GroupClientTest, QCoreApplication)
#include "groupclienttest.moc"
