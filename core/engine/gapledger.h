#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>

namespace tributary {

/// Which source records a link has not mirrored, and why: JSON lines, appended and on the disk before the watermark
/// passes them. Without a directory only the event tells. Thread-safe.
class GapLedger {
public:
    GapLedger(const std::filesystem::path& directory, const std::string& group);

    /// Records [from, to) of a source partition.
    [[nodiscard]] Status record(const std::string& topic, std::int32_t partition, std::int64_t from, std::int64_t to,
                                const Error& why);

private:
    const std::filesystem::path m_file;
    std::mutex m_mutex;
};

}  // namespace tributary
