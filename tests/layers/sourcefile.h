#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tributary {

/// One #include directive.
struct Include {
    std::string path;
    bool quoted = false;  ///< "path" rather than <path>
    int line = 0;
};

/// What the layer rules need to know of one C++ file, read from its text alone: it need not compile. Plain value.
struct SourceFile {
    std::string path;  ///< relative to the source tree, with forward slashes
    int lines = 0;
    bool pragmaOnce = false;
    std::vector<Include> includes;
    std::vector<int> usingNamespaceLines;  ///< outside of function and class bodies

    [[nodiscard]] bool isHeader() const;
};

/// Reads `root`/`path`. An unreadable file throws std::runtime_error.
[[nodiscard]] SourceFile readSourceFile(const std::filesystem::path& root, const std::string& path);

/// The text with comments and the contents of string and character literals replaced by blanks; lines and columns stay,
/// and so do the names in #include directives.
[[nodiscard]] std::string blankComments(const std::string& text);

}  // namespace tributary
