#include "core/dialects/missednames.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/base/joinedwords.h"
#include "core/dialects/topiclist.h"
#include "core/selection/topicmatcher.h"

namespace tributary {

namespace {

constexpr std::array<std::string_view, 2> kInternalEnds{"-internal", ".internal"};
constexpr std::string_view kConnect = "connect-";

bool isNameCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

/// What the names that a pattern matches begin and end with, as far as it says so itself.
struct Ends {
    std::string begin;
    std::string end;
    bool whole = false;  ///< one name
};

/// One character of a name at `at`, and how long its spelling is; 0: something else stands there.
std::size_t literalAt(std::string_view pattern, std::size_t at, char& out) {
    const bool escaped =
        pattern[at] == '\\' && at + 1 < pattern.size() && (pattern[at + 1] == '.' || pattern[at + 1] == '-');
    out = escaped ? pattern[at + 1] : pattern[at];
    return escaped ? 2 : isNameCharacter(out) ? 1 : 0;
}

Ends endsOf(const TopicEntry& entry) {
    if (entry.kind == TopicEntry::Kind::Literal) {
        return {entry.text, entry.text, true};
    }
    std::string_view pattern = entry.text;
    pattern.remove_prefix(pattern.starts_with('^') ? 1 : 0);
    pattern.remove_suffix(pattern.ends_with('$') ? 1 : 0);
    if (pattern.starts_with("(?")) {
        return {};  // says how to read the rest
    }
    Ends ends;
    bool fromStart = true;
    for (std::size_t at = 0; at < pattern.size();) {
        char c = 0;
        std::size_t size = literalAt(pattern, at, c);
        const bool repeated = at + size < pattern.size() && std::string_view("*+?{").contains(pattern[at + size]);
        if (size == 0 || repeated) {
            fromStart = false;
            ends.end.clear();
            size = std::max<std::size_t>(size, pattern[at] == '\\' ? 2 : 1);
        } else {
            ends.begin += fromStart ? std::string(1, c) : std::string();
            ends.end += c;
        }
        at += size;
    }
    ends.whole = fromStart;
    return ends;
}

/// Is it so of an include that is a pattern, or of an alternative of one?
template <class Holds>
bool anyPattern(const LinkSpec& link, Holds holds) {
    return std::ranges::any_of(link.topics.include, [&](const TopicEntry& entry) {
        return entry.kind == TopicEntry::Kind::Regex &&
               std::ranges::any_of(listsFromPattern(entry.text).include, holds);
    });
}

/// One list of a selection, whatever else a link would make of a name.
class NameRules {
public:
    explicit NameRules(const std::vector<TopicEntry>& entries)
        : m_size(entries.size()),
          m_matcher(TopicMatcher::compile({{}, m_size > kMost ? std::vector<TopicEntry>{} : entries, false, {}})) {}

    /// `otherwise` is for lists that are longer than any of people, or cannot be read.
    [[nodiscard]] bool match(const std::string& name, bool otherwise) const {
        if (m_size > kMost || !m_matcher) {
            return otherwise;
        }
        for (std::size_t i = 0; i < m_size; ++i) {
            if (m_matcher->ruleMatches(RuleList::Exclude, i, name) == TopicMatcher::RuleMatch::Yes) {
                return true;
            }
        }
        return false;
    }

private:
    static constexpr std::size_t kMost = 1000;

    std::size_t m_size;
    Result<TopicMatcher> m_matcher;
};

/// Does a pattern whose names end so match one that ends in `end`?
bool mayEndIn(const Ends& ends, std::string_view end) {
    return ends.whole ? ends.end.ends_with(end) : ends.end.ends_with(end) || end.ends_with(ends.end);
}

/// The topics of services that the link does not write at its target, "_schemas, connect-…".
std::string missedServiceTopics(const LinkSpec& link) {
    const TargetNaming naming = targetNaming(link);
    const auto isService = [&](const std::string& name) {
        return targetNameUse(naming.apply(name)) == TargetNameUse::Service;
    };
    const std::string registry = "_schemas";
    const std::string workers = std::string(kConnect) + "…";
    if (!isService(registry) && !isService(workers)) {
        return {};
    }
    std::vector<TopicEntry> patterns = link.topics.include;
    std::erase_if(patterns, [](const TopicEntry& entry) { return entry.kind == TopicEntry::Kind::Literal; });
    const NameRules include(patterns);
    const NameRules exclude(link.topics.exclude);
    const auto missed = [&](const std::string& name) {
        return isService(name) && !exclude.match(name, false) &&
               std::ranges::find(link.topics.include, TopicEntry{TopicEntry::Kind::Literal, name}) ==
                   link.topics.include.end();
    };
    std::vector<std::string> names;
    if (missed(registry) && include.match(registry, true)) {
        names.push_back(registry);
    }
    const bool ofWorkers =
        std::ranges::any_of(std::array{"configs", "offsets", "status"},
                            [&](const char* what) {
                                const std::string name = std::string(kConnect) + what;
                                return missed(name) && include.match(name, true);
                            }) ||
        anyPattern(link, [&](const TopicEntry& entry) {
            const Ends ends = endsOf(entry);
            return ends.begin.starts_with(kConnect) && missed(ends.whole ? ends.begin : ends.begin + "a" + ends.end);
        });
    if (ofWorkers) {
        names.push_back(workers);
    }
    return joinedWords(names);
}

}  // namespace

bool wantsInternalTopics(const LinkSpec& link) {
    return anyPattern(link, [](const TopicEntry& entry) {
        const Ends ends = endsOf(entry);
        return std::ranges::any_of(kInternalEnds, [&](std::string_view end) { return mayEndIn(ends, end); });
    });
}

bool mayWantUnder(const LinkSpec& link, std::string_view prefix) {
    const auto may = [&](const TopicEntry& entry) {
        const Ends ends = endsOf(entry);
        return ends.begin.starts_with(prefix) || (!ends.whole && prefix.starts_with(ends.begin));
    };
    return anyPattern(link, may) || std::ranges::any_of(link.topics.include, [&](const TopicEntry& entry) {
               return entry.kind == TopicEntry::Kind::Literal && may(entry);
           });
}

void reportInternalTopics(const LinkSpec& link, const std::string& setting, const std::string& place,
                          const std::string& program, ImportContext& context) {
    if (!wantsInternalTopics(link)) {
        return;
    }
    const NameRules exclude(link.topics.exclude);
    const bool missed = anyPattern(link, [&](const TopicEntry& entry) {
        const Ends ends = endsOf(entry);
        return std::ranges::any_of(kInternalEnds, [&](std::string_view end) {
            const std::string name = ends.whole ? ends.begin : ends.begin + "a" + std::string(end);
            return mayEndIn(ends, end) && !exclude.match(name, false);
        });
    });
    if (missed) {
        context.report.replaced(LossReason::NamesNotMirrored, place, setting, program);
    }
}

void reportServiceTopics(const LinkSpec& link, const std::string& setting, const std::string& place,
                         ImportContext& context) {
    if (const std::string names = missedServiceTopics(link); !names.empty()) {
        context.report.lost(LossReason::ServiceTopics, place, setting, names);
    }
}

}  // namespace tributary
