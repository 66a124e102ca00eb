#pragma once

#include <string>

#include "app/tributaryd/terminal.h"

namespace tributary::daemon {

/// The only place that knows all parts of the program: reads the command line, makes the command with the real engine,
/// runs it. `commit` is what it was built from. Returns an ExitCode.
[[nodiscard]] int compose(int argc, char** argv, Terminal out, Terminal errors, const std::string& commit);

}  // namespace tributary::daemon
