#pragma once

#include "core/link/topicplan.h"

#include <string>
#include <string_view>

namespace tributary {

/// What Tributary writes beside each committed offset: the position is only good for this target, this placement of
/// records and these incarnations of the topic on both sides.
struct CommitMetadata {
    std::string targetClusterId;
    std::string placement;        ///< placementHash()
    std::string topicId;          ///< of the source topic; empty: unknown
    std::string targetTopicId{};  ///< of the target topic; empty: unknown
    std::string connect{};        ///< the Connect cluster that holds the position, of which this is a copy; empty: none

    bool operator==(const CommitMetadata&) const = default;
};

/// The same for one topic of a plan.
[[nodiscard]] CommitMetadata forTopic(CommitMetadata metadata, const TopicRoute& route);

/// "tributary/1 target=… placement=… topic=… into=…": below 200 bytes, under every broker's offset.metadata.max.bytes.
[[nodiscard]] std::string writeCommitMetadata(const CommitMetadata& metadata);

/// False when the text is not Tributary's.
[[nodiscard]] bool parseCommitMetadata(std::string_view text, CommitMetadata& out);

}  // namespace tributary
