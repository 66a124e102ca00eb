#pragma once

#include <QProcess>
#include <QStandardPaths>
#include <QString>

namespace tributary {

/// A D-Bus message bus of a test's own, which becomes the session bus of the process; it ends with the object.
class MessageBus {
public:
    MessageBus() {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty()) {
            return;
        }
        m_process.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                 QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
        if (m_process.waitForReadyRead()) {
            qputenv("DBUS_SESSION_BUS_ADDRESS", m_process.readLine().trimmed());
            m_running = true;
        }
    }
    ~MessageBus() {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.terminate();
            m_process.waitForFinished();
        }
    }
    MessageBus(const MessageBus&) = delete;
    MessageBus& operator=(const MessageBus&) = delete;

    /// False where dbus-daemon is not installed or does not start.
    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    QProcess m_process;
    bool m_running = false;
};

}  // namespace tributary
