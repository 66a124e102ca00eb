#pragma once

#include "core/engine/linkplan.h"

#include <QObject>

#include <memory>
#include <vector>

namespace tributary::ui {

/// Works out what starting some links would change, a few at a time, on threads of its own: a cluster that is away
/// takes its whole time-out to say so, and nobody waits for that. GUI thread.
class PlanRun final : public QObject {
    Q_OBJECT

public:
    explicit PlanRun(PlanLink plan, QObject* parent = nullptr);
    /// Cancels.
    ~PlanRun() override;
    PlanRun(const PlanRun&) = delete;
    PlanRun& operator=(const PlanRun&) = delete;
    PlanRun(PlanRun&&) = delete;
    PlanRun& operator=(PlanRun&&) = delete;

    /// Begins anew with these links of `spec`; what ran before is cancelled.
    void start(std::shared_ptr<const TopologySpec> spec, std::vector<LinkId> links);
    /// Nothing more is reported; a request that is under way ends unheard.
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }
    [[nodiscard]] int done() const { return m_done; }
    [[nodiscard]] int total() const { return m_total; }

signals:
    /// One link's plan, or why it could not be made. Links come as they are ready.
    void planned(const tributary::LinkId& link, const tributary::Result<tributary::LinkPlan>& plan);
    /// All are planned. Not after cancel().
    void finished();

private:
    struct Job;
    static void work(const std::shared_ptr<Job>& job);
    void take(const std::shared_ptr<Job>& job, const LinkId& link, const Result<LinkPlan>& plan);

    const PlanLink m_plan;
    std::shared_ptr<Job> m_job;
    int m_done = 0;
    int m_total = 0;
};

}  // namespace tributary::ui
