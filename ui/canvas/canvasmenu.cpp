#include "ui/canvas/canvasmenu.h"

#include "ui/bridge/clusterdirectory.h"
#include "ui/bridge/runcontrol.h"
#include "ui/bridge/workspace.h"
#include "ui/canvas/canvasedits.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/topologyscene.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/theme.h"

#include <QMenu>

#include <algorithm>

namespace tributary::ui {

namespace {

template <class Slot>
QAction* addTo(QMenu& menu, const Theme& theme, const char* icon, const QString& text, Slot slot,
               const QKeySequence& key = {}) {
    QAction* action = menu.addAction(theme.icon(QString::fromLatin1(icon)), text);
    action->setShortcut(key);  // shown; the canvas takes the key itself
    QObject::connect(action, &QAction::triggered, &menu, [slot](bool) { slot(); });
    return action;
}

}  // namespace

CanvasMenu::CanvasMenu(CanvasView& view, TopologyScene& scene, CanvasEdits& edits)
    : m_view(view), m_scene(scene), m_edits(edits) {}

QMenu* CanvasMenu::make(const CanvasHit& hit, QPointF point) {
    auto* menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const ObjectSet& objects = m_scene.workspace().selection.objects();
    if (objects.clusters.size() + objects.links.size() > 1 && hit.kind != CanvasHit::Kind::None) {
        fillRun(*menu);
        fillArrange(*menu);
        fillEdit(*menu);
    } else if (!hit.cluster().empty()) {
        fillCluster(*menu, hit);
    } else if (!hit.link().empty()) {
        fillLink(*menu, hit, point);
    } else {
        fillPaper(*menu, point);
    }
    return menu;
}

void CanvasMenu::fillCluster(QMenu& menu, const CanvasHit& hit) {
    const Theme& theme = m_scene.workspace().theme;
    const ClusterId id = hit.cluster();
    const ClusterSpec* cluster = m_scene.workspace().document.spec().cluster(id);
    if (cluster == nullptr) {
        return;
    }
    addTo(menu, theme, "edit", tr("&Edit…"), [this, id] { emit m_view.clusterEditRequested(id); }, Qt::Key_Return);
    addTo(menu, theme, "connect", tr("&Connect to…"), [this] { m_view.connectTo(); });
    addTo(menu, theme, "refresh", tr("Ask it &again"), [this, id] { m_scene.workspace().directory.refresh(id); });
    menu.addSeparator();
    addTo(menu, theme, "upstream", tr("Select what &feeds it"), [this] { m_view.selectUpstream(); });
    addTo(menu, theme, "downstream", tr("Select what it fee&ds"), [this] { m_view.selectDownstream(); });
    menu.addSeparator();
    const auto mark = [&](const char* icon, const QString& text, bool checked, auto set) {
        QAction* action = menu.addAction(theme.icon(QString::fromLatin1(icon)), text);
        action->setCheckable(true);
        action->setChecked(checked);
        QObject::connect(action, &QAction::toggled, &menu, set);
    };
    mark("production", tr("&Production"), cluster->production, [this, id](bool on) { m_edits.setProduction(id, on); });
    mark("read-only", tr("&Read-only"), cluster->readOnly, [this, id](bool on) { m_edits.setReadOnly(id, on); });
    menu.addSeparator();
    fillEdit(menu);
}

void CanvasMenu::fillLink(QMenu& menu, const CanvasHit& hit, QPointF point) {
    const Theme& theme = m_scene.workspace().theme;
    const LinkId id = hit.link();
    const LinkLayer::Link* link = m_scene.links().link(id);
    if (link == nullptr) {
        return;
    }
    if (link->ghost) {
        fillRun(menu);
        return;
    }
    addTo(menu, theme, "edit", tr("&Edit…"), [this, id] { emit m_view.linkEditRequested(id); }, Qt::Key_Return);
    if (!link->face.reasons.isEmpty()) {
        addTo(menu, theme, link->face.errors > 0 ? "bad" : "warn", tr("Show rea&sons"),
              [this, id] { m_view.showReasons(id); });
    }
    menu.addSeparator();
    fillRun(menu);
    fillBends(menu, hit, point);
    addTo(menu, theme, "reverse", tr("Re&verse"), [this, id] {
        m_edits.reverse(id);
    })->setEnabled(m_edits.refusal(link->spec.target, link->spec.source).isEmpty());
    menu.addSeparator();
    fillEdit(menu);
}

void CanvasMenu::fillBends(QMenu& menu, const CanvasHit& hit, QPointF point) {
    const Theme& theme = m_scene.workspace().theme;
    const LinkId id = hit.link();
    const LinkRoute& route = m_scene.links().link(id)->route;
    const std::vector<QPointF>& bends = route.ends().bends;
    std::vector<QPointF> changed = bends;
    if (hit.kind == CanvasHit::Kind::Bend) {
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(hit.bend));
        addTo(menu, theme, "minus", tr("Remove this &bend point"),
              [this, id, changed] { m_edits.setBends(id, changed); });
    } else {
        changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(route.bendIndexAt(point)), point);
        addTo(menu, theme, "plus", tr("Add a &bend point"), [this, id, changed] { m_edits.setBends(id, changed); });
    }
    if (!bends.empty()) {
        addTo(menu, theme, "link", tr("Remove all bend &points"), [this, id] { m_edits.setBends(id, {}); });
    }
}

void CanvasMenu::fillRun(QMenu& menu) {
    const Workspace& workspace = m_scene.workspace();
    const std::vector<LinkId> links = m_view.linksToRun();
    if (links.empty()) {
        return;
    }
    RunControl& run = workspace.run;
    const auto any = [&](auto can) {
        return std::ranges::any_of(links, [&](const LinkId& each) { return (run.*can)(each); });
    };
    const int count = static_cast<int>(links.size());
    const auto add = [&](const char* icon, const QString& text, auto can, auto act) {
        addTo(menu, workspace.theme, icon, text, [&run, links, act] { (run.*act)(links); })->setEnabled(any(can));
    };
    add("start", tr("&Start %n link(s)", nullptr, count), &RunControl::canStart, &RunControl::start);
    add("list", tr("Sho&w plan…"), &RunControl::canStart, &RunControl::showPlan);
    add("pause", tr("Pa&use %n link(s)", nullptr, count), &RunControl::canPause, &RunControl::pause);
    add("stop", tr("S&top %n link(s)", nullptr, count), &RunControl::canStop, &RunControl::stop);
    menu.addSeparator();
}

void CanvasMenu::fillPaper(QMenu& menu, QPointF point) {
    const Theme& theme = m_scene.workspace().theme;
    addTo(menu, theme, "add-cluster", tr("&Add cluster here"),
          [this, point] { emit m_view.addClusterRequested(point); });
    addTo(menu, theme, "add-clusters", tr("Add se&veral…"), [this, point] { emit m_view.addClustersRequested(point); });
    addTo(menu, theme, "paste", tr("&Paste"), [this, point] { m_edits.paste(point); }, QKeySequence::Paste);
    menu.addSeparator();
    addTo(menu, theme, "list", tr("&Select all"), [this] { m_view.selectAll(); }, QKeySequence::SelectAll);
    addTo(menu, theme, "layout", tr("&Lay out by tier"), [this] { m_view.layOutByTier(); });
    addTo(menu, theme, "fit", tr("&Fit"), [this] { m_view.zoomToFit(); });
}

void CanvasMenu::fillArrange(QMenu& menu) {
    if (m_scene.workspace().selection.objects().clusters.size() < 2) {
        return;
    }
    const Theme& theme = m_scene.workspace().theme;
    QMenu* align = menu.addMenu(theme.icon(QStringLiteral("align-left")), tr("&Align"));
    const auto addAlign = [&](const char* icon, const QString& text, Alignment alignment) {
        addTo(*align, theme, icon, text, [this, alignment] { m_edits.align(alignment); });
    };
    addAlign("align-left", tr("&Left"), Alignment::Left);
    addAlign("align-center", tr("&Center"), Alignment::Center);
    addAlign("align-right", tr("&Right"), Alignment::Right);
    addAlign("align-top", tr("&Top"), Alignment::Top);
    addAlign("align-center", tr("&Middle"), Alignment::Middle);
    addAlign("align-bottom", tr("&Bottom"), Alignment::Bottom);
    addTo(menu, theme, "distribute-h", tr("Distribute &horizontally"), [this] { m_edits.distribute(Qt::Horizontal); });
    addTo(menu, theme, "distribute-v", tr("Distribute &vertically"), [this] { m_edits.distribute(Qt::Vertical); });
    menu.addSeparator();
}

void CanvasMenu::fillEdit(QMenu& menu) {
    const Theme& theme = m_scene.workspace().theme;
    const ObjectSet& objects = m_scene.workspace().selection.objects();
    if (objects.clusters.size() + objects.links.size() == 1) {
        addTo(menu, theme, "edit", tr("Re&name"), [this] { m_view.renameSelected(); }, Qt::Key_F2);
    }
    if (!objects.clusters.empty()) {
        addTo(menu, theme, "copy", tr("C&opy"), [this] { m_edits.copy(); }, QKeySequence::Copy);
        addTo(menu, theme, "cut", tr("C&ut"), [this] { m_edits.cut(); }, QKeySequence::Cut);
        addTo(menu, theme, "duplicate", tr("Dup&licate"), [this] { m_edits.duplicate(); });
    }
    addTo(menu, theme, "delete", tr("De&lete"), [this] { m_edits.removeSelection(); }, QKeySequence::Delete);
}

}  // namespace tributary::ui
