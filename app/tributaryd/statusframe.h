#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "core/engine/metrics.h"

namespace tributary::daemon {

/// A task of a link (core/engine: TaskStatus).
struct StatusTask {
    std::string task;   ///< taskKindName()
    std::string state;  ///< linkStateName()
    std::string error;  ///< as the link's
    std::int64_t sinceMs = 0;
    std::int64_t retryAtMs = 0;

    bool operator==(const StatusTask&) const = default;
};

/// A link as `status` shows it. -1 stands for "not known".
struct StatusRow {
    std::string link;
    std::string source;
    std::string target;
    std::string state;  ///< linkStateName()
    std::string error;  ///< why, in one line; empty when all is well
    std::int64_t retryAtMs = 0;
    std::string alert;  ///< "lags by …", since its threshold is exceeded; empty: it is not, or there is none
    std::uint64_t records = 0;
    std::uint64_t bytes = 0;
    double recordsPerSecond = 0;
    double bytesPerSecond = 0;
    std::int64_t lagRecords = -1;
    double lagSeconds = -1;
    double readySeconds = -1;
    double p50Ms = -1;
    double p95Ms = -1;
    double p99Ms = -1;
    std::uint64_t inFlightRecords = 0;
    std::uint64_t inFlightBytes = 0;
    std::uint64_t errors = 0;
    std::uint64_t commits = 0;
    int topics = 0;
    int partitions = 0;
    int wholeBatches = 0;  ///< partitions whose record batches are not taken apart
    std::vector<StatusTask> tasks;

    bool operator==(const StatusRow&) const = default;
};

/// What a running process says of itself once a second: one line of `status --json`, and what the table is drawn from.
struct StatusFrame {
    std::string instance;
    std::string document;
    std::uint64_t sequence = 0;
    std::int64_t timeMs = 0;
    std::vector<StatusRow> links;

    bool operator==(const StatusFrame&) const = default;
};

/// The names that a frame shows beside the engine's figures.
struct StatusNames {
    std::string instance;
    std::string document;
    struct Ends {
        std::string source;
        std::string target;
    };
    std::map<LinkId, Ends> links;          ///< the links to show; others of the engine are left out
    std::map<LinkId, std::string> alerts;  ///< of those whose threshold is exceeded: how it was when that was said
};

[[nodiscard]] StatusFrame makeFrame(const MetricsSnapshot& snapshot, const StatusNames& names);

/// The frame as one line of JSON, without a line break.
[[nodiscard]] std::string frameToJson(const StatusFrame& frame);
/// The other way round; nothing when the line is no frame.
[[nodiscard]] std::optional<StatusFrame> frameFromJson(std::string_view line);

/// Why a link is not simply running, in one line; empty when there is nothing to say.
[[nodiscard]] std::string statusReason(const LinkStatus& status);

}  // namespace tributary::daemon
