#pragma once

#include "core/base/error.h"
#include "core/connect/connectorset.h"
#include "core/connect/connectrest.h"
#include "core/link/commitmetadata.h"
#include "core/link/linkclusters.h"
#include "core/link/topicplan.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tributary {

/// What positions are carried for: one link between two clusters.
struct PositionScope {
    const TopologySpec& spec;
    const LinkSpec& link;
    const LinkClusters& clusters;
    std::filesystem::path stateDirectory;  ///< where runs remember that links ran; empty: they never did
};

/// Carries a link's positions between its consumer group, where Tributary keeps them, and its MirrorSourceConnector.
///
/// Whoever the group says holds them is right, at every moment, so that any step may be repeated after a crash:
/// - no mark: the group's offsets count; whatever a connector has is replaced by them before it runs;
/// - "connect=<id>" in the metadata: that connector's offsets count; the group has a copy, from the last time that
///   somebody looked, and no engine here starts from it.
/// The mark is set when the connector has the positions and before it runs, and taken off when the group has them and
/// after it has stopped.
///
/// Blocks for requests; the thread of `rest`.
class ConnectPositions {
public:
    explicit ConnectPositions(PositionScope scope);

    struct Holder {
        bool known = false;   ///< the group has positions at all
        std::string connect;  ///< the id of the Connect cluster that holds them; empty: they are the group's own
        bool fits = true;     ///< they are of this target and placement
    };
    [[nodiscard]] Result<Holder> holder() const;

    /// Group to connector: `rest`'s source connector must have stopped. Settles the first positions as any start does
    /// (PositionForeign, PositionLost where the operator has to choose). `before`: its configuration as it was found,
    /// which tells whose positions it has; none: it was only made now, and what Connect kept of an earlier one of its
    /// name does not count.
    [[nodiscard]] Status bringOver(ConnectRest& rest, const ConnectorSet& set,
                                   const std::optional<ConnectorConfig>& before,
                                   const std::optional<StartSpec>& chosen) const;
    /// TopicRecreated where a topic of the link is another incarnation than the one whose positions were brought over:
    /// the connector would read the new one from the old one's position.
    [[nodiscard]] Status refuseRecreated() const;
    /// Copies the connector's positions to the group, marked.
    [[nodiscard]] Status keep(ConnectRest& rest, const std::string& connector) const;
    /// Connector to group, which holds them from then on: the connector must have stopped. `connector` empty: it is
    /// gone, and the group's copy is what is left.
    [[nodiscard]] Status bringBack(ConnectRest& rest, const std::string& connector) const;

    /// The source's topics that the link mirrors, as a plan without targets.
    [[nodiscard]] Result<TopicPlan> topics() const;

private:
    [[nodiscard]] CommitMetadata metadata(const std::string& topicId) const;
    [[nodiscard]] Status commit(std::vector<kafka::CommittedOffset> offsets, const std::string& connect) const;
    [[nodiscard]] Result<std::vector<kafka::CommittedOffset>> merged(ConnectRest& rest,
                                                                     const std::string& connector) const;

    const PositionScope m_scope;
    const std::string m_group;
};

}  // namespace tributary
