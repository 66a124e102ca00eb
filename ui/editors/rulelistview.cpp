#include "ui/editors/rulelistview.h"

#include "ui/editors/rulelistmodel.h"
#include "ui/tables/keepkeys.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace tributary::ui {

RuleListView::RuleListView(RuleListModel& model, QWidget* parent) : QListView(parent), m_model(model) {
    setModel(&model);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    setTabKeyNavigation(false);
    setDragDropMode(QAbstractItemView::InternalMove);
    keepKeys(*this, drawingKeys() + QKeySequence::keyBindings(QKeySequence::Copy) +
                        QList<QKeySequence>{Qt::Key_F2, Qt::Key_Insert, Qt::ALT | Qt::Key_Up, Qt::ALT | Qt::Key_Down});
}

QSize RuleListView::sizeHint() const {
    constexpr int kRowsWanted = 6;
    return {QListView::sizeHint().width(), rowHeight() * kRowsWanted};
}

QSize RuleListView::minimumSizeHint() const {
    constexpr int kRowsNeeded = 3;
    return {QListView::minimumSizeHint().width(), rowHeight() * kRowsNeeded + 2};
}

int RuleListView::rowHeight() const { return itemDelegate()->sizeHint({}, {}).height(); }

std::vector<int> RuleListView::selectedRows() const {
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows()) {
        rows.push_back(index.row());
    }
    std::ranges::sort(rows);
    return rows;
}

void RuleListView::choose(int row) {
    const QModelIndex index = m_model.index(row);
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
}

void RuleListView::removeSelected() {
    const std::vector<int> rows = selectedRows();
    if (!rows.empty()) {
        m_model.remove(rows);
        choose(std::min(rows.front(), m_model.rowCount() - 1));
    }
}

void RuleListView::moveCurrent(int by) {
    const int from = currentIndex().row();
    const int to = from + by;
    if (from >= 0 && to >= 0 && to < m_model.rowCount()) {
        m_model.move(from, to);
        choose(to);
    }
}

void RuleListView::copySelected() const {
    QStringList lines;
    for (const int row : selectedRows()) {
        lines << QString::fromStdString(m_model.entry(row).text);
    }
    if (!lines.isEmpty()) {
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    }
}

void RuleListView::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (m_model.rowCount() == 0) {
        QPainter painter{viewport()};
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    }
}

void RuleListView::keyPressEvent(QKeyEvent* event) {
    if (state() == EditingState) {
        QListView::keyPressEvent(event);  // what the editor left over is not meant for the list
        return;
    }
    const bool alt = event->modifiers() == Qt::AltModifier;
    if (event->matches(QKeySequence::Copy)) {
        copySelected();
    } else if (event->matches(QKeySequence::Paste)) {
        emit pasteRequested();
    } else if (event->key() == Qt::Key_Delete) {
        removeSelected();
    } else if (event->key() == Qt::Key_Insert) {
        emit addRequested();
    } else if (alt && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        moveCurrent(event->key() == Qt::Key_Up ? -1 : 1);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        edit(currentIndex());
    } else {
        QListView::keyPressEvent(event);
        return;
    }
    event->accept();
}

}  // namespace tributary::ui
