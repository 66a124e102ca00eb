#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

/// Reads MSK Replicators: AWS::MSK::Replicator of a CloudFormation template (YAML or JSON), aws_msk_replicator of
/// Terraform's JSON (`terraform show -json`, *.tf.json). Terraform's own language is refused with a hint. Clusters are
/// named there by what AWS calls them: their addresses stay open.
class MskImporter final : public Importer {
public:
    [[nodiscard]] Result<Imported> read(const ImportRequest& request) const override;
    [[nodiscard]] bool recognises(std::string_view text) const override;
};

}  // namespace tributary
