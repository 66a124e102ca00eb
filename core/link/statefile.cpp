#include "core/link/statefile.h"

#include <cctype>

namespace tributary {

std::filesystem::path stateFile(const std::filesystem::path& directory, const std::string& group,
                                std::string_view suffix) {
    if (directory.empty()) {
        return {};
    }
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string name;
    for (const char c : group) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '-' || c == '_' || (c == '.' && !name.empty())) {
            name += c;
        } else {
            name += '%';
            name += kHex[byte >> 4];
            name += kHex[byte & 15];
        }
    }
    return directory / (name + std::string{suffix});
}

}  // namespace tributary
