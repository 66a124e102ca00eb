#include "tests/support/connectworker.h"

#include "tests/support/kafkahome.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace tributary {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr auto kStartTimeout = 120s;
constexpr auto kToolTimeout = 60s;
constexpr const char* kVersion = "4.1.0";
constexpr const char* kKeyPassword = "workerkey";  // keytool wants six characters

}  // namespace

ConnectWorker::ConnectWorker(ConnectWorkerOptions options) : m_options(std::move(options)) {
    fs::create_directories(m_options.directory);
}

std::string ConnectWorker::url() const {
    return (m_options.tls ? "https://localhost:" : "http://127.0.0.1:") + std::to_string(m_port.port());
}

void ConnectWorker::makeCertificate() const {
    const fs::path store = m_options.directory / "worker.p12";
    const auto keytool = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "keytool");
        arguments.insert(arguments.end(),
                         {"-keystore", store.string(), "-storepass", kKeyPassword, "-alias", "worker"});
        ChildProcess tool({arguments, m_options.directory / "worker.log", {}});
        if (!tool.waitForEnd(kToolTimeout) || tool.exitStatus() != 0) {
            fail("keytool cannot make its certificate");
        }
    };
    if (!fs::exists(store)) {
        keytool({"-genkeypair", "-keyalg", "EC", "-storetype", "PKCS12", "-dname", "CN=localhost", "-ext",
                 "san=dns:localhost,ip:127.0.0.1", "-validity", "30"});
        keytool({"-exportcert", "-rfc", "-file", certificate().string()});
    }
}

void ConnectWorker::writeConfiguration() const {
    const std::string address = m_options.tls ? "localhost" : "127.0.0.1";
    std::map<std::string, std::string> properties{
        {"bootstrap.servers", m_options.bootstrap},
        {"group.id", m_options.group},
        {"config.storage.topic", m_options.group + "-configs"},
        {"offset.storage.topic", m_options.group + "-offsets"},
        {"status.storage.topic", m_options.group + "-status"},
        {"config.storage.replication.factor", "1"},
        {"offset.storage.replication.factor", "1"},
        {"status.storage.replication.factor", "1"},
        {"offset.storage.partitions", "1"},
        {"status.storage.partitions", "1"},
        {"key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"},
        {"value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"},
        {"header.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"},
        {"listeners", (m_options.tls ? "HTTPS://" : "HTTP://") + address + ":" + std::to_string(m_port.port())},
        {"rest.advertised.host.name", address},
        {"rest.advertised.port", std::to_string(m_port.port())},
        {"offset.flush.interval.ms", "2000"},
        // A worker that comes back gets its tasks at once.
        {"scheduled.rebalance.max.delay.ms", "0"},
        {"session.timeout.ms", "6000"},
        {"heartbeat.interval.ms", "1000"},
    };
    if (m_options.tls) {
        properties["listeners.https.ssl.keystore.location"] = (m_options.directory / "worker.p12").string();
        properties["listeners.https.ssl.keystore.password"] = kKeyPassword;
        properties["listeners.https.ssl.key.password"] = kKeyPassword;
        properties["listeners.https.ssl.keystore.type"] = "PKCS12";
        properties["rest.advertised.listener"] = "https";
    }
    if (!m_options.username.empty()) {
        properties["rest.extension.classes"] =
            "org.apache.kafka.connect.rest.basic.auth.extension.BasicAuthSecurityRestExtension";
        std::ofstream users(m_options.directory / "users.properties");
        users << m_options.username << '=' << m_options.password << '\n';
        std::ofstream jaas(m_options.directory / "jaas.conf");
        jaas
            << "KafkaConnect {\n  org.apache.kafka.connect.rest.basic.auth.extension.PropertyFileLoginModule required\n"
            << "  file=\"" << (m_options.directory / "users.properties").string() << "\";\n};\n";
    }
    for (const auto& [name, value] : m_options.properties) {
        properties[name] = value;
    }
    std::ofstream file(m_options.directory / "worker.properties");
    for (const auto& [name, value] : properties) {
        file << name << '=' << value << '\n';
    }
    if (!file.flush()) {
        fail("its configuration cannot be written");
    }
}

bool ConnectWorker::answers() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{5, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): that is how sockets take addresses
    bool good = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    if (good && !m_options.tls) {
        // The path is answered only when the worker has read its topics; without a login it says 401, which will do.
        const std::string request = "GET /connectors HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n";
        std::string answer(16, '\0');
        good = ::send(socket, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size());
        const ssize_t got = good ? ::recv(socket, answer.data(), answer.size(), 0) : 0;
        good = got > 12 && (answer.contains(" 200") || answer.contains(" 401"));
    }
    ::close(socket);
    return good;
}

void ConnectWorker::start() {
    if (m_options.tls) {
        makeCertificate();
    }
    writeConfiguration();
    std::vector<std::string> command =
        kafkaCommand(kVersion, "org.apache.kafka.connect.cli.ConnectDistributed", 384, true);
    if (!m_options.username.empty()) {
        command.insert(command.begin() + 1,
                       "-Djava.security.auth.login.config=" + (m_options.directory / "jaas.conf").string());
    }
    command.push_back((m_options.directory / "worker.properties").string());
    m_process = std::make_unique<ChildProcess>(ChildProcess::Options{command, m_options.directory / "worker.log", {}});
    const auto until = std::chrono::steady_clock::now() + kStartTimeout;
    // Nothing announces that a foreign process listens, so this asks; it is woken at once when the worker ends instead.
    while (!answers()) {
        if (m_process->waitForEnd(50ms)) {
            fail("it ended while it started");
        }
        if (std::chrono::steady_clock::now() > until) {
            fail("it does not answer");
        }
    }
}

void ConnectWorker::fail(const std::string& what) const {
    throw std::runtime_error("Kafka Connect in " + m_options.directory.string() + ": " + what +
                             lastLines(m_options.directory / "worker.log", 15));
}

}  // namespace tributary
