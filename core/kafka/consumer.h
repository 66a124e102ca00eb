#pragma once

#include "core/base/error.h"
#include "core/kafka/clientsettings.h"
#include "core/kafka/kafkatypes.h"
#include "core/kafka/record.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tributary::kafka {

/// Told of what happens to a consumer. All calls come from within Consumer::poll() and close(), on their thread.
class ConsumerListener {
public:
    virtual ~ConsumerListener() = default;
    /// New partitions (added to those held). The listener calls Consumer::assign() for them, now or later.
    virtual void partitionsAssigned(const std::vector<TopicPartition>& partitions) = 0;
    /// Partitions to be given up. The listener calls Consumer::unassign() for them, now or later; the group waits.
    /// `lost`: another member may already own them, so nothing may be committed.
    virtual void partitionsRevoked(const std::vector<TopicPartition>& partitions, bool lost) = 0;
    /// The outcome of commit(): one call for positions that are committed, one for positions that are refused.
    virtual void commitFinished(const std::vector<CommittedOffset>& offsets, const Status& outcome) = 0;
    /// A client-wide error: brokers away, credentials refused, or fatal.
    virtual void consumerError(const Error& error) = 0;
};

/// One member of a consumer group (librdkafka's high-level consumer, cooperative-sticky, manual commits).
///
/// Owned and used by one thread; only wake() and cachedEnd() may be called from others. Never commits by itself.
class Consumer {
public:
    /// `settings`: connectionSettings() plus the link's overrides. Group and contract settings are set here.
    [[nodiscard]] static Result<std::unique_ptr<Consumer>> create(ClientSettings settings, const std::string& group,
                                                                  ConsumerListener& listener);
    ~Consumer();
    Consumer(const Consumer&) = delete;
    Consumer& operator=(const Consumer&) = delete;

    [[nodiscard]] Status subscribe(const std::vector<std::string>& topics);

    /// Waits up to `timeoutMs` for the first message and then takes what is there without waiting. Serves the listener.
    /// The caller releases each message.
    [[nodiscard]] std::size_t poll(std::span<RawMessage*> out, int timeoutMs);
    /// From now on writes the 64-bit number 1 to `descriptor` whenever poll() gets something to do, for a thread that waits
    /// elsewhere. One that was not asked since the last poll() may be told late: ask once more before waiting.
    void notify(int descriptor);
    /// Makes a waiting poll() return. Any thread.
    void wake();

    /// Answers partitionsAssigned(): start at these offsets.
    [[nodiscard]] Status assign(const std::vector<CommittedOffset>& positions);
    /// Answers partitionsRevoked().
    [[nodiscard]] Status unassign(const std::vector<TopicPartition>& partitions);
    [[nodiscard]] bool assignmentLost() const;

    /// The group's positions, from the coordinator.
    [[nodiscard]] Result<std::vector<CommittedOffset>> committed(const std::vector<TopicPartition>& partitions,
                                                                 int timeoutMs) const;
    /// Commits. commitFinished() is told of every position once, from within poll(). Many positions go in several
    /// requests; where a topic is refused, the others are committed all the same.
    void commit(const std::vector<CommittedOffset>& offsets);
    /// Commits and waits for the answer, at most 10 s for each request, without serving the listener.
    /// With `refused`: partitions of topics that the group may not commit are put there, and are no error.
    [[nodiscard]] Status commitSync(const std::vector<CommittedOffset>& offsets,
                                    std::vector<TopicPartition>* refused = nullptr);

    void pause(const std::vector<TopicPartition>& partitions);
    void resume(const std::vector<TopicPartition>& partitions);
    [[nodiscard]] Status seek(const CommittedOffset& to);

    /// The offset behind everything that poll() has delivered or passed over (control records, aborted ones); -1 where
    /// nothing was delivered since the assignment. Not to be trusted after a seek() until a record is delivered, and not
    /// after poll() has delivered an error for the partition: seek() then.
    [[nodiscard]] std::vector<CommittedOffset> positions(const std::vector<TopicPartition>& partitions) const;

    /// End offset (high watermark) as of the last fetch; -1 when unknown. No request. Any thread.
    [[nodiscard]] std::int64_t cachedEnd(const std::string& topic, std::int32_t partition) const;

    /// Leaves the group, within `timeoutMs`. The listener is asked to give its partitions up. Where the coordinator does not
    /// answer in that time, the client ends behind the destructor, when its last request has timed out.
    void close(int timeoutMs);

private:
    struct Impl;
    explicit Consumer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace tributary::kafka
