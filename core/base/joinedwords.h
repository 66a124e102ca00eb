#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tributary {

/// `words` one after the other. Any thread.
[[nodiscard]] inline std::string joinedWords(const std::vector<std::string>& words, std::string_view separator = ", ") {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        out.append(i > 0 ? separator : std::string_view{}).append(words[i]);
    }
    return out;
}

}  // namespace tributary
