#include "ui/models/topictablemodel.h"

#include "ui/models/linknames.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

namespace tributary::ui {

bool TopicTraits::before(const TopicMetrics& a, const TopicMetrics& b) { return a.topic < b.topic; }

bool TopicTraits::looksAlike(const TopicMetrics& a, const TopicMetrics& b) {
    return a.targetTopic == b.targetTopic && a.partitions == b.partitions && a.flow.errors == b.flow.errors &&
           a.flow.lagRecords == b.flow.lagRecords && a.flow.lagSeconds == b.flow.lagSeconds &&
           a.flow.bytesPerSecond == b.flow.bytesPerSecond && a.flow.recordsPerSecond == b.flow.recordsPerSecond;
}

TopicTableModel::TopicTableModel(Workspace& workspace, QObject* parent)
    : TopicRows(kColumns, workspace.theme, parent), m_workspace(workspace) {}

bool TopicTableModel::isNumber(int column) const { return column >= Partitions; }

QString TopicTableModel::head(int column, bool withUnit) const {
    switch (column) {
        case Link:
            return tr("Link");
        case Topic:
            return tr("Topic");
        case Target:
            return tr("At the target");
        case Partitions:
            return tr("Partitions");
        case Bytes:
            return withUnit ? tr("Throughput (bytes/s)") : tr("Throughput");
        case Records:
            return withUnit ? tr("Messages (1/s)") : tr("Messages");
        case Lag:
            return withUnit ? tr("Lag (records)") : tr("Lag");
        case LagSeconds:
            return withUnit ? tr("Lag (s)") : tr("Lag, time");
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
            return linkNameOf(m_workspace, linkOf(row));
        case Topic:
            return QString::fromStdString(topic.topic);
        case Target:
            return QString::fromStdString(topic.targetTopic);
        case Partitions:
            return countText(topic.partitions);
        case Bytes:
            return topic.flow.bytesPerSecond < 0 ? QStringLiteral("—") : byteRateText(topic.flow.bytesPerSecond);
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
            return topic.flow.bytesPerSecond < 0 ? QVariant{} : QVariant{topic.flow.bytesPerSecond};
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
