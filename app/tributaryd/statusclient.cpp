#include "app/tributaryd/statusclient.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <QByteArray>
#include <QString>

namespace tributary::daemon {

namespace fs = std::filesystem;

namespace {

constexpr int kConnectTimeoutMs = 1000;

QString socketPath(const fs::path& directory, const std::string& instance) {
    return QString::fromStdString((directory / (instance + ".sock")).string());
}

}  // namespace

std::vector<std::string> StatusClient::running(const fs::path& directory) {
    std::vector<std::string> names;
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory, failure)) {
        if (entry.path().extension() != ".sock") {
            continue;
        }
        QLocalSocket socket;
        socket.connectToServer(socketPath(directory, entry.path().stem().string()), QIODevice::ReadOnly);
        if (socket.waitForConnected(kConnectTimeoutMs)) {
            names.push_back(entry.path().stem().string());
        }
    }
    std::ranges::sort(names);
    return names;
}

Result<std::unique_ptr<StatusClient>> StatusClient::connect(const fs::path& directory, const std::string& instance,
                                                            Line line, std::function<void()> ended) {
    std::unique_ptr<StatusClient> made{new StatusClient};  // NOLINT: private constructor
    StatusClient* self = made.get();
    self->m_line = std::move(line);
    self->m_socket.connectToServer(socketPath(directory, instance), QIODevice::ReadOnly);
    if (!self->m_socket.waitForConnected(kConnectTimeoutMs)) {
        return std::unexpected(Error{ErrorCode::FileUnreadable}
                                   .with("file", socketPath(directory, instance).toStdString())
                                   .with("reason", self->m_socket.errorString().toStdString()));
    }
    QObject::connect(&self->m_socket, &QLocalSocket::readyRead, &self->m_socket, [self] { self->deliver(); });
    QMetaObject::invokeMethod(&self->m_socket, [self] { self->deliver(); }, Qt::QueuedConnection);  // came meanwhile
    QObject::connect(&self->m_socket, &QLocalSocket::disconnected, &self->m_socket, std::move(ended));
    return made;
}

void StatusClient::deliver() {
    while (m_socket.canReadLine()) {
        const QByteArray line = m_socket.readLine().trimmed();
        m_line(line.toStdString());
    }
}

}  // namespace tributary::daemon
