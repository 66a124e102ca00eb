#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace tributary {

/// Records [from, to) of a source partition that are not mirrored.
struct Gap {
    std::int64_t from = 0;
    std::int64_t to = 0;
    Error why;
};

/// A source partition that is read anew from an offset on, for an operator chose so.
struct ReadAgain {
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t from = 0;
    bool sameTopic = false;  ///< as before; false: made again since, or not known, and what it had is not read again
    std::int64_t to = 0;     ///< end of the gaps that are read again
};

[[nodiscard]] std::uint64_t offsetsIn(std::span<const Gap> gaps);

/// Which source records a link has not mirrored, and why: JSON lines, appended and on the disk before the watermark
/// passes them. Without a directory only the event tells. Thread-safe.
class GapLedger {
public:
    GapLedger(const std::filesystem::path& directory, const std::string& group);

    /// A line for each gap of a source partition, all of them on the disk when it returns, or none: one write and one
    /// sync, however many there are. Blocks for that.
    [[nodiscard]] Status record(const std::string& topic, std::int32_t partition, std::span<const Gap> gaps);

    /// These are read anew, where there are gaps of them. Gives back those of which some come again. Blocks as
    /// record().
    [[nodiscard]] Result<std::vector<ReadAgain>> readAgain(std::vector<ReadAgain> chosen);

private:
    [[nodiscard]] Status append(const std::string& lines);

    const std::filesystem::path m_directory;
    const std::string m_group;
    const std::filesystem::path m_file;
    std::mutex m_mutex;
};

}  // namespace tributary
