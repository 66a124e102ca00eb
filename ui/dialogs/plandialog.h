#pragma once

#include "ui/bridge/planrun.h"
#include "ui/bridge/workspace.h"
#include "ui/text/plantext.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include <map>
#include <vector>

class QTreeWidgetItem;

namespace tributary::ui {

class LinkTree;
class PlanProgress;

/// What starting links would change at their clusters before they mirror, as `tributaryd plan` says it; and starts
/// them. Nobody has to wait for the plan: the button is there from the beginning. GUI thread.
class PlanDialog final : public QDialog {
    Q_OBJECT

public:
    /// `links` in the order in which they are shown; those that are not in the document are left out.
    PlanDialog(Workspace& workspace, std::vector<LinkId> links, QWidget* parent = nullptr);

    /// Starts what can be started, and closes.
    void accept() override;

private:
    void ask();
    void showPlan(const LinkId& link, const Result<LinkPlan>& made);
    void summarize();
    void followLinks();
    [[nodiscard]] std::vector<LinkId> startable() const;

    Workspace m_workspace;
    std::vector<LinkId> m_links;
    PlanRun m_run;
    PlanTotals m_totals;
    bool m_cancelled = false;
    std::map<LinkId, QTreeWidgetItem*> m_items;
    QLabel* m_summary = nullptr;
    PlanProgress* m_progress = nullptr;
    LinkTree* m_tree = nullptr;
    QPushButton* m_start = nullptr;
};

}  // namespace tributary::ui
