#pragma once

#include "core/topology/impact.h"
#include "ui/bridge/workspace.h"
#include "ui/models/factmodel.h"
#include "ui/models/roworder.h"
#include "ui/text/statetext.h"

#include <QString>
#include <QTimer>

#include <array>
#include <map>
#include <vector>

namespace tributary {
struct LinkMetrics;
}

namespace tributary::ui {

struct SpecChange;

/// What applying the document would do to a link, in one or two words; empty when nothing is pending.
[[nodiscard]] QString pendingText(ImpactKind kind);

/// The links of the document, and the ghosts that still run, with the facts that the canvas shows. A row is formatted
/// when its facts arrive; rows keep their places, and dataChanged() names only rows whose text is another one. GUI
/// thread.
class LinkTableModel final : public FactModel, public RowOrder {
    Q_OBJECT

public:
    enum Column {
        // What an operator looks for stands first: the table is often narrower than its columns.
        Name,
        State,
        Bytes,
        Records,
        Lag,
        LagSeconds,
        Source,
        Target,
        Pending,
        Latency,
        InFlight,
        Errors,
        kColumns,
    };

    explicit LinkTableModel(Workspace& workspace, QObject* parent = nullptr);

    /// Without it figures are not followed (a panel nobody sees); rows still come and go.
    void setLive(bool live);

    /// Empty for a row that is not there.
    [[nodiscard]] LinkId link(int row) const;
    /// -1 for a link that is not there.
    [[nodiscard]] int row(const LinkId& link) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int compareRows(int a, int b, int column) const override;

private:
    struct Row {
        LinkId id;
        StateLook look;
        bool isStale = false;  // its figures are too old to be trusted
        std::array<QString, kColumns> text;
        std::array<double, kColumns> number{};  // for the columns from Bytes on

        [[nodiscard]] bool looksLike(const Row& other) const;
    };

    [[nodiscard]] QString head(int column, bool withUnit) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant raw(int row, int column) const override;
    [[nodiscard]] LinkId linkOf(int row) const override;
    [[nodiscard]] QVariant look(int row, int column, int role) const override;

    void followDocument(const SpecChange& change);
    void followApplied();
    void arrangeRows();
    void refreshRows();
    void refreshRow(const LinkId& link);
    void updatePending();
    [[nodiscard]] std::vector<LinkId> wantedRows() const;
    [[nodiscard]] Row makeRow(const LinkId& id) const;

    Workspace& m_workspace;
    std::vector<Row> m_rows;
    std::map<LinkId, ImpactKind> m_pending;
    QTimer m_ageTimer;  // figures grow stale although nothing arrives
    bool m_live = true;
};

}  // namespace tributary::ui
