#pragma once

#include "ui/bridge/enginebridge.h"
#include "ui/bridge/workspace.h"
#include "ui/models/partitiontablemodel.h"
#include "ui/models/topictablemodel.h"
#include "ui/tables/tablepanel.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QWidget>

#include <memory>
#include <vector>

namespace tributary::ui {

/// Topics and partitions of the selected links, or of all that run when none is selected. Asks the engine for them only
/// while it is visible. GUI thread.
class PartitionsPanel final : public QWidget {
    Q_OBJECT

public:
    explicit PartitionsPanel(Workspace& workspace, QWidget* parent = nullptr);
    ~PartitionsPanel() override;

    [[nodiscard]] PartitionTableModel& partitions() { return *m_partitions; }
    [[nodiscard]] TopicTableModel& topics() { return *m_topics; }
    [[nodiscard]] TablePanel& partitionTable() { return *m_partitionTable; }
    [[nodiscard]] TablePanel& topicTable() { return *m_topicTable; }
    [[nodiscard]] bool isWatching() const { return m_details != nullptr; }

    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray& state);

public slots:
    void showTopics();
    /// `topic` empty: those of all topics.
    void showPartitions(const QString& topic = {});

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void makeTables();
    void makeHeader();
    void showPage(TablePanel* page);
    void follow();
    void take();
    [[nodiscard]] std::vector<LinkId> wantedLinks() const;

    Workspace& m_workspace;
    TopicTableModel* m_topics;
    PartitionTableModel* m_partitions;
    TablePanel* m_topicTable = nullptr;
    TablePanel* m_partitionTable = nullptr;
    QStackedWidget* m_pages = nullptr;
    QWidget* m_header = nullptr;  // stands in the tool row of the table that is shown
    QPushButton* m_topicButton = nullptr;
    QPushButton* m_partitionButton = nullptr;
    QLabel* m_scope = nullptr;
    std::unique_ptr<EngineBridge::DetailHandle> m_details;
};

}  // namespace tributary::ui
