#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// The version of Strimzi's API. v1 came with 0.49, and is the only one that releases from 1.0 on take.
enum class StrimziVersion { V1Beta2, V1 };

/// Writes a KafkaMirrorMaker2 resource for each cluster that links lead to. Secrets are references to Kubernetes
/// Secrets.
template <StrimziVersion version>
class StrimziExporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

}  // namespace tributary
