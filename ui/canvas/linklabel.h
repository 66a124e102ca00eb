#pragma once

#include "ui/canvas/linkface.h"

#include <QGraphicsItem>
#include <QSizeF>

namespace tributary::ui {

class CanvasStyle;

/// The card on a link's curve: icon, two lines, and marks for reasons and pending edits. Its width only grows, in
/// steps, while the link stays in one state, so that numbers move and nothing else does. GUI thread.
class LinkLabel final : public QGraphicsItem {
public:
    LinkLabel(LinkId id, const CanvasStyle& style);

    [[nodiscard]] const LinkId& id() const { return m_id; }
    /// True when its size is another one.
    bool setFace(const LinkFace& face);
    void setMarks(bool chosen, bool current);
    /// Fonts are other ones.
    void restyle();
    [[nodiscard]] QSizeF fullSize() const { return m_size; }
    [[nodiscard]] static QSizeF compactSize();
    /// Only the icon: where there is no room.
    void setCompact(bool compact);
    /// The card around pos(), in the scene.
    [[nodiscard]] QRectF card() const;
    /// Where the reasons are marked, in the scene; empty when there are none.
    [[nodiscard]] QRectF badge() const;

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    bool measure(bool anew);
    [[nodiscard]] QSizeF size() const { return m_compact ? compactSize() : m_size; }
    [[nodiscard]] QRectF box() const;
    [[nodiscard]] QRectF badgeRect() const;
    void paintIcon(QPainter& painter) const;
    void paintText(QPainter& painter) const;
    void paintBadge(QPainter& painter) const;

    LinkId m_id;
    const CanvasStyle& m_style;
    LinkFace m_face;
    QSizeF m_size;
    bool m_compact = false;
    bool m_chosen = false;
    bool m_current = false;
};

}  // namespace tributary::ui
