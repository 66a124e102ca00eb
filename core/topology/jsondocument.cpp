#include "core/topology/jsondocument.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/topology/jsonlocator.h"

namespace tributary {

namespace {

/// Hands the text to the parser and remembers how far it has read, which the SAX interface does not tell.
class TrackingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    TrackingIterator(const char* at, const char** furthest) : m_at(at), m_furthest(furthest) {}

    reference operator*() const { return *m_at; }
    TrackingIterator& operator++() {
        *m_furthest = ++m_at;
        return *this;
    }
    TrackingIterator operator++(int) {
        TrackingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const TrackingIterator& other) const { return m_at == other.m_at; }

private:
    const char* m_at;
    const char** m_furthest;
};

/// nlohmann's sentence without its own tags and positions, and without what it quotes.
std::string syntaxReason(std::string text) {
    const auto dropThrough = [&](std::string_view end) {
        const std::size_t at = text.find(end);
        if (at != std::string::npos) {
            text.erase(0, at + end.size());
        }
    };
    dropThrough("] ");
    if (text.starts_with("parse error")) {
        dropThrough(": ");
    }
    if (text.starts_with("syntax error ")) {
        dropThrough("error ");
    }
    // What was read last may be a secret; the place says where it stands.
    constexpr std::string_view kRead = "; last read: '";
    if (const std::size_t begin = text.find(kRead); begin != std::string::npos) {
        const std::size_t expected = text.rfind("'; expected ");
        text.erase(begin, expected == std::string::npos || expected < begin ? std::string::npos : expected + 1 - begin);
    }
    std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) > 0x7E; }, '?');
    return excerpt(text);
}

/// Builds the value and refuses what is too deep, too much or stands twice while it reads.
class DocumentBuilder : public nlohmann::json_sax<Json> {
public:
    DocumentBuilder(std::string_view text, std::string_view fileName, JsonTwins twins)
        : m_text(text), m_fileName(fileName), m_twins(twins), m_furthest(text.data()) {}

    [[nodiscard]] Result<Json> build() {
        const char* end = m_text.data() + m_text.size();
        const bool complete =
            Json::sax_parse(TrackingIterator(m_text.data(), &m_furthest), TrackingIterator(end, &m_furthest), this);
        if (!complete || m_error.code != ErrorCode::None) {
            return std::unexpected(m_error);
        }
        return std::move(m_root);
    }

    bool null() override { return add(Json(nullptr)) != nullptr; }
    bool boolean(bool value) override { return add(Json(value)) != nullptr; }
    bool number_integer(number_integer_t value) override { return add(Json(value)) != nullptr; }
    bool number_unsigned(number_unsigned_t value) override { return add(Json(value)) != nullptr; }
    bool number_float(number_float_t value, const string_t& /*text*/) override { return add(Json(value)) != nullptr; }
    bool string(string_t& value) override { return add(Json(std::move(value))) != nullptr; }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
    bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        if (m_twins == JsonTwins::Refused && !m_open.back().names.insert(name).second) {
            return fail(Error(ErrorCode::JsonDuplicateKey).with("key", excerpt(name)),
                        read() - std::min(read(), quotedSize(name)));
        }
        m_key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& exception) override {
        Error error(ErrorCode::JsonSyntax);
        error.with("reason", syntaxReason(exception.what()));
        return fail(std::move(error), position > 0 ? position - 1 : read());
    }

private:
    struct Open {
        Json* value;
        std::unordered_set<std::string> names;
    };

    [[nodiscard]] std::size_t read() const { return static_cast<std::size_t>(m_furthest - m_text.data()); }
    static std::size_t quotedSize(const std::string& name) { return name.size() + 2; }

    bool fail(Error error, std::size_t offset) {
        m_error = std::move(error.at(placeOfOffset(m_text, offset, m_fileName)));
        return false;
    }

    Json* add(Json value) {
        if (++m_values > kMaxJsonValues) {
            fail(Error(ErrorCode::JsonTooMany).with("limit", std::to_string(kMaxJsonValues)), read());
            return nullptr;
        }
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        Json& parent = *m_open.back().value;
        if (parent.is_array()) {
            return &parent.get_ref<Json::array_t&>().emplace_back(std::move(value));
        }
        appendMember(parent, m_key, std::move(value));
        return &parent.get_ref<Json::object_t&>().back().second;
    }

    bool open(Json container) {
        if (m_open.size() == kMaxJsonDepth) {
            return fail(Error(ErrorCode::JsonTooDeep).with("limit", std::to_string(kMaxJsonDepth)), read() - 1);
        }
        Json* value = add(std::move(container));
        if (value == nullptr) {
            return false;
        }
        m_open.push_back({value, {}});
        return true;
    }

    bool close() {
        m_open.pop_back();
        return true;
    }

    std::string_view m_text;
    std::string_view m_fileName;
    JsonTwins m_twins;
    const char* m_furthest;
    Json m_root;
    std::vector<Open> m_open;
    std::string m_key;
    std::size_t m_values = 0;
    Error m_error;
};

}  // namespace

std::string pathText(const JsonPath& path) {
    std::string text;
    for (const JsonStep& step : path) {
        if (step.index >= 0) {
            text += "[" + std::to_string(step.index) + "]";
        } else {
            text += (text.empty() ? "" : ".") + excerpt(step.name);
        }
    }
    return text.empty() ? "the document" : text;
}

Result<Json> parseJson(std::string_view text, std::string_view fileName, JsonTwins twins) {
    if (text.size() > kMaxDocumentBytes) {
        return std::unexpected(Error(ErrorCode::FileTooLarge)
                                   .with("file", fileName)
                                   .with("size", std::to_string(text.size()))
                                   .with("limit", std::to_string(kMaxDocumentBytes)));
    }
    return DocumentBuilder(text, fileName, twins).build();
}

void appendMember(Json& object, std::string_view name, Json value) {
    Json::object_t::Container& members = object.get_ref<Json::object_t&>();
    members.emplace_back(std::string(name), std::move(value));
}

std::string placeOfOffset(std::string_view text, std::size_t offset, std::string_view fileName) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t lineStart = before.rfind('\n') + 1;  // npos + 1 is 0
    const auto isLead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    const auto line = std::ranges::count(before, '\n') + 1;
    const auto column = std::ranges::count_if(before.substr(lineStart), isLead) + 1;
    return std::string(fileName) + ":" + std::to_string(line) + ":" + std::to_string(column);
}

std::string excerpt(std::string_view text) {
    constexpr std::size_t kLongest = 80;
    std::size_t end = std::min(text.size(), kLongest);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    std::string out(text.substr(0, end));
    std::ranges::replace_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
    return end < text.size() ? out + "…" : out;
}

}  // namespace tributary
