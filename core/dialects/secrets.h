#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/dialects/dialect.h"
#include "core/dialects/propertyset.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// What the parts of an importer share: where secrets go, and what is reported.
struct ImportContext {
    ImportContext(const ImportRequest& request, std::string foreignProgram)
        : secretsIn(request.secretsIn), secretNames(request.secretNames), program(std::move(foreignProgram)) {}

    /// What has been found, with the spec that was made of it.
    [[nodiscard]] Imported imported(TopologySpec spec);

    /// What no line of the file says, and counts for several flows alike: one line for all of them.
    void ofFlow(LossLine line, const std::string& flow);

    SecretRef::From secretsIn;
    SecretNames secretNames;
    std::string program;  ///< as sentences name it: "MirrorMaker 2"
    LossReport report;
    std::vector<FoundSecret> secrets;
    std::vector<std::pair<LossLine, std::vector<std::string>>> ofFlows;  ///< with the flows, not yet in the report
    int unknownSettings = 0;                                             ///< so far
    std::map<std::string, std::string> providers;  ///< names that the file gives to Kafka's own configuration providers
};

/// Takes `config.providers…` and remembers which of them are Kafka's own under another name. What declares the others
/// is given back: their placeholders stay as they are.
std::map<std::string, std::string> readProviders(PropertySet& properties, ImportContext& context);

/// Is there a placeholder of Kafka's configuration providers in the text, ${provider:…}?
[[nodiscard]] bool hasPlaceholder(std::string_view text);

/// The reference for a secret of `cluster`: a placeholder becomes what it refers to, a secret in clear is moved to
/// where the context says. `what` is "password", "key password" …; it names environment variables and keychain entries.
[[nodiscard]] SecretRef importedSecret(const PlacedValue& value, const ClusterId& cluster, std::string_view what,
                                       std::string_view setting, ImportContext& context);

/// Keeps a setting of another program that Tributary has no part in, and reports it under `label` + `key`; a secret is
/// dropped, and that is reported. `reason` is Kept, or NotReadThere.
void keepProperty(std::map<std::string, std::string>& kept, const std::string& key, const PlacedValue& value,
                  std::string_view label, std::string_view program, LossReport& report,
                  LossReason reason = LossReason::Kept);

/// Keeps what the other program does not know either, and says which setting may have been meant: the one that
/// `nearest` finds.
void keepUnknown(std::map<std::string, std::string>& kept, const std::string& key, const PlacedValue& value,
                 std::string_view label, std::string (*nearest)(std::string_view), ImportContext& context);

/// "environment variable EU_PASSWORD", for messages.
[[nodiscard]] std::string secretPlaceText(const SecretRef& reference);

/// The reference as a Kubernetes Secret's name and key: of a file, those of its folder and name; of others, made up
/// from the cluster.
[[nodiscard]] std::pair<std::string, std::string> kubernetesSecret(const SecretRef& reference, const ClusterId& cluster,
                                                                   std::string_view what);

/// The way back from kubernetesSecret(): the file /run/secrets/<name>/<key>.
[[nodiscard]] SecretRef secretFromKubernetes(std::string_view name, std::string_view key);

/// A legal name for Kubernetes objects: lower-case letters, digits and dashes, at most 63.
[[nodiscard]] std::string kubernetesName(std::string_view text);

/// Letters, digits and underscores in capitals: "EU_KEY_PASSWORD".
[[nodiscard]] std::string environmentName(std::string_view text);

/// Writes references as placeholders of Kafka's configuration providers, and remembers which providers they need.
class PlaceholderWriter {
public:
    /// Reports what is not the same: a keychain's entry has to come from the environment.
    [[nodiscard]] std::string text(const SecretRef& reference, const ClusterId& cluster, std::string_view what,
                                   LossReport& report);

    /// config.providers and their classes, with the `others` that readProviders() gave back; empty when none is needed.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> providers(
        const std::map<std::string, std::string>& others = {}) const;

private:
    std::set<std::string> m_providers;
};

}  // namespace tributary
