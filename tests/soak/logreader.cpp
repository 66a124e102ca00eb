#include "tests/soak/logreader.h"

#include <array>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "core/kafka/headers.h"
#include "core/sandbox/contenthash.h"
#include "core/sandbox/stamp.h"

namespace tributary::soak {

LogReader::LogReader(const std::string& bootstrap, Side side, Books& books) : m_side(side), m_books(books) {
    std::vector<kafka::CommittedOffset> from;
    for (const kafka::TopicPartition& at : books.partitions()) {
        from.push_back({at, -1, -1, {}});
    }
    auto reader = kafka::PartitionReader::create(
        {{"bootstrap.servers", bootstrap}, {"auto.offset.reset", "earliest"}, {"check.crcs", "true"}}, from);
    if (!reader) {
        throw std::runtime_error{reader.error().text()};
    }
    m_reader = std::move(*reader);
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

LogReader::~LogReader() {
    m_thread.request_stop();
    m_reader->wake();
}

void LogReader::run(const std::stop_token& stop) {
    std::array<kafka::RawMessage*, 1024> messages{};
    while (!stop.stop_requested()) {
        const std::size_t count = m_reader->poll(messages, 1000);
        for (kafka::RawMessage* message : std::span(messages).first(count)) {
            look(*message);
            kafka::releaseMessage(message);
        }
    }
}

void LogReader::look(kafka::RawMessage& message) {
    const kafka::RecordFields fields = kafka::readFields(message);
    if (fields.kind != kafka::RecordKind::Record) {
        return;  // connections are restored by librdkafka; what stays away shows as lost
    }
    std::vector<kafka::HeaderView> headers;
    kafka::readHeaders(message, headers);
    sandbox::ContentHash hash;
    hash.add(fields.key, fields.keySize).add(fields.value, fields.valueSize).add(fields.timestampMs);
    std::optional<sandbox::Stamp> stamp;
    for (const kafka::HeaderView& header : headers) {
        hash.add(header.name).add(header.value, header.size);
        if (header.name == sandbox::kStampHeader) {
            stamp = sandbox::decodeStamp(header.text());
        }
    }
    // Names and partitions are the same at both ends, so a record's stamp tells where it must stand.
    const std::size_t number = stamp ? m_books.find(stamp->topic, stamp->partition) : m_books.size();
    if (number == m_books.size() || stamp->topic != kafka::topicName(message) || stamp->partition != fields.partition) {
        m_strangers.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    if (m_side == Side::Source) {
        m_books[number].stands(fields.offset, stamp->sequence);
    } else {
        m_books[number].seen(fields.offset, stamp->sequence, hash.value());
    }
}

}  // namespace tributary::soak
