#include "app/tributary/desk.h"
#include "ui/dashboard/dashboardpanel.h"
#include "ui/desktop/notifier.h"
#include "ui/theme/fixedappearance.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <QTranslator>

#include <cstdio>

// Pictures of the running sandbox, light and dark, for the README. Started by docs/screenshots.sh.

using namespace tributary;

namespace {

void shoot(app::WindowSession& session, ui::Theme& theme, ui::Appearance appearance, const QString& path) {
    theme.setAppearance(appearance);
    QApplication::processEvents();
    session.window().grab().save(path);
    std::printf("%s\n", qPrintable(path));
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application{argc, argv};
    const QString directory = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QDir::currentPath();
    const int seconds = argc > 2 ? QByteArray{argv[2]}.toInt() : 100;
    QTranslator plurals;
    if (plurals.load(":/i18n/tributary_en.qm")) {
        QApplication::installTranslator(&plurals);
    }
    const QTemporaryDir home;
    QSettings settings{home.filePath("settings.ini"), QSettings::IniFormat};
    ui::FixedAppearance platform;
    ui::Theme theme{platform};
    theme.applyTo(application);
    ui::Notifier notifier;
    app::Desk desk{{theme, settings, notifier, home.filePath("data")}};
    desk.openSandbox();
    QTimer::singleShot(seconds * 1000, &application, [&] {
        app::WindowSession& session = *desk.sessions().back();
        session.window().resize(1440, 900);
        session.selection().select(session.document().spec().links.front().id);
        auto* dashboard = session.window().findChild<ui::DashboardPanel*>();
        dashboard->setScope({});
        dashboard->setWindow(5);
        // The preview of the topics and the charts come from workers.
        QTimer::singleShot(3'000, &application, [&] {
            shoot(session, theme, ui::Appearance::Light, directory + "/window-light.png");
            shoot(session, theme, ui::Appearance::Dark, directory + "/window-dark.png");
            desk.shutDown();
        });
    });
    return QApplication::exec();
}
