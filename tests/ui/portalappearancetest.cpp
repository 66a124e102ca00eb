#include "tests/support/testprogram.h"
#include "ui/theme/portalappearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusServer>
#include <QSignalSpy>
#include <QTest>

using namespace tributary::ui;

using Settings = QMap<QString, QVariantMap>;
Q_DECLARE_METATYPE(Settings)

namespace {
constexpr auto kPath = "/org/freedesktop/portal/desktop";
constexpr auto kInterface = "org.freedesktop.portal.Settings";
constexpr auto kAppearance = "org.freedesktop.appearance";
}  // namespace

/// The settings portal of a desktop.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    Settings settings;

public slots:
    Settings ReadAll(const QStringList& spaces) {
        Settings asked;
        for (const QString& space : spaces) {
            if (settings.contains(space)) {
                asked[space] = settings[space];
            }
        }
        return asked;
    }
};

class PortalAppearanceTest : public QObject {
    Q_OBJECT

    FakePortal m_portal;
    std::unique_ptr<QDBusServer> m_server;
    std::unique_ptr<QDBusConnection> m_serverSide;

    QDBusConnection connected() {
        const QDBusConnection client = QDBusConnection::connectToPeer(m_server->address(), QStringLiteral("client"));
        [this] { QTRY_VERIFY(m_serverSide != nullptr); }();
        return client;
    }

    void tell(const QString& space, const QString& key, const QVariant& value) {
        QDBusMessage signal = QDBusMessage::createSignal(kPath, kInterface, QStringLiteral("SettingChanged"));
        signal << space << key << QVariant::fromValue(QDBusVariant(value));
        QVERIFY(m_serverSide->send(signal));
    }

private slots:
    void initTestCase() { qDBusRegisterMetaType<Settings>(); }

    void init() {
        m_portal.settings.clear();
        m_server = std::make_unique<QDBusServer>(QStringLiteral("unix:tmpdir=/tmp"));
        QVERIFY(m_server->isConnected());
        connect(m_server.get(), &QDBusServer::newConnection, this, [this](const QDBusConnection& connection) {
            m_serverSide = std::make_unique<QDBusConnection>(connection);
            m_serverSide->registerObject(kPath, &m_portal, QDBusConnection::ExportAllSlots);
        });
    }
    void cleanup() {
        m_serverSide.reset();
        QDBusConnection::disconnectFromPeer(QStringLiteral("client"));
        m_server.reset();
    }

    void asksTheDesktop() {
        m_portal.settings[kAppearance] = {{"color-scheme", 1U}, {"contrast", 1U}};
        m_portal.settings["org.gnome.desktop.interface"] = {{"enable-animations", false}, {"font-name", "Sans 11"}};
        PortalAppearance appearance(connected());
        const QSignalSpy changed(&appearance, &PlatformAppearance::changed);
        QVERIFY(!appearance.prefersDark());
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(appearance.prefersDark());
        QVERIFY(appearance.prefersHighContrast());
        QVERIFY(appearance.prefersReducedMotion());
    }

    void followsChanges() {
        m_portal.settings[kAppearance] = {{"color-scheme", 1U}};
        PortalAppearance appearance(connected());
        QTRY_VERIFY(appearance.prefersDark());
        tell(kAppearance, QStringLiteral("color-scheme"), 2U);
        QTRY_VERIFY(!appearance.prefersDark());
        tell(QStringLiteral("org.gnome.desktop.a11y.interface"), QStringLiteral("high-contrast"), true);
        QTRY_VERIFY(appearance.prefersHighContrast());
        const QSignalSpy changed(&appearance, &PlatformAppearance::changed);
        tell(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("font-name"), QStringLiteral("Sans 12"));
        tell(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations"), false);
        QTRY_VERIFY(appearance.prefersReducedMotion());
        QCOMPARE(changed.size(), 1);
    }

    void thePaletteDecidesWithoutADesktop() {
        QPalette dark;
        dark.setColor(QPalette::Window, Qt::black);
        dark.setColor(QPalette::WindowText, Qt::white);
        const QPalette before = QGuiApplication::palette();
        QGuiApplication::setPalette(dark);
        const PortalAppearance appearance(QDBusConnection(QStringLiteral("no such bus")));
        QVERIFY(appearance.prefersDark());
        QVERIFY(!appearance.prefersHighContrast());
        QGuiApplication::setPalette(before);
    }
};

TRIBUTARY_TEST(PortalAppearanceTest, QApplication)
#include "portalappearancetest.moc"
