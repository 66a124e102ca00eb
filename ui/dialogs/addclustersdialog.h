#pragma once

#include "ui/bridge/workspace.h"
#include "ui/dialogs/clusterlines.h"
#include "ui/document/edits.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointF>
#include <QPushButton>
#include <QTableWidget>

#include <vector>

namespace tributary::ui {

/// Adds many clusters at once, from a pasted list, as one undo step. GUI thread.
class AddClustersDialog final : public QDialog {
    Q_OBJECT

public:
    /// The first one is put at `position`, the others below.
    AddClustersDialog(Workspace& workspace, QPointF position, QWidget* parent = nullptr);

    void accept() override;

signals:
    void clustersAdded(const std::vector<tributary::ClusterId>& ids);

private:
    void preview();

    Workspace& m_workspace;
    const QPointF m_position;
    std::vector<ClusterLine> m_lines;
    QPlainTextEdit* m_text = nullptr;
    QComboBox* m_tier = nullptr;
    QTableWidget* m_preview = nullptr;
    QLabel* m_summary = nullptr;
    QPushButton* m_add = nullptr;
};

}  // namespace tributary::ui
