#pragma once

#include "ui/models/linktablemodel.h"
#include "ui/tables/linkactions.h"
#include "ui/tables/tablepanel.h"

namespace tributary::ui {

/// All links as a table: the same facts as the canvas, for reading, sorting and for screen readers. Its selection is
/// the window's. GUI thread.
class LinksPanel final : public TablePanel {
    Q_OBJECT

public:
    explicit LinksPanel(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] LinkTableModel& model() { return m_model; }

signals:
    /// Enter or a double-click on a link of the document.
    void linkEditRequested(const tributary::LinkId& link);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] std::vector<LinkId> chosenLinks() const;
    void followSelection();
    void setSelection();

    LinkTableModel& m_model;
    LinkActions m_actions;
    bool m_following = false;
};

}  // namespace tributary::ui
