#include "ui/editors/linksubject.h"

#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"

#include <algorithm>
#include <utility>

namespace tributary::ui {

LinkSubject::LinkSubject(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace) {
    connect(&m_workspace.document, &TopologyDocument::changed, this, &LinkSubject::follow);
}

void LinkSubject::setLink(const LinkId& id) {
    if (id == m_id) {
        return;
    }
    emit switching();
    m_id = id;
    emit switched();
    emit changed();
}

const LinkSpec* LinkSubject::link() const { return m_workspace.document.spec().link(m_id); }

const ClusterSpec* LinkSubject::source() const {
    const LinkSpec* shown = link();
    return shown == nullptr ? nullptr : m_workspace.document.spec().cluster(shown->source);
}

void LinkSubject::edit(const QString& text, const std::function<void(LinkSpec&)>& change) {
    if (const LinkSpec* shown = link()) {
        LinkSpec next = *shown;
        change(next);
        m_workspace.document.edit(text, withChanged(m_workspace.document.spec(), next));
    }
}

void LinkSubject::follow(const SpecChange& change) {
    const auto has = [](const auto& ids, const auto& id) { return std::ranges::find(ids, id) != ids.end(); };
    const LinkSpec* shown = link();
    const bool end =
        shown != nullptr && (has(change.clustersChanged, shown->source) || has(change.clustersChanged, shown->target) ||
                             has(change.clustersAdded, shown->source) || has(change.clustersAdded, shown->target));
    if (end || change.reset || change.documentChanged || has(change.linksChanged, m_id) ||
        has(change.linksAdded, m_id) || has(change.linksRemoved, m_id)) {
        emit changed();
    }
}

}  // namespace tributary::ui
