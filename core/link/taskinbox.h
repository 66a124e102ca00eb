#pragma once

#include "core/base/clock.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace tributary {

/// What others ask of a task while it does something else. Whoever asks changes the message that waits; the task takes
/// it as a whole, and `Message::rest()` of it, what holds on, stays. Thread-safe.
template <class Message>
class TaskInbox {
public:
    /// `change` is called with the message, under the inbox' lock.
    template <class Change>
    void tell(Change change) {
        const std::scoped_lock lock{m_mutex};
        change(m_message);
        m_wake.notify_one();
    }

    /// `question` about the message that waits.
    template <class Question>
    [[nodiscard]] auto ask(Question question) const {
        const std::scoped_lock lock{m_mutex};
        return question(m_message);
    }

    /// The task's thread: waits until the message is work, or until the time has come (MonotonicTime::max(): never).
    template <class IsWork>
    [[nodiscard]] Message take(MonotonicTime until, IsWork isWork) {
        std::unique_lock lock{m_mutex};
        const auto ready = [&] { return isWork(m_message); };
        if (until == MonotonicTime::max()) {
            m_wake.wait(lock, ready);
        } else {
            m_wake.wait_until(lock, until, ready);
        }
        Message rest = m_message.rest();
        return std::exchange(m_message, std::move(rest));
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Message m_message;
};

}  // namespace tributary
