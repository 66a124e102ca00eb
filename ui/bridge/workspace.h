#pragma once

#include "core/engine/linkplan.h"

namespace tributary {
class Keychain;
}

namespace tributary::ui {

class ClusterDirectory;
class DialogHost;
class EngineBridge;
class RunControl;
class Selection;
class Theme;
class TopologyDocument;

/// What the parts of one window share. References only: app/tributary makes and owns them.
struct Workspace {
    TopologyDocument& document;
    Selection& selection;
    EngineBridge& bridge;
    ClusterDirectory& directory;
    RunControl& run;
    DialogHost& dialogs;
    Theme& theme;
    const PlanLink& plan;
    Keychain* keychain = nullptr;  ///< null: there is none to store secrets in
};

}  // namespace tributary::ui
