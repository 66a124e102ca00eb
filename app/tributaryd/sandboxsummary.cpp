#include "app/tributaryd/sandboxsummary.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"

namespace tributary::daemon {

namespace {

using Json = nlohmann::ordered_json;
using sandbox::MirrorVerdict;
using sandbox::PathReport;

struct Figure {
    std::string_view title;
    std::uint64_t MirrorVerdict::* value;
    bool always;  // shown even when it is 0 everywhere
};

constexpr std::array kFigures{
    Figure{"sent", &MirrorVerdict::sent, true},
    Figure{"mirrored", &MirrorVerdict::mirrored, true},
    Figure{"lost", &MirrorVerdict::lost, true},
    Figure{"duplicated", &MirrorVerdict::duplicated, true},
    Figure{"reordered", &MirrorVerdict::reordered, true},
    Figure{"altered", &MirrorVerdict::altered, false},
    Figure{"unexpected", &MirrorVerdict::unexpected, false},
};

std::string pathText(const TopologySpec& topology, const sandbox::PlannedPath& path, bool ids, bool unicode) {
    const auto name = [&](const ClusterId& id) {
        const ClusterSpec* cluster = topology.cluster(id);
        return printable(ids || cluster == nullptr ? id.str() : cluster->displayName());
    };
    std::string text = name(path.origin);
    for (const LinkId& id : path.links) {
        if (const LinkSpec* link = topology.link(id)) {
            text += (unicode ? " → " : " -> ") + name(link->target);
        }
    }
    return text;
}

Json verdictJson(const MirrorVerdict& verdict) {
    Json object;
    for (const Figure& figure : kFigures) {
        object[std::string{figure.title}] = verdict.*figure.value;
    }
    object["largestRewind"] = verdict.largestRewind;
    return object;
}

std::string verdictInWords(const SandboxOutcome& outcome) {
    const MirrorVerdict& all = outcome.report.endToEnd;
    if (all.sent == 0) {
        return "Nothing was mirrored.";
    }
    std::string text;
    if (outcome.good()) {
        text = all.duplicated == 0 ? "Every record arrived once, unaltered and in order."
                                   : fmt::format("Every record arrived, unaltered and in order; {} more than once.",
                                                 grouped(all.duplicated));
    } else {
        text = "Not as it should be: records were lost, reordered or altered.";
    }
    if (!outcome.settled) {
        text += " Not everything could be waited for.";
    }
    if (outcome.report.skipped > 0) {
        text += fmt::format(
            " {} records were dropped by a simulated cluster before they could be checked: it keeps "
            "5 MiB a partition; take a lower --rate.",
            grouped(outcome.report.skipped));
    }
    return text;
}

/// Those that are always shown, and those of which there is one.
std::vector<Figure> shownFigures(const std::vector<PathReport>& paths) {
    std::vector<Figure> shown;
    for (const Figure& figure : kFigures) {
        bool any = figure.always;
        for (const PathReport& path : paths) {
            any = any || path.verdict.*figure.value > 0;
        }
        if (any) {
            shown.push_back(figure);
        }
    }
    return shown;
}

/// A line for each path, and their sum.
std::string pathTable(const SandboxOutcome& outcome, bool ids, bool unicode) {
    std::vector<std::pair<std::string, MirrorVerdict>> rows;
    rows.reserve(outcome.report.paths.size() + 1);
    for (const PathReport& path : outcome.report.paths) {
        rows.emplace_back(pathText(outcome.topology, path.path, ids, unicode), path.verdict);
    }
    rows.emplace_back("end to end", outcome.report.endToEnd);
    std::size_t width = 0;
    for (const auto& [name, verdict] : rows) {
        width = std::max(width, displayWidth(name));
    }
    const std::vector<Figure> figures = shownFigures(outcome.report.paths);
    const auto cell = [](const Figure& figure, const std::string& text) {
        return "  " + padded(text, std::max<std::size_t>(8, figure.title.size()), true);
    };
    std::string out = padded("path", width, false);
    for (const Figure& figure : figures) {
        out += cell(figure, std::string{figure.title});
    }
    out += '\n';
    for (const auto& [name, verdict] : rows) {
        out += padded(name, width, false);
        for (const Figure& figure : figures) {
            out += cell(figure, grouped(verdict.*figure.value));
        }
        out += '\n';
    }
    return out;
}

}  // namespace

bool SandboxOutcome::good() const {
    return settled && report.endToEnd.sent > 0 &&
           std::ranges::all_of(report.paths, [](const PathReport& path) { return path.verdict.clean(); });
}

std::string summaryText(const SandboxOutcome& outcome, const TableStyle& style) {
    std::string out = fmt::format("\nsandbox {}: {} records ({}) written in {}; those that a link selects:\n\n",
                                  printable(outcome.topology.name), grouped(outcome.traffic.records),
                                  bytesText(static_cast<double>(outcome.traffic.bytes)), durationText(outcome.seconds));
    const std::string named = pathTable(outcome, false, style.unicode);
    out += displayWidth(named.substr(0, named.find('\n'))) <= style.width ? named
                                                                          : pathTable(outcome, true, style.unicode);
    out += "\n" + verdictInWords(outcome) + "\n";
    for (const sandbox::LostRecords& lost : outcome.report.lost) {
        out += fmt::format("lost: {} {} [{}] records {} to {}\n", printable(lost.from.cluster), lost.from.topic,
                           lost.from.partition, grouped(lost.range.first), grouped(lost.range.end - 1));
    }
    return out;
}

std::string summaryJson(const SandboxOutcome& outcome) {
    Json paths = Json::array();
    for (const PathReport& path : outcome.report.paths) {
        Json object{{"path", pathText(outcome.topology, path.path, false, true)},
                    {"origin", path.path.origin.str()},
                    {"end", path.path.end.str()}};
        Json links = Json::array();
        for (const LinkId& link : path.path.links) {
            links.push_back(link.str());
        }
        object["links"] = std::move(links);
        object.update(verdictJson(path.verdict));
        paths.push_back(std::move(object));
    }
    const Json summary{{"seconds", outcome.seconds},
                       {"recordsWritten", outcome.traffic.records},
                       {"bytesWritten", outcome.traffic.bytes},
                       {"settled", outcome.settled},
                       {"good", outcome.good()},
                       {"skipped", outcome.report.skipped},
                       {"paths", std::move(paths)},
                       {"endToEnd", verdictJson(outcome.report.endToEnd)}};
    return Json{{"summary", summary}}.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tributary::daemon
