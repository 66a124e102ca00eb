#include "tests/soak/statelane.h"

#include <exception>
#include <fstream>
#include <utility>

#include <fmt/format.h>

namespace tributary::soak {

StateLane::StateLane(std::filesystem::path state, FaultPlan plan, Journal& journal)
    : m_state(std::move(state)), m_plan(std::move(plan)), m_journal(journal) {}

void StateLane::begin() {
    m_thread = std::jthread([this] { run(); });
}

void StateLane::waitUntilHealed() { m_thread = {}; }

void StateLane::run() {
    const std::filesystem::path aside = m_state.string() + ".aside";
    try {
        while (!m_plan.empty()) {
            const Fault fault = m_plan.next();
            if (!m_journal.sleep(fault.afterMs)) {
                return;
            }
            const std::size_t number = m_journal.begin(
                LaneKind::State, fault.kind, fmt::format("{:.1f} s", static_cast<double>(fault.lengthMs) / 1000));
            std::filesystem::rename(m_state, aside);
            std::ofstream{m_state} << "in the way\n";
            m_journal.sleep(fault.lengthMs);
            std::filesystem::remove(m_state);
            std::filesystem::rename(aside, m_state);
            m_journal.end(number);
        }
    } catch (const std::exception& problem) {
        m_journal.complain(fmt::format("state lane: {}", problem.what()));
    }
}

}  // namespace tributary::soak
