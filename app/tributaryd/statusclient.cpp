#include "app/tributaryd/statusclient.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include <QByteArray>
#include <QString>

#include "app/tributaryd/statusserver.h"

namespace tributary::daemon {

namespace fs = std::filesystem;

namespace {

constexpr int kConnectTimeoutMs = 1000;

bool connects(QLocalSocket& socket, const fs::path& file) {
    socket.connectToServer(QString::fromStdString(file.string()), QIODevice::ReadOnly);
    return socket.waitForConnected(kConnectTimeoutMs);
}

}  // namespace

std::vector<std::string> StatusClient::running(const Places& places) {
    std::vector<std::string> names;
    std::set<fs::path> seen;
    for (const fs::path& place : places) {
        std::error_code failure;
        for (const fs::directory_entry& entry : fs::directory_iterator(place, failure)) {
            const std::string name = entry.path().stem().string();
            const fs::path file = socketFile(place, name);
            QLocalSocket socket;
            if (entry.path().extension() == ".sock" && seen.insert(file).second && connects(socket, file)) {
                names.push_back(name);
            }
        }
    }
    std::ranges::sort(names);
    return names;
}

Result<std::unique_ptr<StatusClient>> StatusClient::connect(const Places& places, const std::string& instance,
                                                            Line line, std::function<void()> ended) {
    std::unique_ptr<StatusClient> made{new StatusClient};  // NOLINT: private constructor
    StatusClient* self = made.get();
    self->m_line = std::move(line);
    const bool reached = std::ranges::any_of(
        places, [&](const fs::path& place) { return connects(self->m_socket, socketFile(place, instance)); });
    if (!reached) {
        return std::unexpected(Error{ErrorCode::FileUnreadable}
                                   .with("file", socketFile(places.front(), instance).string())
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
