#include "core/link/gapreport.h"

#include "core/base/readfile.h"
#include "core/link/statefile.h"

#include <cstddef>
#include <sstream>
#include <system_error>

#include <nlohmann/json.hpp>

namespace tributary {

namespace {

constexpr std::size_t kLargestLedger = std::size_t{1024} * 1024 * 1024;

LedgerGap toGap(const nlohmann::json& line) {
    return {line.at("timeMs").get<std::int64_t>(),    line.at("topic").get<std::string>(),
            line.at("partition").get<std::int32_t>(), line.at("from").get<std::int64_t>(),
            line.at("to").get<std::int64_t>(),        line.at("reason").get<std::string>()};
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
    for (std::string line; std::getline(lines, line);) {
        ++number;
        try {
            gaps.push_back(toGap(nlohmann::json::parse(line)));
        } catch (const nlohmann::json::exception& problem) {
            return std::unexpected(Error{ErrorCode::StateDamaged}
                                       .with("file", file.string())
                                       .with("reason", "line " + std::to_string(number) + ": " + problem.what()));
        }
    }
    return gaps;
}

}  // namespace tributary
