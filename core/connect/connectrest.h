#pragma once

#include "core/base/error.h"
#include "core/connect/resthttp.h"
#include "core/engine/connectdetail.h"
#include "core/kafka/kafkatypes.h"
#include "core/kafka/secretsource.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace tributary {

using ConnectorConfig = std::map<std::string, std::string>;

/// The REST interface of Kafka Connect 3.7 or newer (KIP-875, KIP-980), as far as links need it. Blocking; a request
/// that meets a rebalance (409) is made again for up to 60 s. Errors: ConnectUnreachable; ConnectRefused with what the
/// worker says, retriable where it may pass.
///
/// Thread: as RestHttp.
class ConnectRest {
public:
    explicit ConnectRest(ConnectAccess access) : m_http(std::move(access)) {}

    void cancel() { m_http.cancel(); }
    [[nodiscard]] const ConnectSpec& spec() const { return m_http.spec(); }
    /// The last answer was that user or password are wrong: another client, with the secret read again, may fare better.
    [[nodiscard]] bool loginRefused() const { return m_loginRefused; }

    /// The version of the worker that answers: is it there, and does it let us in?
    [[nodiscard]] Result<std::string> version();

    /// None: there is no such connector. Only Connect's own word counts for that: a worker that is still starting, or a
    /// proxy before it, answers 404 too.
    [[nodiscard]] Result<std::optional<ConnectorConfig>> config(const std::string& name);
    /// None: there is no such connector, or it is so new that nothing is known of it yet.
    [[nodiscard]] Result<std::optional<ConnectorState>> state(const std::string& name);

    /// Makes a connector that does not run yet.
    [[nodiscard]] Status createStopped(const std::string& name, const ConnectorConfig& config);
    /// Makes it, or gives it another configuration and leaves it running or stopped as it is.
    [[nodiscard]] Status configure(const std::string& name, const ConnectorConfig& config);
    [[nodiscard]] Status pause(const std::string& name) { return change("PUT", name, "pause"); }
    [[nodiscard]] Status resume(const std::string& name) { return change("PUT", name, "resume"); }
    /// Asks for it; waitStopped() says when its tasks have ended.
    [[nodiscard]] Status stop(const std::string& name) { return change("PUT", name, "stop"); }
    [[nodiscard]] Status waitStopped(const std::string& name);
    /// What has failed of it, connector and tasks.
    [[nodiscard]] Status restartFailed(const std::string& name) {
        return change("POST", name, "restart?includeTasks=true&onlyFailed=true");
    }
    /// One that is not there is no error.
    [[nodiscard]] Status remove(const std::string& name);

    /// Of a MirrorSourceConnector: the next source offset of each partition of the source that it is configured for, as
    /// committed.
    [[nodiscard]] Result<std::map<kafka::TopicPartition, std::int64_t>> positions(const std::string& name);
    /// Of a stopped connector, all of them: Connect keeps them when the connector is deleted.
    [[nodiscard]] Status forgetPositions(const std::string& name);
    /// Replaces all positions of a stopped MirrorSourceConnector whose source has this alias.
    [[nodiscard]] Status setPositions(const std::string& name, const std::string& alias,
                                      const std::map<kafka::TopicPartition, std::int64_t>& positions);

private:
    /// `name`: the connector that a 404 has to speak of.
    [[nodiscard]] Result<RestAnswer> send(const char* method, const std::string& path, const std::string& body,
                                          const std::string& what, const std::string& name = {});
    [[nodiscard]] Status change(const char* method, const std::string& name, const std::string& action);
    [[nodiscard]] Status changeOffsets(const char* method, const std::string& name, const std::string& body);
    [[nodiscard]] Error notJson(const std::string& what) const;
    [[nodiscard]] Error refused(const RestAnswer& answer, const std::string& what) const;

    RestHttp m_http;
    bool m_loginRefused = false;
};

/// A client for the cluster, its password read. May wait for a keychain; SecretUnavailable where that gives none.
[[nodiscard]] Result<std::unique_ptr<ConnectRest>> connectTo(const ConnectSpec& connect,
                                                             const kafka::SecretSource& secrets);

}  // namespace tributary
