#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/kafka/secretsource.h"
#include "core/topology/topologyspec.h"

#include <map>
#include <memory>
#include <mutex>
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

    [[nodiscard]] Result<std::shared_ptr<kafka::AdminClient>> admin(const ClusterSpec& cluster);

private:
    const std::map<ClusterId, std::string> m_sandboxBootstrap;
    const std::shared_ptr<const kafka::SecretSource> m_secrets;  // never null
    std::mutex m_mutex;
    std::map<kafka::ClientSettings, std::weak_ptr<kafka::AdminClient>> m_admins;
};

}  // namespace tributary
