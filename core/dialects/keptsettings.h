#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/topology/topologyspec.h"

namespace tributary {

/// Settings of another program that Tributary has no part in, carried by a document so that an export gives them back.
/// They live in the `extra` of a document, cluster, link or secret, as {"imported": {"<program>": {"<setting>":
/// "<value>"}}}. No secret is ever kept; a setting that is one is kept as a reference, {"<setting>": {"from": …,
/// "name": …}}.
using KeptSettings = std::map<std::string, std::string>;

/// The "program" under which a secret keeps the placeholder that it was imported from.
inline constexpr const char* kPlaceholder = "placeholder";

/// What `extra` (the text of a JSON object, or empty) keeps for a program.
[[nodiscard]] KeptSettings keptSettings(const std::string& extra, std::string_view program);

/// Puts them into `extra` in the place of what was kept for the program before; other members stay.
void keepSettings(std::string& extra, std::string_view program, const KeptSettings& settings);

/// The same for settings that are secrets: only where they are kept is written.
using KeptSecrets = std::map<std::string, SecretRef>;
[[nodiscard]] KeptSecrets keptSecrets(const std::string& extra, std::string_view program);
void keepSecrets(std::string& extra, std::string_view program, const KeptSecrets& secrets);

/// Adds what `more` keeps of any program to what `extra` keeps. What both have with another value stays what it was,
/// and is given back.
[[nodiscard]] KeptSettings addKeptSettings(std::string& extra, const std::string& more);

}  // namespace tributary
