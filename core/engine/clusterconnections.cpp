#include "core/engine/clusterconnections.h"

#include <filesystem>
#include <system_error>
#include <utility>

namespace tributary {

namespace {

/// A file that is written anew has another size, time or node; one that is not there has none of them.
std::string fileStates(const kafka::ClientSettings& settings) {
    std::string out;
    for (const auto& [name, value] : settings) {
        if (!name.ends_with(".location")) {
            continue;
        }
        std::error_code failure;
        const auto size = std::filesystem::file_size(value, failure);
        const auto time = std::filesystem::last_write_time(value, failure);
        out += failure
                   ? name + " absent;"
                   : name + ' ' + std::to_string(size) + ' ' + std::to_string(time.time_since_epoch().count()) + ';';
    }
    return out;
}

}  // namespace

ClusterConnections::ClusterConnections(std::map<ClusterId, std::string> sandboxBootstrap,
                                       std::shared_ptr<const kafka::SecretSource> secrets)
    : m_sandboxBootstrap(std::move(sandboxBootstrap)),
      m_secrets(secrets ? std::move(secrets) : std::make_shared<kafka::PlainSecretSource>()) {}

Result<ClusterAccess> ClusterConnections::access(const ClusterSpec& cluster, const kafka::SecretSource& secrets) const {
    std::string bootstrap;
    if (cluster.kind == ClusterKind::Sandbox) {
        const auto found = m_sandboxBootstrap.find(cluster.id);
        if (found == m_sandboxBootstrap.end()) {
            return std::unexpected(Error{ErrorCode::ClusterUnresolved}.with("cluster", cluster.displayName()));
        }
        bootstrap = found->second;
    }
    Result<kafka::ClientSettings> settings = kafka::connectionSettings(cluster, bootstrap, secrets);
    if (!settings) {
        return std::unexpected(std::move(settings.error()));
    }
    std::string files = fileStates(*settings);
    return ClusterAccess{std::move(*settings), std::move(files)};
}

Result<ClusterAccess> ClusterConnections::access(const ClusterSpec& cluster) const {
    return access(cluster, *m_secrets);
}

bool ClusterConnections::changed(const ClusterSpec& cluster, const ClusterAccess& known, bool withKeychain) const {
    const kafka::PlainSecretSource plain;
    const Result<ClusterAccess> now = withKeychain ? access(cluster) : access(cluster, plain);
    return now && *now != known;
}

Result<std::shared_ptr<kafka::AdminClient>> ClusterConnections::admin(const ClusterSpec& cluster) {
    const Result<ClusterAccess> connection = access(cluster);
    if (!connection) {
        return std::unexpected(connection.error());
    }
    const std::scoped_lock lock{m_mutex};
    std::erase_if(m_admins, [](const auto& each) { return each.second.expired(); });
    if (std::shared_ptr<kafka::AdminClient> open = m_admins[*connection].lock()) {
        return open;
    }
    kafka::ClientSettings named = connection->settings;
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
