#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/tributaryd/terminal.h"
#include "core/engine/engine.h"

namespace tributary::daemon {

/// `tributaryd topics FILE --link L`: which topics of the source a link mirrors, and which rule decided.
class TopicsCommand {
public:
    struct Options {
        std::string file;
        std::string link;  ///< empty: the only one
        bool json = false;
        bool mirroredOnly = false;
        int timeoutMs = 15'000;
    };
    using MakeEngine = std::function<std::unique_ptr<Engine>()>;

    TopicsCommand(Options options, MakeEngine makeEngine, Terminal out, Terminal errors);
    [[nodiscard]] int run() const;

private:
    [[nodiscard]] int show(const TopologySpec& spec, const LinkSpec& link, const ClusterInfo& source) const;

    const Options m_options;
    const MakeEngine m_makeEngine;
    const Terminal m_out;
    const Terminal m_errors;
};

}  // namespace tributary::daemon
