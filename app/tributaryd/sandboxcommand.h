#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include <QTimer>

#include "app/tributaryd/eventlines.h"
#include "app/tributaryd/linksession.h"
#include "app/tributaryd/livescreen.h"
#include "app/tributaryd/statusserver.h"
#include "app/tributaryd/terminal.h"
#include "core/base/clock.h"
#include "core/mirror/localengine.h"
#include "core/sandbox/sandbox.h"

namespace tributary::daemon {

/// `tributaryd sandbox [FILE]`: mirrors between simulated clusters, shows it live, and checks every record.
class SandboxCommand {
public:
    struct Options {
        std::string file;  ///< empty: the hub sample
        std::string stateDirectory;
        double seconds = 0;  ///< of traffic; 0: until a signal
        double rate = 2000;
        std::uint32_t seed = 1;
        bool json = false;
    };
    using MakeEngine = std::function<std::unique_ptr<Engine>(LocalEngineOptions)>;

    SandboxCommand(Options options, MakeEngine makeEngine, Terminal out, Terminal errors);
    ~SandboxCommand();
    SandboxCommand(const SandboxCommand&) = delete;
    SandboxCommand& operator=(const SandboxCommand&) = delete;

    /// Runs the event loop.
    [[nodiscard]] int run();

private:
    [[nodiscard]] int load(TopologySpec& spec);
    void say(const std::string& line);
    void beginEnd();
    void endLinks();
    void readRest();
    void onEvent(const Event& event);
    void onMetrics(const MetricsPtr& snapshot);
    [[nodiscard]] std::string title() const;
    [[nodiscard]] int summarise();

    const Options m_options;
    const MakeEngine m_makeEngine;
    const Terminal m_errors;
    LiveScreen m_screen;
    EventLines m_lines;
    StatusNames m_names;
    bool m_settled = true;  // all that was sent had time to arrive
    bool m_ending = false;
    std::string m_phase;
    double m_trafficSeconds = 0;
    MonotonicTime m_trafficBegan;
    QTimer m_clock;
    std::unique_ptr<StatusServer> m_server;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<LinkSession> m_session;
    std::jthread m_waiter;  // the sandbox's waits block; they run here
};

}  // namespace tributary::daemon
