#include "core/base/error.h"

#include <algorithm>

namespace tributary {

std::string fillIn(std::string_view pattern, const std::vector<std::pair<std::string, std::string>>& args) {
    std::string out;
    out.reserve(pattern.size() + 64);
    for (std::size_t i = 0; i < pattern.size();) {
        const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
        if (close != std::string_view::npos) {
            const std::string_view name = pattern.substr(i + 1, close - i - 1);
            const auto arg = std::ranges::find_if(args, [&](const auto& a) { return a.first == name; });
            if (arg != args.end()) {
                out += arg->second;
                i = close + 1;
                continue;
            }
        }
        out += pattern[i++];
    }
    return out;
}

Error& Error::with(std::string_view name, std::string_view value) {
    const auto found = std::ranges::find_if(args, [&](const auto& a) { return a.first == name; });
    if (found != args.end()) {
        found->second = value;
    } else {
        args.emplace_back(name, value);
    }
    return *this;
}

std::string Error::message() const { return fillIn(catalogueEntry(code).english, args); }

std::string Error::text() const { return context.empty() ? message() : context + ": " + message(); }

std::string_view Error::arg(std::string_view name) const {
    const auto found = std::ranges::find_if(args, [&](const auto& a) { return a.first == name; });
    return found == args.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace tributary
