#pragma once

#include <filesystem>
#include <string_view>

#include "core/base/error.h"

namespace tributary {

/// Replaces a file, or makes it, in one step: the bytes are on the disk, all of them, before the old ones are gone.
/// Else FileUnwritable, and what was there stays; a directory, a pipe or a device always does. The one way in which
/// whole files are written here. Any thread; waits for the disk.
[[nodiscard]] Status replaceFile(const std::filesystem::path& path, std::string_view bytes, bool executable = false);

}  // namespace tributary
