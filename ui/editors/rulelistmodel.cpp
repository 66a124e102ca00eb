#include "ui/editors/rulelistmodel.h"

#include "ui/editors/linksubject.h"
#include "ui/editors/ruleedits.h"
#include "ui/text/numbertext.h"

#include <QPersistentModelIndex>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

bool sameRule(const TopicEntry& a, const TopicEntry& b) { return a.kind == b.kind && a.text == b.text; }

bool isDefaultExclude(const TopicEntry& entry) {
    return std::ranges::any_of(defaultTopicExcludes(), [&](const TopicEntry& each) { return sameRule(each, entry); });
}

}  // namespace

RuleListModel::RuleListModel(LinkSubject& subject, RuleList list, QObject* parent)
    : QAbstractListModel(parent), m_subject(subject), m_list(list) {
    connect(&m_subject, &LinkSubject::switched, this, [this] {
        beginResetModel();
        m_rows.clear();
        m_draft = false;
        m_typedRow = -1;
        m_preview.reset();
        if (const LinkSpec* link = m_subject.link()) {
            m_rows = entriesOf(link->topics, m_list);
        }
        endResetModel();
    });
    connect(&m_subject, &LinkSubject::changed, this, &RuleListModel::follow);
    follow();
}

int RuleListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::ItemFlags RuleListModel::flags(const QModelIndex& index) const {
    // Dropped between the rows, that is on none of them.
    return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemIsEditable | Qt::ItemIsDragEnabled
                           : Qt::ItemIsDropEnabled;
}

void RuleListModel::follow() {
    // Only what differs between the common beginning and the common end is touched, so that selection and editors stay.
    std::vector<TopicEntry> next;
    if (const LinkSpec* link = m_subject.link()) {
        next = entriesOf(link->topics, m_list);
    }
    if (m_draft) {
        next.push_back(m_rows.back());
    }
    const std::size_t shorter = std::min(m_rows.size(), next.size());
    std::size_t head = 0;
    while (head < shorter && m_rows[head] == next[head]) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < shorter - head && m_rows[m_rows.size() - 1 - tail] == next[next.size() - 1 - tail]) {
        ++tail;
    }
    const std::size_t before = m_rows.size() - head - tail;
    const std::size_t after = next.size() - head - tail;
    const std::size_t kept = std::min(before, after);
    const auto at = [head](std::size_t offset) { return static_cast<int>(head + offset); };
    if (before > kept) {
        beginRemoveRows({}, at(kept), at(before) - 1);
        m_rows.erase(m_rows.begin() + at(kept), m_rows.begin() + at(before));
        endRemoveRows();
    }
    if (after > kept) {
        beginInsertRows({}, at(kept), at(after) - 1);
        m_rows.insert(m_rows.begin() + at(kept), next.begin() + at(kept), next.begin() + at(after));
        endInsertRows();
    }
    if (kept > 0) {
        std::copy_n(next.begin() + at(0), kept, m_rows.begin() + at(0));
        emit dataChanged(index(at(0)), index(at(kept) - 1));
    }
}

const RuleReport* RuleListModel::report(int row) const {
    if (!m_preview || m_preview->error || !m_preview->topics) {
        return nullptr;
    }
    const auto& known = entriesOf(m_preview->selection, m_list);
    const auto& reports = m_list == RuleList::Include ? m_preview->report.include : m_preview->report.exclude;
    const auto at = static_cast<std::size_t>(row);
    const TopicEntry& shown = row == m_typedRow ? m_typed : entry(row);
    return at < known.size() && at < reports.size() && sameRule(known[at], shown) ? &reports[at] : nullptr;
}

std::size_t RuleListModel::looseDot(int row) const {
    const RuleReport* found = report(row);
    return found == nullptr || (m_list == RuleList::Exclude && isDefaultExclude(entry(row))) ? 0 : found->unescapedDot;
}

QStringList RuleListModel::warnings(int row) const {
    QStringList lines;
    // A document may hold a pattern that does not compile: nothing is decided then.
    if (m_preview && m_preview->error && row != m_typedRow) {
        if (const std::optional<RuleProblem> problem = ruleProblem(entry(row))) {
            return {problem->reason};
        }
    }
    const RuleReport* found = report(row);
    if (found == nullptr) {
        return lines;
    }
    if (found->gaveUp > 0) {
        lines << tr("Gave up on %n topic(s): too complex. Simplify its nested repetitions.", nullptr,
                    static_cast<int>(found->gaveUp));
    }
    // The defaults stand there for the day such a topic comes.
    if (m_list == RuleList::Exclude && isDefaultExclude(entry(row))) {
        return lines;
    }
    if (found->dead) {
        lines << tr("Matches no topic that the source has now.");
    }
    if (found->shadowed) {
        lines << (m_list == RuleList::Include ? tr("Changes nothing: other entries decide every topic it matches.")
                                              : tr("Changes nothing: what it matches is not mirrored anyway."));
    }
    if (found->unescapedDot > 0) {
        lines << tr("The dot at character %1 stands for any character.").arg(found->unescapedDot);
    }
    return lines;
}

QString RuleListModel::describe(int row) const {
    const TopicEntry& shown = entry(row);
    QStringList parts{QString::fromStdString(shown.text),
                      shown.kind == TopicEntry::Kind::Regex ? tr("regular expression") : tr("literal name")};
    if (const RuleReport* found = report(row)) {
        parts << tr("%n topic(s)", nullptr, static_cast<int>(found->matched));
    }
    return (parts + warnings(row)).join(QStringLiteral(", "));
}

QVariant RuleListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const int row = index.row();
    switch (role) {
        case Qt::DisplayRole:
        case Qt::EditRole:
            return QString::fromStdString(entry(row).text);
        case Qt::ToolTipRole: {
            const QString kind =
                entry(row).kind == TopicEntry::Kind::Regex ? tr("Regular expression") : tr("Literal name");
            return (QStringList{QStringLiteral("%1: %2").arg(kind, QString::fromStdString(entry(row).text))} +
                    warnings(row))
                .join(u'\n');
        }
        case Qt::AccessibleTextRole:
            return describe(row);
        case KindRole:
            return static_cast<int>(entry(row).kind);
        case CountRole: {
            const RuleReport* found = report(row);
            return found == nullptr ? QString{} : countText(static_cast<std::int64_t>(found->matched));
        }
        case WarningRole:
            return !warnings(row).isEmpty();
        default:
            return {};
    }
}

void RuleListModel::setPreview(const PreviewPtr& preview) {
    m_preview = preview;
    if (!m_rows.empty()) {
        emit dataChanged(index(0), index(rowCount() - 1),
                         {CountRole, WarningRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
    }
}

void RuleListModel::setTyped(int row, const std::optional<TopicEntry>& entry) {
    m_typedRow = entry ? row : -1;
    m_typed = entry.value_or(TopicEntry{});
}

int RuleListModel::beginDraft(TopicEntry::Kind kind) {
    dropDraft();
    beginInsertRows({}, rowCount(), rowCount());
    m_rows.push_back({kind, {}});
    m_draft = true;
    endInsertRows();
    return rowCount() - 1;
}

void RuleListModel::dropDraft() {
    // Removing the row closes its editor, which asks for the same.
    if (std::exchange(m_draft, false)) {
        beginRemoveRows({}, rowCount() - 1, rowCount() - 1);
        m_rows.pop_back();
        endRemoveRows();
    }
}

bool RuleListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole) {
        return false;
    }
    TopicEntry next = entry(index.row());
    next.text = value.toString().trimmed().toStdString();
    const bool draft = isDraft(index.row());
    if (next.text.empty()) {
        // Not under the editor, which is about to close; a draft goes when it has closed.
        if (!draft) {
            QMetaObject::invokeMethod(
                this,
                [this, at = QPersistentModelIndex{index}] {
                    if (at.isValid()) {
                        remove({at.row()});
                    }
                },
                Qt::QueuedConnection);
        }
        return true;
    }
    if (ruleProblem(next)) {
        return false;
    }
    if (draft) {
        // The row stays and becomes the document's.
        m_draft = false;
        m_rows.back() = next;
        emit dataChanged(index, index);
        add({next});
    } else if (next != entry(index.row())) {
        replace(index.row(), next, tr("Change topic rule"));
    }
    return true;
}

void RuleListModel::add(const std::vector<TopicEntry>& entries) {
    m_subject.edit(tr("Add %n topic rule(s)", nullptr, static_cast<int>(entries.size())), [&](LinkSpec& link) {
        auto& list = entriesOf(link.topics, m_list);
        list.insert(list.end(), entries.begin(), entries.end());
    });
}

void RuleListModel::remove(const std::vector<int>& rows) {
    std::vector<int> last = rows;
    std::ranges::sort(last, std::greater<>{});
    m_subject.edit(tr("Remove %n topic rule(s)", nullptr, static_cast<int>(rows.size())), [&](LinkSpec& link) {
        auto& list = entriesOf(link.topics, m_list);
        for (const int row : last) {
            if (row < static_cast<int>(list.size())) {
                list.erase(list.begin() + row);
            }
        }
    });
}

void RuleListModel::move(int from, int to) {
    m_subject.edit(tr("Move topic rule"), [&](LinkSpec& link) {
        auto& list = entriesOf(link.topics, m_list);
        const TopicEntry moved = list[static_cast<std::size_t>(from)];
        list.erase(list.begin() + from);
        list.insert(list.begin() + to, moved);
    });
}

bool RuleListModel::moveRows(const QModelIndex& /*from*/, int row, int count, const QModelIndex& /*to*/, int before) {
    if (count != 1 || row < 0 || row >= rowCount() || before < 0 || before > rowCount() || isDraft(row)) {
        return false;
    }
    const int last = rowCount() - (m_draft ? 2 : 1);
    move(row, std::min(before > row ? before - 1 : before, last));
    return true;
}

void RuleListModel::replace(int row, const TopicEntry& entry, const QString& what) {
    m_subject.edit(what,
                   [&](LinkSpec& link) { entriesOf(link.topics, m_list)[static_cast<std::size_t>(row)] = entry; });
}

}  // namespace tributary::ui
