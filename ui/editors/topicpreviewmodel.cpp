#include "ui/editors/topicpreviewmodel.h"

#include "ui/editors/ruleedits.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <ranges>
#include <utility>

namespace tributary::ui {

namespace {

/// Above this many separate changes one reset is cheaper for view and filter.
constexpr std::size_t kMostRuns = 500;

struct Run {
    std::size_t at = 0;
    std::size_t count = 0;
};

void extend(std::vector<Run>& runs, std::size_t at) {
    if (!runs.empty() && runs.back().at + runs.back().count == at) {
        ++runs.back().count;
    } else {
        runs.push_back({at, 1});
    }
}

}  // namespace

QString decisionText(TopicDecision decision) {
    switch (decision) {
        case TopicDecision::Mirrored:
            return QCoreApplication::translate("tributary::ui::TopicPreviewModel", "mirrored");
        case TopicDecision::Excluded:
            return QCoreApplication::translate("tributary::ui::TopicPreviewModel", "excluded");
        case TopicDecision::Internal:
            return QCoreApplication::translate("tributary::ui::TopicPreviewModel", "internal");
        case TopicDecision::Returning:
            return QCoreApplication::translate("tributary::ui::TopicPreviewModel", "came from the target");
        case TopicDecision::Protected:
            return QCoreApplication::translate("tributary::ui::TopicPreviewModel", "system topic");
        case TopicDecision::NotIncluded:
            return QCoreApplication::translate("tributary::ui::TopicPreviewModel", "not included");
        case TopicDecision::Undecided:
            break;
    }
    return QCoreApplication::translate("tributary::ui::TopicPreviewModel", "undecided");
}

QString decisionIcon(TopicDecision decision) {
    switch (decision) {
        case TopicDecision::Mirrored:
            return QStringLiteral("ok");
        case TopicDecision::Undecided:
            return QStringLiteral("warn");
        case TopicDecision::Internal:
        case TopicDecision::Protected:
        case TopicDecision::Returning:
            return QStringLiteral("settings");
        case TopicDecision::Excluded:
        case TopicDecision::NotIncluded:
            break;
    }
    return QStringLiteral("minus");
}

TopicPreviewModel::TopicPreviewModel(Theme& theme, QObject* parent) : QAbstractTableModel(parent), m_theme(theme) {
    connect(&m_theme, &Theme::changed, this, [this] {
        if (!m_rows.empty()) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
    });
}

TopicPreviewModel::Rows TopicPreviewModel::rowsOf(const SelectionPreview& preview, const PartitionCounts& partitions) {
    Rows rows;
    rows.reserve(preview.report.topics.size());
    for (std::size_t i = 0; i < preview.report.topics.size(); ++i) {
        Row row{preview.report.topics[i], 0, preview.joins[i], {}, false};
        const std::string& name = row.report.topic;
        if (partitions) {
            const auto count = partitions->find(name);
            row.partitions = count == partitions->end() ? 0 : count->second;
        }
        if (const auto clash = preview.clashes.find(name); clash != preview.clashes.end()) {
            row.clash = clash->second;
        }
        row.illegal = row.report.verdict.decision == TopicDecision::Mirrored && !isLegalTopicName(row.report.target);
        rows.push_back(std::move(row));
    }
    return rows;
}

void TopicPreviewModel::setPreview(const PreviewPtr& preview, const PartitionCounts& partitions) {
    if (!preview || preview->error) {
        return;
    }
    Rows next = rowsOf(*preview, partitions);
    const PreviewPtr before = std::exchange(m_preview, preview);
    if (!mergeNames(next)) {
        beginResetModel();
        m_rows = std::move(next);
        endResetModel();
        return;
    }
    changeRows(std::move(next), before.get());
}

void TopicPreviewModel::clear() {
    beginResetModel();
    m_rows.clear();
    m_preview.reset();
    endResetModel();
}

bool TopicPreviewModel::mergeNames(const Rows& next) {
    std::vector<Run> gone;
    std::vector<Run> come;
    std::size_t old = 0;
    std::size_t fresh = 0;
    while (old < m_rows.size() || fresh < next.size()) {
        const int order = old == m_rows.size()   ? 1
                          : fresh == next.size() ? -1
                                                 : m_rows[old].report.topic.compare(next[fresh].report.topic);
        if (order < 0) {
            extend(gone, old++);
        } else if (order > 0) {
            extend(come, fresh++);
        } else {
            ++old;
            ++fresh;
        }
    }
    if (gone.size() + come.size() > kMostRuns || m_rows.empty()) {
        return false;
    }
    for (const Run& run : gone | std::views::reverse) {
        beginRemoveRows({}, static_cast<int>(run.at), static_cast<int>(run.at + run.count - 1));
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(run.at),
                     m_rows.begin() + static_cast<std::ptrdiff_t>(run.at + run.count));
        endRemoveRows();
    }
    for (const Run& run : come) {
        const auto first = next.begin() + static_cast<std::ptrdiff_t>(run.at);
        beginInsertRows({}, static_cast<int>(run.at), static_cast<int>(run.at + run.count - 1));
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(run.at), first,
                      first + static_cast<std::ptrdiff_t>(run.count));
        endInsertRows();
    }
    return true;
}

void TopicPreviewModel::changeRows(Rows next, const SelectionPreview* before) {
    // A verdict may name the same rule by number while its text is another one.
    const auto reworded = [&](const TopicVerdict& verdict) {
        if (verdict.rule < 0 || before == nullptr) {
            return false;
        }
        const auto rule = static_cast<std::size_t>(verdict.rule);
        const auto& old = entriesOf(before->selection, verdict.list);
        return rule >= old.size() || old[rule] != entriesOf(m_preview->selection, verdict.list)[rule];
    };
    std::vector<Run> runs;
    for (std::size_t i = 0; i < next.size(); ++i) {
        if (m_rows[i] != next[i] || reworded(next[i].report.verdict)) {
            extend(runs, i);
        }
    }
    m_rows = std::move(next);
    if (runs.size() > kMostRuns) {
        runs = {{runs.front().at, runs.back().at + runs.back().count - runs.front().at}};
    }
    for (const Run& run : runs) {
        emit dataChanged(index(static_cast<int>(run.at), 0),
                         index(static_cast<int>(run.at + run.count - 1), ColumnCount - 1));
    }
}

void TopicPreviewModel::setHighlight(RuleList list, int rule) {
    if (list == m_list && rule == m_rule) {
        return;
    }
    m_list = list;
    m_rule = rule;
    if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::BackgroundRole});
    }
}

const TopicEntry* TopicPreviewModel::decidingEntry(const Row& row) const {
    const TopicVerdict& verdict = row.report.verdict;
    if (verdict.rule < 0 || !m_preview) {
        return nullptr;
    }
    const auto& entries = entriesOf(m_preview->selection, verdict.list);
    return static_cast<std::size_t>(verdict.rule) < entries.size() ? &entries[static_cast<std::size_t>(verdict.rule)]
                                                                   : nullptr;
}

QString TopicPreviewModel::decidedBy(const Row& row) const {
    const TopicEntry* entry = decidingEntry(row);
    return entry != nullptr ? QString::fromStdString(entry->text) : decisionText(row.report.verdict.decision);
}

QString TopicPreviewModel::problem(const Row& row) const {
    if (row.report.verdict.decision == TopicDecision::Undecided) {
        return tr("The pattern takes too long to match this name, so the topic is not mirrored.");
    }
    if (!row.clash.empty()) {
        return tr("%1 would be written to the same topic. Change the naming or exclude one.")
            .arg(QString::fromStdString(row.clash));
    }
    if (row.illegal) {
        return tr("Kafka refuses this name at the target: up to 249 letters, digits, “.”, “_” and “-”.");
    }
    return {};
}

bool TopicPreviewModel::isDecidedByHighlight(const Row& row) const {
    return m_rule >= 0 && row.report.verdict.rule == m_rule && row.report.verdict.list == m_list;
}

bool TopicPreviewModel::isHighlighted(const Row& row) const {
    if (m_rule < 0 || !m_preview || !m_preview->matcher) {
        return false;
    }
    const auto& reports = m_list == RuleList::Include ? m_preview->report.include : m_preview->report.exclude;
    const auto rule = static_cast<std::size_t>(m_rule);
    if (rule >= reports.size() || reports[rule].gaveUp > 0) {
        return isDecidedByHighlight(row);  // a pattern that is too complex must not be run while painting
    }
    return m_preview->matcher->ruleMatches(m_list, rule, row.report.topic) == TopicMatcher::RuleMatch::Yes;
}

int TopicPreviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TopicPreviewModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant TopicPreviewModel::text(const Row& row, int column) const {
    switch (column) {
        case Topic:
            return QString::fromStdString(row.report.topic);
        case DecidedBy:
            return decidedBy(row);
        case Partitions:
            return row.partitions > 0 ? countText(row.partitions) : QStringLiteral("–");
        default:
            return row.report.target.empty() ? QStringLiteral("—") : QString::fromStdString(row.report.target);
    }
}

QString TopicPreviewModel::describe(const Row& row, int column) const {
    QStringList lines{text(row, column).toString()};
    if (column == Topic) {
        lines[0] = tr("%1: %2").arg(lines[0], decisionText(row.report.verdict.decision));
        if (row.joins) {
            lines << tr("New: it joins the link when the changes are applied.");
        }
    }
    const QString wrong = problem(row);
    if (!wrong.isEmpty() && column != Partitions) {
        lines << wrong;
    }
    return lines.join(u'\n');
}

QVariant TopicPreviewModel::decoration(const Row& row, int column) const {
    const TopicDecision decision = row.report.verdict.decision;
    if (column == Topic) {
        const ColorRole role = decision == TopicDecision::Mirrored    ? ColorRole::Ok
                               : decision == TopicDecision::Undecided ? ColorRole::Warn
                                                                      : ColorRole::Idle;
        return m_theme.icon(decisionIcon(decision), role);
    }
    if (column == Target && (!row.clash.empty() || row.illegal)) {
        return m_theme.icon(QStringLiteral("bad"), ColorRole::Bad);
    }
    return {};
}

QVariant TopicPreviewModel::color(const Row& row, int column) const {
    const bool mirrored = row.report.verdict.decision == TopicDecision::Mirrored;
    if (column == Target && !problem(row).isEmpty()) {
        return m_theme.color(ColorRole::BadText);
    }
    return m_theme.color(mirrored && column != DecidedBy ? ColorRole::Text : ColorRole::Dim);
}

QVariant TopicPreviewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& shown = row(index.row());
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return text(shown, column);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return describe(shown, column);
        case Qt::DecorationRole:
            return decoration(shown, column);
        case Qt::ForegroundRole:
            return color(shown, column);
        case Qt::BackgroundRole:
            return isHighlighted(shown) ? QVariant{m_theme.color(ColorRole::Selection)} : QVariant{};
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::AlignVCenter | (column == Partitions ? Qt::AlignRight : Qt::AlignLeft));
        case Qt::FontRole: {
            const TopicEntry* entry = column == DecidedBy ? decidingEntry(shown) : nullptr;
            const bool regex = entry != nullptr && entry->kind == TopicEntry::Kind::Regex;
            QFont font = m_theme.font(regex ? FontRole::MonoSmall : FontRole::Body);
            font.setBold(column == Topic && shown.joins);
            return font;
        }
        default:
            return {};
    }
}

QVariant TopicPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignVCenter | (section == Partitions ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role == Qt::ToolTipRole && section == Partitions) {
        return tr("Partitions");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Topic:
            return tr("Topic");
        case DecidedBy:
            return tr("Decided by");
        case Partitions:
            return tr("Part.");
        default:
            return tr("At the target");
    }
}

}  // namespace tributary::ui
