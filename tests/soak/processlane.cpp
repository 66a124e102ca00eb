#include "tests/soak/processlane.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <utility>

#include <fmt/format.h>

#include "tests/support/kafkahome.h"

namespace tributary::soak {

namespace {

using namespace std::chrono_literals;

constexpr auto kStopLimit = 90s;  // tributaryd itself gives up after 60 s
constexpr const char* kMainInstance = "node-1";

}  // namespace

ProcessLane::ProcessLane(Setup setup, Journal& journal)
    : m_setup(std::move(setup)), m_journal(journal), m_thread([this] { run(); }) {}

ProcessLane::~ProcessLane() {
    m_journal.close();
    try {
        m_go.set_value();
    } catch (const std::future_error&) {
        // the usual case: it had begun
    }
    if (m_thread.joinable()) {
        stopLast();
    }
}

void ProcessLane::stopLast() {
    m_end.store(true);
    m_thread.join();
}

void ProcessLane::run() {
    startMain();
    // Not m_go alone: a process that ends before the first fault is told of as well.
    const auto go = m_go.get_future();
    while (go.wait_for(0s) != std::future_status::ready && watch(500)) {
    }
    while (!m_setup.plan.empty() && !m_journal.closed()) {
        const Fault fault = m_setup.plan.next();
        if (watch(fault.afterMs)) {
            befall(fault);
        }
    }
    m_healed.set_value();
    while (!m_end.load()) {
        std::this_thread::sleep_for(200ms);
        static_cast<void>(watch(0));
    }
    stop(m_main, "end");
}

void ProcessLane::befall(const Fault& fault) {
    if (fault.kind == FaultKind::Rebalance) {
        return rebalance(fault);
    }
    const std::int64_t away = fault.lengthMs / 3;
    const std::size_t number = m_journal.begin(
        LaneKind::Process, fault.kind, fmt::format("{}, {:.1f} s away", m_main.name, static_cast<double>(away) / 1000));
    if (fault.kind == FaultKind::Kill) {
        kill(m_main, "kill");
    } else {
        stop(m_main, "stop");
    }
    m_journal.sleep(away);
    startMain();
    m_journal.end(number);
}

void ProcessLane::rebalance(const Fault& fault) {
    const bool firstGoes = fault.pick % 2 != 0;
    Running second = launch({});
    const std::size_t number =
        m_journal.begin(LaneKind::Process, fault.kind,
                        fmt::format("{} joins {}, {} goes after {:.1f} s", second.name, m_main.name,
                                    firstGoes ? m_main.name : second.name, static_cast<double>(fault.lengthMs) / 1000));
    static_cast<void>(watch(fault.lengthMs));
    if (firstGoes) {
        stop(m_main, "rebalance");
        m_journal.sleep(fault.lengthMs / 3);
        startMain();
        static_cast<void>(watch(fault.lengthMs / 3));
    }
    stop(second, "rebalance");
    m_journal.end(number);
}

ProcessLane::Running ProcessLane::launch(const std::string& instance) {
    Running out;
    out.name = fmt::format("tributaryd-{}", ++m_launched);
    m_logs.push_back(m_setup.logs / (out.name + ".log"));
    std::vector<std::string> command{m_setup.program, "run", m_setup.document.string(), "--state-dir",
                                     m_setup.state.string()};
    if (!instance.empty()) {
        command.insert(command.end(), {"--instance-id", instance});
    }
    out.process = std::make_unique<ChildProcess>(ChildProcess::Options{command, m_logs.back(), {}});
    return out;
}

void ProcessLane::startMain() {
    m_main = launch(kMainInstance);
    m_pid.store(m_main.process->pid(), std::memory_order_relaxed);
}

bool ProcessLane::watch(std::int64_t ms) {
    const std::int64_t until = m_journal.now() + ms;
    do {
        if (!m_main.process->isRunning()) {
            const int code = m_main.process->exitStatus().value_or(-1);
            const std::string said = lastLines(m_logs.back(), 2);
            const std::int64_t now = m_journal.now();
            m_journal.ended({"end", m_main.name, now - 1'000, now, code, code >= 128});
            // Without its state directory, and with a password that is refused at its start, it says so and does not
            // run.
            const auto faults = m_journal.faults();
            const auto happens = [&](FaultKind kind) {
                return std::ranges::any_of(faults, [&](const Happened& each) {
                    return each.kind == kind && each.begin <= now && (each.end == kNotYet || each.end + 2'000 >= now);
                });
            };
            if (happens(FaultKind::State) && (code == 1 || code == 4)) {
                m_journal.say(m_main.name + " does not run without its state directory:" + said);
            } else if (happens(FaultKind::Credentials) && code == 4) {
                m_journal.say(m_main.name + " does not run with a password that is refused:" + said);
            } else {
                m_journal.complain(fmt::format("{} ended by itself with {}:{}", m_main.name, code, said));
            }
            m_journal.sleep(1'000);
            startMain();
        }
        const std::int64_t left = until - m_journal.now();
        if (left > 0 && !m_journal.sleep(std::min<std::int64_t>(left, 500))) {
            return false;
        }
    } while (m_journal.now() < until);
    return !m_journal.closed();
}

void ProcessLane::stop(Running& which, const std::string& why) {
    const std::int64_t begin = m_journal.now();
    which.process->signal(SIGTERM);
    if (!which.process->waitForEnd(kStopLimit)) {
        m_journal.complain(which.name + " does not stop, and is killed");
        ++m_uncleanStops;
        return kill(which, why);
    }
    const std::int64_t dead = m_journal.now();
    const int code = which.process->exitStatus().value_or(-1);
    m_slowestStop = std::max(m_slowestStop, dead - begin);
    m_journal.say(
        fmt::format("{} stopped within {:.1f} s with {}", which.name, static_cast<double>(dead - begin) / 1000, code));
    if (code != 0) {
        ++m_uncleanStops;
    }
    m_journal.ended({why, which.name, begin, dead, code, false});
}

void ProcessLane::kill(Running& which, const std::string& why) {
    const std::int64_t begin = m_journal.now();
    which.process->signal(SIGKILL);
    static_cast<void>(which.process->waitForEnd(30s));
    m_journal.ended({why, which.name, begin, m_journal.now(), 137, true});
}

}  // namespace tributary::soak
