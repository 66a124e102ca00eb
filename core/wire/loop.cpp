#include "core/wire/loop.h"

#include <cstdint>

#include <sys/eventfd.h>
#include <unistd.h>

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>

namespace tributary::wire {

namespace {

// So many handlers at most before the thread looks after its other duties.
constexpr int kHandlersAtOnce = 32;

}  // namespace

struct Loop::Impl {
    asio::io_context context{1};
    asio::posix::stream_descriptor wake{context, ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};

    void watch() {
        wake.async_wait(asio::posix::stream_descriptor::wait_read, [this](const std::error_code& error) {
            if (error) {
                return;
            }
            std::uint64_t count = 0;
            static_cast<void>(::read(wake.native_handle(), &count, sizeof(count)));
            watch();
        });
    }
};

Loop::Loop() : m_impl(std::make_unique<Impl>()) { m_impl->watch(); }

Loop::~Loop() = default;

void Loop::run(std::chrono::milliseconds atMost) {
    m_impl->context.restart();
    if (m_impl->context.run_one_for(atMost) == 0) {
        return;
    }
    for (int i = 0; i < kHandlersAtOnce && m_impl->context.poll_one() != 0; ++i) {
    }
}

void Loop::wake() {
    const std::uint64_t one = 1;
    static_cast<void>(::write(m_impl->wake.native_handle(), &one, sizeof(one)));
}

int Loop::wakeDescriptor() const { return m_impl->wake.native_handle(); }

asio::io_context& Loop::context() { return m_impl->context; }

}  // namespace tributary::wire
