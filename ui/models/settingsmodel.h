#pragma once

#include "core/topology/topologyspec.h"

#include <QAbstractTableModel>

namespace tributary::ui {

class Theme;

/// Client settings as rows of name and value; the last row is empty, to be filled in. A row with a mistake stays here
/// with its reason and is not part of overrides(). GUI thread.
class OverridesModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Setting, Value, ColumnCount };

    explicit OverridesModel(Theme& theme, QObject* parent = nullptr);

    /// What the document has. Rows with mistakes stay while the good ones are as they were.
    void setOverrides(const ClientOverrides& overrides);
    /// The same when another object is shown: rows with mistakes are gone.
    void resetOverrides(const ClientOverrides& overrides);
    [[nodiscard]] ClientOverrides overrides() const;
    /// What is wrong with a row; empty when it is good.
    [[nodiscard]] QString problem(int row) const;
    /// The first problem of all, for a line below the table.
    [[nodiscard]] QString firstProblem() const;
    void removeRowsAt(const QModelIndexList& rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    /// By the person, and overrides() is another one than before.
    void edited();

private:
    struct Row {
        QString setting;
        QString value;
    };

    Theme& m_theme;
    std::vector<Row> m_rows;  // the empty last one is not here
};

}  // namespace tributary::ui
