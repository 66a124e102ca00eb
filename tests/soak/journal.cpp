#include "tests/soak/journal.h"

#include <chrono>
#include <cstdio>
#include <utility>

#include <fmt/format.h>

namespace tributary::soak {

namespace {

double seconds(std::int64_t ms) { return static_cast<double>(ms) / 1000; }

}  // namespace

std::int64_t Journal::now() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(MonotonicClock::now() - m_start).count();
}

void Journal::say(const std::string& text) { fmt::print(stderr, "{:8.1f} {}\n", seconds(now()), text); }

void Journal::complain(const std::string& text) {
    say("! " + text);
    const std::scoped_lock lock{m_mutex};
    m_complaints.push_back(fmt::format("at {:.1f}: {}", seconds(now()), text));
}

std::vector<std::string> Journal::complaints() const {
    const std::scoped_lock lock{m_mutex};
    return m_complaints;
}

std::size_t Journal::begin(LaneKind lane, FaultKind kind, const std::string& detail) {
    std::size_t number = 0;
    {
        const std::scoped_lock lock{m_mutex};
        number = m_faults.size();
        m_faults.push_back({number, lane, kind, detail, now(), kNotYet});
    }
    say(fmt::format("#{} {} {} {}", number, laneName(lane), faultName(kind), detail));
    return number;
}

void Journal::end(std::size_t number) {
    Happened what;
    {
        const std::scoped_lock lock{m_mutex};
        m_faults[number].end = now();
        what = m_faults[number];
    }
    say(fmt::format("#{} {} {} over after {:.1f} s", number, laneName(what.lane), faultName(what.kind),
                    seconds(what.end - what.begin)));
}

void Journal::ended(Ending ending) {
    const std::scoped_lock lock{m_mutex};
    m_endings.push_back(std::move(ending));
}

std::vector<Happened> Journal::faults() const {
    const std::scoped_lock lock{m_mutex};
    return m_faults;
}

std::vector<Ending> Journal::endings() const {
    const std::scoped_lock lock{m_mutex};
    return m_endings;
}

void Journal::close() {
    const std::scoped_lock lock{m_mutex};
    m_closed = true;
    m_wake.notify_all();
}

bool Journal::closed() const {
    const std::scoped_lock lock{m_mutex};
    return m_closed;
}

bool Journal::sleep(std::int64_t ms) const {
    std::unique_lock lock{m_mutex};
    return !m_wake.wait_for(lock, std::chrono::milliseconds{ms}, [this] { return m_closed; });
}

}  // namespace tributary::soak
