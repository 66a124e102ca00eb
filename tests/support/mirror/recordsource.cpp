#include "tests/support/mirror/recordsource.h"

#include "core/base/clock.h"
#include "core/kafka/headers.h"
#include "core/sandbox/contenthash.h"
#include "core/sandbox/stamp.h"

#include <stdexcept>
#include <utility>

namespace tributary {

struct RecordSource::Pending {
    RecordSource* owner = nullptr;
    sandbox::PartitionLedger* ledger = nullptr;
    std::uint64_t sequence = 0;
    std::uint32_t hash = 0;
    std::string key;
    std::string value;
};

RecordSource::RecordSource(const std::string& bootstrap, std::string cluster, sandbox::MirrorChecker& checker,
                           kafka::ClientSettings settings)
    : m_cluster(std::move(cluster)), m_checker(checker) {
    settings["bootstrap.servers"] = bootstrap;
    auto producer = kafka::Producer::create(std::move(settings), *this, true);
    if (!producer) {
        throw std::runtime_error{producer.error().text()};
    }
    m_producer = std::move(*producer);
}

RecordSource::~RecordSource() {
    m_topics.clear();
    m_producer.reset();
}

void RecordSource::write(const std::string& topic, int partitions, const WriteOptions& options) {
    std::unique_ptr<kafka::ProducerTopic>& opened = m_topics[topic + '/' + options.codec];
    if (!opened) {
        auto made = m_producer->topic(topic, options.codec);
        if (!made) {
            throw std::runtime_error{made.error().text()};
        }
        opened = std::move(*made);
    }
    if (const Status known = m_producer->refreshMetadata(*opened, 60'000); !known) {
        throw std::runtime_error{known.error().text()};
    }
    for (int i = 0; i < options.records; ++i) {
        writeOne(*opened, {topic, i % partitions}, options);
    }
    std::unique_lock lock{m_mutex};
    if (!m_allDone.wait_for(lock, std::chrono::seconds{240}, [this] { return m_outstanding == 0; })) {
        throw std::runtime_error{"the source has not acknowledged everything within 240 s"};
    }
    m_pending.clear();
    if (m_error != 0) {
        throw std::runtime_error{kafka::errorName(m_error)};
    }
}

void RecordSource::writeOne(kafka::ProducerTopic& topic, const kafka::TopicPartition& at, const WriteOptions& options) {
    std::uint64_t& next = m_next[at];
    Pending* pending = nullptr;
    {
        const std::scoped_lock lock{m_mutex};
        pending = &m_pending.emplace_back();
        ++m_outstanding;
    }
    pending->owner = this;
    pending->ledger = &m_checker.ledger({m_cluster, at.topic, at.partition});
    pending->sequence = next;
    pending->key = "key-" + std::to_string(next % 97);
    pending->value = std::to_string(next) + ":";
    while (pending->value.size() < options.valueBytes) {
        pending->value += static_cast<char>('a' + (pending->value.size() * 7 + next) % 26);
    }
    kafka::RecordFields fields;
    const std::uint64_t shape = options.oddShapes ? next % 7 : 0;
    fields.key = shape == 1 ? nullptr : pending->key.data();
    fields.keySize = shape == 1 || shape == 2 ? 0 : pending->key.size();
    fields.value = shape == 3 ? nullptr : pending->value.data();
    fields.valueSize = shape == 3 || shape == 4 ? 0 : pending->value.size();
    fields.timestampMs = options.timestampMs != 0 ? options.timestampMs : wallClockMs();

    std::string stamp;
    sandbox::encodeStamp({m_cluster, at.topic, at.partition, next}, stamp);
    std::vector<kafka::HeaderView> headers{{sandbox::kStampHeader, stamp.data(), stamp.size()}};
    if (shape == 5) {
        headers.push_back({"twice", "one", 3});
        headers.push_back({"twice", "two", 3});
        headers.push_back({"empty", "", 0});
        headers.push_back({"null", nullptr, 0});
    }
    sandbox::ContentHash hash;
    hash.add(fields.key, fields.keySize).add(fields.value, fields.valueSize).add(fields.timestampMs);
    for (const kafka::HeaderView& header : headers) {
        hash.add(header.name).add(header.value, header.size);
    }
    pending->hash = hash.value();
    kafka::RawHeaders* raw = kafka::makeHeaders(headers);
    int error = 0;
    if (m_producer->send(topic, at.partition, fields, raw, pending, error) != kafka::SendOutcome::Accepted) {
        kafka::destroyHeaders(raw);
        throw std::runtime_error{std::string{"the source takes no record: "} + kafka::errorName(error)};
    }
    ++next;
}

std::uint64_t RecordSource::written(const std::string& topic, std::int32_t partition) const {
    const auto found = m_next.find({topic, partition});
    return found == m_next.end() ? 0 : found->second;
}

void RecordSource::acknowledged(void* token, int error, std::int64_t /*offset*/, kafka::RawHeaders* headers) noexcept {
    const auto* pending = static_cast<Pending*>(token);
    if (error == 0) {
        pending->ledger->sent(pending->sequence, pending->hash);
    }
    if (headers != nullptr) {
        kafka::destroyHeaders(headers);
    }
    const std::scoped_lock lock{m_mutex};
    m_error = error != 0 ? error : m_error;
    if (--m_outstanding == 0) {
        m_allDone.notify_all();
    }
}

}  // namespace tributary
