#include "ui/dialogs/losstable.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/text/losstext.h"
#include "ui/theme/theme.h"

#include <QHeaderView>

#include <array>

namespace tributary::ui {

namespace {

constexpr qreal kLossRowHeight = 24;
constexpr qreal kKindWidth = 130;
constexpr qreal kPlaceWidth = 170;
constexpr qreal kSubjectWidth = 220;

ColorRole lossColor(LossKind kind) {
    switch (kind) {
        case LossKind::Lost:
            return ColorRole::BadText;
        case LossKind::Replaced:
            return ColorRole::WarnText;
        case LossKind::Note:
            break;
    }
    return ColorRole::Dim;
}

}  // namespace

LossTable::LossTable(const Theme& theme, QWidget* parent) : QTableWidget(0, 4, parent), m_theme(theme) {
    named(this, tr("What does not carry over"));
    setHorizontalHeaderLabels({tr("Outcome"), tr("Place"), tr("Setting"), tr("Why")});
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(qRound(theme.px(kLossRowHeight)));
    setColumnWidth(0, qRound(theme.px(kKindWidth)));
    setColumnWidth(1, qRound(theme.px(kPlaceWidth)));
    setColumnWidth(2, qRound(theme.px(kSubjectWidth)));
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
}

void LossTable::setReport(const LossReport& report) {
    clearSpans();
    setRowCount(0);
    addPart(report.part(LossPart::Mirroring), tr("What changes the mirroring"));
    addPart(report.part(LossPart::Decide), tr("What to decide or to do"));
    addPart(report.part(LossPart::Kept), tr("What is kept, or is the same in another form"));
}

void LossTable::addPart(const std::vector<LossLine>& lines, const QString& title) {
    if (lines.empty()) {
        return;
    }
    int row = rowCount();
    setRowCount(row + 1 + static_cast<int>(lines.size()));
    auto* heading = new QTableWidgetItem{title + QStringLiteral(" (%1)").arg(lines.size())};
    QFont bold = font();
    bold.setBold(true);
    heading->setFont(bold);
    setItem(row, 0, heading);
    setSpan(row++, 0, 1, columnCount());
    for (const LossLine& line : lines) {
        const std::array texts{lossKind(line.kind), QString::fromStdString(line.place),
                               QString::fromStdString(line.subject), lossText(line)};
        for (int column = 0; column < columnCount(); ++column) {
            auto* item = new QTableWidgetItem{texts.at(static_cast<std::size_t>(column))};
            item->setToolTip(item->text());
            setItem(row, column, item);
        }
        item(row, 0)->setForeground(m_theme.color(lossColor(line.kind)));
        ++row;
    }
}

QString lossSummary(const LossReport& report) {
    int lost = 0;
    int replaced = 0;
    for (const LossLine& line : report.lines()) {
        lost += line.kind == LossKind::Lost ? 1 : 0;
        replaced += line.kind == LossKind::Replaced ? 1 : 0;
    }
    if (lost + replaced == 0) {
        return LossTable::tr("Everything carries over.");
    }
    return LossTable::tr("%n setting(s) do not carry over", nullptr, lost) + QStringLiteral(", ") +
           LossTable::tr("%n replaced", nullptr, replaced) + QStringLiteral(".");
}

}  // namespace tributary::ui
