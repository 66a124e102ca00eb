#include "ui/tables/eventspanel.h"

#include "ui/document/edits.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/theme.h"

#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>
#include <array>
#include <utility>

namespace tributary::ui {

namespace {

constexpr std::array<std::pair<int, qreal>, EventLogModel::kColumns - 1> kEventWidths{{
    {EventLogModel::Time, 90},
    {EventLogModel::Severity, 100},
    {EventLogModel::Link, 200},
    {EventLogModel::Object, 180},
}};

}  // namespace

EventsPanel::EventsPanel(Workspace& workspace, QWidget* parent)
    : TablePanel(workspace, new EventLogModel{workspace}, new EventFilter,
                 {tr("Events"), tr("Filter by link, topic or text"), {}}, parent),
      m_model(static_cast<EventLogModel&>(*filter().sourceModel())),
      m_events(static_cast<EventFilter&>(filter())) {
    view().setEmptyText(tr("Nothing has happened yet. What links do, and what goes wrong, is written here."));
    for (const auto& [column, width] : kEventWidths) {
        view().setColumnWidth(column, qRound(workspace.theme.px(width)));
    }
    makeFilters();
    auto* clear = new QAction{tr("C&lear the log"), this};
    connect(clear, &QAction::triggered, &m_model, &EventLogModel::clear);
    addMenuAction(clear);

    connect(this, &TablePanel::rowActivated, this, [this](int row) {
        if (const LinkId& link = m_model.event(row).link; m_workspace.document.spec().link(link) != nullptr) {
            m_workspace.selection.reveal(link);
        }
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        if (isVisible()) {
            return;
        }
        int severe = 0;
        for (int row = first; row <= last; ++row) {
            const Health health = m_model.health(row);
            severe += health == Health::Warn || health == Health::Bad ? 1 : 0;
        }
        setUnseen(m_unseen + severe);
    });
    const QScrollBar* bar = view().verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) { m_atEnd = value == bar->maximum(); });
    connect(bar, &QScrollBar::rangeChanged, this, [this] {
        if (m_atEnd) {
            view().scrollToBottom();
        }
    });
    connect(&workspace.document, &TopologyDocument::changed, this, &EventsPanel::listLinks);
    listLinks();
}

void EventsPanel::makeFilters() {
    m_links = new QComboBox{this};
    m_links->setAccessibleName(tr("Events of which link"));
    m_links->setToolTip(m_links->accessibleName());
    m_links->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_severities = new QComboBox{this};
    m_severities->setAccessibleName(tr("Events of which severity"));
    m_severities->setToolTip(m_severities->accessibleName());
    m_severities->addItem(tr("All events"), static_cast<int>(EventFilter::Least::Everything));
    m_severities->addItem(tr("Warnings and errors"), static_cast<int>(EventFilter::Least::Warnings));
    m_severities->addItem(tr("Errors only"), static_cast<int>(EventFilter::Least::Errors));
    tools().insertWidget(1, m_links);
    tools().insertWidget(2, m_severities);
    setTabOrder(&filterField(), m_links);
    setTabOrder(m_links, m_severities);
    connect(m_links, &QComboBox::currentIndexChanged, this, [this] {
        const std::string id = m_links->currentData().toString().toStdString();
        m_events.setLinks(id.empty() ? std::set<LinkId>{} : std::set<LinkId>{LinkId{id}});
    });
    connect(m_severities, &QComboBox::currentIndexChanged, this,
            [this] { m_events.setLeast(static_cast<EventFilter::Least>(m_severities->currentData().toInt())); });
}

/// Keeps the chosen link, unless it is gone.
void EventsPanel::listLinks() {
    const QString chosen = m_links->currentData().toString();
    {
        const QSignalBlocker quiet{m_links};
        m_links->clear();
        m_links->addItem(tr("All links"), QString{});
        const TopologySpec& spec = m_workspace.document.spec();
        for (const LinkSpec& link : spec.links) {
            m_links->addItem(QString::fromStdString(linkTitle(spec, link)), QString::fromStdString(link.id.str()));
        }
        m_links->setCurrentIndex(-1);
    }
    m_links->setCurrentIndex(std::max(0, m_links->findData(chosen)));
}

void EventsPanel::showEvent(QShowEvent* event) {
    TablePanel::showEvent(event);
    setUnseen(0);
}

void EventsPanel::setUnseen(int unseen) {
    if (unseen != m_unseen) {
        m_unseen = unseen;
        emit unseenChanged(unseen);
    }
}

}  // namespace tributary::ui
