#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/topology/patternbounds.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// A set of topic names on its way through links, never smaller than the real one: one name, or all names that begin
/// with `lead` and, as long as no link has renamed them, match each pattern of `origins`.
struct TopicFlow {
    std::string lead;
    bool exact = false;
    std::vector<std::string_view> origins;

    bool operator==(const TopicFlow&) const = default;
};

/// What a link does to flows of names. Refers to the LinkSpec, which must outlive it.
class LinkFlow {
public:
    explicit LinkFlow(const LinkSpec& link);

    [[nodiscard]] const LinkSpec& link() const { return *m_link; }
    [[nodiscard]] bool keepsNames() const { return m_before.empty() && m_after.empty() && m_hasTopic; }
    [[nodiscard]] const std::string& namesBegin() const { return m_before; }
    [[nodiscard]] const std::string& namesEnd() const { return m_after; }

    /// The parts of `flow` that the link's selection lets in.
    [[nodiscard]] std::vector<TopicFlow> select(const TopicFlow& flow) const;
    /// All that the link mirrors, under the names at the source.
    [[nodiscard]] std::vector<TopicFlow> selectAll() const { return select({}); }
    /// Under the names at the target.
    [[nodiscard]] TopicFlow rename(const TopicFlow& flow) const;
    /// Surely excluded, all of it?
    [[nodiscard]] bool excludes(const TopicFlow& flow) const;

private:
    struct Regex {
        PatternBound bound;
        std::string_view text;
    };
    void addInclude(const TopicEntry& entry);
    void addExclude(const TopicEntry& entry);
    void selectExact(const TopicFlow& flow, std::vector<TopicFlow>& out) const;
    void selectLead(const TopicFlow& flow, std::vector<TopicFlow>& out) const;

    const LinkSpec* m_link;
    std::string m_before;
    std::string m_after;
    bool m_hasTopic = false;
    std::set<std::string_view, std::less<>> m_literals;
    std::vector<Regex> m_regexes;
    std::unordered_set<std::string_view> m_excludedNames;
    std::unordered_set<std::string_view> m_excludedTexts;
    std::vector<PatternBound> m_excludeBounds;
};

}  // namespace tributary
