#include "app/tributaryd/translatecommand.h"

#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <ranges>
#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/process/directories.h"
#include "app/process/exitcode.h"
#include "app/tributaryd/documentreader.h"
#include "app/tributaryd/textfile.h"
#include "core/link/clusterconnections.h"
#include "core/link/statecopy.h"
#include "core/link/statetopic.h"
#include "core/topology/linknames.h"

namespace tributary::daemon {

namespace {

constexpr const char* kTranslateFooter =
    "The offset is that of the next record to read. What is answered is where to go on at the other side, so that no "
    "record is missed: exact, or at most so many records too early. It is read from the topic tributary-state.internal "
    "of the target; the source and the mirror need not be there.\n\n"
    "--csv reads lines \"topic,partition,offset\" and writes, in the same order and without a heading, lines \"topic,"
    "partition,offset,target topic,target offset,early\": early 0 is exact, k at most k records too early, empty is a "
    "bound of which that is not known. What is not known leaves the last two fields empty, the standard error says "
    "why, "
    "and the exit code is 1.\n\n"
    "Examples:\n"
    "  tributaryd translate hub.tributary --link eu-agg orders:0:51300\n"
    "  tributaryd translate hub.tributary --link eu-agg --reverse eu.orders:0:51288\n"
    "  tributaryd translate hub.tributary --link eu-agg --csv checkpoints.csv\n";

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t out = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size() && out >= 0 ? std::optional{out} : std::nullopt;
}

std::string certainty(const TargetOffset& at) {
    if (at.exact()) {
        return "exact";
    }
    return at.early == TargetOffset::kUnknown ? "or further on" : fmt::format("at most {} records too early", at.early);
}

}  // namespace

void TranslateCommand::describe(CLI::App& command, Options& options) {
    command.add_option("FILE", options.file, "Topology document; - is the standard input")->required();
    command.add_option("POSITION", options.positions, "TOPIC:PARTITION:OFFSET, as many as are wanted");
    command.add_option("--link", options.link, "Of which link [the only one]")->type_name("ID");
    command.add_flag("--reverse", options.reverse, "From the target to the source");
    command.add_option("--csv", options.csv, "Read positions from lines of a file; - is the standard input")
        ->type_name("FILE");
    command.add_option("--state-dir", options.stateDirectory, "The --state-dir of \"run\", where it has one")
        ->type_name("DIR");
    command.footer(kTranslateFooter);
}

TranslateCommand::TranslateCommand(Options options, std::shared_ptr<const kafka::SecretSource> secrets, Terminal out,
                                   Terminal errors)
    : m_options(std::move(options)), m_secrets(std::move(secrets)), m_out(out), m_errors(errors) {}

int TranslateCommand::run() const {
    const Result<TopologySpec> document = readTopology(m_options.file);
    if (!document) {
        m_errors.say("tributaryd: " + document.error().text());
        return kDocument;
    }
    if (m_options.link.empty() && document->links.size() != 1) {
        m_errors.say("tributaryd: the document has several links; choose one with --link: " + linkNames(*document));
        return kUsage;
    }
    const LinkSpec* link = m_options.link.empty() ? &document->links.front() : document->link(LinkId{m_options.link});
    if (link == nullptr) {
        m_errors.say("tributaryd: " + linkUnknown(*document, m_options.link).text());
        return kUsage;
    }
    const Result<std::vector<Asked>> positions = asked();
    if (!positions) {
        m_errors.say("tributaryd: " + positions.error().text());
        return kUsage;
    }
    const Result<KeptPositions> found = kept(*document, *link);
    if (!found) {
        m_errors.say("tributaryd: link " + link->id.str() + ": " + found.error().text());
        return kFailure;
    }
    if (found->empty()) {
        m_errors.say(
            fmt::format("tributaryd: link {}: nothing is kept of it at {}. It has not run yet, or runs on Kafka "
                        "Connect, or places records by key.",
                        link->id.str(), link->target.str()));
        return kFailure;
    }
    return translate(*found, *positions);
}

// A name of a topic has no separator in it.
std::optional<TranslateCommand::Asked> TranslateCommand::readAsked(std::string_view text, char separator) {
    const std::size_t last = text.rfind(separator);
    const std::size_t first = last == std::string_view::npos || last == 0 ? last : text.rfind(separator, last - 1);
    if (first == std::string_view::npos || first == 0 || first == last) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> partition = wholeNumber(text.substr(first + 1, last - first - 1));
    const std::optional<std::int64_t> offset = wholeNumber(text.substr(last + 1));
    if (!partition || !offset || *partition > INT32_MAX) {
        return std::nullopt;
    }
    return Asked{
        std::string{text}, {std::string{text.substr(0, first)}, static_cast<std::int32_t>(*partition)}, *offset};
}

Result<std::vector<TranslateCommand::Asked>> TranslateCommand::asked() const {
    std::vector<Asked> out;
    const auto wrong = [](std::string_view place, std::string_view text) {
        return std::unexpected(Error{ErrorCode::FileUnreadable}
                                   .with("file", place)
                                   .with("reason", fmt::format("\"{}\" is no position; one is orders:0:51300, and in a "
                                                               "file of lines orders,0,51300",
                                                               text.substr(0, 300))));
    };
    for (const std::string& each : m_options.positions) {
        std::optional<Asked> read = readAsked(each, ':');
        if (!read) {
            return wrong("the command line", each);
        }
        out.push_back(std::move(*read));
    }
    if (m_options.csv.empty()) {
        return out;
    }
    const Result<std::string> text = readTextFile(m_options.csv);
    if (!text) {
        return std::unexpected(text.error());
    }
    int number = 0;
    for (const auto piece : std::views::split(*text, '\n')) {
        ++number;
        std::string_view line(piece.begin(), piece.end());
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.empty()) {
            continue;
        }
        std::optional<Asked> read = readAsked(line, ',');
        if (!read) {
            return wrong(fmt::format("{}:{}", m_options.csv == "-" ? kStandardInput : m_options.csv, number), line);
        }
        out.push_back(std::move(*read));
    }
    return out;
}

Result<KeptPositions> TranslateCommand::kept(const TopologySpec& spec, const LinkSpec& link) const {
    const ClusterSpec* target = spec.cluster(link.target);
    if (target == nullptr) {
        return std::unexpected(Error{ErrorCode::ClusterUnresolved}.with("cluster", link.target.str()));
    }
    ClusterConnections connections({}, m_secrets);
    const Result<ClusterAccess> access = connections.access(*target);
    if (!access) {
        return std::unexpected(access.error());
    }
    const Result<std::shared_ptr<kafka::AdminClient>> admin = connections.admin(*target);
    if (!admin) {
        return std::unexpected(admin.error());
    }
    if (const auto there = connections.describe(*target, **admin, 15'000); !there) {
        return std::unexpected(there.error());
    }
    const std::string group = consumerGroup(spec, link);
    StateTopic topic{*admin, access->settings, StateTopic::Make::Never};
    const Result<std::vector<StateRecord>> records = topic.read();
    if (records) {
        if (KeptPositions out = KeptPositions::of(*records, group); !out.empty()) {
            return out;
        }
    }
    StateCopy copy{stateDirectory(m_options.stateDirectory), group};
    if (const Result<std::vector<StateRecord>> here = copy.read(); here && !here->empty()) {
        return KeptPositions::of(*here, group);
    }
    return records ? Result<KeptPositions>{KeptPositions{}} : std::unexpected(records.error());
}

int TranslateCommand::translate(const KeptPositions& kept, const std::vector<Asked>& asked) const {
    std::string lines;
    std::map<std::string, std::size_t> unknown;  // by reason and partition
    for (const Asked& each : asked) {
        std::string why;
        const std::optional<KeptPositions::Place> place =
            m_options.reverse ? kept.toSource(each.at, each.offset, why) : kept.toTarget(each.at, each.offset, why);
        if (!place) {
            ++unknown[fmt::format("{}:{}: {}", each.at.topic, each.at.partition, why)];
        }
        if (!m_options.csv.empty()) {
            const std::string early =
                place && place->at.early != TargetOffset::kUnknown ? std::to_string(place->at.early) : "";
            lines += fmt::format("{},{},{},{},{},{}\n", each.at.topic, each.at.partition, each.offset,
                                 place ? place->topic : "", place ? std::to_string(place->at.offset) : "", early);
        } else if (place) {
            lines += fmt::format("{} -> {}:{}:{} ({})\n", each.text, place->topic, each.at.partition, place->at.offset,
                                 certainty(place->at));
        } else {
            lines += fmt::format("{} -> not known\n", each.text);
        }
    }
    const bool written = m_out.copy(lines);
    for (const auto& [why, count] : unknown) {
        m_errors.say(count == 1 ? "tributaryd: " + why : fmt::format("tributaryd: {} ({} times)", why, count));
    }
    return written && unknown.empty() ? kOk : kFailure;
}

}  // namespace tributary::daemon
