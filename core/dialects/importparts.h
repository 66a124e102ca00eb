#pragma once

#include <string>
#include <vector>

#include "core/dialects/registry.h"

namespace tributary {

// One import of several files, of one program or of several. Pure functions; any thread, no disk.

/// What one importer reads of it.
struct ImportPart {
    const ImportFormat* format = nullptr;
    ImportRequest request;
    bool byContent = false;  ///< nobody has said the format
};

/// Gives every file to the importer of `format`; without one, to that which recognises it. An error names the file that
/// none recognises, or more than one.
[[nodiscard]] Result<std::vector<ImportPart>> importParts(ImportRequest request, const ImportFormat* format);

/// Reads all parts into one topology. Clusters of two parts that have an address in common are one, and the report says
/// so. What has been told by its content is a note of the report.
[[nodiscard]] Result<Imported> readParts(const std::vector<ImportPart>& parts, SecretRef::From secretsIn);

/// The programs that content has told, "mm2 + strimzi"; empty where they were said.
[[nodiscard]] std::string formatsByContent(const std::vector<ImportPart>& parts);

}  // namespace tributary
