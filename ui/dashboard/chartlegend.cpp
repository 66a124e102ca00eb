#include "ui/dashboard/chartlegend.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace tributary::ui {

ChartLegend::ChartLegend(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ChartLegend::setEntries(std::vector<Entry> entries) {
    const bool same = std::ranges::equal(entries, m_entries, [](const Entry& a, const Entry& b) {
        return a.key == b.key && a.name == b.name && a.style == b.style;
    });
    m_entries = std::move(entries);
    if (!same) {
        m_current = 0;
        m_hovered = -1;
        const bool any = std::ranges::any_of(m_entries, &Entry::active);
        setFocusPolicy(any ? Qt::StrongFocus : Qt::NoFocus);
        updateGeometry();
    }
    update();
}

void ChartLegend::setRows(int rows) {
    if (rows != m_rows) {
        m_rows = rows;
        updateGeometry();
        update();
    }
}

int ChartLegend::columns(int width) const {
    const int most = std::max(1, width / static_cast<int>(m_theme.px(160)));
    return std::clamp(static_cast<int>(m_entries.size()), 1, most);  // a single name has the whole width
}

int ChartLegend::rowHeight() const {
    return QFontMetrics(m_theme.font(FontRole::Small)).height() + static_cast<int>(m_theme.px(3));
}

QSize ChartLegend::sizeHint() const { return {static_cast<int>(m_theme.px(300)), heightForWidth(width())}; }

QSize ChartLegend::minimumSizeHint() const { return {static_cast<int>(m_theme.px(100)), rowHeight()}; }

int ChartLegend::heightForWidth(int width) const {
    const int count = std::max<int>(1, static_cast<int>(m_entries.size()));
    const int wanted = (count + columns(width) - 1) / columns(width);
    return std::min(wanted, m_rows) * rowHeight();
}

int ChartLegend::shown() const {
    const int count = static_cast<int>(m_entries.size());
    const int room = columns(width()) * std::max(1, height() / rowHeight());
    return count <= room ? count : room - 1;
}

QRect ChartLegend::cell(int index) const {
    const int count = columns(width());
    const int cellWidth = width() / count;
    return {(index % count) * cellWidth, (index / count) * rowHeight(), cellWidth, rowHeight()};
}

int ChartLegend::entryAt(const QPoint& at) const {
    for (int i = 0; i < shown(); ++i) {
        if (cell(i).contains(at)) {
            return i;
        }
    }
    return -1;
}

void ChartLegend::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = shown();
    for (int i = 0; i < count; ++i) {
        paintEntry(painter, i);
    }
    const int hidden = static_cast<int>(m_entries.size()) - count;
    if (hidden > 0) {
        painter.setFont(m_theme.font(FontRole::Small));
        painter.setPen(m_theme.color(ColorRole::Dim));
        painter.drawText(cell(count), Qt::AlignLeft | Qt::AlignVCenter, tr("+%n more", nullptr, hidden));
    }
}

void ChartLegend::paintEntry(QPainter& painter, int index) const {
    const Entry& entry = m_entries[static_cast<std::size_t>(index)];
    const QRect box = cell(index);
    if (index == m_hovered && entry.active) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(ColorRole::Hover));
        painter.drawRoundedRect(box, m_theme.px(3), m_theme.px(3));
    }
    if (hasFocus() && index == m_current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(ColorRole::Focus), m_theme.px(1.5)));
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), m_theme.px(3), m_theme.px(3));
    }
    QPen pen = seriesPen(m_theme, entry.style);
    pen.setWidthF(m_theme.px(2.5));
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    const double y = box.center().y() + 0.5;
    const double line = m_theme.px(18);
    const double left = box.left() + m_theme.px(4);
    painter.drawLine(QPointF(left, y), QPointF(left + line, y));

    painter.setFont(m_theme.figures(FontRole::Small));
    const QFontMetrics figures = painter.fontMetrics();
    QRect text = box;
    text.setLeft(static_cast<int>(left + line + m_theme.px(6)));
    text.setRight(box.right() - static_cast<int>(m_theme.px(12)));
    const int valueWidth = std::max(figures.horizontalAdvance(entry.value), figures.horizontalAdvance("888.8 MB/s"));
    const int nameWidth = text.width() - valueWidth - static_cast<int>(m_theme.px(4));
    painter.setPen(m_theme.color(ColorRole::Text));
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, entry.value);
    painter.setFont(m_theme.font(FontRole::Small));
    painter.setPen(m_theme.color(ColorRole::Dim));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(entry.name, Qt::ElideRight, nameWidth));
}

void ChartLegend::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        activate(entryAt(event->position().toPoint()));
    }
}

void ChartLegend::mouseMoveEvent(QMouseEvent* event) {
    const int at = entryAt(event->position().toPoint());
    if (at != m_hovered) {
        m_hovered = at;
        const bool active = at >= 0 && m_entries[static_cast<std::size_t>(at)].active;
        setCursor(active ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void ChartLegend::leaveEvent(QEvent* /*event*/) {
    m_hovered = -1;
    update();
}

void ChartLegend::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_entries.size()) - 1;
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Up:
            m_current = std::max(0, m_current - 1);
            break;
        case Qt::Key_Right:
        case Qt::Key_Down:
            m_current = std::max(0, std::min(last, m_current + 1));
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            activate(m_current);
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    describe();
    update();
}

void ChartLegend::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    describe();
    update();
}

void ChartLegend::describe() {
    if (m_current >= 0 && m_current < static_cast<int>(m_entries.size())) {
        const Entry& entry = m_entries[static_cast<std::size_t>(m_current)];
        setAccessibleDescription(tr("%1: %2").arg(entry.name, entry.value));
    }
}

void ChartLegend::activate(int index) {
    if (index < 0 || index >= static_cast<int>(m_entries.size())) {
        return;
    }
    const Entry& entry = m_entries[static_cast<std::size_t>(index)];
    if (entry.active) {
        emit activated(std::string(entry.key));  // a copy: what follows may replace the entries
    }
}

bool ChartLegend::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int at = entryAt(help->pos());
        QStringList lines;
        for (int i = at >= 0 ? at : shown(); i < static_cast<int>(m_entries.size()); ++i) {
            const Entry& entry = m_entries[static_cast<std::size_t>(i)];
            lines.append(tr("%1: %2").arg(entry.name, entry.value));
            if (at >= 0) {
                break;
            }
        }
        QToolTip::showText(help->globalPos(), lines.join('\n'), this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace tributary::ui
