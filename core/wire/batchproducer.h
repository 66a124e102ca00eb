#pragma once

#include "core/base/backoff.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/wire/batchmerger.h"
#include "core/wire/buffer.h"
#include "core/wire/cluster.h"
#include "core/wire/errors.h"
#include "core/wire/recordbatch.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tributary::wire {

/// Where the answers for one source's batches go.
class BatchSource {
public:
    virtual ~BatchSource() = default;
    /// The oldest unanswered batch, with what was put together with it, is in the target's log, at `targetOffset` (-1:
    /// the broker knows only that it is).
    virtual void batchAcknowledged(std::int64_t targetOffset) = 0;
    /// The oldest unanswered batch, with what was put together with it, will never be taken as it is, for `error`;
    /// nothing behind it is there either, and all of this source's batches have been taken back.
    virtual void batchRefused(std::int16_t error) = 0;
    /// The target lacks records that it acknowledged, or that were sent before: likewise taken back.
    virtual void targetLostRecords() = 0;
    /// The batches wait, and are sent again by and by; the reason changed. 0: no longer.
    virtual void batchesWait(std::int16_t error) = 0;
};

struct ProduceSettings {
    std::int32_t timeoutMs = 30'000;             ///< how long a broker may wait for its replicas
    std::size_t requestBytes = 8 * 1024 * 1024;  ///< of one request, unless a single batch is larger
    std::size_t requestsInFlight = 5;            ///< to one broker
    /// Of batches that are unresolved, together. A target partition may have as much as it leaves to the others, and
    /// one batch in any case: with k that do not get on, a k+1st part is there for those that do.
    std::size_t unresolvedBytes = 24 * 1024 * 1024;
    /// So long after the last acknowledgement the broker may have forgotten the producer.
    std::chrono::milliseconds stateMayBeGone = std::chrono::hours{1};
};

/// Writes whole record batches as an idempotent producer (KIP-98), with a producer id and sequences of its own.
///
/// Invariants: batches of a target partition are in its log in the order in which they came, once. At most five are
/// unresolved for a partition; only one is on its way until the first acknowledgement and after an hour without any,
/// what is sent again included, since a broker that has no state for the producer takes any first sequence. After an
/// error nothing more is sent for the partition until all is answered; then the oldest goes first, the same bytes with
/// the same sequence. Where it is certain that the log has none of them they lose their sequences, and may be taken
/// back as if never sent. After a refusal, when all of the target partition is answered, it goes on under another
/// producer id from sequence 0 (so that no other partition has to wait for it, as they would for a new epoch of one
/// id). Several sources may write to one target partition.
///
/// What waits while others are on their way is put together to larger batches (add()); a batch that nothing waits
/// beside goes as it is, at once. Once it has been sent a batch stays what it is.
///
/// One thread, that of the loop; sources are called from within pump() and from answers.
class BatchProducer {
public:
    class Target;

    BatchProducer(Cluster& cluster, ProduceSettings settings);
    ~BatchProducer();
    BatchProducer(const BatchProducer&) = delete;
    BatchProducer& operator=(const BatchProducer&) = delete;

    /// The target partition; lives as long as the producer.
    [[nodiscard]] Target& target(const std::string& topic, std::int32_t partition);

    /// Takes the batch over, to be sent by the next pump(). `buffer` holds its bytes; they are changed in place. Where
    /// `mergeBytes` is not 0 it may be put together with what waits before it, to a batch of as many bytes at most, if
    /// it is so small that this pays. True: it was; the two are one batch from now on.
    bool add(Target& target, RecordBatch batch, BufferPtr buffer, BatchSource& source, std::size_t mergeBytes = 0);
    /// Gives the source's batches back that were not sent yet, the newest ones, until it has no more than `keep`;
    /// returns how many, each with what was put together with it.
    std::size_t takeBack(Target& target, const BatchSource& source, std::size_t keep = 0);
    /// Moves the source's batches that wait out of answers that are much larger: those may be read into again.
    void shrink(Target& target, const BatchSource& source);
    /// The source no longer cares: what is out is resolved without it, and not sent again.
    void abandon(Target& target, const BatchSource& source);

    /// Sends what can be sent. After batches came, after leaders or connections changed, and after retryAt().
    void pump();
    /// When pump() has something to repeat; max() while it has not.
    [[nodiscard]] MonotonicTime retryAt() const;
    /// The cluster does not allow idempotence: one batch at a time, and a time-out may double one.
    [[nodiscard]] bool withoutIdempotence() const { return m_withoutIdempotence; }

private:
    struct Item;
    struct Sent;

    void askIdentity();
    void takeIdentity(const Result<Answer>& answer);
    [[nodiscard]] bool anyoneAnonymous() const;
    [[nodiscard]] bool merged(Target& target, const RecordBatch& batch, const BatchSource& source,
                              std::size_t mergeBytes);
    void finish(Item& item);
    [[nodiscard]] bool mayBeSent(const Target& target) const;
    [[nodiscard]] bool sendRound(std::int32_t node, Purpose purpose, std::vector<Target*>& targets);
    void stamp(Target& target, Item& item);
    void unstamp(Target& target, Item& item);
    void resolved(Target& target, const Item& item);
    void take(const std::vector<Sent>& sent, std::int16_t version, const Result<Answer>& answer);
    void answered(Target& target, std::uint64_t serial, std::int16_t error, std::int64_t offset);
    void resolve(Target& target);
    void resolveError(Target& target);
    void repeat(Target& target, std::int16_t error);
    void restart(Target& target);
    void noteReady(Target& target);
    void dropAbandoned(Target& target);

    Cluster& m_cluster;
    const ProduceSettings m_settings;
    BatchMerger m_merger;
    std::map<std::string, std::map<std::int32_t, std::unique_ptr<Target>>> m_targets;
    std::vector<Target*> m_ready;  ///< that have batches
    std::size_t m_unresolvedBytes = 0;
    ProducerIdentity m_identity;  ///< the newest; for targets that have none yet
    bool m_askingIdentity = false;
    bool m_withoutIdempotence = false;
    Backoff m_identityBackoff{std::chrono::milliseconds{100}, std::chrono::milliseconds{10'000}};
    MonotonicTime m_identityAt;
    std::uint64_t m_serial = 0;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

}  // namespace tributary::wire
