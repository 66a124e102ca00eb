#pragma once

#include <filesystem>
#include <string>

#include "core/base/error.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// Reads a document from a file. Reads at most 64 MiB, of devices and pipes too. Errors name the file by `path`.
[[nodiscard]] Result<TopologySpec> loadTopology(const std::filesystem::path& path);

/// Writes the document in its canonical form, atomically: what was there stays until the new text is on the disk. What
/// is still being worked on (an address without port, a link without an end) is written too; a spec that parseTopology()
/// would refuse, because it has a secret in an override or the same id twice, is not.
[[nodiscard]] Status saveTopology(const std::filesystem::path& path, const TopologySpec& spec);

}  // namespace tributary
