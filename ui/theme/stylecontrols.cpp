#include "ui/theme/stylecontrols.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace tributary::ui {

namespace {

constexpr qreal kScrollBarMargin = 2.5;
constexpr int kShortestSlider = 28;

bool has(const QStyleOption& option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

/// Restores the painter, which a style may not leave changed.
class PainterScope {
public:
    explicit PainterScope(QPainter& painter) : m_painter(painter) {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~PainterScope() { m_painter.restore(); }
    PainterScope(const PainterScope&) = delete;
    PainterScope& operator=(const PainterScope&) = delete;

private:
    QPainter& m_painter;
};

QColor buttonFill(const StyleLook& look, const QStyleOption& option, bool primary) {
    if (!has(option, QStyle::State_Enabled)) {
        return look.background;
    }
    if (primary) {
        const bool down = has(option, QStyle::State_Sunken);
        return down || has(option, QStyle::State_MouseOver) ? look.accent.darker(down ? 115 : 107) : look.accent;
    }
    if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On)) {
        return look.selection;
    }
    return has(option, QStyle::State_MouseOver) ? look.hover : look.raised;
}

/// The square of an indicator, on whole pixels.
QRectF indicatorRect(const QStyleOption& option) {
    const int side = qMin(option.rect.width(), option.rect.height());
    return QRectF(option.rect.x() + (option.rect.width() - side) / 2,
                  option.rect.y() + (option.rect.height() - side) / 2, side, side);
}

QColor indicatorBorder(const StyleLook& look, const QStyleOption& option) {
    if (!has(option, QStyle::State_Enabled)) {
        return look.disabled;
    }
    return has(option, QStyle::State_HasFocus) || has(option, QStyle::State_MouseOver) ? look.focus : look.handle;
}

}  // namespace

void drawBox(QPainter& painter, const StyleLook& look, const QRectF& rect, const QColor& fill, const QColor& border,
             qreal radius) {
    const PainterScope scope(painter);
    painter.setPen(QPen(border, look.strong ? 2 : 1));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius * look.scale, radius * look.scale);
}

void drawField(QPainter& painter, const StyleLook& look, const QStyleOption& option, const QColor& fill) {
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focused = enabled && has(option, QStyle::State_HasFocus);
    const QColor border = focused || !enabled || !has(option, QStyle::State_MouseOver) ? look.line : look.handle;
    drawBox(painter, look, option.rect, enabled ? fill : look.background, border);
    if (focused) {
        drawFocusRing(painter, look, option.rect);
    }
}

void drawFocusRing(QPainter& painter, const StyleLook& look, const QRectF& rect, qreal radius) {
    const PainterScope scope(painter);
    const qreal width = look.strong ? 3 : 2;
    painter.setPen(QPen(look.focus, width));
    painter.setBrush(Qt::NoBrush);
    const qreal half = width / 2;
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius * look.scale, radius * look.scale);
}

void drawChevron(QPainter& painter, const StyleLook& look, const QRectF& rect, Qt::ArrowType direction,
                 const QColor& color) {
    const PainterScope scope(painter);
    const qreal reach = 3.5 * look.scale;
    QPolygonF points{{-reach, -reach / 2}, {0, reach / 2}, {reach, -reach / 2}};
    painter.translate(rect.center());
    switch (direction) {
        case Qt::UpArrow:
            painter.rotate(180);
            break;
        case Qt::LeftArrow:
            painter.rotate(90);
            break;
        case Qt::RightArrow:
            painter.rotate(-90);
            break;
        case Qt::DownArrow:
        case Qt::NoArrow:
            break;
    }
    painter.setPen(QPen(color, 1.5 * look.scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(points);
}

void drawCheckBox(QPainter& painter, const StyleLook& look, const QStyleOption& option) {
    const QRectF box = indicatorRect(option);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const QColor filled = enabled ? look.accent : look.disabled;
    drawBox(painter, look, box,
            on || partly ? filled
            : enabled    ? look.raised
                         : look.background,
            on || partly ? filled : indicatorBorder(look, option), 4);
    const PainterScope scope(painter);
    const qreal unit = box.width() / 16;
    painter.translate(box.topLeft());
    painter.setPen(QPen(look.onAccent, 1.8 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (partly) {
        painter.drawLine(QPointF(4.5, 8) * unit, QPointF(11.5, 8) * unit);
    } else if (on) {
        painter.drawPolyline(QPolygonF{QPointF(4, 8.3) * unit, QPointF(6.8, 11) * unit, QPointF(12, 5.2) * unit});
    }
}

void drawRadioButton(QPainter& painter, const StyleLook& look, const QStyleOption& option) {
    const PainterScope scope(painter);
    const QRectF box = indicatorRect(option).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const QColor filled = enabled ? look.accent : look.disabled;
    painter.setPen(QPen(on ? filled : indicatorBorder(look, option), look.strong ? 2 : 1));
    painter.setBrush(on ? filled : enabled ? look.raised : look.background);
    painter.drawEllipse(box);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.onAccent);
        painter.drawEllipse(box.center(), box.width() / 5.5, box.width() / 5.5);
    }
}

void drawPushButton(QPainter& painter, const StyleLook& look, const QStyleOption& option, bool primary) {
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor fill = buttonFill(look, option, primary);
    const bool on = has(option, QStyle::State_On) && enabled;
    drawBox(painter, look, option.rect, fill, primary && enabled ? fill : on ? look.accent : look.line);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange)) {
        if (primary) {
            // On its own colour the ring would not be seen.
            const int inset = look.px(2);
            StyleLook inner = look;
            inner.focus = look.onAccent;
            drawFocusRing(painter, inner, QRectF(option.rect).adjusted(inset, inset, -inset, -inset), 4);
        } else {
            drawFocusRing(painter, look, option.rect);
        }
    }
}

void drawToolButton(QPainter& painter, const StyleLook& look, const QStyleOption& option, bool primary) {
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool marked = has(option, QStyle::State_On) || has(option, QStyle::State_Sunken) ||
                        (enabled && has(option, QStyle::State_MouseOver));
    if (!primary && !marked && has(option, QStyle::State_AutoRaise)) {
        return;
    }
    const QColor fill = buttonFill(look, option, primary);
    const bool framed = look.strong || !has(option, QStyle::State_AutoRaise);
    drawBox(painter, look, option.rect, fill, primary && enabled ? fill : framed ? look.line : fill);
}

void drawProgress(QPainter& painter, const StyleLook& look, const QStyleOptionProgressBar& option) {
    const double part = static_cast<double>(static_cast<qint64>(option.progress) - option.minimum) /
                        static_cast<double>(static_cast<qint64>(option.maximum) - option.minimum);
    QRect done = option.rect;
    done.setWidth(qRound(option.rect.width() * qBound(0.0, part, 1.0)));
    if (option.invertedAppearance != (option.direction == Qt::RightToLeft)) {
        done.moveRight(option.rect.right());
    }
    if (done.width() > 1) {
        // Light enough for the text that stands on it.
        drawBox(painter, look, done, look.selection, look.accent, kProgressRadius);
    }
}

bool isVertical(const QStyleOptionTab& option) {
    switch (option.shape) {
        case QTabBar::RoundedWest:
        case QTabBar::RoundedEast:
        case QTabBar::TriangularWest:
        case QTabBar::TriangularEast:
            return true;
        default:
            return false;
    }
}

void drawTab(QPainter& painter, const StyleLook& look, const QStyleOptionTab& option) {
    const bool selected = has(option, QStyle::State_Selected);
    const QRect rect = option.rect;
    if (!selected && has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled)) {
        const int inset = look.px(3);
        const PainterScope scope(painter);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.hover);
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), kControlRadius * look.scale,
                                kControlRadius * look.scale);
    }
    if (!selected) {
        return;
    }
    const int thickness = look.px(look.strong ? 4 : 2);
    const int margin = look.px(8);
    QRect underline = rect.adjusted(margin, 0, -margin, 0);
    switch (option.shape) {
        case QTabBar::RoundedSouth:
        case QTabBar::TriangularSouth:
            underline.setHeight(thickness);
            break;
        case QTabBar::RoundedWest:
        case QTabBar::TriangularWest:
            underline = QRect(rect.right() - thickness + 1, rect.top() + margin, thickness, rect.height() - 2 * margin);
            break;
        case QTabBar::RoundedEast:
        case QTabBar::TriangularEast:
            underline = QRect(rect.left(), rect.top() + margin, thickness, rect.height() - 2 * margin);
            break;
        default:
            underline.setTop(rect.bottom() - thickness + 1);
            break;
    }
    painter.fillRect(underline, has(option, QStyle::State_Enabled) ? look.accent : look.disabled);
}

QRect scrollBarSlider(const StyleLook& look, const QStyleOptionSlider& option) {
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int room = horizontal ? option.rect.width() : option.rect.height();
    const qint64 range = static_cast<qint64>(option.maximum) - option.minimum;
    int length = room;
    if (range > 0) {
        const qint64 whole = range + qMax(1, option.pageStep);
        length = static_cast<int>(static_cast<qint64>(room) * qMax(1, option.pageStep) / whole);
        length = qBound(qMin(room, look.px(kShortestSlider)), length, room);
    }
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      room - length, option.upsideDown);
    const QRect slider = horizontal ? QRect(option.rect.x() + start, option.rect.y(), length, option.rect.height())
                                    : QRect(option.rect.x(), option.rect.y() + start, option.rect.width(), length);
    return horizontal ? QStyle::visualRect(option.direction, option.rect, slider) : slider;
}

void drawScrollBar(QPainter& painter, const StyleLook& look, const QStyleOptionSlider& option, const QRect& slider) {
    painter.fillRect(option.rect, look.surface);
    if (option.maximum <= option.minimum) {
        return;
    }
    const PainterScope scope(painter);
    const bool active = (option.activeSubControls & QStyle::SC_ScrollBarSlider) != 0 &&
                        (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken));
    const qreal margin = kScrollBarMargin * look.scale;
    const QRectF grip = QRectF(slider).adjusted(margin, margin, -margin, -margin);
    const qreal radius = qMin(grip.width(), grip.height()) / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(active ? look.dim : look.handle);
    painter.drawRoundedRect(grip, radius, radius);
}

}  // namespace tributary::ui
