#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace tributary {

/// Where a process keeps what must outlive it: `chosen`, else $STATE_DIRECTORY (set by systemd), else
/// $XDG_STATE_HOME/tributary, else ~/.local/state/tributary.
[[nodiscard]] std::filesystem::path stateDirectory(const std::string& chosen);

/// Where a process has its status socket: $XDG_RUNTIME_DIR/tributary, else socketLinks().
[[nodiscard]] std::filesystem::path socketDirectory(const std::filesystem::path& state);

/// `state`/run: where the sockets of the processes with that state directory are found, or links to them, whatever
/// their environment was.
[[nodiscard]] std::filesystem::path socketLinks(const std::filesystem::path& state);

/// Where sockets are looked for: with `chosen` those of its processes only, else this user's.
[[nodiscard]] std::vector<std::filesystem::path> socketPlaces(const std::string& chosen);

/// Moves the files of `from`, where an earlier state of this program kept them, to `to`. One that is there already
/// stays, and the other one stays where it is: neither is written over.
void moveFiles(const std::filesystem::path& from, const std::filesystem::path& to);

/// Makes the directory, for this user only, where it is not there yet.
[[nodiscard]] Status makePrivateDirectory(const std::filesystem::path& directory);

}  // namespace tributary
