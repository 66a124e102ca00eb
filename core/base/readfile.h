#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "core/base/error.h"

namespace tributary {

/// The first `most` bytes of a regular file: the one way in which files that somebody named are read here.
/// FileUnreadable for all else; a directory, a pipe or a device is refused at once, whatever it would give. Any thread;
/// waits for the disk only.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path, std::size_t most);

}  // namespace tributary
