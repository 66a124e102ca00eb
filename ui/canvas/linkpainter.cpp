#include "ui/canvas/linkpainter.h"

#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/canvasstyle.h"
#include "ui/canvas/linkface.h"
#include "ui/canvas/linkroute.h"
#include "ui/theme/healthrole.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>

namespace tributary::ui {

namespace {

void paintHead(QPainter& painter, const LinkRoute& route, const QColor& color, qreal width) {
    const auto& points = route.points();
    constexpr std::size_t kBack = 4;
    if (points.size() <= kBack) {
        return;
    }
    const QLineF last{points.back(), points[points.size() - 1 - kBack]};
    const qreal size = 8 + width / 2;
    QLineF one = last;
    one.setLength(size);
    QLineF other = one;
    constexpr qreal kOpening = 34;
    one.setAngle(last.angle() + kOpening);
    other.setAngle(last.angle() - kOpening);
    painter.setPen(QPen{color, std::clamp(width, 2.0, 3.0), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    const QPointF head[] = {one.p2(), one.p1(), other.p2()};
    painter.drawPolyline(head, 3);
}

}  // namespace

QColor linkColor(const LinkFace& face, const CanvasStyle& style) {
    return style.color(face.stale || face.ghost ? ColorRole::Idle : markRole(face.health));
}

void paintLink(QPainter& painter, const LinkRoute& route, const LinkFace& face, const CanvasStyle& style,
               LinkMarks marks) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (marks.dimmed) {
        painter.setOpacity(kDimmed);
    }
    if (marks.chosen || marks.current) {
        QColor halo = style.color(ColorRole::Accent);
        halo.setAlphaF(marks.chosen ? 0.24F : 0.14F);
        painter.strokePath(route.path(), QPen{halo, face.width + 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    }
    const QColor color = linkColor(face, style);
    QPen pen{color, face.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin};
    if (face.dashed || face.ghost) {
        pen.setDashPattern(face.ghost ? QList<qreal>{1, 3} : QList<qreal>{4, 3});
    }
    painter.strokePath(route.path(), pen);
    paintHead(painter, route, color, face.width);
    if (marks.chosen) {
        painter.setPen(QPen{style.color(ColorRole::Accent), 2});
        painter.setBrush(style.color(ColorRole::Raised));
        for (const QPointF& bend : route.ends().bends) {
            painter.drawEllipse(bend, kBendRadius, kBendRadius);
        }
    }
    painter.restore();
}

}  // namespace tributary::ui
