#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <span>
#include <string>

namespace tributary {

/// Records [from, to) of a source partition that are not mirrored.
struct Gap {
    std::int64_t from = 0;
    std::int64_t to = 0;
    Error why;
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

private:
    const std::filesystem::path m_file;
    std::mutex m_mutex;
};

}  // namespace tributary
