#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/tributaryd/documentreader.h"
#include "app/tributaryd/terminal.h"
#include "core/engine/linkplan.h"
#include "core/kafka/secretsource.h"

namespace tributary::daemon {

/// `tributaryd plan FILE`: what `run` would change at the clusters before it mirrors. Only reads.
class PlanCommand {
public:
    struct Options {
        std::string file;
        std::vector<std::string> links;  ///< empty: all
        std::string stateDirectory;
        bool json = false;
    };

    PlanCommand(Options options, std::shared_ptr<const kafka::SecretSource> secrets, Terminal out, Terminal errors);
    [[nodiscard]] int run() const;

private:
    const Options m_options;
    const std::shared_ptr<const kafka::SecretSource> m_secrets;
    const Terminal m_out;
    const Terminal m_errors;
};

/// The exit code that says that a run would change something.
inline constexpr int kPlanHasChanges = 2;

/// One link's plan as a diff, and as a line of JSON.
[[nodiscard]] std::string planText(const LinkPlan& plan);
[[nodiscard]] std::string planJson(const LinkPlan& plan);

}  // namespace tributary::daemon
