#include "ui/models/gapmodel.h"

#include "ui/bridge/enginebridge.h"
#include "ui/models/linknames.h"
#include "ui/models/roles.h"
#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

bool isNumber(int column) { return column >= GapModel::Partition && column <= GapModel::Count; }

}  // namespace

GapModel::GapModel(Workspace& workspace, QObject* parent) : QAbstractTableModel(parent), m_workspace(workspace) {
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

int GapModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant GapModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Event& gap = event(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return text(gap, index.column());
        case Qt::ToolTipRole:
            return index.column() == Reason ? text(gap, Reason) : QString{};
        case RawRole:
            return raw(gap, index.column());
        case LinkIdRole:
            return QString::fromStdString(gap.link.str());
        case Qt::FontRole:
            return isNumber(index.column()) ? QVariant{m_workspace.theme.figures(FontRole::Body)} : QVariant{};
        case Qt::TextAlignmentRole:
            return QVariant{(isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
        default:
            return {};
    }
}

QVariant GapModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal ||
        (role != Qt::DisplayRole && role != RawRole && role != Qt::TextAlignmentRole)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant{(isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
    }
    switch (section) {
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

QString GapModel::text(const Event& gap, int column) const {
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
            return countText(gap.to - gap.from);
        case Reason:
            return gap.error ? errorText(*gap.error) : QString{};
        default:
            return {};
    }
}

QVariant GapModel::raw(const Event& gap, int column) const {
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
            return static_cast<qlonglong>(gap.to - gap.from);
        default:
            return text(gap, column);
    }
}

}  // namespace tributary::ui
