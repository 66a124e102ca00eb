#pragma once

#include <string>
#include <vector>

#include "core/dialects/dialect.h"

namespace tributary {

/// Reads a MirrorMaker 1 (kafka-mirror-maker.sh): its command line, and the properties of its consumer and producer.
class Mm1Importer final : public Importer {
public:
    [[nodiscard]] Result<Imported> read(const ImportRequest& request) const override;

    /// The files that a command line names: they have to be among the request's.
    [[nodiscard]] static std::vector<std::string> filesOf(const std::vector<std::string>& arguments);
};

}  // namespace tributary
