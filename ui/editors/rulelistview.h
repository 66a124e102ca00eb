#pragma once

#include <QListView>

namespace tributary::ui {

class RuleListModel;

/// The view of one list of rules, with its keys: Enter and F2 edit, Ins adds, Del removes, Alt+Up and Alt+Down move,
/// Ctrl+C copies, Ctrl+V pastes. GUI thread.
class RuleListView final : public QListView {
    Q_OBJECT

public:
    explicit RuleListView(RuleListModel& model, QWidget* parent = nullptr);

    [[nodiscard]] std::vector<int> selectedRows() const;
    /// Shown while the list is empty.
    void setEmptyText(const QString& text) { m_emptyText = text; }
    /// Selects just this row and brings it into sight.
    void choose(int row);

    void removeSelected();
    void moveCurrent(int by);
    void copySelected() const;

signals:
    void addRequested();
    void pasteRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    [[nodiscard]] int rowHeight() const;

    RuleListModel& m_model;
    QString m_emptyText;
};

}  // namespace tributary::ui
