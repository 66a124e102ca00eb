#pragma once

#include "core/base/id.h"
#include "core/engine/metrics.h"
#include "ui/models/factmodel.h"
#include "ui/models/roworder.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace tributary::ui {

/// Rows that point into the last metrics snapshot: nothing is copied and nothing is formatted but what a view asks for,
/// so that 40,000 partitions cost little. Rows stand in the order of the chosen links, then of `Traits::before`. A new
/// snapshot moves no row that stays.
///
/// Traits: `metrics(LinkMetrics)` gives the metrics of a link, `before(a, b)` orders two of one link by their keys, and
/// `looksAlike(a, b)` says whether two of the same key are shown alike. GUI thread.
template <class Metric, class Traits>
class SnapshotTableModel : public FactModel, public RowOrder {
public:
    using FactModel::FactModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    /// Which links' rows are shown, in this order. Takes what `snapshot` has of them.
    void setLinks(std::vector<LinkId> links, const MetricsPtr& snapshot) {
        if (links == m_links) {
            return;
        }
        beginResetModel();
        m_links = std::move(links);
        m_rows = rowsOf(*snapshot);
        m_snapshot = snapshot;
        endResetModel();
    }

    [[nodiscard]] const std::vector<LinkId>& links() const { return m_links; }

    void take(const MetricsPtr& snapshot) {
        // Both snapshots live until the end: rows of either may be asked for meanwhile.
        const MetricsPtr before = std::exchange(m_snapshot, snapshot);
        const std::vector<Row> next = rowsOf(*snapshot);
        const std::vector<Run> gone = missing(m_rows, next);
        const std::vector<Run> come = missing(next, m_rows);
        if (gone.size() + come.size() > kMostRuns) {
            beginResetModel();
            m_rows = next;
            endResetModel();
            return;
        }
        for (auto run = gone.rbegin(); run != gone.rend(); ++run) {
            beginRemoveRows({}, static_cast<int>(run->first), static_cast<int>(run->last));
            m_rows.erase(at(m_rows, run->first), at(m_rows, run->last + 1));
            endRemoveRows();
        }
        for (const Run& run : come) {
            beginInsertRows({}, static_cast<int>(run.first), static_cast<int>(run.last));
            m_rows.insert(at(m_rows, run.first), at(next, run.first), at(next, run.last + 1));
            endInsertRows();
        }
        announce(next);
    }

protected:
    struct Row {
        std::size_t link = 0;  // in m_links
        const Metric* metric = nullptr;
    };

    [[nodiscard]] const Row& rowAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] LinkId linkOf(int row) const final { return m_links[rowAt(row).link]; }

private:
    struct Run {
        std::size_t first;
        std::size_t last;
    };
    // More changes than that at once are another set of rows.
    static constexpr std::size_t kMostRuns = 64;

    template <class Rows>
    static auto at(Rows& rows, std::size_t place) {
        return rows.begin() + static_cast<std::ptrdiff_t>(place);
    }

    static bool before(const Row& a, const Row& b) {
        return a.link != b.link ? a.link < b.link : Traits::before(*a.metric, *b.metric);
    }

    [[nodiscard]] std::vector<Row> rowsOf(const MetricsSnapshot& snapshot) const {
        std::vector<Row> rows;
        for (std::size_t i = 0; i < m_links.size(); ++i) {
            if (const LinkMetrics* link = snapshot.link(m_links[i])) {
                for (const Metric& metric : Traits::metrics(*link)) {
                    rows.push_back({i, &metric});
                }
            }
        }
        if (!std::ranges::is_sorted(rows, before)) {
            std::ranges::sort(rows, before);
        }
        return rows;
    }

    /// The runs of `rows` that `others` does not have. Both are sorted.
    static std::vector<Run> missing(const std::vector<Row>& rows, const std::vector<Row>& others) {
        std::vector<Run> runs;
        std::size_t other = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            while (other < others.size() && before(others[other], rows[i])) {
                ++other;
            }
            if (other < others.size() && !before(rows[i], others[other])) {
                continue;
            }
            if (!runs.empty() && runs.back().last + 1 == i) {
                runs.back().last = i;
            } else {
                runs.push_back({i, i});
            }
        }
        return runs;
    }

    void announce(const std::vector<Row>& next) {
        std::vector<Run> changed;
        for (std::size_t i = 0; i < next.size(); ++i) {
            const bool alike =
                m_rows[i].metric == next[i].metric || Traits::looksAlike(*m_rows[i].metric, *next[i].metric);
            m_rows[i].metric = next[i].metric;
            if (alike) {
                continue;
            }
            if (!changed.empty() && changed.back().last + 1 == i) {
                changed.back().last = i;
            } else {
                changed.push_back({i, i});
            }
        }
        for (const Run& run : changed) {
            emit dataChanged(index(static_cast<int>(run.first), 0),
                             index(static_cast<int>(run.last), columnCount({}) - 1));
        }
    }

    std::vector<LinkId> m_links;
    std::vector<Row> m_rows;
    MetricsPtr m_snapshot;  // what the rows point into
};

}  // namespace tributary::ui
