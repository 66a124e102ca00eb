#include "app/tributaryd/statusserver.h"

#include <system_error>
#include <utility>

#include <QLocalSocket>
#include <QString>

#include <fmt/format.h>
#include <unistd.h>

#include "app/process/directories.h"

namespace tributary::daemon {

namespace fs = std::filesystem;

namespace {

constexpr int kAliveTimeoutMs = 500;
constexpr qint64 kMostUnread = qint64{4} * 1024 * 1024;  // of a reader that does not read

bool alive(const fs::path& file) {
    QLocalSocket socket;
    socket.connectToServer(QString::fromStdString(file.string()), QIODevice::ReadOnly);
    return socket.waitForConnected(kAliveTimeoutMs);
}

fs::path fileOf(const fs::path& directory, const std::string& instance) { return directory / (instance + ".sock"); }

/// `name`, or with this process's number where a living process has it in the directory.
std::string freeName(const fs::path& directory, const std::string& name) {
    return alive(socketFile(directory, name)) ? fmt::format("{}-{}", name, getpid()) : name;
}

}  // namespace

fs::path socketFile(const fs::path& directory, const std::string& instance) {
    const fs::path file = fileOf(directory, instance);
    std::error_code failure;
    const fs::path target = fs::read_symlink(file, failure);
    return failure ? file : target;
}

std::string instanceName(const std::string& name) {
    std::string out;
    for (const char c : name.substr(0, 40)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                           c == '_' || c == '-';
        out += plain ? c : '_';
    }
    return out.empty() || out.front() == '.' ? "tributary" + out : out;
}

StatusServer::StatusServer(std::string instance) : m_instance(std::move(instance)) {}

StatusServer::~StatusServer() {
    std::error_code ignored;
    if (!m_link.empty() && fs::read_symlink(m_link, ignored) == m_server.fullServerName().toStdString()) {
        fs::remove(m_link, ignored);
    }
    m_server.close();
}

Result<std::unique_ptr<StatusServer>> StatusServer::listen(const fs::path& directory, const std::string& instance) {
    if (Status made = makePrivateDirectory(directory); !made) {
        return std::unexpected(std::move(made.error()));
    }
    const std::string name = freeName(directory, instanceName(instance));
    const QString path = QString::fromStdString(fileOf(directory, name).string());
    std::unique_ptr<StatusServer> made{new StatusServer{name}};  // NOLINT: private constructor
    StatusServer* self = made.get();
    QLocalServer::removeServer(path);  // what a killed process left behind
    self->m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!self->m_server.listen(path)) {
        return std::unexpected(Error{ErrorCode::FileUnwritable}
                                   .with("file", path.toStdString())
                                   .with("reason", self->m_server.errorString().toStdString()));
    }
    QObject::connect(&self->m_server, &QLocalServer::newConnection, &self->m_server, [self] { self->welcome(); });
    return made;
}

Status StatusServer::linkFrom(const fs::path& directory) {
    if (Status made = makePrivateDirectory(directory); !made) {
        return made;
    }
    const fs::path link = fileOf(directory, freeName(directory, m_instance));
    std::error_code failure;
    fs::remove(link, failure);  // what a killed process left behind
    fs::create_symlink(m_server.fullServerName().toStdString(), link, failure);
    if (failure) {
        return std::unexpected(
            Error{ErrorCode::FileUnwritable}.with("file", link.string()).with("reason", failure.message()));
    }
    m_link = link;
    return {};
}

void StatusServer::welcome() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        QObject::connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (!m_last.empty()) {
            send(*socket, m_last);
        }
    }
}

void StatusServer::send(QLocalSocket& socket, const std::string& line) {
    if (socket.bytesToWrite() > kMostUnread) {
        socket.abort();
        return;
    }
    socket.write(line.data(), static_cast<qint64>(line.size()));
}

void StatusServer::publish(const StatusFrame& frame) {
    m_last = frameToJson(frame) + "\n";
    for (QLocalSocket* socket : m_server.findChildren<QLocalSocket*>()) {
        if (socket->state() == QLocalSocket::ConnectedState) {
            send(*socket, m_last);
        }
    }
}

}  // namespace tributary::daemon
