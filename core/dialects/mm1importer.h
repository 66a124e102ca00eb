#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/dialects/dialect.h"

namespace tributary {

/// Reads a MirrorMaker 1 (kafka-mirror-maker.sh): its command line, as it was typed or as a script, a unit of systemd,
/// a file of Docker Compose or a manifest of Kubernetes holds it, and the properties of its consumer and producer. What
/// a command has from variables that are not in the file is left open, and said.
class Mm1Importer final : public Importer {
public:
    [[nodiscard]] Result<Imported> read(const ImportRequest& request) const override;
    [[nodiscard]] bool recognises(std::string_view text) const override;

    /// A file that a command names and that is not among the request's.
    struct WantedFile {
        std::string name;  ///< as the command has it
        std::string from;  ///< the file that the command stands in; empty: it was typed
        std::string place;  ///< of the name in it, "start.sh:10:52"
    };
    [[nodiscard]] static std::vector<WantedFile> wantedFiles(const ImportRequest& request);

    /// Does a command of the request name this file?
    [[nodiscard]] static bool names(const ImportRequest& request, const SourceText& file);
};

}  // namespace tributary
