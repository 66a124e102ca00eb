#pragma once

#include "core/base/backoff.h"
#include "core/base/clock.h"
#include "core/base/error.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace tributary {

/// When a task tries again what has failed, and why it has to. One thread.
class Retry {
public:
    Retry(std::chrono::milliseconds shortest, std::chrono::milliseconds longest) : m_backoff(shortest, longest) {}

    /// It has failed (again): each time later.
    void later(const Error& why) {
        const std::chrono::milliseconds wait = m_backoff.next();
        m_reason = why;
        m_at = MonotonicClock::now() + wait;
        m_atMs = wallClockMs() + wait.count();
    }
    /// It has succeeded, or is another one now: nothing is known against it.
    void reset() {
        m_backoff.reset();
        m_reason.reset();
        m_at = {};
        m_atMs = 0;
    }

    [[nodiscard]] const std::optional<Error>& reason() const { return m_reason; }
    [[nodiscard]] MonotonicTime at() const { return m_at; }
    /// Wall clock, UTC; 0: at once.
    [[nodiscard]] std::int64_t atMs() const { return m_atMs; }

private:
    Backoff m_backoff;
    std::optional<Error> m_reason;
    MonotonicTime m_at;
    std::int64_t m_atMs = 0;
};

}  // namespace tributary
