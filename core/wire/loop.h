#pragma once

#include <chrono>
#include <memory>

namespace asio {
class io_context;
}

namespace tributary::wire {

/// The event loop of one stream thread: its sockets and timers, and a way to be woken. Owned and run by one thread; only
/// wake() and what writes to wakeDescriptor() come from others.
class Loop {
public:
    Loop();
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    /// Waits at most `atMost` for something to do, does it, and some of what became ready meanwhile.
    void run(std::chrono::milliseconds atMost);

    /// Makes a waiting run() return, or the next one. Any thread.
    void wake();
    /// An eventfd (man 2 eventfd): writing the 64-bit number 1 to it is wake().
    [[nodiscard]] int wakeDescriptor() const;

    [[nodiscard]] asio::io_context& context();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace tributary::wire
