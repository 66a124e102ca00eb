#pragma once

#include <span>
#include <string_view>

#include "core/dialects/dialect.h"

namespace tributary {

/// A format under the name that the command line knows it by. Its importer or exporter lives as long as the program.
struct ImportFormat {
    std::string_view name;
    std::string_view title;  ///< the program, as people call it
    const Importer& importer;
    bool oneFile = false;  ///< each file is a setup of its own; of the others several may belong together
};

struct ExportFormat {
    std::string_view name;
    std::string_view title;
    const Exporter& exporter;
};

/// All formats, in the order in which people look for them. Usable from any thread.
[[nodiscard]] std::span<const ImportFormat> importFormats();
[[nodiscard]] std::span<const ExportFormat> exportFormats();

/// Null when there is none of that name.
[[nodiscard]] const ImportFormat* importFormat(std::string_view name);
[[nodiscard]] const ExportFormat* exportFormat(std::string_view name);

}  // namespace tributary
