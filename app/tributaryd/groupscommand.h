#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/tributaryd/terminal.h"
#include "core/base/error.h"
#include "core/kafka/secretsource.h"
#include "core/link/groupreport.h"
#include "core/topology/topologyspec.h"

namespace CLI {
class App;
}

namespace tributary::daemon {

/// `tributaryd groups FILE`: how the consumer groups of the links' sources stand at their targets. Only reads; the
/// mirror need not run.
class GroupsCommand {
public:
    struct Options {
        std::string file;
        std::vector<std::string> links;  ///< empty: all that have groups
        bool json = false;
    };
    /// Adds them to the command line's `command`.
    static void describe(CLI::App& command, Options& options);

    GroupsCommand(Options options, std::shared_ptr<const kafka::SecretSource> secrets, Terminal out, Terminal errors);
    [[nodiscard]] int run() const;

private:
    [[nodiscard]] bool show(const LinkSpec& link, const std::vector<GroupLine>& lines) const;

    const Options m_options;
    const std::shared_ptr<const kafka::SecretSource> m_secrets;
    const Terminal m_out;
    const Terminal m_errors;
};

}  // namespace tributary::daemon
