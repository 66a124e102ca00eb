#pragma once

#include "core/base/id.h"
#include "ui/bridge/workspace.h"

#include <QObject>
#include <QPointF>

#include <functional>
#include <optional>

namespace tributary::ui {

class MainWindow;
struct ImportSource;
struct Mm1Start;

/// Which dialog a command of the window opens. GUI thread.
class WindowDialogs final : public QObject {
    Q_OBJECT

public:
    WindowDialogs(Workspace& workspace, MainWindow& window);

    /// Stops all links with their progress to be seen; `done` is told true when all have stopped or the person did not
    /// want to wait any longer, false when it was cancelled.
    void stopAndClose(std::function<void(bool)> done);

private:
    void connectActions();
    void connectCanvas();
    void connectTrust();
    void showTrustNotice();
    void askForTrust();
    void editCluster(const std::optional<ClusterId>& cluster, QPointF position);
    void addClusters(QPointF position);
    void editLink(const LinkId& link);
    void editSelected();
    void moveToServer();
    void showKeys();
    void importFiles();
    void importMm1(const Mm1Start& start);
    void showImport(const ImportSource& source);
    void exportPicture();
    void print();

    Workspace m_workspace;
    MainWindow& m_window;
};

}  // namespace tributary::ui
