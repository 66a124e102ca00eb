#include "core/base/javaproperties.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "core/base/utf8.h"

namespace tributary {

namespace {

void appendUtf8(std::string& out, std::uint32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0U | (code >> 6U));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0U | (code >> 12U));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | (code >> 18U));
        out += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

std::string latin1ToUtf8(std::string_view text) {
    std::string out;
    for (const char c : text) {
        appendUtf8(out, static_cast<unsigned char>(c));
    }
    return out;
}

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

/// Walks over the text and knows where it stands. End is '\0': the text has none.
class Cursor {
public:
    explicit Cursor(std::string_view text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    [[nodiscard]] bool atLineEnd() const { return atEnd() || peek() == '\n' || peek() == '\r'; }
    [[nodiscard]] std::size_t line() const { return m_line; }
    [[nodiscard]] std::size_t column() const { return m_column; }

    char next() {
        const char c = m_text[m_at++];
        if (c == '\n' || (c == '\r' && peek() != '\n')) {
            ++m_line;
            m_column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80) {
            ++m_column;
        }
        return c;
    }
    void skipLineEnd() {
        const char c = atEnd() ? '\n' : next();
        if (c == '\r' && peek() == '\n') {
            next();
        }
    }
    void skipBlanks() {
        while (isBlank(peek())) {
            next();
        }
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_column = 1;
};

class Parser {
public:
    Parser(std::string_view text, std::string_view fileName) : m_cursor(text), m_fileName(fileName) {}

    Result<std::vector<JavaProperty>> parse() {
        while (!m_error) {
            m_cursor.skipBlanks();
            if (m_cursor.atEnd()) {
                break;
            }
            if (m_cursor.atLineEnd()) {
                m_cursor.skipLineEnd();
            } else if (m_cursor.peek() == '#' || m_cursor.peek() == '!') {
                while (!m_cursor.atLineEnd()) {
                    m_cursor.next();
                }
            } else {
                readProperty();
            }
        }
        if (m_error) {
            return std::unexpected(std::move(*m_error));
        }
        return std::move(m_properties);
    }

private:
    void fail(std::string_view reason, std::size_t line, std::size_t column) {
        if (!m_error) {
            m_error = Error(ErrorCode::ForeignSyntax)
                          .with("format", "properties file")
                          .with("reason", reason)
                          .at(m_fileName + ":" + std::to_string(line) + ":" + std::to_string(column));
        }
    }

    void readProperty() {
        JavaProperty property;
        property.line = m_cursor.line();
        property.column = m_cursor.column();
        property.key = read(true);
        m_cursor.skipBlanks();
        continueLine();
        if (m_cursor.peek() == '=' || m_cursor.peek() == ':') {
            m_cursor.next();
            m_cursor.skipBlanks();
            continueLine();
        }
        property.value = read(false);
        m_cursor.skipLineEnd();
        m_properties.push_back(std::move(property));
    }

    /// Passes "backslash, end of line, blanks", however often.
    void continueLine() {
        while (m_cursor.peek() == '\\' && (m_cursor.peek(1) == '\n' || m_cursor.peek(1) == '\r')) {
            m_cursor.next();
            m_cursor.skipLineEnd();
            m_cursor.skipBlanks();
        }
    }

    std::string read(bool key) {
        std::string out;
        for (continueLine(); !m_error && !m_cursor.atLineEnd(); continueLine()) {
            const char c = m_cursor.peek();
            if (key && (c == '=' || c == ':' || isBlank(c))) {
                break;
            }
            if (c == '\0') {
                fail("a NUL byte; this is not text", m_cursor.line(), m_cursor.column());
            } else if (c == '\\') {
                readEscape(out);
            } else {
                out += m_cursor.next();
            }
        }
        return out;
    }

    void readEscape(std::string& out) {
        const std::size_t line = m_cursor.line();
        const std::size_t column = m_cursor.column();
        m_cursor.next();
        if (m_cursor.atEnd()) {
            return;
        }
        if (m_cursor.peek() != 'u') {
            static constexpr std::string_view kNames = "tnrf";
            static constexpr std::string_view kCharacters = "\t\n\r\f";
            const std::size_t known = kNames.find(m_cursor.peek());
            const char c = m_cursor.next();
            out += known == std::string_view::npos ? c : kCharacters[known];
            return;
        }
        std::optional<std::uint32_t> code = hexadecimal();
        const bool high = code && *code >= 0xD800 && *code < 0xDC00;
        if (high && m_cursor.peek() == '\\' && m_cursor.peek(1) == 'u') {
            m_cursor.next();
            const std::optional<std::uint32_t> low = hexadecimal();
            code = low && *low >= 0xDC00 && *low < 0xE000 ? 0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00)
                                                          : std::optional<std::uint32_t>{};
        }
        if (!code || (*code >= 0xD800 && *code < 0xE000)) {
            return fail("\\u needs four hexadecimal digits of a character", line, column);
        }
        appendUtf8(out, *code);
    }

    /// Behind the `u` of an escape: its value.
    std::optional<std::uint32_t> hexadecimal() {
        m_cursor.next();
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i) {
            const char c = m_cursor.peek();
            std::uint32_t digit = 0;
            if (c >= '0' && c <= '9') {
                digit = static_cast<std::uint32_t>(c - '0');
            } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
                digit = static_cast<std::uint32_t>((c | 0x20) - 'a') + 10;
            } else {
                return std::nullopt;
            }
            m_cursor.next();
            code = code * 16 + digit;
        }
        return code;
    }

    Cursor m_cursor;
    std::string m_fileName;
    std::vector<JavaProperty> m_properties;
    std::optional<Error> m_error;
};

void appendUnit(std::string& out, std::uint32_t unit) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += "\\u";
    for (unsigned shift = 16; shift > 0; shift -= 4) {
        out += kDigits[(unit >> (shift - 4)) & 0xFU];
    }
}

std::string escaped(std::string_view text, bool key) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const std::size_t start = at;
        const std::optional<std::uint32_t> code = takeUtf8(text, at);
        if (!code) {
            appendUnit(out, static_cast<unsigned char>(text[at++]));
        } else if (*code >= 0x10000) {
            appendUnit(out, 0xD800 + ((*code - 0x10000) >> 10U));
            appendUnit(out, 0xDC00 + ((*code - 0x10000) & 0x3FFU));
        } else if (*code >= 0x7F || (*code < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f')) {
            appendUnit(out, *code);
        } else if (c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            out += c == '\t' ? "\\t" : c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\f";
        } else {
            const bool special = c == '\\' || (key && (c == ' ' || c == '=' || c == ':')) ||
                                 (start == 0 && (c == ' ' || (key && (c == '#' || c == '!'))));
            out += special ? "\\" : "";
            out += c;
        }
    }
    return out;
}

}  // namespace

Result<std::vector<JavaProperty>> parseJavaProperties(std::string_view text, std::string_view fileName) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) {
        text.remove_prefix(kByteOrderMark.size());
    }
    if (findInvalidUtf8(text) != std::string_view::npos) {
        const std::string converted = latin1ToUtf8(text);
        return Parser(converted, fileName).parse();
    }
    return Parser(text, fileName).parse();
}

std::string javaPropertyLine(std::string_view key, std::string_view value) {
    const std::string text = escaped(value, false);
    return escaped(key, true) + (text.empty() ? " =\n" : " = " + text + "\n");
}

}  // namespace tributary
