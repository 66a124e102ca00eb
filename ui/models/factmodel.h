#pragma once

#include "core/base/id.h"
#include "ui/theme/theme.h"

#include <QAbstractTableModel>

namespace tributary::ui {

/// A read-only table of facts: answers Qt's roles and those of roles.h, heads included, from what a model says of a
/// cell. Numbers stand at the right, in figures of one width. GUI thread.
class FactModel : public QAbstractTableModel {
public:
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

protected:
    /// `theme` must outlive it.
    FactModel(int columns, const Theme& theme, QObject* parent)
        : QAbstractTableModel(parent), m_columns(columns), m_theme(theme) {}

    /// "Throughput"; with its unit for an export: "Throughput (bytes/s)".
    [[nodiscard]] virtual QString head(int column, bool withUnit) const = 0;
    [[nodiscard]] virtual bool isNumber(int column) const = 0;
    [[nodiscard]] virtual QString text(int row, int column) const = 0;
    /// The value itself, for RawRole.
    [[nodiscard]] virtual QVariant raw(int row, int column) const { return text(row, column); }
    /// The link that the row is about; empty: none.
    [[nodiscard]] virtual LinkId linkOf(int /*row*/) const { return {}; }
    /// Icons, colours, fonts and tool tips.
    [[nodiscard]] virtual QVariant look(int /*row*/, int /*column*/, int /*role*/) const { return {}; }

    [[nodiscard]] const Theme& theme() const { return m_theme; }

private:
    const int m_columns;
    const Theme& m_theme;
};

/// For RowOrder: negative, 0 or positive.
template <class T>
int compared(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

}  // namespace tributary::ui
