#include "core/engine/clusterconnections.h"

#include <utility>

namespace tributary {

ClusterConnections::ClusterConnections(std::map<ClusterId, std::string> sandboxBootstrap,
                                       std::shared_ptr<const kafka::SecretSource> secrets)
    : m_sandboxBootstrap(std::move(sandboxBootstrap)),
      m_secrets(secrets ? std::move(secrets) : std::make_shared<kafka::PlainSecretSource>()) {}

Result<kafka::ClientSettings> ClusterConnections::settings(const ClusterSpec& cluster) const {
    std::string bootstrap;
    if (cluster.kind == ClusterKind::Sandbox) {
        const auto found = m_sandboxBootstrap.find(cluster.id);
        if (found == m_sandboxBootstrap.end()) {
            return std::unexpected(Error{ErrorCode::ClusterUnresolved}.with("cluster", cluster.displayName()));
        }
        bootstrap = found->second;
    }
    return kafka::connectionSettings(cluster, bootstrap, *m_secrets);
}

Result<std::shared_ptr<kafka::AdminClient>> ClusterConnections::admin(const ClusterSpec& cluster) {
    Result<kafka::ClientSettings> connection = settings(cluster);
    if (!connection) {
        return std::unexpected(std::move(connection.error()));
    }
    const std::scoped_lock lock{m_mutex};
    std::erase_if(m_admins, [](const auto& each) { return each.second.expired(); });
    if (std::shared_ptr<kafka::AdminClient> open = m_admins[*connection].lock()) {
        return open;
    }
    kafka::ClientSettings named = *connection;
    named["client.id"] = "tributary-admin";
    Result<std::unique_ptr<kafka::AdminClient>> made = kafka::AdminClient::create(std::move(named));
    if (!made) {
        return std::unexpected(std::move(made.error()));
    }
    std::shared_ptr<kafka::AdminClient> shared = std::move(*made);
    m_admins[*connection] = shared;
    return shared;
}

}  // namespace tributary
