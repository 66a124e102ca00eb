#include "core/link/clusterconnections.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/base/clock.h"
#include "core/base/connectionstage.h"
#include "core/link/atcluster.h"
#include "core/wire/connectionprobe.h"
#include "core/wire/transport.h"

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

using namespace std::chrono_literals;

// For the client's first try, and then for each step of the probe.
constexpr auto kFirstWord = 1000ms;

struct Probe {
    wire::ConnectionSettings how;
    wire::ProbeDepth depth = wire::ProbeDepth::Cluster;
};

/// As far as the wire client can follow the settings: other logins than its own are judged up to them, and TLS of
/// another kind not at all.
Result<Probe> probeOf(kafka::ClientSettings settings) {
    if (Result<wire::ConnectionSettings> how = wire::connectionSettings(settings)) {
        return Probe{std::move(*how)};
    }
    std::string& protocol = settings["security.protocol"];
    const bool tls = protocol.ends_with("SSL");
    protocol = tls ? "SSL" : "PLAINTEXT";
    std::erase_if(settings, [](const auto& each) {
        return each.first.starts_with("sasl.") || each.first == "broker.address.family" || each.first == "client.rack";
    });
    if (Result<wire::ConnectionSettings> how = wire::connectionSettings(settings)) {
        return Probe{std::move(*how), wire::ProbeDepth::Versions};
    }
    protocol = "PLAINTEXT";
    std::erase_if(settings, [](const auto& each) { return each.first.starts_with("ssl."); });
    Result<wire::ConnectionSettings> how = wire::connectionSettings(settings);
    if (!how) {
        return std::unexpected(std::move(how.error()));
    }
    return Probe{std::move(*how), wire::ProbeDepth::Tcp};
}

Error naming(Error error, const ClusterSpec& cluster) {
    error = atCluster(std::move(error), cluster.displayName());
    if (const std::string_view address = error.arg("bootstrap");
        !cluster.bootstrap.empty() && (address.empty() || address == "its address")) {
        error.with("bootstrap", cluster.bootstrap.front());
    }
    // Whatever keeps a cluster from answering may pass: an address that comes back, credentials that are mended.
    error.retriable = true;
    return error;
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
    // The wire client knows best what is wrong with certificates and keys.
    if (const Result<wire::ConnectionSettings> how = wire::connectionSettings(connection->settings);
        how && how->tls.on) {
        if (const auto context = wire::TlsContext::create(how->tls); !context) {
            return std::unexpected(context.error());
        }
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

bool ClusterConnections::isSlow(const ClusterSpec& cluster) {
    const std::scoped_lock lock{m_mutex};
    return m_slow.contains(cluster.id);
}

void ClusterConnections::noteSlow(const ClusterSpec& cluster, bool slow) {
    const std::scoped_lock lock{m_mutex};
    slow ? static_cast<void>(m_slow.insert(cluster.id)) : static_cast<void>(m_slow.erase(cluster.id));
}

Result<kafka::ClusterDescription> ClusterConnections::describe(const ClusterSpec& cluster,
                                                               const kafka::AdminClient& admin, int timeoutMs) {
    const MonotonicTime deadline = MonotonicClock::now() + std::chrono::milliseconds{timeoutMs};
    const int firstMs = isSlow(cluster) ? timeoutMs : std::min(timeoutMs, static_cast<int>(kFirstWord.count()));
    Result<kafka::ClusterDescription> described = admin.describeCluster(firstMs);
    if (described) {
        noteSlow(cluster, false);
        return described;
    }
    if (Result<Probe> probe = probeOf(admin.settings())) {
        if (const Status passed = wire::probeConnection(std::move(probe->how), probe->depth, kFirstWord); !passed) {
            const ErrorCode code = passed.error().code;
            noteSlow(cluster, code == ErrorCode::BrokerSilent || code == ErrorCode::HostUnreachable ||
                                  code == ErrorCode::HostUnknown);
            return std::unexpected(naming(passed.error(), cluster));
        }
    }
    // The way is open, as far as can be seen: what is left of the time is the client's.
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - MonotonicClock::now());
    if (left > 0ms) {
        described = admin.describeCluster(static_cast<int>(left.count()));
    }
    if (!described) {
        return std::unexpected(naming(std::move(described.error()), cluster));
    }
    return described;
}

}  // namespace tributary
