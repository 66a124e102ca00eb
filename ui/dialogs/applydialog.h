#pragma once

#include "core/topology/impact.h"
#include "ui/bridge/planrun.h"
#include "ui/bridge/workspace.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include <map>
#include <vector>

class QTreeWidgetItem;

namespace tributary::ui {

/// Says what Apply will do to each link, with its reasons and with what the link then changes at its clusters, and
/// applies. A change after which a position must be chosen
/// is confirmed by a check box. GUI thread.
class ApplyDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ApplyDialog(Workspace& workspace, QWidget* parent = nullptr);

    void accept() override;

private:
    void fill();
    void addLink(const LinkImpact& impact);
    void addPlan(QTreeWidgetItem& item, const Result<LinkPlan>& plan, bool active);
    void ask();
    void follow();
    [[nodiscard]] std::vector<LinkImpact> waiting() const;
    [[nodiscard]] QStringList errorsOf(const LinkId& link) const;

    Workspace& m_workspace;
    QLabel* m_summary = nullptr;
    PlanRun m_plan;
    std::map<LinkId, Result<LinkPlan>> m_plans;
    class PlanProgress* m_progress = nullptr;
    class LinkTree* m_tree = nullptr;
    QCheckBox* m_confirm = nullptr;
    QPushButton* m_apply = nullptr;
    bool m_repositions = false;
};

}  // namespace tributary::ui
