#include "ui/window/mainwindow.h"

#include "core/topology/impact.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/canvas/canvasview.h"
#include "ui/dashboard/dashboardpanel.h"
#include "ui/dashboard/heatmappanel.h"
#include "ui/dashboard/metricshistory.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/inspector.h"
#include "ui/tables/eventspanel.h"
#include "ui/tables/gapspanel.h"
#include "ui/tables/keepkeys.h"
#include "ui/tables/linkspanel.h"
#include "ui/tables/partitionspanel.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"
#include "ui/window/docktitles.h"
#include "ui/window/filecommands.h"
#include "ui/window/findbox.h"
#include "ui/window/noticebar.h"
#include "ui/window/startpage.h"
#include "ui/window/statuspanel.h"
#include "ui/window/windowactions.h"
#include "ui/window/windowmenus.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QGuiApplication>
#include <QLabel>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

namespace tributary::ui {

namespace {

const char* const kGeometryKey = "window/geometry";
const char* const kDocksKey = "window/docks";
constexpr int kLeastChartHeight = 290;
constexpr int kTitleWidth = 232;  // whatever the title: what stands behind it must not move
constexpr int kDocksVersion = 1;  // raised when docks are added or renamed

QString refusedKey(const LinkId& link) { return "refused-" + QString::fromStdString(link.str()); }

QDockWidget* makeDock(QMainWindow& window, const QString& title, const char* name, QWidget* content,
                      Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget{title, &window};
    dock->setObjectName(QString::fromLatin1(name));
    dock->setWidget(content);
    window.addDockWidget(area, dock);
    // Behind another tab a dock only lies elsewhere, and its content would go on working as if it were seen.
    QObject::connect(dock, &QDockWidget::visibilityChanged, content, &QWidget::setVisible);
    return dock;
}

}  // namespace

MainWindow::MainWindow(Workspace& workspace, MetricsHistory& history, QSettings& settings, QWidget* parent)
    : QMainWindow(parent),
      m_workspace(workspace),
      m_history(history),
      m_settings(settings),
      m_actions(new WindowActions{*this, workspace.theme}),
      m_pages(new QStackedWidget{this}),
      m_startPage(new StartPage{workspace.theme, m_pages}),
      m_canvas(new CanvasView{m_workspace, m_pages}),
      m_notices(new NoticeBar{workspace.theme, this}),
      m_banner(new QLabel{this}),
      m_inspector(new Inspector{m_workspace, this}),
      m_status(new StatusPanel{m_workspace, this}),
      m_find(new FindBox{m_workspace, this}),
      m_title(new QLabel{this}) {
    setObjectName("mainWindow");
    setAttribute(Qt::WA_DeleteOnClose, false);
    m_files = std::make_unique<FileCommands>(m_workspace, *m_notices, settings);

    auto* center = new QWidget{this};
    auto* layout = new QVBoxLayout{center};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_notices);
    layout->addWidget(m_pages, 1);
    m_pages->addWidget(m_startPage);
    m_pages->addWidget(m_canvas);
    m_pages->setCurrentWidget(m_canvas);
    setCentralWidget(center);
    m_banner->setAlignment(Qt::AlignCenter);
    m_banner->setAutoFillBackground(true);
    m_banner->setMargin(4);
    m_banner->hide();

    makeDocks();
    makeToolBar(*this, *m_actions, *m_title, *m_find);
    makeMenuBar(*this, *m_actions, *m_files);
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
    connectActions();
    connectRunActions();
    connectParts();
    restoreLayout();
    refreshTitle();
    refreshActions();
    refreshApply();
}

MainWindow::~MainWindow() {
    hide();  // fields that lose the focus commit, while everything they reach is still there
}

void MainWindow::makeDocks() {
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks | GroupedDragging);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);  // the topics of a link need the height
    makeDock(*this, tr("Inspector"), "inspectorDock", m_inspector, Qt::RightDockWidgetArea);
    m_dashboard = new DashboardPanel{m_workspace, m_history, this};
    m_links = new LinksPanel{m_workspace, this};
    m_partitions = new PartitionsPanel{m_workspace, this};
    m_heatmap = new HeatmapPanel{m_workspace, this};
    m_events = new EventsPanel{m_workspace, this};
    m_gaps = new GapsPanel{m_workspace, this};
    QDockWidget* first = makeDock(*this, tr("Dashboard"), "dashboardDock", m_dashboard, Qt::BottomDockWidgetArea);
    QDockWidget* last = first;
    const auto add = [&](const QString& title, const char* name, QWidget* content) {
        QDockWidget* dock = makeDock(*this, title, name, content, Qt::BottomDockWidgetArea);
        tabifyDockWidget(last, dock);
        last = dock;
    };
    add(tr("Links"), "linksDock", m_links);
    add(tr("Partitions"), "partitionsDock", m_partitions);
    add(tr("Heatmap"), "heatmapDock", m_heatmap);
    add(tr("Events"), "eventsDock", m_events);
    add(tr("Gaps"), "gapsDock", m_gaps);
    // Del on a row of events, or on a button, is no order to delete what is chosen in the drawing. The links' rows are
    // chosen there.
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_inspector, m_dashboard, m_partitions, m_heatmap, m_events, m_gaps}) {
        keepKeys(*each, drawingKeys());
    }
    // Hidden contents do not count for the size of the docks: without this the charts would be squeezed.
    first->setMinimumHeight(static_cast<int>(m_workspace.theme.px(kLeastChartHeight)));
    first->raise();
    for (QDockWidget* dock : findChildren<QDockWidget*>(QString{}, Qt::FindDirectChildrenOnly)) {
        connect(m_actions->addPanel(dock->windowTitle()), &QAction::triggered, this, [this, dock] {
            if (showsStartPage()) {
                showCanvas();
            }
            dock->show();
            dock->raise();
            dock->widget()->setFocus(Qt::ShortcutFocusReason);
        });
    }
    new DockTitles{*this};  // NOLINT(cppcoreguidelines-owning-memory): the window owns it
}

void MainWindow::connectActions() {
    WindowActions& a = *m_actions;
    const auto on = [this](QAction* action, auto run) { connect(action, &QAction::triggered, this, run); };
    // What is still being typed counts: the keys and the tool bar leave the focus where it is. First, so that it comes
    // first.
    for (QAction* each : {a.save, a.saveAs, a.undo, a.start, a.startAll, a.plan, a.apply, a.moveToServer,
                          a.exportFormat, a.exportDrawing, a.print}) {
        on(each, [this] { m_inspector->commitEdits(); });
    }
    on(a.newDocument, [this] { emit newRequested(); });
    on(a.open, [this] { m_files->chooseAndOpen(); });
    on(a.save, [this] { m_files->save(); });
    on(a.saveAs, [this] { m_files->saveAs(); });
    on(a.sandbox, [this] { emit sandboxRequested(); });
    on(a.closeWindow, [this] { close(); });
    on(a.quit, [this] { emit quitRequested(); });
    on(a.preferences, [this] { emit preferencesRequested(); });
    QUndoStack& undo = m_workspace.document.undoStack();
    on(a.undo, [&undo] { undo.undo(); });
    on(a.redo, [&undo] { undo.redo(); });
    on(a.cut, [this] { m_canvas->cutSelection(); });
    on(a.copy, [this] { m_canvas->copySelection(); });
    on(a.paste, [this] { m_canvas->paste(); });
    on(a.duplicate, [this] { m_canvas->duplicateSelection(); });
    on(a.remove, [this] { m_canvas->deleteSelection(); });
    on(a.selectAll, [this] { m_canvas->selectAll(); });
    on(a.rename, [this] { m_canvas->renameSelected(); });
    on(a.find, [this] { m_find->begin(); });
    on(a.connectTo, [this] { m_canvas->connectTo(); });
    on(a.upstream, [this] { m_canvas->selectUpstream(); });
    on(a.downstream, [this] { m_canvas->selectDownstream(); });
    on(a.layOut, [this] { m_canvas->layOutByTier(); });
    using enum Alignment;
    on(a.alignLeft, [this] { m_canvas->alignSelection(Left); });
    on(a.alignCenter, [this] { m_canvas->alignSelection(Center); });
    on(a.alignRight, [this] { m_canvas->alignSelection(Right); });
    on(a.alignTop, [this] { m_canvas->alignSelection(Top); });
    on(a.alignMiddle, [this] { m_canvas->alignSelection(Middle); });
    on(a.alignBottom, [this] { m_canvas->alignSelection(Bottom); });
    on(a.distributeAcross, [this] { m_canvas->distributeSelection(Qt::Horizontal); });
    on(a.distributeDown, [this] { m_canvas->distributeSelection(Qt::Vertical); });
    connect(a.snap, &QAction::toggled, m_canvas, &CanvasView::setSnap);
    on(a.zoomIn, [this] { m_canvas->zoomIn(); });
    on(a.zoomOut, [this] { m_canvas->zoomOut(); });
    on(a.zoomHundred, [this] { m_canvas->zoomTo100(); });
    on(a.fit, [this] { m_canvas->zoomToFit(); });
    connect(a.minimap, &QAction::toggled, m_canvas, &CanvasView::showMinimap);
    connect(a.fullScreen, &QAction::toggled, this, [this](bool full) {
        setWindowState(full ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    });
}

void MainWindow::connectRunActions() {
    RunControl& run = m_workspace.run;
    const auto on = [this](QAction* action, auto act) { connect(action, &QAction::triggered, this, act); };
    on(m_actions->start, [this, &run] {
        const bool none = m_workspace.selection.objects().links.empty();
        run.start(none ? run.startingLinks() : chosenLinks());
    });
    on(m_actions->plan, [this, &run] { run.showPlan(chosenLinks()); });
    on(m_actions->pause, [this, &run] { run.pause(chosenLinks()); });
    on(m_actions->stop, [this, &run] { run.stop(chosenLinks()); });
    on(m_actions->startAll, [&run] { run.start(run.startingLinks()); });
    on(m_actions->pauseAll, [&run] { run.pause(run.allLinks()); });
    on(m_actions->stopAll, [&run] { run.stop(run.allLinks()); });
    connect(&run, &RunControl::refused, this, [this](const LinkId& link, const std::vector<Finding>& findings) {
        const LinkSpec* spec = m_workspace.document.spec().link(link);
        const QString name = spec == nullptr ? QString::fromStdString(link.str())
                                             : QString::fromStdString(linkTitle(m_workspace.document.spec(), *spec));
        m_notices->show(refusedKey(link), Health::Bad,
                        tr("%1 was not started: %2").arg(name, errorText(findings.front().error)),
                        {{tr("Show"), [this, link] { m_workspace.selection.reveal(link); }}});
    });
}

void MainWindow::connectParts() {
    connect(m_startPage, &StartPage::newRequested, this, &MainWindow::showCanvas);
    connect(m_startPage, &StartPage::openRequested, m_files.get(), &FileCommands::chooseAndOpen);
    connect(m_startPage, &StartPage::recentRequested, this, &MainWindow::openRequested);
    connect(m_startPage, &StartPage::sampleRequested, this, &MainWindow::sampleRequested);
    connect(m_startPage, &StartPage::sandboxRequested, this, &MainWindow::sandboxRequested);
    connect(m_files.get(), &FileCommands::openRequested, this, &MainWindow::openRequested);
    connect(m_canvas, &CanvasView::fileDropped, this, &MainWindow::openRequested);
    connect(m_canvas, &CanvasView::sampleRequested, this, &MainWindow::sandboxRequested);
    connect(m_canvas, &CanvasView::linkDrawn, m_inspector, &Inspector::showTopics);
    connect(m_status, &StatusPanel::moveToServerRequested, m_actions->moveToServer, &QAction::trigger);
    connect(m_find, &FindBox::searchChanged, m_canvas, &CanvasView::dim);
    connect(m_events, &EventsPanel::unseenChanged, this, [this](int unseen) {
        findChild<QDockWidget*>("eventsDock")
            ->setWindowTitle(unseen == 0 ? tr("Events") : tr("Events (%1)").arg(unseen));
    });
    connect(m_gaps, &GapsPanel::countChanged, this, [this](int count) {
        findChild<QDockWidget*>("gapsDock")->setWindowTitle(count == 0 ? tr("Gaps") : tr("Gaps (%1)").arg(count));
    });
    connect(m_links, &LinksPanel::linkEditRequested, this, &MainWindow::linkEditRequested);
    connect(m_dashboard, &DashboardPanel::notice, this,
            [this](const QString& text) { m_notices->show("dashboard", Health::Idle, text); });
    connect(&m_history, &MetricsHistory::storageFailed, this,
            [this](const QString& text) { m_notices->show("history", Health::Warn, text); });
    connect(m_heatmap, &HeatmapPanel::partitionActivated, this, [this](const LinkId& link, const std::string& topic) {
        m_dashboard->showPartitions(link, topic);
        findChild<QDockWidget*>("dashboardDock")->raise();
    });
    connect(m_dashboard, &DashboardPanel::linkActivated, this,
            [this](const LinkId& link) { m_workspace.selection.reveal(link); });

    TopologyDocument& document = m_workspace.document;
    connect(&document, &TopologyDocument::changed, this, [this] {
        refreshTitle();
        refreshApply();
        refreshActions();
    });
    connect(&document, &TopologyDocument::unsavedChanged, this, &MainWindow::refreshTitle);
    connect(&document, &TopologyDocument::pathChanged, this, &MainWindow::refreshTitle);
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, &MainWindow::refreshActions);
    connect(&m_workspace.bridge, &EngineBridge::appliedChanged, this, &MainWindow::refreshApply);
    // Once for all links of a topology that starts or stops.
    m_actionsSoon.setSingleShot(true);
    m_actionsSoon.setInterval(0);
    connect(&m_actionsSoon, &QTimer::timeout, this, &MainWindow::refreshActions);
    connect(&m_workspace.bridge, &EngineBridge::statusChanged, this, [this](const LinkId& link) {
        m_actionsSoon.start();
        if (isActive(m_workspace.bridge.status(link).state)) {
            m_notices->remove(refusedKey(link));
        }
    });
    connect(&m_workspace.selection, &Selection::changed, this, &MainWindow::refreshActions);
    connect(&m_workspace.theme, &Theme::changed, this, &MainWindow::refreshTitle);
}

void MainWindow::restoreLayout() {
    resize(1440, 900);
    if (const QScreen* screen = QGuiApplication::primaryScreen()) {
        resize(size().boundedTo(screen->availableSize()));
    }
    restoreGeometry(m_settings.value(kGeometryKey).toByteArray());
    restoreState(m_settings.value(kDocksKey).toByteArray(), kDocksVersion);
}

// Docks about nothing would only distract from the choice.
void MainWindow::showDocks(bool show) {
    if (!show && m_docksWithout.isEmpty()) {
        m_docksWithout = saveState(kDocksVersion);
        for (QDockWidget* dock : findChildren<QDockWidget*>(QString{}, Qt::FindDirectChildrenOnly)) {
            dock->hide();
        }
    } else if (show && !m_docksWithout.isEmpty()) {
        restoreState(m_docksWithout, kDocksVersion);
        m_docksWithout.clear();
    }
    statusBar()->setVisible(show);
}

void MainWindow::showStartPage() {
    m_startPage->setRecentFiles(m_files->recentFiles());
    m_pages->setCurrentWidget(m_startPage);
    showDocks(false);
    m_startPage->setFocus();
    refreshActions();
}

void MainWindow::showCanvas() {
    m_pages->setCurrentWidget(m_canvas);
    showDocks(true);
    m_canvas->setFocus();
    refreshActions();
}

bool MainWindow::showsStartPage() const { return m_pages->currentWidget() == m_startPage; }

void MainWindow::setSandboxBanner(const QString& text) {
    m_banner->setText(text);
    QPalette colors = m_banner->palette();
    colors.setColor(QPalette::Window, m_workspace.theme.color(ColorRole::Sandbox));
    colors.setColor(QPalette::WindowText, m_workspace.theme.color(ColorRole::OnAccent));
    m_banner->setPalette(colors);
    m_banner->setFont(m_workspace.theme.figures(FontRole::Small));
    m_banner->setVisible(!text.isEmpty());
}

void MainWindow::closeWithoutAsking() {
    m_mayClose = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_mayClose) {
        m_inspector->commitEdits();
    }
    if (!m_mayClose && (m_workspace.document.isUnsaved() || !m_workspace.bridge.activeHere().empty())) {
        event->ignore();
        emit closeRequested();
        return;
    }
    m_settings.setValue(kGeometryKey, saveGeometry());
    m_settings.setValue(kDocksKey, m_docksWithout.isEmpty() ? saveState(kDocksVersion) : m_docksWithout);
    event->accept();
    emit closed();
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) {
        m_actions->fullScreen->setChecked(isFullScreen());
    }
}

void MainWindow::refreshTitle() {
    const TopologyDocument& document = m_workspace.document;
    setWindowTitle(tr("%1[*] — Tributary").arg(document.title()));
    setWindowModified(document.isUnsaved());
    setWindowFilePath(document.path());
    const Theme& theme = m_workspace.theme;
    const int width = static_cast<int>(theme.px(kTitleWidth));
    m_title->setFixedWidth(width);
    m_title->setTextFormat(Qt::RichText);
    int room = width;
    const auto part = [&](const QString& text, int most, const QFont& font, const QString& style) {
        const QFontMetrics metrics{font};
        const QString elided = metrics.elidedText(text, Qt::ElideMiddle, most);
        room -= metrics.horizontalAdvance(elided + ' ');
        return QStringLiteral("<span style=\"%1\">%2</span>").arg(style, elided.toHtmlEscaped());
    };
    QFont bold = m_title->font();
    bold.setBold(true);
    // The marks take their room first: a long name is cut, and never what must not be overlooked.
    QStringList marks;
    if (document.isUnsaved()) {
        marks << part(QStringLiteral("• ") + tr("not saved"), width, m_title->font(),
                      "color:" + theme.color(ColorRole::WarnText).name());
    }
    if (const std::string& environment = document.spec().environment; !environment.empty()) {
        marks << part(QStringLiteral("· ") + QString::fromStdString(environment), width / 3, m_title->font(),
                      "color:" + theme.color(ColorRole::Dim).name());
    }
    marks.prepend(part(document.title(), room, bold, QStringLiteral("font-weight:bold")));
    m_title->setText(marks.join(' '));
    m_title->setToolTip(document.path().isEmpty() ? document.title() : document.path());
}

void MainWindow::refreshActions() {
    const ObjectSet& chosen = m_workspace.selection.objects();
    const bool hasClusters = !chosen.clusters.empty();
    const QUndoStack& undo = m_workspace.document.undoStack();
    WindowActions& a = *m_actions;
    a.undo->setEnabled(undo.canUndo());
    a.undo->setText(undo.canUndo() ? tr("&Undo %1").arg(undo.undoText()) : tr("&Undo"));
    a.redo->setEnabled(undo.canRedo());
    a.redo->setText(undo.canRedo() ? tr("&Redo %1").arg(undo.redoText()) : tr("&Redo"));
    for (QAction* each : {a.cut, a.copy, a.duplicate}) {
        each->setEnabled(hasClusters);
    }
    for (QAction* each : {a.remove, a.rename, a.editSelected}) {
        each->setEnabled(!chosen.empty());
    }
    const bool several = chosen.clusters.size() > 1;
    for (QAction* each : {a.alignLeft, a.alignCenter, a.alignRight, a.alignTop, a.alignMiddle, a.alignBottom,
                          a.distributeAcross, a.distributeDown}) {
        each->setEnabled(several);
    }
    for (QAction* each : {a.connectTo, a.upstream, a.downstream}) {
        each->setEnabled(chosen.clusters.size() == 1);
    }
    const RunControl& run = m_workspace.run;
    const auto any = [](const std::vector<LinkId>& links, auto test) { return std::ranges::any_of(links, test); };
    const std::vector<LinkId> links = chosenLinks();
    const std::vector<LinkId> all = run.allLinks();
    const auto canStart = [&](const LinkId& each) { return run.canStart(each); };
    const auto canPause = [&](const LinkId& each) { return run.canPause(each); };
    const auto canStop = [&](const LinkId& each) { return run.canStop(each); };
    a.start->setEnabled(any(chosen.links.empty() ? run.startingLinks() : links, canStart));
    a.plan->setEnabled(!links.empty());
    a.pause->setEnabled(any(links, canPause));
    a.stop->setEnabled(any(links, canStop));
    a.startAll->setEnabled(any(run.startingLinks(), canStart));
    a.pauseAll->setEnabled(any(all, canPause));
    a.stopAll->setEnabled(any(all, canStop));
    // The buttons name what they act on: the selected links, else all. In the menu they keep their names.
    const int chosenCount = static_cast<int>(chosen.links.size());
    a.start->setIconText(chosenCount == 0 ? tr("Start all") : tr("Start %n link(s)", nullptr, chosenCount));
    a.pause->setIconText(chosenCount == 0 ? tr("Pause all") : tr("Pause %n link(s)", nullptr, chosenCount));
    a.stop->setIconText(chosenCount == 0 ? tr("Stop all") : tr("Stop %n link(s)", nullptr, chosenCount));
}

void MainWindow::refreshApply() {
    const std::vector<LinkImpact> impacts = impact(m_workspace.bridge.applied(), m_workspace.document.spec());
    const auto pending =
        static_cast<int>(std::ranges::count_if(impacts, [](const LinkImpact& each) { return isPending(each.kind); }));
    m_actions->apply->setEnabled(pending > 0);
    m_actions->apply->setIconText(pending == 0 ? tr("Apply") : tr("Apply %n change(s)", nullptr, pending));
}

std::vector<LinkId> MainWindow::chosenLinks() const {
    const ObjectSet& chosen = m_workspace.selection.objects();
    if (chosen.links.empty()) {
        return m_workspace.run.allLinks();
    }
    return {chosen.links.begin(), chosen.links.end()};
}

}  // namespace tributary::ui
