#pragma once

#include <QProcess>
#include <QStandardPaths>
#include <QString>
#include <QTemporaryFile>

namespace tributary {

/// A D-Bus message bus of a test's own, which becomes the session bus of the process; it ends with the object. It starts
/// no services, whatever is installed on the machine: who is on it has been put there by the test.
class MessageBus {
public:
    MessageBus() {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty() || !m_configuration.open()) {
            return;
        }
        m_configuration.write(
            "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>"
            "<policy context=\"default\"><allow send_destination=\"*\"/><allow receive_sender=\"*\"/>"
            "<allow own=\"*\"/></policy></busconfig>");
        m_configuration.close();
        m_process.start(daemon, {QStringLiteral("--config-file=") + m_configuration.fileName(),
                                 QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                                 QStringLiteral("--print-address=1")});
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
    QTemporaryFile m_configuration;
    QProcess m_process;
    bool m_running = false;
};

}  // namespace tributary
