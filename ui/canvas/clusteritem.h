#pragma once

#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/clusterface.h"

#include <QGraphicsItem>

namespace tributary::ui {

class CanvasStyle;

/// A cluster's card with its two ports. Draws what it is told and decides nothing; the mouse is the view's business.
/// GUI thread.
class ClusterItem final : public QGraphicsItem {
public:
    /// `style` must outlive it.
    ClusterItem(ClusterId id, const CanvasStyle& style);

    [[nodiscard]] const ClusterId& id() const { return m_id; }
    [[nodiscard]] const ClusterFace& face() const { return m_face; }
    void setFace(const ClusterFace& face);
    /// `current`: has the keyboard's focus.
    void setMarks(bool chosen, bool current);
    /// As a wire's end: nothing, may be dropped on, may not.
    enum class Offer { None, Takes, Refuses };
    void setOffer(Offer offer);

    [[nodiscard]] QRectF card() const { return cardRect(pos()); }
    [[nodiscard]] QPointF inPort() const { return pos() + QPointF{0, kCardHeight / 2}; }
    [[nodiscard]] QPointF outPort() const { return pos() + QPointF{kCardWidth, kCardHeight / 2}; }

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintFrame(QPainter& painter) const;
    void paintText(QPainter& painter) const;
    void paintSimple(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintPorts(QPainter& painter) const;

    ClusterId m_id;
    const CanvasStyle& m_style;
    ClusterFace m_face;
    bool m_chosen = false;
    bool m_current = false;
    Offer m_offer = Offer::None;
};

}  // namespace tributary::ui
