#pragma once

#include "core/base/error.h"
#include "core/selection/topicmatcher.h"
#include "core/topology/topologyspec.h"
#include "core/wire/groupmessages.h"

#include <string>
#include <utility>

namespace tributary {

/// Which groups of a source follow a link: by its document, without its own one, and without share groups (KIP-932),
/// whose positions are no offsets. Immutable, any thread.
class GroupFilter {
public:
    [[nodiscard]] static Result<GroupFilter> compile(const GroupSyncSpec& groups, std::string ownGroup);

    [[nodiscard]] bool wants(const wire::ListedGroup& group) const;

private:
    GroupFilter(TopicMatcher matcher, std::string ownGroup)
        : m_matcher(std::move(matcher)), m_ownGroup(std::move(ownGroup)) {}
    [[nodiscard]] bool matches(RuleList list, const std::vector<TopicEntry>& entries, const std::string& group) const;

    TopicMatcher m_matcher;
    std::string m_ownGroup;
};

}  // namespace tributary
