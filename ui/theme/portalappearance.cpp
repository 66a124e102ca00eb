#include "ui/theme/portalappearance.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>
#include <QtConcurrentRun>

namespace tributary::ui {

namespace {

constexpr auto kService = "org.freedesktop.portal.Desktop";
constexpr auto kPath = "/org/freedesktop/portal/desktop";
constexpr auto kInterface = "org.freedesktop.portal.Settings";
constexpr auto kAppearance = "org.freedesktop.appearance";
constexpr auto kGnomeInterface = "org.gnome.desktop.interface";
constexpr auto kGnomeAccessibility = "org.gnome.desktop.a11y.interface";
constexpr uint kPreferDark = 1;
constexpr uint kPreferLight = 2;
constexpr uint kMoreContrast = 1;

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

}  // namespace

PortalAppearance::PortalAppearance(QObject* parent)
    : PlatformAppearance(parent), m_paletteDark(isDark(QGuiApplication::palette())) {
    connect(&m_connecting, &QFutureWatcherBase::finished, this, [this] { ask(m_connecting.result()); });
    // Connecting talks to the bus and waits for it: not on this thread.
    m_connecting.setFuture(QtConcurrent::run([] { return QDBusConnection::sessionBus(); }));
}

PortalAppearance::PortalAppearance(const QDBusConnection& bus, QObject* parent)
    : PlatformAppearance(parent), m_paletteDark(isDark(QGuiApplication::palette())) {
    ask(bus);
}

PortalAppearance::~PortalAppearance() = default;

void PortalAppearance::ask(QDBusConnection bus) {
    if (!bus.isConnected()) {
        return;
    }
    // Without the service's name: naming it would look up its owner, and wait.
    bus.connect(QString(), kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("ReadAll"));
    call << QStringList{kAppearance, kGnomeInterface, kGnomeAccessibility};
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher->isError() || watcher->reply().arguments().isEmpty()) {
            return;
        }
        bool any = false;
        const auto spaces =
            qdbus_cast<QMap<QString, QVariantMap>>(watcher->reply().arguments().constFirst().value<QDBusArgument>());
        for (auto space = spaces.cbegin(); space != spaces.cend(); ++space) {
            for (auto value = space->cbegin(); value != space->cend(); ++value) {
                any |= take(space.key(), value.key(), value.value());
            }
        }
        if (any) {
            emit changed();
        }
    });
}

void PortalAppearance::settingChanged(const QString& space, const QString& key, const QDBusVariant& value) {
    if (take(space, key, value.variant())) {
        emit changed();
    }
}

bool PortalAppearance::take(const QString& space, const QString& key, const QVariant& value) {
    if (space == QLatin1String(kAppearance) && key == QLatin1String("color-scheme")) {
        const uint scheme = value.toUInt();
        m_dark = scheme == kPreferDark    ? std::optional(true)
                 : scheme == kPreferLight ? std::optional(false)
                                          : std::nullopt;
    } else if (space == QLatin1String(kAppearance) && key == QLatin1String("contrast")) {
        m_contrast = value.toUInt() == kMoreContrast;
    } else if (space == QLatin1String(kGnomeAccessibility) && key == QLatin1String("high-contrast")) {
        m_accessibleContrast = value.toBool();
    } else if (space == QLatin1String(kGnomeInterface) && key == QLatin1String("enable-animations")) {
        m_reducedMotion = !value.toBool();
    } else {
        return false;
    }
    return true;
}

}  // namespace tributary::ui
