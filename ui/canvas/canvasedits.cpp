#include "ui/canvas/canvasedits.h"

#include "core/topology/topologyjson.h"
#include "ui/bridge/dialoghost.h"
#include "ui/bridge/production.h"
#include "ui/bridge/runcontrol.h"
#include "ui/bridge/workspace.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/topologyscene.h"
#include "ui/document/clipboard.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr int kNudgePauseMs = 1'000;  // a longer one begins another undo step
constexpr qreal kPasteStep = 24;

std::vector<Position> toPositions(const std::vector<QPointF>& points) {
    std::vector<Position> positions;
    for (const QPointF& point : points) {
        positions.push_back({point.x(), point.y()});
    }
    return positions;
}

/// The clusters of a clipboard text around one point.
QRectF extentOf(const TopologySpec& spec) {
    QRectF all;
    for (const ClusterSpec& cluster : spec.clusters) {
        if (cluster.position) {
            all |= cardRect({cluster.position->x, cluster.position->y});
        }
    }
    return all;
}

QString clipboardText() {
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    return data != nullptr && data->hasFormat(QString::fromLatin1(kTopologyMimeType))
               ? QString::fromUtf8(data->data(QString::fromLatin1(kTopologyMimeType)))
               : QString{};
}

}  // namespace

CanvasEdits::CanvasEdits(Workspace& workspace, const TopologyScene& scene) : m_workspace(workspace), m_scene(scene) {}

QString CanvasEdits::refusal(const ClusterId& source, const ClusterId& target) const {
    const TopologySpec& spec = m_workspace.document.spec();
    const ClusterSpec* from = spec.cluster(source);
    const ClusterSpec* to = spec.cluster(target);
    if (from == nullptr || to == nullptr) {
        return tr("There is no cluster.");
    }
    if (from == to) {
        return tr("A cluster cannot be linked to itself.");
    }
    const QString name = QString::fromStdString(to->displayName());
    if (to->readOnly) {
        return tr("%1 is read-only: nothing may be written to it.").arg(name);
    }
    if (from->kind != to->kind) {
        return tr("A simulated cluster cannot be linked to a real one.");
    }
    return {};
}

LinkId CanvasEdits::connect(const ClusterId& source, const ClusterId& target) {
    LinkId id;
    if (refusal(source, target).isEmpty()) {
        LinkSpec link;
        link.source = source;
        link.target = target;
        TopologySpec next = withLink(m_workspace.document.spec(), std::move(link), id);
        m_workspace.document.edit(tr("Link clusters"), std::move(next));
        m_workspace.selection.select(id);
    }
    return id;
}

void CanvasEdits::move(const Places& places) {
    const Places before = m_scene.positions();
    TopologySpec next = withPositions(m_workspace.document.spec(), places);
    for (LinkSpec& link : next.links) {
        const auto source = places.find(link.source);
        if (source == places.end() || !places.contains(link.target)) {
            continue;
        }
        const ClusterSpec* was = m_workspace.document.spec().cluster(link.source);
        const QPointF from = was->position ? QPointF{was->position->x, was->position->y} : before.at(link.source);
        for (Position& bend : link.bends) {
            bend.x += source->second.x() - from.x();
            bend.y += source->second.y() - from.y();
        }
    }
    m_workspace.document.edit(tr("Move %n cluster(s)", nullptr, static_cast<int>(places.size())), std::move(next));
}

Places CanvasEdits::selectedPlaces() const {
    Places places = m_scene.positions();
    std::erase_if(places, [this](const auto& each) { return !m_workspace.selection.isSelected(each.first); });
    return places;
}

void CanvasEdits::nudge(QPointF by) {
    Places places = selectedPlaces();
    if (places.empty()) {
        return;
    }
    const ObjectSet& objects = m_workspace.selection.objects();
    if (!m_sinceNudge.isValid() || m_sinceNudge.elapsed() > kNudgePauseMs || m_nudged != objects) {
        ++m_gesture;
    }
    m_sinceNudge.start();
    m_nudged = objects;
    for (auto& [id, place] : places) {
        place += by;
    }
    m_workspace.document.edit(tr("Move %n cluster(s)", nullptr, static_cast<int>(places.size())),
                              withPositions(m_workspace.document.spec(), places), MergeKind::Nudge, m_gesture);
}

void CanvasEdits::align(Alignment alignment) {
    if (const Places places = selectedPlaces(); places.size() > 1) {
        m_workspace.document.edit(tr("Align"), withPositions(m_workspace.document.spec(), aligned(places, alignment)));
    }
}

void CanvasEdits::distribute(Qt::Orientation orientation) {
    if (const Places places = selectedPlaces(); places.size() > 2) {
        m_workspace.document.edit(tr("Distribute"),
                                  withPositions(m_workspace.document.spec(), distributed(places, orientation)));
    }
}

void CanvasEdits::layOut(const Places& places) {
    TopologySpec next = withPositions(m_workspace.document.spec(), places);
    for (LinkSpec& link : next.links) {
        link.bends.clear();
    }
    m_workspace.document.edit(tr("Lay out by tier"), std::move(next));
}

void CanvasEdits::setBends(const LinkId& link, const std::vector<QPointF>& bends) {
    if (const LinkSpec* known = m_workspace.document.spec().link(link)) {
        LinkSpec bent = *known;
        bent.bends = toPositions(bends);
        m_workspace.document.edit(tr("Bend link"), withChanged(m_workspace.document.spec(), bent));
    }
}

void CanvasEdits::rename(const CanvasObject& object, const QString& name) {
    const TopologySpec& spec = m_workspace.document.spec();
    const std::string text = name.trimmed().toStdString();
    if (const ClusterId* cluster = std::get_if<ClusterId>(&object); cluster != nullptr && spec.cluster(*cluster)) {
        m_workspace.document.edit(tr("Rename cluster"), withName(spec, *cluster, text));
    } else if (const LinkId* link = std::get_if<LinkId>(&object); link != nullptr && spec.link(*link)) {
        m_workspace.document.edit(tr("Rename link"), withName(spec, *link, text));
    }
}

void CanvasEdits::reverse(const LinkId& link) {
    const TopologySpec& spec = m_workspace.document.spec();
    if (const LinkSpec* known = spec.link(link); known != nullptr && refusal(known->target, known->source).isEmpty()) {
        m_workspace.document.edit(tr("Reverse link"), withReversed(spec, link));
    }
}

void CanvasEdits::setProduction(const ClusterId& cluster, bool production) {
    if (const ClusterSpec* known = m_workspace.document.spec().cluster(cluster)) {
        ClusterSpec changed = *known;
        changed.production = production;
        m_workspace.document.edit(production ? tr("Mark as production") : tr("Unmark production"),
                                  withChanged(m_workspace.document.spec(), changed));
    }
}

void CanvasEdits::setReadOnly(const ClusterId& cluster, bool readOnly) {
    if (const ClusterSpec* known = m_workspace.document.spec().cluster(cluster)) {
        ClusterSpec changed = *known;
        changed.readOnly = readOnly;
        m_workspace.document.edit(readOnly ? tr("Mark as read-only") : tr("Unmark read-only"),
                                  withChanged(m_workspace.document.spec(), changed));
    }
}

// --- removing, copying

void CanvasEdits::confirmed(const ObjectSet& objects, const std::function<void()>& act) {
    const TopologySpec& spec = m_workspace.document.spec();
    QString cluster;
    for (const ClusterSpec& each : spec.clusters) {
        if (each.production && objects.clusters.contains(each.id)) {
            cluster = QString::fromStdString(each.displayName());
            break;
        }
    }
    ProductionTouch touch;
    bool runs = false;
    for (const LinkSpec& link : spec.links) {
        if (!objects.links.contains(link.id) && !objects.clusters.contains(link.source) &&
            !objects.clusters.contains(link.target)) {
            continue;
        }
        const qsizetype before = touch.links.size();
        addTouch(touch, spec, link);
        runs |= touch.links.size() > before && m_workspace.run.canStop(link.id);
    }
    if (cluster.isEmpty() && touch.cluster.isEmpty()) {
        act();
        return;
    }
    Question question;
    question.title = tr("Production cluster");
    question.text = cluster.isEmpty()
                        ? tr("Delete %n link(s) at the production cluster %1 from this document?", nullptr,
                             static_cast<int>(touch.links.size()))
                              .arg(touch.cluster)
                        : tr("%1 is a production cluster. Delete it and its links from this document?").arg(cluster);
    QStringList details = touch.links;
    details << tr("Links that run go on until the change is applied.");
    question.details = details.join('\n');
    question.buttons = {tr("Delete")};
    if (!cluster.isEmpty() || runs) {
        question.typeToConfirm = cluster.isEmpty() ? touch.cluster : cluster;
    }
    question.destructive = true;
    m_workspace.dialogs.ask(question, [act](int button) {
        if (button == 0) {
            act();
        }
    });
}

void CanvasEdits::remove(const ObjectSet& objects, const QString& text) {
    if (!objects.empty()) {
        m_workspace.document.edit(text, without(m_workspace.document.spec(), objects));
        m_workspace.selection.clear();
    }
}

void CanvasEdits::removeSelection() {
    const ObjectSet objects = m_workspace.selection.objects();
    confirmed(objects, [this, objects] { remove(objects, tr("Delete")); });
}

void CanvasEdits::copy() const {
    const ObjectSet& objects = m_workspace.selection.objects();
    if (objects.clusters.empty()) {
        return;
    }
    const QByteArray text = copyText(withPositions(m_workspace.document.spec(), m_scene.positions()), objects).toUtf8();
    auto data = std::make_unique<QMimeData>();
    data->setData(QString::fromLatin1(kTopologyMimeType), text);
    data->setText(QString::fromUtf8(text));
    QGuiApplication::clipboard()->setMimeData(data.release());  // the clipboard owns it
}

void CanvasEdits::cut() {
    const ObjectSet objects = m_workspace.selection.objects();
    if (objects.clusters.empty()) {
        return;
    }
    confirmed(objects, [this, objects] {
        copy();
        remove(objects, tr("Cut"));
    });
}

void CanvasEdits::insert(const QString& text, const QString& what, QPointF offset) {
    ObjectSet added;
    Result<TopologySpec> next = ui::paste(m_workspace.document.spec(), text, snapped(offset), added);
    if (next && !added.empty()) {
        m_workspace.document.edit(what, std::move(*next));
        m_workspace.selection.set(added);
    }
}

void CanvasEdits::paste(QPointF at) {
    const QString text = clipboardText();
    if (const Result<TopologySpec> part = parseTopology(text.toStdString(), "clipboard"); part && !text.isEmpty()) {
        const QRectF extent = extentOf(*part);
        QPointF offset = at - extent.center();
        // Never exactly over what is there already.
        const Places places = m_scene.positions();
        const auto covers = [&](const QPointF& corner) {
            return std::ranges::any_of(places, [&](const auto& each) { return each.second == corner; });
        };
        while (covers(snapped(offset) + extent.topLeft())) {
            offset += QPointF{kPasteStep, kPasteStep};
        }
        insert(text, tr("Paste"), offset);
    }
}

void CanvasEdits::duplicate() {
    const ObjectSet& objects = m_workspace.selection.objects();
    if (!objects.clusters.empty()) {
        insert(copyText(withPositions(m_workspace.document.spec(), m_scene.positions()), objects), tr("Duplicate"),
               {kPasteStep, kCardHeight + kPasteStep});
    }
}

}  // namespace tributary::ui
