#include "core/topology/placeholdertext.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "core/topology/jsondocument.h"

namespace tributary {

std::string placeholderIn(std::string_view text) {
    for (const auto& [open, close] : {std::pair{"{{", "}}"}, std::pair{"${", "}"}}) {
        const std::size_t at = text.find(open);
        const std::size_t end = text.find(close, at == std::string_view::npos ? text.size() : at);
        if (end == std::string_view::npos) {
            continue;
        }
        const std::string_view found = text.substr(at, end + std::string_view(close).size() - at);
        return found.find_first_of("\"'`\n") == std::string_view::npos ? excerpt(found)
                                                                       : std::string(open) + " … " + close;
    }
    for (std::size_t at = text.find("$("); at != std::string_view::npos; at = text.find("$(", at + 2)) {
        const auto isName = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
        const std::size_t end = text.find(')', at);
        if (end != std::string_view::npos && end > at + 2 &&
            std::ranges::all_of(text.substr(at + 2, end - at - 2), isName)) {
            return std::string(text.substr(at, end + 1 - at));
        }
    }
    return {};
}

}  // namespace tributary
