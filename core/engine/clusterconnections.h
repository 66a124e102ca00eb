#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/kafka/secretsource.h"
#include "core/topology/topologyspec.h"

#include <compare>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace tributary {

/// What a cluster is connected to with. Two that compare equal give equal clients.
struct ClusterAccess {
    kafka::ClientSettings settings;  ///< with their secrets in clear
    std::string files;               ///< states of the certificate and key files that the settings name

    auto operator<=>(const ClusterAccess&) const = default;
};

/// One administrative client for each cluster, shared by all links that touch it and closed with the last of them.
/// Thread-safe.
class ClusterConnections {
public:
    /// `secrets` null: environment variables and files only.
    ClusterConnections(std::map<ClusterId, std::string> sandboxBootstrap,
                       std::shared_ptr<const kafka::SecretSource> secrets);

    /// To connect to `cluster` with; sandbox clusters get their run-time address. May wait for a keychain.
    [[nodiscard]] Result<ClusterAccess> access(const ClusterSpec& cluster) const;

    /// Have secrets or files changed since `known`? Not where that cannot be told. A keychain is asked only
    /// `withKeychain`, since it may ask its owner.
    [[nodiscard]] bool changed(const ClusterSpec& cluster, const ClusterAccess& known, bool withKeychain) const;

    [[nodiscard]] Result<std::shared_ptr<kafka::AdminClient>> admin(const ClusterSpec& cluster);

private:
    [[nodiscard]] Result<ClusterAccess> access(const ClusterSpec& cluster, const kafka::SecretSource& secrets) const;

    const std::map<ClusterId, std::string> m_sandboxBootstrap;
    const std::shared_ptr<const kafka::SecretSource> m_secrets;  // never null
    std::mutex m_mutex;
    std::map<ClusterAccess, std::weak_ptr<kafka::AdminClient>> m_admins;
};

}  // namespace tributary
