#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QString>

#include <vector>

class QMenuBar;
class QWidget;

namespace tributary::ui {

class Theme;

/// Every command of a main window as an action: menus, tool bar, keys and the command palette are made from them. Owned
/// by the window it is made for. GUI thread.
class WindowActions final : public QObject {
    Q_OBJECT

public:
    WindowActions(QWidget& window, Theme& theme);

    // file
    QAction* newDocument;
    QAction* open;
    QAction* save;
    QAction* saveAs;
    QAction* sandbox;
    QAction* print;
    QAction* exportDrawing;
    QAction* importFile;
    QAction* importMm1;
    QAction* exportFormat;
    QAction* closeWindow;
    QAction* quit;
    // edit
    QAction* undo;
    QAction* redo;
    QAction* cut;
    QAction* copy;
    QAction* paste;
    QAction* duplicate;
    QAction* remove;
    QAction* selectAll;
    QAction* rename;
    QAction* editSelected;
    QAction* find;
    QAction* preferences;
    // topology
    QAction* addCluster;
    QAction* addClusters;
    QAction* connectTo;
    QAction* connectClusters;
    QAction* upstream;
    QAction* downstream;
    QAction* layOut;
    QAction* alignLeft;
    QAction* alignCenter;
    QAction* alignRight;
    QAction* alignTop;
    QAction* alignMiddle;
    QAction* alignBottom;
    QAction* distributeAcross;
    QAction* distributeDown;
    QAction* snap;
    // links
    QAction* start;
    QAction* pause;
    QAction* stop;
    QAction* startAll;
    QAction* pauseAll;
    QAction* stopAll;
    QAction* plan;
    QAction* apply;
    QAction* moveToServer;
    // view
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* zoomHundred;
    QAction* fit;
    QAction* minimap;
    QAction* palette;
    QAction* fullScreen;
    // help
    QAction* keysAndGestures;
    QAction* about;

    /// The command that shows a panel of the window; last in all().
    [[nodiscard]] QAction* addPanel(const QString& title);

    /// All of them, in the order of the menus.
    [[nodiscard]] const QList<QAction*>& all() const { return m_all; }

private:
    QAction* make(const QString& text, const char* icon, const QList<QKeySequence>& shortcuts, const QString& tip = {});
    void setIcons();

    QWidget& m_window;
    Theme& m_theme;
    QList<QAction*> m_all;
};

/// The property of an action that holds its plain name, whatever its text says of the moment ("Undo", not "Undo Move").
inline constexpr const char* kCommandName = "commandName";

}  // namespace tributary::ui
