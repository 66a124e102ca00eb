#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Writes the drawing in the language of Graphviz.
class DotExporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

}  // namespace tributary
