#include "core/link/groupfilter.h"

#include <cstddef>
#include <string_view>

namespace tributary {

namespace {

constexpr std::string_view kShareGroups = "share";

}  // namespace

Result<GroupFilter> GroupFilter::compile(const GroupSyncSpec& groups, std::string ownGroup) {
    TopicSelectionSpec selection;
    selection.include = groups.include;
    selection.exclude = groups.exclude;
    selection.internal = true;
    Result<TopicMatcher> matcher = TopicMatcher::compile(selection);
    if (!matcher) {
        return std::unexpected(std::move(matcher.error()));
    }
    return GroupFilter{std::move(*matcher), std::move(ownGroup)};
}

bool GroupFilter::matches(RuleList list, const std::vector<TopicEntry>& entries, const std::string& group) const {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (m_matcher.ruleMatches(list, i, group) == TopicMatcher::RuleMatch::Yes) {
            return true;
        }
    }
    return false;
}

bool GroupFilter::wants(const wire::ListedGroup& group) const {
    const TopicSelectionSpec& selection = m_matcher.selection();
    return group.group != m_ownGroup && group.protocol != kShareGroups &&
           !matches(RuleList::Exclude, selection.exclude, group.group) &&
           matches(RuleList::Include, selection.include, group.group);
}

}  // namespace tributary
