#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Reads connectors of Kafka Connect: JSON, or the properties files of a standalone worker and its connectors. The
/// three of MirrorMaker 2, put together by their clusters, and Confluent Replicator; others are named in the report.
class ConnectImporter final : public Importer {
public:
    [[nodiscard]] Result<Imported> read(const ImportRequest& request) const override;
    [[nodiscard]] bool recognises(std::string_view text) const override;
};

}  // namespace tributary
