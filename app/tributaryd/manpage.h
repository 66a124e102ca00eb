#pragma once

#include <string>

#include "app/tributaryd/commandwords.h"

namespace tributary::daemon {

/// A man page (section 1, groff's man macros) of the program, "tributaryd.1", or of one of its commands,
/// "tributaryd-run.1". Plain functions; any thread.
[[nodiscard]] std::string manPageName(const CommandWords& program, const CommandWords& command);
[[nodiscard]] std::string manPage(const CommandWords& program, const CommandWords& command, const std::string& version);

}  // namespace tributary::daemon
