#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace tributary::wire {

/// Bytes of one answer, from its first to its last user.
struct Buffer {
    std::unique_ptr<std::byte[]> data;  // NOLINT: made without zeroing, of a size known at run time
    std::size_t capacity = 0;
    std::size_t size = 0;

    [[nodiscard]] std::span<std::byte> bytes() const { return {data.get(), size}; }
};

using BufferPtr = std::shared_ptr<Buffer>;

/// Lends buffers and takes them back when their last user lets go; never zeroes one. Sizes are powers of two, so that a
/// buffer fits again. One thread; buffers may outlive the pool.
class BufferPool {
public:
    /// `keepBytes`: how much returned memory is kept for the next answer.
    explicit BufferPool(std::size_t keepBytes);

    [[nodiscard]] BufferPtr take(std::size_t size);

    /// Bytes in buffers that are lent out.
    [[nodiscard]] std::size_t lentBytes() const;

private:
    struct Shelf;
    std::shared_ptr<Shelf> m_shelf;
};

}  // namespace tributary::wire
