#include "ui/editors/linkpages.h"

#include "ui/document/topologydocument.h"
#include "ui/editors/clientspage.h"
#include "ui/editors/committyped.h"
#include "ui/editors/deliverypage.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/statepage.h"
#include "ui/editors/topicspage.h"
#include "ui/theme/theme.h"

#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace tributary::ui {

QWidget* makeScrolling(QWidget* page, int margin, QWidget* parent) {
    auto* area = new QScrollArea{parent};
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    page->layout()->setContentsMargins(margin, margin / 2, margin, margin);
    area->setWidget(page);
    // It scrolls down only: what is wider than the page would be cut off.
    area->setMinimumWidth(page->minimumSizeHint().width());
    page->setAutoFillBackground(false);
    return area;
}

LinkPages::LinkPages(LinkSubject& subject, bool withState, QWidget* parent)
    : QWidget(parent),
      m_subject(subject),
      m_tabs(new QTabWidget{this}),
      m_topics(new TopicsPage{subject, this}),
      m_delivery(new DeliveryPage{subject, this}),
      m_clients(new ClientsPage{subject, this}) {
    const int margin = qRound(m_subject.workspace().theme.px(12));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Pages of the link"));
    m_tabs->addTab(makeScrolling(m_topics, margin, this), tr("Topics"));
    m_tabs->addTab(makeScrolling(m_delivery, margin, this), tr("Delivery"));
    m_tabs->addTab(makeScrolling(m_clients, margin, this), tr("Clients"));
    if (withState) {
        m_state = new StatePage{subject, this};
        m_tabs->addTab(makeScrolling(m_state, margin, this), tr("State"));
    }
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    if (withState) {
        TopologyDocument& document = m_subject.workspace().document;
        connect(&document, &TopologyDocument::findingsChanged, this, &LinkPages::markState);
        connect(&m_subject, &LinkSubject::switched, this, &LinkPages::markState);
        connect(&m_subject.workspace().theme, &Theme::changed, this, &LinkPages::markState);
    }
    connect(&m_subject, &LinkSubject::switching, this, [this] { commitTyped(*this); });
}

void LinkPages::markState() {
    const std::vector<Finding> findings = m_subject.workspace().document.findingsOf(m_subject.id());
    const Theme& theme = m_subject.workspace().theme;
    const int tab = static_cast<int>(LinkTab::State);
    const int count = static_cast<int>(findings.size());
    QIcon icon;
    if (hasErrors(findings)) {
        icon = theme.icon(QStringLiteral("bad"), ColorRole::Bad);
    } else if (count > 0) {
        icon = theme.icon(QStringLiteral("warn"), ColorRole::Warn);
    }
    m_tabs->setTabIcon(tab, icon);
    m_tabs->setTabToolTip(tab, count == 0 ? QString{} : tr("%n remark(s) of the checks", nullptr, count));
}

void LinkPages::showTab(LinkTab tab) {
    if (static_cast<int>(tab) < m_tabs->count()) {
        m_tabs->setCurrentIndex(static_cast<int>(tab));
    }
}

}  // namespace tributary::ui
