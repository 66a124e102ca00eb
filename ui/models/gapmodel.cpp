#include "ui/models/gapmodel.h"

#include "ui/bridge/enginebridge.h"
#include "ui/models/linknames.h"
#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace tributary::ui {

GapModel::GapModel(Workspace& workspace, QObject* parent)
    : FactModel(kColumns, workspace.theme, parent), m_workspace(workspace) {
    connect(&workspace.bridge, &EngineBridge::eventsArrived, this, &GapModel::append);
}

void GapModel::append(const std::vector<Event>& events) {
    std::vector<Event> gaps;
    for (const Event& each : events) {
        if (each.kind == EventKind::Gap) {
            gaps.push_back(each);
        } else if (each.kind == EventKind::PartitionResumed && each.from >= 0) {
            appendGaps(std::exchange(gaps, {}));
            markAgain(each);
        }
    }
    appendGaps(std::move(gaps));
}

void GapModel::appendGaps(std::vector<Event> gaps) {
    m_total += static_cast<int>(gaps.size());
    if (gaps.size() > kMostRows) {
        gaps.erase(gaps.begin(), gaps.end() - kMostRows);
    }
    const int added = static_cast<int>(gaps.size());
    if (added == 0) {
        return;
    }
    if (const int surplus = rowCount() + added - kMostRows; surplus > 0) {
        beginRemoveRows({}, 0, surplus - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + surplus);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + added - 1);
    for (Event& each : gaps) {
        m_rows.push_back({std::move(each)});
    }
    endInsertRows();
}

void GapModel::markAgain(const Event& resumed) {
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows[i];
        const bool here =
            row.gap.link == resumed.link && row.gap.topic == resumed.topic && row.gap.partition == resumed.partition;
        if (here && row.gap.to > resumed.from && row.gap.from < resumed.to) {
            const std::int64_t from = std::max(row.gap.from, resumed.from);
            row.againFrom = row.againFrom < 0 ? from : std::min(row.againFrom, from);
            const QModelIndex at = index(static_cast<int>(i), Reason);
            emit dataChanged(at, at);
        }
    }
}

int GapModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

bool GapModel::isNumber(int column) const { return column >= Partition && column <= Count; }

LinkId GapModel::linkOf(int row) const { return event(row).link; }

QVariant GapModel::look(int row, int column, int role) const {
    return role == Qt::ToolTipRole && column == Reason ? QVariant{text(row, Reason)} : QVariant{};
}

QString GapModel::head(int column, bool /*withUnit*/) const {
    switch (column) {
        case Time:
            return tr("Time");
        case Link:
            return tr("Link");
        case Topic:
            return tr("Topic");
        case Partition:
            return tr("Partition");
        case From:
            return tr("First offset");
        case To:
            return tr("Last offset");
        case Count:
            return tr("Offsets");
        case Reason:
            return tr("Reason");
        default:
            return {};
    }
}

QString GapModel::text(int row, int column) const {
    const Event& gap = event(row);
    switch (column) {
        case Time:
            return dateTimeText(gap.timeMs);
        case Link:
            return linkNameOf(m_workspace, gap.link);
        case Topic:
            return QString::fromStdString(gap.topic);
        case Partition:
            return countText(gap.partition);
        case From:
            return countText(gap.from);
        case To:
            return countText(gap.to - 1);
        case Count:
            return countText(offsetsOf(gap));
        case Reason: {
            const QString why = gap.error ? errorText(*gap.error) : QString{};
            const std::int64_t again = m_rows[static_cast<std::size_t>(row)].againFrom;
            return again < 0 ? why : tr("Read again from offset %1 on. %2").arg(countText(again), why);
        }
        default:
            return {};
    }
}

QVariant GapModel::raw(int row, int column) const {
    const Event& gap = event(row);
    switch (column) {
        case Time:
            return QDateTime::fromMSecsSinceEpoch(gap.timeMs);
        case Partition:
            return gap.partition;
        case From:
            return static_cast<qlonglong>(gap.from);
        case To:
            return static_cast<qlonglong>(gap.to - 1);
        case Count:
            return static_cast<qlonglong>(offsetsOf(gap));
        default:
            return text(row, column);
    }
}

}  // namespace tributary::ui
