#pragma once

#include "ui/editors/topicfilter.h"
#include "ui/editors/topicpreviewmodel.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace tributary::ui {

class ChoiceField;
class LinkSubject;
class ThemedLabel;
class TopicTable;

/// The table of the source's topics with its counters, its filters and where the list comes from. GUI thread.
class TopicPreview final : public QWidget {
    Q_OBJECT

public:
    explicit TopicPreview(LinkSubject& subject, QWidget* parent = nullptr);

    void setPreview(const PreviewPtr& preview, const TopicPreviewModel::PartitionCounts& partitions);
    void setBusy(bool busy);
    void setHighlight(RuleList list, int rule);
    /// Says where the list comes from, by what is known of the source now.
    void showSource();

    [[nodiscard]] TopicPreviewModel& model() { return *m_model; }
    [[nodiscard]] TopicFilter& filter() { return *m_filter; }
    [[nodiscard]] QString countersText() const;
    [[nodiscard]] QString sourceText() const;

private:
    [[nodiscard]] QString counters(const SelectionPreview& preview) const;
    void openMenu(const QPoint& at);

    LinkSubject& m_subject;
    TopicPreviewModel* m_model;
    TopicFilter* m_filter;
    ThemedLabel* m_counters;
    ThemedLabel* m_source;
    QPushButton* m_retry;
    QLineEdit* m_text;
    ChoiceField* m_show;
    TopicTable* m_table;
    QTimer m_slow;
};

}  // namespace tributary::ui
