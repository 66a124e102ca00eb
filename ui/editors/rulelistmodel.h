#pragma once

#include "ui/editors/selectionpreview.h"

#include <QAbstractListModel>

#include <optional>

namespace tributary::ui {

class LinkSubject;

/// One list of a link's selection, with what the preview says of each entry. A row that is being added stands at the
/// end and is not in the document. GUI thread.
class RuleListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole + 1,  ///< int of TopicEntry::Kind
        CountRole,                    ///< topics it matches, as text; empty while not known
        WarningRole,                  ///< bool: there is something to say
    };

    RuleListModel(LinkSubject& subject, RuleList list, QObject* parent = nullptr);

    [[nodiscard]] RuleList list() const { return m_list; }
    [[nodiscard]] const TopicEntry& entry(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// Null while the preview does not know the entry as it is now.
    [[nodiscard]] const RuleReport* report(int row) const;
    /// Sentences about the entry: matches nothing, changes nothing …; empty when all is well.
    [[nodiscard]] QStringList warnings(int row) const;
    /// The character (from 1) of a dot worth an offer to escape it; 0: none.
    [[nodiscard]] std::size_t looseDot(int row) const;

    void setPreview(const PreviewPtr& preview);
    /// What the editor of a row holds now, for report() to match; none when the editor is closed.
    void setTyped(int row, const std::optional<TopicEntry>& entry);

    /// A new row to be filled in; returns it.
    int beginDraft(TopicEntry::Kind kind);
    void dropDraft();
    [[nodiscard]] bool isDraft(int row) const { return m_draft && row + 1 == rowCount(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Commits the text: one undo step. False when it does not pass the check; an empty text removes the entry.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    /// One row at a time, as a drag within the list does it.
    bool moveRows(const QModelIndex& from, int row, int count, const QModelIndex& to, int before) override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }

    // One undo step each.
    void add(const std::vector<TopicEntry>& entries);
    void remove(const std::vector<int>& rows);
    void move(int from, int to);
    void replace(int row, const TopicEntry& entry, const QString& what);

private:
    void follow();
    [[nodiscard]] QString describe(int row) const;

    LinkSubject& m_subject;
    RuleList m_list;
    std::vector<TopicEntry> m_rows;
    bool m_draft = false;
    PreviewPtr m_preview;
    int m_typedRow = -1;
    TopicEntry m_typed;
};

}  // namespace tributary::ui
