#include "core/dialects/exportnames.h"

#include <algorithm>
#include <cctype>

namespace tributary {

std::string ExportNames::fileBase(const LinkSpec& link) {
    const std::string wanted = plain(link.id.str(), "link");
    std::string base = wanted;
    for (int number = 2; !m_used.insert(base).second; ++number) {
        base = wanted + "-" + std::to_string(number);
    }
    return base;
}

std::string ExportNames::plain(std::string_view text, std::string_view instead) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool kept = byte < 0x80 && (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.');
        out += kept ? c : '_';
    }
    const bool usable = out.find_first_not_of("_.-") != std::string::npos;
    out.erase(0, std::min(out.find_first_not_of(".-"), out.size()));
    return usable ? out : std::string(instead);
}

std::string ExportNames::oneLine(std::string_view text) {
    std::string out(text);
    std::ranges::replace_if(out, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    return out;
}

Error nothingToExport(std::string_view format, const LossReport& report) {
    return Error(ErrorCode::NothingToExport)
        .with("format", format)
        .with("reason", report.lines().empty() ? "it has no links" : report.lines().back().text());
}

}  // namespace tributary
