#pragma once

#include <string>

#include "app/tributaryd/terminal.h"

namespace tributary::daemon {

/// `tributaryd check FILE`: what can be said of a document without connecting to a cluster.
class CheckCommand {
public:
    struct Options {
        std::string file;
        bool json = false;
    };

    CheckCommand(Options options, Terminal out, Terminal errors);
    [[nodiscard]] int run() const;

private:
    const Options m_options;
    const Terminal m_out;
    const Terminal m_errors;
};

}  // namespace tributary::daemon
