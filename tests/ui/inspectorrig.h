#pragma once

#include "tests/ui/editorrig.h"
#include "ui/editors/choicefield.h"
#include "ui/editors/inspector.h"
#include "ui/editors/linkpages.h"
#include "ui/editors/markedlineedit.h"

#include <optional>

namespace tributary::ui {

inline LinkStatus in(LinkState state) {
    LinkStatus status;
    status.state = state;
    return status;
}

/// Types over what a field has, as a person would.
inline void retype(MarkedLineEdit& edit, const QString& text) {
    edit.setFocus();
    edit.selectAll();
    QTest::keyClicks(&edit, text);
}

inline void choose(ChoiceField& field, int row) {
    field.setCurrentIndex(row);
    emit field.activated(row);
}

class InspectorRig : public EditorRig {
public:
    explicit InspectorRig(bool dark = false) : EditorRig(dark) {
        inspector.emplace(workspace);
        selection.select(link);
        show(*inspector);
    }
    [[nodiscard]] LinkPages& pages() { return inspector->linkPages(); }
    [[nodiscard]] int steps() { return document.undoStack().count(); }

    std::optional<Inspector> inspector;
};

}  // namespace tributary::ui
