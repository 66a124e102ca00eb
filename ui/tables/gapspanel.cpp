#include "ui/tables/gapspanel.h"

#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/theme.h"

#include <array>
#include <utility>

#include <QHeaderView>

namespace tributary::ui {

namespace {

constexpr std::array<std::pair<int, qreal>, GapModel::kColumns - 1> kGapWidths{{
    {GapModel::Time, 160},
    {GapModel::Link, 180},
    {GapModel::Topic, 180},
    {GapModel::Partition, 80},
    {GapModel::From, 110},
    {GapModel::To, 110},
    {GapModel::Count, 90},
}};

}  // namespace

GapsPanel::GapsPanel(Workspace& workspace, QWidget* parent)
    : TablePanel(workspace, new GapModel{workspace},
                 new TableFilter{{GapModel::Link, GapModel::Topic, GapModel::Reason}},
                 {tr("Gaps"), tr("Filter by link, topic or reason"), {}}, parent),
      m_model(static_cast<GapModel&>(*filter().sourceModel())) {
    view().setEmptyText(
        tr("No record was passed over since this window was opened. What was before is kept: “tributaryd gaps FILE” "
           "lists it."));
    for (const auto& [column, width] : kGapWidths) {
        view().setColumnWidth(column, qRound(workspace.theme.px(width)));
    }
    view().horizontalHeader()->setStretchLastSection(false);
    view().horizontalHeader()->setSectionResizeMode(GapModel::Reason, QHeaderView::Stretch);
    connect(this, &TablePanel::rowActivated, this, [this](int row) {
        if (const LinkId& link = m_model.event(row).link; m_workspace.document.spec().link(link) != nullptr) {
            m_workspace.selection.reveal(link);
        }
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this] { emit countChanged(m_model.total()); });
}

}  // namespace tributary::ui
