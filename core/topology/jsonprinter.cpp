#include "core/topology/jsonprinter.h"

#include <cstddef>

#include <nlohmann/json.hpp>

namespace tributary {

namespace {

constexpr std::size_t kLineWidth = 100;
constexpr std::size_t kAlwaysBroken = 3;  // the document, its lists, and each cluster and link

std::string scalar(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Writes the value on one line, or gives up as soon as it is longer than `room`.
bool printInline(const Json& value, std::size_t room, std::string& out) {
    const std::size_t limit = out.size() + room;
    if (!value.is_structured()) {
        if (value.is_string() && value.get_ref<const std::string&>().size() > room) {
            return false;
        }
        out += scalar(value);
        return out.size() <= limit;
    }
    out += value.is_object() ? '{' : '[';
    bool first = true;
    for (const auto& [name, element] : value.items()) {
        out += first ? "" : ", ";
        first = false;
        if (value.is_object()) {
            out += scalar(name) + ": ";
        }
        if (out.size() >= limit || !printInline(element, limit - out.size(), out)) {
            return false;
        }
    }
    out += value.is_object() ? '}' : ']';
    return out.size() <= limit;
}

void print(const Json& value, std::size_t depth, std::string& out) {
    if (!value.is_structured() || value.empty()) {
        out += value.is_structured() ? (value.is_object() ? "{}" : "[]") : scalar(value);
        return;
    }
    if (depth >= kAlwaysBroken) {
        const std::size_t column = out.size() - (out.rfind('\n') + 1);
        std::string line;
        if (column < kLineWidth && printInline(value, kLineWidth - column, line)) {
            out += line;
            return;
        }
    }
    const std::string indent(2 * (depth + 1), ' ');
    out += value.is_object() ? "{\n" : "[\n";
    bool first = true;
    for (const auto& [name, element] : value.items()) {
        out += first ? "" : ",\n";
        first = false;
        out += indent;
        if (value.is_object()) {
            out += scalar(name) + ": ";
        }
        print(element, depth + 1, out);
    }
    out += '\n' + std::string(2 * depth, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

std::string printJson(const Json& value) {
    std::string out;
    print(value, 0, out);
    return out + '\n';
}

}  // namespace tributary
