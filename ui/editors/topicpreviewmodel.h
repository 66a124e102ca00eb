#pragma once

#include "ui/editors/selectionpreview.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>

namespace tributary::ui {

class Theme;

/// The source's topics, sorted by name, with what the selection decides of each. Updates the rows that differ; resets
/// only for another source. GUI thread.
class TopicPreviewModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Topic, DecidedBy, Partitions, Target, ColumnCount };

    struct Row {
        TopicReport report;
        int partitions = 0;
        bool joins = false;
        std::string clash;     ///< another topic that would be written to the same target
        bool illegal = false;  ///< its name at the target is none

        bool operator==(const Row&) const = default;
    };
    using PartitionCounts = std::shared_ptr<const std::map<std::string, int, std::less<>>>;

    explicit TopicPreviewModel(Theme& theme, QObject* parent = nullptr);

    /// `preview` null or with an error: the topics stay as they were.
    void setPreview(const PreviewPtr& preview, const PartitionCounts& partitions);
    void clear();
    /// The topics of this rule are highlighted; -1: none.
    void setHighlight(RuleList list, int rule);

    [[nodiscard]] const Row& row(int at) const { return m_rows[static_cast<std::size_t>(at)]; }
    /// What decided, in words: the rule's text, "internal", "not included".
    [[nodiscard]] QString decidedBy(const Row& row) const;
    /// What is wrong with the name at the target; empty when it is all right.
    [[nodiscard]] QString problem(const Row& row) const;
    [[nodiscard]] bool isDecidedByHighlight(const Row& row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Rows = std::vector<Row>;
    [[nodiscard]] static Rows rowsOf(const SelectionPreview& preview, const PartitionCounts& partitions);
    [[nodiscard]] bool mergeNames(const Rows& next);
    void changeRows(Rows next, const SelectionPreview* before);
    [[nodiscard]] const TopicEntry* decidingEntry(const Row& row) const;
    [[nodiscard]] bool isHighlighted(const Row& row) const;
    [[nodiscard]] QVariant text(const Row& row, int column) const;
    [[nodiscard]] QString describe(const Row& row, int column) const;
    [[nodiscard]] QVariant decoration(const Row& row, int column) const;
    [[nodiscard]] QVariant color(const Row& row, int column) const;

    Theme& m_theme;
    PreviewPtr m_preview;
    Rows m_rows;
    RuleList m_list = RuleList::Include;
    int m_rule = -1;
};

/// "mirrored", "excluded" …
[[nodiscard]] QString decisionText(TopicDecision decision);
/// Name for Theme::icon().
[[nodiscard]] QString decisionIcon(TopicDecision decision);

}  // namespace tributary::ui
