#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Writes a compose.yaml that runs a topology with tributaryd in a container, and the document beside it.
class ComposeExporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

}  // namespace tributary
