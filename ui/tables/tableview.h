#pragma once

#include <QString>
#include <QTableView>

namespace tributary::ui {

class Theme;

/// A calm table: rows of one height, no grid, sorted by pressing a header; says why when it is empty. The keys for Copy
/// and Select All are its own while it has the focus. GUI thread.
class TableView final : public QTableView {
    Q_OBJECT

public:
    explicit TableView(Theme& theme, QWidget* parent = nullptr);

    /// Shown in the middle while there is no row.
    void setEmptyText(const QString& text);
    [[nodiscard]] const QString& emptyText() const { return m_emptyText; }

    void showColumn(int column, bool shown);

signals:
    /// Enter, or a double-click.
    void rowActivated(const QModelIndex& index);
    /// The key for Copy.
    void copyRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void restyle();

    Theme& m_theme;
    QString m_emptyText;
};

}  // namespace tributary::ui
