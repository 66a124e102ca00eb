#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace tributary {

/// Topic names to topic ids. Where a cluster has none (before Kafka 2.8) the id is empty.
using TopicIds = std::map<std::string, std::string>;

/// What a link has to remember beyond its committed offsets, since a cluster forgets those of an idle group and of a
/// deleted topic: that it ran, from which cluster, and which incarnation of each topic it mirrored into which. One JSON
/// file for each consumer group, written atomically; without a directory it lasts as long as the object.
///
/// Link supervisor's thread only.
class LinkMemory {
public:
    /// `targetClusterId` empty: not known here; nothing is remembered of targets then.
    LinkMemory(const std::filesystem::path& directory, const std::string& group, const std::string& sourceClusterId,
               const std::string& targetClusterId = {});

    /// StateDamaged when there is a file that cannot be read or is not one of ours: such a link may have run, and what
    /// it mirrored is not known. SourceReplaced when it has mirrored another cluster: the target holds that one's
    /// records.
    [[nodiscard]] Status intact() const { return m_damage ? Status{std::unexpect, *m_damage} : Status{}; }
    /// Positions of this group were committed at this source cluster before.
    [[nodiscard]] bool ranBefore() const { return m_ran; }
    /// Source topic name to topic id, as last mirrored.
    [[nodiscard]] const TopicIds& topicIds() const { return m_topicIds; }
    /// Target topic name to topic id, as last mirrored into; empty where that was another cluster, of which the
    /// positions tell.
    [[nodiscard]] const TopicIds& targetIds() const { return m_targetIds; }

    /// Writes when something changed. An id that is not known now leaves the one that was.
    [[nodiscard]] Status remember(const TopicIds& topicIds, const TopicIds& targetIds = {});
    /// The operator has chosen a position: whatever incarnation is there now is meant, and a damaged file is done with.
    [[nodiscard]] Status forgetTopics();

private:
    void load();
    [[nodiscard]] Status save() const;

    const std::filesystem::path m_file;  ///< empty: memory only
    const std::string m_group;
    const std::string m_sourceClusterId;
    const std::string m_targetClusterId;
    std::optional<Error> m_damage;
    bool m_ran = false;
    TopicIds m_topicIds;
    TopicIds m_targetIds;
};

/// Is the topic that has `topicId` now another incarnation than the `known` one? Not where either id is unknown.
[[nodiscard]] bool wasRecreated(const TopicIds& known, const std::string& topic, const std::string& topicId);

}  // namespace tributary
