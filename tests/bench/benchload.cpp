// Fills a topic for the benchmark: as fast as it goes, or at a steady rate with the moment of sending in each record.
// Prints one JSON object when every record has been acknowledged.

#include "core/base/clock.h"
#include "core/kafka/producer.h"
#include "tests/bench/payload.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace tributary::bench {

namespace {

volatile std::sig_atomic_t g_stop = 0;

struct Options {
    std::string bootstrap;
    std::string topic;
    std::string kind = "plain";
    std::string codec = "none";
    std::size_t size = 100;
    std::int64_t records = 0;
    std::int32_t partitions = 4;
    int rate = 0;
    std::string batchBytes = "262144";
    std::string batchRecords = "1000000";
    std::string lingerMs = "20";
};

/// Counts the answers. Called on librdkafka's threads.
class Answers final : public kafka::AckSink {
public:
    void acknowledged(void* /*token*/, int error, std::int64_t /*offset*/,
                      kafka::RawHeaders* headers) noexcept override {
        if (error != 0) {
            m_error.store(error, std::memory_order_relaxed);
            if (headers != nullptr) {
                kafka::destroyHeaders(headers);
            }
        }
        m_count.fetch_add(1, std::memory_order_release);
    }
    [[nodiscard]] std::int64_t count() const { return m_count.load(std::memory_order_acquire); }
    [[nodiscard]] int error() const { return m_error.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> m_count{0};
    std::atomic<int> m_error{0};
};

/// Where rate-limited records live until they are acknowledged: a ring far longer than what can be in flight.
class StampedRing {
public:
    explicit StampedRing(const PayloadPool& pool) : m_slots(kSlots) {
        for (std::size_t i = 0; i < kSlots; ++i) {
            m_slots[i] = pool[i % pool.size()].value;
        }
    }
    /// The next record, with the monotonic time in ns as its first 20 digits.
    [[nodiscard]] const std::string& next() {
        std::string& slot = m_slots[m_next++ % kSlots];
        const auto now = std::chrono::nanoseconds{MonotonicClock::now().time_since_epoch()}.count();
        fmt::format_to_n(slot.begin(), kStampDigits, "{:0>20}", now);
        return slot;
    }

private:
    static constexpr std::size_t kSlots = 100'000;
    static constexpr std::size_t kStampDigits = 20;
    std::vector<std::string> m_slots;
    std::size_t m_next = 0;
};

int fail(const std::string& reason) {
    fmt::print(stderr, "benchload: {}\n", reason);
    return 1;
}

int run(const Options& options) {
    constexpr std::size_t kPoolBytes = 64UL << 20U;
    constexpr std::int64_t kInFlight = 500'000;
    const PayloadPool pool = options.kind == "json" ? PayloadPool::json(kPoolBytes / 600)
                                                    : PayloadPool::plain(options.size, kPoolBytes / options.size);

    Answers answers;
    auto producer = kafka::Producer::create({{"bootstrap.servers", options.bootstrap},
                                             {"linger.ms", options.lingerMs},
                                             {"batch.size", options.batchBytes},
                                             {"batch.num.messages", options.batchRecords},
                                             {"message.max.bytes", "1000000"}},
                                            answers, true);
    if (!producer) {
        return fail(producer.error().text());
    }
    const auto topic = (*producer)->topic(options.topic, options.codec);
    if (!topic) {
        return fail(topic.error().text());
    }
    if (const Status known = (*producer)->refreshMetadata(**topic, 30'000); !known) {
        return fail(known.error().text());
    }

    std::unique_ptr<StampedRing> ring;
    if (options.rate > 0) {
        ring = std::make_unique<StampedRing>(pool);
    }
    const MonotonicTime start = MonotonicClock::now();
    std::int64_t sent = 0;
    while (g_stop == 0 && (options.records == 0 || sent < options.records)) {
        kafka::RecordFields record;
        std::int32_t partition = static_cast<std::int32_t>(sent % options.partitions);
        if (ring) {
            std::this_thread::sleep_until(start + sent * std::chrono::nanoseconds{1'000'000'000} / options.rate);
            const std::string& value = ring->next();
            record.value = value.data();
            record.valueSize = value.size();
        } else {
            const Payload& payload = pool[static_cast<std::size_t>(sent) % pool.size()];
            record.value = payload.value.data();
            record.valueSize = payload.value.size();
            if (!payload.key.empty()) {
                record.key = payload.key.data();
                record.keySize = payload.key.size();
                partition = kafka::murmur2Partition(record.key, record.keySize, options.partitions);
            }
            if (sent - answers.count() >= kInFlight) {
                std::this_thread::sleep_for(std::chrono::milliseconds{1});
                continue;
            }
        }
        record.timestampMs = wallClockMs();
        int error = 0;
        switch ((*producer)->send(**topic, partition, record, nullptr, nullptr, error)) {
            case kafka::SendOutcome::Accepted: ++sent; break;
            case kafka::SendOutcome::QueueFull: std::this_thread::sleep_for(std::chrono::milliseconds{1}); break;
            default: return fail(fmt::format("sending failed: {}", kafka::errorName(error)));
        }
        if (answers.error() != 0) {
            return fail(fmt::format("a record was refused: {}", kafka::errorName(answers.error())));
        }
    }
    while (answers.count() < sent) {
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
        if (const auto fatal = (*producer)->fatalError()) {
            return fail(fatal->text());
        }
    }
    if (answers.error() != 0) {
        return fail(fmt::format("a record was refused: {}", kafka::errorName(answers.error())));
    }
    const double seconds = std::chrono::duration<double>(MonotonicClock::now() - start).count();
    fmt::print("{{\"records\": {}, \"seconds\": {:.3f}, \"meanValueBytes\": {:.1f}}}\n", sent, seconds,
               pool.meanValueSize());
    return 0;
}

}  // namespace

}  // namespace tributary::bench

int main(int argc, char** argv) {
    tributary::bench::Options options;
    CLI::App app{"Fills a topic with records, as fast as it goes or at a steady rate."};
    app.add_option("--bootstrap", options.bootstrap, "host:port")->required();
    app.add_option("--topic", options.topic)->required();
    app.add_option("--records", options.records, "how many; 0: until SIGTERM");
    app.add_option("--partitions", options.partitions, "of the topic");
    app.add_option("--kind", options.kind)->check(CLI::IsMember({"plain", "json"}));
    app.add_option("--size", options.size, "bytes of a plain record")->check(CLI::Range(20, 900'000));
    app.add_option("--codec", options.codec, "of the batches");
    app.add_option("--rate", options.rate, "records a second, each stamped with the moment of sending; 0: no limit");
    app.add_option("--batch-bytes", options.batchBytes);
    app.add_option("--batch-records", options.batchRecords, "at most in a batch");
    app.add_option("--linger-ms", options.lingerMs);
    CLI11_PARSE(app, argc, argv);
    const auto onSignal = [](int) { tributary::bench::g_stop = 1; };
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    return tributary::bench::run(options);
}
