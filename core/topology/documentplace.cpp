#include "core/topology/documentplace.h"

#include <charconv>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/topology/jsonlocator.h"

namespace tributary {

namespace {

std::string unescaped(std::string_view token) {
    std::string name;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] == '~' && i + 1 < token.size()) {
            name += token[++i] == '1' ? '/' : '~';
        } else {
            name += token[i];
        }
    }
    return name;
}

JsonPath pathOf(std::string_view pointer) {
    JsonPath path;
    while (!pointer.empty() && pointer.front() == '/') {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        JsonStep step;
        const auto [end, failure] = std::from_chars(token.data(), token.data() + token.size(), step.index);
        if (token.empty() || failure != std::errc{} || end != token.data() + token.size()) {
            step = {unescaped(token), -1};
        }
        path.push_back(std::move(step));
    }
    return path;
}

}  // namespace

std::string placeInDocument(std::string_view text, std::string_view pointer, std::string_view fileName) {
    const bool valid = parseJson(text, fileName).has_value();
    return placeOfOffset(text, valid ? locate(text, pathOf(pointer)) : 0, fileName);
}

}  // namespace tributary
