#include "tests/support/mirror/mirrorrig.h"

#include "core/base/clock.h"
#include "core/sandbox/verifyingreader.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <utility>

#include <QUuid>

namespace tributary {

namespace {

constexpr int kTimeoutMs = 20'000;   // where it is asked again
constexpr int kPatienceMs = 60'000;  // where no answer ends the test
constexpr int kNotEnoughBrokers = 38;  // also while a broker's heartbeat is late, and it is fenced for that

template <class T>
T orThrow(Result<T> result) {
    if (!result) {
        throw std::runtime_error{result.error().text()};
    }
    return std::move(*result);
}

std::vector<kafka::TopicPartition> partitionsOf(const kafka::AdminClient& admin,
                                                const std::vector<std::string>& topics) {
    std::vector<kafka::TopicPartition> out;
    for (const kafka::TopicDescription& topic : orThrow(admin.describeTopics(topics, kPatienceMs))) {
        for (const kafka::PartitionDescription& each : topic.partitions) {
            out.push_back({topic.name, each.id});
        }
    }
    return out;
}

std::vector<std::string> apart(const std::string& bootstrap) {
    std::vector<std::string> out;
    std::istringstream in{bootstrap};
    for (std::string one; std::getline(in, one, ',');) {
        out.push_back(one);
    }
    return out;
}

std::map<kafka::TopicPartition, std::int64_t> endsOf(const kafka::AdminClient& admin,
                                                     const std::vector<kafka::TopicPartition>& partitions) {
    return orThrow(admin.listOffsets(partitions, static_cast<std::int64_t>(kafka::OffsetAt::Latest), true, kPatienceMs));
}

}  // namespace

std::unique_ptr<kafka::AdminClient> adminOf(const std::string& bootstrap) {
    return orThrow(kafka::AdminClient::create({{"bootstrap.servers", bootstrap}}));
}

void makeTopic(const std::string& bootstrap, const std::string& topic, int partitions,
               const std::map<std::string, std::string>& config) {
    const auto admin = adminOf(bootstrap);
    const MonotonicTime deadline = MonotonicClock::now() + std::chrono::milliseconds{kPatienceMs};
    while (true) {
        const auto made = orThrow(admin->createTopics({{topic, partitions, -1, config}}, kPatienceMs));
        if (made.at(topic)) {
            break;
        }
        if (made.at(topic).error().kafkaCode != kNotEnoughBrokers || MonotonicClock::now() >= deadline) {
            throw std::runtime_error{made.at(topic).error().text()};
        }
    }
    while (MonotonicClock::now() < deadline) {
        const auto described = orThrow(admin->describeTopics({topic}, kPatienceMs));
        if (described.size() == 1 && !described[0].error &&
            static_cast<int>(described[0].partitions.size()) == partitions) {
            return;
        }
    }
    throw std::runtime_error{topic + " does not appear"};
}

std::int64_t recordCount(const std::string& bootstrap, const std::string& topic) {
    const auto admin = adminOf(bootstrap);
    std::int64_t total = 0;
    for (const auto& [at, end] : endsOf(*admin, partitionsOf(*admin, {topic}))) {
        total += end;
    }
    return total;
}

void readAll(const std::string& bootstrap, const std::vector<std::string>& topics, sandbox::MirrorChecker& checker) {
    const auto admin = adminOf(bootstrap);
    const std::vector<kafka::TopicPartition> partitions = partitionsOf(*admin, topics);
    auto ends = endsOf(*admin, partitions);
    std::erase_if(ends, [](const auto& each) { return each.second == 0; });
    std::mutex mutex;
    std::condition_variable progressed;
    std::uint64_t steps = 0;
    const auto reader = orThrow(sandbox::VerifyingReader::create(bootstrap, partitions, checker, [&] {
        const std::scoped_lock lock{mutex};
        ++steps;
        progressed.notify_all();
    }));
    std::uint64_t before = 0;
    while (!reader->reached(ends)) {
        std::unique_lock lock{mutex};
        if (!progressed.wait_for(lock, std::chrono::milliseconds{kTimeoutMs}, [&] { return steps != before; })) {
            throw std::runtime_error{"reading the target does not come to an end"};
        }
        before = steps;
    }
}

bool waitForCommits(const std::string& bootstrap, const std::string& group, const std::vector<std::string>& topics,
                    std::chrono::seconds timeout) {
    const auto admin = adminOf(bootstrap);
    const std::vector<kafka::TopicPartition> partitions = partitionsOf(*admin, topics);
    const MonotonicTime deadline = MonotonicClock::now() + timeout;
    do {
        std::map<kafka::TopicPartition, std::int64_t> committed;
        const auto answer = admin->groupOffsets(group, kTimeoutMs);
        if (!answer) {
            continue;  // a cluster that has just started chooses its coordinator yet
        }
        for (const kafka::CommittedOffset& each : *answer) {
            committed[each.at] = each.offset;
        }
        bool all = true;
        for (const auto& [at, end] : endsOf(*admin, partitions)) {
            all = all && committed.contains(at) && committed.at(at) >= end;
        }
        if (all) {
            return true;
        }
    } while (MonotonicClock::now() < deadline);
    return false;
}

bool waitInSync(const std::string& bootstrap, std::chrono::seconds timeout) {
    const auto admin = adminOf(bootstrap);
    const MonotonicTime deadline = MonotonicClock::now() + timeout;
    do {
        const auto topics = admin->listTopics(kTimeoutMs);
        if (topics && std::ranges::all_of(*topics, [](const kafka::TopicDescription& topic) {
                return std::ranges::all_of(topic.partitions, [](const kafka::PartitionDescription& each) {
                    return each.inSync == each.replicas;
                });
            })) {
            return true;
        }
    } while (MonotonicClock::now() < deadline);
    return false;
}

TopologySpec twoClusters(const std::string& source, const std::string& target, const std::string& topicPattern) {
    TopologySpec spec;
    spec.id = DocumentId{QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()};
    spec.name = "test";
    ClusterSpec from;
    from.id = ClusterId{"source"};
    from.bootstrap = apart(source);
    ClusterSpec to;
    to.id = ClusterId{"target"};
    to.bootstrap = apart(target);
    LinkSpec link;
    link.id = LinkId{"link"};
    link.source = from.id;
    link.target = to.id;
    link.topics.include = {{TopicEntry::Kind::Regex, topicPattern}};
    link.commitIntervalMs = 1'000;
    link.topicRefreshMs = 1'000;
    spec.clusters = {from, to};
    spec.links = {link};
    return spec;
}

}  // namespace tributary
