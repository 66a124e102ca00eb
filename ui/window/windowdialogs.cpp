#include "ui/window/windowdialogs.h"

#include "ui/bridge/dialoghost.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/topologyscene.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/addclustersdialog.h"
#include "ui/dialogs/applydialog.h"
#include "ui/dialogs/clusterdialog.h"
#include "ui/dialogs/connectclustersdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/dialogs/mm1dialog.h"
#include "ui/dialogs/movetoserverdialog.h"
#include "ui/dialogs/plandialog.h"
#include "ui/dialogs/quitdialog.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/inspector.h"
#include "ui/editors/linkdialog.h"
#include "ui/text/errortext.h"
#include "ui/window/commandpalette.h"
#include "ui/window/drawingexport.h"
#include "ui/window/filecommands.h"
#include "ui/window/mainwindow.h"
#include "ui/window/noticebar.h"
#include "ui/window/trustquestion.h"
#include "ui/window/windowactions.h"

#include <QCoreApplication>
#include <QPrintDialog>
#include <QPrinter>
#include <QSysInfo>

#include <memory>
#include <utility>

namespace tributary::ui {

namespace {

const char* const kTrustNotice = "trust";

}  // namespace

WindowDialogs::WindowDialogs(Workspace& workspace, MainWindow& window) : m_workspace(workspace), m_window(window) {
    connectActions();
    connectCanvas();
    connectTrust();
}

void WindowDialogs::connectActions() {
    WindowActions& a = m_window.actions();
    const auto on = [this](QAction* action, auto run) { connect(action, &QAction::triggered, this, run); };
    on(a.addCluster, [this] {
        m_window.showCanvas();
        editCluster(std::nullopt, m_window.canvas().placeForCluster());
    });
    on(a.addClusters, [this] {
        m_window.showCanvas();
        addClusters(m_window.canvas().placeForCluster());
    });
    on(a.connectClusters, [this] { m_workspace.dialogs.show(new ConnectClustersDialog{m_workspace, &m_window}); });
    on(a.editSelected, [this] { editSelected(); });
    on(a.apply, [this] {
        m_workspace.bridge.trust().whenTrusted(
            this, [this] { m_workspace.dialogs.show(new ApplyDialog{m_workspace, &m_window}); });
    });
    connect(&m_workspace.run, &RunControl::planRequested, this, [this](const std::vector<LinkId>& links) {
        m_workspace.dialogs.show(new PlanDialog{m_workspace, links, &m_window});
    });
    on(a.moveToServer, [this] { moveToServer(); });
    on(a.palette, [this] {
        auto* palette = new CommandPalette{m_window.actions().all(), m_workspace.theme, &m_window};
        palette->setAttribute(Qt::WA_DeleteOnClose);
        palette->popup();
    });
    on(a.keysAndGestures, [this] { showKeys(); });
    on(a.about, [this] {
        const QString details = tr("Qt %1 on %2").arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName());
        m_workspace.dialogs.show(
            new AboutDialog{QCoreApplication::applicationVersion(), details, m_workspace.theme, &m_window});
    });
    on(a.importFile, [this] { importFiles(); });
    on(a.importMm1, [this] { importMm1({}); });
    on(a.exportFormat, [this] { m_workspace.dialogs.show(new ExportDialog{m_workspace, {}, &m_window}); });
    on(a.exportDrawing, [this] { exportPicture(); });
    on(a.print, [this] { print(); });
}

void WindowDialogs::connectCanvas() {
    const CanvasView& canvas = m_window.canvas();
    connect(&canvas, &CanvasView::addClusterRequested, this,
            [this](QPointF place) { editCluster(std::nullopt, place); });
    connect(&canvas, &CanvasView::addClustersRequested, this, [this](QPointF place) { addClusters(place); });
    connect(&canvas, &CanvasView::clusterEditRequested, this, [this](const ClusterId& id) { editCluster(id, {}); });
    connect(&canvas, &CanvasView::linkEditRequested, this, &WindowDialogs::editLink);
    connect(&m_window, &MainWindow::linkEditRequested, this, &WindowDialogs::editLink);
    connect(&m_window.inspector(), &Inspector::clusterEditRequested, this,
            [this](const ClusterId& id) { editCluster(id, {}); });
}

void WindowDialogs::connectTrust() {
    const DocumentTrust& trust = m_workspace.bridge.trust();
    connect(&trust, &DocumentTrust::asked, this, &WindowDialogs::askForTrust);
    connect(&trust, &DocumentTrust::changed, this, [this, &trust] {
        if (trust.isTrusted()) {
            m_window.notices().remove(kTrustNotice);
        } else {
            showTrustNotice();
        }
    });
}

void WindowDialogs::showTrustNotice() {
    m_window.notices().show(kTrustNotice, Health::Warn,
                            tr("This document comes from elsewhere. Tributary connects to nothing and reads no secret "
                               "of it until you trust it."),
                            {{tr("Trust…"), [this] {
                                  m_workspace.bridge.trust().withhold();
                                  askForTrust();
                              }}});
}

void WindowDialogs::askForTrust() {
    const std::shared_ptr<const TopologySpec> shown = m_workspace.document.snapshot();
    m_workspace.dialogs.ask(trustQuestion(*shown), [this, shown](int button) {
        DocumentTrust& trust = m_workspace.bridge.trust();
        if (button == 0 && shown == m_workspace.document.snapshot()) {
            trust.give();
        } else {
            trust.withhold();
            showTrustNotice();  // a button of it takes it away
        }
    });
}

void WindowDialogs::editCluster(const std::optional<ClusterId>& cluster, QPointF position) {
    auto* dialog = new ClusterDialog{m_workspace, cluster, position, &m_window};
    connect(dialog, &ClusterDialog::clusterSaved, this,
            [this](const ClusterId& id) { m_workspace.selection.select(id); });
    m_workspace.dialogs.show(dialog);
}

void WindowDialogs::addClusters(QPointF position) {
    auto* dialog = new AddClustersDialog{m_workspace, position, &m_window};
    connect(dialog, &AddClustersDialog::clustersAdded, this,
            [this](const std::vector<ClusterId>& ids) { m_workspace.selection.set({{ids.begin(), ids.end()}, {}}); });
    m_workspace.dialogs.show(dialog);
}

void WindowDialogs::editLink(const LinkId& link) {
    m_workspace.dialogs.show(new LinkDialog{m_workspace, link, &m_window});
}

void WindowDialogs::editSelected() {
    if (const ClusterId cluster = m_workspace.selection.singleCluster(); !cluster.empty()) {
        editCluster(cluster, {});
    } else if (const LinkId link = m_workspace.selection.singleLink(); !link.empty()) {
        editLink(link);
    }
}

void WindowDialogs::moveToServer() {
    auto* dialog = new MoveToServerDialog{m_workspace, &m_window};
    connect(dialog, &MoveToServerDialog::exportRequested, this,
            [this] { m_workspace.dialogs.show(new ExportDialog{m_workspace, QStringLiteral("systemd"), &m_window}); });
    connect(dialog, &MoveToServerDialog::saveRequested, this, [this] { m_window.files().save(); });
    m_workspace.dialogs.show(dialog);
}

void WindowDialogs::showKeys() {
    std::vector<KeyRow> rows;
    for (const QAction* action : m_window.actions().all()) {
        QStringList keys;
        for (const QKeySequence& each : action->shortcuts()) {
            keys << each.toString(QKeySequence::NativeText);
        }
        if (!keys.isEmpty()) {
            rows.push_back({{}, keys.join(QStringLiteral(", ")), action->property(kCommandName).toString()});
        }
    }
    const QString canvas = tr("Canvas");
    const std::vector<KeyRow> gestures{
        {canvas, tr("Drag from port to port"), tr("Draw a link")},
        {canvas, tr("Double-click, Enter"), tr("Edit the cluster or link")},
        {canvas, tr("Space"), tr("Run or pause what has the focus")},
        {canvas, tr("Arrows"), tr("Walk from cluster to link to cluster")},
        {canvas, tr("Ctrl+arrows"), tr("Move the selected clusters")},
        {canvas, tr("Ctrl+wheel"), tr("Zoom at the pointer")},
        {canvas, tr("Wheel, Shift+wheel"), tr("Scroll")},
        {canvas, tr("Middle button"), tr("Pan")},
        {canvas, tr("Alt while dragging"), tr("Move without the grid")},
        {canvas, tr("Esc"), tr("Cancel")},
        {tr("Charts"), tr("Drag"), tr("Pan in time")},
        {tr("Charts"), tr("Wheel"), tr("Zoom in time")},
        {tr("Charts"), tr("Double-click"), tr("Back to the whole window of time")},
    };
    rows.insert(rows.end(), gestures.begin(), gestures.end());
    m_workspace.dialogs.show(new KeysDialog{rows, m_workspace.theme, &m_window});
}

void WindowDialogs::importFiles() {
    m_workspace.dialogs.chooseOpenFiles(
        tr("Import the mirrors of another program"),
        tr("Mirrors of other programs (*.properties *.yaml *.yml *.json *.sh *.service *.conf *.tf);;All files (*)"),
        [this](const QStringList& paths) {
            m_window.notices().remove("import");
            Mm1Start start;
            if (isMm1(paths, start)) {
                importMm1(start);
            } else if (const Result<ImportSource> source = readImportFiles(paths)) {
                showImport(*source);
            } else {
                const QString place = QString::fromStdString(source.error().context);
                m_window.notices().show("import", Health::Bad,
                                        (place.isEmpty() ? place : place + ": ") + errorText(source.error()));
            }
        });
}

void WindowDialogs::importMm1(const Mm1Start& start) {
    auto* dialog = new Mm1Dialog{m_workspace, start, &m_window};
    connect(dialog, &Mm1Dialog::sourceRead, this, &WindowDialogs::showImport);
    m_workspace.dialogs.show(dialog);
}

void WindowDialogs::showImport(const ImportSource& source) {
    m_window.showCanvas();
    m_workspace.dialogs.show(new ImportDialog{m_workspace, source, &m_window});
}

void WindowDialogs::exportPicture() {
    m_workspace.dialogs.chooseSaveFile(
        tr("Export the Drawing"), tr("SVG (*.svg);;PDF (*.pdf);;PNG (*.png)"), m_workspace.document.title() + ".svg",
        [this](const QString& path) {
            if (path.isEmpty()) {
                return;
            }
            m_window.notices().remove("export");
            if (const Status written = exportDrawing(m_window.canvas(), m_workspace.document.title(), path); !written) {
                m_window.notices().show("export", Health::Bad, errorText(written.error()));
            }
        });
}

void WindowDialogs::print() {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog{printer.get(), &m_window};
    connect(dialog, &QDialog::accepted, this, [this, printer] { printDrawing(m_window.canvas(), *printer); });
    m_workspace.dialogs.show(dialog);
}

void WindowDialogs::stopAndClose(std::function<void(bool)> done) {
    auto* dialog = new QuitDialog{m_workspace, &m_window};
    connect(dialog, &QuitDialog::finished, this, std::move(done));
    m_workspace.dialogs.show(dialog);
}

}  // namespace tributary::ui
