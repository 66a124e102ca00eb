#include "ui/dashboard/partitionheatmap.h"

#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <map>

namespace tributary::ui {

namespace {

constexpr qreal kStaleOpacity = 0.4;

QColor blend(const QColor& from, const QColor& to, float share) {
    const auto mix = [share](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()),
                            mix(from.blueF(), to.blueF()));
}

}  // namespace

PartitionHeatmap::PartitionHeatmap(Theme& theme, QWidget* parent) : QAbstractScrollArea(parent), m_theme(theme) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Lag of each partition"));
    connect(&m_theme, &Theme::changed, this, &PartitionHeatmap::applyTheme);
    applyTheme();
}

int PartitionHeatmap::stepOf(std::int64_t lagRecords) {
    if (lagRecords < 0) {
        return -1;
    }
    const auto step = std::ranges::lower_bound(kSteps, lagRecords);
    return static_cast<int>(step - kSteps.begin());
}

QColor PartitionHeatmap::colorOf(const Theme& theme, int step) {
    // One hue from faint to full: the order can be seen without telling hues apart.
    constexpr std::array kShares{0.10F, 0.24F, 0.38F, 0.52F, 0.66F, 0.82F, 1.0F};
    const auto at = static_cast<std::size_t>(std::clamp(step, 0, static_cast<int>(kShares.size()) - 1));
    const QColor full = blend(theme.series(0), theme.color(ColorRole::Text), at + 1 == kShares.size() ? 0.45F : 0.0F);
    return blend(theme.color(ColorRole::Surface), full, kShares[at]);
}

void PartitionHeatmap::showPartitions(const LinkMetrics& link, const QString& filter) {
    std::map<std::string, std::vector<Cell>> next;
    std::vector<Cell>* cells = nullptr;
    const std::string* last = nullptr;
    for (const PartitionMetrics& one : link.partitionMetrics) {
        if (last == nullptr || *last != one.topic) {
            last = &one.topic;
            const bool wanted =
                filter.isEmpty() || QString::fromStdString(one.topic).contains(filter, Qt::CaseInsensitive);
            cells = wanted ? &next[one.topic] : nullptr;
        }
        if (cells != nullptr) {
            cells->push_back({one.partition, one.flow.lagRecords, one.flow.lagSeconds, one.watermark, one.committed,
                              one.sourceEnd, one.halted});
        }
    }
    bool same = next.size() == m_topics.size();
    std::vector<Topic> topics;
    topics.reserve(next.size());
    for (auto& [name, list] : next) {
        if (!std::ranges::is_sorted(list, {}, &Cell::partition)) {
            std::ranges::sort(list, {}, &Cell::partition);
        }
        const std::size_t index = topics.size();
        same = same && m_topics[index].name == name && m_topics[index].cells.size() == list.size();
        topics.push_back({name, std::move(list), same ? m_topics[index].top : 0});
    }
    m_topics = std::move(topics);
    if (!same) {
        m_current = {0, 0};
        layOut();
    }
    viewport()->update();
}

void PartitionHeatmap::clear() {
    m_topics.clear();
    layOut();
    viewport()->update();
}

void PartitionHeatmap::setHint(const QString& hint) {
    m_hint = hint;
    viewport()->update();
}

void PartitionHeatmap::setStale(bool stale) {
    if (stale != m_stale) {
        m_stale = stale;
        viewport()->update();
    }
}

std::size_t PartitionHeatmap::partitionCount() const {
    std::size_t count = 0;
    for (const Topic& topic : m_topics) {
        count += topic.cells.size();
    }
    return count;
}

void PartitionHeatmap::applyTheme() {
    m_pitch = static_cast<int>(m_theme.px(16));
    layOut();
    viewport()->update();
}

int PartitionHeatmap::rowHeight(const Topic& topic) const {
    const int lines = (static_cast<int>(topic.cells.size()) + m_columns - 1) / m_columns;
    return std::max(1, lines) * m_pitch + static_cast<int>(m_theme.px(4));
}

void PartitionHeatmap::layOut() {
    const int width = viewport()->width();
    m_label = std::clamp(width / 4, static_cast<int>(m_theme.px(80)), static_cast<int>(m_theme.px(220)));
    m_columns = std::max(1, (width - m_label - static_cast<int>(m_theme.px(8))) / m_pitch);
    int top = 0;
    for (Topic& topic : m_topics) {
        topic.top = top;
        top += rowHeight(topic);
    }
    verticalScrollBar()->setRange(0, std::max(0, top - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_pitch);
}

void PartitionHeatmap::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

int PartitionHeatmap::firstTopicAt(int y) const {
    const auto after = std::ranges::upper_bound(m_topics, y, {}, &Topic::top);
    return std::max(0, static_cast<int>(after - m_topics.begin()) - 1);
}

QRect PartitionHeatmap::cellRect(int topic, int cell) const {
    const Topic& one = m_topics[static_cast<std::size_t>(topic)];
    const int gap = std::max(1, static_cast<int>(m_theme.px(2)));
    return {m_label + (cell % m_columns) * m_pitch,
            one.top + (cell / m_columns) * m_pitch - verticalScrollBar()->value(), m_pitch - gap, m_pitch - gap};
}

void PartitionHeatmap::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(ColorRole::Surface));
    if (m_topics.empty()) {
        painter.setFont(m_theme.font(FontRole::Body));
        painter.setPen(m_theme.color(ColorRole::Dim));
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
        return;
    }
    painter.setOpacity(m_stale ? kStaleOpacity : 1);
    const int top = verticalScrollBar()->value();
    const int bottom = top + viewport()->height();
    for (int i = firstTopicAt(top); i < topicCount() && m_topics[static_cast<std::size_t>(i)].top < bottom; ++i) {
        paintTopic(painter, i);
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color(ColorRole::Focus), m_theme.px(2)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cellRect(m_current.topic, m_current.cell).adjusted(-1, -1, 1, 1));
    }
}

void PartitionHeatmap::paintTopic(QPainter& painter, int index) {
    const Topic& topic = m_topics[static_cast<std::size_t>(index)];
    painter.setFont(m_theme.font(FontRole::MonoSmall));
    painter.setPen(m_theme.color(ColorRole::Text));
    const QRect label(0, topic.top - verticalScrollBar()->value(), m_label - static_cast<int>(m_theme.px(8)), m_pitch);
    painter.drawText(
        label, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(QString::fromStdString(topic.name), Qt::ElideMiddle, label.width()));
    for (int i = 0; i < static_cast<int>(topic.cells.size()); ++i) {
        const QRect box = cellRect(index, i);
        if (box.bottom() >= 0 && box.top() < viewport()->height()) {
            paintCell(painter, box, topic.cells[static_cast<std::size_t>(i)]);
        }
    }
}

void PartitionHeatmap::paintCell(QPainter& painter, const QRect& box, const Cell& cell) const {
    const int step = stepOf(cell.lag);
    if (step < 0) {
        painter.setPen(m_theme.color(ColorRole::Line));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(0, 0, -1, -1));
    } else {
        painter.fillRect(box, colorOf(m_theme, step));
    }
    if (cell.halted) {
        painter.setPen(QPen(m_theme.color(ColorRole::Bad), m_theme.px(2)));
        const QRect cross = box.adjusted(3, 3, -3, -3);
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
    }
}

PartitionHeatmap::Place PartitionHeatmap::placeAt(const QPoint& at) const {
    if (m_topics.empty() || at.x() < m_label) {
        return {};
    }
    const int y = at.y() + verticalScrollBar()->value();
    const int topic = firstTopicAt(y);
    const Topic& one = m_topics[static_cast<std::size_t>(topic)];
    const int column = (at.x() - m_label) / m_pitch;
    const int cell = (y - one.top) / m_pitch * m_columns + column;
    const bool there = y >= one.top && column < m_columns && cell < static_cast<int>(one.cells.size());
    return there ? Place{topic, cell} : Place{};
}

QString PartitionHeatmap::tip(int topic, int cell) const {
    if (topic < 0 || topic >= topicCount() || cell < 0 ||
        cell >= static_cast<int>(m_topics[static_cast<std::size_t>(topic)].cells.size())) {
        return {};
    }
    const Topic& one = m_topics[static_cast<std::size_t>(topic)];
    const Cell& at = one.cells[static_cast<std::size_t>(cell)];
    QStringList lines{tr("%1, partition %2").arg(QString::fromStdString(one.name)).arg(at.partition)};
    lines.append(at.lag < 0 ? tr("lag not known") : lagText(at.lag, at.lagSeconds));
    lines.append(tr("mirrored to %1").arg(offsetText(at.watermark)));
    lines.append(tr("committed %1").arg(offsetText(at.committed)));
    lines.append(tr("source end %1").arg(offsetText(at.sourceEnd)));
    if (at.halted) {
        lines.append(tr("halted"));
    }
    return lines.join('\n');
}

void PartitionHeatmap::mousePressEvent(QMouseEvent* event) {
    const Place at = placeAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && at != Place{}) {
        moveTo(at);
        activate(at);
    }
}

void PartitionHeatmap::keyPressEvent(QKeyEvent* event) {
    const int page = std::max(1, viewport()->height() / m_pitch);
    switch (event->key()) {
        case Qt::Key_Left:
            walk(0, -1);
            break;
        case Qt::Key_Right:
            walk(0, 1);
            break;
        case Qt::Key_Up:
            walk(-1, 0);
            break;
        case Qt::Key_Down:
            walk(1, 0);
            break;
        case Qt::Key_PageUp:
            walk(-page, 0);
            break;
        case Qt::Key_PageDown:
            walk(page, 0);
            break;
        case Qt::Key_Home:
            moveTo({0, 0});
            break;
        case Qt::Key_End:
            moveTo({topicCount() - 1, 0});
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            activate(m_current);
            break;
        default:
            QAbstractScrollArea::keyPressEvent(event);
            return;
    }
    event->accept();
}

void PartitionHeatmap::walk(int topics, int cells) {
    if (m_topics.empty()) {
        return;
    }
    Place next{std::clamp(m_current.topic + topics, 0, topicCount() - 1), m_current.cell + cells};
    const auto count = [this](int topic) {
        return static_cast<int>(m_topics[static_cast<std::size_t>(topic)].cells.size());
    };
    if (cells != 0 && next.cell < 0 && next.topic > 0) {
        next = {next.topic - 1, count(next.topic - 1) - 1};
    } else if (cells != 0 && next.cell >= count(next.topic) && next.topic + 1 < topicCount()) {
        next = {next.topic + 1, 0};
    }
    next.cell = std::clamp(next.cell, 0, count(next.topic) - 1);
    moveTo(next);
}

void PartitionHeatmap::moveTo(Place place) {
    if (place.topic < 0 || place.topic >= topicCount()) {
        return;
    }
    m_current = place;
    const QRect box = cellRect(place.topic, place.cell);
    QScrollBar* bar = verticalScrollBar();
    if (box.top() < 0) {
        bar->setValue(bar->value() + box.top());
    } else if (box.bottom() >= viewport()->height()) {
        bar->setValue(bar->value() + box.bottom() + 1 - viewport()->height());
    }
    setAccessibleDescription(tip(place.topic, place.cell));
    viewport()->update();
}

void PartitionHeatmap::activate(Place place) {
    if (tip(place.topic, place.cell).isEmpty()) {
        return;
    }
    const Topic& topic = m_topics[static_cast<std::size_t>(place.topic)];
    emit partitionActivated(std::string(topic.name), topic.cells[static_cast<std::size_t>(place.cell)].partition);
}

void PartitionHeatmap::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    setAccessibleDescription(tip(m_current.topic, m_current.cell));
    viewport()->update();
}

void PartitionHeatmap::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool PartitionHeatmap::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Place at = placeAt(help->pos());
        QString text = tip(at.topic, at.cell);
        if (text.isEmpty() && help->pos().x() < m_label && !m_topics.empty()) {
            const Topic& topic =
                m_topics[static_cast<std::size_t>(firstTopicAt(help->pos().y() + verticalScrollBar()->value()))];
            text = QString::fromStdString(topic.name);
        }
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace tributary::ui
