#pragma once

#include "core/base/id.h"

#include <QElapsedTimer>
#include <QGraphicsItem>
#include <QTimer>

#include <vector>

namespace tributary::ui {

class TopologyScene;

/// The marks that move along the links that carry data: short dashes on points sampled before, on at most 40 links, ten
/// times a second. Repaints only the marks themselves; the curves below them are cached. GUI thread.
class FlowLayer final : public QGraphicsItem {
public:
    static constexpr int kMostLinks = 40;
    static constexpr int kFrameMs = 100;

    explicit FlowLayer(const TopologyScene& scene);

    /// Whether anything may move: the window is active, motion is wanted, the zoom is near enough.
    void setAllowed(bool allowed);
    /// What the view shows; links elsewhere have no marks.
    void setVisibleRect(const QRectF& rect);
    /// Links or routes are other ones: picks the busiest anew.
    void choose();
    [[nodiscard]] bool isMoving() const { return m_timer.isActive(); }

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    struct Mark {
        QPointF at;
        QPointF along;  // half its length
        qreal width = 1;
    };
    struct Flow {
        LinkId link;
        qreal phase = 0;  // units
    };

    void advance();
    void place();
    [[nodiscard]] std::vector<QRectF> coversInSight() const;
    void updateMarks();

    const TopologyScene& m_scene;
    QTimer m_timer;
    QElapsedTimer m_clock;
    bool m_allowed = false;
    QRectF m_visible;
    QRectF m_bounds;
    std::vector<Flow> m_flows;
    std::vector<Mark> m_marks;
};

}  // namespace tributary::ui
