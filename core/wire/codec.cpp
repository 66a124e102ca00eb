#include "core/wire/codec.h"

#include "core/wire/bytes.h"

#include <algorithm>
#include <array>
#include <utility>

#include <lz4frame.h>
#include <snappy.h>
#include <zlib.h>
#include <zstd.h>

namespace tributary::wire {

namespace {

using Bytes = std::span<const std::byte>;

// The header of snappy-java's streams: a name, its version, the oldest that reads it; then blocks, each behind its
// length.
constexpr std::array<unsigned char, 8> kSnappyName = {0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0};
constexpr std::size_t kSnappyHeader = 16;
constexpr std::size_t kSnappyBlock = 32 * 1024;
constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, with gzip's header
constexpr int kGzipMemory = 8;        // zlib's default
constexpr int kZstdWindowLog = 23;    // 8 MiB are taken for a frame that says so, whatever it holds

const char* chars(const std::byte* from) { return reinterpret_cast<const char*>(from); }
char* chars(std::byte* from) { return reinterpret_cast<char*>(from); }

// Gives `step` room until it says that it is done. It is told where to write and how much, and says how much it wrote.
enum class Step { More, Done, Failed };
template <typename F>
bool fill(std::vector<std::byte>& out, std::size_t guess, std::size_t most, F step) {
    out.resize(std::min(std::max<std::size_t>(guess, 64), most));
    for (std::size_t size = 0;;) {
        std::size_t wrote = 0;
        const Step said = step(std::span{out}.subspan(size), wrote);
        size += wrote;
        if (said != Step::More) {
            out.resize(size);
            return said == Step::Done;
        }
        if (size == out.size()) {
            if (size >= most) {
                return false;
            }
            out.resize(std::min(size * 2, most));
        } else if (wrote == 0) {
            return false;  // there is room, and nothing comes: it was cut short
        }
    }
}

bool appendSnappy(Bytes in, std::vector<std::byte>& out, std::size_t most) {
    std::size_t size = 0;
    if (!snappy::GetUncompressedLength(chars(in.data()), in.size(), &size) || size > most - out.size()) {
        return false;
    }
    const std::size_t at = out.size();
    out.resize(at + size);
    return snappy::RawUncompress(chars(in.data()), in.size(), chars(out.data() + at));
}

bool unpackSnappy(Bytes in, std::vector<std::byte>& out, std::size_t most) {
    out.clear();
    if (in.size() < kSnappyHeader || !std::ranges::equal(std::as_bytes(std::span{kSnappyName}), in.first(8))) {
        return appendSnappy(in, out, most);
    }
    for (Bytes rest = in.subspan(kSnappyHeader); !rest.empty();) {
        const auto length = rest.size() < 4 ? -1 : loadBig<std::int32_t>(rest.data());
        if (length < 0 || static_cast<std::size_t>(length) > rest.size() - 4 ||
            !appendSnappy(rest.subspan(4, static_cast<std::size_t>(length)), out, most)) {
            return false;
        }
        rest = rest.subspan(4 + static_cast<std::size_t>(length));
    }
    return true;
}

void packSnappy(Bytes in, std::vector<std::byte>& out) {
    const std::size_t blocks = (in.size() + kSnappyBlock - 1) / kSnappyBlock;
    out.resize(kSnappyHeader + (blocks * (4 + snappy::MaxCompressedLength(kSnappyBlock))));
    std::ranges::copy(std::as_bytes(std::span{kSnappyName}), out.begin());
    storeBig<std::int32_t>(&out[8], 1);
    storeBig<std::int32_t>(&out[12], 1);
    std::size_t at = kSnappyHeader;
    while (!in.empty()) {
        const Bytes block = in.first(std::min(in.size(), kSnappyBlock));
        std::size_t length = 0;
        snappy::RawCompress(chars(block.data()), block.size(), chars(&out[at + 4]), &length);
        storeBig(&out[at], static_cast<std::int32_t>(length));
        at += 4 + length;
        in = in.subspan(block.size());
    }
    out.resize(at);
}

}  // namespace

struct Codecs::Contexts {
    z_stream inflate{};
    z_stream deflate{};
    bool inflates = false;
    bool deflates = false;
    LZ4F_dctx* lz4 = nullptr;
    ZSTD_DCtx* zstdIn = nullptr;
    ZSTD_CCtx* zstdOut = nullptr;

    Contexts() = default;
    Contexts(const Contexts&) = delete;
    Contexts& operator=(const Contexts&) = delete;
    ~Contexts() {
        if (inflates) {
            inflateEnd(&inflate);
        }
        if (deflates) {
            deflateEnd(&deflate);
        }
        LZ4F_freeDecompressionContext(lz4);
        ZSTD_freeDCtx(zstdIn);
        ZSTD_freeCCtx(zstdOut);
    }

    bool unpackGzip(Bytes in, std::vector<std::byte>& out, std::size_t most) {
        if (!inflates && inflateInit2(&inflate, kGzipWindow) != Z_OK) {
            return false;
        }
        inflates = true;
        inflateReset(&inflate);
        inflate.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(in.data()));  // it only reads
        inflate.avail_in = static_cast<uInt>(in.size());
        return fill(out, in.size() * 4, most, [&](std::span<std::byte> room, std::size_t& wrote) {
            inflate.next_out = reinterpret_cast<Bytef*>(room.data());
            inflate.avail_out = static_cast<uInt>(room.size());
            const int said = ::inflate(&inflate, Z_NO_FLUSH);
            wrote = room.size() - inflate.avail_out;
            return said == Z_STREAM_END ? Step::Done : said == Z_OK || said == Z_BUF_ERROR ? Step::More : Step::Failed;
        });
    }

    bool packGzip(Bytes in, std::vector<std::byte>& out) {
        if (!deflates && deflateInit2(&deflate, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kGzipMemory,
                                      Z_DEFAULT_STRATEGY) != Z_OK) {
            return false;
        }
        deflates = true;
        deflateReset(&deflate);
        out.resize(deflateBound(&deflate, in.size()));
        deflate.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(in.data()));  // it only reads
        deflate.avail_in = static_cast<uInt>(in.size());
        deflate.next_out = reinterpret_cast<Bytef*>(out.data());
        deflate.avail_out = static_cast<uInt>(out.size());
        const bool done = ::deflate(&deflate, Z_FINISH) == Z_STREAM_END;
        out.resize(out.size() - deflate.avail_out);
        return done;
    }

    bool unpackLz4(Bytes in, std::vector<std::byte>& out, std::size_t most) {
        if (lz4 == nullptr && LZ4F_isError(LZ4F_createDecompressionContext(&lz4, LZ4F_VERSION)) != 0U) {
            return false;
        }
        LZ4F_resetDecompressionContext(lz4);
        return fill(out, in.size() * 4, most, [&](std::span<std::byte> room, std::size_t& wrote) {
            wrote = room.size();
            std::size_t read = in.size();
            const std::size_t left = LZ4F_decompress(lz4, room.data(), &wrote, in.data(), &read, nullptr);
            in = in.subspan(LZ4F_isError(left) != 0U ? 0 : read);
            return LZ4F_isError(left) != 0U ? Step::Failed : left == 0 ? Step::Done : Step::More;
        });
    }

    static bool packLz4(Bytes in, std::vector<std::byte>& out) {
        LZ4F_preferences_t how{};
        how.frameInfo.blockSizeID = LZ4F_max64KB;
        how.frameInfo.blockMode = LZ4F_blockIndependent;  // Kafka's reader takes no others
        out.resize(LZ4F_compressFrameBound(in.size(), &how));
        const std::size_t size = LZ4F_compressFrame(out.data(), out.size(), in.data(), in.size(), &how);
        out.resize(LZ4F_isError(size) != 0U ? 0 : size);
        return LZ4F_isError(size) == 0U;
    }

    bool unpackZstd(Bytes in, std::vector<std::byte>& out, std::size_t most) {
        if (zstdIn == nullptr) {
            zstdIn = ZSTD_createDCtx();
            ZSTD_DCtx_setParameter(zstdIn, ZSTD_d_windowLogMax, kZstdWindowLog);
        }
        ZSTD_DCtx_reset(zstdIn, ZSTD_reset_session_only);
        ZSTD_inBuffer from{in.data(), in.size(), 0};
        return fill(out, in.size() * 4, most, [&](std::span<std::byte> room, std::size_t& wrote) {
            ZSTD_outBuffer to{room.data(), room.size(), 0};
            const std::size_t left = ZSTD_decompressStream(zstdIn, &to, &from);
            wrote = to.pos;
            return ZSTD_isError(left) != 0U ? Step::Failed : left == 0 ? Step::Done : Step::More;
        });
    }

    bool packZstd(Bytes in, std::vector<std::byte>& out) {
        if (zstdOut == nullptr) {
            zstdOut = ZSTD_createCCtx();
        }
        out.resize(ZSTD_compressBound(in.size()));
        const std::size_t size =
            ZSTD_compressCCtx(zstdOut, out.data(), out.size(), in.data(), in.size(), ZSTD_CLEVEL_DEFAULT);
        out.resize(ZSTD_isError(size) != 0U ? 0 : size);
        return ZSTD_isError(size) == 0U;
    }
};

Codecs::Codecs() : m_contexts(std::make_unique<Contexts>()) {}
Codecs::~Codecs() = default;

bool Codecs::unpack(Codec codec, std::span<const std::byte> in, std::vector<std::byte>& out, std::size_t most) {
    switch (codec) {
        case Codec::None:
            out.assign(in.begin(), in.begin() + static_cast<std::ptrdiff_t>(std::min(in.size(), most)));
            return in.size() <= most;
        case Codec::Gzip:
            return m_contexts->unpackGzip(in, out, most);
        case Codec::Snappy:
            return unpackSnappy(in, out, most);
        case Codec::Lz4:
            return m_contexts->unpackLz4(in, out, most);
        case Codec::Zstd:
            return m_contexts->unpackZstd(in, out, most);
    }
    return false;
}

bool Codecs::pack(Codec codec, std::span<const std::byte> in, std::vector<std::byte>& out) {
    switch (codec) {
        case Codec::None:
            out.assign(in.begin(), in.end());
            return true;
        case Codec::Gzip:
            return m_contexts->packGzip(in, out);
        case Codec::Snappy:
            packSnappy(in, out);
            return true;
        case Codec::Lz4:
            return Contexts::packLz4(in, out);
        case Codec::Zstd:
            return m_contexts->packZstd(in, out);
    }
    return false;
}

}  // namespace tributary::wire
