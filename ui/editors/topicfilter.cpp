#include "ui/editors/topicfilter.h"

#include "ui/editors/topicpreviewmodel.h"

namespace tributary::ui {

TopicFilter::TopicFilter(TopicPreviewModel& topics, QObject* parent) : QSortFilterProxyModel(parent), m_topics(topics) {
    setSourceModel(&topics);
    setDynamicSortFilter(true);
}

void TopicFilter::setText(const QString& text) {
    m_text = text.trimmed();
    invalidateFilter();
}

void TopicFilter::setShow(Show show) {
    m_show = show;
    invalidateFilter();
}

bool TopicFilter::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const {
    const TopicPreviewModel::Row& topic = m_topics.row(row);
    const TopicDecision decision = topic.report.verdict.decision;
    const auto fits = [&] {
        switch (m_show) {
            case Show::All:
                return true;
            case Show::Mirrored:
                return decision == TopicDecision::Mirrored;
            case Show::Excluded:
                return decision == TopicDecision::Excluded;
            case Show::Internal:
                return decision == TopicDecision::Internal || decision == TopicDecision::Protected ||
                       decision == TopicDecision::Returning;
            case Show::NotIncluded:
                return decision == TopicDecision::NotIncluded;
            case Show::New:
                return topic.joins;
            case Show::Problems:
                return decision == TopicDecision::Undecided || topic.illegal || !topic.clash.empty();
            case Show::ChosenRule:
                return m_topics.isDecidedByHighlight(topic);
        }
        return true;
    };
    return fits() &&
           (m_text.isEmpty() || QString::fromStdString(topic.report.topic).contains(m_text, Qt::CaseInsensitive) ||
            QString::fromStdString(topic.report.target).contains(m_text, Qt::CaseInsensitive));
}

bool TopicFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const TopicPreviewModel::Row& a = m_topics.row(left.row());
    const TopicPreviewModel::Row& b = m_topics.row(right.row());
    switch (left.column()) {
        case TopicPreviewModel::DecidedBy: {
            const auto rank = [](const TopicPreviewModel::Row& row) {
                const TopicVerdict& verdict = row.report.verdict;
                return std::pair{static_cast<int>(verdict.decision), verdict.rule};
            };
            return rank(a) < rank(b);
        }
        case TopicPreviewModel::Partitions:
            return a.partitions < b.partitions;
        case TopicPreviewModel::Target:
            return a.report.target < b.report.target;
        default:
            return a.report.topic < b.report.topic;
    }
}

}  // namespace tributary::ui
