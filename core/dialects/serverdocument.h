#pragma once

#include <set>
#include <string>

#include "core/dialects/lossreport.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// A topology as tributaryd runs it on a server, and what that server has to provide.
struct ServerDocument {
    TopologySpec spec;                  ///< with environment variables in the place of keychain entries
    std::string name;                   ///< fit for files and services: "hub"
    std::string text;                   ///< of the document
    std::set<std::string> environment;  ///< variables that hold secrets
    std::set<std::string> files;        ///< absolute paths of secrets, certificates and keys
};

/// A server has no keychain; the report says which variables take its place.
[[nodiscard]] ServerDocument serverDocument(const TopologySpec& spec, LossReport& report);

/// The container image that the exports name.
inline constexpr const char* kImage = "tributary:0.1.0";
/// The port on which the exports let tributaryd serve its metrics.
inline constexpr int kMetricsPort = 9400;

}  // namespace tributary
