#pragma once

#include "core/engine/engine.h"
#include "core/sandbox/sandbox.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace tributary::app {

/// Destroys engines on threads of its own: one that still runs links waits for their streams, for half a minute where a
/// target is away, and no window is to stand still for that. take() belongs to the GUI thread; the rest is thread-safe.
class EngineReaper {
public:
    EngineReaper() = default;
    /// Waits for all of them.
    ~EngineReaper();
    EngineReaper(const EngineReaper&) = delete;
    EngineReaper& operator=(const EngineReaper&) = delete;
    EngineReaper(EngineReaper&&) = delete;
    EngineReaper& operator=(EngineReaper&&) = delete;

    /// `sandbox` may be null; it goes after the engine that reads from it.
    void take(std::unique_ptr<Engine> engine, std::shared_ptr<sandbox::Sandbox> sandbox);
    /// True when all are gone.
    bool wait(std::chrono::milliseconds atMost);

private:
    std::mutex m_mutex;
    std::condition_variable m_gone;
    int m_count = 0;  // m_mutex
};

}  // namespace tributary::app
