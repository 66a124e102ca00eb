#pragma once

#include "core/base/id.h"
#include "ui/bridge/workspace.h"
#include "ui/editors/linktab.h"

#include <QWidget>

class QStackedWidget;

namespace tributary::ui {

class ClusterPage;
class DocumentPage;
class LinkHeader;
class LinkPages;
class LinkSubject;
class SeveralPage;

/// Shows and edits what the window's Selection holds: a link, a cluster, several objects, or the document when nothing
/// is selected. Every field is one undo step, committed with Enter or when the focus leaves it. GUI thread.
class Inspector final : public QWidget {
    Q_OBJECT

public:
    using Tab = LinkTab;

    explicit Inspector(Workspace& workspace, QWidget* parent = nullptr);
    ~Inspector() override;

    /// Commits what is being typed, as before a save. The keyboard stays where it is.
    void commitEdits();

    [[nodiscard]] LinkPages& linkPages() { return *m_pages; }
    [[nodiscard]] LinkHeader& linkHeader() { return *m_header; }
    [[nodiscard]] ClusterPage& clusterPage() { return *m_cluster; }
    [[nodiscard]] SeveralPage& severalPage() { return *m_several; }
    [[nodiscard]] DocumentPage& documentPage() { return *m_document; }
    [[nodiscard]] QWidget* shownPage() const;

public slots:
    /// Selects the link.
    void showLink(const tributary::LinkId& link, tributary::ui::LinkTab tab);
    /// The same at its topics, with the keyboard in the include list.
    void showTopics(const tributary::LinkId& link);

signals:
    /// "Edit connection…"
    void clusterEditRequested(const tributary::ClusterId& cluster);

protected:
    [[nodiscard]] QSize sizeHint() const override;

private:
    void follow();

    Workspace& m_workspace;
    LinkSubject* m_subject;
    QStackedWidget* m_stack;
    QWidget* m_link;
    LinkHeader* m_header;
    LinkPages* m_pages;
    ClusterPage* m_cluster;
    SeveralPage* m_several;
    DocumentPage* m_document;
    QWidget* m_clusterArea;
    QWidget* m_severalArea;
    QWidget* m_documentArea;
};

}  // namespace tributary::ui
