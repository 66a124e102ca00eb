#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Writes the drawing as a picture.
class SvgExporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

}  // namespace tributary
