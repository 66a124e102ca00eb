#include "core/wire/batchmerger.h"

#include "core/wire/varint.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace tributary::wire {

namespace {

constexpr std::size_t kSmallestRecord = 7;  // length, attributes, two distances, key, value and headers of nothing
// A record grows by as much at most: its length, the distance of its timestamp and of its offset were a byte each.
constexpr std::size_t kMostGrowth = 4 + 9 + 4;

// Timestamps may be any numbers, and Kafka's own arithmetic wraps.
std::int64_t sum(std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}
std::int64_t difference(std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

// Copies one record with other distances. Null: it is not one, or not the `index`th of its batch.
std::byte* copyRecord(std::span<const std::byte>& from, std::byte* to, std::int32_t index, std::int64_t laterMs,
                      std::int32_t offset) {
    const std::int64_t length = takeVarint(from);
    if (length < 1 || static_cast<std::uint64_t>(length) > from.size()) {
        return nullptr;
    }
    std::span<const std::byte> record = from.first(static_cast<std::size_t>(length));
    from = from.subspan(static_cast<std::size_t>(length));
    const std::byte attributes = record.front();
    record = record.subspan(1);
    const std::int64_t timestamp = sum(takeVarint(record), laterMs);
    if (takeVarint(record) != index || record.empty()) {
        return nullptr;
    }
    to = putVarint(to, static_cast<std::int64_t>(1 + varintBytes(timestamp) + varintBytes(offset) + record.size()));
    *to++ = attributes;
    to = putVarint(to, timestamp);
    to = putVarint(to, offset);
    std::memcpy(to, record.data(), record.size());
    return to + record.size();
}

}  // namespace

void BatchMerger::reserve(MergingBatch& merging, std::size_t size) {
    if (merging.buffer && size <= merging.buffer->capacity) {
        return;
    }
    BufferPtr larger = m_buffers.take(size);
    larger->size = RecordBatch::kHeaderBytes;
    if (merging.buffer) {
        std::ranges::copy(merging.buffer->bytes(), larger->data.get());
        larger->size = merging.buffer->size;
    }
    merging.buffer = std::move(larger);
}

bool BatchMerger::append(MergingBatch& into, const RecordBatch& batch, std::size_t most) {
    const std::size_t have = std::max(into.bytes(), RecordBatch::kHeaderBytes);
    if (have >= most || batch.recordCount() > std::numeric_limits<std::int32_t>::max() - into.records) {
        return false;
    }
    std::span<const std::byte> from = batch.bytes().subspan(RecordBatch::kHeaderBytes);
    if (batch.codec() != Codec::None) {
        if (!m_codecs.unpack(batch.codec(), from, m_unpacked, most - have)) {
            return false;
        }
        from = m_unpacked;
    }
    const auto records = static_cast<std::size_t>(batch.recordCount());
    if (records > from.size() / kSmallestRecord || from.size() + records * kMostGrowth > most - have) {
        return false;
    }
    const bool first = into.records == 0;
    const std::int64_t base = first ? batch.baseTimestampMs() : into.baseTimestampMs;
    const std::int64_t laterMs = difference(batch.baseTimestampMs(), base);
    reserve(into, have + from.size() + records * kMostGrowth);
    std::byte* to = into.buffer->data.get() + have;
    for (std::int32_t i = 0; i < batch.recordCount(); ++i) {
        to = copyRecord(from, to, i, laterMs, into.records + i);
        if (to == nullptr) {
            return false;
        }
    }
    if (!from.empty()) {
        return false;
    }
    into.buffer->size = static_cast<std::size_t>(to - into.buffer->data.get());
    into.codec = into.codec == Codec::None ? batch.codec() : into.codec;
    into.baseTimestampMs = base;
    into.maxTimestampMs = first ? batch.maxTimestampMs() : std::max(into.maxTimestampMs, batch.maxTimestampMs());
    into.records += batch.recordCount();
    return true;
}

BatchMerger::Merged BatchMerger::finish(MergingBatch&& merging) {
    MergingBatch done = std::move(merging);
    const std::span<const std::byte> records = done.buffer->bytes().subspan(RecordBatch::kHeaderBytes);
    if (done.codec != Codec::None && m_codecs.pack(done.codec, records, m_packed)) {
        const std::size_t size = RecordBatch::kHeaderBytes + m_packed.size();
        BufferPtr own = m_buffers.take(size);
        own->size = size;
        std::ranges::copy(m_packed, own->data.get() + RecordBatch::kHeaderBytes);
        done.buffer = std::move(own);
    } else {
        done.codec = Codec::None;
    }
    const RecordBatch batch = RecordBatch::writeHeader(done.buffer->bytes(), done.codec, done.records,
                                                       done.baseTimestampMs, done.maxTimestampMs);
    return {batch, std::move(done.buffer)};
}

}  // namespace tributary::wire
