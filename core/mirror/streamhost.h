#pragma once

#include "core/base/error.h"
#include "core/engine/event.h"
#include "core/link/gapledger.h"
#include "core/link/side.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tributary {

/// What every stream does beside reading: a link whose streams do not all do all of it is not simply running.
enum class StreamDuty {
    Membership,  ///< being a member of the group, with partitions
    Delivery,    ///< getting sent records acknowledged
    Commit,
};

/// What a link's streams tell their supervisor. Every method may be called from any thread, returns at once and wakes
/// the supervisor where it has to act.
class StreamHost {
public:
    virtual ~StreamHost() = default;
    /// An event of this link; the host adds link, time and sequence.
    virtual void report(Event event) = 0;
    /// A partition has (or no longer has) a problem of its own.
    virtual void partitionProblem(const std::string& topic, std::int32_t partition, std::optional<Error> problem) = 0;
    /// A client of the link cannot reach its cluster, or was refused by it.
    virtual void clientTrouble(Side side, const Error& error) = 0;
    /// A stream has not done this part of its work for a while, for this reason; nullopt: it does again.
    virtual void streamTrouble(int stream, StreamDuty duty, std::optional<Error> why) = 0;
    /// The source or the target has changed: look at the topics now.
    virtual void topicsChanged() = 0;
    /// Skipped records of a partition, in order, before the watermark passes them: returns when all are kept.
    [[nodiscard]] virtual Status recordGaps(const std::string& topic, std::int32_t partition,
                                            const std::vector<Gap>& gaps) = 0;
    [[nodiscard]] Status recordGap(const std::string& topic, std::int32_t partition, std::int64_t from, std::int64_t to,
                                   const Error& why) {
        return recordGaps(topic, partition, {{from, to, why}});
    }
    /// This stream cannot go on.
    virtual void streamFailed(int stream, const Error& error) = 0;
};

}  // namespace tributary
