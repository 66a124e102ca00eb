#include "ui/editors/topictable.h"

#include "ui/editors/topicpreviewmodel.h"
#include "ui/tables/keepkeys.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace tributary::ui {

namespace {

constexpr int kTopicRowHeight = 24;
constexpr int kRowsNeeded = 5;  // with the header
constexpr int kTopicIcon = 14;
constexpr int kPartitions = 48;
constexpr double kTopicShare = 0.39;
constexpr double kRuleShare = 0.27;

}  // namespace

TopicTable::TopicTable(Theme& theme, QWidget* parent) : QTableView(parent), m_theme(theme) {
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setIconSize({qRound(theme.px(kTopicIcon)), qRound(theme.px(kTopicIcon))});
    setMinimumHeight(qRound(theme.px(kTopicRowHeight)) * kRowsNeeded);
    keepKeys(*this, drawingKeys() + QKeySequence::keyBindings(QKeySequence::Copy));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(qRound(theme.px(kTopicRowHeight)));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(qRound(theme.px(kPartitions)));
    horizontalHeader()->setStretchLastSection(true);
}

void TopicTable::copySelected() const {
    QStringList names;
    for (const QModelIndex& index : selectionModel()->selectedRows(TopicPreviewModel::Topic)) {
        names << index.data().toString();
    }
    if (!names.isEmpty()) {
        QGuiApplication::clipboard()->setText(names.join(u'\n'));
    }
}

void TopicTable::resizeEvent(QResizeEvent* event) {
    const int partitions = qRound(m_theme.px(kPartitions));
    const int room = viewport()->width() - partitions;
    horizontalHeader()->resizeSection(TopicPreviewModel::Topic, qRound(room * kTopicShare));
    horizontalHeader()->resizeSection(TopicPreviewModel::DecidedBy, qRound(room * kRuleShare));
    horizontalHeader()->resizeSection(TopicPreviewModel::Partitions, partitions);
    QTableView::resizeEvent(event);
}

void TopicTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copySelected();
        event->accept();
    } else {
        QTableView::keyPressEvent(event);
    }
}

}  // namespace tributary::ui
