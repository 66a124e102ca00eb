#pragma once

#include "core/base/id.h"
#include "ui/bridge/workspace.h"

#include <QAction>
#include <QObject>

#include <functional>
#include <vector>

namespace tributary::ui {

/// Start, plan, pause, stop and "show" for the links of some rows, for a context menu. GUI thread.
class LinkActions final : public QObject {
    Q_OBJECT

public:
    /// `links` says which links are meant, whenever it is asked.
    LinkActions(Workspace& workspace, std::function<std::vector<LinkId>()> links, QObject* parent);

    [[nodiscard]] QAction* start() { return m_start; }
    [[nodiscard]] QAction* plan() { return m_plan; }
    [[nodiscard]] QAction* pause() { return m_pause; }
    [[nodiscard]] QAction* stop() { return m_stop; }
    [[nodiscard]] QAction* reveal() { return m_reveal; }

    /// Enables what can be done now, and names how many links it is done to.
    void refresh();

private:
    void restyle();

    Workspace& m_workspace;
    const std::function<std::vector<LinkId>()> m_links;
    QAction* m_start;
    QAction* m_plan;
    QAction* m_pause;
    QAction* m_stop;
    QAction* m_reveal;
};

}  // namespace tributary::ui
