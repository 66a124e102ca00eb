#pragma once

#include <cstddef>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/selection/topicmatcher.h"
#include "core/topology/topologyspec.h"
#include "core/topology/validation.h"

namespace tributary {

/// What one entry of a list does among the known topics.
struct RuleReport {
    std::size_t matched = 0;       ///< topics that the entry matches, whatever the others say
    std::size_t decided = 0;       ///< topics whose verdict names it
    std::size_t gaveUp = 0;        ///< topics on which it exceeded the match limit
    bool dead = false;             ///< matches nothing
    bool shadowed = false;         ///< matches, but without it every topic would fare the same
    std::size_t unescapedDot = 0;  ///< character (from 1) of a dot that stands for any character; 0: none

    bool operator==(const RuleReport&) const = default;
};

struct TopicReport {
    std::string topic;
    TopicVerdict verdict;
    std::string target;  ///< the name at the target; empty when it is not mirrored

    bool operator==(const TopicReport&) const = default;
};

/// Several topics of the source that would be written to one topic of the target.
struct NameClash {
    std::string target;
    std::vector<std::string> topics;

    bool operator==(const NameClash&) const = default;
};

/// A link's selection held against the topics that its source has. Plain values.
struct SelectionReport {
    bool complete = false;            ///< false: cancelled on the way; nothing else counts then
    std::vector<TopicReport> topics;  ///< in the order given
    std::size_t mirrored = 0;
    std::size_t excluded = 0;
    std::size_t internal = 0;  ///< and protected or returning
    std::size_t notIncluded = 0;
    std::size_t undecided = 0;
    std::vector<RuleReport> include;  ///< parallel to the selection's lists
    std::vector<RuleReport> exclude;
    std::vector<NameClash> clashes;
    std::vector<std::string> illegalTargets;  ///< mirrored topics whose name at the target Kafka would refuse

    bool operator==(const SelectionReport&) const = default;
};

/// Matches every topic against every rule. Takes milliseconds for ten thousand topics and ordinary patterns; made for a
/// worker thread, which `stop` ends between two topics. The matcher must be compiled from link.topics.
[[nodiscard]] SelectionReport reportSelection(const TopicMatcher& matcher, const LinkSpec& link,
                                              std::span<const std::string> topics, std::stop_token stop = {});

/// A legal Kafka topic name: 1 to 249 of [a-zA-Z0-9._-], neither "." nor "..".
[[nodiscard]] bool isLegalTopicName(std::string_view name);

/// The same as findings, for validation once the source's topics are known: no match at all, dead, shadowed and
/// too complex rules, unescaped dots, clashes and illegal names. MirrorMaker 2's default excludes are never called
/// dead.
[[nodiscard]] std::vector<Finding> selectionFindings(const TopologySpec& spec, const LinkSpec& link,
                                                     const SelectionReport& report);

/// An error of TopicMatcher::compile() as a finding about a link's `member` ("topics", "groups"). validate() runs no
/// pattern, so it cannot tell.
[[nodiscard]] Finding patternFinding(const TopologySpec& spec, const LinkSpec& link, std::string_view member,
                                     Error refused);

}  // namespace tributary
