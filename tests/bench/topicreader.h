#pragma once

#include "core/kafka/admin.h"
#include "core/kafka/consumer.h"

#include <array>
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
    [[nodiscard]] bool assigned() const { return m_assigned; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    void close() { m_consumer->close(5000); }

    void partitionsAssigned(const std::vector<kafka::TopicPartition>& partitions) override;
    void partitionsRevoked(const std::vector<kafka::TopicPartition>& partitions, bool lost) override;
    void commitFinished(const std::vector<kafka::CommittedOffset>& offsets, const Status& outcome) override;
    void consumerError(const Error& error) override;

private:
    kafka::ClientSettings m_settings;
    std::string m_topic;
    kafka::OffsetAt m_from;
    bool m_assigned = false;
    std::optional<Error> m_error;
    std::unique_ptr<kafka::AdminClient> m_admin;
    std::array<kafka::RawMessage*, 10'000> m_messages{};
    std::unique_ptr<kafka::Consumer> m_consumer;  // last: it calls the listener while it is destroyed
};

}  // namespace tributary::bench
