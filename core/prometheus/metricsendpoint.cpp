#include "core/prometheus/metricsendpoint.h"

#include <charconv>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <prometheus/collectable.h>
#include <prometheus/exposer.h>

#include "core/prometheus/metricfamilies.h"

namespace tributary {

namespace {

struct Address {
    std::string host;
    std::uint16_t port = 0;
};

std::optional<Address> parseAddress(std::string_view where) {
    const std::size_t colon = where.rfind(':');
    const std::string_view port = colon == std::string_view::npos ? where : where.substr(colon + 1);
    Address address;
    address.host = colon == std::string_view::npos || colon == 0 ? "127.0.0.1" : std::string{where.substr(0, colon)};
    if (address.host == "localhost") {
        address.host = "127.0.0.1";
    }
    const auto [end, failure] = std::from_chars(port.data(), port.data() + port.size(), address.port);
    // civetweb's list of ports has "," between them and letters behind a port: only what an address consists of passes.
    const bool plain = address.host.find_first_not_of("0123456789abcdefABCDEF.:[]") == std::string::npos;
    if (port.empty() || failure != std::errc{} || end != port.data() + port.size() || !plain) {
        return std::nullopt;
    }
    return address;
}

class LatestSnapshot final : public prometheus::Collectable {
public:
    void set(MetricsPtr snapshot, std::map<LinkId, bool> lagAlerts) {
        const std::lock_guard lock(m_mutex);
        m_snapshot = std::move(snapshot);
        m_lagAlerts = std::move(lagAlerts);
    }

    [[nodiscard]] std::vector<prometheus::MetricFamily> Collect() const override {
        MetricsPtr snapshot;
        std::map<LinkId, bool> lagAlerts;
        {
            const std::lock_guard lock(m_mutex);
            snapshot = m_snapshot;
            lagAlerts = m_lagAlerts;
        }
        return snapshot ? metricFamilies(*snapshot, lagAlerts) : std::vector<prometheus::MetricFamily>{};
    }

private:
    mutable std::mutex m_mutex;
    MetricsPtr m_snapshot;
    std::map<LinkId, bool> m_lagAlerts;
};

Error cannotListen(const std::string& where, const std::string& reason) {
    return Error{ErrorCode::MetricsEndpoint}.with("address", where).with("reason", reason);
}

}  // namespace

struct MetricsEndpoint::Impl {
    std::string host;
    std::shared_ptr<LatestSnapshot> latest = std::make_shared<LatestSnapshot>();
    std::unique_ptr<prometheus::Exposer> exposer;
};

MetricsEndpoint::MetricsEndpoint(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

MetricsEndpoint::~MetricsEndpoint() = default;

Result<std::unique_ptr<MetricsEndpoint>> MetricsEndpoint::listen(const std::string& where) {
    const std::optional<Address> address = parseAddress(where);
    if (!address) {
        return std::unexpected(cannotListen(where, "it must be PORT or ADDRESS:PORT, such as 127.0.0.1:9400"));
    }
    auto impl = std::make_unique<Impl>();
    impl->host = address->host;
    try {
        impl->exposer = std::make_unique<prometheus::Exposer>(address->host + ":" + std::to_string(address->port));
        impl->exposer->RegisterCollectable(impl->latest);
    } catch (const std::exception&) {
        // civetweb says no more than that it could not start.
        return std::unexpected(cannotListen(where, "the port is taken or the address is not one of this machine"));
    }
    return std::unique_ptr<MetricsEndpoint>{new MetricsEndpoint{std::move(impl)}};  // NOLINT: private constructor
}

void MetricsEndpoint::publish(MetricsPtr snapshot, std::map<LinkId, bool> lagAlerts) {
    m_impl->latest->set(std::move(snapshot), std::move(lagAlerts));
}

std::string MetricsEndpoint::url() const {
    const std::vector<int> ports = m_impl->exposer->GetListeningPorts();
    return "http://" + m_impl->host + ":" + (ports.empty() ? "0" : std::to_string(ports.front())) + "/metrics";
}

}  // namespace tributary
