#include "ui/models/partitiontablemodel.h"

#include "ui/models/linknames.h"
#include "ui/text/numbertext.h"
#include "ui/text/statetext.h"
#include "ui/theme/healthrole.h"
#include "ui/theme/theme.h"

namespace tributary::ui {

namespace {

Health healthOf(const PartitionMetrics& partition) {
    if (partition.halted) {
        return Health::Bad;
    }
    if (partition.flow.catchingUp) {
        return Health::Busy;
    }
    return partition.flow.lagRecords == 0 && partition.flow.recordsPerSecond <= 0 ? Health::Idle : Health::Ok;
}

QVariant offsetRaw(std::int64_t offset) { return offset < 0 ? QVariant{} : QVariant{static_cast<qlonglong>(offset)}; }

}  // namespace

bool PartitionTraits::before(const PartitionMetrics& a, const PartitionMetrics& b) {
    const int topics = a.topic.compare(b.topic);
    return topics != 0 ? topics < 0 : a.partition < b.partition;
}

bool PartitionTraits::looksAlike(const PartitionMetrics& a, const PartitionMetrics& b) {
    return a.stream == b.stream && a.halted == b.halted && a.recordPath == b.recordPath && a.sourceEnd == b.sourceEnd &&
           a.watermark == b.watermark && a.committed == b.committed && a.targetOffset == b.targetOffset &&
           a.flow.lagRecords == b.flow.lagRecords && a.flow.lagSeconds == b.flow.lagSeconds &&
           a.flow.catchingUp == b.flow.catchingUp && a.flow.bytesPerSecond == b.flow.bytesPerSecond &&
           a.flow.recordsPerSecond == b.flow.recordsPerSecond;
}

PartitionTableModel::PartitionTableModel(Workspace& workspace, QObject* parent)
    : PartitionRows(kColumns, workspace.theme, parent), m_workspace(workspace) {}

bool PartitionTableModel::isNumber(int column) const {
    return column != Link && column != Topic && column != State && column != Path;
}

QVariant PartitionTableModel::look(int row, int column, int role) const {
    if (column != State) {
        return {};
    }
    const Health health = healthOf(*rowAt(row).metric);
    switch (role) {
        case Qt::DecorationRole:
            return theme().icon(markIcon(health), markRole(health));
        case Qt::ForegroundRole:
            return theme().color(wordRole(health));
        default:
            return {};
    }
}

QString PartitionTableModel::head(int column, bool withUnit) const {
    switch (column) {
        case Link:
            return tr("Link");
        case Topic:
            return tr("Topic");
        case Partition:
            return tr("Partition");
        case Stream:
            return tr("Stream");
        case State:
            return tr("State");
        case SourceEnd:
            return tr("Source end");
        case Watermark:
            return tr("Acknowledged");
        case Committed:
            return tr("Committed");
        case TargetOffset:
            return tr("Target offset");
        case Lag:
            return withUnit ? tr("Lag (records)") : tr("Lag");
        case LagSeconds:
            return withUnit ? tr("Lag (s)") : tr("Lag, time");
        case Bytes:
            return withUnit ? tr("Throughput (bytes/s)") : tr("Throughput");
        case Records:
            return withUnit ? tr("Messages (1/s)") : tr("Messages");
        case Path:
            return tr("Data path");
        default:
            return {};
    }
}

QString PartitionTableModel::text(int row, int column) const {
    const PartitionMetrics& partition = *rowAt(row).metric;
    switch (column) {
        case Link:
            return linkNameOf(m_workspace, linkOf(row));
        case Topic:
            return QString::fromStdString(partition.topic);
        case Partition:
            return countText(partition.partition);
        case Stream:
            return offsetText(partition.stream);
        case State:
            switch (healthOf(partition)) {
                case Health::Bad:
                    return tr("halted");
                case Health::Busy:
                    return tr("catching up");
                case Health::Idle:
                    return tr("idle");
                default:
                    return tr("running");
            }
        case SourceEnd:
            return offsetText(partition.sourceEnd);
        case Watermark:
            return offsetText(partition.watermark);
        case Committed:
            return offsetText(partition.committed);
        case TargetOffset:
            return offsetText(partition.targetOffset);
        case Lag:
            return offsetText(partition.flow.lagRecords);
        case LagSeconds:
            return partition.flow.lagSeconds < 0 ? QStringLiteral("—") : secondsText(partition.flow.lagSeconds);
        case Bytes:
            return partition.flow.bytesPerSecond < 0 ? QStringLiteral("—")
                                                     : byteRateText(partition.flow.bytesPerSecond);
        case Records:
            return recordRateText(partition.flow.recordsPerSecond);
        case Path:
            return ui::text(partition.recordPath);
        default:
            return {};
    }
}

QVariant PartitionTableModel::raw(int row, int column) const {
    const PartitionMetrics& partition = *rowAt(row).metric;
    switch (column) {
        case Partition:
            return partition.partition;
        case Stream:
            return offsetRaw(partition.stream);
        case SourceEnd:
            return offsetRaw(partition.sourceEnd);
        case Watermark:
            return offsetRaw(partition.watermark);
        case Committed:
            return offsetRaw(partition.committed);
        case TargetOffset:
            return offsetRaw(partition.targetOffset);
        case Lag:
            return offsetRaw(partition.flow.lagRecords);
        case LagSeconds:
            return partition.flow.lagSeconds < 0 ? QVariant{} : QVariant{partition.flow.lagSeconds};
        case Bytes:
            return partition.flow.bytesPerSecond < 0 ? QVariant{} : QVariant{partition.flow.bytesPerSecond};
        case Records:
            return partition.flow.recordsPerSecond;
        default:
            return text(row, column);
    }
}

int PartitionTableModel::compareRows(int a, int b, int column) const {
    const PartitionMetrics& first = *rowAt(a).metric;
    const PartitionMetrics& second = *rowAt(b).metric;
    switch (column) {
        case Link:
            return compared(rowAt(a).link, rowAt(b).link);
        case Topic:
            return first.topic.compare(second.topic);
        case Partition:
            return compared(first.partition, second.partition);
        case Stream:
            return compared(first.stream, second.stream);
        case State:
            return compared(static_cast<int>(healthOf(first)), static_cast<int>(healthOf(second)));
        case SourceEnd:
            return compared(first.sourceEnd, second.sourceEnd);
        case Watermark:
            return compared(first.watermark, second.watermark);
        case Committed:
            return compared(first.committed, second.committed);
        case TargetOffset:
            return compared(first.targetOffset, second.targetOffset);
        case Lag:
            return compared(first.flow.lagRecords, second.flow.lagRecords);
        case LagSeconds:
            return compared(first.flow.lagSeconds, second.flow.lagSeconds);
        case Bytes:
            return compared(first.flow.bytesPerSecond, second.flow.bytesPerSecond);
        case Records:
            return compared(first.flow.recordsPerSecond, second.flow.recordsPerSecond);
        case Path:
            return compared(static_cast<int>(first.recordPath), static_cast<int>(second.recordPath));
        default:
            return 0;
    }
}

}  // namespace tributary::ui
