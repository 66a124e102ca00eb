#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Writes what a server with systemd needs to run a topology with tributaryd: the unit, a file for its secrets, the
/// document.
class SystemdExporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

}  // namespace tributary
