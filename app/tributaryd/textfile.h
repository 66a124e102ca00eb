#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/error.h"

namespace tributary::daemon {

/// What places in a text from the standard input begin with.
inline constexpr const char* kStandardInput = "standard input";

/// The standard input's first `most` bytes. FileUnreadable where it was read before. Main thread; waits for its end.
[[nodiscard]] Result<std::string> readStandardInput(std::size_t most);

/// Reads a whole text file, "-" meaning the standard input; at most 64 MiB. Errors name the file.
[[nodiscard]] Result<std::string> readTextFile(const std::string& file);

/// Writes a text file atomically: what was there stays until the new text is on the disk.
[[nodiscard]] Status writeTextFile(const std::string& file, std::string_view text, bool executable = false);

}  // namespace tributary::daemon
