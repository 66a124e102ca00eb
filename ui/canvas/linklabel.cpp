#include "ui/canvas/linklabel.h"

#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/canvasstyle.h"
#include "ui/theme/healthrole.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kHeight = 40;
constexpr qreal kLowHeight = 26;  // one line only
constexpr qreal kLabelTextLeft = 28;
constexpr qreal kPadding = 10;
constexpr qreal kWidthStep = 12;
constexpr qreal kWidest = 240;
constexpr qreal kRadius = 8;
constexpr qreal kBadge = 16;
constexpr qreal kCompact = 24;

}  // namespace

LinkLabel::LinkLabel(LinkId id, const CanvasStyle& style) : m_id(std::move(id)), m_style(style) { setZValue(3); }

bool LinkLabel::setFace(const LinkFace& face) {
    if (face == m_face) {
        return false;
    }
    const bool anew = face.state != m_face.state;
    m_face = face;
    update();
    return measure(anew);
}

void LinkLabel::setMarks(bool chosen, bool current) {
    if (chosen != m_chosen || current != m_current) {
        m_chosen = chosen;
        m_current = current;
        update();
    }
}

void LinkLabel::restyle() {
    measure(true);
    update();
}

bool LinkLabel::measure(bool anew) {
    const qreal text = std::max(QFontMetricsF{m_style.figures(FontRole::SmallBold)}.horizontalAdvance(m_face.first),
                                QFontMetricsF{m_style.figures(FontRole::Small)}.horizontalAdvance(m_face.second));
    const qreal needed = std::ceil((kLabelTextLeft + text + kPadding) / kWidthStep) * kWidthStep;
    // It only grows while the state is the same, so that it does not tremble with the figures.
    const QSizeF size{std::min(kWidest, anew ? needed : std::max(needed, m_size.width())),
                      m_face.second.isEmpty() ? kLowHeight : kHeight};
    if (size == m_size) {
        return false;
    }
    prepareGeometryChange();
    m_size = size;
    return true;
}

QSizeF LinkLabel::compactSize() { return {kCompact, kCompact}; }

void LinkLabel::setCompact(bool compact) {
    if (compact != m_compact) {
        prepareGeometryChange();
        m_compact = compact;
    }
}

QRectF LinkLabel::box() const {
    const QSizeF s = size();
    return {-s.width() / 2, -s.height() / 2, s.width(), s.height()};
}

QRectF LinkLabel::card() const { return box().translated(pos()); }

QRectF LinkLabel::badgeRect() const { return {box().right() - kBadge + 5, box().top() - 6, kBadge, kBadge}; }

QRectF LinkLabel::badge() const {
    return m_face.errors + m_face.warnings > 0 ? badgeRect().translated(pos()) : QRectF{};
}

QRectF LinkLabel::boundingRect() const { return box().adjusted(-8, -8, 8, 8); }

void LinkLabel::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* /*widget*/) {
    Q_UNUSED(option)
    const QRectF frame = box();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_current) {
        painter->setPen(QPen{m_style.color(ColorRole::Focus), 2});
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(frame.adjusted(-4, -4, 4, 4), kRadius + 4, kRadius + 4);
    }
    QPen border{m_style.color(m_chosen ? ColorRole::Accent : ColorRole::Line), m_chosen ? 1.5 : 1.0};
    if (m_face.ghost) {
        border.setStyle(Qt::DashLine);
    }
    painter->setPen(border);
    painter->setBrush(m_style.color(ColorRole::Raised));
    painter->drawRoundedRect(frame, kRadius, kRadius);
    paintIcon(*painter);
    if (!m_compact) {
        paintText(*painter);
    }
    paintBadge(*painter);
}

void LinkLabel::paintIcon(QPainter& painter) const {
    if (!m_face.icon.isEmpty()) {
        const qreal left = m_compact ? -7 : box().left() + 8;
        m_style.icon(m_face.icon, markRole(m_face.health))
            .paint(&painter, QRectF{left, -7, 14, 14}.toRect());
    }
}

void LinkLabel::paintText(QPainter& painter) const {
    const qreal left = -m_size.width() / 2;
    const qreal width = m_size.width() - kLabelTextLeft - kPadding / 2;
    const qreal top = -m_size.height() / 2;
    const auto line = [&](const QFont& font, ColorRole color, qreal y, const QString& text) {
        painter.setFont(font);
        painter.setPen(m_style.color(color));
        painter.drawText(QRectF{left + kLabelTextLeft, y, width, 16}, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF{font}.elidedText(text, Qt::ElideRight, width));
    };
    line(m_style.figures(FontRole::SmallBold), m_face.stale || m_face.ghost ? ColorRole::Dim : ColorRole::Text, top + 5,
         m_face.first);
    if (!m_face.second.isEmpty()) {
        line(m_style.figures(FontRole::Small),
             m_face.secondIsHealth ? wordRole(m_face.health) : ColorRole::Dim, top + 20,
             m_face.second);
    }
}

void LinkLabel::paintBadge(QPainter& painter) const {
    if (m_face.pending) {
        // An edited link: a pencil at the left corner, in the colour of what waits.
        const QRectF at{box().left() - 5, box().top() - 6, kBadge, kBadge};
        painter.setPen(QPen{m_style.color(ColorRole::Warn), 1});
        painter.setBrush(m_style.color(ColorRole::Raised));
        painter.drawEllipse(at);
        m_style.icon(QStringLiteral("edit"), ColorRole::Warn).paint(&painter, at.adjusted(3, 3, -3, -3).toRect());
    }
    if (m_face.errors + m_face.warnings == 0) {
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.color(m_face.errors > 0 ? ColorRole::Bad : ColorRole::Warn));
    const QRectF at = badgeRect();
    painter.drawEllipse(at);
    painter.setPen(m_style.color(ColorRole::Raised));
    painter.setFont(m_style.tag());
    const int count = m_face.errors + m_face.warnings;
    painter.drawText(at, Qt::AlignCenter, count == 1 ? QStringLiteral("!") : QString::number(count));
}

}  // namespace tributary::ui
