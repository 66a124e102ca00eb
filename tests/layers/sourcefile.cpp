#include "tests/layers/sourcefile.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace tributary {

namespace {

bool isIncludeLine(const std::string& text, std::size_t at) {
    const std::size_t begin = text.rfind('\n', at) == std::string::npos ? 0 : text.rfind('\n', at) + 1;
    const std::size_t hash = text.find_first_not_of(" \t", begin);
    return hash < at && text[hash] == '#' && text.find("include", hash) < at;
}

bool opensLiteral(const std::string& text, std::size_t at) {
    if (text[at] == '\'') {
        // Behind a digit it only separates digits.
        return at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0;
    }
    return text[at] == '"' && !isIncludeLine(text, at);
}

/// Follows the braces of a file to tell namespace scope from the bodies inside it.
class ScopeTracker {
public:
    void feed(char c) {
        if (c == '{') {
            static const std::regex opensNamespace(R"(^\s*((inline\s+)?namespace\b|extern\s+"))");
            m_bodies.push_back(!std::regex_search(m_statement, opensNamespace));
            m_statement.clear();
        } else if (c == '}') {
            if (!m_bodies.empty()) {
                m_bodies.pop_back();
            }
            m_statement.clear();
        } else if (c == ';') {
            m_statement.clear();
        } else if (!m_statement.empty() || std::isspace(static_cast<unsigned char>(c)) == 0) {
            m_statement += c;
        }
    }

    [[nodiscard]] bool insideBody() const { return std::ranges::find(m_bodies, true) != m_bodies.end(); }

private:
    std::vector<bool> m_bodies;
    std::string m_statement;
};

}  // namespace

bool SourceFile::isHeader() const { return path.ends_with(".h"); }

std::string blankComments(const std::string& text) {
    enum class In { Code, LineComment, BlockComment, Quotes, Raw };
    In in = In::Code;
    char quote = 0;
    std::string rawEnd;
    std::string out = text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        switch (in) {
            case In::Code:
                if (c == '/' && next == '/') {
                    in = In::LineComment;
                    out[i] = ' ';
                } else if (c == '/' && next == '*') {
                    in = In::BlockComment;
                    out[i] = out[i + 1] = ' ';
                    ++i;
                } else if (c == 'R' && next == '"') {
                    const std::size_t open = text.find('(', i);
                    if (open != std::string::npos) {
                        rawEnd = ")" + text.substr(i + 2, open - i - 2) + "\"";
                        in = In::Raw;
                        i = open;
                    }
                } else if (opensLiteral(text, i)) {
                    in = In::Quotes;
                    quote = c;
                }
                break;
            case In::LineComment:
                if (c == '\n') {
                    in = In::Code;
                } else {
                    out[i] = ' ';
                }
                break;
            case In::BlockComment:
                if (c == '*' && next == '/') {
                    out[i] = out[i + 1] = ' ';
                    ++i;
                    in = In::Code;
                } else if (c != '\n') {
                    out[i] = ' ';
                }
                break;
            case In::Quotes:
                if (c == '\\' && next != '\0') {
                    out[i] = ' ';
                    out[++i] = ' ';
                } else if (c == quote || c == '\n') {
                    in = In::Code;
                } else {
                    out[i] = ' ';
                }
                break;
            case In::Raw:
                if (text.compare(i, rawEnd.size(), rawEnd) == 0) {
                    i += rawEnd.size() - 1;
                    in = In::Code;
                } else if (c != '\n') {
                    out[i] = ' ';
                }
                break;
        }
    }
    return out;
}

SourceFile readSourceFile(const std::filesystem::path& root, const std::string& path) {
    std::ifstream stream(root / path, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    if (!stream) {
        throw std::runtime_error("cannot read " + path);
    }

    static const std::regex include(R"rx(^\s*#\s*include\s*(["<])([^">]+)[">])rx");
    static const std::regex usingNamespace(R"(^\s*using\s+namespace\b)");
    static const std::regex pragmaOnce(R"(^\s*#\s*pragma\s+once\b)");
    SourceFile file;
    file.path = path;
    ScopeTracker scope;
    std::istringstream lines(blankComments(content.str()));
    for (std::string line; std::getline(lines, line);) {
        ++file.lines;
        std::smatch match;
        if (std::regex_search(line, match, include)) {
            file.includes.push_back({match[2].str(), match[1].str() == "\"", file.lines});
        } else if (std::regex_search(line, pragmaOnce)) {
            file.pragmaOnce = true;
        } else if (!scope.insideBody() && std::regex_search(line, usingNamespace)) {
            file.usingNamespaceLines.push_back(file.lines);
        }
        if (line.find_first_not_of(" \t") != std::string::npos && line[line.find_first_not_of(" \t")] != '#') {
            for (const char c : line) {
                scope.feed(c);
            }
            scope.feed(' ');
        }
    }
    return file;
}

}  // namespace tributary
