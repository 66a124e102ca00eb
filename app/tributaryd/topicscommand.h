#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/tributaryd/terminal.h"
#include "core/engine/engine.h"

namespace tributary::daemon {

/// `tributaryd topics FILE --link L`: which topics of the source a link mirrors, and which rule decided. With names
/// from a file it connects to nothing.
class TopicsCommand {
public:
    struct Options {
        std::string file;
        std::string link;       ///< empty: the only one
        std::string namesFrom;  ///< a file of names, "-": the standard input; empty: the cluster is asked
        bool json = false;
        bool mirroredOnly = false;
        int timeoutMs = 15'000;
    };
    using MakeEngine = std::function<std::unique_ptr<Engine>()>;

    TopicsCommand(Options options, MakeEngine makeEngine, Terminal out, Terminal errors);
    [[nodiscard]] int run() const;

private:
    using Topics = std::map<std::string, std::optional<int>>;  ///< their partitions, where they are known

    [[nodiscard]] int ask(const TopologySpec& spec, const LinkSpec& link) const;
    [[nodiscard]] int show(const TopologySpec& spec, const LinkSpec& link, const Topics& topics) const;
    [[nodiscard]] int fail(int code, const std::string& text) const;

    const Options m_options;
    const MakeEngine m_makeEngine;
    const Terminal m_out;
    const Terminal m_errors;
};

}  // namespace tributary::daemon
