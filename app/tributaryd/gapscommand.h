#pragma once

#include <string>
#include <vector>

#include "app/tributaryd/terminal.h"

namespace CLI {
class App;
}

namespace tributary::daemon {

/// `tributaryd gaps FILE`: which source records the links of a document have not mirrored, and why. Reads this machine's state
/// directory; connects to nothing.
class GapsCommand {
public:
    struct Options {
        std::string file;
        std::vector<std::string> links;  ///< empty: all
        std::string stateDirectory;
        bool json = false;
    };

    /// Adds them to the command line's `command`.
    static void describe(CLI::App& command, Options& options);

    GapsCommand(Options options, Terminal out, Terminal errors);
    [[nodiscard]] int run() const;

private:
    const Options m_options;
    const Terminal m_out;
    const Terminal m_errors;
};

}  // namespace tributary::daemon
