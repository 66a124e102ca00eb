#pragma once

#include "tests/support/childprocess.h"
#include "tests/support/kafkahome.h"
#include "tests/support/portreservation.h"

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tributary {

/// How a KafkaCluster is set up; fixed for its life.
struct KafkaClusterOptions {
    std::filesystem::path directory;  ///< data, configuration and logs go below it; made when it is missing
    int nodes = 1;                    ///< each is broker and controller
    std::map<std::string, std::string> properties = {};  ///< server.properties, over the defaults
    std::map<std::string, std::string> listeners = {};   ///< further ones for clients: "TLS" by protocol "SSL"
    std::string version = kafkaRelease();                ///< one that tests/support/fetch-kafka.sh has fetched
    int heapMiB = 512;
    bool quickStart = true;  ///< compile little, start soon; false where throughput is measured
};

/// A real Apache Kafka cluster (KRaft) on loopback ports that belong to it for as long as the object lives.
///
/// Topics are not created by asking for them (auto.create.topics.enable=false). Clients use the listener CLIENT;
/// brokers talk to each other over another one, so that a proxy between client and broker disturbs only clients:
///
///     KafkaCluster cluster({.directory = dir.path()});
///     TcpProxy proxy(cluster.port(0));
///     cluster.advertise(0, proxy.port());
///     cluster.start();
///
/// Destroying it kills what still runs. Use it from one thread, which outlives it (see ChildProcess). Failures throw
/// std::runtime_error with the end of the broker's log.
class KafkaCluster {
public:
    explicit KafkaCluster(KafkaClusterOptions options);

    [[nodiscard]] int nodes() const { return static_cast<int>(m_nodes.size()); }
    /// Where clients connect: the advertised addresses, separated by commas.
    [[nodiscard]] std::string bootstrap() const;
    /// The listeners over which the brokers reach each other: for a client that goes round the proxies.
    [[nodiscard]] std::string directBootstrap() const;
    /// The port on which the node itself listens for clients.
    [[nodiscard]] std::uint16_t port(int node) const { return at(node).client.port(); }
    /// The same of a further listener.
    [[nodiscard]] std::uint16_t port(int node, const std::string& listener) const {
        return at(node).further.at(listener).port();
    }
    [[nodiscard]] const std::string& clusterId() const { return m_clusterId; }
    [[nodiscard]] const std::filesystem::path& directory() const { return m_options.directory; }
    [[nodiscard]] std::filesystem::path logFile(int node) const;

    /// Tells clients to reach the node at 127.0.0.1:`port`, a proxy. Takes effect when the node starts.
    void advertise(int node, std::uint16_t port) { at(node).advertised = port; }
    /// Overrides a property for nodes that start from now on.
    void setProperty(const std::string& name, const std::string& value) { m_options.properties[name] = value; }

    /// Starts every node that does not run and waits until all of them serve clients.
    void start();
    /// SIGTERM to every node, and waits until they have shut down.
    void stop();
    /// Stops every node and forgets all it had: what starts next is another cluster at the same addresses.
    void wipe();
    void startNode(int node);
    void stopNode(int node);
    /// kill -9.
    void killNode(int node);
    /// SIGSTOP and SIGCONT: the node keeps its connections and does not answer.
    void suspendNode(int node);
    void resumeNode(int node);

    [[nodiscard]] bool isRunning(int node);
    /// -1 when it does not run.
    [[nodiscard]] pid_t pid(int node);

private:
    struct Node {
        PortReservation client;
        PortReservation internal;
        PortReservation controller;
        std::map<std::string, PortReservation> further;  ///< by listener
        std::uint16_t advertised = 0;
        bool formatted = false;
        std::unique_ptr<ChildProcess> process;
    };

    [[nodiscard]] Node& at(int node) { return m_nodes.at(static_cast<std::size_t>(node)); }
    [[nodiscard]] const Node& at(int node) const { return m_nodes.at(static_cast<std::size_t>(node)); }
    [[nodiscard]] std::filesystem::path nodeDirectory(int node) const;
    [[nodiscard]] std::vector<std::string> java(const std::string& mainClass) const;
    void writeConfiguration(int node) const;
    void format(const std::vector<int>& nodes);
    void launch(int node);
    void waitUntilReady(int node);
    [[noreturn]] void fail(int node, const std::string& what) const;

    KafkaClusterOptions m_options;
    std::string m_clusterId;
    std::vector<Node> m_nodes;
};

}  // namespace tributary
