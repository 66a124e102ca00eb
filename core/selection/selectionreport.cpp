#include "core/selection/selectionreport.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <unordered_map>

#include "core/selection/patterntext.h"

namespace tributary {

namespace {

using RuleMatch = TopicMatcher::RuleMatch;

/// All entries of one list against one topic; literals by look-up, so that ten thousand of them stay cheap.
class ListProbe {
public:
    ListProbe(const TopicMatcher& matcher, RuleList list, const std::vector<TopicEntry>& entries)
        : m_matcher(matcher), m_list(list) {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].kind == TopicEntry::Kind::Literal) {
                m_literals[entries[i].text].push_back(i);
            } else {
                m_regexes.push_back(i);
            }
        }
    }

    struct Hits {
        std::vector<std::size_t> matched;
        std::vector<std::size_t> gaveUp;
    };

    [[nodiscard]] Hits probe(const std::string& topic) const {
        Hits hits;
        if (const auto literal = m_literals.find(topic); literal != m_literals.end()) {
            hits.matched = literal->second;
        }
        for (const std::size_t rule : m_regexes) {
            const RuleMatch match = m_matcher.ruleMatches(m_list, rule, topic);
            if (match == RuleMatch::Yes) {
                hits.matched.push_back(rule);
            } else if (match == RuleMatch::GaveUp) {
                hits.gaveUp.push_back(rule);
            }
        }
        return hits;
    }

private:
    const TopicMatcher& m_matcher;
    RuleList m_list;
    std::unordered_map<std::string, std::vector<std::size_t>> m_literals;
    std::vector<std::size_t> m_regexes;
};

class ReportBuilder {
public:
    ReportBuilder(const TopicMatcher& matcher, const LinkSpec& link)
        : m_matcher(matcher),
          m_naming(targetNaming(link)),
          m_include(matcher, RuleList::Include, matcher.selection().include),
          m_exclude(matcher, RuleList::Exclude, matcher.selection().exclude) {
        m_report.include = rules(matcher.selection().include);
        m_report.exclude = rules(matcher.selection().exclude);
        m_includeNeeded.resize(m_report.include.size(), false);
        m_excludeNeeded.resize(m_report.exclude.size(), false);
    }

    void add(const std::string& topic) {
        const ListProbe::Hits included = m_include.probe(topic);
        const ListProbe::Hits excluded = m_exclude.probe(topic);
        tally(included, m_report.include);
        tally(excluded, m_report.exclude);
        const TopicVerdict verdict = m_matcher.decide(topic);
        if (verdict.decision == TopicDecision::Mirrored) {
            ++m_report.include[static_cast<std::size_t>(verdict.rule)].decided;
        } else if (verdict.decision == TopicDecision::Excluded) {
            ++m_report.exclude[static_cast<std::size_t>(verdict.rule)].decided;
        }
        const bool wanted = !included.matched.empty();
        const bool allowed = m_matcher.selection().internal || !isInternalTopic(topic);
        // A rule is needed where it is the only one of its list that makes a difference to some topic.
        if (allowed && excluded.matched.empty() && included.matched.size() == 1) {
            m_includeNeeded[included.matched.front()] = true;
        }
        if (allowed && wanted && excluded.matched.size() == 1) {
            m_excludeNeeded[excluded.matched.front()] = true;
        }
        place(topic, verdict);
    }

    [[nodiscard]] SelectionReport finish() {
        conclude(m_report.include, m_includeNeeded);
        conclude(m_report.exclude, m_excludeNeeded);
        for (auto& [target, topics] : m_byTarget) {
            if (topics.size() > 1) {
                m_report.clashes.push_back({target, std::move(topics)});
            }
        }
        m_report.complete = true;
        return std::move(m_report);
    }

private:
    static std::vector<RuleReport> rules(const std::vector<TopicEntry>& entries) {
        std::vector<RuleReport> reports(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].kind == TopicEntry::Kind::Regex) {
                const auto dot = unescapedDot(entries[i].text);
                reports[i].unescapedDot = dot ? characterPosition(entries[i].text, *dot) : 0;
            }
        }
        return reports;
    }

    static void tally(const ListProbe::Hits& hits, std::vector<RuleReport>& reports) {
        for (const std::size_t rule : hits.matched) {
            ++reports[rule].matched;
        }
        for (const std::size_t rule : hits.gaveUp) {
            ++reports[rule].gaveUp;
        }
    }

    static void conclude(std::vector<RuleReport>& reports, const std::vector<bool>& needed) {
        for (std::size_t i = 0; i < reports.size(); ++i) {
            reports[i].dead = reports[i].matched == 0 && reports[i].gaveUp == 0;
            reports[i].shadowed = reports[i].matched > 0 && reports[i].gaveUp == 0 && !needed[i];
        }
    }

    void place(const std::string& topic, const TopicVerdict& verdict) {
        TopicReport report{topic, verdict, {}};
        ++count(verdict.decision);
        if (verdict.decision == TopicDecision::Mirrored) {
            report.target = m_naming.apply(topic);
            if (!isLegalTopicName(report.target)) {
                m_report.illegalTargets.push_back(topic);
            }
            m_byTarget[report.target].push_back(topic);
        }
        m_report.topics.push_back(std::move(report));
    }

    std::size_t& count(TopicDecision decision) {
        switch (decision) {
            case TopicDecision::Mirrored:
                return m_report.mirrored;
            case TopicDecision::Excluded:
                return m_report.excluded;
            case TopicDecision::Internal:
            case TopicDecision::Protected:
            case TopicDecision::Returning:
                return m_report.internal;
            case TopicDecision::NotIncluded:
                return m_report.notIncluded;
            case TopicDecision::Undecided:
                break;
        }
        return m_report.undecided;
    }

    const TopicMatcher& m_matcher;
    TargetNaming m_naming;
    ListProbe m_include;
    ListProbe m_exclude;
    SelectionReport m_report;
    std::vector<bool> m_includeNeeded;
    std::vector<bool> m_excludeNeeded;
    std::map<std::string, std::vector<std::string>> m_byTarget;
};

/// Turns a report into findings on its link.
class FindingWriter {
public:
    FindingWriter(const TopologySpec& spec, const LinkSpec& link) : m_spec(spec), m_link(link) {}

    void add(Finding::Severity severity, std::string_view member, Error error) {
        const auto index = std::ranges::find(m_spec.links, m_link.id, &LinkSpec::id) - m_spec.links.begin();
        error.at("link " + m_link.id.str());
        m_findings.push_back(
            {severity, {}, m_link.id, "/links/" + std::to_string(index) + "/" + std::string(member), std::move(error)});
    }

    void addRules(std::string_view list, const std::vector<TopicEntry>& entries, const std::vector<RuleReport>& rules) {
        const auto& defaults = defaultTopicExcludes();
        for (std::size_t i = 0; i < std::min(entries.size(), rules.size()); ++i) {
            if (list == "include" || std::ranges::find(defaults, entries[i]) == defaults.end()) {
                addRule(list, i, entries[i].text, rules[i]);
            }
        }
    }

    [[nodiscard]] std::vector<Finding> take() { return std::move(m_findings); }

private:
    void addRule(std::string_view list, std::size_t index, const std::string& pattern, const RuleReport& rule) {
        const std::string member = "topics/" + std::string(list) + "/" + std::to_string(index);
        const auto warn = [&](ErrorCode code) {
            Error error(code);
            error.with("list", list).with("pattern", pattern);
            if (code == ErrorCode::RuleDotUnescaped) {
                error.with("position", std::to_string(rule.unescapedDot));
            }
            add(Finding::Severity::Warning, member, std::move(error));
        };
        if (rule.dead) {
            warn(ErrorCode::RuleDead);
        }
        if (rule.shadowed) {
            warn(ErrorCode::RuleShadowed);
        }
        if (rule.unescapedDot > 0) {
            warn(ErrorCode::RuleDotUnescaped);
        }
    }

    const TopologySpec& m_spec;
    const LinkSpec& m_link;
    std::vector<Finding> m_findings;
};

void addUndecided(const LinkSpec& link, const SelectionReport& report, FindingWriter& writer) {
    const auto first = std::ranges::find_if(
        report.topics, [](const TopicReport& topic) { return topic.verdict.decision == TopicDecision::Undecided; });
    if (first != report.topics.end()) {
        const auto& entries = first->verdict.list == RuleList::Include ? link.topics.include : link.topics.exclude;
        writer.add(Finding::Severity::Error, "topics",
                   Error(ErrorCode::PatternTooComplex)
                       .with("pattern", entries[static_cast<std::size_t>(first->verdict.rule)].text)
                       .with("topic", first->topic));
    }
}

}  // namespace

bool isLegalTopicName(std::string_view name) {
    constexpr std::size_t kLongest = 249;
    const auto legal = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 && (std::isalnum(byte) != 0 || c == '.' || c == '_' || c == '-');
    };
    return !name.empty() && name.size() <= kLongest && name != "." && name != ".." && std::ranges::all_of(name, legal);
}

SelectionReport reportSelection(const TopicMatcher& matcher, const LinkSpec& link, std::span<const std::string> topics,
                                std::stop_token stop) {
    ReportBuilder builder(matcher, link);
    for (const std::string& topic : topics) {
        if (stop.stop_requested()) {
            return {};
        }
        builder.add(topic);
    }
    return builder.finish();
}

std::vector<Finding> selectionFindings(const TopologySpec& spec, const LinkSpec& link, const SelectionReport& report) {
    FindingWriter writer(spec, link);
    if (!report.complete) {
        return {};
    }
    if (report.mirrored == 0 && !link.topics.include.empty()) {
        const ClusterSpec* source = spec.cluster(link.source);
        writer.add(Finding::Severity::Warning, "topics",
                   Error(ErrorCode::NothingSelected)
                       .with("cluster", source == nullptr ? link.source.str() : source->displayName()));
    }
    addUndecided(link, report, writer);
    writer.addRules("include", link.topics.include, report.include);
    writer.addRules("exclude", link.topics.exclude, report.exclude);
    for (const NameClash& clash : report.clashes) {
        writer.add(Finding::Severity::Error, "naming",
                   Error(ErrorCode::TargetNameClash)
                       .with("first", clash.topics[0])
                       .with("second", clash.topics[1])
                       .with("target", clash.target));
    }
    for (const std::string& topic : report.illegalTargets) {
        writer.add(Finding::Severity::Error, "naming",
                   Error(ErrorCode::TargetNameIllegal)
                       .with("name", targetTopic(link, topic))
                       .with("reason", "Kafka allows up to 249 letters, digits, '.', '_' and '-'"));
    }
    return writer.take();
}

Finding patternFinding(const TopologySpec& spec, const LinkSpec& link, std::string_view member, Error refused) {
    FindingWriter writer(spec, link);
    const std::string place =
        std::string(member) + "/" + std::string(refused.arg("list")) + "/" + std::string(refused.arg("entry"));
    writer.add(Finding::Severity::Error, place, std::move(refused));
    return writer.take().front();
}

}  // namespace tributary
