#include "app/tributaryd/gapscommand.h"

#include <utility>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/process/directories.h"
#include "app/process/exitcode.h"
#include "app/tributaryd/documentreader.h"
#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"
#include "core/link/gapreport.h"

namespace tributary::daemon {

namespace {

using Json = nlohmann::ordered_json;

std::string gapJson(const LinkId& link, const LedgerGap& gap) {
    Json json{{"link", link.str()},
              {"time", timeText(gap.timeMs)},
              {"topic", gap.topic},
              {"partition", gap.partition},
              {"from", gap.from},
              {"to", gap.to},
              {"offsets", gap.to - gap.from},
              {"reason", gap.reason}};
    if (gap.againFrom >= 0) {
        json["readAgainFrom"] = gap.againFrom;
        json["readAgainSince"] = timeText(gap.againMs);
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string gapText(const LinkId& link, const LedgerGap& gap) {
    const std::string again = gap.againFrom < 0 ? std::string{}
                                                : fmt::format(
                                                      " Read again from {} on since {}, as a position was "
                                                      "chosen.",
                                                      gap.againFrom, timeText(gap.againMs));
    return fmt::format("{} {} {} [{}] {} to {} ({}): {}{}", timeText(gap.timeMs), link.str(), gap.topic, gap.partition,
                       gap.from, gap.to - 1, counted(static_cast<std::size_t>(gap.to - gap.from), "offset"), gap.reason,
                       again);
}

}  // namespace

void GapsCommand::describe(CLI::App& command, Options& options) {
    command.add_option("FILE", options.file, "Topology document; - is the standard input")->required();
    command.add_option("--link", options.links, "Only this link; may stand several times")
        ->type_name("ID")
        ->allow_extra_args(false);
    command.add_option("--state-dir", options.stateDirectory, "The --state-dir of \"run\", where it has one")
        ->type_name("DIR");
    command.add_flag("--json", options.json, "A line of JSON for each gap");
    command.footer(
        "A gap is a range of source offsets. It is kept on this machine before a link goes on behind it; nothing "
        "is asked of a cluster.\n\nExample:\n  tributaryd gaps hub.tributary --link eu-agg\n");
}

GapsCommand::GapsCommand(Options options, Terminal out, Terminal errors)
    : m_options(std::move(options)), m_out(out), m_errors(errors) {}

int GapsCommand::run() const {
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
    std::size_t count = 0;
    bool failed = false;
    for (const LinkSpec* link : *links) {
        const Result<std::vector<LedgerGap>> gaps =
            readGaps(stateDirectory(m_options.stateDirectory), consumerGroup(*document, *link));
        if (!gaps) {
            m_errors.say("tributaryd: link " + link->id.str() + ": " + gaps.error().text());
            failed = true;
            continue;
        }
        for (const LedgerGap& gap : *gaps) {
            if (!(m_options.json ? m_out.copy(gapJson(link->id, gap)) : m_out.say(gapText(link->id, gap)))) {
                return kFailure;
            }
        }
        count += gaps->size();
    }
    if (!m_options.json && !failed && count == 0) {
        m_out.say("This machine knows of no record that was passed over.");
    }
    return failed ? kFailure : kOk;
}

}  // namespace tributary::daemon
