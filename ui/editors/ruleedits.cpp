#include "ui/editors/ruleedits.h"

#include "core/selection/selectionreport.h"
#include "ui/text/errortext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <charconv>

namespace tributary::ui {

namespace {

bool isTopicCharacter(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'_' ||
           c == u'-';
}

QString translated(const char* text) { return QCoreApplication::translate("tributary::ui::RuleEdits", text); }

std::optional<RuleProblem> nameProblem(const std::string& name) {
    const QString text = QString::fromStdString(name);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isTopicCharacter(text[i])) {
            return RuleProblem{
                translated(QT_TRANSLATE_NOOP("tributary::ui::RuleEdits",
                                             "“%1” cannot stand in a topic name. For a pattern, make it a regular "
                                             "expression."))
                    .arg(text[i]),
                static_cast<int>(i)};
        }
    }
    if (!isLegalTopicName(name)) {
        return RuleProblem{
            translated(QT_TRANSLATE_NOOP("tributary::ui::RuleEdits",
                                         "A topic name has 1 to 249 characters and is not “.” or “..”.")),
            -1};
    }
    return std::nullopt;
}

}  // namespace

std::vector<TopicEntry>& entriesOf(TopicSelectionSpec& selection, RuleList list) {
    return list == RuleList::Include ? selection.include : selection.exclude;
}

const std::vector<TopicEntry>& entriesOf(const TopicSelectionSpec& selection, RuleList list) {
    return list == RuleList::Include ? selection.include : selection.exclude;
}

std::optional<RuleProblem> ruleProblem(const TopicEntry& entry) {
    if (entry.kind == TopicEntry::Kind::Literal) {
        return nameProblem(entry.text);
    }
    TopicSelectionSpec alone;
    alone.include = {entry};
    alone.exclude.clear();
    const Result<TopicMatcher> compiled = TopicMatcher::compile(alone);
    if (compiled) {
        return std::nullopt;
    }
    const std::string_view at = compiled.error().arg("position");
    std::size_t character = 0;
    std::from_chars(at.data(), at.data() + at.size(), character);
    return RuleProblem{errorText(compiled.error()),
                       character == 0 ? -1 : utf16Position(QString::fromStdString(entry.text), character)};
}

int utf16Position(const QString& text, std::size_t character) {
    int unit = 0;
    for (std::size_t seen = 1; seen < character && unit < text.size(); ++seen) {
        unit += text[unit].isHighSurrogate() ? 2 : 1;
    }
    return unit;
}

std::string regexForName(const std::string& name) {
    std::string pattern;
    for (const char c : name) {
        if (c == '.') {
            pattern += '\\';
        }
        pattern += c;
    }
    return pattern;
}

std::optional<std::string> nameOfRegex(const std::string& pattern) {
    std::string name;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool escaped =
            pattern[i] == '\\' && i + 1 < pattern.size() && (pattern[i + 1] == '.' || pattern[i + 1] == '-');
        if (!escaped && pattern[i] == '.') {
            return std::nullopt;
        }
        i += escaped ? 1 : 0;
        name += pattern[i];
    }
    return isLegalTopicName(name) ? std::optional{name} : std::nullopt;
}

std::optional<TopicEntry> otherKind(const TopicEntry& entry) {
    TopicEntry other = entry;
    if (entry.kind == TopicEntry::Kind::Literal) {
        other.kind = TopicEntry::Kind::Regex;
        other.text = regexForName(entry.text);
        return other;
    }
    const std::optional<std::string> name = nameOfRegex(entry.text);
    if (!name) {
        return std::nullopt;
    }
    other.kind = TopicEntry::Kind::Literal;
    other.text = *name;
    return other;
}

std::string withDotEscaped(const std::string& pattern, std::size_t character) {
    QString text = QString::fromStdString(pattern);
    text.insert(utf16Position(text, character), QChar{u'\\'});
    return text.toStdString();
}

std::vector<TopicEntry> entriesFromLines(const QString& text, TopicEntry::Kind kind,
                                         const std::vector<TopicEntry>& present) {
    std::vector<TopicEntry> entries;
    const auto known = [](const std::vector<TopicEntry>& list, const TopicEntry& entry) {
        return std::ranges::any_of(
            list, [&](const TopicEntry& each) { return each.kind == entry.kind && each.text == entry.text; });
    };
    for (const QString& line : text.split(u'\n')) {
        const TopicEntry entry{kind, line.trimmed().toStdString()};
        if (!entry.text.empty() && !known(entries, entry) && !known(present, entry)) {
            entries.push_back(entry);
        }
    }
    return entries;
}

TopicSelectionSpec withExactly(TopicSelectionSpec selection, RuleList list, const std::string& topic) {
    const auto isLiteral = [&](const TopicEntry& each) {
        return each.kind == TopicEntry::Kind::Literal && each.text == topic;
    };
    std::vector<TopicEntry>& wanted = entriesOf(selection, list);
    std::erase_if(entriesOf(selection, list == RuleList::Include ? RuleList::Exclude : RuleList::Include), isLiteral);
    if (std::ranges::none_of(wanted, isLiteral)) {
        wanted.push_back({TopicEntry::Kind::Literal, topic});
    }
    return selection;
}

}  // namespace tributary::ui
