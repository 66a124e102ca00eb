#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Writes a manifest that runs a topology with tributaryd on Kubernetes: ConfigMap, StatefulSet, Service. Secrets are
/// references to Secrets that have to be there.
class KubernetesExporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

}  // namespace tributary
