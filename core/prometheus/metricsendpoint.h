#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/base/error.h"
#include "core/base/id.h"
#include "core/engine/metrics.h"

namespace tributary {

/// Serves the latest snapshot to Prometheus under http://ADDRESS:PORT/metrics. Nothing listens before listen().
///
/// publish() may be called from any thread and only keeps what it is given; requests are answered on the HTTP server's
/// two threads. The page has no secret and no record content, but names of links and topics: it listens on the loopback
/// interface unless an address is given.
class MetricsEndpoint {
public:
    /// `where`: "9400" or ":9400" (127.0.0.1), "0.0.0.0:9400", "[::1]:9400". Port 0 takes a free one.
    [[nodiscard]] static Result<std::unique_ptr<MetricsEndpoint>> listen(const std::string& where);
    ~MetricsEndpoint();
    MetricsEndpoint(const MetricsEndpoint&) = delete;
    MetricsEndpoint& operator=(const MetricsEndpoint&) = delete;

    /// `lagAlerts`: of links with a threshold, whether it is exceeded.
    void publish(MetricsPtr snapshot, std::map<LinkId, bool> lagAlerts = {});

    /// "http://127.0.0.1:9400/metrics"
    [[nodiscard]] std::string url() const;

private:
    struct Impl;
    explicit MetricsEndpoint(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace tributary
