#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Writes each link as MirrorMaker 1 is started: properties of its consumer and of its producer, and a script with the
/// command line.
class Mm1Exporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

}  // namespace tributary
