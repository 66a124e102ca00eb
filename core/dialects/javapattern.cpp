#include "core/dialects/javapattern.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace tributary {

namespace {

constexpr std::size_t kLongest = 20'000;
constexpr int kDeepestGroup = 100;
constexpr int kMostOptional = 100;
constexpr std::string_view kComma = "\\x2C";

bool isDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// {n}, {n,} or {n,m}
struct Repetition {
    int least = 0;
    int most = -1;  ///< -1: without end
    bool comma = false;
    std::size_t length = 0;  ///< of its text
};

std::optional<Repetition> repetitionAt(std::string_view text) {
    const std::size_t close = text.find('}');
    if (!text.starts_with('{') || close == std::string_view::npos || close < 2) {
        return std::nullopt;
    }
    const std::string_view inside = text.substr(1, close - 1);
    const std::size_t comma = inside.find(',');
    const auto number = [](std::string_view digits, int& out) {
        const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
        return failure == std::errc{} && end == digits.data() + digits.size() && out >= 0;
    };
    Repetition found;
    found.length = close + 1;
    found.comma = comma != std::string_view::npos;
    if (!number(inside.substr(0, comma), found.least)) {
        return std::nullopt;
    }
    if (!found.comma) {
        found.most = found.least;
    } else if (comma + 1 < inside.size() && !number(inside.substr(comma + 1), found.most)) {
        return std::nullopt;
    }
    return found;
}

class Rewriter {
public:
    explicit Rewriter(std::string_view text) : m_text(text) {}

    std::optional<std::string> rewrite() {
        std::string out;
        if (!sequence(out, 0) || m_at != m_text.size() || (m_repeated && m_refersBack)) {
            return std::nullopt;
        }
        return m_flags ? "(?:" + out + ")" : out;
    }

private:
    [[nodiscard]] std::string_view rest() const { return m_text.substr(m_at); }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    /// Up to the closing parenthesis of its group, or the end.
    bool sequence(std::string& out, int depth) {
        while (!atEnd() && m_text[m_at] != ')') {
            if (rest().starts_with("\\Q")) {
                if (!quoted(out)) {
                    return false;
                }
                continue;
            }
            std::string atom;
            if (!readAtom(atom, depth) || !readQuantifier(atom)) {
                return false;
            }
            out += atom;
            if (out.size() > kLongest) {
                return false;
            }
        }
        return true;
    }

    bool quoted(std::string& out) {
        const std::size_t end = std::min(m_text.find("\\E", m_at), m_text.size());
        for (std::size_t i = m_at + 2; i < end; ++i) {
            const char c = m_text[i];
            const bool plain =
                std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
            out += c == ',' ? std::string(kComma) : plain ? std::string(1, c) : std::string("\\") + c;
        }
        m_at = std::min(end + 2, m_text.size());
        // A quantifier behind \E counts for the last character, which stands in `out` already.
        return atEnd() || std::string_view("*+?{").find(m_text[m_at]) == std::string_view::npos;
    }

    bool readAtom(std::string& atom, int depth) {
        const char c = m_text[m_at];
        switch (c) {
            case '\\':
                return readEscape(atom);
            case '[':
                return readClass(atom);
            case '(':
                return readGroup(atom, depth);
            case ',':
                atom = kComma;
                ++m_at;
                return true;
            case '{':
            case '}':
                atom = std::string("\\") + c;
                ++m_at;
                return true;
            case '*':
            case '+':
            case '?':
                return false;  // PCRE would not compile it either
            default:
                break;
        }
        do {
            atom += m_text[m_at++];
        } while (!atEnd() && (static_cast<unsigned char>(m_text[m_at]) & 0xC0U) == 0x80);
        return true;
    }

    bool readEscape(std::string& atom) {
        if (m_at + 1 >= m_text.size()) {
            return false;
        }
        const char c = m_text[m_at + 1];
        if (std::string_view("KgkXCoN").find(c) != std::string_view::npos) {
            return false;
        }
        m_refersBack = m_refersBack || (isDigit(c) && c != '0');
        atom = m_text.substr(m_at, 2);
        m_at += 2;
        if (c == ',') {
            atom = kComma;
        } else if ((c == 'p' || c == 'P' || c == 'x') && !atEnd() && m_text[m_at] == '{') {
            const std::size_t close = m_text.find('}', m_at);
            if (close == std::string_view::npos || rest().substr(0, close - m_at).contains(',')) {
                return false;
            }
            atom += m_text.substr(m_at, close + 1 - m_at);
            m_at = close + 1;
        }
        return true;
    }

    bool readClass(std::string& atom) {
        atom = "[";
        ++m_at;
        if (!atEnd() && m_text[m_at] == '^') {
            atom += m_text[m_at++];
        }
        for (bool first = true; !atEnd(); first = false) {
            const char c = m_text[m_at];
            if (c == ']' && !first) {
                atom += c;
                ++m_at;
                return true;
            }
            if (c == '\\') {
                std::string escape;
                if (rest().starts_with("\\Q") || rest().starts_with("\\E") || !readEscape(escape)) {
                    return false;
                }
                atom += escape;
                continue;
            }
            if (c == '[' && m_at + 1 < m_text.size() &&
                std::string_view(":.=").find(m_text[m_at + 1]) != std::string_view::npos) {
                return false;  // [[:alpha:]]: Java reads it as other characters
            }
            // In Java "[" within a class opens another one, and "&&" intersects.
            atom += c == ','                           ? std::string(kComma)
                    : c == '[' || c == ']' || c == '&' ? std::string("\\") + c
                                                       : std::string(1, c);
            ++m_at;
        }
        return false;
    }

    bool readGroup(std::string& atom, int depth) {
        static constexpr std::string_view kKnown[] = {"(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"};
        const std::string_view here = rest();
        if (here.starts_with("(*") || depth >= kDeepestGroup) {
            return false;
        }
        std::string_view opening = "(";
        if (here.starts_with("(?")) {
            const auto* known =
                std::ranges::find_if(kKnown, [&](std::string_view each) { return here.starts_with(each); });
            if (known != std::end(kKnown)) {
                opening = *known;
            } else {
                const std::size_t end = here.find_first_not_of("imsx-", 2);
                if (end == std::string_view::npos || end == 2 || (here[end] != ')' && here[end] != ':') ||
                    here.substr(0, end).contains('x')) {
                    return false;
                }
                opening = here.substr(0, end + 1);
            }
        }
        atom = opening;
        m_at += opening.size();
        if (opening.ends_with(')')) {
            m_flags = true;
            return true;
        }
        if (!sequence(atom, depth + 1) || atEnd()) {
            return false;
        }
        atom += m_text[m_at++];
        return true;
    }

    bool readQuantifier(std::string& atom) {
        if (atEnd()) {
            return true;
        }
        const char c = m_text[m_at];
        if (c == '*' || c == '+' || c == '?') {
            atom += c;
            ++m_at;
            return readSuffix(atom);
        }
        const std::optional<Repetition> repetition = repetitionAt(rest());
        if (!repetition) {
            return true;
        }
        const std::string_view written = rest().substr(0, repetition->length);
        m_at += repetition->length;
        if (!repetition->comma) {
            atom += written;
            return readSuffix(atom);
        }
        m_repeated = true;
        const bool possessive = !atEnd() && m_text[m_at] == '+';
        if (!atEnd() && m_text[m_at] == '?') {
            ++m_at;  // reluctant: the same for a whole name
        }
        return !possessive && spellOut(atom, *repetition);
    }

    bool readSuffix(std::string& atom) {
        if (!atEnd() && (m_text[m_at] == '+' || m_text[m_at] == '?')) {
            atom += m_text[m_at++];
        }
        return true;
    }

    static bool spellOut(std::string& atom, const Repetition& repetition) {
        std::string out = repetition.least == 0 ? "" : atom + "{" + std::to_string(repetition.least) + "}";
        if (repetition.most < 0) {
            out += atom + "*";
        } else {
            const int optional = repetition.most - repetition.least;
            if (optional < 0 || optional > kMostOptional ||
                atom.size() * static_cast<std::size_t>(optional + 1) > kLongest) {
                return false;
            }
            std::string tail;
            for (int i = 0; i < optional; ++i) {
                tail = "(?:" + atom + tail + ")?";
            }
            out += tail;
        }
        atom = "(?:" + out + ")";
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_flags = false;
    bool m_repeated = false;
    bool m_refersBack = false;
};

}  // namespace

std::optional<std::string> javaPatternOf(std::string_view pcre) { return Rewriter(pcre).rewrite(); }

}  // namespace tributary
