#include "ui/dashboard/chunk.h"

#include <bit>
#include <cmath>

namespace tributary::ui {

namespace {

constexpr char kFormat = 1;

std::size_t valueCount(Grain grain) {
    const std::size_t parts = grain == Grain::Second ? 1 : 3;
    return parts * kMeasureCount * Chunk::kCells;
}

/// Keeps 12 bits of the fraction; the last byte of the result is 0 and need not be stored.
std::uint32_t rounded(float value) {
    if (std::isnan(value)) {
        return 0x7fc00000U;
    }
    const auto bits = std::bit_cast<std::uint32_t>(value);
    constexpr std::uint32_t kHalf = 1U << 10U;
    return (bits + kHalf) & ~((1U << 11U) - 1U);
}

}  // namespace

Chunk::Chunk(Grain grain, std::int64_t startMs)
    : m_grain(grain), m_startMs(startMs), m_values(valueCount(grain), kUnknown) {}

void Chunk::set(Measure measure, int cell, float mean, float least, float greatest) {
    m_values[place(measure, Part::Mean, cell)] = mean;
    if (m_grain != Grain::Second) {
        m_values[place(measure, Part::Least, cell)] = least;
        m_values[place(measure, Part::Greatest, cell)] = greatest;
    }
}

void Chunk::fillFrom(const Chunk& other) {
    for (std::size_t i = 0; i < m_values.size() && i < other.m_values.size(); ++i) {
        if (std::isnan(m_values[i])) {
            m_values[i] = other.m_values[i];
        }
    }
}

QByteArray Chunk::pack() const {
    // Neighbours differ little: what differs between them, byte plane by byte plane, is mostly zeros.
    const qsizetype count = static_cast<qsizetype>(m_values.size());
    QByteArray planes(count * 3, '\0');
    char* const out = planes.data();  // QByteArray would ask at each byte whether somebody shares it
    std::uint32_t before = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const std::uint32_t bits = rounded(m_values[static_cast<std::size_t>(i)]);
        const std::uint32_t step = bits ^ before;
        before = bits;
        out[i] = static_cast<char>(step >> 24U);
        out[count + i] = static_cast<char>((step >> 16U) & 0xffU);
        out[2 * count + i] = static_cast<char>((step >> 8U) & 0xffU);
    }
    return QByteArray(1, kFormat) + qCompress(planes, 5);
}

std::optional<Chunk> Chunk::unpack(Grain grain, std::int64_t startMs, const QByteArray& data) {
    Chunk chunk(grain, startMs);
    const auto count = static_cast<qsizetype>(chunk.m_values.size());
    // The first four bytes of qCompress() are the length: looked at here, so that a bad one cannot ask for gigabytes.
    const auto byte = [&data](qsizetype at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(data[at]));
    };
    if (data.size() < 6 || data[0] != kFormat ||
        ((byte(1) << 24U) | (byte(2) << 16U) | (byte(3) << 8U) | byte(4)) != static_cast<std::uint32_t>(count * 3)) {
        return std::nullopt;
    }
    const QByteArray planes = qUncompress(data.sliced(1));
    if (planes.size() != count * 3) {
        return std::nullopt;
    }
    const auto plane = [&planes](qsizetype at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(planes[at]));
    };
    std::uint32_t before = 0;
    for (qsizetype i = 0; i < count; ++i) {
        before ^= (plane(i) << 24U) | (plane(count + i) << 16U) | (plane(2 * count + i) << 8U);
        chunk.m_values[static_cast<std::size_t>(i)] = std::bit_cast<float>(before);
    }
    return chunk;
}

}  // namespace tributary::ui
