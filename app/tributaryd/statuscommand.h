#pragma once

#include <memory>
#include <string>

#include "app/tributaryd/livescreen.h"
#include "app/tributaryd/statusclient.h"
#include "app/tributaryd/terminal.h"

namespace tributary::daemon {

/// `tributaryd status`: watches a running `tributaryd run` or `sandbox` through its local socket.
class StatusCommand {
public:
    struct Options {
        std::string instance;  ///< empty: the only one that runs
        std::string stateDirectory;
        bool json = false;
        bool once = false;
    };

    StatusCommand(Options options, Terminal out, Terminal errors);
    /// Runs the event loop.
    [[nodiscard]] int run();

private:
    void show(const std::string& line);

    const Options m_options;
    const Terminal m_out;
    const Terminal m_errors;
    LiveScreen m_screen;
    bool m_shown = false;
    std::unique_ptr<StatusClient> m_client;
};

}  // namespace tributary::daemon
