#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Writes MirrorMaker 2's own file. Everything that its defaults would do beyond the drawing (heartbeats, checkpoints,
/// access control lists) is switched off in it, unless it was imported.
class Mm2Exporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

}  // namespace tributary
