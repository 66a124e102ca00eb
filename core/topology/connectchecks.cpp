#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/base/secretwords.h"
#include "core/topology/clientsettings.h"
#include "core/topology/enumnames.h"
#include "core/topology/linkchecks.h"

namespace tributary {

namespace {

constexpr std::string_view kIdCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

bool isUrl(std::string_view url) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (url.starts_with(scheme)) {
            const std::string_view rest = url.substr(scheme.size());
            return !rest.empty() && !rest.starts_with('/') && rest.find_first_of(" @\t\n") == std::string_view::npos;
        }
    }
    return false;
}

/// Goes over a network, and not under TLS.
bool isOpenRoad(std::string_view url) {
    constexpr std::string_view kPlain = "http://";
    return url.starts_with(kPlain) && !isOwnMachine(url.substr(kPlain.size()));
}

/// Why links cannot run on it; empty when they may.
std::string whyUnusable(const ConnectSpec& connect) {
    // It stands in the metadata of committed positions, where blanks separate.
    if (connect.id.str().find_first_not_of(kIdCharacters) != std::string::npos) {
        return "its id may have letters, digits, '.', '_' and '-' only";
    }
    if (connect.urls.empty()) {
        return "it has no address; add the URL of one of its workers, such as http://host:8083";
    }
    for (const std::string& url : connect.urls) {
        if (!isUrl(url)) {
            return "\"" + withoutSecrets(url) +
                   "\" is not an address such as http://host:8083 (user and password stand apart from it)";
        }
    }
    if (connect.username.empty() != !connect.password.has_value()) {
        return "a username and a password reference belong together";
    }
    return connect.password ? std::string(whyIllFormed(*connect.password)) : std::string{};
}

std::string knownEngines(const TopologySpec& spec) {
    std::string text(kRunHere);
    for (const ConnectSpec& each : spec.connect) {
        text += ", " + each.id.str();
    }
    return text;
}

/// What no connector of MirrorMaker 2 does, whatever its settings.
std::string_view whatConnectCannot(const LinkSpec& link) {
    if (link.partitioning != Partitioning::Preserve) {
        return "the connectors keep every record's partition; set the partitioning to \"preserve\"";
    }
    if (link.naming.policy == NamingPolicy::Template) {
        return "the connectors keep a topic's name or put the source's before it; they know no template";
    }
    if (link.topics.internal) {
        return "the connectors never mirror internal topics";
    }
    return {};
}

}  // namespace

void checkConnects(const TopologySpec& spec, FindingSink& sink) {
    std::unordered_set<std::string> ids;
    for (std::size_t i = 0; i < spec.connect.size(); ++i) {
        const ConnectSpec& connect = spec.connect[i];
        const std::string place = "/connect/" + std::to_string(i);
        if (connect.id.empty() || connect.id.str() == kRunHere || !ids.insert(connect.id.str()).second) {
            sink.document(kWarning, place + "/id",
                          Error(ErrorCode::ConnectUnusable)
                              .with("connect", connect.displayName())
                              .with("reason", "it needs an id of its own, which is not \"here\""));
        } else if (const std::string reason = whyUnusable(connect); !reason.empty()) {
            sink.document(
                kWarning, place,
                Error(ErrorCode::ConnectUnusable).with("connect", connect.displayName()).with("reason", reason));
        } else if (connect.password && std::ranges::any_of(connect.urls, isOpenRoad)) {
            sink.document(kWarning, place + "/urls",
                          Error(ErrorCode::PasswordInClear).with("cluster", connect.displayName()).with("how", "HTTP"));
        }
    }
}

void checkRunOn(const TopologySpec& spec, const LinkSpec& link, FindingSink& sink) {
    if (link.runOn == kRunHere) {
        return;
    }
    const ConnectSpec* connect = spec.connectOf(link);
    if (connect == nullptr) {
        sink.link(kError, link, "runOn",
                  Error(ErrorCode::RunOnUnknown).with("value", link.runOn).with("known", knownEngines(spec)));
        return;
    }
    if (const std::string reason = whyUnusable(*connect); !reason.empty()) {
        sink.link(kError, link, "runOn",
                  Error(ErrorCode::ConnectUnusable).with("connect", connect->displayName()).with("reason", reason));
    }
    const auto cannot = [&](std::string_view reason) {
        sink.link(kError, link, "runOn",
                  Error(ErrorCode::ConnectCannot).with("connect", connect->displayName()).with("reason", reason));
    };
    for (const ClusterId& end : {link.source, link.target}) {
        const ClusterSpec* cluster = spec.cluster(end);
        if (cluster != nullptr && cluster->kind == ClusterKind::Sandbox) {
            cannot("its workers do not reach a simulated cluster");
            return;
        }
    }
    if (const std::string_view reason = whatConnectCannot(link); !reason.empty()) {
        cannot(reason);
    }
}

}  // namespace tributary
