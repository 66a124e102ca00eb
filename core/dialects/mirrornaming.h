#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/dialects/connection.h"

namespace tributary {

/// What MirrorMaker 2 calls the two ends of a flow. Mostly the ids of the link's clusters; `source.cluster.alias` and
/// `target.cluster.alias` may say otherwise, and two clusters may have one alias in two files.
struct MirrorAliases {
    std::string source;
    std::string target;
};

/// Reads how a flow names its topics at the target into the link: the aliases (which the flow's own properties may
/// overrule), the policy and its separator. A policy that is not one of Kafka's own is not guessed: the naming stays
/// open (NamingPolicy::Template without a pattern), which no link starts with, and the report says so. Where topics are
/// prefixed the link also excludes what has come from its target, as MirrorMaker 2 does.
void readMirrorNaming(PropertySet& flow, LinkSpec& link, MirrorAliases aliases, const std::string& label,
                      const std::string& place, KeptSettings& kept, ImportContext& context);

inline constexpr const char* kSourceAlias = "source.cluster.alias";
inline constexpr const char* kTargetAlias = "target.cluster.alias";

/// Keeps an alias that is not what the cluster is called here: MirrorMaker 2 finds its positions and its own topics by
/// it.
void keepAlias(KeptSettings& kept, const char* key, const std::string& alias, const ClusterId& cluster);

/// What the target of a link is called for MirrorMaker 2. Of what is `kept` the source's alias goes where the names of
/// topics say it.
[[nodiscard]] std::string keptTarget(const LinkSpec& link, KeptSettings& kept, const std::string& byDefault);

/// Says that transformations of `program` change records, or leaves the naming open where one sends them to other
/// topics: the drawing has nothing of the kind.
void readTransforms(const PropertySet& flow, LinkSpec& link, const std::string& label, std::string_view program,
                    ImportContext& context);

/// Says which links take no copies back although MirrorMaker 2 would not know them for copies: their prefixes are not
/// those that it goes by.
void reportStoppedEchoes(const std::vector<LinkSpec>& links, LossReport& report);

/// Writes the same; false: MirrorMaker 2 cannot give these names, and the report says so. `alias` is the source's.
[[nodiscard]] bool writeMirrorNaming(const LinkSpec& link, std::string_view alias, std::string_view program,
                                     const KeptSettings& kept, Properties& out, LossReport& report);

/// The selection without the exclude that readMirrorNaming() made: MirrorMaker 2 has it of its own. `target` is the
/// target's alias.
[[nodiscard]] TopicSelectionSpec withoutEchoGuard(const LinkSpec& link, std::string_view target);

}  // namespace tributary
