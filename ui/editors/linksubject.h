#pragma once

#include "core/topology/topologyspec.h"
#include "ui/bridge/workspace.h"

#include <QObject>
#include <QString>

#include <functional>

namespace tributary::ui {

struct SpecChange;

/// The link that a set of pages shows and edits. Holds its id only: the value is read anew from the document each time.
/// GUI thread.
class LinkSubject final : public QObject {
    Q_OBJECT

public:
    explicit LinkSubject(Workspace& workspace, QObject* parent = nullptr);

    void setLink(const LinkId& id);
    [[nodiscard]] const LinkId& id() const { return m_id; }
    /// Null when none is shown, or when it is gone. Not to be kept across an edit.
    [[nodiscard]] const LinkSpec* link() const;
    [[nodiscard]] const ClusterSpec* source() const;
    [[nodiscard]] Workspace& workspace() const { return m_workspace; }

    /// One undo step named `text`; does nothing when `change` changes nothing or there is no link.
    void edit(const QString& text, const std::function<void(LinkSpec&)>& change);

signals:
    /// Another link is about to be shown: what is typed and not yet committed is committed now.
    void switching();
    void switched();
    /// The link, one of its clusters or the rest of the document is another one; follows switched() too.
    void changed();

private:
    void follow(const SpecChange& change);

    Workspace& m_workspace;
    LinkId m_id;
};

}  // namespace tributary::ui
