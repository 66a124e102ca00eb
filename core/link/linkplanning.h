#pragma once

#include "core/link/errand.h"
#include "core/link/linkclusters.h"
#include "core/link/linkmemory.h"
#include "core/link/topicplanner.h"

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace tributary {

/// A link's planner, and the plan that it makes on a thread of its own: a cluster that does not answer takes its time
/// to be known as such. Supervisor thread only.
class LinkPlanning {
public:
    using Outcome = Result<TopicPlanner::Outcome>;

    ~LinkPlanning() { end(); }

    /// A new planner, of this link; what the one before is about is dropped.
    void begin(const LinkSpec& link, std::shared_ptr<const EchoGuard> echoes, const LinkClusters& clusters) {
        end();
        m_planner = std::make_shared<TopicPlanner>(link, std::move(echoes), clusters.source(), clusters.target());
    }
    void end() {
        m_planning.giveUp();
        if (m_planner) {
            m_planner->cancel();
            m_planner.reset();
        }
    }

    /// The first plan, without which nothing runs: waits for it.
    [[nodiscard]] Outcome planNow(const TopicPlanPtr& previous, const LinkMemory& memory) {
        return m_planner->plan(previous.get(), memory);
    }
    /// The next one. `done`, on another thread, when there is something to take().
    void plan(const TopicPlanPtr& previous, const LinkMemory& memory, std::function<void()> done) {
        m_planning.run([planner = m_planner, previous, memory] { return planner->plan(previous.get(), memory); },
                       std::move(done));
    }
    [[nodiscard]] bool running() const { return m_planning.running(); }
    [[nodiscard]] std::optional<Outcome> take() { return m_planning.take(); }

private:
    std::shared_ptr<TopicPlanner> m_planner;
    Errand<Outcome> m_planning;
};

}  // namespace tributary
