#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Writes a dashboard for Grafana over the metrics that Prometheus has of tributaryd.
class GrafanaExporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

}  // namespace tributary
