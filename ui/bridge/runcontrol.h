#pragma once

#include "core/engine/event.h"
#include "core/topology/validation.h"
#include "ui/bridge/dialoghost.h"

#include <QObject>

#include <vector>

namespace tributary::ui {

class EngineBridge;
class TopologyDocument;

/// Start, pause and stop as a person means them: refuses what validation refuses, asks first where a production cluster is
/// touched. Every button, key and menu goes through it. GUI thread.
class RunControl final : public QObject {
    Q_OBJECT

public:
    RunControl(TopologyDocument& document, EngineBridge& bridge, DialogHost& dialogs, QObject* parent = nullptr);

    /// Starts what is stopped or failed, resumes what is paused; leaves the rest alone.
    void start(const std::vector<LinkId>& links);
    void pause(const std::vector<LinkId>& links);
    void stop(const std::vector<LinkId>& links);
    /// Space: pauses the running ones, or, where none runs, starts all.
    void toggle(const std::vector<LinkId>& links);
    /// Answers a lost or foreign position of a failed link, then starts it.
    void startFrom(const LinkId& link, const StartSpec& position);
    /// Hands over the whole document: running links take over their edits, removed ones stop.
    void applyAll();

    [[nodiscard]] bool canStart(const LinkId& link) const;
    [[nodiscard]] bool canPause(const LinkId& link) const;
    [[nodiscard]] bool canStop(const LinkId& link) const;
    /// All links of the document, and the ghosts that still run.
    [[nodiscard]] std::vector<LinkId> allLinks() const;

signals:
    /// A start was refused; the findings are Errors of this link.
    void refused(const tributary::LinkId& link, const std::vector<tributary::Finding>& findings);

private:
    void confirmed(const std::vector<LinkId>& links, const QString& verb, const std::function<void()>& act);

    TopologyDocument& m_document;
    EngineBridge& m_bridge;
    DialogHost& m_dialogs;
};

}  // namespace tributary::ui
