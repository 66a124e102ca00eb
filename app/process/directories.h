#pragma once

#include <filesystem>
#include <string>

#include "core/base/error.h"

namespace tributary {

/// Where a process keeps what must outlive it: `chosen`, else $STATE_DIRECTORY (set by systemd), else
/// $XDG_STATE_HOME/tributary, else ~/.local/state/tributary.
[[nodiscard]] std::filesystem::path stateDirectory(const std::string& chosen);

/// Where running processes have their status sockets: $XDG_RUNTIME_DIR/tributary, else `state`/run.
[[nodiscard]] std::filesystem::path socketDirectory(const std::filesystem::path& state);

/// Makes the directory, for this user only, where it is not there yet.
[[nodiscard]] Status makePrivateDirectory(const std::filesystem::path& directory);

}  // namespace tributary
