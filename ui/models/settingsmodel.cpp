#include "ui/models/settingsmodel.h"

#include "core/base/secretwords.h"
#include "core/topology/clientsettings.h"
#include "ui/text/errorwords.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <functional>
#include <set>

namespace tributary::ui {

SettingsModel::SettingsModel(Kind kind, Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_kind(kind), m_theme(theme) {
    connect(&m_theme, &Theme::changed, this,
            [this] { emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1)); });
}

void SettingsModel::setValues(const Settings& wanted) {
    if (wanted != values()) {
        resetValues(wanted);
    }
}

void SettingsModel::resetValues(const Settings& wanted) {
    beginResetModel();
    m_rows.clear();
    for (const auto& [setting, value] : wanted) {
        m_rows.push_back({QString::fromStdString(setting), QString::fromStdString(value)});
    }
    endResetModel();
}

SettingsModel::Settings SettingsModel::values() const {
    Settings good;
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (problem(row).isEmpty()) {
            const Row& each = m_rows[static_cast<std::size_t>(row)];
            good[each.setting.toStdString()] = each.value.toStdString();
        }
    }
    return good;
}

QString SettingsModel::clientProblem(const Row& shown) {
    const std::string setting = shown.setting.toStdString();
    if (isSecretName(setting)) {
        return tr("%1 holds a secret. Secrets are kept in the keychain, the environment or a file; the cluster's "
                  "security "
                  "refers to them.")
            .arg(shown.setting);
    }
    if (const std::string_view reason = whyReserved(setting); !reason.empty()) {
        return tr("%1 cannot be overridden: %2.").arg(shown.setting, errorWord(reason));
    }
    return shown.value.isEmpty() ? tr("%1 has no value yet.").arg(shown.setting) : QString{};
}

QString SettingsModel::problem(int row) const {
    if (row >= static_cast<int>(m_rows.size())) {
        return {};
    }
    const Row& shown = m_rows[static_cast<std::size_t>(row)];
    if (shown.setting.isEmpty()) {
        return tr("The name of the setting is missing.");
    }
    if (const QString reason = m_kind == Kind::Client ? clientProblem(shown) : QString{}; !reason.isEmpty()) {
        return reason;
    }
    for (int other = 0; other < row; ++other) {
        if (m_rows[static_cast<std::size_t>(other)].setting == shown.setting) {
            return tr("%1 stands twice.").arg(shown.setting);
        }
    }
    return {};
}

QString SettingsModel::problems() const {
    QStringList all;
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (const QString found = problem(row); !found.isEmpty()) {
            all << found;
        }
    }
    return all.join(u'\n');
}

void SettingsModel::removeRowsAt(const QModelIndexList& rows) {
    const Settings before = values();
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
    if (values() != before) {
        emit edited();
    }
}

int SettingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int SettingsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

Qt::ItemFlags SettingsModel::flags(const QModelIndex& index) const {
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemIsEditable : Qt::NoItemFlags;
}

QVariant SettingsModel::data(const QModelIndex& index, int role) const {
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

QVariant SettingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Setting ? tr("Setting") : tr("Value");
}

bool SettingsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole) {
        return false;
    }
    const Settings before = values();
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
    if (values() != before) {
        emit edited();
    }
    return true;
}

}  // namespace tributary::ui
