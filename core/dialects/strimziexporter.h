#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Writes a KafkaMirrorMaker2 resource (kafka.strimzi.io/v1beta2) for each cluster that links lead to. Secrets are
/// references to Kubernetes Secrets.
class StrimziExporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

}  // namespace tributary
