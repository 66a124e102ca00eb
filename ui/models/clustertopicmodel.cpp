#include "ui/models/clustertopicmodel.h"

#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

bool sameTopics(const ClusterInfo& a, const ClusterInfo& b) {
    return std::ranges::equal(a.topics, b.topics, [](const TopicInfo& x, const TopicInfo& y) {
        return x.name == y.name && x.partitions == y.partitions && x.replicationFactor == y.replicationFactor &&
               x.internal == y.internal && x.error == y.error;
    });
}

}  // namespace

ClusterTopicModel::ClusterTopicModel(Theme& theme, QObject* parent) : FactModel(kColumns, theme, parent) {}

void ClusterTopicModel::setInfo(std::shared_ptr<const ClusterInfo> info) {
    if (info == m_info || (info && m_info && sameTopics(*info, *m_info))) {
        return;
    }
    beginResetModel();
    m_info = std::move(info);
    endResetModel();
}

int ClusterTopicModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_info ? 0 : static_cast<int>(m_info->topics.size());
}

bool ClusterTopicModel::isNumber(int column) const { return column == Partitions || column == Replication; }

QString ClusterTopicModel::text(int row, int column) const {
    const TopicInfo& shown = topic(row);
    switch (column) {
        case Name:
            return QString::fromStdString(shown.name);
        case Partitions:
            return countText(shown.partitions);
        case Replication:
            return countText(shown.replicationFactor);
        case Kind:
            return shown.error ? errorText(*shown.error) : shown.internal ? tr("internal") : QString{};
        default:
            return {};
    }
}

QVariant ClusterTopicModel::raw(int row, int column) const {
    switch (column) {
        case Partitions:
            return topic(row).partitions;
        case Replication:
            return topic(row).replicationFactor;
        default:
            return text(row, column);
    }
}

QVariant ClusterTopicModel::look(int row, int /*column*/, int role) const {
    const TopicInfo& shown = topic(row);
    if (role != Qt::ForegroundRole || (!shown.error && !shown.internal)) {
        return {};
    }
    return theme().color(shown.error ? ColorRole::BadText : ColorRole::Dim);
}

QString ClusterTopicModel::head(int column, bool /*withUnit*/) const {
    switch (column) {
        case Name:
            return tr("Topic");
        case Partitions:
            return tr("Partitions");
        case Replication:
            return tr("Replicas");
        case Kind:
            return tr("Remark");
        default:
            return {};
    }
}

int ClusterTopicModel::compareRows(int a, int b, int column) const {
    const TopicInfo& first = topic(a);
    const TopicInfo& second = topic(b);
    switch (column) {
        case Name:
            return first.name.compare(second.name);
        case Partitions:
            return first.partitions - second.partitions;
        case Replication:
            return first.replicationFactor - second.replicationFactor;
        case Kind:
            return static_cast<int>(first.internal) - static_cast<int>(second.internal);
        default:
            return 0;
    }
}

}  // namespace tributary::ui
