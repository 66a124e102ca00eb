#include "core/sandbox/trafficgenerator.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

#include "core/base/clock.h"
#include "core/kafka/headers.h"
#include "core/sandbox/contenthash.h"
#include "core/sandbox/stamp.h"

namespace tributary::sandbox {

namespace {

// In bursts: a simulated cluster looks through all the batches that it holds for each fetch, and with a batch for every few
// records it would take a core of its own after some minutes.
constexpr std::chrono::milliseconds kTick{250};
constexpr double kLongestCatchUpSeconds = 1;  // after the machine slept, the missed records are not made up for
constexpr int kMetadataTimeoutMs = 10'000;

/// "europe-west" → "EUR": what ids begin with.
std::string regionOf(const ClusterId& cluster) {
    std::string region;
    for (const char c : cluster.str()) {
        if (c >= 'a' && c <= 'z' && region.size() < 3) {
            region += static_cast<char>(c - 'a' + 'A');
        } else if (((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) && region.size() < 3) {
            region += c;
        }
    }
    return region.empty() ? "X" : region;
}

}  // namespace

struct TrafficGenerator::Partition {
    std::uint64_t next = 0;  // the next record's sequence
    std::vector<PartitionLedger*> ledgers;
};

struct TrafficGenerator::Stream {
    PlannedTraffic plan;
    kafka::ProducerTopic* topic = nullptr;
    std::vector<Partition> partitions;
    double owed = 0;  // records that should have been written by now and were not
};

struct TrafficGenerator::Pending {
    Partition* partition = nullptr;
    std::uint64_t sequence = 0;
    std::uint32_t hash = 0;
    GeneratedRecord record;
};

TrafficGenerator::TrafficGenerator(double phase) : m_phase(phase) {}

TrafficGenerator::~TrafficGenerator() {
    m_thread = {};
    m_topics.clear();
    m_producer.reset();
}

Result<std::unique_ptr<TrafficGenerator>> TrafficGenerator::create(const std::string& bootstrap,
                                                                   std::vector<Topic> topics, double phase,
                                                                   std::uint32_t seed) {
    std::unique_ptr<TrafficGenerator> made{new TrafficGenerator{phase}};  // NOLINT: private constructor
    if (Status opened = made->open(bootstrap, std::move(topics), seed); !opened) {
        return std::unexpected(std::move(opened.error()));
    }
    return made;
}

Status TrafficGenerator::open(const std::string& bootstrap, std::vector<Topic> topics, std::uint32_t seed) {
    m_writer =
        std::make_unique<RecordWriter>(topics.empty() ? std::string{} : regionOf(topics.front().plan.origin), seed);
    auto producer = kafka::Producer::create({{"bootstrap.servers", bootstrap}}, *this, true);
    if (!producer) {
        return std::unexpected(std::move(producer.error()));
    }
    m_producer = std::move(*producer);
    for (Topic& topic : topics) {
        auto opened = m_producer->topic(topic.plan.topic, std::string{topic.plan.codec});
        if (!opened) {
            return std::unexpected(std::move(opened.error()));
        }
        if (Status known = m_producer->refreshMetadata(**opened, kMetadataTimeoutMs); !known) {
            return known;
        }
        auto stream = std::make_unique<Stream>();
        stream->topic = opened->get();
        stream->partitions.resize(static_cast<std::size_t>(topic.plan.partitions));
        for (std::int32_t i = 0; i < topic.plan.partitions; ++i) {
            for (MirrorChecker* checker : topic.checkers) {
                stream->partitions[static_cast<std::size_t>(i)].ledgers.push_back(
                    &checker->ledger({topic.plan.origin.str(), topic.plan.topic, i}));
            }
        }
        stream->plan = std::move(topic.plan);
        m_topics.push_back(std::move(*opened));
        m_streams.push_back(std::move(stream));
    }
    return {};
}

void TrafficGenerator::start(double recordsPerSecond) {
    m_thread = std::jthread([this, recordsPerSecond](const std::stop_token& stop) { run(stop, recordsPerSecond); });
}

bool TrafficGenerator::stop(int timeoutMs) {
    m_thread = {};
    std::unique_lock lock(m_mutex);
    return m_allAcknowledged.wait_for(lock, std::chrono::milliseconds{timeoutMs},
                                      [this] { return m_outstanding == 0; });
}

TrafficTotals TrafficGenerator::totals() const {
    return {m_records.load(std::memory_order_relaxed), m_bytes.load(std::memory_order_relaxed)};
}

void TrafficGenerator::run(const std::stop_token& stop, double recordsPerSecond) {
    std::mutex mutex;
    std::condition_variable_any tick;
    const MonotonicTime begin = MonotonicClock::now();
    MonotonicTime last = begin;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        tick.wait_until(lock, stop, last + kTick, [] { return false; });
        const MonotonicTime now = MonotonicClock::now();
        const double passed = std::chrono::duration<double>(now - last).count();
        const double factor = dayCurve(std::chrono::duration<double>(now - begin).count(), m_phase);
        last = now;
        for (const std::unique_ptr<Stream>& stream : m_streams) {
            const double rate = recordsPerSecond * stream->plan.share;
            // Up to a fifth more or less in each tick, so that no two look alike.
            stream->owed += rate * passed * factor * (0.8 + 0.4 * m_writer->chance());
            stream->owed = std::min(stream->owed, std::max(1.0, 2 * rate * kLongestCatchUpSeconds));
            while (stream->owed >= 1 && !stop.stop_requested() && write(*stream)) {
                stream->owed -= 1;
            }
        }
    }
}

bool TrafficGenerator::write(Stream& stream) {
    Pending* pending = takePending();
    const std::int64_t now = wallClockMs();
    GeneratedRecord& record = pending->record;
    m_writer->write(stream.plan.kind, now, record);

    kafka::RecordFields fields;
    fields.key = record.hasKey ? record.key.data() : nullptr;
    fields.keySize = record.hasKey ? record.key.size() : 0;
    fields.value = record.hasValue ? record.value.data() : nullptr;
    fields.valueSize = record.hasValue ? record.value.size() : 0;
    fields.timestampMs = now;

    const auto count = static_cast<std::int32_t>(stream.partitions.size());
    const std::int32_t at =
        std::min(count - 1, record.hasKey ? kafka::murmur2Partition(fields.key, fields.keySize, count)
                                          : static_cast<std::int32_t>(m_writer->chance() * count));
    Partition& partition = stream.partitions[static_cast<std::size_t>(at)];
    pending->partition = &partition;
    pending->sequence = partition.next;
    encodeStamp({stream.plan.origin.str(), stream.plan.topic, at, partition.next}, m_stamp);

    const std::array headers{
        kafka::HeaderView{"content-type", "application/json", 16},
        kafka::HeaderView{"traceparent", record.trace.data(), record.trace.size()},
        kafka::HeaderView{kStampHeader, m_stamp.data(), m_stamp.size()},
    };
    ContentHash hash;
    hash.add(fields.key, fields.keySize).add(fields.value, fields.valueSize).add(fields.timestampMs);
    for (const kafka::HeaderView& header : headers) {
        hash.add(header.name).add(header.value, header.size);
    }
    pending->hash = hash.value();

    kafka::RawHeaders* raw = kafka::makeHeaders(headers);
    int error = 0;
    if (m_producer->send(*stream.topic, at, fields, raw, pending, error) != kafka::SendOutcome::Accepted) {
        kafka::destroyHeaders(raw);
        giveBack(pending);
        return false;
    }
    ++partition.next;
    return true;
}

void TrafficGenerator::acknowledged(void* token, int error, std::int64_t /*offset*/,
                                    kafka::RawHeaders* headers) noexcept {
    auto* pending = static_cast<Pending*>(token);
    if (error == 0) {
        for (PartitionLedger* ledger : pending->partition->ledgers) {
            ledger->sent(pending->sequence, pending->hash);
        }
        m_records.fetch_add(1, std::memory_order_relaxed);
        m_bytes.fetch_add(pending->record.key.size() + pending->record.value.size(), std::memory_order_relaxed);
    }
    if (headers != nullptr) {
        kafka::destroyHeaders(headers);
    }
    giveBack(pending);
}

TrafficGenerator::Pending* TrafficGenerator::takePending() {
    const std::lock_guard lock(m_mutex);
    ++m_outstanding;
    if (m_free.empty()) {
        m_free.reserve(m_pool.size() + 1);  // giveBack() must not allocate
        return m_pool.emplace_back(std::make_unique<Pending>()).get();
    }
    Pending* pending = m_free.back();
    m_free.pop_back();
    return pending;
}

void TrafficGenerator::giveBack(Pending* pending) noexcept {
    const std::lock_guard lock(m_mutex);
    m_free.push_back(pending);
    if (--m_outstanding == 0) {
        m_allAcknowledged.notify_all();
    }
}

}  // namespace tributary::sandbox
