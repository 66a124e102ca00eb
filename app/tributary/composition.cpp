#include "app/tributary/composition.h"

#include "app/process/directories.h"
#include "app/process/exitcode.h"
#include "app/process/signalwatch.h"
#include "app/tributary/commandline.h"
#include "app/tributary/desk.h"
#include "app/tributary/enginereaper.h"
#include "app/tributary/preferencestore.h"
#include "core/keychain/oskeychain.h"
#include "core/topology/topologyfile.h"
#include "ui/desktop/notifier.h"
#include "ui/theme/portalappearance.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSessionManager>
#include <QSettings>
#include <QStandardPaths>
#include <QTranslator>

#include <chrono>
#include <cstdlib>
#include <utility>

namespace tributary::app {

namespace {

constexpr std::chrono::seconds kReaperPatience{5};  // links that were stopped are gone at once

/// Our own catalogue and Qt's, for the language that was asked for.
void installLanguage(QApplication& application, const QString& language) {
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale{language};
    QLocale::setDefault(locale);
    application.setLayoutDirection(locale.textDirection());
    auto* own = new QTranslator{&application};
    // Of every other language English speaks, whose plurals have a file too.
    if (own->load(locale, "tributary", "_", ":/i18n") || own->load(":/i18n/tributary_en.qm")) {
        application.installTranslator(own);
    }
    auto* toolkit = new QTranslator{&application};
    if (toolkit->load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        application.installTranslator(toolkit);
    }
}

void openWhatWasAsked(Desk& desk, const CommandLine& line, const ui::Preferences& preferences) {
    if (line.sandbox && line.files.isEmpty()) {
        desk.openSandbox();
    } else if (line.sandbox) {
        for (const QString& file : line.files) {
            if (Result<TopologySpec> spec = loadTopology(file.toStdString())) {
                desk.openSimulated(std::move(*spec), {}, true);
            } else {
                desk.openFile(file);  // says what is wrong
            }
        }
    } else if (!line.files.isEmpty()) {
        for (const QString& file : line.files) {
            desk.openFile(file, line.run);
        }
    } else if (!preferences.reopenLast || !desk.reopenLast()) {
        desk.openStart();
    }
    desk.offerRecovered();
}

int runDesk(Shared shared, const CommandLine& line, PreferenceStore& preferences) {
    Desk desk{std::move(shared)};
    QObject::connect(&desk, &Desk::preferencesRequested, &desk,
                     [&preferences](WindowSession& session) { preferences.showDialog(session.dialogs()); });
    const SignalWatch signalWatch{[&desk](int) { desk.shutDown(); }};
    QObject::connect(
        qGuiApp, &QGuiApplication::commitDataRequest, &desk, [&desk](QSessionManager&) { desk.shutDown(); },
        Qt::DirectConnection);
    openWhatWasAsked(desk, line, preferences.preferences());
    return QApplication::exec() == 0 ? kOk : kFailure;
}

}  // namespace

int compose(int argc, char** argv) {
    CommandLine line;
    if (const std::optional<int> done = readCommandLine(argc, argv, line)) {
        return *done;
    }
    QApplication application{argc, argv};
    QApplication::setApplicationName("tributary");
    QApplication::setApplicationDisplayName("Tributary");
    QApplication::setApplicationVersion(TRIBUTARY_VERSION);
    QApplication::setDesktopFileName("io.github.tributary.Tributary");
    QApplication::setWindowIcon(QIcon{":/icons/tributary.svg"});
    QApplication::setQuitOnLastWindowClosed(false);

    QSettings settings{QSettings::IniFormat, QSettings::UserScope, "tributary", "tributary"};
    ui::PortalAppearance platform;
    ui::Theme theme{platform};
    ui::Notifier notifier;
    PreferenceStore preferences{settings, theme, notifier};
    installLanguage(application, line.language.isEmpty() ? preferences.preferences().language : line.language);
    if (line.appearance) {
        theme.setAppearance(*line.appearance);
    }
    theme.applyTo(application);

    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    const auto reaper = std::make_shared<EngineReaper>();
    const int code =
        runDesk({theme, settings, notifier, data, std::make_shared<OsKeychain>(), reaper}, line, preferences);
    if (!reaper->wait(kReaperPatience)) {
        // Somebody forced it. What the engine has not committed is mirrored again; the rest is on disk.
        settings.sync();
        std::_Exit(code);
    }
    return code;
}

}  // namespace tributary::app
