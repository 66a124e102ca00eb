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
    std::ranges::copy_if(events, std::back_inserter(gaps), [](const Event& e) { return e.kind == EventKind::Gap; });
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
    std::ranges::move(gaps, std::back_inserter(m_rows));
    endInsertRows();
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
        case Reason:
            return gap.error ? errorText(*gap.error) : QString{};
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
