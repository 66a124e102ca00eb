#include "core/base/otherprotocol.h"

#include <algorithm>
#include <array>

namespace tributary {

namespace {

constexpr std::size_t kMostShown = 16;

bool isPrintable(char c) { return c >= 0x20 && c < 0x7F; }

bool isTlsRecord(std::string_view bytes) {
    return bytes.size() >= 2 && bytes[0] >= 0x14 && bytes[0] <= 0x17 && bytes[1] == 0x03;
}

}  // namespace

std::string protocolOf(std::string_view firstBytes) {
    if (isTlsRecord(firstBytes)) {
        return "TLS";
    }
    for (const std::string_view known : {"HTTP", "SSH"}) {
        if (firstBytes.starts_with(known)) {
            return std::string(known);
        }
    }
    const auto textEnd = std::ranges::find_if_not(firstBytes.substr(0, kMostShown), isPrintable);
    const std::string_view text = firstBytes.substr(0, static_cast<std::size_t>(textEnd - firstBytes.begin()));
    return text.size() < 4 ? std::string{} : "text that begins with \"" + std::string(text) + "\"";
}

std::string protocolOfSize(std::int32_t size) {
    std::array<char, 4> bytes{};
    auto rest = static_cast<std::uint32_t>(size);
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, rest >>= 8U) {
        *byte = static_cast<char>(rest & 0xFFU);
    }
    return protocolOf({bytes.data(), bytes.size()});
}

}  // namespace tributary
