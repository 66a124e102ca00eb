#include "ui/canvas/clusteritem.h"

#include "ui/canvas/canvasstyle.h"
#include "ui/text/statetext.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <utility>

namespace tributary::ui {

namespace {

const QRectF kCard{0, 0, kCardWidth, kCardHeight};
constexpr qreal kCardTextLeft = 18;
constexpr qreal kTextRight = kCardWidth - 12;
constexpr qreal kDot = 8;
constexpr qreal kSimpleText = 1.8;  // times the title's size
constexpr qreal kMargin = 12;       // for ports, focus ring and the marks on the top edge

void drawShape(QPainter& painter, StatusShape shape, const QRectF& box) {
    switch (shape) {
        case StatusShape::Disc:
            painter.drawEllipse(box);
            break;
        case StatusShape::Ring: {
            const QColor color = painter.brush().color();
            painter.setPen(QPen{color, 1.75});
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(box.adjusted(1, 1, -1, -1));
            break;
        }
        case StatusShape::Triangle:
            painter.drawPolygon(QPolygonF{{QPointF{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()}});
            break;
        case StatusShape::Diamond:
            painter.drawPolygon(QPolygonF{{QPointF{box.center().x(), box.top() - 1},
                                           {box.right() + 1, box.center().y()},
                                           {box.center().x(), box.bottom() + 1},
                                           {box.left() - 1, box.center().y()}}});
            break;
    }
}

}  // namespace

ClusterItem::ClusterItem(ClusterId id, const CanvasStyle& style) : m_id(std::move(id)), m_style(style) { setZValue(2); }

void ClusterItem::setFace(const ClusterFace& face) {
    if (face != m_face) {
        m_face = face;
        update();
    }
}

void ClusterItem::setMarks(bool chosen, bool current) {
    if (chosen != m_chosen || current != m_current) {
        m_chosen = chosen;
        m_current = current;
        update();
    }
}

void ClusterItem::setOffer(Offer offer) {
    if (offer != m_offer) {
        m_offer = offer;
        update();
    }
}

QRectF ClusterItem::boundingRect() const { return kCard.adjusted(-kMargin, -kMargin, kMargin, kMargin); }

void ClusterItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* /*widget*/) {
    const qreal zoom =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform()) / m_style.scale();
    Q_UNUSED(option)
    painter->setRenderHint(QPainter::Antialiasing);
    paintFrame(*painter);
    if (zoom < kSimpleBelow) {
        paintSimple(*painter);
        return;
    }
    paintText(*painter);
    paintMarks(*painter);
    paintPorts(*painter);
}

void ClusterItem::paintFrame(QPainter& painter) const {
    const QColor tier = m_style.color(CanvasStyle::tierRole(m_face.tier));
    QPen border{m_style.color(m_face.production ? ColorRole::Production : ColorRole::Line),
                m_face.production ? 1.5 : 1.0};
    if (m_offer == Offer::Takes) {
        border = QPen{m_style.color(ColorRole::Accent), 2};
    } else if (m_offer == Offer::Refuses) {
        border = QPen{m_style.color(ColorRole::Bad), 2, Qt::DashLine};
    } else if (m_chosen) {
        border = QPen{m_style.color(ColorRole::Accent), 2};
    }
    if (m_chosen) {
        painter.setPen(Qt::NoPen);
        QColor halo = m_style.color(ColorRole::Accent);
        halo.setAlphaF(0.22F);
        painter.setBrush(halo);
        painter.drawRoundedRect(kCard.adjusted(-4, -4, 4, 4), kCardRadius + 4, kCardRadius + 4);
    }
    if (m_current) {
        painter.setPen(QPen{m_style.color(ColorRole::Focus), 2});
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(kCard.adjusted(-6, -6, 6, 6), kCardRadius + 6, kCardRadius + 6);
    }
    painter.setPen(border);
    painter.setBrush(m_style.color(ColorRole::Raised));
    painter.drawRoundedRect(kCard, kCardRadius, kCardRadius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tier);
    painter.drawRoundedRect(QRectF{0, 12, 4, kCardHeight - 24}, 2, 2);
}

void ClusterItem::paintText(QPainter& painter) const {
    qreal right = kTextRight;
    const QString tag = m_face.tier == Tier::None ? QString{} : tierText(m_face.tier);
    if (!tag.isEmpty()) {
        const QRectF box{kCardTextLeft, 12, kTextRight - kCardTextLeft, 16};
        painter.setFont(m_style.tag());
        painter.setPen(m_style.color(CanvasStyle::tierRole(m_face.tier)));
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, tag);
        right -= QFontMetricsF{m_style.tag()}.horizontalAdvance(tag) + 8;
    }
    const auto line = [&](FontRole role, ColorRole color, const QRectF& box, const QString& text) {
        const QFont& font = m_style.font(role);
        painter.setFont(font);
        painter.setPen(m_style.color(color));
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF{font}.elidedText(text, Qt::ElideRight, box.width()));
    };
    line(FontRole::Title, ColorRole::Text, {kCardTextLeft, 10, right - kCardTextLeft, 20}, m_face.name);
    line(FontRole::MonoSmall, ColorRole::Dim, {kCardTextLeft, 31, kTextRight - kCardTextLeft, 18}, m_face.address);
    const QRectF dot{kCardTextLeft, 62 - kDot / 2, kDot, kDot};
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.color(m_face.color));
    drawShape(painter, m_face.shape, dot);
    const qreal badge = m_face.reasons.isEmpty() ? 0 : 20;
    line(FontRole::Small, m_face.textColor, {kCardTextLeft + 16, 53, kTextRight - kCardTextLeft - 16 - badge, 18},
         m_face.state);
    if (badge > 0) {
        const auto role = m_face.errors ? ColorRole::Bad : ColorRole::Warn;
        m_style.icon(m_face.errors ? QStringLiteral("bad") : QStringLiteral("warn"), role)
            .paint(&painter, QRect{static_cast<int>(kTextRight) - 14, 55, 14, 14});
    }
}

void ClusterItem::paintSimple(QPainter& painter) const {
    QFont font = m_style.font(FontRole::Title);
    font.setPointSizeF(QFontInfo{font}.pointSizeF() * kSimpleText);
    painter.setFont(font);
    painter.setPen(m_style.color(ColorRole::Text));
    const QRectF box = kCard.adjusted(16, 0, -30, 0);
    // Two lines where it has spaces, cut off where it has none.
    painter.setClipRect(box, Qt::IntersectClip);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, m_face.name);
    painter.setClipping(false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.color(m_face.color));
    drawShape(painter, m_face.shape, QRectF{kCardWidth - 28, kCardHeight / 2 - 8, 16, 16});
}

void ClusterItem::paintMarks(QPainter& painter) const {
    qreal right = kCardWidth - 12;
    const QFontMetricsF metrics{m_style.tag()};
    const QStringList marks = clusterMarks(m_face);
    for (qsizetype i = marks.size() - 1; i >= 0; --i) {
        const bool production = m_face.production && i == 0;
        const bool sandbox = m_face.sandbox && i + 1 == marks.size();
        const ColorRole role = production ? ColorRole::Production : sandbox ? ColorRole::Sandbox : ColorRole::Dim;
        const qreal width = metrics.horizontalAdvance(marks[i]) + 12;
        const QRectF pill{right - width, -8, width, 16};
        painter.setPen(QPen{m_style.color(role), 1});
        painter.setBrush(production ? m_style.color(role) : m_style.color(ColorRole::Raised));
        painter.drawRoundedRect(pill, 8, 8);
        painter.setFont(m_style.tag());
        painter.setPen(production ? m_style.color(ColorRole::Raised) : m_style.color(role));
        painter.drawText(pill, Qt::AlignCenter, marks[i]);
        right -= width + 4;
    }
}

void ClusterItem::paintPorts(QPainter& painter) const {
    const QColor tier = m_style.color(CanvasStyle::tierRole(m_face.tier));
    painter.setBrush(m_style.color(ColorRole::Raised));
    painter.setPen(QPen{m_face.readOnly ? m_style.color(ColorRole::Disabled) : tier, 2});
    painter.drawEllipse(QPointF{0, kCardHeight / 2}, kPortRadius, kPortRadius);
    painter.setPen(QPen{tier, 2});
    painter.drawEllipse(QPointF{kCardWidth, kCardHeight / 2}, kPortRadius, kPortRadius);
}

}  // namespace tributary::ui
