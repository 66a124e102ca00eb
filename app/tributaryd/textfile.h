#pragma once

#include <string>
#include <string_view>

#include "core/base/error.h"

namespace tributary::daemon {

/// Reads a whole text file, "-" meaning the standard input; at most 64 MiB. Errors name the file.
[[nodiscard]] Result<std::string> readTextFile(const std::string& file);

/// Writes a text file atomically: what was there stays until the new text is on the disk.
[[nodiscard]] Status writeTextFile(const std::string& file, std::string_view text, bool executable = false);

}  // namespace tributary::daemon
