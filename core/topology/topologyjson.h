#pragma once

#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// The versions of the document format that this program reads; it writes the newest.
inline constexpr int kTopologyVersion = 1;

/// The member of an `extra` in which importers keep what an export gives back (core/dialects/keptsettings.h).
inline constexpr const char* kImportedMember = "imported";

/// Reads a topology document (resources/schema/tributary-1.schema.json). Bounded in time and memory whatever the text:
/// at most 64 MiB, 64 levels and a million values. Errors carry "fileName:line:column" as their context, line and
/// column counted from 1, the column in characters. Refuses what cannot be a topology at all (an object without an id, an id
/// twice, a secret); whether it makes sense is validate()'s business. Thread-safe.
[[nodiscard]] Result<TopologySpec> parseTopology(std::string_view text, std::string_view fileName);

/// The document's text in its canonical form: members in a fixed order, defaults left out, unknown members last.
/// parseTopology() gives back an equal spec, provided that each `extra` is the text of a JSON object and strings are
/// UTF-8; members of an `extra` that this version knows itself are dropped.
[[nodiscard]] std::string writeTopology(const TopologySpec& spec);

}  // namespace tributary
