#include "tests/wire/batchbuilder.h"

#include "core/wire/bytes.h"

#include <algorithm>
#include <string_view>

namespace tributary::wire {

std::uint32_t plainCrc32c(std::span<const std::byte> bytes) {
    std::uint32_t state = ~0U;
    for (const std::byte each : bytes) {
        state ^= std::to_integer<std::uint32_t>(each);
        for (int bit = 0; bit < 8; ++bit) {
            state = (state >> 1U) ^ ((state & 1U) != 0 ? 0x82F63B78U : 0U);
        }
    }
    return ~state;
}

std::vector<std::byte> makeBatch(const BatchShape& shape) {
    Writer checked;
    checked.put(shape.attributes).put(shape.lastDelta < 0 ? shape.records - 1 : shape.lastDelta);
    checked.put(shape.baseTimestampMs).put(shape.maxTimestampMs);
    checked.put(shape.producerId).put(shape.producerEpoch).put(shape.baseSequence).put(shape.records);
    checked.raw(std::as_bytes(std::span{shape.payload}));
    Writer out;
    out.put(shape.baseOffset).put(static_cast<std::int32_t>(checked.size() + 9));
    out.put(shape.leaderEpoch).put(std::int8_t{2}).put(plainCrc32c(checked.out()));
    out.raw(checked.out());
    return out.take();
}

namespace {

void appendNumber(std::string& out, std::int64_t number) {
    // Zigzag: 0, -1, 1, -2 … become 0, 1, 2, 3 …; then seven bits a byte, the lowest first.
    std::uint64_t left =
        number >= 0 ? static_cast<std::uint64_t>(number) * 2 : (static_cast<std::uint64_t>(-(number + 1)) * 2) + 1;
    do {
        out += static_cast<char>((left % 128) + (left >= 128 ? 128 : 0));
        left /= 128;
    } while (left != 0);
}

std::int64_t takeNumber(std::string_view& from) {
    std::uint64_t raw = 0;
    for (unsigned shift = 0; !from.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(from.front());
        from.remove_prefix(1);
        raw += static_cast<std::uint64_t>(byte % 128) << shift;
        if (byte < 128) {
            break;
        }
    }
    return raw % 2 == 0 ? static_cast<std::int64_t>(raw / 2) : -static_cast<std::int64_t>(raw / 2) - 1;
}

}  // namespace

RecordShape makeRecord(std::int64_t timestampMs, const std::string& text) {
    RecordShape out{timestampMs, {}};
    appendNumber(out.rest, 3);
    out.rest += "key";
    appendNumber(out.rest, static_cast<std::int64_t>(text.size()));
    out.rest += text;
    appendNumber(out.rest, 0);  // headers
    return out;
}

std::string recordsPart(const std::vector<RecordShape>& records, std::int64_t baseTimestampMs) {
    std::string out;
    std::int64_t offset = 0;
    for (const RecordShape& each : records) {
        std::string record(1, '\0');
        appendNumber(record, each.timestampMs - baseTimestampMs);
        appendNumber(record, offset++);
        record += each.rest;
        appendNumber(out, static_cast<std::int64_t>(record.size()));
        out += record;
    }
    return out;
}

std::vector<std::byte> makeBatchOf(const std::vector<RecordShape>& records, BatchShape shape) {
    shape.records = static_cast<std::int32_t>(records.size());
    shape.baseTimestampMs = records.front().timestampMs;
    shape.maxTimestampMs = std::ranges::max(records, {}, &RecordShape::timestampMs).timestampMs;
    shape.payload = recordsPart(records, shape.baseTimestampMs);
    return makeBatch(shape);
}

std::vector<RecordShape> readRecords(const std::string& part, std::int64_t baseTimestampMs) {
    std::vector<RecordShape> out;
    for (std::string_view left = part; !left.empty();) {
        const std::int64_t length = takeNumber(left);
        if (length < 4 || static_cast<std::size_t>(length) > left.size()) {
            return {};
        }
        std::string_view record = left.substr(1, static_cast<std::size_t>(length) - 1);
        left.remove_prefix(static_cast<std::size_t>(length));
        const std::int64_t timestamp = baseTimestampMs + takeNumber(record);
        if (takeNumber(record) != static_cast<std::int64_t>(out.size())) {
            return {};
        }
        out.push_back({timestamp, std::string{record}});
    }
    return out;
}

std::vector<std::byte> makeEndMarker(std::int64_t offset, std::int64_t producerId, bool commit) {
    // One record: length, attributes, timestamp, offset, key length 4, version, type, value length 6, version, epoch,
    // no headers.
    const std::string record{'\x20', '\0', '\0', '\0', '\x08', '\0', '\0', '\0', commit ? '\1' : '\0',
                             '\x0c', '\0', '\0', '\0', '\0',   '\0', '\0', '\0'};
    return makeBatch({.baseOffset = offset, .attributes = 0x30, .producerId = producerId, .payload = record});
}

}  // namespace tributary::wire
