#pragma once

#include "tests/support/childprocess.h"
#include "tests/support/portreservation.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace tributary {

/// How a ConnectWorker is set up; fixed for its life.
struct ConnectWorkerOptions {
    std::filesystem::path directory;  ///< configuration and log go below it; made when it is missing
    std::string bootstrap;            ///< of the Kafka cluster that keeps its state
    std::string group;                ///< workers of one group are one Connect cluster
    std::string username = {};        ///< with `password`: HTTP Basic authentication
    std::string password = {};
    bool tls = false;                                    ///< HTTPS with a certificate of its own: certificate()
    std::map<std::string, std::string> properties = {};  ///< over the defaults
};

/// A real worker of Kafka Connect in distributed mode, on a loopback port that belongs to it for as long as the object
/// lives, of the Kafka that the brokers of the tests are of.
///
/// Destroying it kills it. Use it from one thread (see ChildProcess). Failures throw std::runtime_error with the end of
/// its log.
class ConnectWorker {
public:
    explicit ConnectWorker(ConnectWorkerOptions options);

    [[nodiscard]] std::string url() const;
    /// PEM of the certificate that HTTPS is served with.
    [[nodiscard]] std::filesystem::path certificate() const { return m_options.directory / "worker.pem"; }

    /// Waits until it answers over HTTP, or over HTTPS over TCP at least.
    void start();
    /// kill -9.
    void kill() { m_process.reset(); }

private:
    void writeConfiguration() const;
    void makeCertificate() const;
    [[nodiscard]] bool answers() const;
    [[noreturn]] void fail(const std::string& what) const;

    const ConnectWorkerOptions m_options;
    PortReservation m_port;
    std::unique_ptr<ChildProcess> m_process;
};

}  // namespace tributary
