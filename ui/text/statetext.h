#pragma once

#include "core/engine/engine.h"
#include "core/engine/event.h"
#include "core/engine/linkstate.h"
#include "core/engine/metrics.h"
#include "core/topology/topologyspec.h"

#include <QString>

namespace tributary::ui {

/// How well something does. Never shown by colour alone: each has an icon and a word too.
enum class Health { Ok, Busy, Warn, Bad, Idle };

/// A link's state as it is shown everywhere: canvas, table, inspector, status bar.
struct StateLook {
    Health health = Health::Idle;
    QString icon;    ///< name for Theme::icon()
    QString word;    ///< "running", "catching up", "paused", "failed", "idle", "stale" …
    QString detail;  ///< the reason or what comes next: "no write: orders.eu", "ready in 4 min", "next try in 8 s"
    bool dashed = false;  ///< drawn with dashes: paused or stopped
};

/// `metrics` may be null; `staleMs` is the age of the figures when they are too old to be trusted, else 0.
[[nodiscard]] StateLook stateLook(const LinkStatus& status, const LinkMetrics* metrics, std::int64_t staleMs,
                                  std::int64_t nowMs);
[[nodiscard]] QString stateWord(LinkState state);
/// One line: which task, its state, since when, and why: "Mirroring: running since 14:02:11".
[[nodiscard]] QString taskText(const TaskStatus& task);
[[nodiscard]] QString eventText(const Event& event);
[[nodiscard]] Health eventHealth(const Event& event);

/// Names of the values of a specification's enumerations, for labels and lists.
[[nodiscard]] QString tierText(Tier tier);
/// The release of Kafka that a cluster runs, or speaks like; empty where it is not known.
[[nodiscard]] QString releaseText(const ClusterInfo& info);
[[nodiscard]] QString text(SecurityProtocol value);
[[nodiscard]] QString text(NamingPolicy value);
[[nodiscard]] QString text(Partitioning value);
[[nodiscard]] QString text(StartPosition value);
[[nodiscard]] QString text(SendFailurePolicy value);
[[nodiscard]] QString text(Compression value);
[[nodiscard]] QString text(DataPath value);
/// The path that a partition takes, with the reason where its batches are taken apart.
[[nodiscard]] QString text(RecordPathReason value);
/// The path that a link's partitions take; what the link asks for while that is not known.
[[nodiscard]] QString pathText(const LinkSpec& link, const LinkMetrics* metrics);

}  // namespace tributary::ui
