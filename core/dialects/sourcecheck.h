#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dialects/dialect.h"
#include "core/dialects/propertyset.h"

namespace tributary {

// What is refused before a parser sees it, and what no value may be. Pure functions; any thread.

// What one file may have at most: far more than those of people have, and little enough to be read within two seconds
// and 200 MiB. What is read into memory is some hundred times as large as the text.
inline constexpr std::size_t kMostSourceBytes = std::size_t{1024} * 1024;
inline constexpr std::size_t kMostSettings = 10'000;
inline constexpr std::size_t kMostMirrors = 1'000;  ///< clusters, flows, connectors

/// The file has more of `what` than that.
[[nodiscard]] Error tooMany(std::string_view format, std::string_view what, std::size_t most, const std::string& place);

/// Refuses a text that is larger, or has a NUL byte; with `utf8` also one that is not UTF-8. The error names the place.
[[nodiscard]] std::optional<Error> checkSource(const SourceText& file, std::string_view format, bool utf8);

/// Does the text hold what a template engine would fill in: "{{ … }}", or "${NAME}", which is no placeholder of
/// Kafka's?
[[nodiscard]] bool isTemplate(std::string_view text);

/// The same of a setting's value: Replicator has one with a placeholder of its own, "${topic}".
[[nodiscard]] bool isTemplateValue(std::string_view name, std::string_view value);

/// PlaceholderOpen, where one (placeholderIn) stands in a value that has to be known; `expected` is "a whole number".
[[nodiscard]] std::optional<Error> openPlaceholder(std::string_view field, const PlacedValue& value,
                                                   std::string_view expected);

/// The file is a template, as `text` shows: render it first.
[[nodiscard]] Error templateError(std::string_view format, std::string_view text, const std::string& place);

}  // namespace tributary
