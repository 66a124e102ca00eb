#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/base/error.h"

namespace tributary {

// Private to core/topology. nlohmann's ordered_json is used rather than QJson because it keeps the order of members and
// 64-bit integers, and lets the caller see duplicate members.

using Json = nlohmann::ordered_json;

inline constexpr std::size_t kMaxDocumentBytes = std::size_t{64} * 1024 * 1024;
inline constexpr std::size_t kMaxJsonDepth = 64;
inline constexpr std::size_t kMaxJsonValues = 1'000'000;

/// One step from the root of a document to a value: into a member, or into an element when `index` is not negative.
struct JsonStep {
    std::string name;
    std::ptrdiff_t index = -1;
};
using JsonPath = std::vector<JsonStep>;

/// "links[0].streams", for messages; "the document" for the root.
[[nodiscard]] std::string pathText(const JsonPath& path);

/// What becomes of a member that stands twice in one object.
enum class JsonTwins {
    Refused,
    Kept,  ///< both, in their order: whoever reads has to choose
};

/// Reads JSON text with bounded time and memory. Errors carry "file:line:column" as their context.
[[nodiscard]] Result<Json> parseJson(std::string_view text, std::string_view fileName,
                                     JsonTwins twins = JsonTwins::Refused);

/// Appends without looking for a member of that name, which would make large objects quadratic.
void appendMember(Json& object, std::string_view name, Json value);

/// The place of a byte offset: "file:line:column", column in characters, both from 1.
[[nodiscard]] std::string placeOfOffset(std::string_view text, std::size_t offset, std::string_view fileName);

/// At most some 80 bytes of `text`, without control characters, fit for a message.
[[nodiscard]] std::string excerpt(std::string_view text);

}  // namespace tributary
