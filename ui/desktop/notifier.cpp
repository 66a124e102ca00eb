#include "ui/desktop/notifier.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>
#include <QStringList>
#include <QSystemTrayIcon>
#include <QVariantMap>

#include <algorithm>

namespace tributary::ui {

namespace {

constexpr int kTimeoutMs = 5'000;

QString service() { return QStringLiteral("org.freedesktop.Notifications"); }
QString objectPath() { return QStringLiteral("/org/freedesktop/Notifications"); }

QDBusMessage method(const QString& name) {
    return QDBusMessage::createMethodCall(service(), objectPath(), service(), name);
}

/// Without an address the bus library may start a program and wait for it.
bool hasBus() {
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

}  // namespace

Notifier::Notifier(QObject* parent) : QObject(parent) {}

Notifier::~Notifier() = default;

void Notifier::listen() {
    if (m_listening) {
        return;
    }
    m_listening = true;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service(), objectPath(), service(), QStringLiteral("ActionInvoked"), this,
                SLOT(noteAction(uint, QString)));
    bus.connect(service(), objectPath(), service(), QStringLiteral("NotificationClosed"), this,
                SLOT(noteClosed(uint, uint)));
}

void Notifier::notify(const QString& key, const QString& title, const QString& text, bool urgent) {
    if (!m_enabled) {
        return;
    }
    if (m_noService || !hasBus() || !QDBusConnection::sessionBus().isConnected()) {
        showInTray(key, title, text, urgent);
        return;
    }
    listen();
    send(key, title, text, urgent);
}

void Notifier::send(const QString& key, const QString& title, const QString& text, bool urgent) {
    const auto before = m_shown.find(key);
    const uint replaces = before == m_shown.end() ? 0 : before->second;
    constexpr uchar kNormal = 1;
    constexpr uchar kCritical = 2;
    QVariantMap hints;
    hints[QStringLiteral("urgency")] = QVariant::fromValue(urgent ? kCritical : kNormal);
    hints[QStringLiteral("desktop-entry")] = QGuiApplication::desktopFileName();
    QDBusMessage message = method(QStringLiteral("Notify"));
    // The body may be marked up: what comes from a broker must not be.
    message << QStringLiteral("Tributary") << replaces << QStringLiteral("tributary") << title << text.toHtmlEscaped()
            << QStringList{QStringLiteral("default"), tr("Show")} << hints << -1;
    auto* watcher = new QDBusPendingCallWatcher{QDBusConnection::sessionBus().asyncCall(message, kTimeoutMs), this};
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key, title, text, urgent] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError()) {
            m_noService = true;
            showInTray(key, title, text, urgent);
        } else {
            m_shown[key] = reply.value();
        }
    });
}

void Notifier::withdraw(const QString& key) {
    const auto shown = m_shown.find(key);
    if (shown == m_shown.end()) {
        return;
    }
    QDBusMessage message = method(QStringLiteral("CloseNotification"));
    message << shown->second;
    QDBusConnection::sessionBus().asyncCall(message, kTimeoutMs);
    m_shown.erase(shown);
}

void Notifier::showInTray(const QString& key, const QString& title, const QString& text, bool urgent) {
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) {
        return;
    }
    if (!m_tray) {
        m_tray = new QSystemTrayIcon{QApplication::windowIcon(), this};
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] { emit activated(m_lastInTray); });
    }
    m_lastInTray = key;
    m_tray->show();
    m_tray->showMessage(title, text, urgent ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

void Notifier::noteAction(uint id, const QString& /*action*/) {
    const auto shown = std::ranges::find(m_shown, id, [](const auto& each) { return each.second; });
    if (shown != m_shown.end()) {
        emit activated(QString{shown->first});
    }
}

void Notifier::noteClosed(uint id, uint /*reason*/) {
    std::erase_if(m_shown, [id](const auto& each) { return each.second == id; });
}

}  // namespace tributary::ui
