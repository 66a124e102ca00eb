#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tributary {

/// The file that belongs to a consumer group in a state directory. Characters that a file system might not take are
/// written as %XX, so that two groups never share a file. Empty when there is no directory.
[[nodiscard]] std::filesystem::path stateFile(const std::filesystem::path& directory, const std::string& group,
                                              std::string_view suffix);

}  // namespace tributary
