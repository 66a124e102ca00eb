#pragma once

#include "ui/theme/platformappearance.h"

#include <QDBusConnection>
#include <QDBusVariant>
#include <QFutureWatcher>
#include <QMap>
#include <QVariantMap>

#include <optional>

namespace tributary::ui {

/// The desktop's wishes from its settings portal (org.freedesktop.portal.Settings), and their changes. Until the portal
/// has answered, and where there is none, the lightness of the platform's palette decides. Construct it before the
/// theme replaces that palette. Asks asynchronously and never waits, not even for the bus. GUI thread.
class PortalAppearance final : public PlatformAppearance {
    Q_OBJECT

public:
    explicit PortalAppearance(QObject* parent = nullptr);
    /// On a bus that is there already; for tests.
    explicit PortalAppearance(const QDBusConnection& bus, QObject* parent = nullptr);
    ~PortalAppearance() override;

    [[nodiscard]] bool prefersDark() const override { return m_dark.value_or(m_paletteDark); }
    [[nodiscard]] bool prefersHighContrast() const override { return m_contrast || m_accessibleContrast; }
    [[nodiscard]] bool prefersReducedMotion() const override { return m_reducedMotion; }

private slots:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void ask(QDBusConnection bus);
    /// False when it is not one of the settings that count.
    bool take(const QString& space, const QString& key, const QVariant& value);

    QFutureWatcher<QDBusConnection> m_connecting;
    const bool m_paletteDark;
    std::optional<bool> m_dark;
    bool m_contrast = false;
    bool m_accessibleContrast = false;
    bool m_reducedMotion = false;
};

}  // namespace tributary::ui
