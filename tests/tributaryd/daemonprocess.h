#pragma once

#include <csignal>

#include <QByteArray>
#include <QDeadlineTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

namespace tributary {

/// The real program, run by a test: TRIBUTARYD names it.
class DaemonProcess {
public:
    explicit DaemonProcess(const QStringList& arguments) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove("STATE_DIRECTORY");
        m_process.setProcessEnvironment(environment);
        m_process.start(qEnvironmentVariable("TRIBUTARYD"), arguments, QIODevice::ReadOnly);
        m_process.waitForStarted();
    }
    ~DaemonProcess() {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    DaemonProcess(const DaemonProcess&) = delete;
    DaemonProcess& operator=(const DaemonProcess&) = delete;

    /// Its exit code; -1 when it was killed by a signal or did not end in time.
    [[nodiscard]] int end(int timeoutMs = 60'000) {
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(timeoutMs)) {
            return -1;
        }
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    /// Waits for text on the standard error.
    [[nodiscard]] bool says(const QByteArray& text, int timeoutMs = 30'000) {
        return waits([&] { return errors().contains(text); }, timeoutMs);
    }
    /// Waits for text on the standard output.
    [[nodiscard]] bool prints(const QByteArray& text, int timeoutMs = 30'000) {
        return waits([&] { return output().contains(text); }, timeoutMs);
    }

    /// Does nothing when it has ended: process 0 would be the test and all around it.
    void signal(int number) {
        if (const auto pid = static_cast<pid_t>(m_process.processId()); pid > 0) {
            ::kill(pid, number);
        }
    }

    [[nodiscard]] const QByteArray& output() {
        m_output += m_process.readAllStandardOutput();
        return m_output;
    }
    [[nodiscard]] const QByteArray& errors() {
        m_errors += m_process.readAllStandardError();
        return m_errors;
    }

private:
    template <class Condition>
    bool waits(Condition condition, int timeoutMs) {
        QDeadlineTimer deadline(timeoutMs);
        while (!condition()) {
            if (m_process.state() == QProcess::NotRunning || deadline.hasExpired()) {
                return condition();
            }
            m_process.waitForReadyRead(static_cast<int>(qMin<qint64>(deadline.remainingTime(), 200)));
        }
        return true;
    }

    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

}  // namespace tributary
