#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tributary::sandbox {

/// The header by which the checker knows a generated record, wherever and under whatever name it turns up.
inline constexpr std::string_view kStampHeader = "tributary-sandbox";

/// Where a generated record comes from. The names point into the text or into whatever the writer holds.
struct Stamp {
    std::string_view cluster;
    std::string_view topic;  ///< at the source
    std::int32_t partition = 0;
    std::uint64_t sequence = 0;

    bool operator==(const Stamp&) const = default;
};

/// "3 18234 orders.created eu": partition, sequence, topic, cluster. Replaces `out`.
void encodeStamp(const Stamp& stamp, std::string& out);

/// The other way round; nothing when the text is no stamp.
[[nodiscard]] std::optional<Stamp> decodeStamp(std::string_view text);

}  // namespace tributary::sandbox
