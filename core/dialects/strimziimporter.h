#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Reads Strimzi's resources KafkaMirrorMaker2 (v1alpha1 to v1, with the spellings of old ones) and KafkaMirrorMaker,
/// from files with any number of YAML documents. Resources of other kinds are named in the report.
class StrimziImporter final : public Importer {
public:
    [[nodiscard]] Result<Imported> read(const ImportRequest& request) const override;
    [[nodiscard]] bool recognises(std::string_view text) const override;
};

}  // namespace tributary
