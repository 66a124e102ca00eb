#include "app/tributaryd/statusserver.h"

#include <utility>

#include <QLocalSocket>
#include <QString>

#include <fmt/format.h>
#include <unistd.h>

#include "app/process/directories.h"

namespace tributary::daemon {

namespace {

constexpr int kAliveTimeoutMs = 500;
constexpr qint64 kMostUnread = qint64{4} * 1024 * 1024;  // of a reader that does not read

bool alive(const QString& path) {
    QLocalSocket socket;
    socket.connectToServer(path, QIODevice::ReadOnly);
    return socket.waitForConnected(kAliveTimeoutMs);
}

}  // namespace

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

StatusServer::~StatusServer() { m_server.close(); }

Result<std::unique_ptr<StatusServer>> StatusServer::listen(const std::filesystem::path& directory,
                                                           const std::string& instance) {
    if (Status made = makePrivateDirectory(directory); !made) {
        return std::unexpected(std::move(made.error()));
    }
    const auto pathOf = [&](const std::string& name) {
        return QString::fromStdString((directory / (name + ".sock")).string());
    };
    std::string name = instanceName(instance);
    if (alive(pathOf(name))) {
        name += fmt::format("-{}", getpid());
    }
    std::unique_ptr<StatusServer> made{new StatusServer{name}};  // NOLINT: private constructor
    StatusServer* self = made.get();
    QLocalServer::removeServer(pathOf(name));  // what a killed process left behind
    self->m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!self->m_server.listen(pathOf(name))) {
        return std::unexpected(Error{ErrorCode::FileUnwritable}
                                   .with("file", pathOf(name).toStdString())
                                   .with("reason", self->m_server.errorString().toStdString()));
    }
    QObject::connect(&self->m_server, &QLocalServer::newConnection, &self->m_server, [self] { self->welcome(); });
    return made;
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
