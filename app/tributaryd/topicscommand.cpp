#include "app/tributaryd/topicscommand.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <future>
#include <ranges>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/process/exitcode.h"
#include "app/tributaryd/documentreader.h"
#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"
#include "app/tributaryd/textfile.h"
#include "core/selection/selectionreport.h"
#include "core/topology/linknames.h"

namespace tributary::daemon {

namespace {

const char* decisionText(TopicDecision decision) {
    switch (decision) {
        case TopicDecision::Mirrored:
            return "mirrored";
        case TopicDecision::Excluded:
            return "excluded";
        case TopicDecision::Internal:
            return "internal";
        case TopicDecision::Returning:
            return "returning";
        case TopicDecision::Protected:
            return "protected";
        case TopicDecision::NotIncluded:
            return "not included";
        case TopicDecision::Undecided:
            return "undecided";
    }
    return "undecided";
}

/// "include 1: orders\..*", "exclude 2: literal clicks", and words where no entry decided.
std::string ruleText(const TopicSelectionSpec& selection, const TopicVerdict& verdict) {
    if (verdict.decision == TopicDecision::Internal) {
        return "internal names are left out";
    }
    if (verdict.decision == TopicDecision::Returning) {
        return "it came from the target";
    }
    if (verdict.decision == TopicDecision::Protected) {
        return "a system topic at the target";
    }
    if (verdict.rule < 0) {
        return "no include matches";
    }
    const bool include = verdict.list == RuleList::Include;
    const TopicEntry& entry =
        (include ? selection.include : selection.exclude).at(static_cast<std::size_t>(verdict.rule));
    return fmt::format("{} {}: {}{}", include ? "include" : "exclude", verdict.rule + 1,
                       entry.kind == TopicEntry::Kind::Literal ? "literal " : "", entry.text);
}

constexpr std::size_t kLongestTopicName = 249;

using Row = std::array<std::string, 5>;

std::string tableText(const std::vector<Row>& rows) {
    std::array<std::size_t, 5> widths{};
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths.at(i) = std::max(widths.at(i), displayWidth(row.at(i)));
        }
    }
    std::string out;
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += widths.at(i) == 0 ? "" : padded(row.at(i), widths.at(i), i == 2) + "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out.append(line).append("\n");
    }
    return out;
}

/// What topics are called: the same for every version of Kafka.
bool isTopicName(std::string_view name) {
    return name.size() <= kLongestTopicName && name != "." && name != ".." &&
           std::ranges::all_of(name, [](unsigned char c) {
               return (c < 0x80U && std::isalnum(c) != 0) || c == '.' || c == '_' || c == '-';
           });
}

/// A name a line, as Kafka's own tools list them.
Result<std::map<std::string, std::optional<int>>> readTopicNames(const std::string& file) {
    const Result<std::string> text = readTextFile(file);
    if (!text) {
        return std::unexpected(text.error());
    }
    std::map<std::string, std::optional<int>> topics;
    int number = 0;
    for (const auto piece : std::views::split(*text, '\n')) {
        ++number;
        std::string_view name(piece.begin(), piece.end());
        name.remove_prefix(std::min(name.find_first_not_of(" \t\r"), name.size()));
        name = name.substr(0, name.find_last_not_of(" \t\r") + 1);
        if (!name.empty() && !isTopicName(name)) {
            return std::unexpected(Error{ErrorCode::FileUnreadable}
                                       .with("file", file == "-" ? kStandardInput : file)
                                       .with("reason", fmt::format("line {} has no name of a topic: \"{}\"", number,
                                                                   name.substr(0, kLongestTopicName))));
        }
        if (!name.empty()) {
            topics.emplace(name, std::nullopt);
        }
    }
    return topics;
}

}  // namespace

TopicsCommand::TopicsCommand(Options options, MakeEngine makeEngine, Terminal out, Terminal errors)
    : m_options(std::move(options)), m_makeEngine(std::move(makeEngine)), m_out(out), m_errors(errors) {}

int TopicsCommand::fail(int code, const std::string& text) const {
    m_errors.say("tributaryd: " + text);
    return code;
}

int TopicsCommand::run() const {
    // The engine reads the secrets of the one cluster that is asked; what is wrong with others does not matter here.
    const Result<Document> document = readDocument(m_options.file, kafka::PlainSecretSource{});
    if (!document) {
        return fail(kDocument, document.error().text());
    }
    const TopologySpec& spec = document->spec;
    if (m_options.link.empty() && spec.links.size() != 1) {
        return fail(kUsage, fmt::format("{} has {} links; choose one with --link: {}", document->name,
                                        spec.links.size(), linkNames(spec)));
    }
    const LinkSpec* link = m_options.link.empty() ? &spec.links.front() : spec.link(LinkId{m_options.link});
    if (link == nullptr) {
        return fail(kUsage, linkUnknown(spec, m_options.link).text());
    }
    if (m_options.namesFrom.empty()) {
        return ask(spec, *link);
    }
    const Result<Topics> topics = readTopicNames(m_options.namesFrom);
    return topics ? show(spec, *link, *topics) : fail(kFailure, topics.error().text());
}

int TopicsCommand::ask(const TopologySpec& spec, const LinkSpec& link) const {
    const ClusterSpec* source = spec.cluster(link.source);
    if (source == nullptr || source->kind == ClusterKind::Sandbox) {
        return fail(kDocument, fmt::format("link {}: its source \"{}\" cannot be asked for its topics: {}.",
                                           link.id.str(), link.source.str(),
                                           source == nullptr ? "the document has no such cluster"
                                                             : "sandbox clusters exist only inside a running sandbox"));
    }
    const std::unique_ptr<Engine> engine = m_makeEngine();
    // Shared: the engine may answer after the wait has ended.
    const auto answer = std::make_shared<std::promise<Result<ClusterInfo>>>();
    std::future<Result<ClusterInfo>> arrived = answer->get_future();
    engine->describeCluster(*source, m_options.timeoutMs,
                            [answer](Result<ClusterInfo> info) { answer->set_value(std::move(info)); });
    if (arrived.wait_for(std::chrono::milliseconds{2 * m_options.timeoutMs}) != std::future_status::ready) {
        return fail(kFailure, fmt::format("{} did not answer in time.", source->displayName()));
    }
    const Result<ClusterInfo> info = arrived.get();
    if (!info) {
        return fail(kFailure, info.error().text());
    }
    Topics topics;
    for (const TopicInfo& topic : info->topics) {
        topics.emplace(topic.name, topic.partitions);
    }
    return show(spec, link, topics);
}

int TopicsCommand::show(const TopologySpec& spec, const LinkSpec& link, const Topics& topics) const {
    const Result<TopicMatcher> matcher = TopicMatcher::compile(link, topicOrigins(spec, link));
    if (!matcher) {
        return fail(kDocument, "link " + link.id.str() + ": " + matcher.error().text());
    }
    std::vector<std::string> names;
    names.reserve(topics.size());
    for (const auto& [name, partitions] : topics) {
        names.push_back(name);
    }
    const SelectionReport report = reportSelection(*matcher, link, names);
    const bool unicode = m_out.style().unicode;
    std::vector<Row> rows{
        {"topic", "decision", m_options.namesFrom.empty() ? "partitions" : "", "target", "decided by"}};
    std::string json;
    for (const TopicReport& topic : report.topics) {
        const bool mirrored = topic.verdict.decision == TopicDecision::Mirrored;
        if (m_options.mirroredOnly && !mirrored) {
            continue;
        }
        const std::string rule = ruleText(link.topics, topic.verdict);
        const std::optional<int> partitions = topics.at(topic.topic);
        if (m_options.json) {
            nlohmann::ordered_json object{
                {"topic", topic.topic},
                {"decision", decisionText(topic.verdict.decision)},
                {"rule", rule},
                {"target", mirrored ? nlohmann::ordered_json(topic.target) : nlohmann::ordered_json(nullptr)}};
            if (partitions) {
                object["partitions"] = *partitions;
            }
            json += object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
        } else {
            rows.push_back({topic.topic, decisionText(topic.verdict.decision),
                            partitions ? grouped(static_cast<std::uint64_t>(*partitions)) : "",
                            mirrored ? topic.target : "", printable(rule)});
        }
    }
    for (const Finding& finding : selectionFindings(spec, link, report)) {
        m_errors.say(fmt::format("tributaryd: {}: {}",
                                 finding.severity == Finding::Severity::Error ? "error" : "warning",
                                 finding.error.text()));
    }
    if (m_options.json) {
        return m_out.copy(json) ? kOk : kFailure;
    }
    const std::string sum = fmt::format(
        "{} {} {}: {} topics: {} mirrored, {} excluded, {} internal, {} not included{}.\n", link.source.str(),
        unicode ? "→" : "->", link.target.str(), grouped(report.topics.size()), grouped(report.mirrored),
        grouped(report.excluded), grouped(report.internal), grouped(report.notIncluded),
        report.undecided == 0 ? "" : fmt::format(", {} undecided", grouped(report.undecided)));
    return m_out.show((rows.size() > 1 ? tableText(rows) : std::string{}) + sum) ? kOk : kFailure;
}

}  // namespace tributary::daemon
