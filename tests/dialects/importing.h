#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <QtGlobal>

#include "core/dialects/registry.h"

namespace tributary {

/// What an importer makes of files; nothing, with a warning, where it refuses them.
inline Imported readFiles(const char* format, std::vector<SourceText> files) {
    Result<Imported> imported = importFormat(format)->importer.read({std::move(files), {}});
    if (!imported) {
        qWarning("%s", imported.error().text().c_str());
        return {};
    }
    return std::move(*imported);
}

/// Of one, which is called "file".
inline Imported read(const char* format, const std::string& text) { return readFiles(format, {{"file", text}}); }

/// The lines of a part with this reason.
inline std::vector<LossLine> lines(const Imported& imported, LossPart part, LossReason reason) {
    std::vector<LossLine> out = imported.report.part(part);
    std::erase_if(out, [&](const LossLine& line) { return line.reason != reason; });
    return out;
}

}  // namespace tributary
