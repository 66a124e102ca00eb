#pragma once

#include <cstddef>
#include <string>

#include "app/tributaryd/commandwords.h"

namespace tributary::daemon {

/// The help of a command, or of the program, in lines of at most `width` columns. `program` is its name; `command` may
/// be the program itself. Plain function; any thread.
[[nodiscard]] std::string helpText(const std::string& program, const CommandWords& command, std::size_t width);

}  // namespace tributary::daemon
