#include "tests/mirror/trackerrig.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/kafka/errorcodes.h"

namespace tributary {

namespace {

/// Waits for the simulated source to have everything.
struct Answers final : kafka::AckSink {
    void acknowledged(void* /*token*/, int /*error*/, std::int64_t /*offset*/,
                      kafka::RawHeaders* /*headers*/) noexcept override {
        const std::scoped_lock lock{mutex};
        ++count;
        changed.notify_all();
    }

    std::mutex mutex;
    std::condition_variable changed;
    int count = 0;
};

}  // namespace

std::vector<std::int64_t> fromTo(std::int64_t from, std::int64_t to) {
    std::vector<std::int64_t> out(static_cast<std::size_t>(to - from));
    std::iota(out.begin(), out.end(), from);
    return out;
}

SimulatedSource::SimulatedSource() : m_cluster(kafka::MockCluster::create(1).value()) {
    if (const Status made = m_cluster->createTopic("orders", 1); !made) {
        throw std::runtime_error{made.error().text()};
    }
    Answers answers;
    const auto sender = kafka::Producer::create({{"bootstrap.servers", m_cluster->bootstrap()}}, answers, true).value();
    const auto topic = sender->topic("orders", "none").value();
    const std::string value(kValueBytes, 'v');
    for (int i = 0; i < kRecords; ++i) {
        const std::string key = "key-" + std::to_string(i);
        kafka::RecordFields fields;
        fields.key = i % 5 == 4 ? nullptr : key.data();
        fields.keySize = i % 5 == 4 ? 0 : key.size();
        fields.value = value.data();
        fields.valueSize = value.size();
        fields.timestampMs = 1'700'000'000'000 + i;
        int error = 0;
        if (sender->send(*topic, 0, fields, nullptr, nullptr, error) != kafka::SendOutcome::Accepted) {
            throw std::runtime_error{kafka::errorName(error)};
        }
        std::unique_lock lock{answers.mutex};
        answers.changed.wait(lock, [&] { return answers.count == i + 1; });  // what the pointers lead to lives so long
    }
}

std::unique_ptr<kafka::PartitionReader> SimulatedSource::reader() const {
    return kafka::PartitionReader::create(
               {{"bootstrap.servers", m_cluster->bootstrap()}, {"auto.offset.reset", "earliest"}},
               {{{"orders", 0}, 0, -1, {}}})
        .value();
}

TrackerRig::TrackerRig(const SimulatedSource& source) : m_source(source) {
    readFromStart();
    track();
    tracker->setRoute(route());
}

TrackerRig::~TrackerRig() {
    target.failAll(kafka::code::kDestroyed);
    tracker.reset();
    producer.reset();
    std::ranges::for_each(m_messages, kafka::releaseMessage);
    m_readers.clear();
}

void TrackerRig::track(Partitioning partitioning, int memoryMiB) {
    tracker.reset();
    producer.reset();
    LinkSpec link;
    link.memoryMiB = memoryMiB;
    room = std::make_unique<SendRoom>(link);
    producer = std::make_unique<LinkProducer>(
        kafka::ClientSettings{}, [this](const Error& error) { replaced.push_back(error); }, target.maker());
    if (const Status opened = producer->open(0); !opened) {
        throw std::runtime_error{opened.error().text()};
    }
    offsets = std::make_shared<OffsetMap>();
    tracker = std::make_unique<PartitionTracker>(kafka::TopicPartition{"orders", 0}, 0, m_signal, *producer, *room,
                                                 partitioning, 0, offsets);
    tracker->settle(0, -1, std::nullopt);
}

std::int64_t TrackerRig::targetOffset(std::int64_t source) const {
    const std::optional<TargetOffset> found = offsets->at(source);
    return found && found->exact() ? found->offset : -1;
}

TopicRoute TrackerRig::route(int partitions) {
    TopicRoute route;
    route.sourceTopic = "orders";
    route.targetTopic = "orders";
    route.sourcePartitions = 1;
    route.targetPartitions = partitions;
    route.codec = "none";
    return route;
}

void TrackerRig::readFromStart() {
    std::ranges::for_each(std::exchange(m_messages, {}), kafka::releaseMessage);
    m_readers.push_back(m_source.reader());
}

void TrackerRig::push(int count) {
    while (m_messages.size() < static_cast<std::size_t>(count)) {
        std::array<kafka::RawMessage*, SimulatedSource::kRecords> messages{};
        const std::size_t read = m_readers.back()->poll(messages, 10'000);
        if (read == 0) {
            throw std::runtime_error{"the simulated source has no more records"};
        }
        for (std::size_t i = 0; i < read; ++i) {
            if (kafka::readFields(*messages[i]).kind == kafka::RecordKind::Record) {
                m_messages.push_back(messages[i]);
            } else {
                kafka::releaseMessage(messages[i]);
            }
        }
    }
    for (int i = 0; i < count; ++i) {
        kafka::RawMessage* message = m_messages.front();
        m_messages.erase(m_messages.begin());
        if (!tracker->push(message, kafka::readFields(*message))) {
            kafka::releaseMessage(message);
        }
    }
}

}  // namespace tributary
