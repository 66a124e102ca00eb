#include "ui/canvas/canvasfinder.h"

#include "ui/bridge/workspace.h"
#include "ui/canvas/canvasfind.h"
#include "ui/canvas/topologyscene.h"
#include "ui/document/selection.h"

namespace tributary::ui {

void CanvasFinder::look(const QString& text) {
    const Workspace& workspace = m_scene.workspace();
    m_matches = findObjects(workspace.document.spec(), workspace.directory, text);
    m_at = 0;
    m_active = !text.trimmed().isEmpty();
    const ObjectSet matches = toSet(m_matches);
    m_scene.setMatches(m_active ? &matches : nullptr);
}

CanvasObject CanvasFinder::step(int step) {
    if (m_matches.empty()) {
        return {};
    }
    // The selection says whether the match at hand was gone to already.
    if (m_scene.workspace().selection.objects() == toSet({m_matches[m_at]})) {
        const int count = this->count();
        m_at = static_cast<std::size_t>((static_cast<int>(m_at) + count + step) % count);
    }
    return m_matches[m_at];
}

}  // namespace tributary::ui
