#include "tests/support/mirror/rawrecords.h"

#include "core/base/clock.h"
#include "core/wire/batchproducer.h"
#include "core/wire/bytes.h"
#include "core/wire/connectionsettings.h"
#include "core/wire/crc32c.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <span>
#include <stdexcept>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kCheckedFrom = 21;  // the checksum covers everything from the attributes on

void putVarint(wire::Writer& out, std::int64_t number) {
    auto raw = (static_cast<std::uint64_t>(number) << 1U) ^ static_cast<std::uint64_t>(number >> 63);
    for (; raw > 0x7f; raw >>= 7U) {
        out.put(static_cast<std::uint8_t>(raw | 0x80U));
    }
    out.put(static_cast<std::uint8_t>(raw));
}

void putText(wire::Writer& out, const std::optional<std::string>& text) {
    putVarint(out, text ? static_cast<std::int64_t>(text->size()) : -1);
    if (text) {
        out.raw(std::as_bytes(std::span{*text}));
    }
}

// Timestamps are differences modulo 2^64, as every client reads them.
std::int64_t apart(std::int64_t to, std::int64_t from) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from));
}

std::vector<std::byte> encode(const std::vector<PlainRecord>& records) {
    const std::int64_t base = records.front().timestampMs;
    wire::Writer checked;
    checked.put(std::uint16_t{0}).put(static_cast<std::int32_t>(records.size()) - 1);
    checked.put(base).put(std::ranges::max(records, {}, &PlainRecord::timestampMs).timestampMs);
    checked.put(std::int64_t{-1}).put(std::int16_t{-1}).put(std::int32_t{-1});
    checked.put(static_cast<std::int32_t>(records.size()));
    for (std::size_t i = 0; i < records.size(); ++i) {
        const PlainRecord& each = records[i];
        wire::Writer body;
        body.put(std::int8_t{0});
        putVarint(body, apart(each.timestampMs, base));
        putVarint(body, static_cast<std::int64_t>(i));
        putText(body, each.key);
        putText(body, each.value);
        putVarint(body, static_cast<std::int64_t>(each.headers.size()));
        for (const auto& [name, value] : each.headers) {
            putText(body, name);
            putText(body, value);
        }
        putVarint(checked, static_cast<std::int64_t>(body.size()));
        checked.raw(body.out());
    }
    wire::Writer out;
    out.put(std::int64_t{0}).put(static_cast<std::int32_t>(checked.size() + kCheckedFrom - 12));
    out.put(std::int32_t{-1}).put(std::int8_t{2}).put(wire::crc32c(checked.out()));
    out.raw(checked.out());
    return out.take();
}

class Written final : public wire::BatchSource {
public:
    void batchAcknowledged(std::int64_t /*targetOffset*/) override { ++acknowledged; }
    void batchRefused(std::int16_t error) override { refused = error; }
    void targetLostRecords() override { refused = -1; }
    void batchesWait(std::int16_t /*error*/) override {}

    std::size_t acknowledged = 0;
    std::int16_t refused = 0;
};

/// Reads on in the records of a batch.
class Cursor {
public:
    explicit Cursor(std::span<const std::byte> bytes) : m_left(bytes) {}

    [[nodiscard]] bool atEnd() const { return m_left.empty(); }
    [[nodiscard]] std::span<const std::byte> take(std::size_t size) {
        if (size > m_left.size()) {
            throw std::runtime_error{"a record ends behind its batch"};
        }
        const auto out = m_left.first(size);
        m_left = m_left.subspan(size);
        return out;
    }
    [[nodiscard]] std::int64_t varint() {
        std::uint64_t raw = 0;
        for (unsigned shift = 0;; shift += 7) {
            const auto next = std::to_integer<std::uint64_t>(take(1).front());
            raw |= (next & 0x7fU) << shift;
            if ((next & 0x80U) == 0) {
                return static_cast<std::int64_t>(raw >> 1U) ^ -static_cast<std::int64_t>(raw & 1U);
            }
        }
    }
    [[nodiscard]] std::optional<std::string> text() {
        const std::int64_t size = varint();
        if (size < 0) {
            return std::nullopt;
        }
        const auto bytes = take(static_cast<std::size_t>(size));
        return std::string{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

private:
    std::span<const std::byte> m_left;
};

}  // namespace

void writeBatches(const std::string& bootstrap, const std::string& topic, std::int32_t partition,
                  const std::vector<std::vector<PlainRecord>>& batches) {
    wire::Loop loop;
    wire::BufferPool buffers{64U << 20U};
    auto settings = wire::connectionSettings({{"bootstrap.servers", bootstrap}});
    if (!settings) {
        throw std::runtime_error{settings.error().text()};
    }
    std::unique_ptr<wire::BatchProducer> producer;
    const auto pump = [&] {
        if (producer) {
            producer->pump();
        }
    };
    wire::Cluster cluster{{loop, buffers, std::make_shared<const wire::ConnectionSettings>(*settings), nullptr},
                          {pump, pump, [](const Error&) {}}};
    producer = std::make_unique<wire::BatchProducer>(cluster, wire::ProduceSettings{});
    wire::BatchProducer::Target& target = producer->target(topic, partition);
    Written written;
    for (const std::vector<PlainRecord>& each : batches) {
        const std::vector<std::byte> bytes = encode(each);
        const wire::BufferPtr buffer = buffers.take(bytes.size());
        buffer->size = bytes.size();
        std::ranges::copy(bytes, buffer->data.get());
        std::span<std::byte> rest = buffer->bytes();
        bool broken = false;
        producer->add(target, *wire::takeBatch(rest, broken), buffer, written);
    }
    const MonotonicTime deadline = MonotonicClock::now() + 60s;
    while (written.acknowledged < batches.size() && written.refused == 0 && MonotonicClock::now() < deadline) {
        producer->pump();
        loop.run(100ms);
    }
    producer->abandon(target, written);
    producer.reset();
    if (written.acknowledged < batches.size()) {
        throw std::runtime_error{"only " + std::to_string(written.acknowledged) + " batches of " +
                                 std::to_string(batches.size()) + " were taken by " + topic + ", error " +
                                 std::to_string(written.refused)};
    }
}

std::vector<PlainRecord> recordsOf(const RawBatch& batch) {
    if (batch.codec() != 0) {
        throw std::runtime_error{"a compressed batch cannot be taken apart here"};
    }
    Cursor in{batch.records};
    std::vector<PlainRecord> out;
    while (!in.atEnd()) {
        PlainRecord& record = out.emplace_back();
        static_cast<void>(in.varint());
        static_cast<void>(in.take(1));
        const std::int64_t later = in.varint();
        record.timestampMs = batch.appendTime() ? batch.maxTimestampMs : apart(batch.baseTimestampMs, apart(0, later));
        record.offset = batch.baseOffset + in.varint();
        record.key = in.text();
        record.value = in.text();
        for (std::int64_t left = in.varint(); left > 0; --left) {
            std::optional<std::string> name = in.text();
            record.headers.emplace_back(name.value_or("(null)"), in.text());
        }
    }
    return out;
}

std::vector<PlainRecord> rawRecords(const std::string& bootstrap, const std::string& topic, std::int32_t partition) {
    std::vector<PlainRecord> out;
    for (const RawBatch& batch : rawLog(bootstrap, topic, partition)) {
        std::ranges::move(recordsOf(batch), std::back_inserter(out));
    }
    return out;
}

}  // namespace tributary
