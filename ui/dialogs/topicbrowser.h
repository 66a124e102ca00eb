#pragma once

#include "ui/bridge/workspace.h"
#include "ui/models/clustertopicmodel.h"
#include "ui/models/tablefilter.h"

#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QWidget>

#include <memory>

namespace tributary::ui {

/// The topics of a cluster, to look through. GUI thread.
class TopicBrowser final : public QWidget {
    Q_OBJECT

public:
    explicit TopicBrowser(Workspace& workspace, QWidget* parent = nullptr);

    /// Null: nothing is known; `remark` then says why, else how old it is.
    void setInfo(const std::shared_ptr<const ClusterInfo>& info, const QString& remark);
    [[nodiscard]] int shownTopics() const { return m_filter->rowCount(); }

private:
    void showCount();

    ClusterTopicModel* m_model;
    TableFilter* m_filter;
    QLineEdit* m_text = nullptr;
    QTableView* m_view = nullptr;
    QLabel* m_count = nullptr;
    QString m_remark;
};

}  // namespace tributary::ui
