#include "core/engine/gapledger.h"

#include "core/base/clock.h"
#include "core/engine/statefile.h"

#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace tributary {

GapLedger::GapLedger(const std::filesystem::path& directory, const std::string& group)
    : m_file(stateFile(directory, group, ".gaps.jsonl")) {}

Status GapLedger::record(const std::string& topic, std::int32_t partition, std::int64_t from, std::int64_t to,
                         const Error& why) {
    if (m_file.empty()) {
        return {};
    }
    const nlohmann::ordered_json json{{"timeMs", wallClockMs()}, {"topic", topic}, {"partition", partition},
                                      {"from", from},            {"to", to},       {"reason", why.message()}};
    const std::string line = json.dump() + "\n";
    const std::scoped_lock lock{m_mutex};
    std::error_code ignored;
    std::filesystem::create_directories(m_file.parent_path(), ignored);
    const int file = ::open(m_file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
    const off_t before = file < 0 ? -1 : ::lseek(file, 0, SEEK_END);
    const bool kept = before >= 0 && ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                      ::fsync(file) == 0;
    const int reason = errno;
    if (!kept && before >= 0) {
        static_cast<void>(::ftruncate(file, before));  // on a full disk half a line may have gone in
    }
    if (file >= 0) {
        ::close(file);
    }
    if (!kept) {
        return std::unexpected(Error{ErrorCode::FileUnwritable}
                                   .with("file", m_file.string())
                                   .with("reason", std::strerror(reason)));
    }
    return {};
}

}  // namespace tributary
