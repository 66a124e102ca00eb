#include "core/dialects/sourcecheck.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "core/base/utf8.h"
#include "core/topology/jsondocument.h"
#include "core/topology/placeholdertext.h"

namespace tributary {

namespace {

Error refusedAt(const SourceText& file, std::string_view format, std::string_view reason, std::size_t offset) {
    return Error(ErrorCode::ForeignSyntax)
        .with("format", format)
        .with("reason", reason)
        .at(placeOfOffset(file.text, offset, file.name));
}

}  // namespace

Error tooMany(std::string_view format, std::string_view what, std::size_t most, const std::string& place) {
    return Error(ErrorCode::ForeignSyntax)
        .with("format", format)
        .with("reason",
              "it has more than " + std::to_string(most) + " " + std::string(what) + "; split it into several files")
        .at(place);
}

std::optional<Error> checkSource(const SourceText& file, std::string_view format, bool utf8) {
    if (file.text.size() > kMostSourceBytes) {
        return refusedAt(file, format, "it is larger than 1 MiB; import it in parts", kMostSourceBytes);
    }
    if (const std::size_t nul = file.text.find('\0'); nul != std::string::npos) {
        return refusedAt(file, format, "a NUL byte; this is not text", nul);
    }
    if (const std::size_t bad = utf8 ? findInvalidUtf8(file.text) : std::string::npos; bad != std::string::npos) {
        return refusedAt(file, format, "a byte that is not UTF-8; save the file as UTF-8", bad);
    }
    return std::nullopt;
}

namespace {

/// `own` is the one name that the text may hold.
bool holdsTemplate(std::string_view text, std::string_view own) {
    if (text.contains("{{")) {
        return true;
    }
    for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
        const auto isName = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos) {
            return false;
        }
        const std::string_view name = text.substr(at + 2, end - at - 2);
        if (!name.empty() && name != own && std::ranges::all_of(name, isName)) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool isTemplate(std::string_view text) { return holdsTemplate(text, {}); }

bool isTemplateValue(std::string_view name, std::string_view value) {
    return holdsTemplate(value, name == "topic.rename.format" ? "topic" : "");
}

std::optional<Error> openPlaceholder(std::string_view field, const PlacedValue& value, std::string_view expected) {
    const std::string placeholder = placeholderIn(value.value);
    return placeholder.empty() ? std::nullopt
                               : std::optional(Error(ErrorCode::PlaceholderOpen)
                                                   .with("field", field)
                                                   .with("placeholder", placeholder)
                                                   .with("expected", expected)
                                                   .at(value.place));
}

Error templateError(std::string_view format, std::string_view text, const std::string& place) {
    const std::string placeholder = placeholderIn(text);
    return Error(ErrorCode::ForeignSyntax)
        .with("format", format)
        .with("reason", "it is a template" + (placeholder.empty() ? std::string() : ", with " + placeholder) +
                            "; render it first (helm template, envsubst, …) and take the result")
        .at(place);
}

}  // namespace tributary
