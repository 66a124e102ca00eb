#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace tributary::wire {

/// How a batch's records are compressed: the codec bits of its attributes.
enum class Codec : std::uint8_t { None = 0, Gzip = 1, Snappy = 2, Lz4 = 3, Zstd = 4 };

/// Compresses records as Kafka's own clients do and unpacks what they and librdkafka write: gzip (RFC 1952), Snappy
/// with the framing of snappy-java or without any, LZ4 frames of independent blocks, Zstandard (RFC 8878). Levels are
/// the libraries' defaults, as in Kafka. Keeps its contexts, so that small batches do not pay for them. One thread.
class Codecs {
public:
    Codecs();
    ~Codecs();
    Codecs(const Codecs&) = delete;
    Codecs& operator=(const Codecs&) = delete;

    /// Replaces `out` with what `in` holds. False: it is damaged, of a codec that is not known, or more than `most`
    /// bytes; no more memory than for these is taken, whatever `in` says of itself.
    [[nodiscard]] bool unpack(Codec codec, std::span<const std::byte> in, std::vector<std::byte>& out,
                              std::size_t most);
    /// Replaces `out`. False: the library could not.
    [[nodiscard]] bool pack(Codec codec, std::span<const std::byte> in, std::vector<std::byte>& out);

private:
    struct Contexts;
    std::unique_ptr<Contexts> m_contexts;
};

}  // namespace tributary::wire
