#include "ui/window/windowactions.h"

#include "ui/theme/theme.h"

#include <QWidget>

namespace tributary::ui {

namespace {

const char* const kIconProperty = "tributaryIcon";

/// The platform's usual key; the keys of old keyboards that Qt knows too would only confuse.
QList<QKeySequence> standard(QKeySequence::StandardKey key) { return QKeySequence::keyBindings(key).mid(0, 1); }

QList<QKeySequence> key(const char* sequence) { return {QKeySequence{QLatin1String{sequence}}}; }

}  // namespace

WindowActions::WindowActions(QWidget& window, Theme& theme) : QObject(&window), m_window(window), m_theme(theme) {
    newDocument = make(tr("&New"), "new", standard(QKeySequence::New), tr("An empty topology in a new window"));
    open = make(tr("&Open…"), "open", standard(QKeySequence::Open));
    save = make(tr("&Save"), "save", standard(QKeySequence::Save), tr("Saves the file. What runs is not touched."));
    saveAs = make(tr("Save &As…"), "save-as", standard(QKeySequence::SaveAs),
                  tr("Another file is another document: its links get consumer groups of their own"));
    sandbox = make(tr("Open the San&dbox"), "sandbox", {}, tr("Simulated clusters with traffic, in this program"));
    print = make(tr("&Print…"), "", standard(QKeySequence::Print));
    exportDrawing = make(tr("&Export Drawing…"), "export", key("Ctrl+E"), tr("The topology as SVG, PDF or PNG"));
    importFile = make(tr("&Import…"), "open", {}, tr("The mirrors of MirrorMaker 2, Strimzi or Kafka Connect"));
    importMm1 = make(tr("Import a &MirrorMaker 1…"), "", {}, tr("Its two files of properties and its command line"));
    exportFormat = make(tr("E&xport for Another Program…"), "export", {},
                        tr("As MirrorMaker, Strimzi, Kafka Connect, systemd, Kubernetes and others run it"));
    closeWindow = make(tr("&Close Window"), "close", standard(QKeySequence::Close));
    quit = make(tr("&Quit"), "", key("Ctrl+Q"));

    undo = make(tr("&Undo"), "undo", standard(QKeySequence::Undo));
    redo = make(tr("&Redo"), "redo", {QKeySequence{"Ctrl+Shift+Z"}, QKeySequence{"Ctrl+Y"}});
    cut = make(tr("Cu&t"), "cut", standard(QKeySequence::Cut));
    copy = make(tr("&Copy"), "copy", standard(QKeySequence::Copy));
    paste = make(tr("&Paste"), "paste", standard(QKeySequence::Paste));
    duplicate = make(tr("&Duplicate"), "duplicate", key("Ctrl+D"));
    remove = make(tr("De&lete"), "delete", key("Del"));
    selectAll = make(tr("Select &All"), "", standard(QKeySequence::SelectAll));
    rename = make(tr("Rena&me"), "edit", key("F2"));
    editSelected = make(tr("&Edit…"), "edit", {}, tr("Opens the selected cluster or link"));
    find = make(tr("&Find…"), "search", standard(QKeySequence::Find), tr("Clusters, links and topics by name or id"));
    preferences = make(tr("Prefere&nces…"), "settings", key("Ctrl+,"));

    addCluster = make(tr("Add &Cluster…"), "add-cluster", key("Ctrl+Shift+N"));
    addClusters = make(tr("Add Se&veral Clusters…"), "add-clusters", {});
    connectTo = make(tr("Co&nnect To…"), "connect", key("Ctrl+L"), tr("Draws a link from the selected cluster"));
    connectClusters = make(tr("&Kafka Connect Clusters…"), "server", {}, tr("Where links can run outside this program"));
    upstream = make(tr("Select What Feeds &It"), "upstream", key("Ctrl+["));
    downstream = make(tr("Select What It F&eeds"), "downstream", key("Ctrl+]"));
    layOut = make(tr("&Lay Out by Tier"), "layout", key("Ctrl+Shift+L"));
    alignLeft = make(tr("Align Left Edges"), "align-left", {});
    alignCenter = make(tr("Align Centres"), "align-center", {});
    alignRight = make(tr("Align Right Edges"), "align-right", {});
    alignTop = make(tr("Align Top Edges"), "align-top", {});
    alignMiddle = make(tr("Align Middles"), "align-center", {});
    alignBottom = make(tr("Align Bottom Edges"), "align-bottom", {});
    distributeAcross = make(tr("Distribute Horizontally"), "distribute-h", {});
    distributeDown = make(tr("Distribute Vertically"), "distribute-v", {});
    snap = make(tr("&Snap to Grid"), "snap", {}, tr("Alt moves freely"));
    snap->setCheckable(true);
    snap->setChecked(true);

    start = make(tr("&Start"), "start", key("Ctrl+R"), tr("Starts or resumes the selected links; without any, all"));
    pause =
        make(tr("&Pause"), "pause", {}, tr("The selected links, or all: commits, and keeps the place in the group"));
    stop = make(tr("S&top"), "stop", {}, tr("The selected links, or all: commits, and leaves the group"));
    startAll = make(tr("Start &All"), "start", key("Ctrl+Shift+R"));
    pauseAll = make(tr("Pause A&ll"), "pause", {});
    stopAll = make(tr("St&op All"), "stop", {});
    plan = make(tr("Sho&w Plan…"), "list", key("Ctrl+Shift+Return"),
                tr("What starting the selected links, or all, would change at the clusters"));
    apply =
        make(tr("Appl&y…"), "apply", key("Ctrl+Return"), tr("Shows what the edits do to running links, and does it"));
    moveToServer = make(tr("&Move to a Server…"), "server", {}, tr("Run the same links without this window"));

    zoomIn = make(tr("Zoom &In"), "zoom-in", {QKeySequence{"Ctrl++"}, QKeySequence{"Ctrl+="}});
    zoomOut = make(tr("Zoom &Out"), "zoom-out", key("Ctrl+-"));
    zoomHundred = make(tr("&100 %"), "zoom-100", key("Ctrl+0"));
    fit = make(tr("&Fit"), "fit", key("Ctrl+9"));
    minimap = make(tr("&Minimap"), "minimap", key("Ctrl+M"));
    minimap->setCheckable(true);
    minimap->setChecked(true);
    palette = make(tr("&Command Palette…"), "", key("Ctrl+Shift+P"));
    fullScreen = make(tr("F&ull Screen"), "", key("F11"));
    fullScreen->setCheckable(true);

    keysAndGestures = make(tr("&Keys and Gestures"), "help", {QKeySequence{"F1"}, QKeySequence{"?"}});
    about = make(tr("&About Tributary"), "", {});

    setIcons();
    QObject::connect(&m_theme, &Theme::changed, this, &WindowActions::setIcons);
}

QAction* WindowActions::make(const QString& text, const char* icon, const QList<QKeySequence>& shortcuts,
                             const QString& tip) {
    auto* action = new QAction{text, this};
    action->setShortcuts(shortcuts);
    action->setProperty(kIconProperty, QString::fromLatin1(icon));
    const QString plain = QString{text}.remove('&').remove(QStringLiteral("…"));
    const QString shortcut = shortcuts.isEmpty() ? QString{} : shortcuts.first().toString(QKeySequence::NativeText);
    action->setProperty(kCommandName, plain);
    action->setToolTip((tip.isEmpty() ? plain : tip) +
                       (shortcut.isEmpty() ? QString{} : QString{" (%1)"}.arg(shortcut)));
    m_window.addAction(action);
    m_all.append(action);
    return action;
}

QAction* WindowActions::addPanel(const QString& title) { return make(tr("Show %1").arg(title), "", {}); }

void WindowActions::setIcons() {
    for (QAction* action : m_all) {
        const QString name = action->property(kIconProperty).toString();
        if (!name.isEmpty()) {
            action->setIcon(m_theme.icon(name));
        }
    }
}

}  // namespace tributary::ui
