#include "core/dialects/secrets.h"

#include <algorithm>
#include <cctype>

#include "core/base/joinedwords.h"
#include "core/base/secretwords.h"
#include "core/dialects/keptsettings.h"

namespace tributary {

namespace {

constexpr const char* kText = "text";
constexpr std::string_view kSecretFolder = "/run/secrets/";

struct Placeholder {
    std::string provider;
    std::string path;
    std::string key;
};

/// The text as one placeholder: ${provider:[path:]key}, as org.apache.kafka.common.config.ConfigTransformer reads it.
std::optional<Placeholder> parsePlaceholder(std::string_view text) {
    if (!text.starts_with("${") || text.find('}') != text.size() - 1) {
        return std::nullopt;
    }
    const std::string_view inside = text.substr(2, text.size() - 3);
    const std::size_t first = inside.find(':');
    if (first == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t last = inside.find(':', first + 1);
    Placeholder found;
    found.provider = inside.substr(0, first);
    if (last == std::string_view::npos) {
        found.key = inside.substr(first + 1);
    } else {
        found.path = inside.substr(first + 1, last - first - 1);
        found.key = inside.substr(last + 1);
    }
    return found;
}

std::optional<SecretRef> referenceOf(const Placeholder& placeholder) {
    if (placeholder.provider == "env" || placeholder.provider == "strimzienv") {
        return SecretRef{SecretRef::From::Env, placeholder.key};
    }
    if ((placeholder.provider == "file" || placeholder.provider == "strimzifile") && !placeholder.path.empty()) {
        return SecretRef{SecretRef::From::File, placeholder.path, {}, placeholder.key};
    }
    if ((placeholder.provider == "directory" || placeholder.provider == "strimzidir") && !placeholder.path.empty()) {
        const bool slash = placeholder.path.ends_with('/');
        return SecretRef{SecretRef::From::File, placeholder.path + (slash ? "" : "/") + placeholder.key};
    }
    if ((placeholder.provider == "secrets" || placeholder.provider == "strimzisecrets") && !placeholder.path.empty()) {
        const std::size_t slash = placeholder.path.rfind('/');
        return secretFromKubernetes(slash == std::string::npos ? placeholder.path : placeholder.path.substr(slash + 1),
                                    placeholder.key);
    }
    return std::nullopt;
}

SecretRef placeCalled(const ClusterId& cluster, std::string_view what, SecretRef::From from) {
    const std::string name = cluster.str() + " " + std::string(what);
    if (from == SecretRef::From::Keychain) {
        return {SecretRef::From::Keychain, kubernetesName(name)};
    }
    return {SecretRef::From::Env, environmentName(name)};
}

/// A name of its own for every secret: clusters of two files may be called the same.
SecretRef placeFor(const ClusterId& cluster, std::string_view what, SecretRef::From from, const std::string& value,
                   ImportContext& context) {
    for (int number = 1;; ++number) {
        SecretRef place =
            placeCalled(cluster, std::string(what) + (number == 1 ? "" : " " + std::to_string(number)), from);
        if (const auto [given, isNew] = context.secretNames.emplace(place.name, value);
            isNew || given->second == value) {
            return place;
        }
    }
}

}  // namespace

Imported ImportContext::imported(TopologySpec spec) {
    for (auto& [line, flows] : ofFlows) {
        line.subject += spec.links.size() > 1 ? " of " + joinedWords(flows) : std::string();
        report.add(std::move(line));
    }
    return {std::move(spec), std::move(report), std::move(secrets), std::move(secretNames)};
}

void ImportContext::ofFlow(LossLine line, const std::string& flow) {
    constexpr std::size_t kMost = 5;
    auto found = std::ranges::find(ofFlows, line, &std::pair<LossLine, std::vector<std::string>>::first);
    if (found == ofFlows.end()) {
        found = ofFlows.insert(found, {std::move(line), {}});
    }
    if (found->second.size() <= kMost) {
        found->second.push_back(found->second.size() == kMost ? "…" : flow);
    }
}

std::map<std::string, std::string> readProviders(PropertySet& properties, ImportContext& context) {
    static constexpr std::pair<std::string_view, std::string_view> kOwn[] = {
        {"EnvVarConfigProvider", "env"},
        {"FileConfigProvider", "file"},
        {"DirectoryConfigProvider", "directory"},
        {"KubernetesSecretConfigProvider", "secrets"}};
    const PlacedValue* names = properties.take("config.providers");
    PropertySet classes = properties.takeUnder("config.providers");
    std::vector<std::string> foreign;
    for (const std::string& name : listElements(names == nullptr ? std::string_view{} : names->value)) {
        const PlacedValue* type = classes.take(name + ".class");
        const auto* own = std::ranges::find_if(
            kOwn, [&](const auto& each) { return type != nullptr && trimmed(type->value).ends_with(each.first); });
        if (own != std::end(kOwn)) {
            context.providers[name] = own->second;
        } else {
            foreign.push_back(name);
        }
    }
    std::map<std::string, std::string> others;
    for (const std::string& name : foreign) {
        for (const auto& [key, value] : classes.all()) {
            if (key.starts_with(name + ".") && holdsSecret(key, value.value)) {
                context.report.lost(LossReason::SecretDropped, value.place, "config.providers." + key + " = …");
            } else if (key.starts_with(name + ".")) {
                others["config.providers." + key] = value.value;
            }
        }
    }
    if (!foreign.empty()) {
        others["config.providers"] = joinedWords(foreign, ",");
    }
    return others;
}

bool hasPlaceholder(std::string_view text) {
    const std::size_t open = text.find("${");
    const std::size_t colon = text.find(':', open == std::string_view::npos ? text.size() : open);
    return colon != std::string_view::npos && text.find('}', colon) != std::string_view::npos;
}

SecretRef importedSecret(const PlacedValue& value, const ClusterId& cluster, std::string_view what,
                         std::string_view setting, ImportContext& context) {
    const std::string name = value.key.empty() ? std::string(setting) : value.key;
    const std::string subject = name + " = …";
    if (std::optional<Placeholder> placeholder = parsePlaceholder(value.value)) {
        if (const auto known = context.providers.find(placeholder->provider); known != context.providers.end()) {
            placeholder->provider = known->second;
        }
        if (std::optional<SecretRef> reference = referenceOf(*placeholder)) {
            return std::move(*reference);
        }
        SecretRef reference = placeFor(cluster, what, SecretRef::From::Env, value.value, context);
        keepSettings(reference.extra, kPlaceholder, {{kText, value.value}});
        context.report.replaced(LossReason::SecretReference, value.place, name + " = " + value.value,
                                secretPlaceText(reference));
        return reference;
    }
    SecretRef reference = placeFor(cluster, what, context.secretsIn, value.value, context);
    if (hasPlaceholder(value.value)) {
        context.report.replaced(LossReason::SecretReference, value.place, subject, secretPlaceText(reference));
        return reference;
    }
    context.report.replaced(LossReason::SecretMoved, value.place, subject, secretPlaceText(reference));
    context.secrets.push_back({reference, value.value});
    return reference;
}

void keepProperty(std::map<std::string, std::string>& kept, const std::string& key, const PlacedValue& value,
                  std::string_view label, std::string_view program, LossReport& report, LossReason reason) {
    const std::string name = std::string(label) + key;
    if (holdsSecret(key, value.value)) {
        report.lost(LossReason::SecretDropped, value.place, settingText(name, value));
        return;
    }
    kept[key] = value.value;
    report.lost(reason, value.place, settingText(name, value), std::string(program));
}

void keepUnknown(std::map<std::string, std::string>& kept, const std::string& key, const PlacedValue& value,
                 std::string_view label, std::string (*nearest)(std::string_view), ImportContext& context) {
    const std::string subject = settingText(std::string(label) + key, value);
    if (holdsSecret(key, value.value)) {
        context.report.lost(LossReason::SecretDropped, value.place, subject);
        return;
    }
    constexpr int kMostLookedUp = 100;  // a file that is something else may have any number of them
    const std::string meant = ++context.unknownSettings > kMostLookedUp ? std::string{} : nearest(key);
    kept[key] = value.value;
    meant.empty()
        ? context.report.lost(LossReason::UnknownSetting, value.place, subject, context.program)
        : context.report.lost(LossReason::UnknownSettingNear, value.place, subject, std::string(label) + meant);
}

std::string secretPlaceText(const SecretRef& reference) {
    switch (reference.from) {
        case SecretRef::From::Keychain:
            return "keychain entry " + reference.name;
        case SecretRef::From::Env:
            return "environment variable " + reference.name;
        case SecretRef::From::File:
            break;
    }
    return reference.key.empty() ? "file " + reference.name : "property " + reference.key + " of " + reference.name;
}

std::pair<std::string, std::string> kubernetesSecret(const SecretRef& reference, const ClusterId& cluster,
                                                     std::string_view what) {
    if (reference.from == SecretRef::From::File && reference.key.empty()) {
        const std::size_t file = reference.name.rfind('/');
        const std::size_t folder =
            file == std::string::npos || file == 0 ? std::string::npos : reference.name.rfind('/', file - 1);
        if (folder != std::string::npos && file + 1 < reference.name.size()) {
            return {kubernetesName(reference.name.substr(folder + 1, file - folder - 1)),
                    reference.name.substr(file + 1)};
        }
    }
    return {kubernetesName(cluster.str() + "-credentials"), kubernetesName(what)};
}

SecretRef secretFromKubernetes(std::string_view name, std::string_view key) {
    return {SecretRef::From::File, std::string(kSecretFolder) + std::string(name) + "/" + std::string(key)};
}

std::string kubernetesName(std::string_view text) {
    constexpr std::size_t kLongest = 63;
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte < 0x80 && std::isalnum(byte) != 0;
        if (plain) {
            out += static_cast<char>(std::tolower(byte));
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    out.resize(std::min(out.size(), kLongest));
    while (out.ends_with('-')) {
        out.pop_back();
    }
    return out.empty() ? "tributary" : out;
}

std::string environmentName(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte < 0x80 && std::isalnum(byte) != 0;
        out += plain ? static_cast<char>(std::toupper(byte)) : '_';
    }
    return out.empty() || std::isdigit(static_cast<unsigned char>(out.front())) != 0 ? "_" + out : out;
}

std::string PlaceholderWriter::text(const SecretRef& reference, const ClusterId& cluster, std::string_view what,
                                    LossReport& report) {
    const KeptSettings kept = keptSettings(reference.extra, kPlaceholder);
    if (const auto foreign = kept.find(kText); foreign != kept.end()) {
        return foreign->second;
    }
    if (reference.from == SecretRef::From::File) {
        const std::size_t slash = reference.name.rfind('/');
        // A colon in the path would be taken for the separator.
        if (slash != std::string::npos && reference.name.find_first_of(":}") == std::string::npos &&
            reference.key.find('}') == std::string::npos) {
            m_providers.insert(reference.key.empty() ? "directory" : "file");
            return reference.key.empty() ? "${directory:" + reference.name.substr(0, std::max<std::size_t>(slash, 1)) +
                                               ":" + reference.name.substr(slash + 1) + "}"
                                         : "${file:" + reference.name + ":" + reference.key + "}";
        }
    }
    m_providers.insert("env");
    if (reference.from == SecretRef::From::Env) {
        return "${env:" + reference.name + "}";
    }
    const SecretRef instead = placeCalled(cluster, what, SecretRef::From::Env);
    report.replaced(LossReason::SecretReference, "cluster " + cluster.str(), secretPlaceText(reference),
                    secretPlaceText(instead));
    return "${env:" + instead.name + "}";
}

std::vector<std::pair<std::string, std::string>> PlaceholderWriter::providers(
    const std::map<std::string, std::string>& others) const {
    static constexpr std::pair<std::string_view, std::string_view> kClasses[] = {
        {"directory", "org.apache.kafka.common.config.provider.DirectoryConfigProvider"},
        {"env", "org.apache.kafka.common.config.provider.EnvVarConfigProvider"},
        {"file", "org.apache.kafka.common.config.provider.FileConfigProvider"}};
    constexpr const char* kNames = "config.providers";
    std::vector<std::string> names{m_providers.begin(), m_providers.end()};
    if (const auto more = others.find(kNames); more != others.end()) {
        names.push_back(more->second);
    }
    std::vector<std::pair<std::string, std::string>> lines;
    if (!names.empty()) {
        lines.emplace_back(kNames, joinedWords(names, ","));
    }
    for (const auto& [name, type] : kClasses) {
        if (m_providers.contains(std::string(name))) {
            lines.emplace_back(std::string(kNames) + "." + std::string(name) + ".class", type);
        }
    }
    for (const auto& [name, value] : others) {
        if (name != kNames) {
            lines.emplace_back(name, value);
        }
    }
    return lines;
}

}  // namespace tributary
