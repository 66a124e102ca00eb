#pragma once

#include <memory>
#include <string>

#include "app/tributaryd/documentreader.h"
#include "app/tributaryd/terminal.h"
#include "core/kafka/secretsource.h"

namespace tributary::daemon {

/// `tributaryd check FILE`: what can be said of a document without connecting to a cluster; with --connect also of its
/// clusters.
class CheckCommand {
public:
    struct Options {
        std::string file;
        bool json = false;
        bool connect = false;
        bool strict = false;     ///< a warning fails, too
        int timeoutMs = 15'000;  ///< for each answer of a cluster that is reached
    };

    CheckCommand(Options options, std::shared_ptr<const kafka::SecretSource> secrets, Terminal out, Terminal errors);
    [[nodiscard]] int run() const;

private:
    /// How many clusters or links are not as they should be.
    [[nodiscard]] std::size_t connect(const Document& document) const;

    const Options m_options;
    const std::shared_ptr<const kafka::SecretSource> m_secrets;
    const Terminal m_out;
    const Terminal m_errors;
};

}  // namespace tributary::daemon
