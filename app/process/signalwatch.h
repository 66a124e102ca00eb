#pragma once

#include <functional>
#include <memory>

#include <QSocketNotifier>

namespace tributary {

/// Turns the first SIGINT, SIGTERM or SIGHUP into a call from the event loop. The second one ends the process at once,
/// with kForced, wherever it is. One at a time in a process.
class SignalWatch {
public:
    explicit SignalWatch(std::function<void(int signal)> stop);
    ~SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace tributary
