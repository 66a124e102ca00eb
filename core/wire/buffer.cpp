#include "core/wire/buffer.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace tributary::wire {

namespace {

constexpr std::size_t kSmallest = 4096;

}  // namespace

struct BufferPool::Shelf {
    std::size_t keepBytes = 0;
    std::size_t lent = 0;
    std::size_t kept = 0;
    std::vector<std::unique_ptr<Buffer>> free;

    void giveBack(std::unique_ptr<Buffer> buffer) {
        lent -= buffer->capacity;
        if (kept + buffer->capacity <= keepBytes) {
            kept += buffer->capacity;
            free.push_back(std::move(buffer));
        }
    }
};

BufferPool::BufferPool(std::size_t keepBytes) : m_shelf(std::make_shared<Shelf>()) { m_shelf->keepBytes = keepBytes; }

BufferPtr BufferPool::take(std::size_t size) {
    const std::size_t capacity = std::bit_ceil(std::max(size, kSmallest));
    // The last one given back is the warmest.
    const auto found = std::find_if(m_shelf->free.rbegin(), m_shelf->free.rend(),
                                    [&](const auto& each) { return each->capacity == capacity; });
    std::unique_ptr<Buffer> buffer;
    if (found != m_shelf->free.rend()) {
        buffer = std::move(*found);
        m_shelf->free.erase(std::next(found).base());
        m_shelf->kept -= capacity;
    } else {
        buffer = std::make_unique<Buffer>();
        buffer->data = std::make_unique_for_overwrite<std::byte[]>(capacity);  // NOLINT
        buffer->capacity = capacity;
    }
    buffer->size = size;
    m_shelf->lent += capacity;
    return {buffer.release(), [shelf = m_shelf](Buffer* each) { shelf->giveBack(std::unique_ptr<Buffer>{each}); }};
}

std::size_t BufferPool::lentBytes() const { return m_shelf->lent; }

}  // namespace tributary::wire
