#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dialects/connection.h"
#include "core/dialects/mirrornaming.h"

namespace tributary {

// The properties of MirrorMaker 2's connectors, which its own file, Strimzi's resources and Kafka Connect's JSON all
// hold. Their defaults are those of Apache Kafka 4.1 (MirrorSourceConfig, MirrorCheckpointConfig,
// MirrorHeartbeatConfig).

inline constexpr std::string_view kMirrorMaker2 = "MirrorMaker 2";
/// Under which MirrorMaker 2's own settings are kept in a document.
inline constexpr std::string_view kMirrorKept = "mirrormaker2";

/// Which of MirrorMaker 2's connectors a property is for.
enum class MirrorConnector { Source, Checkpoint, Heartbeat };
[[nodiscard]] MirrorConnector connectorOf(std::string_view property);

/// Reads the properties of one flow into a link that has its id and ends. `label` stands before the settings in
/// messages ("A->B."), `place` is where the flow is declared, `worker` what is said of converters beside it. What
/// Tributary does not do itself (checkpoints, heartbeats, access control lists …) is kept with the link, defaults
/// included, so that an export does the same again.
[[nodiscard]] Status readFlow(PropertySet& flow, LinkSpec& link, const MirrorAliases& aliases, const std::string& label,
                              const std::string& place, const std::optional<PropertySet>& worker,
                              ImportContext& context);

/// A whole number from `least` on; what is beyond what a link can do becomes the most that it can, and is said.
[[nodiscard]] Result<std::int64_t> numberUpTo(const std::string& setting, const PlacedValue& value, std::int64_t least,
                                              std::int64_t most, LossReport& report);

/// Takes over what the configuration of a checkpoint or heartbeat connector says of its own part of a flow. What it
/// says of everything else is no part of the link: where it differs from the flow's it is kept apart, for exports.
void addHelperConnector(MirrorConnector kind, const PropertySet& config, PropertySet& flow, LinkSpec& link,
                        const std::string& label, ImportContext& context);

/// What addHelperConnector() has kept apart.
[[nodiscard]] KeptSettings helperSettings(const LinkSpec& link, MirrorConnector kind);

/// The source's consumer: start, isolation and overrides. `byDefault` is where it begins when nothing is said.
[[nodiscard]] Status readMirrorConsumer(PropertySet& consumer, StartPosition byDefault, LinkSpec& link,
                                        const std::string& label, KeptSettings* kept, ImportContext& context);

/// Where a link begins whose program keeps its positions where none finds them: with what is missing at the target
/// then, or there twice.
[[nodiscard]] LossLine startLine(const LinkSpec& link, const std::string& place, const std::string& program);

/// The target's producer: compression and overrides.
[[nodiscard]] Status readMirrorProducer(PropertySet& producer, LinkSpec& link, const std::string& label,
                                        KeptSettings* kept, std::string_view keptPrefix, ImportContext& context);

/// The properties of a link's flow: those of the source connector first, then checkpoints' and heartbeats'. Nothing
/// where the flow cannot be written; the report then says why.
[[nodiscard]] std::optional<Properties> writeFlow(const LinkSpec& link, const MirrorAliases& aliases,
                                                  std::string_view program, LossReport& report);

/// Consumer settings that say where it begins and what it reads: auto.offset.reset, isolation.level.
[[nodiscard]] Properties writeConsumerStart(const LinkSpec& link, std::string_view prefix, bool committedIsKnown,
                                            StartPosition byDefault, LossReport& report);

/// What only Tributary's engine or the drawing has of a link.
void reportLinkRest(const LinkSpec& link, std::string_view program, LossReport& report);
/// The same of clusters and document.
void reportDrawing(const TopologySpec& spec, LossReport& report);

/// "link eu-agg", for places of an export.
[[nodiscard]] std::string linkPlace(const LinkSpec& link);

/// May the link be exported at all? Reports why not: an end that is not there, or is simulated.
[[nodiscard]] bool isExportable(const TopologySpec& spec, const LinkSpec& link, LossReport& report);

}  // namespace tributary
