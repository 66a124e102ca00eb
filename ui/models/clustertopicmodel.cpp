#include "ui/models/clustertopicmodel.h"

#include "ui/models/roles.h"
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

bool isNumber(int column) {
    return column == ClusterTopicModel::Partitions || column == ClusterTopicModel::Replication;
}

}  // namespace

ClusterTopicModel::ClusterTopicModel(Theme& theme, QObject* parent) : QAbstractTableModel(parent), m_theme(theme) {}

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

int ClusterTopicModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant ClusterTopicModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const TopicInfo& wanted = topic(index.row());
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            switch (column) {
                case Name:
                    return QString::fromStdString(wanted.name);
                case Partitions:
                    return countText(wanted.partitions);
                case Replication:
                    return countText(wanted.replicationFactor);
                case Kind:
                    return wanted.error ? errorText(*wanted.error) : wanted.internal ? tr("internal") : QString{};
                default:
                    return {};
            }
        case RawRole:
            switch (column) {
                case Partitions:
                    return wanted.partitions;
                case Replication:
                    return wanted.replicationFactor;
                default:
                    return data(index, Qt::DisplayRole);
            }
        case Qt::ForegroundRole:
            return wanted.error      ? QVariant{m_theme.color(ColorRole::BadText)}
                   : wanted.internal ? QVariant{m_theme.color(ColorRole::Dim)}
                                     : QVariant{};
        case Qt::TextAlignmentRole:
            return QVariant{(isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
        default:
            return {};
    }
}

QVariant ClusterTopicModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal ||
        (role != Qt::DisplayRole && role != RawRole && role != Qt::TextAlignmentRole)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant{(isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
    }
    switch (section) {
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
