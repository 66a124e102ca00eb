#pragma once

#include <memory>
#include <string>

#include "app/tributaryd/terminal.h"
#include "core/kafka/secretsource.h"

namespace tributary::daemon {

/// `tributaryd check FILE`: what can be said of a document without connecting to a cluster.
class CheckCommand {
public:
    struct Options {
        std::string file;
        bool json = false;
    };

    CheckCommand(Options options, std::shared_ptr<const kafka::SecretSource> secrets, Terminal out, Terminal errors);
    [[nodiscard]] int run() const;

private:
    const Options m_options;
    const std::shared_ptr<const kafka::SecretSource> m_secrets;
    const Terminal m_out;
    const Terminal m_errors;
};

}  // namespace tributary::daemon
