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

/// As loud as the part it stands in: only what changes the mirroring is bad.
ColorRole lossColor(const LossLine& line) {
    switch (line.part()) {
        case LossPart::Mirroring:
            return line.kind == LossKind::Lost ? ColorRole::BadText : ColorRole::WarnText;
        case LossPart::Decide:
            return ColorRole::WarnText;
        case LossPart::Kept:
            break;
    }
    return ColorRole::Dim;
}

}  // namespace

LossTable::LossTable(const Theme& theme, QWidget* parent) : QTableWidget(0, 4, parent), m_theme(theme) {
    named(this, tr("What carries over, and what does not"));
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
        const std::array texts{lossOutcome(line), QString::fromStdString(line.place),
                               QString::fromStdString(line.subject), lossText(line)};
        for (int column = 0; column < columnCount(); ++column) {
            auto* item = new QTableWidgetItem{texts.at(static_cast<std::size_t>(column))};
            item->setToolTip(item->text());
            setItem(row, column, item);
        }
        item(row, 0)->setForeground(m_theme.color(lossColor(line)));
        ++row;
    }
}

QString lossSummary(const LossReport& report) {
    if (report.lines().empty()) {
        return LossTable::tr("Everything carries over.");
    }
    return LossTable::tr("Changes to the mirroring: %1; to decide: %2; kept: %3.")
        .arg(report.part(LossPart::Mirroring).size())
        .arg(report.part(LossPart::Decide).size())
        .arg(report.part(LossPart::Kept).size());
}

}  // namespace tributary::ui
