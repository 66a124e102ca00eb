#pragma once

#include "core/engine/event.h"
#include "ui/bridge/workspace.h"
#include "ui/models/factmodel.h"

#include <deque>
#include <vector>

namespace tributary::ui {

/// What was not mirrored since this window opened, newest last: one row for each Gap event. The gap ledger on the disk
/// has them all; here the last 10,000 are kept. GUI thread.
class GapModel final : public FactModel {
    Q_OBJECT

public:
    enum Column { Time, Link, Topic, Reason, Partition, From, To, Count, kColumns };
    static constexpr int kMostRows = 10'000;

    /// Follows the workspace's bridge.
    explicit GapModel(Workspace& workspace, QObject* parent = nullptr);

    /// Takes the gaps among them, and what says that some were read again.
    void append(const std::vector<Event>& events);

    /// All gaps seen, also those that are not kept any more.
    [[nodiscard]] int total() const { return m_total; }
    /// `row` must be one of the model's.
    [[nodiscard]] const Event& event(int row) const { return m_rows[static_cast<std::size_t>(row)].gap; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;

private:
    [[nodiscard]] QString head(int column, bool withUnit) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant raw(int row, int column) const override;
    [[nodiscard]] LinkId linkOf(int row) const override;
    [[nodiscard]] QVariant look(int row, int column, int role) const override;

    Workspace& m_workspace;
    struct Row {
        Event gap;
        std::int64_t againFrom = -1;  ///< read again from here on since; -1: not
    };
    void appendGaps(std::vector<Event> gaps);
    void markAgain(const Event& resumed);

    std::deque<Row> m_rows;
    int m_total = 0;
};

}  // namespace tributary::ui
