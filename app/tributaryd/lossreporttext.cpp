#include "app/tributaryd/lossreporttext.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"
#include "core/base/joinedwords.h"

namespace tributary::daemon {

namespace {

struct Part {
    LossPart part;
    const char* name;
    const char* title;
};
constexpr std::array kParts{Part{LossPart::Mirroring, "mirroring", "What changes the mirroring:"},
                            Part{LossPart::Decide, "decide", "What to decide or to do:"},
                            Part{LossPart::Kept, "kept", "What is kept, or is the same in another form:"}};

/// How many lines there are of each kind.
std::array<std::size_t, 3> kindCounts(const std::vector<LossLine>& lines) {
    std::array<std::size_t, 3> counts{};
    for (const LossLine& line : lines) {
        ++counts.at(static_cast<std::size_t>(line.kind));
    }
    return counts;
}

struct KeptCount {
    std::string kind;
    std::size_t settings = 0;
};

/// What the kept settings are about, without kinds that there are none of.
std::vector<KeptCount> keptKinds(const LossReport& report) {
    std::vector<KeptCount> kinds;
    const auto counts = report.keptCounts();
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
        if (counts.at(kind) > 0) {
            kinds.push_back({std::string(keptKindText(static_cast<KeptKind>(kind))), counts.at(kind)});
        }
    }
    return kinds;
}

/// "; kept 12 settings: 5 tuning, 4 monitoring, 3 drawing"; nothing where none is.
std::string keptText(const LossReport& report) {
    std::size_t all = 0;
    std::vector<std::string> kinds;
    for (const KeptCount& each : keptKinds(report)) {
        all += each.settings;
        kinds.push_back(fmt::format("{} {}", each.settings, each.kind));
    }
    return all == 0 ? std::string() : "; kept " + counted(all, "setting") + ": " + joinedWords(kinds);
}

std::string dumped(const nlohmann::ordered_json& object) {
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string jsonText(const LossReport& report, const std::string& what) {
    static constexpr std::array kKinds{"lost", "replaced", "note"};
    std::string text;
    for (const Part& part : kParts) {
        for (const LossLine& line : report.part(part.part)) {
            text += dumped({{"part", part.name},
                            {"kind", kKinds.at(static_cast<std::size_t>(line.kind))},
                            {"reason", std::string{lossReasons()[static_cast<std::size_t>(line.reason)].name}},
                            {"place", line.place},
                            {"subject", line.subject},
                            {"message", line.message()}});
        }
    }
    const auto counts = kindCounts(report.lines());
    nlohmann::ordered_json kept = nlohmann::ordered_json::object();
    for (const KeptCount& each : keptKinds(report)) {
        kept[each.kind] = each.settings;
    }
    return text + dumped({{"sum", what},
                          {"lost", counts[0]},
                          {"replaced", counts[1]},
                          {"notes", counts[2]},
                          {"kept", std::move(kept)}});
}

std::string reportText(const LossReport& report, const std::string& what, bool verbose) {
    std::string text;
    std::vector<LossLine> shown;
    for (const Part& part : kParts) {
        const std::vector<LossLine> lines = report.part(part.part);
        if (part.part != LossPart::Kept) {
            shown.insert(shown.end(), lines.begin(), lines.end());
        }
        if (lines.empty()) {
            continue;
        }
        if (part.part == LossPart::Kept && !verbose) {
            text += fmt::format("Kept, or the same in another form: {} (--verbose lists them).\n",
                                counted(lines.size(), "setting"));
            continue;
        }
        text += std::string(part.title) + "\n";
        for (const LossLine& line : lines) {
            text += "  " + printable(line.text()) + "\n";
        }
    }
    const auto counts = kindCounts(shown);
    return text + fmt::format("{}: {}\n", what,
                              report.lines().empty()
                                  ? std::string("everything carried over.")
                                  : fmt::format("{} not carried over, {} replaced, {}{}.", counts[0], counts[1],
                                                counted(counts[2], "note"), keptText(report)));
}

}  // namespace

void showReport(const Terminal& to, const LossReport& report, const std::string& what, const ReportForm& form) {
    if (form.json) {
        to.copy(jsonText(report, what));
    } else {
        to.show(reportText(report, what, form.verbose));
    }
}

}  // namespace tributary::daemon
