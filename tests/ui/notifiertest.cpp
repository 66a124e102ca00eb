#include "tests/support/messagebus.h"
#include "tests/support/testprogram.h"
#include "ui/desktop/notifier.h"

#include <optional>

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>
#include <QVariantMap>

using namespace tributary;
using namespace tributary::ui;

namespace {

constexpr int kTryMs = 100;

QString objectPath() { return QStringLiteral("/org/freedesktop/Notifications"); }
QString serviceName() { return QStringLiteral("org.freedesktop.Notifications"); }

}  // namespace

/// A desktop that shows notifications.
class FakeDesktop final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        uint replaces = 0;
        QString title;
        QString text;
        QVariantMap hints;
    };
    QList<Shown> shown;
    QList<uint> closed;

public slots:
    uint Notify(const QString& /*application*/, uint replaces, const QString& /*icon*/, const QString& title,
                const QString& text, const QStringList& /*actions*/, const QVariantMap& hints, int /*timeoutMs*/) {
        shown.append({replaces, title, text, hints});
        return replaces != 0 ? replaces : ++m_lastId;
    }
    void CloseNotification(uint id) { closed.append(id); }

private:
    uint m_lastId = 100;
};

/// The notifier against a message bus of the test's own.
class NotifierTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void aDesktopWithoutTheServiceIsNoError();
    void theSameKeyReplacesWhatWasShown();
    void namesAreNoMarkup();
    void pressingItTellsTheKey();
    void withdrawingTakesItAway();
    void switchedOffNothingIsShown();

private:
    void offerService();

    std::optional<MessageBus> m_bus;
    FakeDesktop m_desktop;
};

void NotifierTest::initTestCase() {
    m_bus.emplace();
    if (!m_bus->isRunning()) {
        QSKIP("there is no dbus-daemon here");
    }
    QVERIFY(QDBusConnection::sessionBus().isConnected());
}

void NotifierTest::cleanupTestCase() {
    QDBusConnection::disconnectFromBus(QDBusConnection::sessionBus().name());
    m_bus.reset();
}

void NotifierTest::offerService() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.registerObject(objectPath(), &m_desktop, QDBusConnection::ExportAllSlots);
    bus.registerService(serviceName());
    m_desktop.shown.clear();
    m_desktop.closed.clear();
}

void NotifierTest::aDesktopWithoutTheServiceIsNoError() {
    Notifier notifier;
    notifier.notify("a", "title", "text", false);
    QTest::qWait(0);
    QVERIFY(m_desktop.shown.isEmpty());
}

void NotifierTest::theSameKeyReplacesWhatWasShown() {
    offerService();
    Notifier notifier;
    notifier.notify("lag", "Europe → Aggregate", "lag 31 s", true);
    QTRY_COMPARE(m_desktop.shown.size(), 1);
    QCOMPARE(m_desktop.shown[0].title, QString{"Europe → Aggregate"});
    QCOMPARE(m_desktop.shown[0].hints["urgency"].toInt(), 2);
    // The id of the first one must have come back before it can be replaced.
    QTRY_VERIFY([&] {
        const auto before = m_desktop.shown.size();
        notifier.notify("lag", "Europe → Aggregate", "lag 40 s", false);
        return QTest::qWaitFor([&] { return m_desktop.shown.size() > before; }, kTryMs) &&
               m_desktop.shown.last().replaces != 0;
    }());
}

void NotifierTest::namesAreNoMarkup() {
    offerService();
    Notifier notifier;
    notifier.notify("x", "title", "<b>orders</b>", false);
    QTRY_COMPARE(m_desktop.shown.size(), 1);
    QCOMPARE(m_desktop.shown[0].text, QString{"&lt;b&gt;orders&lt;/b&gt;"});
}

void NotifierTest::pressingItTellsTheKey() {
    offerService();
    Notifier notifier;
    QSignalSpy activated{&notifier, &Notifier::activated};
    notifier.notify("link:eu-agg", "title", "text", false);
    QTRY_COMPARE(m_desktop.shown.size(), 1);
    QTRY_VERIFY([&] {
        for (uint id = 101; id < 120; ++id) {
            QDBusMessage pressed = QDBusMessage::createSignal(objectPath(), serviceName(), "ActionInvoked");
            pressed << id << QString{"default"};
            QDBusConnection::sessionBus().send(pressed);
        }
        return QTest::qWaitFor([&] { return activated.count() > 0; }, kTryMs);
    }());
    QCOMPARE(activated[0][0].toString(), QString{"link:eu-agg"});
}

void NotifierTest::withdrawingTakesItAway() {
    offerService();
    Notifier notifier;
    notifier.notify("x", "title", "text", false);
    QTRY_COMPARE(m_desktop.shown.size(), 1);
    QTRY_VERIFY([&] {
        notifier.withdraw("x");
        return QTest::qWaitFor([&] { return !m_desktop.closed.isEmpty(); }, kTryMs);
    }());
}

void NotifierTest::switchedOffNothingIsShown() {
    offerService();
    Notifier notifier;
    notifier.setEnabled(false);
    notifier.notify("x", "title", "text", false);
    notifier.setEnabled(true);
    notifier.notify("y", "title", "other", false);
    QTRY_COMPARE(m_desktop.shown.size(), 1);
    QCOMPARE(m_desktop.shown[0].text, QString{"other"});
}

TRIBUTARY_TEST(NotifierTest, QApplication)
#include "notifiertest.moc"
