#include "ui/tables/partitionspanel.h"

#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/models/linknames.h"
#include "ui/models/roles.h"
#include "ui/theme/theme.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QIODevice>
#include <QVBoxLayout>

namespace tributary::ui {

namespace {

constexpr qreal kPartitionsGap = 8;
constexpr qreal kTopicWidth = 260;
constexpr qreal kLinkWidth = 180;
constexpr qreal kNarrowWidth = 76;
constexpr qreal kStateWidth = 130;
constexpr qreal kNumberWidth = 110;

void setWidths(TableView& view, const Theme& theme, int columns) {
    for (int column = 0; column < columns; ++column) {
        view.setColumnWidth(column, qRound(theme.px(column == 0   ? kLinkWidth
                                                    : column == 1 ? kTopicWidth
                                                                  : kNumberWidth)));
    }
}

}  // namespace

PartitionsPanel::PartitionsPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_topics(new TopicTableModel{workspace}),
      m_partitions(new PartitionTableModel{workspace}) {
    m_pages = new QStackedWidget{this};
    makeHeader();
    makeTables();

    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);

    connect(&workspace.selection, &Selection::changed, this, &PartitionsPanel::follow);
    connect(&workspace.document, &TopologyDocument::changed, this, &PartitionsPanel::follow);
    connect(&workspace.bridge, &EngineBridge::statusChanged, this, &PartitionsPanel::follow);
    connect(&workspace.bridge, &EngineBridge::metricsChanged, this, &PartitionsPanel::take);
    showTopics();
}

PartitionsPanel::~PartitionsPanel() = default;

void PartitionsPanel::makeTables() {
    m_topicTable =
        new TablePanel{m_workspace,
                       m_topics,
                       new TableFilter{{TopicTableModel::Link, TopicTableModel::Topic, TopicTableModel::Target}},
                       {tr("Topics"), tr("Filter by link or topic"), {}},
                       m_pages};
    m_partitionTable = new TablePanel{m_workspace,
                                      m_partitions,
                                      new TableFilter{{PartitionTableModel::Link, PartitionTableModel::Topic}},
                                      {tr("Partitions"), tr("Filter by link or topic"), {PartitionTableModel::Records}},
                                      m_pages};
    setWidths(m_topicTable->view(), m_workspace.theme, TopicTableModel::kColumns);
    m_topicTable->view().setColumnWidth(TopicTableModel::Target, qRound(m_workspace.theme.px(kTopicWidth)));
    setWidths(m_partitionTable->view(), m_workspace.theme, PartitionTableModel::kColumns);
    m_partitionTable->view().setColumnWidth(PartitionTableModel::State, qRound(m_workspace.theme.px(kStateWidth)));
    for (const int narrow : {PartitionTableModel::Partition, PartitionTableModel::Stream}) {
        m_partitionTable->view().setColumnWidth(narrow, qRound(m_workspace.theme.px(kNarrowWidth)));
    }
    m_pages->addWidget(m_topicTable);
    m_pages->addWidget(m_partitionTable);
    for (TablePanel* table : {m_topicTable, m_partitionTable}) {
        table->view().setEmptyText(
            tr("No running link is selected. Select one, or clear the selection to see all that run."));
    }
    connect(m_topicTable, &TablePanel::rowActivated, this,
            [this](int row) { showPartitions(m_topics->index(row, TopicTableModel::Topic).data().toString()); });
    connect(m_partitionTable, &TablePanel::rowActivated, this, [this](int row) {
        m_workspace.selection.reveal(LinkId{m_partitions->index(row, 0).data(LinkIdRole).toString().toStdString()});
    });
}

void PartitionsPanel::makeHeader() {
    m_header = new QWidget{this};
    auto* row = new QHBoxLayout{m_header};
    row->setContentsMargins({});
    row->setSpacing(qRound(m_workspace.theme.px(kPartitionsGap / 2)));
    const auto makeButton = [&](const QString& text, const QString& description) {
        auto* button = new QPushButton{text, m_header};
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setAccessibleDescription(description);
        row->addWidget(button);
        return button;
    };
    m_topicButton = makeButton(tr("&Topics"), tr("One row for each topic"));
    m_partitionButton = makeButton(tr("&Partitions"), tr("One row for each partition, with its offsets"));
    m_scope = new QLabel{m_header};
    m_scope->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_scope);
    connect(m_topicButton, &QPushButton::clicked, this, &PartitionsPanel::showTopics);
    connect(m_partitionButton, &QPushButton::clicked, this, [this] { showPage(m_partitionTable); });
}

void PartitionsPanel::showPage(TablePanel* page) {
    page->tools().insertWidget(0, m_header);
    m_pages->setCurrentWidget(page);
    (page == m_topicTable ? m_topicButton : m_partitionButton)->setChecked(true);
}

void PartitionsPanel::showTopics() { showPage(m_topicTable); }

void PartitionsPanel::showPartitions(const QString& topic) {
    m_partitionTable->filterField().setText(topic);
    showPage(m_partitionTable);
    m_partitionTable->view().setFocus();
}

QByteArray PartitionsPanel::saveState() const {
    QByteArray state;
    QDataStream stream{&state, QIODevice::WriteOnly};
    stream << m_topicTable->saveState() << m_partitionTable->saveState();
    return state;
}

void PartitionsPanel::restoreState(const QByteArray& state) {
    QDataStream stream{state};
    QByteArray topics;
    QByteArray partitions;
    stream >> topics >> partitions;
    if (stream.status() == QDataStream::Ok) {
        m_topicTable->restoreState(topics);
        m_partitionTable->restoreState(partitions);
    }
}

void PartitionsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    follow();
}

void PartitionsPanel::hideEvent(QHideEvent* event) {
    m_details.reset();
    QWidget::hideEvent(event);
}

/// Those selected, else those at a selected cluster, else all that are active.
std::vector<LinkId> PartitionsPanel::wantedLinks() const {
    const ObjectSet& chosen = m_workspace.selection.objects();
    if (chosen.empty()) {
        return m_workspace.bridge.activeLinks();
    }
    std::vector<LinkId> links{chosen.links.begin(), chosen.links.end()};
    for (const LinkSpec& link : m_workspace.document.spec().links) {
        const bool touched = chosen.clusters.contains(link.source) || chosen.clusters.contains(link.target);
        if (touched && !chosen.links.contains(link.id)) {
            links.push_back(link.id);
        }
    }
    return links;
}

void PartitionsPanel::follow() {
    if (!isVisible()) {
        return;
    }
    const std::vector<LinkId> links = wantedLinks();
    if (m_details == nullptr || links != m_partitions->links()) {
        // An empty list would ask for all links.
        m_details = links.empty() ? nullptr : m_workspace.bridge.watchDetails(links);
        m_topics->setLinks(links, m_workspace.bridge.metrics());
        m_partitions->setLinks(links, m_workspace.bridge.metrics());
    }
    m_scope->setText(m_workspace.selection.objects().empty() ? tr("of all running links")
                     : links.size() == 1                     ? tr("of %1").arg(linkNameOf(m_workspace, links.front()))
                                         : tr("of %n link(s)", nullptr, static_cast<int>(links.size())));
    for (TablePanel* table : {m_topicTable, m_partitionTable}) {
        table->view().setColumnHidden(0, links.size() == 1);
    }
}

void PartitionsPanel::take() {
    if (isVisible()) {
        m_topics->take(m_workspace.bridge.metrics());
        m_partitions->take(m_workspace.bridge.metrics());
    }
}

}  // namespace tributary::ui
