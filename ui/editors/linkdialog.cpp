#include "ui/editors/linkdialog.h"

#include "ui/document/edits.h"
#include "ui/editors/committyped.h"
#include "ui/editors/linkheader.h"
#include "ui/editors/linkpages.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/topicspage.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace tributary::ui {

LinkDialog::LinkDialog(Workspace& workspace, const LinkId& link, QWidget* parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_link(link),
      m_draftWorkspace{m_draft,       m_selection,       workspace.bridge, workspace.directory,
                       workspace.run, workspace.dialogs, workspace.theme,  workspace.plan} {
    m_draft.reset(workspace.document.spec(), {});
    m_subject = new LinkSubject{m_draftWorkspace, this};
    m_subject->setLink(link);
    m_header = new LinkHeader{*m_subject, this};
    m_pages = new LinkPages{*m_subject, false, this};
    const LinkSpec* shown = m_subject->link();
    setWindowTitle(shown == nullptr
                       ? tr("Edit link")
                       : tr("Edit link %1").arg(QString::fromStdString(linkTitle(m_draft.spec(), *shown))));
    auto* buttons = new QDialogButtonBox{QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this};
    // Enter commits a field; it must not close the dialog at the same time.
    for (QAbstractButton* button : buttons->buttons()) {
        static_cast<QPushButton*>(button)->setAutoDefault(false);
        static_cast<QPushButton*>(button)->setDefault(false);
    }
    auto* layout = new QVBoxLayout{this};
    layout->setSpacing(qRound(workspace.theme.px(12)));
    layout->addWidget(m_header);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    setSizeGripEnabled(true);
    resize(qRound(workspace.theme.px(720)), qRound(workspace.theme.px(720)));
    connect(buttons, &QDialogButtonBox::accepted, this, &LinkDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_pages->topics().focusIncludes();
}

LinkDialog::~LinkDialog() {
    commitTyped(*this);
    // The pages look at the draft, which goes before the children would.
    delete m_pages;
    delete m_header;
    delete m_subject;
}

void LinkDialog::showTab(LinkTab tab) { m_pages->showTab(tab); }

void LinkDialog::accept() {
    commitTyped(*this);
    if (const LinkSpec* edited = m_subject->link(); edited != nullptr && m_workspace.document.spec().link(m_link)) {
        TopologySpec next = withChanged(m_workspace.document.spec(), *edited);
        next.ruleSets = m_draft.spec().ruleSets;
        m_workspace.document.edit(tr("Edit link"), std::move(next));
    }
    QDialog::accept();
}

}  // namespace tributary::ui
