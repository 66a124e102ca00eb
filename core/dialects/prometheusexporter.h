#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Writes how Prometheus scrapes a tributaryd that runs the topology, and rules for alerts: those that a link has in
/// the document, and those that everybody wants.
class PrometheusExporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

}  // namespace tributary
