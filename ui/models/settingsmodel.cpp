#include "ui/editors/overridesmodel.h"

#include "core/topology/clientsettings.h"
#include "ui/text/errorwords.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <functional>
#include <set>

namespace tributary::ui {

OverridesModel::OverridesModel(Theme& theme, QObject* parent) : QAbstractTableModel(parent), m_theme(theme) {
    connect(&m_theme, &Theme::changed, this,
            [this] { emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1)); });
}

void OverridesModel::setOverrides(const ClientOverrides& overrides) {
    if (overrides != this->overrides()) {
        resetOverrides(overrides);
    }
}

void OverridesModel::resetOverrides(const ClientOverrides& overrides) {
    beginResetModel();
    m_rows.clear();
    for (const auto& [setting, value] : overrides) {
        m_rows.push_back({QString::fromStdString(setting), QString::fromStdString(value)});
    }
    endResetModel();
}

ClientOverrides OverridesModel::overrides() const {
    ClientOverrides good;
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (problem(row).isEmpty()) {
            const Row& each = m_rows[static_cast<std::size_t>(row)];
            good[each.setting.toStdString()] = each.value.toStdString();
        }
    }
    return good;
}

QString OverridesModel::problem(int row) const {
    if (row >= static_cast<int>(m_rows.size())) {
        return {};
    }
    const Row& shown = m_rows[static_cast<std::size_t>(row)];
    if (shown.setting.isEmpty()) {
        return tr("The name of the setting is missing.");
    }
    const std::string setting = shown.setting.toStdString();
    if (isSecretSetting(setting)) {
        return tr("%1 holds a secret. Secrets are kept in the keychain, the environment or a file; the cluster's "
                  "security "
                  "refers to them.")
            .arg(shown.setting);
    }
    if (const std::string_view reason = whyReserved(setting); !reason.empty()) {
        return tr("%1 cannot be overridden: %2.").arg(shown.setting, errorWord(reason));
    }
    if (shown.value.isEmpty()) {
        return tr("%1 has no value yet.").arg(shown.setting);
    }
    for (int other = 0; other < row; ++other) {
        if (m_rows[static_cast<std::size_t>(other)].setting == shown.setting) {
            return tr("%1 stands twice.").arg(shown.setting);
        }
    }
    return {};
}

QString OverridesModel::firstProblem() const {
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (const QString found = problem(row); !found.isEmpty()) {
            return found;
        }
    }
    return {};
}

void OverridesModel::removeRowsAt(const QModelIndexList& rows) {
    const ClientOverrides before = overrides();
    std::set<int, std::greater<>> last;
    for (const QModelIndex& index : rows) {
        last.insert(index.row());
    }
    for (const int row : last) {
        if (row < static_cast<int>(m_rows.size())) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    }
    if (overrides() != before) {
        emit edited();
    }
}

int OverridesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int OverridesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

Qt::ItemFlags OverridesModel::flags(const QModelIndex& index) const {
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemIsEditable : Qt::NoItemFlags;
}

QVariant OverridesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const bool filler = index.row() == static_cast<int>(m_rows.size());
    const Row shown = filler ? Row{} : m_rows[static_cast<std::size_t>(index.row())];
    const QString text = index.column() == Setting ? shown.setting : shown.value;
    switch (role) {
        case Qt::DisplayRole:
            return filler && index.column() == Setting ? tr("add a setting…") : text;
        case Qt::EditRole:
            return text;
        case Qt::FontRole:
            return m_theme.font(filler ? FontRole::Body : FontRole::MonoSmall);
        case Qt::ForegroundRole:
            return m_theme.color(filler                           ? ColorRole::Dim
                                 : problem(index.row()).isEmpty() ? ColorRole::Text
                                                                  : ColorRole::BadText);
        case Qt::DecorationRole:
            return index.column() == Setting && !problem(index.row()).isEmpty()
                       ? QVariant{m_theme.icon(QStringLiteral("bad"), ColorRole::Bad)}
                       : QVariant{};
        case Qt::ToolTipRole:
        case Qt::AccessibleDescriptionRole:
            return problem(index.row());
        default:
            return {};
    }
}

QVariant OverridesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Setting ? tr("Setting") : tr("Value");
}

bool OverridesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole) {
        return false;
    }
    const ClientOverrides before = overrides();
    const QString text = value.toString().trimmed();
    if (index.row() == static_cast<int>(m_rows.size())) {
        if (text.isEmpty()) {
            return false;
        }
        beginInsertRows({}, index.row(), index.row());
        m_rows.push_back({});
        endInsertRows();
    }
    Row& changed = m_rows[static_cast<std::size_t>(index.row())];
    (index.column() == Setting ? changed.setting : changed.value) = text;
    // Another row may have had the same name.
    emit dataChanged(this->index(0, 0), this->index(rowCount() - 1, ColumnCount - 1));
    if (overrides() != before) {
        emit edited();
    }
    return true;
}

}  // namespace tributary::ui
