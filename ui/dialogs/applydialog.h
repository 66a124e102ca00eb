#pragma once

#include "core/topology/impact.h"
#include "ui/bridge/workspace.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include <vector>

namespace tributary::ui {

/// Says what Apply will do to each link, with its reasons, and applies. A change after which a position must be chosen
/// is confirmed by a check box. GUI thread.
class ApplyDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ApplyDialog(Workspace& workspace, QWidget* parent = nullptr);

    void accept() override;

private:
    void fill();
    void addLink(const LinkImpact& impact);
    void addReasons(QTreeWidgetItem& item, const LinkImpact& impact, const QStringList& errors);
    void follow();
    [[nodiscard]] QStringList errorsOf(const LinkId& link) const;

    Workspace& m_workspace;
    QLabel* m_summary = nullptr;
    QTreeWidget* m_tree = nullptr;
    QCheckBox* m_confirm = nullptr;
    QPushButton* m_apply = nullptr;
    bool m_repositions = false;
};

}  // namespace tributary::ui
