#include "core/link/statetopic.h"

#include "core/base/clock.h"
#include "core/kafka/errorcodes.h"
#include "core/kafka/partitionreader.h"
#include "core/kafka/producer.h"
#include "core/kafka/record.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <span>
#include <thread>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr int kStateRequestMs = 5'000;
constexpr auto kAskLeaderAgain = 100ms;
constexpr auto kStateTime = 10s;

const std::string& stateTopicName() {
    static const std::string name{kStateTopic};
    return name;
}

Error stateError(const char* request, std::string_view reason) {
    Error error{ErrorCode::KafkaRequest};
    error.retriable = true;
    return error.with("request", request).with("reason", reason);
}

std::string stateText(const void* data, std::size_t size) {
    return size == 0 ? std::string{} : std::string{static_cast<const char*>(data), size};
}

}  // namespace

/// The producer with what it has under way: that stays where it is until the producer is gone.
class StateTopic::Sending final : public kafka::AckSink {
public:
    [[nodiscard]] static Result<std::unique_ptr<Sending>> open(kafka::ClientSettings settings) {
        settings["linger.ms"] = "5";
        auto out = std::make_unique<Sending>();
        Result<std::unique_ptr<kafka::Producer>> producer = kafka::Producer::create(std::move(settings), *out, true);
        if (!producer) {
            return std::unexpected(std::move(producer.error()));
        }
        out->m_producer = std::move(*producer);
        Result<std::unique_ptr<kafka::ProducerTopic>> topic = out->m_producer->topic(stateTopicName(), "none");
        if (!topic) {
            return std::unexpected(std::move(topic.error()));
        }
        out->m_topic = std::move(*topic);
        if (Status known = out->m_producer->refreshMetadata(*out->m_topic, kStateRequestMs); !known) {
            return std::unexpected(std::move(known.error()));
        }
        return out;
    }

    ~Sending() override {
        m_topic.reset();
        m_producer.reset();
    }

    [[nodiscard]] Status write(const std::vector<StateRecord>& records) {
        m_records = records;
        const MonotonicTime deadline = MonotonicClock::now() + kStateTime;
        {
            const std::scoped_lock lock{m_mutex};
            m_open = m_records.size();
            m_error = 0;
        }
        for (const StateRecord& each : m_records) {
            kafka::RecordFields fields;
            fields.key = each.key.data();
            fields.keySize = each.key.size();
            fields.value = each.value ? each.value->data() : nullptr;
            fields.valueSize = each.value ? each.value->size() : 0;
            fields.timestampMs = wallClockMs();
            int error = 0;
            kafka::SendOutcome sent = kafka::SendOutcome::QueueFull;
            while ((sent = m_producer->send(*m_topic, 0, fields, nullptr, nullptr, error)) ==
                       kafka::SendOutcome::QueueFull &&
                   someAnswered(deadline)) {
            }
            if (sent != kafka::SendOutcome::Accepted) {
                return std::unexpected(failure(error));
            }
        }
        std::unique_lock lock{m_mutex};
        if (!m_answered.wait_until(lock, deadline, [this] { return m_open == 0; })) {
            return std::unexpected(failure(0));
        }
        return m_error == 0 ? Status{} : std::unexpected(failure(m_error));
    }

    void acknowledged(void* /*token*/, int error, std::int64_t /*offset*/,
                      kafka::RawHeaders* /*headers*/) noexcept override {
        const std::scoped_lock lock{m_mutex};
        m_error = m_error == 0 ? error : m_error;
        --m_open;
        m_answered.notify_one();
    }

private:
    [[nodiscard]] bool someAnswered(MonotonicTime deadline) {
        std::unique_lock lock{m_mutex};
        return m_answered.wait_until(lock, deadline) == std::cv_status::no_timeout;
    }

    [[nodiscard]] Error failure(int code) const {
        if (const std::optional<Error> fatal = m_producer->fatalError()) {
            return *fatal;
        }
        if (std::optional<Error> said = m_producer->takeError()) {
            return *said;
        }
        return stateError("Writing", code == 0 ? "no answer in time" : kafka::errorName(code));
    }

    std::vector<StateRecord> m_records;
    std::unique_ptr<kafka::Producer> m_producer;
    std::unique_ptr<kafka::ProducerTopic> m_topic;
    std::mutex m_mutex;
    std::condition_variable m_answered;
    std::size_t m_open = 0;  // m_mutex
    int m_error = 0;         // m_mutex
};

StateTopic::StateTopic(std::shared_ptr<kafka::AdminClient> admin, kafka::ClientSettings settings, Make make)
    : m_admin(std::move(admin)), m_settings(std::move(settings)), m_make(make) {}

StateTopic::~StateTopic() = default;

Result<bool> StateTopic::isThere() const {
    const Result<std::vector<kafka::TopicDescription>> found =
        m_admin->describeTopics({stateTopicName()}, kStateRequestMs);
    if (!found) {
        return std::unexpected(found.error());
    }
    const std::optional<Error> error = found->empty() ? std::nullopt : found->front().error;
    if (error && error->kafkaCode != kafka::code::kUnknownTopicOrPartition) {
        return std::unexpected(*error);
    }
    return !found->empty() && !error;
}

// Services that run Kafka for others refuse some of it: compaction alone is what cannot be missing.
Status StateTopic::make() const {
    kafka::NewTopic topic{stateTopicName(), 1, -1, {{"cleanup.policy", "compact"}}};
    const std::map<std::string, std::string> wanted{{"segment.bytes", "16777216"},
                                                    {"min.cleanable.dirty.ratio", "0.1"}};
    for (const bool whole : {true, false}) {
        kafka::NewTopic asked = topic;
        if (whole) {
            asked.config.insert(wanted.begin(), wanted.end());
        }
        const Result<kafka::TopicOutcomes> made = m_admin->createTopics({asked}, kStateRequestMs);
        if (!made) {
            return std::unexpected(made.error());
        }
        const Status outcome = made->empty() ? Status{} : made->begin()->second;
        if (outcome || !whole || outcome.error().kafkaCode != kafka::code::kInvalidConfig) {
            return outcome;
        }
    }
    return {};
}

// A topic that was just made has no leader for a moment.
Result<std::int64_t> StateTopic::end() const {
    const kafka::TopicPartition at{stateTopicName(), 0};
    const MonotonicTime deadline = MonotonicClock::now() + std::chrono::milliseconds{kStateRequestMs};
    while (true) {
        const auto ends =
            m_admin->listOffsets({at}, static_cast<std::int64_t>(kafka::OffsetAt::Latest), false, kStateRequestMs);
        if (!ends) {
            return std::unexpected(ends.error());
        }
        if (const auto found = ends->find(at); found != ends->end()) {
            return found->second;
        }
        if (MonotonicClock::now() + kAskLeaderAgain > deadline) {
            return std::unexpected(stateError("Reading", "the topic has no leader"));
        }
        std::this_thread::sleep_for(kAskLeaderAgain);
    }
}

Result<std::vector<StateRecord>> StateTopic::read() {
    if (!m_there) {
        const Result<bool> there = isThere();
        if (!there) {
            return std::unexpected(there.error());
        }
        if (!*there && m_make == Make::Never) {
            return std::vector<StateRecord>{};
        }
        if (!*there) {
            if (Status made = make(); !made) {
                return std::unexpected(std::move(made.error()));
            }
        }
        m_there = true;
    }
    const Result<std::int64_t> end = this->end();
    if (!end) {
        return std::unexpected(end.error());
    }
    std::vector<StateRecord> out;
    if (*end <= std::max<std::int64_t>(m_next, 0)) {
        return out;
    }
    kafka::ClientSettings settings = m_settings;
    settings["auto.offset.reset"] = "earliest";  // compaction may have taken what stood there
    Result<std::unique_ptr<kafka::PartitionReader>> reader =
        kafka::PartitionReader::create(std::move(settings), {{{stateTopicName(), 0}, m_next, -1, {}}});
    if (!reader) {
        return std::unexpected(std::move(reader.error()));
    }
    const MonotonicTime deadline = MonotonicClock::now() + kStateTime;
    std::array<kafka::RawMessage*, 500> batch{};
    std::int64_t next = m_next;
    bool ended = false;
    while (!ended && MonotonicClock::now() < deadline) {
        const std::size_t count = (*reader)->poll(batch, 500);
        for (kafka::RawMessage* message : std::span{batch}.first(count)) {
            const kafka::RecordFields fields = kafka::readFields(*message);
            if (fields.kind == kafka::RecordKind::EndOfPartition) {
                ended = true;
            } else if (fields.kind == kafka::RecordKind::Record && fields.key != nullptr) {
                StateRecord record{stateText(fields.key, fields.keySize), std::nullopt};
                if (fields.value != nullptr) {
                    record.value = stateText(fields.value, fields.valueSize);
                }
                out.push_back(std::move(record));
                next = fields.offset + 1;
            }
            kafka::releaseMessage(message);
        }
        ended = ended || next >= *end;
    }
    if (!ended) {
        return std::unexpected(stateError("Reading", "no answer in time"));
    }
    m_next = next;  // what was not read to the end is read again
    return out;
}

Status StateTopic::write(const std::vector<StateRecord>& records) {
    if (records.empty()) {
        return {};
    }
    if (!m_sending) {
        Result<std::unique_ptr<Sending>> opened = Sending::open(m_settings);
        if (!opened) {
            return std::unexpected(std::move(opened.error()));
        }
        m_sending = std::move(*opened);
    }
    Status written = m_sending->write(records);
    if (!written) {
        m_sending.reset();
    }
    return written;
}

}  // namespace tributary
