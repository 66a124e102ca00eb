#include "tests/support/kafkacluster.h"

#include "tests/support/kafkahome.h"
#include "tests/support/kafkaprobe.h"

#include <array>
#include <csignal>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace tributary {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr auto kStartTimeout = 120s;
constexpr auto kStopTimeout = 60s;

/// A Kafka UUID: 16 random bytes in the URL alphabet of base64, without padding. The first letter is never a dash,
/// which the command line would take for an option.
std::string randomClusterId() {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::random_device random;
    std::uniform_int_distribution<std::size_t> any(0, 63);
    std::uniform_int_distribution<std::size_t> letter(0, 51);
    std::string id(1, kAlphabet[letter(random)]);
    for (int i = 0; i < 20; ++i) {
        id += kAlphabet[any(random)];
    }
    // The last letter of 22 carries two bits.
    return id + "AQgw"[any(random) % 4];
}

std::string address(std::uint16_t port) { return "127.0.0.1:" + std::to_string(port); }

}  // namespace

KafkaCluster::KafkaCluster(KafkaClusterOptions options)
    : m_options(std::move(options)), m_clusterId(randomClusterId()) {
    static_cast<void>(kafkaHome(m_options.version));  // says at once that it is missing
    m_nodes.resize(static_cast<std::size_t>(m_options.nodes));
    for (int node = 0; node < nodes(); ++node) {
        fs::create_directories(nodeDirectory(node));
        for (const auto& [listener, protocol] : m_options.listeners) {
            at(node).further[listener];
        }
    }
}

std::string KafkaCluster::bootstrap() const {
    std::string list;
    for (const Node& node : m_nodes) {
        list += (list.empty() ? "" : ",") + address(node.advertised != 0 ? node.advertised : node.client.port());
    }
    return list;
}

std::string KafkaCluster::directBootstrap() const {
    std::string list;
    for (const Node& node : m_nodes) {
        list += (list.empty() ? "" : ",") + address(node.internal.port());
    }
    return list;
}

fs::path KafkaCluster::nodeDirectory(int node) const {
    return m_options.directory / ("node-" + std::to_string(node + 1));
}

fs::path KafkaCluster::logFile(int node) const { return nodeDirectory(node) / "broker.log"; }

std::vector<std::string> KafkaCluster::java(const std::string& mainClass) const {
    return kafkaCommand(m_options.version, mainClass, m_options.heapMiB, m_options.quickStart);
}

void KafkaCluster::writeConfiguration(int node) const {
    const Node& self = at(node);
    std::string voters;
    for (int i = 0; i < nodes(); ++i) {
        voters += (i == 0 ? "" : ",") + std::to_string(i + 1) + "@" + address(at(i).controller.port());
    }
    const std::string replicas = std::to_string(nodes());
    const std::uint16_t advertised = self.advertised != 0 ? self.advertised : self.client.port();
    std::map<std::string, std::string> properties{
        {"process.roles", "broker,controller"},
        {"node.id", std::to_string(node + 1)},
        {"controller.quorum.voters", voters},
        {"listeners", "CLIENT://" + address(self.client.port()) + ",INTERNAL://" + address(self.internal.port()) +
                          ",CONTROLLER://" + address(self.controller.port())},
        {"advertised.listeners", "CLIENT://" + address(advertised) + ",INTERNAL://" + address(self.internal.port())},
        {"listener.security.protocol.map", "CLIENT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT"},
        {"inter.broker.listener.name", "INTERNAL"},
        {"controller.listener.names", "CONTROLLER"},
        {"log.dirs", (nodeDirectory(node) / "data").string()},
        {"auto.create.topics.enable", "false"},
        {"offsets.topic.replication.factor", replicas},
        {"offsets.topic.num.partitions", "4"},
        {"transaction.state.log.replication.factor", replicas},
        {"transaction.state.log.min.isr", nodes() > 2 ? "2" : "1"},
        {"transaction.state.log.num.partitions", "4"},
        {"group.initial.rebalance.delay.ms", "0"},
        {"group.min.session.timeout.ms", "1000"},
        // A killed broker may register again only when its old session has expired.
        {"broker.session.timeout.ms", "4000"},
        {"broker.heartbeat.interval.ms", "1000"},
        {"num.network.threads", "2"},
        {"num.io.threads", "4"},
        {"log.cleaner.dedupe.buffer.size", "8388608"},
    };
    for (const auto& [listener, protocol] : m_options.listeners) {
        const std::string each = "," + listener + "://" + address(self.further.at(listener).port());
        properties["listeners"] += each;
        properties["advertised.listeners"] += each;
        properties["listener.security.protocol.map"] += "," + listener + ":" + protocol;
    }
    for (const auto& [name, value] : m_options.properties) {
        properties[name] = value;
    }
    std::ofstream file(nodeDirectory(node) / "server.properties");
    for (const auto& [name, value] : properties) {
        file << name << '=' << value << '\n';
    }
    if (!file.flush()) {
        fail(node, "its configuration cannot be written");
    }
}

void KafkaCluster::format(const std::vector<int>& nodes) {
    std::vector<std::pair<int, std::unique_ptr<ChildProcess>>> tools;
    for (const int node : nodes) {
        if (at(node).formatted) {
            continue;
        }
        std::vector<std::string> command = java("kafka.tools.StorageTool");
        command.insert(command.end(), {"format", "--cluster-id", m_clusterId, "--config",
                                       (nodeDirectory(node) / "server.properties").string()});
        tools.emplace_back(node, std::make_unique<ChildProcess>(ChildProcess::Options{command, logFile(node), {}}));
    }
    for (auto& [node, tool] : tools) {
        if (!tool->waitForEnd(kStartTimeout) || tool->exitStatus() != 0) {
            fail(node, "its storage could not be formatted");
        }
        at(node).formatted = true;
    }
}

void KafkaCluster::launch(int node) {
    std::vector<std::string> command = java("kafka.Kafka");
    command.push_back((nodeDirectory(node) / "server.properties").string());
    at(node).process = std::make_unique<ChildProcess>(ChildProcess::Options{command, logFile(node), {}});
}

void KafkaCluster::waitUntilReady(int node) {
    // Nothing announces that a foreign process listens, so this asks; it is woken at once when the broker ends instead.
    const auto until = std::chrono::steady_clock::now() + kStartTimeout;
    while (!kafkaAnswers(port(node), 5s)) {
        if (at(node).process->waitForEnd(50ms)) {
            fail(node, "it ended while it started");
        }
        if (std::chrono::steady_clock::now() > until) {
            fail(node, "it does not answer");
        }
    }
}

void KafkaCluster::start() {
    std::vector<int> down;
    for (int node = 0; node < nodes(); ++node) {
        if (!isRunning(node)) {
            down.push_back(node);
            writeConfiguration(node);
        }
    }
    format(down);
    for (const int node : down) {
        launch(node);
    }
    for (const int node : down) {
        waitUntilReady(node);
    }
}

void KafkaCluster::wipe() {
    stop();
    for (int node = 0; node < nodes(); ++node) {
        fs::remove_all(nodeDirectory(node) / "data");
        at(node).formatted = false;
    }
    m_clusterId = randomClusterId();
}

void KafkaCluster::startNode(int node) {
    if (isRunning(node)) {
        return;
    }
    writeConfiguration(node);
    format({node});
    launch(node);
    waitUntilReady(node);
}

void KafkaCluster::stop() {
    for (Node& node : m_nodes) {
        if (node.process) {
            node.process->signal(SIGTERM);
        }
    }
    for (int node = 0; node < nodes(); ++node) {
        stopNode(node);
    }
}

void KafkaCluster::stopNode(int node) {
    Node& self = at(node);
    if (!self.process) {
        return;
    }
    self.process->signal(SIGTERM);
    if (!self.process->waitForEnd(kStopTimeout)) {
        fail(node, "it does not shut down");
    }
    self.process.reset();
}

void KafkaCluster::killNode(int node) { at(node).process.reset(); }

void KafkaCluster::suspendNode(int node) {
    if (at(node).process) {
        at(node).process->signal(SIGSTOP);
    }
}

void KafkaCluster::resumeNode(int node) {
    if (at(node).process) {
        at(node).process->signal(SIGCONT);
    }
}

bool KafkaCluster::isRunning(int node) { return at(node).process && at(node).process->isRunning(); }

pid_t KafkaCluster::pid(int node) { return isRunning(node) ? at(node).process->pid() : -1; }

void KafkaCluster::fail(int node, const std::string& what) const {
    throw std::runtime_error("Kafka node " + std::to_string(node + 1) + " in " + m_options.directory.string() + ": " +
                             what + lastLines(logFile(node), 15));
}

}  // namespace tributary
