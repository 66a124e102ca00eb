#include "tests/wire/batchbuilder.h"

#include "core/wire/bytes.h"

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

std::vector<std::byte> makeEndMarker(std::int64_t offset, std::int64_t producerId, bool commit) {
    // One record: length, attributes, timestamp, offset, key length 4, version, type, value length 6, version, epoch,
    // no headers.
    const std::string record{'\x20', '\0', '\0', '\0', '\x08', '\0', '\0', '\0', commit ? '\1' : '\0',
                             '\x0c', '\0', '\0', '\0', '\0',   '\0', '\0', '\0'};
    return makeBatch({.baseOffset = offset, .attributes = 0x30, .producerId = producerId, .payload = record});
}

}  // namespace tributary::wire
