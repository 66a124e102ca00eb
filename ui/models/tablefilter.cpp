#include "ui/models/tablefilter.h"

#include "ui/models/eventlogmodel.h"
#include "ui/models/roles.h"
#include "ui/models/roworder.h"

#include <algorithm>
#include <utility>

namespace tributary::ui {

TableFilter::TableFilter(std::vector<int> columns, QObject* parent)
    : QSortFilterProxyModel(parent), m_columns(std::move(columns)) {
    setDynamicSortFilter(false);
    setSortRole(RawRole);
    connect(this, &QAbstractItemModel::rowsInserted, this, &TableFilter::sortLater);
}

void TableFilter::sortLater() {
    if (sortColumn() < 0 || std::exchange(m_sortPending, true)) {
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_sortPending = false;
            sort(sortColumn(), sortOrder());
        },
        Qt::QueuedConnection);
}

void TableFilter::setText(const QString& text) {
    if (text != m_text) {
        m_text = text;
        invalidateFilter();
    }
}

bool TableFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    return m_text.isEmpty() || std::ranges::any_of(m_columns, [&](int column) {
               return sourceModel()->index(row, column, parent).data().toString().contains(m_text, Qt::CaseInsensitive);
           });
}

bool TableFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    if (const auto* order = dynamic_cast<const RowOrder*>(sourceModel())) {
        return order->compareRows(left.row(), right.row(), left.column()) < 0;
    }
    return QSortFilterProxyModel::lessThan(left, right);
}

EventFilter::EventFilter(QObject* parent)
    : TableFilter({EventLogModel::Link, EventLogModel::Object, EventLogModel::Text}, parent) {}

void EventFilter::setLinks(std::set<LinkId> links) {
    if (links != m_links) {
        m_links = std::move(links);
        invalidateFilter();
    }
}

void EventFilter::setLeast(Least least) {
    if (least != m_least) {
        m_least = least;
        invalidateFilter();
    }
}

bool EventFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const auto& log = static_cast<const EventLogModel&>(*sourceModel());
    if (!m_links.empty() && !m_links.contains(log.event(row).link)) {
        return false;
    }
    const Health health = log.health(row);
    const bool severe =
        m_least == Least::Everything || health == Health::Bad || (m_least == Least::Warnings && health == Health::Warn);
    return severe && TableFilter::filterAcceptsRow(row, parent);
}

}  // namespace tributary::ui
