#pragma once

#include "core/base/id.h"
#include "ui/text/statetext.h"

#include <QSortFilterProxyModel>
#include <QString>

#include <set>
#include <vector>

namespace tributary::ui {

/// Filters by a piece of text in some columns, and sorts when a header is pressed. Rows do not move by themselves when
/// their values change; rows that come later are sorted in, once in a turn of the event loop. GUI thread.
class TableFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    /// `columns`: where the text is looked for.
    explicit TableFilter(std::vector<int> columns, QObject* parent = nullptr);

    /// Empty: everything. Letter case does not count.
    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    void sortLater();

    const std::vector<int> m_columns;
    QString m_text;
    bool m_sortPending = false;
};

/// Filters an EventLogModel by link and severity too. GUI thread.
class EventFilter final : public TableFilter {
    Q_OBJECT

public:
    enum class Least { Everything, Warnings, Errors };

    explicit EventFilter(QObject* parent = nullptr);

    /// Empty: all links.
    void setLinks(std::set<LinkId> links);
    void setLeast(Least least);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::set<LinkId> m_links;
    Least m_least = Least::Everything;
};

}  // namespace tributary::ui
