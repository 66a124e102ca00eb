#include "ui/models/factmodel.h"

#include "ui/models/roles.h"

namespace tributary::ui {

namespace {

QVariant alignment(bool number) { return QVariant{(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter}; }

}  // namespace

int FactModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_columns; }

QVariant FactModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const int row = index.row();
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return text(row, column);
        case RawRole:
            return raw(row, column);
        case LinkIdRole:
            return QString::fromStdString(linkOf(row).str());
        case Qt::TextAlignmentRole:
            return alignment(isNumber(column));
        case Qt::FontRole:
            return isNumber(column) ? QVariant{m_theme.figures(FontRole::Body)} : look(row, column, role);
        default:
            return look(row, column, role);
    }
}

QVariant FactModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    switch (role) {
        case Qt::DisplayRole:
            return head(section, false);
        case RawRole:
            return head(section, true);
        case Qt::TextAlignmentRole:
            return alignment(isNumber(section));
        default:
            return {};
    }
}

}  // namespace tributary::ui
