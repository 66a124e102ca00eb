#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Reads pipelines of Redpanda Connect whose input and output are Redpanda Migrator: `redpanda_migrator`, and what came
/// before it (`redpanda_migrator_bundle`, `legacy_redpanda_migrator`, `kafka_migrator`). Schemas, groups and access
/// control lists, which it migrates too, are named in the report.
class RedpandaImporter final : public Importer {
public:
    [[nodiscard]] Result<Imported> read(const ImportRequest& request) const override;
    [[nodiscard]] bool recognises(std::string_view text) const override;
};

}  // namespace tributary
