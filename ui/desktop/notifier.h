#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <map>

class QSystemTrayIcon;

namespace tributary::ui {

/// Desktop notifications: org.freedesktop.Notifications through D-Bus, else the tray, else nothing. Never blocks. GUI
/// thread.
class Notifier : public QObject {
    Q_OBJECT

public:
    explicit Notifier(QObject* parent = nullptr);
    ~Notifier() override;

    /// Off: nothing is shown.
    void setEnabled(bool enabled) { m_enabled = enabled; }
    [[nodiscard]] bool isEnabled() const { return m_enabled; }

    /// What is shown under a key replaces what was shown under it before.
    virtual void notify(const QString& key, const QString& title, const QString& text, bool urgent);
    /// Takes it away again, where the desktop can.
    virtual void withdraw(const QString& key);

signals:
    /// The person pressed it.
    void activated(const QString& key);

private slots:
    void noteAction(uint id, const QString& action);
    void noteClosed(uint id, uint reason);

private:
    void listen();
    void send(const QString& key, const QString& title, const QString& text, bool urgent);
    void showInTray(const QString& key, const QString& title, const QString& text, bool urgent);

    bool m_enabled = true;
    bool m_listening = false;
    bool m_noService = false;  // the bus said there is none: the tray from now on
    std::map<QString, uint> m_shown;
    QPointer<QSystemTrayIcon> m_tray;
    QString m_lastInTray;
};

}  // namespace tributary::ui
