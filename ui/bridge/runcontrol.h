#pragma once

#include "core/engine/event.h"
#include "core/topology/impact.h"
#include "core/topology/validation.h"
#include "ui/bridge/dialoghost.h"

#include <QObject>

#include <functional>
#include <vector>

namespace tributary::ui {

class EngineBridge;
class TopicChecks;
class TopologyDocument;
struct ProductionTouch;

/// Start, pause and stop as a person means them: refuses what validation and the sources' topics forbid, asks first
/// where a production cluster is touched: by a button before starting and pausing, by its name typed before stopping;
/// and where starting one link would restart others, because a cluster of theirs was edited. What would connect waits
/// until the document is trusted. Every button, key and menu
/// goes through it. GUI thread.
class RunControl final : public QObject {
    Q_OBJECT

public:
    RunControl(TopologyDocument& document, EngineBridge& bridge, TopicChecks& checks, DialogHost& dialogs,
               QObject* parent = nullptr);

    /// Starts what is stopped or failed, resumes what is paused; leaves the rest alone. Returns before that where
    /// topics have to be matched first.
    void start(const std::vector<LinkId>& links);
    /// The same after the person has seen the plan: production does not ask once more.
    void startPlanned(const std::vector<LinkId>& links);
    /// Asks for the plan to be shown.
    void showPlan(const std::vector<LinkId>& links);
    void pause(const std::vector<LinkId>& links);
    void stop(const std::vector<LinkId>& links);
    /// Space: pauses the running ones, or, where none runs, starts all.
    void toggle(const std::vector<LinkId>& links);
    /// Answers a lost or foreign position of a failed link, then starts it.
    void startFrom(const LinkId& link, const StartSpec& position);
    /// Hands over the whole document: running links take over their edits, removed ones stop. Asks for the
    /// name where that stops or repositions what runs at production.
    void applyAll();

    [[nodiscard]] bool canStart(const LinkId& link) const;
    [[nodiscard]] bool canPause(const LinkId& link) const;
    [[nodiscard]] bool canStop(const LinkId& link) const;
    /// All links of the document, and the ghosts that still run.
    [[nodiscard]] std::vector<LinkId> allLinks() const;
    /// Those that start when all are started: without the ones that wait to be asked for by name.
    [[nodiscard]] std::vector<LinkId> startingLinks() const;

signals:
    /// A start was refused; the findings are Errors of this link.
    void refused(const tributary::LinkId& link, const std::vector<tributary::Finding>& findings);
    /// What starting these links would change is to be shown.
    void planRequested(const std::vector<tributary::LinkId>& links);

private:
    void startChecked(const std::vector<LinkId>& links, bool planSeen);
    [[nodiscard]] ProductionTouch touchOf(const std::vector<LinkId>& links) const;
    /// The active links beside `links` that would stop for a moment, or for good, when these are handed over.
    [[nodiscard]] std::vector<LinkImpact> interrupted(const std::vector<LinkId>& links) const;
    /// Asks before starting `all` of which `handedOver` are handed over, where others are interrupted; else false.
    bool askAboutOthers(const std::vector<LinkId>& handedOver, const std::vector<LinkId>& all,
                        const std::function<void()>& act);
    /// Asks with a plain button, and a second one for `other` when that has a name.
    void confirmed(const std::vector<LinkId>& links, const QString& verb, const std::function<void()>& act,
                   const QString& otherVerb = {}, const std::function<void()>& other = {});
    /// Acts at once where production is not touched.
    void askAbout(const ProductionTouch& touch, Question question, const std::function<void()>& act,
                  const std::function<void()>& other = {});

    TopologyDocument& m_document;
    EngineBridge& m_bridge;
    TopicChecks& m_checks;
    DialogHost& m_dialogs;
};

}  // namespace tributary::ui
