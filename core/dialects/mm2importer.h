#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Reads MirrorMaker 2's own file, mm2.properties: one file with all clusters and flows. A flow's property counts
/// before the global one; clients are set at three levels (`A.x`, `A.consumer.x`, `A->B.source.consumer.x`), of which
/// the narrowest counts.
class Mm2Importer final : public Importer {
public:
    [[nodiscard]] Result<Imported> read(const ImportRequest& request) const override;
    [[nodiscard]] bool recognises(std::string_view text) const override;
};

}  // namespace tributary
