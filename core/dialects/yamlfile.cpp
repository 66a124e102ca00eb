#include "core/dialects/yamlfile.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

#include <yaml-cpp/eventhandler.h>

#include "core/dialects/sourcecheck.h"
#include "core/topology/jsondocument.h"

namespace tributary {

namespace {

constexpr std::string_view kYamlFile = "YAML file";
constexpr int kDeepestNode = 64;
constexpr std::size_t kMostNodes = 1'000'000;                     // with aliases, as often as they stand
constexpr std::size_t kMostBytes = std::size_t{4} * 1024 * 1024;  // in its texts, likewise
constexpr std::size_t kMostPieces = 100'000;  // lines and what commas and brackets part: what yaml-cpp keeps

std::string placeText(const SourceText& file, const YAML::Mark& mark) {
    return mark.is_null() ? file.name + ":1:1"
                          : file.name + ":" + std::to_string(mark.line + 1) + ":" + std::to_string(mark.column + 1);
}

Error syntaxError(const SourceText& file, std::string reason, const YAML::Mark& mark) {
    return Error(ErrorCode::ForeignSyntax).with("format", kYamlFile).with("reason", reason).at(placeText(file, mark));
}

/// Where brackets are open within each other that deep; npos: nowhere. yaml-cpp would keep all of them in memory before
/// it looked. A line that begins at its first column with something else ends what a text may have left open.
std::size_t tooDeepAt(std::string_view text) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '[' || c == '{') {
            if (++depth > kDeepestNode) {
                return i;
            }
        } else if (c == ']' || c == '}') {
            depth = std::max(0, depth - 1);
        } else if ((i == 0 || text[i - 1] == '\n') && c != ' ' && c != '\n' && c != '\r' && c != ',') {
            depth = 0;
        }
    }
    return std::string_view::npos;
}

/// Where yaml-cpp begins documents. One that begins where the one before it began has no end: a stray comma, for
/// instance, is never read past.
class DocumentStarts final : public YAML::EventHandler {
public:
    [[nodiscard]] bool stands() const { return m_stands; }
    [[nodiscard]] const YAML::Mark& mark() const { return m_mark; }

    void OnDocumentStart(const YAML::Mark& mark) override {
        m_stands = m_begun && mark.pos <= m_mark.pos;
        m_begun = true;
        m_mark = mark;
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}

private:
    bool m_begun = false;
    bool m_stands = false;
    YAML::Mark m_mark;
};

/// Where the text has no end for yaml-cpp. Throws what it throws.
std::optional<YAML::Mark> endlessAt(const std::string& text) {
    std::istringstream in(text);
    YAML::Parser parser(in);
    DocumentStarts starts;
    while (parser.HandleNextDocument(starts)) {
        if (starts.stands()) {
            return starts.mark();
        }
    }
    return std::nullopt;
}

/// Where there are more values than that; npos: nowhere.
std::size_t tooManyAt(std::string_view text) {
    std::size_t pieces = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        pieces += c == '\n' || c == ',' || c == '[' || c == '{' ? 1 : 0;
        if (pieces > kMostPieces) {
            return i;
        }
    }
    return std::string_view::npos;
}

/// Where a template begins that is no comment; npos: nowhere.
std::size_t templateAt(std::string_view text) {
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
        const std::size_t line = text.rfind('\n', at) + 1;  // npos + 1 is the beginning
        if (text[text.find_first_not_of(" \t", line)] != '#') {
            return at;
        }
    }
    return std::string_view::npos;
}

/// What yaml-cpp lets pass.
class Checker {
public:
    explicit Checker(const SourceText& file) : m_file(file) {}

    std::optional<Error> check(const YAML::Node& node, int depth = 0) {
        if (depth > kDeepestNode) {
            return syntaxError(m_file, "it is nested too deeply", node.Mark());
        }
        m_bytes += node.IsScalar() ? node.Scalar().size() : 0;
        if (++m_nodes > kMostNodes || m_bytes > kMostBytes) {
            return syntaxError(m_file, "it has too many values", node.Mark());
        }
        if (node.IsSequence()) {
            for (const YAML::Node& element : node) {
                if (std::optional<Error> found = check(element, depth + 1)) {
                    return found;
                }
            }
        } else if (node.IsMap()) {
            std::set<std::string> keys;
            for (const auto& member : node) {
                if (!member.first.IsScalar()) {
                    return syntaxError(m_file, "a key must be text", member.first.Mark());
                }
                if (!keys.insert(member.first.Scalar()).second) {
                    return syntaxError(m_file, "the key \"" + member.first.Scalar() + "\" stands twice",
                                       member.first.Mark());
                }
                if (std::optional<Error> found = check(member.second, depth + 1)) {
                    return found;
                }
            }
        }
        return std::nullopt;
    }

private:
    const SourceText& m_file;
    std::size_t m_nodes = 0;
    std::size_t m_bytes = 0;
};

}  // namespace

Result<std::vector<YAML::Node>> readYaml(const SourceText& file) {
    if (std::optional<Error> refused = checkSource(file, kYamlFile, true)) {
        return std::unexpected(std::move(*refused));
    }
    if (const std::size_t deep = tooDeepAt(file.text); deep != std::string::npos) {
        return std::unexpected(Error(ErrorCode::ForeignSyntax)
                                   .with("format", kYamlFile)
                                   .with("reason", "it is nested too deeply")
                                   .at(placeOfOffset(file.text, deep, file.name)));
    }
    if (const std::size_t many = tooManyAt(file.text); many != std::string::npos) {
        return std::unexpected(
            tooMany(kYamlFile, "lines and values", kMostPieces, placeOfOffset(file.text, many, file.name)));
    }
    std::optional<Error> problem;
    try {
        if (const std::optional<YAML::Mark> endless = endlessAt(file.text)) {
            return std::unexpected(syntaxError(file, "this belongs to nothing", *endless));
        }
        std::vector<YAML::Node> documents = YAML::LoadAll(file.text);
        for (const YAML::Node& document : documents) {
            problem = problem ? problem : Checker(file).check(document);
        }
        if (!problem) {
            return documents;
        }
    } catch (const YAML::Exception& thrown) {
        problem = syntaxError(file, thrown.msg, thrown.mark);
    }
    const std::size_t opening = templateAt(file.text);  // reads as a mapping that is a key, or as nothing at all
    return std::unexpected(opening == std::string::npos
                               ? std::move(*problem)
                               : templateError(kYamlFile, std::string_view(file.text).substr(opening),
                                               placeOfOffset(file.text, opening, file.name)));
}

Status forEachDocument(const SourceText& file, const std::function<Status(const YAML::Node&)>& take) {
    const Result<std::vector<YAML::Node>> documents = readYaml(file);
    if (!documents) {
        return std::unexpected(documents.error());
    }
    for (const YAML::Node& document : *documents) {
        if (Status taken = take(document); !taken) {
            return taken;
        }
    }
    return {};
}

YAML::Node YamlReader::member(const YAML::Node& map, const char* key) {
    if (m_error || !map.IsDefined() || map.IsNull()) {
        return YAML::Node(YAML::NodeType::Undefined);
    }
    if (!map.IsMap()) {
        fail(Error(ErrorCode::FieldType)
                 .with("field", "what holds \"" + std::string(key) + "\"")
                 .with("expected", "an object with members"),
             map);
        return YAML::Node(YAML::NodeType::Undefined);
    }
    const YAML::Node found = map[key];
    return found.IsDefined() && !found.IsNull() ? found : YAML::Node(YAML::NodeType::Undefined);
}

YAML::Node YamlReader::member(const YAML::Node& map, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
        YAML::Node found = member(map, key);
        if (found.IsDefined()) {
            return found;
        }
    }
    return YAML::Node(YAML::NodeType::Undefined);
}

std::optional<PlacedValue> YamlReader::scalar(const YAML::Node& map, const char* key) {
    const YAML::Node found = member(map, key);
    if (!found.IsDefined()) {
        return std::nullopt;
    }
    if (!found.IsScalar()) {
        fail(Error(ErrorCode::FieldType).with("field", key).with("expected", "text, a number, true or false"), found);
        return std::nullopt;
    }
    if (isTemplate(found.Scalar())) {
        fail(templateError(kYamlFile, found.Scalar(), {}), found);
        return std::nullopt;
    }
    return PlacedValue{found.Scalar(), place(found)};
}

std::optional<PlacedValue> YamlReader::scalar(const YAML::Node& map, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
        if (std::optional<PlacedValue> found = scalar(map, key)) {
            found->key = key;
            return found;
        }
    }
    return std::nullopt;
}

PlacedValue YamlReader::requiredScalar(const YAML::Node& map, const char* key) {
    std::optional<PlacedValue> found = scalar(map, key);
    if (!found || trimmed(found->value).empty()) {
        fail(Error(ErrorCode::FieldMissing).with("field", key), map);
        return {};
    }
    return std::move(*found);
}

PropertySet YamlReader::properties(const YAML::Node& map, const char* key) {
    PropertySet set;
    const YAML::Node found = member(map, key);
    if (!found.IsDefined()) {
        return set;
    }
    if (!found.IsMap()) {
        fail(Error(ErrorCode::FieldType).with("field", key).with("expected", "an object with members"), found);
        return set;
    }
    for (const auto& each : found) {
        if (++m_settings > kMostSettings) {
            fail(tooMany(kYamlFile, "settings", kMostSettings, {}), each.first);
            return set;
        }
        if (!each.second.IsScalar() && !each.second.IsNull()) {
            fail(Error(ErrorCode::FieldType)
                     .with("field", each.first.Scalar())
                     .with("expected", "text, a number, true or false"),
                 each.second);
            return set;
        }
        if (!each.second.IsNull() && isTemplateValue(each.first.Scalar(), each.second.Scalar())) {
            fail(templateError(kYamlFile, each.second.Scalar(), {}), each.second);
            return set;
        }
        set.set(each.first.Scalar(),
                {each.second.IsNull() ? "" : each.second.Scalar(), place(each.first), each.first.Scalar()});
    }
    return set;
}

std::vector<YAML::Node> YamlReader::list(const YAML::Node& map, const char* key) {
    std::vector<YAML::Node> elements;
    const YAML::Node found = member(map, key);
    if (!found.IsDefined()) {
        return elements;
    }
    if (!found.IsSequence()) {
        fail(Error(ErrorCode::FieldType).with("field", key).with("expected", "a list"), found);
        return elements;
    }
    for (const YAML::Node& element : found) {
        elements.push_back(element);
    }
    return elements;
}

std::string YamlReader::place(const YAML::Node& node) const { return placeText(m_file, node.Mark()); }

void YamlReader::fail(Error error, const YAML::Node& node) { fail(std::move(error), place(node)); }

void YamlReader::fail(Error error, const std::string& place) {
    if (!m_error) {
        m_error = std::move(error.at(place));
    }
}

}  // namespace tributary
