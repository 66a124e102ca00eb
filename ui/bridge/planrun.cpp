#include "ui/bridge/planrun.h"

#include "core/base/detached.h"
#include "core/base/guarded.h"

#include <QMetaObject>

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <utility>

namespace tributary::ui {

namespace {

constexpr std::size_t kThreads = 4;

}  // namespace

/// What the threads hold, so that they may outlive the run. The mutex guards what is not const.
struct PlanRun::Job {
    const PlanLink plan;
    const std::shared_ptr<const TopologySpec> spec;
    const std::vector<LinkId> links;
    std::mutex mutex{};
    PlanRun* owner = nullptr;  ///< null: cancelled
    std::size_t next = 0;
};

PlanRun::PlanRun(PlanLink plan, QObject* parent) : QObject(parent), m_plan(std::move(plan)) {}

PlanRun::~PlanRun() { cancel(); }

void PlanRun::start(std::shared_ptr<const TopologySpec> spec, std::vector<LinkId> links) {
    cancel();
    std::erase_if(links, [&spec](const LinkId& each) { return spec->link(each) == nullptr; });
    m_done = 0;
    m_total = static_cast<int>(links.size());
    if (links.empty()) {
        emit finished();
        return;
    }
    const std::size_t threads = std::min(kThreads, links.size());
    m_job = std::make_shared<Job>(m_plan, std::move(spec), std::move(links));
    m_job->owner = this;
    for (std::size_t i = 0; i < threads; ++i) {
        runDetached([job = m_job] { work(job); });
    }
}

void PlanRun::cancel() {
    if (m_job) {
        const std::scoped_lock lock{m_job->mutex};
        m_job->owner = nullptr;
    }
    m_job.reset();
}

void PlanRun::work(const std::shared_ptr<Job>& job) {
    while (true) {
        const LinkSpec* link = nullptr;
        {
            const std::scoped_lock lock{job->mutex};
            if (job->owner == nullptr || job->next == job->links.size()) {
                return;
            }
            link = job->spec->link(job->links[job->next++]);
        }
        Result<LinkPlan> plan;
        guarded([&] { plan = job->plan(*job->spec, *link); },
                [&](const Error& error) { plan = std::unexpected(error); });
        const std::scoped_lock lock{job->mutex};
        if (job->owner != nullptr) {
            QMetaObject::invokeMethod(
                job->owner,
                [owner = job->owner, job, id = link->id, plan = std::move(plan)] { owner->take(job, id, plan); },
                Qt::QueuedConnection);
        }
    }
}

void PlanRun::take(const std::shared_ptr<Job>& job, const LinkId& link, const Result<LinkPlan>& plan) {
    if (job != m_job) {
        return;  // of a run that was cancelled meanwhile
    }
    ++m_done;
    const bool last = m_done == m_total;
    if (last) {
        m_job.reset();
    }
    emit planned(link, plan);
    if (last) {
        emit finished();
    }
}

}  // namespace tributary::ui
