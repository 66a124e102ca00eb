#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/kafka/secretsource.h"
#include "core/topology/topologyspec.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace tributary {

/// One administrative client for each cluster, shared by all links that touch it and closed with the last of them.
/// Thread-safe.
class ClusterConnections {
public:
    /// `secrets` null: environment variables and files only.
    ClusterConnections(std::map<ClusterId, std::string> sandboxBootstrap,
                       std::shared_ptr<const kafka::SecretSource> secrets);

    /// Settings to connect to `cluster` with; sandbox clusters get their run-time address. May wait for a
    /// keychain.
    [[nodiscard]] Result<kafka::ClientSettings> settings(const ClusterSpec& cluster) const;

    /// Connects to nothing yet. TLS files that cannot be used are an error, with the path.
    [[nodiscard]] Result<std::shared_ptr<kafka::AdminClient>> admin(const ClusterSpec& cluster);

    /// What the cluster that `admin` is connected to says of itself. Blocks for `timeoutMs` at most, but where it is
    /// not reached at all the error comes within about two seconds: it names the stage at which the way ends, the
    /// cluster and its address, and is retriable. A cluster that was too slow for that gets all the time when it is
    /// asked again.
    [[nodiscard]] Result<kafka::ClusterDescription> describe(const ClusterSpec& cluster,
                                                             const kafka::AdminClient& admin, int timeoutMs);

private:
    [[nodiscard]] bool isSlow(const ClusterSpec& cluster);
    void noteSlow(const ClusterSpec& cluster, bool slow);

    const std::map<ClusterId, std::string> m_sandboxBootstrap;
    const std::shared_ptr<const kafka::SecretSource> m_secrets;  // never null
    std::mutex m_mutex;
    std::map<kafka::ClientSettings, std::weak_ptr<kafka::AdminClient>> m_admins;
    std::set<ClusterId> m_slow;  ///< said nothing the last time
};

}  // namespace tributary
