#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/kafka/clientsettings.h"
#include "core/kafka/producer.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tributary {

/// One producer instance of a link and the topics opened on it. A fatal error ends a generation; the next one goes on.
class ProducerGeneration {
public:
    ProducerGeneration(std::uint64_t number, std::unique_ptr<kafka::Producer> producer)
        : m_number(number), m_producer(std::move(producer)) {}

    [[nodiscard]] std::uint64_t number() const { return m_number; }
    /// Valid until close().
    [[nodiscard]] kafka::Producer& producer() { return *m_producer; }

    /// The topic with its codec, opened once. Any thread. Until its metadata is there records wait in the producer.
    [[nodiscard]] Result<kafka::ProducerTopic*> topic(const std::string& name, const std::string& codec);

    /// Asks for the topic's metadata again, after it got more partitions. Blocks up to 5 s.
    [[nodiscard]] Status refresh(const kafka::ProducerTopic& topic);

    /// After a fatal error: has the records that wait in the producer answered with an error. librdkafka does so once,
    /// at the error; records of requests that were on their way then come back to its queue and would stay there. To be
    /// called until nothing is outstanding; does something at most every 50 ms. Any thread.
    void answerQueued();

    /// Ends the producer: everything outstanding is answered with an error before this returns.
    void close();

private:
    const std::uint64_t m_number;
    std::unique_ptr<kafka::Producer> m_producer;
    std::mutex m_mutex;
    std::map<std::string, std::unique_ptr<kafka::ProducerTopic>> m_topics;
    MonotonicTime m_nextPurge;
};

using GenerationPtr = std::shared_ptr<ProducerGeneration>;

/// The one producer of a link, shared by its streams, as a succession of generations; and a second producer that sends
/// one record at a time, to find out which record the target refuses.
///
/// Never are two producers used for one source partition at the same time: a partition changes over only when all it
/// has sent is answered. Thread-safe.
class LinkProducer final : public kafka::AckSink {
public:
    using Replaced = std::function<void(const Error&)>;

    using MakeProducer = std::function<Result<std::unique_ptr<kafka::Producer>>(kafka::ClientSettings settings,
                                                                                kafka::AckSink& sink, bool gapless)>;

    /// `replaced` is told of each fatal error, on the thread that noticed it.
    LinkProducer(kafka::ClientSettings settings, Replaced replaced, MakeProducer make = kafka::Producer::create);
    ~LinkProducer() override;

    /// Creates the first generation. `largestBatch`: what every target takes, in bytes; 0: not known.
    [[nodiscard]] Status open(std::int64_t largestBatch);
    /// A target that takes less has joined: where it matters a new generation goes on with smaller batches.
    void limitBatch(std::int64_t largestBatch);

    /// The generation to send with; null after shutdown() or while no producer can be made, which is tried again each
    /// second.
    [[nodiscard]] GenerationPtr current();
    [[nodiscard]] GenerationPtr solo();

    /// Generation `number` is finished: current() and solo() make the next one. `replaced` hears of it once.
    void retire(std::uint64_t number, const Error& why);

    /// Client-wide error since the last call.
    [[nodiscard]] std::optional<Error> takeError();

    /// Ends all producers; outstanding records are answered with an error before this returns.
    void shutdown();

    void refused(void* token, bool named, std::string_view reason) noexcept override;
    void acknowledged(void* token, int error, std::int64_t offset, kafka::RawHeaders* headers) noexcept override;

private:
    static constexpr std::int64_t kBatchBytes = 1'000'000;  // librdkafka's default for batch.size

    [[nodiscard]] bool lowerBatch(std::int64_t largestBatch);
    [[nodiscard]] Result<GenerationPtr> make(bool gapless);

    const kafka::ClientSettings m_settings;
    const Replaced m_replaced;
    const MakeProducer m_make;
    std::mutex m_mutex;
    MonotonicTime m_makeAgainAt;  ///< after one that could not be made
    std::optional<Error> m_unmade;
    std::uint64_t m_made = 0;
    std::int64_t m_batchBytes = kBatchBytes;
    bool m_down = false;
    GenerationPtr m_current;
    GenerationPtr m_solo;
    std::vector<std::weak_ptr<ProducerGeneration>> m_all;
};

}  // namespace tributary
