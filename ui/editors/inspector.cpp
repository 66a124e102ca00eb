#include "ui/editors/inspector.h"

#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/clusterpage.h"
#include "ui/editors/committyped.h"
#include "ui/editors/documentpage.h"
#include "ui/editors/linkheader.h"
#include "ui/editors/linkpages.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/severalpage.h"
#include "ui/editors/topicspage.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tributary::ui {

namespace {

constexpr int kMargin = 16;
constexpr int kWidth = 420;
constexpr int kHeight = 520;

}  // namespace

Inspector::Inspector(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_subject(new LinkSubject{workspace, this}),
      m_stack(new QStackedWidget{this}),
      m_link(new QWidget{this}),
      m_header(new LinkHeader{*m_subject, m_link}),
      m_pages(new LinkPages{*m_subject, true, m_link}),
      m_cluster(new ClusterPage{workspace, this}),
      m_several(new SeveralPage{workspace, this}),
      m_document(new DocumentPage{workspace, this}) {
    const int margin = qRound(workspace.theme.px(kMargin));
    auto* link = new QVBoxLayout{m_link};
    link->setContentsMargins(0, margin / 2, 0, 0);
    link->setSpacing(qRound(workspace.theme.px(4)));
    m_header->layout()->setContentsMargins(margin, 0, margin, 0);
    link->addWidget(m_header);
    link->addWidget(m_pages, 1);
    m_clusterArea = makeScrolling(m_cluster, margin, m_stack);
    m_severalArea = makeScrolling(m_several, margin, m_stack);
    m_documentArea = makeScrolling(m_document, margin, m_stack);
    for (QWidget* page : {m_link, m_clusterArea, m_severalArea, m_documentArea}) {
        m_stack->addWidget(page);
    }
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setAccessibleName(tr("Inspector"));
    connect(m_cluster, &ClusterPage::editRequested, this, &Inspector::clusterEditRequested);
    connect(&m_workspace.selection, &Selection::changed, this, &Inspector::follow);
    connect(&m_workspace.document, &TopologyDocument::changed, this, &Inspector::follow);
    follow();
}

Inspector::~Inspector() { commitTyped(*this); }

QSize Inspector::sizeHint() const {
    return {qRound(m_workspace.theme.px(kWidth)), qRound(m_workspace.theme.px(kHeight))};
}

void Inspector::follow() {
    // An object that is gone may still stand in the selection for a moment.
    const TopologySpec& spec = m_workspace.document.spec();
    const LinkId link = m_workspace.selection.singleLink();
    const ClusterId cluster = m_workspace.selection.singleCluster();
    QWidget* page = m_documentArea;
    if (spec.link(link) != nullptr) {
        m_subject->setLink(link);
        page = m_link;
    } else if (spec.cluster(cluster) != nullptr) {
        m_cluster->setCluster(cluster);
        page = m_clusterArea;
    } else if (link.empty() && cluster.empty() && !m_workspace.selection.objects().empty()) {
        page = m_severalArea;
    }
    if (page != m_stack->currentWidget()) {
        commitTyped(*this);
        m_stack->setCurrentWidget(page);
    }
}

void Inspector::commitEdits() {
    QWidget* focused = QApplication::focusWidget();
    if (focused == nullptr || !isAncestorOf(focused)) {
        return;
    }
    // The editor of an item goes with what it commits; the keyboard stays with its list.
    QPointer<QWidget> next = focused;
    for (QWidget* each = focused; each != this; each = each->parentWidget()) {
        if (qobject_cast<QAbstractItemView*>(each) != nullptr) {
            next = each;
        }
    }
    commitTyped(*this);
    if (next) {
        next->setFocus();
    }
}

QWidget* Inspector::shownPage() const {
    const QWidget* page = m_stack->currentWidget();
    return page == m_link          ? static_cast<QWidget*>(m_pages)
           : page == m_clusterArea ? static_cast<QWidget*>(m_cluster)
           : page == m_severalArea ? static_cast<QWidget*>(m_several)
                                   : static_cast<QWidget*>(m_document);
}

void Inspector::showLink(const LinkId& link, LinkTab tab) {
    m_workspace.selection.select(link);
    m_pages->showTab(tab);
}

void Inspector::showTopics(const LinkId& link) {
    showLink(link, LinkTab::Topics);
    m_pages->topics().focusIncludes();
}

}  // namespace tributary::ui
