#pragma once

#include <QString>
#include <QTableView>

namespace tributary::ui {

class Theme;

/// A calm table: rows of one height, no grid, sorted by pressing a header; says why when it is empty. GUI thread.
class TableView final : public QTableView {
    Q_OBJECT

public:
    explicit TableView(Theme& theme, QWidget* parent = nullptr);

    /// Shown in the middle while there is no row.
    void setEmptyText(const QString& text);
    [[nodiscard]] const QString& emptyText() const { return m_emptyText; }

    /// For the columns' menu: header texts that may be hidden; column 0 always stays.
    void showColumn(int column, bool shown);

signals:
    /// Enter, or a double-click.
    void rowActivated(const QModelIndex& index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void restyle();

    Theme& m_theme;
    QString m_emptyText;
};

}  // namespace tributary::ui
