#pragma once

#include <filesystem>
#include <string>

#include "core/base/error.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// The text of a document's file, 64 MiB at most; a directory, a pipe or a device is refused at once. Errors name the
/// file by `path`.
[[nodiscard]] Result<std::string> readTopologyText(const std::filesystem::path& path);

/// readTopologyText() and parseTopology().
[[nodiscard]] Result<TopologySpec> loadTopology(const std::filesystem::path& path);

/// Writes the document in its canonical form, atomically: what was there stays until the new text is on the disk. What
/// is still being worked on (an address without port, a link without an end) is written too; a spec that parseTopology()
/// would refuse, because it has a secret in an override or the same id twice, is not.
[[nodiscard]] Status saveTopology(const std::filesystem::path& path, const TopologySpec& spec);

}  // namespace tributary
