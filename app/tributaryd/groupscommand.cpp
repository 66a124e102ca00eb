#include "app/tributaryd/groupscommand.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/process/exitcode.h"
#include "app/tributaryd/documentreader.h"
#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"
#include "core/link/clusterconnections.h"
#include "core/link/statetopic.h"

namespace tributary::daemon {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kGroupsFooter =
    "A group follows where its link has \"groups\" in the document. Its position at the target is what its position at "
    "the "
    "source comes to there; it is never ahead of what the group has read. States: synced; behind: it is still to "
    "follow, "
    "or has members at the target; taken-over: somebody else has written it at the target, and it is left alone; "
    "unknown: what it comes to is not known.\n\n"
    "Example:\n  tributaryd groups hub.tributary --link eu-agg\n";

Result<GroupReportSetup> openReport(const TopologySpec& spec, const LinkSpec& link, ClusterConnections& connections) {
    const ClusterSpec* source = spec.cluster(link.source);
    const ClusterSpec* target = spec.cluster(link.target);
    if (source == nullptr || target == nullptr) {
        return std::unexpected(
            Error{ErrorCode::ClusterUnresolved}.with("cluster", (source == nullptr ? link.source : link.target).str()));
    }
    Result<GroupFilter> filter = GroupFilter::compile(*link.groups, consumerGroup(spec, link));
    if (!filter) {
        return std::unexpected(std::move(filter.error()));
    }
    GroupReportSetup out{std::move(*filter), consumerGroup(spec, link), {}, {}, {}, {}, {}};
    for (const ClusterSpec* cluster : {source, target}) {
        const Result<ClusterAccess> access = connections.access(*cluster);
        if (!access) {
            return std::unexpected(access.error());
        }
        Result<std::shared_ptr<kafka::AdminClient>> admin = connections.admin(*cluster);
        if (!admin) {
            return std::unexpected(std::move(admin.error()));
        }
        if (const auto there = connections.describe(*cluster, **admin, 15'000); !there) {
            return std::unexpected(there.error());
        }
        Result<std::unique_ptr<GroupSide>> side = groupSide(access->settings);
        if (!side) {
            return std::unexpected(std::move(side.error()));
        }
        if (cluster == target) {
            out.store = std::make_unique<StateTopic>(*admin, access->settings, StateTopic::Make::Never);
        }
        (cluster == source ? out.sourceGroups : out.targetGroups) = std::move(*side);
        (cluster == source ? out.source : out.target) = std::move(*admin);
    }
    return out;
}

Json orNull(const std::optional<std::int64_t>& number) { return number ? Json(*number) : Json(nullptr); }

std::string lineJson(const LinkId& link, const GroupLine& line) {
    const Json json{
        {"link", link.str()},
        {"group", line.group},
        {"topic", line.source.topic},
        {"partition", line.source.partition},
        {"position", line.position},
        {"lag", orNull(line.sourceLag)},
        {"targetTopic", line.targetTopic},
        {"targetPosition", orNull(line.atTarget)},
        {"targetLag", orNull(line.targetLag)},
        {"wanted", line.wanted ? Json(line.wanted->offset) : Json(nullptr)},
        {"early", line.wanted && line.wanted->early >= 0 ? Json(line.wanted->early) : Json(nullptr)},
        {"state", nameOf(line.state)},
    };
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// What a group's partitions of one topic come to.
struct GroupSum {
    std::size_t partitions = 0;
    std::int64_t sourceLag = 0;
    std::int64_t targetLag = 0;
    std::int64_t early = 0;
    bool boundUnknown = false;
    std::array<std::size_t, 4> states{};

    void add(const GroupLine& line) {
        ++partitions;
        sourceLag += line.sourceLag.value_or(0);
        targetLag += line.targetLag.value_or(0);
        if (line.wanted) {
            boundUnknown = boundUnknown || line.wanted->early < 0;
            early = std::max(early, line.wanted->early);
        }
        ++states.at(static_cast<std::size_t>(line.state));
    }
    [[nodiscard]] std::string stateText() const {
        std::string out;
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (states.at(i) != 0) {
                out += (out.empty() ? "" : ", ") +
                       (states.at(i) == partitions ? std::string{} : std::to_string(states.at(i)) + " ") +
                       std::string{nameOf(static_cast<GroupLine::State>(i))};
            }
        }
        return out;
    }
    [[nodiscard]] std::string certainty() const {
        return boundUnknown ? "early" : early == 0 ? "exact" : fmt::format("≤ {} early", early);
    }
};

}  // namespace

void GroupsCommand::describe(CLI::App& command, Options& options) {
    command.add_option("FILE", options.file, "Topology document; - is the standard input")->required();
    command.add_option("--link", options.links, "Only this link; may stand several times")
        ->type_name("ID")
        ->allow_extra_args(false);
    command.add_flag("--json", options.json, "A line of JSON for each group and partition");
    command.footer(kGroupsFooter);
}

GroupsCommand::GroupsCommand(Options options, std::shared_ptr<const kafka::SecretSource> secrets, Terminal out,
                             Terminal errors)
    : m_options(std::move(options)), m_secrets(std::move(secrets)), m_out(out), m_errors(errors) {}

int GroupsCommand::run() const {
    const Result<TopologySpec> document = readTopology(m_options.file);
    if (!document) {
        m_errors.say("tributaryd: " + document.error().text());
        return kDocument;
    }
    const Result<std::vector<const LinkSpec*>> links = chooseLinks(*document, m_options.links);
    if (!links) {
        m_errors.say("tributaryd: " + links.error().text());
        return kUsage;
    }
    ClusterConnections connections({}, m_secrets);
    bool failed = false;
    bool any = false;
    for (const LinkSpec* link : *links) {
        if (!link->groups) {
            continue;
        }
        any = true;
        Result<GroupReportSetup> setup = openReport(*document, *link, connections);
        const Result<std::vector<GroupLine>> lines =
            setup ? readGroupLines(*setup) : Result<std::vector<GroupLine>>{std::unexpect, setup.error()};
        if (!lines) {
            m_errors.say("tributaryd: link " + link->id.str() + ": " + lines.error().text());
            failed = true;
        } else if (!show(*link, *lines)) {
            return kFailure;
        }
    }
    if (!any && !m_options.json) {
        m_out.say("No group follows a link: none of the links has \"groups\" in the document.");
    }
    return failed ? kFailure : kOk;
}

bool GroupsCommand::show(const LinkSpec& link, const std::vector<GroupLine>& lines) const {
    std::string text;
    std::map<std::pair<std::string, std::string>, GroupSum> sums;
    for (const GroupLine& line : lines) {
        text += m_options.json ? lineJson(link.id, line) : "";
        sums[{line.group, line.source.topic}].add(line);
    }
    if (m_options.json) {
        return m_out.copy(text);
    }
    std::size_t groupWidth = 5;
    std::size_t topicWidth = 5;
    for (const auto& [name, sum] : sums) {
        groupWidth = std::max(groupWidth, displayWidth(name.first));
        topicWidth = std::max(topicWidth, displayWidth(name.second));
    }
    text = fmt::format("link {}: {} -> {}: {}\n", link.id.str(), link.source.str(), link.target.str(),
                       sums.empty() ? "no group of these topics follows" : counted(sums.size(), "group and topic"));
    for (const auto& [name, sum] : sums) {
        text += fmt::format("  {}  {}  {}  source lag {}, target lag {}, {}, {}\n",
                            padded(printable(name.first), groupWidth, false),
                            padded(printable(name.second), topicWidth, false), counted(sum.partitions, "partition"),
                            grouped(static_cast<std::uint64_t>(sum.sourceLag)),
                            grouped(static_cast<std::uint64_t>(sum.targetLag)), sum.certainty(), sum.stateText());
    }
    return m_out.show(text);
}

}  // namespace tributary::daemon
