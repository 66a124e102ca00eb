#pragma once

#include <string>

#include "app/tributaryd/commandwords.h"

namespace tributary::daemon {

// What a shell offers after Tab: commands, options, the values that an option may have, and files. Each is a whole file
// of the shell's own language that calls nothing but the shell. Plain functions; any thread.

[[nodiscard]] std::string bashCompletion(const CommandWords& program);
[[nodiscard]] std::string zshCompletion(const CommandWords& program);
[[nodiscard]] std::string fishCompletion(const CommandWords& program);

}  // namespace tributary::daemon
