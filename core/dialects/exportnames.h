#pragma once

#include <set>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/dialects/lossreport.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// Names of the files that an export makes: unique, and without what a path or a shell would take for something else.
class ExportNames {
public:
    [[nodiscard]] std::string fileBase(const LinkSpec& link);

    /// Letters, digits, dashes, dots and underscores of `text`; `instead` where none is left.
    [[nodiscard]] static std::string plain(std::string_view text, std::string_view instead);
    /// Without line breaks and other control characters, for comments.
    [[nodiscard]] static std::string oneLine(std::string_view text);

private:
    std::set<std::string> m_used;
};

/// "No link of the document can be written as …", with the last line of the report as the reason.
[[nodiscard]] Error nothingToExport(std::string_view format, const LossReport& report);

}  // namespace tributary
