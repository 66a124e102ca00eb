#pragma once

#include "ui/bridge/workspace.h"
#include "ui/models/tablefilter.h"
#include "ui/tables/tableview.h"

#include <QAction>
#include <QByteArray>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QToolButton>
#include <QWidget>

#include <vector>

namespace tributary::ui {

/// A table with a filter field, a menu of columns, copying and export: what the panels have in common. GUI thread.
class TablePanel : public QWidget {
    Q_OBJECT

public:
    struct Setup {
        QString name;               ///< what the table is called, for screen readers and files: "Links"
        QString filterHint;         ///< shown in the empty filter field
        std::vector<int> hidden{};  ///< columns not shown at first
    };

    /// Takes ownership of `model` and `filter`.
    TablePanel(Workspace& workspace, QAbstractItemModel* model, TableFilter* filter, const Setup& setup,
               QWidget* parent = nullptr);

    [[nodiscard]] TableView& view() { return *m_view; }
    [[nodiscard]] QLineEdit& filterField() { return *m_filterField; }
    /// Where further controls go, between filter field and menus.
    [[nodiscard]] QHBoxLayout& tools() { return *m_tools; }
    /// Shown with the table's own actions on a right click.
    void addMenuAction(QAction* action);

    [[nodiscard]] TableFilter& filter() { return m_filter; }
    /// Rows of the source model, in the order shown.
    [[nodiscard]] std::vector<int> selectedRows() const;

    /// Widths, order and visibility of the columns.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray& state);

public slots:
    void copySelection();
    void exportCsv();
    void focusFilter();

signals:
    /// The typed filter is about to be applied (true), or has been (false): rows go that nobody deselected.
    void filtering(bool begins);
    /// Just before the menu of a right click is shown.
    void menuAboutToShow();
    /// Row of the source model; Enter or double-click.
    void rowActivated(int row);

protected:
    Workspace& m_workspace;

private:
    void makeTools(const Setup& setup);
    void restyle();
    void showMenu(const QPoint& at);
    void fillColumnMenu();
    [[nodiscard]] std::vector<int> shownColumns() const;

    QAbstractItemModel& m_model;
    TableFilter& m_filter;
    const QString m_name;
    TableView* m_view = nullptr;
    QLineEdit* m_filterField = nullptr;
    QHBoxLayout* m_tools = nullptr;
    QToolButton* m_columnButton = nullptr;
    QToolButton* m_exportButton = nullptr;
    QMenu* m_columnMenu = nullptr;
    QMenu* m_rowMenu = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_filterIcon = nullptr;
};

}  // namespace tributary::ui
