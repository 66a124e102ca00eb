#pragma once

#include "core/kafka/admin.h"
#include "core/kafka/consumer.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tributary::bench {

/// Reads every partition of one topic from its beginning or its end, as the only member of a group of its own.
///
/// Owned and used by one thread.
class TopicReader final : public kafka::ConsumerListener {
public:
    /// `settings` holds at least bootstrap.servers.
    TopicReader(kafka::ClientSettings settings, std::string topic, kafka::OffsetAt from);

    [[nodiscard]] Status open();
    /// Messages (errors and ends of partitions too) that arrived within `timeoutMs`; the caller releases each.
    [[nodiscard]] std::span<kafka::RawMessage*> poll(int timeoutMs);
    /// Where each partition ended when the reader began; empty until then.
    [[nodiscard]] const std::map<std::int32_t, std::int64_t>& ends() const { return m_ends; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    void close() { m_consumer->close(5000); }

    void partitionsAssigned(const std::vector<kafka::TopicPartition>& partitions) override;
    void partitionsRevoked(const std::vector<kafka::TopicPartition>& partitions, bool lost) override;
    void commitFinished(const std::vector<kafka::CommittedOffset>& offsets, const Status& outcome) override;
    void consumerError(const Error& error) override;

private:
    [[nodiscard]] Status begin(const std::vector<kafka::TopicPartition>& partitions);

    kafka::ClientSettings m_settings;
    std::string m_topic;
    kafka::OffsetAt m_from;
    std::map<std::int32_t, std::int64_t> m_ends;
    std::optional<Error> m_error;
    std::unique_ptr<kafka::AdminClient> m_admin;
    std::array<kafka::RawMessage*, 10'000> m_messages{};
    std::unique_ptr<kafka::Consumer> m_consumer;  // last: it calls the listener while it is destroyed
};

}  // namespace tributary::bench
