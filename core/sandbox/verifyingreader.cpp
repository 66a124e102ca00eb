#include "core/sandbox/verifyingreader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "core/kafka/headers.h"
#include "core/sandbox/contenthash.h"
#include "core/sandbox/stamp.h"

namespace tributary::sandbox {

namespace {

constexpr int kPollMs = 1000;

}  // namespace

VerifyingReader::VerifyingReader(MirrorChecker& checker, std::function<void()> progressed)
    : m_checker(checker), m_progressed(std::move(progressed)) {}

VerifyingReader::~VerifyingReader() {
    m_thread.request_stop();
    if (m_reader) {
        m_reader->wake();
    }
}

Result<std::unique_ptr<VerifyingReader>> VerifyingReader::create(const std::string& bootstrap,
                                                                 const std::vector<kafka::TopicPartition>& what,
                                                                 MirrorChecker& checker,
                                                                 std::function<void()> progressed) {
    std::vector<kafka::CommittedOffset> from;
    std::unique_ptr<VerifyingReader> made{
        new VerifyingReader{checker, std::move(progressed)}};  // NOLINT: private constructor
    for (const kafka::TopicPartition& each : what) {
        from.push_back({each, -1, -1, {}});
        made->m_next[each] = 0;
    }
    auto reader = kafka::PartitionReader::create(
        {{"bootstrap.servers", bootstrap}, {"auto.offset.reset", "earliest"}, {"fetch.wait.max.ms", "100"}}, from);
    if (!reader) {
        return std::unexpected(std::move(reader.error()));
    }
    made->m_reader = std::move(*reader);
    made->m_thread = std::jthread([self = made.get()](const std::stop_token& stop) { self->run(stop); });
    return made;
}

bool VerifyingReader::reached(const std::map<kafka::TopicPartition, std::int64_t>& ends) const {
    const std::lock_guard lock(m_mutex);
    return std::ranges::all_of(ends, [this](const auto& end) {
        const auto next = m_next.find(end.first);
        return next == m_next.end() || next->second >= end.second;
    });
}

void VerifyingReader::run(const std::stop_token& stop) {
    std::array<kafka::RawMessage*, 1024> messages{};
    while (!stop.stop_requested()) {
        const std::size_t count = m_reader->poll(messages, kPollMs);
        for (kafka::RawMessage* message : std::span(messages).first(count)) {
            look(*message);
            kafka::releaseMessage(message);
        }
        if (count > 0) {
            m_progressed();
        }
    }
}

void VerifyingReader::look(kafka::RawMessage& message) {
    const kafka::RecordFields fields = kafka::readFields(message);
    if (fields.kind != kafka::RecordKind::Record) {
        return;  // connections are restored by librdkafka; what stays away shows as lost
    }
    thread_local std::vector<kafka::HeaderView> headers;
    kafka::readHeaders(message, headers);
    ContentHash hash;
    hash.add(fields.key, fields.keySize).add(fields.value, fields.valueSize).add(fields.timestampMs);
    std::optional<Stamp> stamp;
    for (const kafka::HeaderView& header : headers) {
        hash.add(header.name).add(header.value, header.size);
        if (header.name == kStampHeader) {
            stamp = decodeStamp(header.text());
        }
    }
    PartitionLedger* ledger = nullptr;
    if (stamp) {
        ledger = m_checker.find(stamp->cluster, stamp->topic, stamp->partition);
    }
    if (stamp && ledger != nullptr) {
        ledger->seen(fields.partition, stamp->sequence, hash.value());
    } else {
        m_unstamped.fetch_add(1, std::memory_order_relaxed);
    }
    const std::lock_guard lock(m_mutex);
    std::int64_t& next = m_next[{kafka::topicName(message), fields.partition}];
    if (fields.offset > next) {
        m_skipped.fetch_add(static_cast<std::uint64_t>(fields.offset - next), std::memory_order_relaxed);
    }
    next = fields.offset + 1;
}

}  // namespace tributary::sandbox
