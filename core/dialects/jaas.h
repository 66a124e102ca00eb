#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tributary {

/// One entry of a JAAS configuration, as `sasl.jaas.config` holds it: `module flag name="value" …;`.
struct JaasEntry {
    std::string module;
    std::map<std::string, std::string> options;
};

/// Nothing where the text is no such entry.
[[nodiscard]] std::optional<JaasEntry> parseJaas(std::string_view text);

/// The entry with the flag `required` and its options in the order of their names.
[[nodiscard]] std::string writeJaas(const JaasEntry& entry);

}  // namespace tributary
