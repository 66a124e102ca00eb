#include "app/process/signalwatch.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstring>
#include <utility>

#include <unistd.h>

#include "app/process/exitcode.h"

namespace tributary {

namespace {

// A signal handler reaches nothing but globals.
std::atomic<int> stopSignals{0};
std::array<int, 2> stopPipe{-1, -1};

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

extern "C" void onStopSignal(int signal) {
    if (stopSignals.fetch_add(1) > 0) {
        _exit(kForced);
    }
    const auto byte = static_cast<unsigned char>(signal);
    // A pipe that has never been written to takes one byte.
    [[maybe_unused]] const ssize_t written = write(stopPipe[1], &byte, 1);
}

}  // namespace

SignalWatch::SignalWatch(std::function<void(int signal)> stop) {
    stopSignals = 0;
    if (pipe(stopPipe.data()) != 0) {
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(stopPipe[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [stop = std::move(stop)] {
        unsigned char signal = 0;
        if (read(stopPipe[0], &signal, 1) == 1) {
            stop(signal);
        }
    });
    struct sigaction action{};
    action.sa_handler = onStopSignal;
    action.sa_flags = SA_RESTART;
    for (const int signal : kSignals) {
        sigaction(signal, &action, nullptr);
    }
    std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is an error of write()
}

SignalWatch::~SignalWatch() {
    for (const int signal : kSignals) {
        std::signal(signal, SIG_DFL);
    }
    m_notifier.reset();
    for (int& end : stopPipe) {
        close(end);
        end = -1;
    }
}

}  // namespace tributary
