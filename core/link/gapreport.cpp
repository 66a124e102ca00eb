#include "core/link/gapreport.h"

#include "core/base/readfile.h"
#include "core/link/statefile.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <sstream>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

namespace tributary {

namespace {

constexpr std::size_t kLargestLedger = std::size_t{1024} * 1024 * 1024;

LedgerGap toGap(const nlohmann::json& line) {
    return {line.at("timeMs").get<std::int64_t>(),    line.at("topic").get<std::string>(),
            line.at("partition").get<std::int32_t>(), line.at("from").get<std::int64_t>(),
            line.at("to").get<std::int64_t>(),        line.at("reason").get<std::string>()};
}

/// Gaps by their partition that may still be read again.
using Open = std::map<std::pair<std::string, std::int32_t>, std::vector<std::size_t>>;

void take(const nlohmann::json& line, std::vector<LedgerGap>& gaps, Open& open) {
    std::vector<std::size_t>& own =
        open[{line.at("topic").get<std::string>(), line.at("partition").get<std::int32_t>()}];
    if (line.contains("anotherFrom")) {
        own.clear();  // what was missed is of a topic that is no more
    } else if (const auto again = line.find("readFrom"); again != line.end()) {
        for (const std::size_t each : own) {
            LedgerGap& gap = gaps[each];
            if (const auto from = std::max(gap.from, again->get<std::int64_t>()); from < gap.to) {
                gap.againFrom = gap.againFrom < 0 ? from : std::min(gap.againFrom, from);
                gap.againMs = line.at("timeMs").get<std::int64_t>();
            }
        }
    } else {
        gaps.push_back(toGap(line));
        own.push_back(gaps.size() - 1);
    }
}

}  // namespace

Result<std::vector<LedgerGap>> readGaps(const std::filesystem::path& directory, const std::string& group) {
    std::vector<LedgerGap> gaps;
    const std::filesystem::path file = stateFile(directory, group, ".gaps.jsonl");
    std::error_code failure;
    if (std::filesystem::status(file, failure).type() == std::filesystem::file_type::not_found) {
        return gaps;
    }
    const Result<std::string> text = readFile(file, kLargestLedger);
    if (!text) {
        return std::unexpected(text.error());
    }
    std::istringstream lines{*text};
    std::size_t number = 0;
    Open open;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        try {
            take(nlohmann::json::parse(line), gaps, open);
        } catch (const nlohmann::json::exception& problem) {
            return std::unexpected(Error{ErrorCode::StateDamaged}
                                       .with("file", file.string())
                                       .with("reason", "line " + std::to_string(number) + ": " + problem.what()));
        }
    }
    return gaps;
}

}  // namespace tributary
