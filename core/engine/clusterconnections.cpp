#include "core/engine/clusterconnections.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "core/base/clock.h"
#include "core/base/connectionstage.h"
#include "core/wire/connectionprobe.h"
#include "core/wire/transport.h"

namespace tributary {

namespace {

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
    error.with("cluster", cluster.displayName());
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
    // The wire client knows best what is wrong with certificates and keys.
    if (const Result<wire::ConnectionSettings> how = wire::connectionSettings(*connection); how && how->tls.on) {
        if (const auto context = wire::TlsContext::create(how->tls); !context) {
            return std::unexpected(context.error());
        }
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
