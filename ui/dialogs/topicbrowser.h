#pragma once

#include "ui/bridge/workspace.h"
#include "ui/models/clustertopicmodel.h"
#include "ui/models/tablefilter.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <string>

namespace tributary::ui {

/// The topics of a cluster, to look through; of the current one the records and the configuration, asked for when it
/// is chosen. GUI thread.
class TopicBrowser final : public QWidget {
    Q_OBJECT

public:
    /// `cluster`: as it stands in the dialog now.
    TopicBrowser(Workspace& workspace, std::function<ClusterSpec()> cluster, QWidget* parent = nullptr);

    /// Null: nothing is known; `remark` then says why, else how old it is.
    void setInfo(const std::shared_ptr<const ClusterInfo>& info, const QString& remark);
    [[nodiscard]] int shownTopics() const { return m_filter->rowCount(); }

private:
    void showCount();
    void askDetails();
    void showDetails(const TopicInfo& topic, const Result<TopicDetails>& details);

    Workspace& m_workspace;
    const std::function<ClusterSpec()> m_cluster;
    ClusterTopicModel* m_model;
    TableFilter* m_filter;
    QLineEdit* m_text = nullptr;
    QTableView* m_view = nullptr;
    QLabel* m_count = nullptr;
    QPlainTextEdit* m_details = nullptr;
    QTimer m_soon;        // walking through the list with the arrows asks once
    std::string m_asked;  // the topic whose answer is wanted
    QString m_remark;
};

}  // namespace tributary::ui
