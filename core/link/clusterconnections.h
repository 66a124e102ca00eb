#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/kafka/secretsource.h"
#include "core/topology/topologyspec.h"

#include <compare>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace tributary {

/// What a cluster is connected to with. Two that compare equal give equal clients.
struct ClusterAccess {
    kafka::ClientSettings settings;  ///< with their secrets in clear
    std::string files;               ///< states of the certificate and key files that the settings name

    auto operator<=>(const ClusterAccess&) const = default;
};

/// One administrative client for each cluster, shared by all links that touch it and closed with the last of them.
/// Thread-safe. In tests of what a link does its clusters are others, in memory.
class ClusterConnections {
public:
    /// `secrets` null: environment variables and files only.
    ClusterConnections(std::map<ClusterId, std::string> sandboxBootstrap,
                       std::shared_ptr<const kafka::SecretSource> secrets);
    virtual ~ClusterConnections() = default;
    ClusterConnections(const ClusterConnections&) = delete;
    ClusterConnections& operator=(const ClusterConnections&) = delete;

    /// To connect to `cluster` with; sandbox clusters get their run-time address. May wait for a keychain.
    [[nodiscard]] virtual Result<ClusterAccess> access(const ClusterSpec& cluster) const;

    /// Have secrets or files changed since `known`? Not where that cannot be told. A keychain is asked only
    /// `withKeychain`, since it may ask its owner.
    [[nodiscard]] virtual bool changed(const ClusterSpec& cluster, const ClusterAccess& known, bool withKeychain) const;

    /// Connects to nothing yet. TLS files that cannot be used are an error, with the path.
    [[nodiscard]] virtual Result<std::shared_ptr<kafka::AdminClient>> admin(const ClusterSpec& cluster);

    /// What the cluster that `admin` is connected to says of itself. Blocks for `timeoutMs` at most, but where it is
    /// not reached at all the error comes within about two seconds: it names the stage at which the way ends, the
    /// cluster and its address, and is retriable. A cluster that was too slow for that gets all the time when it is
    /// asked again.
    [[nodiscard]] virtual Result<kafka::ClusterDescription> describe(const ClusterSpec& cluster,
                                                                     const kafka::AdminClient& admin, int timeoutMs);

private:
    [[nodiscard]] Result<ClusterAccess> access(const ClusterSpec& cluster, const kafka::SecretSource& secrets) const;
    [[nodiscard]] bool isSlow(const ClusterSpec& cluster);
    void noteSlow(const ClusterSpec& cluster, bool slow);

    const std::map<ClusterId, std::string> m_sandboxBootstrap;
    const std::shared_ptr<const kafka::SecretSource> m_secrets;  // never null
    std::mutex m_mutex;
    std::map<ClusterAccess, std::weak_ptr<kafka::AdminClient>> m_admins;
    std::set<ClusterId> m_slow;  ///< said nothing the last time
};

}  // namespace tributary
