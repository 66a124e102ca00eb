#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Reads connectors of a Kafka Connect cluster from JSON files: the three of MirrorMaker 2, put together by their
/// clusters, and Confluent Replicator. Others are named in the report.
class ConnectImporter final : public Importer {
public:
    [[nodiscard]] Result<Imported> read(const ImportRequest& request) const override;
};

}  // namespace tributary
