#pragma once

#include "core/base/error.h"
#include "core/topology/topicorigins.h"
#include "core/topology/topologyspec.h"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace tributary {

/// Why a topic is or is not mirrored.
enum class TopicDecision {
    Mirrored,     ///< by the include entry `rule`
    Excluded,     ///< by the exclude entry `rule`; wins over every include
    Internal,     ///< an internal name, and the link does not mirror internal topics
    Returning,    ///< it was mirrored from the link's target, see TopicOrigins
    Protected,    ///< its name at the target belongs to the target's own machinery, see TargetNameUse
    NotIncluded,  ///< no include entry matches
    Undecided,    ///< a pattern exceeded its match limit on this name: never mirrored, reported as an error
};

enum class RuleList { Include, Exclude };

struct TopicVerdict {
    TopicDecision decision = TopicDecision::NotIncluded;
    int rule = -1;  ///< index into include (Mirrored) or exclude (Excluded), or of the entry that gave up; -1 otherwise
    RuleList list = RuleList::Include;  ///< the list that `rule` counts in
    bool operator==(const TopicVerdict&) const = default;
};

/// Kafka Connect's and MirrorMaker 2's rule: "__…", ".…", "….internal", "…-internal".
[[nodiscard]] bool isInternalTopic(std::string_view topic);

/// The compiled topic selection of one link: the one matcher for preview and engine. Immutable once compiled and safe
/// to share between threads. Patterns are PCRE2, anchored at both ends; match and depth limits bound the time of each
/// call.
class TopicMatcher {
public:
    /// Compiles both lists. The error (PatternSyntax) has the arguments `list` ("include" or "exclude"), `entry` (from
    /// 0), `pattern`, `reason` and `position`: the character, not byte, of the pattern as written, counted from 1.
    /// With a link, decide() minds where topics came from and how they are called at the target; with a selection alone
    /// names are kept and nothing came from anywhere.
    [[nodiscard]] static Result<TopicMatcher> compile(const TopicSelectionSpec& selection);
    [[nodiscard]] static Result<TopicMatcher> compile(const LinkSpec& link, TopicOrigins origins);

    TopicMatcher(TopicMatcher&&) noexcept;
    TopicMatcher& operator=(TopicMatcher&&) noexcept;
    ~TopicMatcher();

    /// Does one entry match, whatever the others say?
    enum class RuleMatch { No, Yes, GaveUp };
    [[nodiscard]] RuleMatch ruleMatches(RuleList list, std::size_t rule, std::string_view topic) const;

    /// Internal names are decided first, then excludes, then includes, then where the topic came from, then what the
    /// name at the target is used for. The lowest matching entry of a list is named. When an exclude entry gives up, no
    /// topic that an include entry wants is mirrored, unless another exclude is certain.
    [[nodiscard]] TopicVerdict decide(std::string_view topic) const;

    [[nodiscard]] const TopicSelectionSpec& selection() const;

private:
    struct Impl;
    explicit TopicMatcher(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace tributary
