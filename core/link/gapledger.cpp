#include "core/link/gapledger.h"

#include "core/base/clock.h"
#include "core/link/gapreport.h"
#include "core/link/statefile.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace tributary {

namespace {

void syncFolder(const std::filesystem::path& folder) {
    const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        static_cast<void>(::fsync(directory));
        ::close(directory);
    }
}

}  // namespace

std::uint64_t offsetsIn(std::span<const Gap> gaps) {
    std::uint64_t count = 0;
    for (const Gap& each : gaps) {
        count += static_cast<std::uint64_t>(each.to - each.from);
    }
    return count;
}

GapLedger::GapLedger(const std::filesystem::path& directory, const std::string& group)
    : m_directory(directory), m_group(group), m_file(stateFile(directory, group, ".gaps.jsonl")) {}

Status GapLedger::record(const std::string& topic, std::int32_t partition, std::span<const Gap> gaps) {
    if (m_file.empty() || gaps.empty()) {
        return {};
    }
    std::string lines;
    for (const Gap& each : gaps) {
        const nlohmann::ordered_json json{{"timeMs", wallClockMs()}, {"topic", topic}, {"partition", partition},
                                          {"from", each.from},       {"to", each.to},  {"reason", each.why.message()}};
        lines += json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    }
    return append(lines);
}

Result<std::vector<ReadAgain>> GapLedger::readAgain(std::vector<ReadAgain> chosen) {
    if (m_file.empty() || chosen.empty()) {
        return std::vector<ReadAgain>{};
    }
    const Result<std::vector<LedgerGap>> gaps = readGaps(m_directory, m_group);
    if (!gaps) {
        return std::unexpected(gaps.error());
    }
    std::map<std::pair<std::string, std::int32_t>, std::int64_t> ends;
    for (const LedgerGap& gap : *gaps) {
        std::int64_t& end = ends[{gap.topic, gap.partition}];
        end = std::max(end, gap.to);
    }
    std::erase_if(chosen, [&](const ReadAgain& each) { return !ends.contains({each.topic, each.partition}); });
    std::string lines;
    for (ReadAgain& each : chosen) {
        nlohmann::ordered_json json{{"timeMs", wallClockMs()}, {"topic", each.topic}, {"partition", each.partition}};
        json[each.sameTopic ? "readFrom" : "anotherFrom"] = each.from;
        lines += json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
        each.to = each.sameTopic ? ends[{each.topic, each.partition}] : 0;
    }
    if (Status kept = lines.empty() ? Status{} : append(lines); !kept) {
        return std::unexpected(kept.error());
    }
    std::erase_if(chosen, [](const ReadAgain& each) { return each.to <= each.from; });
    return chosen;
}

Status GapLedger::append(const std::string& lines) {
    const std::scoped_lock lock{m_mutex};
    std::error_code ignored;
    std::filesystem::create_directories(m_file.parent_path(), ignored);
    const int file = ::open(m_file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
    const off_t before = file < 0 ? -1 : ::lseek(file, 0, SEEK_END);
    const bool kept = before >= 0 && ::write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
                      ::fsync(file) == 0;
    const int reason = errno;
    if (kept && before == 0) {
        syncFolder(m_file.parent_path());  // its entry of a file that may be new
    }
    if (!kept && before >= 0) {
        static_cast<void>(::ftruncate(file, before));  // on a full disk half a line may have gone in
    }
    if (file >= 0) {
        ::close(file);
    }
    if (!kept) {
        return std::unexpected(
            Error{ErrorCode::FileUnwritable}.with("file", m_file.string()).with("reason", std::strerror(reason)));
    }
    return {};
}

}  // namespace tributary
