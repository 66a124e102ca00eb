#include "ui/tables/linkspanel.h"

#include "ui/bridge/enginebridge.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QItemSelectionModel>

#include <array>
#include <utility>

namespace tributary::ui {

namespace {

constexpr std::array<std::pair<int, qreal>, LinkTableModel::kColumns> kLinkWidths{{
    {LinkTableModel::Name, 190},
    {LinkTableModel::State, 230},
    {LinkTableModel::Bytes, 96},
    {LinkTableModel::Records, 96},
    {LinkTableModel::Lag, 88},
    {LinkTableModel::LagSeconds, 88},
    {LinkTableModel::Source, 110},
    {LinkTableModel::Target, 110},
    {LinkTableModel::Pending, 150},
    {LinkTableModel::Latency, 96},
    {LinkTableModel::InFlight, 80},
    {LinkTableModel::Errors, 64},
}};

}  // namespace

LinksPanel::LinksPanel(Workspace& workspace, QWidget* parent)
    : TablePanel(workspace, new LinkTableModel{workspace},
                 new TableFilter{
                     {LinkTableModel::Name, LinkTableModel::Source, LinkTableModel::Target, LinkTableModel::State}},
                 {tr("Links"), tr("Filter by name, cluster or state"), {}}, parent),
      m_model(static_cast<LinkTableModel&>(*filter().sourceModel())),
      m_actions(workspace, [this] { return chosenLinks(); }, this) {
    m_model.setLive(false);
    view().setEmptyText(tr("No link yet. Draw one on the canvas from port to port."));
    for (const auto& [column, width] : kLinkWidths) {
        view().setColumnWidth(column, qRound(workspace.theme.px(width)));
    }
    addMenuAction(m_actions.start());
    addMenuAction(m_actions.plan());
    addMenuAction(m_actions.pause());
    addMenuAction(m_actions.stop());
    addMenuAction(m_actions.reveal());
    connect(this, &TablePanel::menuAboutToShow, &m_actions, &LinkActions::refresh);
    connect(this, &TablePanel::rowActivated, this, [this](int row) {
        const LinkId link = m_model.link(row);
        if (m_workspace.document.spec().link(link) != nullptr) {
            emit linkEditRequested(link);
        }
    });
    connect(view().selectionModel(), &QItemSelectionModel::selectionChanged, this, &LinksPanel::setSelection);
    connect(this, &TablePanel::filtering, this, [this](bool begins) {
        m_following = begins;
        if (!begins) {
            followSelection();
        }
    });
    connect(&workspace.selection, &Selection::changed, this, &LinksPanel::followSelection);
    connect(&filter(), &QAbstractItemModel::rowsInserted, this, &LinksPanel::followSelection);
    connect(&filter(), &QAbstractItemModel::modelReset, this, &LinksPanel::followSelection);
    followSelection();
}

void LinksPanel::showEvent(QShowEvent* event) {
    m_model.setLive(true);
    TablePanel::showEvent(event);
}

void LinksPanel::hideEvent(QHideEvent* event) {
    m_model.setLive(false);
    TablePanel::hideEvent(event);
}

std::vector<LinkId> LinksPanel::chosenLinks() const {
    std::vector<LinkId> links;
    for (const int row : selectedRows()) {
        links.push_back(m_model.link(row));
    }
    return links;
}

void LinksPanel::followSelection() {
    QItemSelection wanted;
    for (const LinkId& link : m_workspace.selection.objects().links) {
        const QModelIndex index = filter().mapFromSource(m_model.index(m_model.row(link), 0));
        if (index.isValid()) {
            wanted.select(index, index);
        }
    }
    m_following = true;
    view().selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (!wanted.isEmpty()) {
        const QModelIndex first = wanted.indexes().front();
        view().selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        view().scrollTo(first);
    }
    m_following = false;
}

void LinksPanel::setSelection() {
    if (m_following) {
        return;
    }
    const std::vector<LinkId> links = chosenLinks();
    m_workspace.selection.set({{}, {links.begin(), links.end()}});
}

}  // namespace tributary::ui
