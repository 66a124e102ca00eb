#include "ui/dialogs/linktree.h"

#include "ui/text/errortext.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

#include <algorithm>

namespace tributary::ui {

namespace {

constexpr qreal kLinkColumn = 230;
constexpr std::size_t kMostOpen = 8;  ///< lines below one that are shown without being asked for
constexpr int kSignRole = Qt::UserRole;

/// Lets a row be as high as its wrapped text needs.
class WrappedRows final : public QStyledItemDelegate {
public:
    explicit WrappedRows(QTreeWidget* tree) : QStyledItemDelegate(tree), m_tree(*tree) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        if (index.column() == 1) {
            const QSize oneLine = option.fontMetrics.boundingRect(index.data().toString()).size();
            const int width = m_tree.columnWidth(1) - (size.width() - oneLine.width());
            const QRect wrapped = option.fontMetrics.boundingRect(QRect{0, 0, width, QWIDGETSIZE_MAX}, Qt::TextWordWrap,
                                                                  index.data().toString());
            size.rheight() += std::max(0, wrapped.height() - option.fontMetrics.height());
        }
        return size;
    }

private:
    const QTreeWidget& m_tree;
};

struct Mark {
    QString icon;
    QString sign;
    ColorRole role;
    ColorRole text;
};

Mark markOf(PlanLine::Kind kind) {
    using enum PlanLine::Kind;
    switch (kind) {
        case Adds:
            return {QStringLiteral("plus"), QStringLiteral("+ "), ColorRole::Ok, ColorRole::Text};
        case Changes:
            return {QStringLiteral("edit"), QStringLiteral("~ "), ColorRole::Warn, ColorRole::Text};
        case Problem:
            return {QStringLiteral("bad"), QStringLiteral("! "), ColorRole::Bad, ColorRole::BadText};
        case Detail:
        case Nothing:
            break;
    }
    return {{}, {}, ColorRole::Idle, ColorRole::Dim};
}

void appendText(QString& out, const QTreeWidgetItem& item, int depth) {
    const QString link = item.text(0);
    out += QString(2 * depth, u' ') + item.data(1, kSignRole).toString() +
           (link.isEmpty() ? QString{} : link + QStringLiteral(": ")) + item.text(1) + u'\n';
    for (int i = 0; i < item.childCount(); ++i) {
        appendText(out, *item.child(i), depth + 1);
    }
}

}  // namespace

LinkTree::LinkTree(const Theme& theme, QWidget* parent) : QTreeWidget(parent), m_theme(theme) {
    setColumnCount(2);
    setHeaderLabels({tr("Link"), tr("What happens")});
    header()->setStretchLastSection(true);
    setColumnWidth(0, qRound(theme.px(kLinkColumn)));
    setSelectionMode(NoSelection);
    setWordWrap(true);
    auto* rows = new WrappedRows{this};
    setItemDelegate(rows);
    connect(header(), &QHeaderView::sectionResized, rows, [rows] { emit rows->sizeHintChanged({}); });
}

QTreeWidgetItem* LinkTree::addLink(const QString& name, const QString& text, const QString& icon, ColorRole mark) {
    auto* item = new QTreeWidgetItem{this, {name, text}};
    item->setToolTip(0, name);
    item->setIcon(1, m_theme.icon(icon, mark));
    item->setExpanded(true);
    return item;
}

QTreeWidgetItem* LinkTree::addLine(QTreeWidgetItem& above, const QString& text, ColorRole role) {
    auto* line = new QTreeWidgetItem{&above, {QString{}, text}};
    line->setForeground(1, m_theme.color(role));
    line->setToolTip(1, text);
    return line;
}

void LinkTree::addPlan(QTreeWidgetItem& link, const Result<LinkPlan>& plan, const QString& target) {
    addPlanLines(link, plan ? planLines(*plan, target)
                            : std::vector<PlanLine>{{PlanLine::Kind::Problem, errorText(plan.error())}});
}

void LinkTree::addPlanLines(QTreeWidgetItem& above, const std::vector<PlanLine>& lines) {
    for (const PlanLine& each : lines) {
        const Mark mark = markOf(each.kind);
        QTreeWidgetItem* line = addLine(above, each.text, mark.text);
        line->setData(1, kSignRole, mark.sign);
        if (!mark.icon.isEmpty()) {
            line->setIcon(1, m_theme.icon(mark.icon, mark.role));
        }
        addPlanLines(*line, each.below);
        line->setExpanded(each.below.size() <= kMostOpen);
    }
}

QString LinkTree::asText() const {
    QString out;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        appendText(out, *topLevelItem(i), 0);
    }
    return out;
}

}  // namespace tributary::ui
