#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace tributary {

/// What a link has to remember beyond its committed offsets, since a cluster forgets those of an idle group and of a
/// deleted topic: that it ran, and which incarnation of each topic it mirrored. One JSON file for each consumer group,
/// written atomically; without a directory it lasts as long as the object.
///
/// Link supervisor's thread only.
class LinkMemory {
public:
    LinkMemory(const std::filesystem::path& directory, const std::string& group, const std::string& sourceClusterId);

    /// StateDamaged when there is a file that cannot be read or is not one of ours. Such a link may have run, and what
    /// it mirrored is not known.
    [[nodiscard]] Status intact() const { return m_damage ? Status{std::unexpect, *m_damage} : Status{}; }
    /// Positions of this group were committed at this source cluster before.
    [[nodiscard]] bool ranBefore() const { return m_ran; }
    /// Source topic name to topic id, as last mirrored.
    [[nodiscard]] const std::map<std::string, std::string>& topicIds() const { return m_topicIds; }

    /// Writes when something changed.
    [[nodiscard]] Status remember(const std::map<std::string, std::string>& topicIds);
    /// The operator has chosen a position: whatever incarnation is there now is meant, and a damaged file is done with.
    [[nodiscard]] Status forgetTopics();

private:
    void load();
    [[nodiscard]] Status save() const;

    const std::filesystem::path m_file;  ///< empty: memory only
    const std::string m_group;
    const std::string m_sourceClusterId;
    std::optional<Error> m_damage;
    bool m_ran = false;
    std::map<std::string, std::string> m_topicIds;
};

/// Is the topic that has `topicId` now another incarnation than the `known` one? Not where either id is unknown.
[[nodiscard]] bool wasRecreated(const std::map<std::string, std::string>& known, const std::string& topic,
                                const std::string& topicId);

}  // namespace tributary
