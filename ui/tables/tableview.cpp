#include "ui/tables/tableview.h"

#include "ui/tables/keepkeys.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace tributary::ui {

namespace {

constexpr qreal kRowHeight = 24;
constexpr qreal kMargin = 24;
constexpr qreal kLeastColumn = 40;

}  // namespace

TableView::TableView(Theme& theme, QWidget* parent) : QTableView(parent), m_theme(theme) {
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);  // Tab leaves the table: arrows walk in it
    setFrameShape(NoFrame);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    keepKeys(*this, QKeySequence::keyBindings(QKeySequence::Copy) + QKeySequence::keyBindings(QKeySequence::SelectAll));
    connect(this, &QTableView::doubleClicked, this, &TableView::rowActivated);
    connect(&m_theme, &Theme::changed, this, &TableView::restyle);
    restyle();
}

void TableView::restyle() {
    verticalHeader()->setDefaultSectionSize(qRound(m_theme.px(kRowHeight)));
    horizontalHeader()->setMinimumSectionSize(qRound(m_theme.px(kLeastColumn)));
    viewport()->update();
}

void TableView::setEmptyText(const QString& text) {
    if (text != m_emptyText) {
        m_emptyText = text;
        setAccessibleDescription(text);
        viewport()->update();
    }
}

void TableView::showColumn(int column, bool shown) { setColumnHidden(column, !shown); }

void TableView::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (model() != nullptr && model()->rowCount() > 0) {
        return;
    }
    QPainter painter{viewport()};
    painter.setPen(m_theme.color(ColorRole::Dim));
    painter.setFont(m_theme.font(FontRole::Body));
    const int margin = qRound(m_theme.px(kMargin));
    painter.drawText(viewport()->rect().adjusted(margin, 0, -margin, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     m_emptyText);
}

void TableView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        emit copyRequested();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool modified = event->modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    if (enter && !modified && currentIndex().isValid()) {
        emit rowActivated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

}  // namespace tributary::ui
