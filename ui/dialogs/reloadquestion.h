#pragma once

#include <QString>

#include <functional>

namespace tributary::ui {

class DialogHost;

/// The document's file was written by somebody else: asks whether to load it again. `unsaved`: loading would lose work,
/// and the question says so. GUI thread.
void askReload(DialogHost& dialogs, const QString& fileName, bool unsaved, std::function<void()> reload);

}  // namespace tributary::ui
