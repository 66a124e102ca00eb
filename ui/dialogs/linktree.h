#pragma once

#include "core/engine/linkplan.h"
#include "ui/text/plantext.h"
#include "ui/theme/theme.h"

#include <QString>
#include <QTreeWidget>

#include <vector>

namespace tributary::ui {

/// Links, and beside each what happens to it, with the reasons and details below. Rows are as high as their text needs.
/// GUI thread.
class LinkTree final : public QTreeWidget {
    Q_OBJECT

public:
    /// `theme` must outlive it.
    explicit LinkTree(const Theme& theme, QWidget* parent = nullptr);

    QTreeWidgetItem* addLink(const QString& name, const QString& text, const QString& icon, ColorRole mark);
    /// A line below a link or below another line.
    QTreeWidgetItem* addLine(QTreeWidgetItem& above, const QString& text, ColorRole role);
    /// What starting the link changes, or why that is not known. Details are folded where they are many.
    void addPlan(QTreeWidgetItem& link, const Result<LinkPlan>& plan, const QString& target);

    /// All of it as text, indented, with a sign before what is added, changed or wrong.
    [[nodiscard]] QString asText() const;

private:
    void addPlanLines(QTreeWidgetItem& above, const std::vector<PlanLine>& lines);

    const Theme& m_theme;
};

}  // namespace tributary::ui
