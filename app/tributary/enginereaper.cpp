#include "app/tributary/enginereaper.h"

#include <thread>
#include <utility>

namespace tributary::app {

EngineReaper::~EngineReaper() {
    std::unique_lock lock{m_mutex};
    m_gone.wait(lock, [this] { return m_count == 0; });
}

void EngineReaper::take(std::unique_ptr<Engine> engine, std::shared_ptr<sandbox::Sandbox> sandbox) {
    {
        const std::scoped_lock lock{m_mutex};
        ++m_count;
    }
    std::thread{[this, engine = std::move(engine), sandbox = std::move(sandbox)]() mutable {
        engine.reset();
        sandbox.reset();
        // Told under the lock: whoever waits may destroy this object as soon as it has it.
        const std::scoped_lock lock{m_mutex};
        --m_count;
        m_gone.notify_all();
    }}.detach();
}

bool EngineReaper::wait(std::chrono::milliseconds atMost) {
    std::unique_lock lock{m_mutex};
    return m_gone.wait_for(lock, atMost, [this] { return m_count == 0; });
}

}  // namespace tributary::app
