#pragma once

#include "core/selection/topicmatcher.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace tributary::ui {

class TopicPreviewModel;

/// Filters the previewed topics by text and by what was decided; sorts by column. GUI thread.
class TopicFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Show { All, Mirrored, Excluded, Internal, NotIncluded, New, Problems, ChosenRule };

    explicit TopicFilter(TopicPreviewModel& topics, QObject* parent = nullptr);

    void setText(const QString& text);
    void setShow(Show show);
    [[nodiscard]] Show show() const { return m_show; }
    /// The chosen rule is another one.
    void refilter() { invalidateFilter(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    TopicPreviewModel& m_topics;
    QString m_text;
    Show m_show = Show::All;
};

}  // namespace tributary::ui
