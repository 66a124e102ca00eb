#include "tests/bench/topicreader.h"

#include "core/base/clock.h"

#include <utility>

#include <fmt/format.h>

namespace tributary::bench {

TopicReader::TopicReader(kafka::ClientSettings settings, std::string topic, kafka::OffsetAt from)
    : m_settings(std::move(settings)), m_topic(std::move(topic)), m_from(from) {}

Status TopicReader::open() {
    auto admin = kafka::AdminClient::create(m_settings);
    if (!admin) {
        return std::unexpected(std::move(admin.error()));
    }
    m_admin = std::move(*admin);
    kafka::ClientSettings settings = m_settings;
    settings.try_emplace("queued.min.messages", "1000000");
    auto consumer = kafka::Consumer::create(std::move(settings), fmt::format("bench-reader-{}", monotonicUs()), *this);
    if (!consumer) {
        return std::unexpected(std::move(consumer.error()));
    }
    m_consumer = std::move(*consumer);
    return m_consumer->subscribe({m_topic});
}

std::span<kafka::RawMessage*> TopicReader::poll(int timeoutMs) {
    const std::size_t count = m_consumer->poll(m_messages, timeoutMs);
    return std::span{m_messages}.first(count);
}

void TopicReader::partitionsAssigned(const std::vector<kafka::TopicPartition>& partitions) {
    if (const Status begun = begin(partitions); !begun) {
        m_error = begun.error();
    }
}

Status TopicReader::begin(const std::vector<kafka::TopicPartition>& partitions) {
    const auto offsets = [&](kafka::OffsetAt at) {
        return m_admin->listOffsets(partitions, static_cast<std::int64_t>(at), false, 10'000);
    };
    const auto ends = offsets(kafka::OffsetAt::Latest);
    if (!ends) {
        return std::unexpected(ends.error());
    }
    const auto starts = m_from == kafka::OffsetAt::Latest ? ends : offsets(m_from);
    if (!starts) {
        return std::unexpected(starts.error());
    }
    if (ends->size() != partitions.size() || starts->size() != partitions.size()) {
        return std::unexpected(Error{ErrorCode::Internal}.with("reason", "not every partition told its offsets"));
    }
    std::vector<kafka::CommittedOffset> positions;
    positions.reserve(starts->size());
    for (const auto& [at, offset] : *starts) {
        positions.push_back({.at = at, .offset = offset, .metadata = {}});
    }
    for (const auto& [at, offset] : *ends) {
        m_ends[at.partition] = offset;
    }
    return m_consumer->assign(positions);
}

void TopicReader::partitionsRevoked(const std::vector<kafka::TopicPartition>& partitions, bool /*lost*/) {
    if (const Status done = m_consumer->unassign(partitions); !done) {
        m_error = done.error();
    }
}

void TopicReader::commitFinished(const std::vector<kafka::CommittedOffset>& /*offsets*/, const Status& /*outcome*/) {}

void TopicReader::consumerError(const Error& error) {
    if (error.fatal) {
        m_error = error;
    }
}

}  // namespace tributary::bench
