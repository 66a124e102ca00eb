#include "core/topology/topicflow.h"

#include <algorithm>

namespace tributary {

LinkFlow::LinkFlow(const LinkSpec& link) : m_link(&link) {
    const std::string pattern = targetNaming(link).pattern;
    constexpr std::string_view kTopic = "${topic}";
    const std::size_t at = pattern.find(kTopic);
    m_hasTopic = at != std::string::npos;
    m_before = pattern.substr(0, at);
    m_after = m_hasTopic ? pattern.substr(at + kTopic.size()) : std::string{};
    for (const TopicEntry& entry : link.topics.include) {
        addInclude(entry);
    }
    for (const TopicEntry& entry : link.topics.exclude) {
        addExclude(entry);
    }
}

void LinkFlow::addInclude(const TopicEntry& entry) {
    if (entry.kind == TopicEntry::Kind::Literal) {
        m_literals.insert(entry.text);
        return;
    }
    for (PatternBound& bound : patternBounds(entry)) {
        m_regexes.push_back({std::move(bound), entry.text});
    }
}

void LinkFlow::addExclude(const TopicEntry& entry) {
    if (entry.kind == TopicEntry::Kind::Literal) {
        m_excludedNames.insert(entry.text);
        return;
    }
    m_excludedTexts.insert(entry.text);
    std::ranges::copy_if(patternBounds(entry), std::back_inserter(m_excludeBounds),
                         [](const PatternBound& bound) { return bound.exact || bound.minimumTail >= 0; });
}

bool LinkFlow::excludes(const TopicFlow& flow) const {
    if (!m_link->topics.internal && (flow.lead.starts_with("__") || flow.lead.starts_with('.'))) {
        return true;
    }
    if (flow.exact) {
        return m_excludedNames.contains(flow.lead) ||
               std::ranges::any_of(m_excludeBounds, [&](const PatternBound& b) { return b.covers(flow.lead); });
    }
    return std::ranges::any_of(m_excludeBounds, [&](const PatternBound& b) { return b.coversAllFrom(flow.lead); }) ||
           std::ranges::any_of(flow.origins, [&](std::string_view text) { return m_excludedTexts.contains(text); });
}

void LinkFlow::selectExact(const TopicFlow& flow, std::vector<TopicFlow>& out) const {
    const bool wanted =
        m_literals.contains(flow.lead) || std::ranges::any_of(m_regexes, [&](const Regex& regex) {
            return regex.bound.exact ? flow.lead == regex.bound.lead : flow.lead.starts_with(regex.bound.lead);
        });
    if (wanted) {
        out.push_back(flow);
    }
}

void LinkFlow::selectLead(const TopicFlow& flow, std::vector<TopicFlow>& out) const {
    for (auto literal = m_literals.lower_bound(flow.lead);
         literal != m_literals.end() && literal->starts_with(flow.lead); ++literal) {
        out.push_back({std::string(*literal), true, {}});
    }
    for (const Regex& regex : m_regexes) {
        const std::string& lead = regex.bound.lead;
        const bool narrower = lead.starts_with(flow.lead);
        if (regex.bound.exact ? !narrower : !narrower && !flow.lead.starts_with(lead)) {
            continue;
        }
        TopicFlow part{narrower ? lead : flow.lead, regex.bound.exact, {}};
        if (!part.exact) {
            part.origins = flow.origins;
            if (std::ranges::find(part.origins, regex.text) == part.origins.end()) {
                part.origins.push_back(regex.text);
            }
        }
        out.push_back(std::move(part));
    }
}

std::vector<TopicFlow> LinkFlow::select(const TopicFlow& flow) const {
    std::vector<TopicFlow> parts;
    if (flow.exact) {
        selectExact(flow, parts);
    } else {
        selectLead(flow, parts);
    }
    std::erase_if(parts, [&](const TopicFlow& part) { return excludes(part); });
    return parts;
}

TopicFlow LinkFlow::rename(const TopicFlow& flow) const {
    if (!m_hasTopic) {
        return {m_before, true, {}};
    }
    if (keepsNames()) {
        return flow;
    }
    return {m_before + flow.lead + (flow.exact ? m_after : std::string{}), flow.exact, {}};
}

}  // namespace tributary
