#pragma once

#include "core/topology/topologyspec.h"
#include "core/topology/validation.h"
#include "ui/bridge/clusterdirectory.h"
#include "ui/theme/theme.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace tributary::ui {

/// The shape of a state, so that it is told without colour.
enum class StatusShape { Disc, Ring, Triangle, Diamond };

/// What a cluster's card says. A plain value.
struct ClusterFace {
    QString name;
    Tier tier = Tier::None;
    QString address;  ///< first bootstrap server, how many more, and whether it is encrypted
    StatusShape shape = StatusShape::Ring;
    ColorRole color = ColorRole::Idle;
    ColorRole textColor = ColorRole::Dim;
    QString state;   ///< "3 brokers · 412 topics", "not reachable"
    QString detail;  ///< the whole reason, for the tool tip
    bool production = false;
    bool readOnly = false;
    bool sandbox = false;
    QStringList reasons;  ///< what validation says of it
    bool errors = false;  ///< one of the reasons is an error

    bool operator==(const ClusterFace&) const = default;
};

[[nodiscard]] ClusterFace clusterFace(const ClusterSpec& cluster, const ClusterKnowledge& knowledge,
                                      const std::vector<Finding>& findings);
/// The marks of a card in words: "production", "read-only", "sandbox".
[[nodiscard]] QStringList clusterMarks(const ClusterFace& face);
/// All of it for a tool tip (rich text).
[[nodiscard]] QString clusterTip(const ClusterFace& face);

}  // namespace tributary::ui
