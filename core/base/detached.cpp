#include "core/base/detached.h"

#include <atomic>
#include <cstdlib>
#include <thread>
#include <utility>

namespace tributary {

namespace {

std::atomic<int> g_running{0};

}  // namespace

void runDetached(std::function<void()> work) {
    g_running.fetch_add(1, std::memory_order_relaxed);
    try {
        std::thread{[work = std::move(work)]() mutable {
            work();
            work = nullptr;
            g_running.fetch_sub(1, std::memory_order_release);
        }}.detach();
    } catch (...) {
        g_running.fetch_sub(1, std::memory_order_relaxed);
        throw;
    }
}

bool detachedRuns() { return g_running.load(std::memory_order_acquire) != 0; }

int leaveMain(int code) {
    if (detachedRuns()) {
        std::quick_exit(code);
    }
    return code;
}

}  // namespace tributary
