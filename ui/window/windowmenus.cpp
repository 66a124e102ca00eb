#include "ui/window/windowmenus.h"

#include "ui/theme/tributarystyle.h"
#include "ui/window/filecommands.h"
#include "ui/window/findbox.h"
#include "ui/window/windowactions.h"

#include <QCoreApplication>
#include <QDir>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

#include <functional>

namespace tributary::ui {

namespace {

struct WindowMenus {
    Q_DECLARE_TR_FUNCTIONS(tributary::ui::WindowMenus)
};

void fillRecent(QMenu& menu, FileCommands& files) {
    menu.clear();
    for (const QString& path : files.recentFiles()) {
        QAction* open = menu.addAction(QDir::toNativeSeparators(path).replace('&', QStringLiteral("&&")));
        QObject::connect(open, &QAction::triggered, &files, [&files, path] { emit files.openRequested(path); });
    }
    menu.setEnabled(!menu.isEmpty());
}

void addDocks(QMenu& menu, QMainWindow& window) {
    for (const QDockWidget* dock : window.findChildren<QDockWidget*>(QString{}, Qt::FindDirectChildrenOnly)) {
        menu.addAction(dock->toggleViewAction());
    }
}

QToolButton* addButton(QToolBar& bar, QAction* action, Qt::ToolButtonStyle style) {
    bar.addAction(action);
    auto* button = qobject_cast<QToolButton*>(bar.widgetForAction(action));
    button->setToolButtonStyle(style);
    return button;
}

}  // namespace

void makeMenuBar(QMainWindow& window, WindowActions& a, FileCommands& files) {
    QMenuBar& bar = *window.menuBar();
    QMenu* file = bar.addMenu(WindowMenus::tr("&File"));
    file->addActions({a.newDocument, a.open});
    QMenu* recent = file->addMenu(WindowMenus::tr("Open &Recent"));
    QObject::connect(&files, &FileCommands::recentFilesChanged, recent,
                     [recent, &files] { fillRecent(*recent, files); });
    fillRecent(*recent, files);
    file->addAction(a.sandbox);
    file->addSeparator();
    file->addActions({a.save, a.saveAs});
    file->addSeparator();
    file->addActions({a.importFile, a.importMm1, a.exportFormat, a.exportDrawing, a.print});
    file->addSeparator();
    file->addActions({a.closeWindow, a.quit});

    QMenu* edit = bar.addMenu(WindowMenus::tr("&Edit"));
    edit->addActions({a.undo, a.redo});
    edit->addSeparator();
    edit->addActions({a.cut, a.copy, a.paste, a.duplicate, a.remove});
    edit->addSeparator();
    edit->addActions({a.selectAll, a.rename, a.editSelected, a.find});
    edit->addSeparator();
    edit->addAction(a.preferences);

    QMenu* topology = bar.addMenu(WindowMenus::tr("&Topology"));
    topology->addActions({a.addCluster, a.addClusters, a.connectTo, a.connectClusters});
    topology->addSeparator();
    topology->addActions({a.upstream, a.downstream});
    topology->addSeparator();
    topology->addAction(a.layOut);
    QMenu* arrange = topology->addMenu(WindowMenus::tr("&Arrange"));
    arrange->addActions({a.alignLeft, a.alignCenter, a.alignRight});
    arrange->addSeparator();
    arrange->addActions({a.alignTop, a.alignMiddle, a.alignBottom});
    arrange->addSeparator();
    arrange->addActions({a.distributeAcross, a.distributeDown});
    topology->addAction(a.snap);

    QMenu* links = bar.addMenu(WindowMenus::tr("&Links"));
    links->addActions({a.start, a.pause, a.stop});
    links->addSeparator();
    links->addActions({a.startAll, a.pauseAll, a.stopAll});
    links->addSeparator();
    links->addActions({a.plan, a.apply});
    links->addSeparator();
    links->addAction(a.moveToServer);

    QMenu* view = bar.addMenu(WindowMenus::tr("&View"));
    view->addActions({a.zoomIn, a.zoomOut, a.zoomHundred, a.fit});
    view->addSeparator();
    view->addAction(a.minimap);
    view->addSeparator();
    addDocks(*view, window);
    view->addSeparator();
    view->addActions({a.palette, a.fullScreen});

    QMenu* help = bar.addMenu(WindowMenus::tr("&Help"));
    help->addAction(a.keysAndGestures);
    help->addSeparator();
    help->addAction(a.about);
}

void makeToolBar(QMainWindow& window, WindowActions& a, QLabel& title, FindBox& find) {
    auto* bar = window.addToolBar(WindowMenus::tr("Tools"));
    bar->setObjectName("toolBar");
    bar->setMovable(false);
    const auto spacer = [bar](bool grows) {
        auto* space = new QWidget{bar};
        space->setSizePolicy(grows ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Preferred);
        space->setMinimumWidth(8);
        bar->addWidget(space);
    };
    spacer(false);
    bar->addWidget(&title);
    spacer(true);
    addButton(*bar, a.addCluster, Qt::ToolButtonTextBesideIcon);
    spacer(false);
    // The texts change with the selection; the buttons must not move.
    for (QAction* each : {a.start, a.pause, a.stop}) {
        QToolButton* button = addButton(*bar, each, Qt::ToolButtonTextBesideIcon);
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(WindowMenus::tr("Pause 10 links")) + 36);
    }
    spacer(false);
    addButton(*bar, a.undo, Qt::ToolButtonIconOnly);
    addButton(*bar, a.redo, Qt::ToolButtonIconOnly);
    spacer(false);
    auto* apply = new QToolButton{bar};
    apply->setDefaultAction(a.apply);
    apply->setProperty(kPrimaryProperty, true);
    apply->setToolButtonStyle(Qt::ToolButtonTextOnly);
    apply->setMinimumWidth(apply->fontMetrics().horizontalAdvance(WindowMenus::tr("Apply 10 changes")) + 24);
    bar->addWidget(apply);
    spacer(true);
    find.setMinimumWidth(find.fontMetrics().averageCharWidth() * 18);
    find.setMaximumWidth(find.fontMetrics().averageCharWidth() * 52);
    bar->addWidget(&find);
    spacer(false);
}

}  // namespace tributary::ui
