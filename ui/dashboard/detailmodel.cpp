#include "ui/dashboard/detailmodel.h"

#include "ui/text/numbertext.h"

#include <algorithm>
#include <tuple>

namespace tributary::ui {

namespace {

QString ageText(double seconds) { return seconds < 0 ? QStringLiteral("—") : secondsText(seconds); }

}  // namespace

bool DetailModel::before(const Row& a, const Row& b) {
    return std::tie(a.topic, a.partition) < std::tie(b.topic, b.partition);
}

void DetailModel::show(const LinkMetrics& link, const std::string& topic) {
    std::vector<Row> next;
    if (m_kind == Kind::Topics) {
        next.reserve(link.topicMetrics.size());
        for (const TopicMetrics& one : link.topicMetrics) {
            Row row{one.topic};
            row.targetTopic = one.targetTopic;
            row.partitions = one.partitions;
            row.flow = one.flow;
            next.push_back(std::move(row));
        }
    } else {
        for (const PartitionMetrics& one : link.partitionMetrics) {
            if (one.topic == topic) {
                Row row{one.topic, one.partition};
                row.watermark = one.watermark;
                row.committed = one.committed;
                row.targetOffset = one.targetOffset;
                row.sourceEnd = one.sourceEnd;
                row.openTransaction = one.openTransaction;
                row.halted = one.halted;
                row.flow = one.flow;
                next.push_back(std::move(row));
            }
        }
    }
    if (!std::ranges::is_sorted(next, before)) {
        std::ranges::sort(next, before);
    }
    merge(std::move(next));
}

void DetailModel::clear() { merge({}); }

void DetailModel::merge(std::vector<Row> next) {
    // Runs of rows that went, from the bottom, so that the numbers above stay right.
    for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0; --last) {
        const auto gone = [&](int row) {
            return !std::ranges::binary_search(next, m_rows[static_cast<std::size_t>(row)], before);
        };
        if (!gone(last)) {
            continue;
        }
        int first = last;
        while (first > 0 && gone(first - 1)) {
            --first;
        }
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
    const bool grows = next.size() > m_rows.size();
    for (std::size_t i = 0; grows && i < next.size(); ++i) {
        const auto isNew = [&](std::size_t at) { return i >= m_rows.size() || before(next[at], m_rows[i]); };
        if (!isNew(i)) {
            continue;
        }
        std::size_t end = i + 1;
        while (end < next.size() && isNew(end)) {
            ++end;
        }
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(end) - 1);
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(i), next.begin() + static_cast<std::ptrdiff_t>(i),
                      next.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        i = end - 1;
    }
    m_rows = std::move(next);
    if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, columnCount() - 1), {Qt::DisplayRole});
    }
}

std::string DetailModel::topicAt(int row) const {
    return m_kind == Kind::Topics && row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].topic
                                                                  : std::string();
}

int DetailModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DetailModel::columnCount(const QModelIndex& parent) const {
    if (parent.isValid()) {
        return 0;
    }
    return m_kind == Kind::Topics ? 6 : 7;
}

QVariant DetailModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        return m_kind == Kind::Topics ? topicCell(row, index.column()) : partitionCell(row, index.column());
    }
    if (role == Qt::TextAlignmentRole) {
        const bool name = m_kind == Kind::Topics && index.column() < 2;
        return QVariant::fromValue(Qt::AlignVCenter | (name ? Qt::AlignLeft : Qt::AlignRight));
    }
    return {};
}

QString DetailModel::topicCell(const Row& row, int column) const {
    switch (column) {
        case 0:
            return QString::fromStdString(row.topic);
        case 1:
            return QString::fromStdString(row.targetTopic);
        case 2:
            return countText(row.partitions);
        case 3:
            return byteRateText(row.flow.bytesPerSecond);
        case 4:
            return offsetText(row.flow.lagRecords);
        default:
            return ageText(row.flow.lagSeconds);
    }
}

QString DetailModel::partitionCell(const Row& row, int column) const {
    switch (column) {
        case 0:
            return row.halted ? tr("%1, halted").arg(row.partition) : QString::number(row.partition);
        case 1:
            return offsetText(row.watermark);
        case 2:
            return offsetText(row.committed);
        case 3:
            return offsetText(row.targetOffset);
        case 4:
            return row.openTransaction > 0 ? tr("%1 (+%2 in an open transaction)")
                                                 .arg(offsetText(row.sourceEnd), countText(row.openTransaction))
                                           : offsetText(row.sourceEnd);
        case 5:
            return offsetText(row.flow.lagRecords);
        default:
            return ageText(row.flow.lagSeconds);
    }
}

QVariant DetailModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList topics{tr("Topic"), tr("At the target"), tr("Partitions"), tr("Rate"), tr("Lag"), tr("Age")};
    const QStringList partitions{tr("Partition"),  tr("Acknowledged"), tr("Committed"), tr("Target offset"),
                                 tr("Source end"), tr("Lag"),          tr("Age")};
    return (m_kind == Kind::Topics ? topics : partitions).value(section);
}

}  // namespace tributary::ui
