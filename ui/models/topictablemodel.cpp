#include "ui/models/topictablemodel.h"

#include "ui/models/linknames.h"
#include "ui/models/roles.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

namespace tributary::ui {

namespace {

bool isNumber(int column) { return column >= TopicTableModel::Partitions; }

template <class T>
int compared(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

}  // namespace

bool TopicTraits::before(const TopicMetrics& a, const TopicMetrics& b) { return a.topic < b.topic; }

bool TopicTraits::looksAlike(const TopicMetrics& a, const TopicMetrics& b) {
    return a.targetTopic == b.targetTopic && a.partitions == b.partitions && a.flow.errors == b.flow.errors &&
           a.flow.lagRecords == b.flow.lagRecords && a.flow.lagSeconds == b.flow.lagSeconds &&
           a.flow.bytesPerSecond == b.flow.bytesPerSecond && a.flow.recordsPerSecond == b.flow.recordsPerSecond;
}

TopicTableModel::TopicTableModel(Workspace& workspace, QObject* parent) : TopicRows(parent), m_workspace(workspace) {}

int TopicTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant TopicTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
        case Qt::DisplayRole:
            return text(index.row(), index.column());
        case RawRole:
            return raw(index.row(), index.column());
        case LinkIdRole:
            return QString::fromStdString(linkAt(index.row()).str());
        case Qt::FontRole:
            return isNumber(index.column()) ? QVariant{m_workspace.theme.figures(FontRole::Body)} : QVariant{};
        case Qt::TextAlignmentRole:
            return QVariant{(isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
        default:
            return {};
    }
}

QVariant TopicTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal ||
        (role != Qt::DisplayRole && role != RawRole && role != Qt::TextAlignmentRole)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant{(isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
    }
    const bool asRaw = role == RawRole;
    switch (section) {
        case Link:
            return tr("Link");
        case Topic:
            return tr("Topic");
        case Target:
            return tr("At the target");
        case Partitions:
            return tr("Partitions");
        case Bytes:
            return asRaw ? tr("Throughput (bytes/s)") : tr("Throughput");
        case Records:
            return asRaw ? tr("Messages (1/s)") : tr("Messages");
        case Lag:
            return asRaw ? tr("Lag (records)") : tr("Lag");
        case LagSeconds:
            return asRaw ? tr("Lag (s)") : tr("Lag, time");
        case Errors:
            return tr("Errors");
        default:
            return {};
    }
}

QString TopicTableModel::text(int row, int column) const {
    const TopicMetrics& topic = *rowAt(row).metric;
    switch (column) {
        case Link:
            return linkNameOf(m_workspace, linkAt(row));
        case Topic:
            return QString::fromStdString(topic.topic);
        case Target:
            return QString::fromStdString(topic.targetTopic);
        case Partitions:
            return countText(topic.partitions);
        case Bytes:
            return byteRateText(topic.flow.bytesPerSecond);
        case Records:
            return recordRateText(topic.flow.recordsPerSecond);
        case Lag:
            return topic.flow.lagRecords < 0 ? QStringLiteral("—") : countText(topic.flow.lagRecords);
        case LagSeconds:
            return topic.flow.lagSeconds < 0 ? QStringLiteral("—") : secondsText(topic.flow.lagSeconds);
        case Errors:
            return countText(static_cast<std::int64_t>(topic.flow.errors));
        default:
            return {};
    }
}

QVariant TopicTableModel::raw(int row, int column) const {
    const TopicMetrics& topic = *rowAt(row).metric;
    switch (column) {
        case Partitions:
            return topic.partitions;
        case Bytes:
            return topic.flow.bytesPerSecond;
        case Records:
            return topic.flow.recordsPerSecond;
        case Lag:
            return topic.flow.lagRecords < 0 ? QVariant{} : QVariant{static_cast<qlonglong>(topic.flow.lagRecords)};
        case LagSeconds:
            return topic.flow.lagSeconds < 0 ? QVariant{} : QVariant{topic.flow.lagSeconds};
        case Errors:
            return static_cast<qulonglong>(topic.flow.errors);
        default:
            return text(row, column);
    }
}

int TopicTableModel::compareRows(int a, int b, int column) const {
    const TopicMetrics& first = *rowAt(a).metric;
    const TopicMetrics& second = *rowAt(b).metric;
    switch (column) {
        case Link:
            return compared(rowAt(a).link, rowAt(b).link);
        case Topic:
            return first.topic.compare(second.topic);
        case Target:
            return first.targetTopic.compare(second.targetTopic);
        case Partitions:
            return compared(first.partitions, second.partitions);
        case Bytes:
            return compared(first.flow.bytesPerSecond, second.flow.bytesPerSecond);
        case Records:
            return compared(first.flow.recordsPerSecond, second.flow.recordsPerSecond);
        case Lag:
            return compared(first.flow.lagRecords, second.flow.lagRecords);
        case LagSeconds:
            return compared(first.flow.lagSeconds, second.flow.lagSeconds);
        case Errors:
            return compared(first.flow.errors, second.flow.errors);
        default:
            return 0;
    }
}

}  // namespace tributary::ui
