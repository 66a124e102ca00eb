#pragma once

#include "ui/bridge/workspace.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/linktab.h"

#include <QDialog>

namespace tributary::ui {

class LinkHeader;
class LinkPages;
class LinkSubject;

/// A link's pages in a window of their own. They edit a copy of the document; OK takes the link, and the rule sets,
/// over as one undo step, Cancel leaves everything as it was. GUI thread.
class LinkDialog final : public QDialog {
    Q_OBJECT

public:
    LinkDialog(Workspace& workspace, const LinkId& link, QWidget* parent = nullptr);
    ~LinkDialog() override;

    void showTab(LinkTab tab);
    [[nodiscard]] LinkPages& pages() { return *m_pages; }
    [[nodiscard]] TopologyDocument& draft() { return m_draft; }

    void accept() override;

private:
    Workspace& m_workspace;
    LinkId m_link;
    TopologyDocument m_draft;
    Selection m_selection;
    Workspace m_draftWorkspace;
    LinkSubject* m_subject;
    LinkHeader* m_header;
    LinkPages* m_pages;
};

}  // namespace tributary::ui
