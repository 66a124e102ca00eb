#pragma once

#include "core/engine/event.h"
#include "ui/bridge/workspace.h"
#include "ui/models/factmodel.h"
#include "ui/models/roworder.h"
#include "ui/text/statetext.h"

#include <deque>
#include <vector>

namespace tributary::ui {

/// The last 10,000 events, newest last, each a row of its own. Texts are made when a row is first asked for. GUI
/// thread.
class EventLogModel final : public FactModel, public RowOrder {
    Q_OBJECT

public:
    enum Column { Time, Severity, Link, Object, Text, kColumns };
    static constexpr int kMostRows = 10'000;

    /// Follows the workspace's bridge.
    explicit EventLogModel(Workspace& workspace, QObject* parent = nullptr);

    void append(const std::vector<Event>& events);
    void clear();

    /// `row` must be one of the model's.
    [[nodiscard]] const Event& event(int row) const { return m_rows[static_cast<std::size_t>(row)].event; }
    [[nodiscard]] Health health(int row) const { return eventHealth(event(row)); }
    [[nodiscard]] const QString& sentence(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int compareRows(int a, int b, int column) const override;

private:
    [[nodiscard]] QString head(int column, bool withUnit) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant raw(int row, int column) const override;
    [[nodiscard]] LinkId linkOf(int row) const override;
    [[nodiscard]] QVariant look(int row, int column, int role) const override;

    struct Row {
        Event event;
        mutable QString text;  // made on first use
    };

    Workspace& m_workspace;
    std::deque<Row> m_rows;
};

/// "orders.eu [3]": the topic and partition of an event, as far as it names them.
[[nodiscard]] QString eventObject(const Event& event);
/// A word for how bad it is; never shown without.
[[nodiscard]] QString severityWord(Health health);

}  // namespace tributary::ui
