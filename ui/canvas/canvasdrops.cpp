#include "ui/canvas/canvasdrops.h"

#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/clustertool.h"
#include "ui/canvas/topologyscene.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPen>
#include <QUrl>

namespace tributary::ui {

namespace {

/// The one topology file that is dragged; empty when it is something else.
QString topologyFile(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile()) {
        return {};
    }
    const QString path = urls.front().toLocalFile();
    const QString suffix = QFileInfo{path}.suffix().toLower();
    return suffix == QStringLiteral("tributary") || suffix == QStringLiteral("json") ? path : QString{};
}

bool isCluster(const QMimeData& data) { return data.hasFormat(QString::fromLatin1(kClusterMimeType)); }

QPointF corner(QPointF middle) { return snapped(middle - QPointF{kCardWidth / 2, kCardHeight / 2}); }

}  // namespace

CanvasDrops::CanvasDrops(CanvasView& view, TopologyScene& scene) : m_view(view), m_scene(scene) {}

CanvasDrops::~CanvasDrops() { hide(); }

void CanvasDrops::follow(const ClusterTool& tool) {
    const auto inside = [this, &tool](QPoint global) {
        return m_view.viewport()->rect().contains(m_view.viewport()->mapFromGlobal(global)) &&
               !tool.rect().contains(tool.mapFromGlobal(global));
    };
    connect(&tool, &ClusterTool::dragged, this, [this, inside](QPoint global) {
        inside(global) ? showAt(m_view.viewport()->mapFromGlobal(global)) : hide();
    });
    connect(&tool, &ClusterTool::dragCancelled, this, &CanvasDrops::hide);
    connect(&tool, &ClusterTool::dropped, this, [this, inside](QPoint global) {
        hide();
        if (inside(global)) {
            emit m_view.addClusterRequested(corner(m_view.toScene(m_view.viewport()->mapFromGlobal(global))));
        }
    });
}

void CanvasDrops::over(QDropEvent& event) {
    const QMimeData& data = *event.mimeData();
    if (isCluster(data)) {
        showAt(event.position());
        event.acceptProposedAction();
    } else if (!topologyFile(data).isEmpty()) {
        event.acceptProposedAction();
    } else {
        event.ignore();
    }
}

void CanvasDrops::drop(QDropEvent& event) {
    hide();
    const QMimeData& data = *event.mimeData();
    if (isCluster(data)) {
        event.acceptProposedAction();
        emit m_view.addClusterRequested(corner(m_view.toScene(event.position())));
    } else if (const QString path = topologyFile(data); !path.isEmpty()) {
        event.acceptProposedAction();
        emit m_view.fileDropped(path);
    } else {
        event.ignore();
    }
}

void CanvasDrops::showAt(QPointF viewportPoint) {
    if (!m_ghost) {
        m_ghost = std::make_unique<QGraphicsRectItem>();
        m_ghost->setPen(QPen{m_scene.style().color(ColorRole::Accent), 2, Qt::DashLine});
        m_ghost->setZValue(5);
        m_scene.addItem(m_ghost.get());
    }
    m_ghost->setRect(cardRect(corner(m_view.toScene(viewportPoint))));
}

void CanvasDrops::hide() {
    if (m_ghost) {
        m_scene.removeItem(m_ghost.get());
        m_ghost.reset();
    }
}

}  // namespace tributary::ui
