#pragma once

#include <string>

#include "core/engine/linkplan.h"
#include "core/kafka/secretsource.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// Adds what a start would do to connectors: those of the Connect cluster that the link is to run on, and those of the
/// one that holds its positions now (`holder`; empty: none). Only reads; blocks for the workers' answers.
[[nodiscard]] Status planConnectors(const TopologySpec& spec, const LinkSpec& link, const std::string& holder,
                                    const kafka::SecretSource& secrets, LinkPlan& plan);

}  // namespace tributary
