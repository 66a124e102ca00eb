#pragma once

#include <filesystem>
#include <thread>

#include "tests/soak/faultplan.h"
#include "tests/soak/journal.h"

namespace tributary::soak {

/// Takes the state directory away for a while, now and then: a file stands in its place, so that nothing below it can
/// be read or written, by root either (modes would not stop root). A thread of its own, until the journal is closed.
class StateLane {
public:
    StateLane(std::filesystem::path state, FaultPlan plan, Journal& journal);

    /// From now on there are faults.
    void begin();
    /// Waits until the last one is over. The journal is closed.
    void waitUntilHealed();

private:
    void run();

    const std::filesystem::path m_state;
    FaultPlan m_plan;
    Journal& m_journal;
    std::jthread m_thread;
};

}  // namespace tributary::soak
