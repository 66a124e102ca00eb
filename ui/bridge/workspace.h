#pragma once

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
};

}  // namespace tributary::ui
