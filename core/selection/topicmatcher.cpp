#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/selection/topicmatcher.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <pcre2.h>

#include "core/selection/patterntext.h"

namespace tributary {

namespace {

// A decision takes at most some milliseconds whatever the pattern: the limit counts backtracking steps.
constexpr std::uint32_t kMatchLimit = 100'000;
constexpr std::uint32_t kDepthLimit = 10'000;
constexpr std::uint32_t kHeapLimitKiB = 4'096;
constexpr std::size_t kMaxPatternBytes = 64 * 1024;
constexpr std::uint32_t kMaxNestedGroups = 100;

template <auto Free>
struct Deleter {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};
using Code = std::unique_ptr<pcre2_code, Deleter<pcre2_code_free>>;
using CompileContext = std::unique_ptr<pcre2_compile_context, Deleter<pcre2_compile_context_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Deleter<pcre2_match_context_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Deleter<pcre2_match_data_free>>;

using RuleMatch = TopicMatcher::RuleMatch;

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

std::string pcreMessage(int code) {
    std::array<PCRE2_UCHAR, 256> buffer{};
    pcre2_get_error_message(code, buffer.data(), buffer.size());
    std::string text;
    std::ranges::transform(buffer.begin(), std::ranges::find(buffer, 0), std::back_inserter(text),
                           [](PCRE2_UCHAR unit) { return static_cast<char>(unit); });
    return text;
}

PCRE2_SPTR units(std::string_view text) {
    return reinterpret_cast<PCRE2_SPTR>(text.data());  // pcre2 reads text as unsigned bytes
}

Error syntaxError(std::string_view pattern, std::string_view reason, std::size_t byteOffset) {
    return Error(ErrorCode::PatternSyntax)
        .with("pattern", pattern)
        .with("reason", reason)
        .with("position", std::to_string(characterPosition(pattern, byteOffset)));
}

Result<Code> compilePattern(const std::string& written) {
    const PatternText text = patternFromList(written);
    if (text.regex.empty()) {
        return std::unexpected(syntaxError(written, "the pattern is empty", 0));
    }
    const CompileContext context(pcre2_compile_context_create(nullptr));
    pcre2_set_max_pattern_length(context.get(), kMaxPatternBytes);
    pcre2_set_parens_nest_limit(context.get(), kMaxNestedGroups);
    constexpr std::uint32_t kOptions = PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_UTF | PCRE2_MATCH_INVALID_UTF |
                                       PCRE2_NEVER_BACKSLASH_C | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY;
    int errorCode = 0;
    PCRE2_SIZE errorOffset = 0;
    Code code(pcre2_compile(units(text.regex), text.regex.size(), kOptions, &errorCode, &errorOffset, context.get()));
    if (!code) {
        const std::size_t offset = text.origin[std::min(errorOffset, text.origin.size() - 1)];
        return std::unexpected(syntaxError(written, pcreMessage(errorCode), offset));
    }
    pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE);  // where there is no JIT, the interpreter does the same
    return code;
}

pcre2_match_data* threadMatchData() {
    thread_local const MatchData data(pcre2_match_data_create(1, nullptr));
    return data.get();
}

struct RegexRule {
    std::size_t index;
    Code code;
};

/// One list, with its literals in a hash so that ten thousand of them cost as much as one.
struct CompiledList {
    std::unordered_map<std::string, std::size_t, StringHash, std::equal_to<>> literals;
    std::vector<RegexRule> regexes;
    std::vector<const pcre2_code*> byIndex;  ///< null for a literal
};

Result<CompiledList> compileList(const std::vector<TopicEntry>& entries, std::string_view listName) {
    CompiledList list;
    const auto located = [&](Error error, std::size_t entry) {
        error.with("list", listName).with("entry", std::to_string(entry));
        error.at(std::string(listName) + " entry " + std::to_string(entry + 1));
        return std::unexpected(std::move(error));
    };
    for (std::size_t i = 0; i < entries.size(); ++i) {
        list.byIndex.push_back(nullptr);
        if (entries[i].kind == TopicEntry::Kind::Literal) {
            if (entries[i].text.empty()) {
                return located(syntaxError({}, "the name is empty", 0), i);
            }
            list.literals.emplace(entries[i].text, i);
            continue;
        }
        auto code = compilePattern(entries[i].text);
        if (!code) {
            return located(std::move(code.error()), i);
        }
        list.byIndex.back() = code->get();
        list.regexes.push_back({i, std::move(*code)});
    }
    return list;
}

/// What a list says of a topic: the first entry that matches, and the first that gave up.
struct ListVerdict {
    int matched = -1;
    int gaveUp = -1;
};

}  // namespace

struct TopicMatcher::Impl {
    TopicSelectionSpec selection;
    std::optional<TargetNaming> naming;  ///< none: names are kept
    TopicOrigins origins;
    CompiledList include;
    CompiledList exclude;
    MatchContext limits;

    [[nodiscard]] RuleMatch match(const pcre2_code* code, std::string_view topic) const;
    [[nodiscard]] ListVerdict matchList(const CompiledList& list, std::string_view topic) const;
    [[nodiscard]] bool isProtected(std::string_view topic, int rule) const;
};

bool TopicMatcher::Impl::isProtected(std::string_view topic, int rule) const {
    switch (naming ? targetNameUse(naming->apply(topic)) : targetNameUse(topic)) {
        case TargetNameUse::Broker:
            return true;
        case TargetNameUse::Service:
            return selection.include[static_cast<std::size_t>(rule)].kind != TopicEntry::Kind::Literal &&
                   !include.literals.contains(topic);
        case TargetNameUse::Free:
            break;
    }
    return false;
}

RuleMatch TopicMatcher::Impl::match(const pcre2_code* code, std::string_view topic) const {
    pcre2_match_data* data = threadMatchData();
    if (data == nullptr) {
        return RuleMatch::GaveUp;
    }
    int outcome = pcre2_match(code, units(topic), topic.size(), 0, 0, data, limits.get());
    if (outcome == PCRE2_ERROR_JIT_STACKLIMIT) {
        outcome = pcre2_match(code, units(topic), topic.size(), 0, PCRE2_NO_JIT, data, limits.get());
    }
    if (outcome == PCRE2_ERROR_NOMATCH) {
        return RuleMatch::No;
    }
    return outcome >= 0 ? RuleMatch::Yes : RuleMatch::GaveUp;
}

ListVerdict TopicMatcher::Impl::matchList(const CompiledList& list, std::string_view topic) const {
    ListVerdict verdict;
    const auto literal = list.literals.find(topic);
    if (literal != list.literals.end()) {
        verdict.matched = static_cast<int>(literal->second);
    }
    for (const RegexRule& rule : list.regexes) {
        const int index = static_cast<int>(rule.index);
        if (verdict.matched >= 0 && verdict.matched < index) {
            break;
        }
        const RuleMatch outcome = match(rule.code.get(), topic);
        if (outcome == RuleMatch::Yes) {
            verdict.matched = index;
            break;
        }
        if (outcome == RuleMatch::GaveUp && verdict.gaveUp < 0) {
            verdict.gaveUp = index;
        }
    }
    return verdict;
}

bool isInternalTopic(std::string_view topic) {
    return topic.starts_with("__") || topic.starts_with('.') || topic.ends_with(".internal") ||
           topic.ends_with("-internal");
}

TopicMatcher::TopicMatcher(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
TopicMatcher::TopicMatcher(TopicMatcher&&) noexcept = default;
TopicMatcher& TopicMatcher::operator=(TopicMatcher&&) noexcept = default;
TopicMatcher::~TopicMatcher() = default;

Result<TopicMatcher> TopicMatcher::compile(const TopicSelectionSpec& selection) {
    auto impl = std::make_unique<Impl>();
    impl->selection = selection;
    impl->limits.reset(pcre2_match_context_create(nullptr));
    pcre2_set_match_limit(impl->limits.get(), kMatchLimit);
    pcre2_set_depth_limit(impl->limits.get(), kDepthLimit);
    pcre2_set_heap_limit(impl->limits.get(), kHeapLimitKiB);
    auto include = compileList(selection.include, "include");
    if (!include) {
        return std::unexpected(include.error());
    }
    auto exclude = compileList(selection.exclude, "exclude");
    if (!exclude) {
        return std::unexpected(exclude.error());
    }
    impl->include = std::move(*include);
    impl->exclude = std::move(*exclude);
    return TopicMatcher(std::move(impl));
}

Result<TopicMatcher> TopicMatcher::compile(const LinkSpec& link, TopicOrigins origins) {
    Result<TopicMatcher> matcher = compile(link.topics);
    if (matcher && link.naming.policy != NamingPolicy::Identity) {
        matcher->m_impl->naming = targetNaming(link);
    }
    if (matcher) {
        matcher->m_impl->origins = std::move(origins);
    }
    return matcher;
}

RuleMatch TopicMatcher::ruleMatches(RuleList list, std::size_t rule, std::string_view topic) const {
    const bool included = list == RuleList::Include;
    const CompiledList& compiled = included ? m_impl->include : m_impl->exclude;
    if (const pcre2_code* code = compiled.byIndex.at(rule)) {
        return m_impl->match(code, topic);
    }
    const auto& entries = included ? m_impl->selection.include : m_impl->selection.exclude;
    return entries[rule].text == topic ? RuleMatch::Yes : RuleMatch::No;
}

TopicVerdict TopicMatcher::decide(std::string_view topic) const {
    if (!m_impl->selection.internal && isInternalTopic(topic)) {
        return {TopicDecision::Internal};
    }
    const ListVerdict excluded = m_impl->matchList(m_impl->exclude, topic);
    if (excluded.matched >= 0) {
        return {TopicDecision::Excluded, excluded.matched, RuleList::Exclude};
    }
    const ListVerdict included = m_impl->matchList(m_impl->include, topic);
    if (included.matched < 0) {
        return included.gaveUp < 0 ? TopicVerdict{}
                                   : TopicVerdict{TopicDecision::Undecided, included.gaveUp, RuleList::Include};
    }
    if (excluded.gaveUp >= 0) {
        return {TopicDecision::Undecided, excluded.gaveUp, RuleList::Exclude};
    }
    if (m_impl->origins.cameFromTarget(topic)) {
        return {TopicDecision::Returning};
    }
    if (m_impl->isProtected(topic, included.matched)) {
        return {TopicDecision::Protected};
    }
    return {TopicDecision::Mirrored, included.matched, RuleList::Include};
}

const TopicSelectionSpec& TopicMatcher::selection() const { return m_impl->selection; }

}  // namespace tributary
