#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/engine/eventhub.h"
#include "core/link/clusterconnections.h"
#include "core/link/echoguard.h"
#include "core/link/errand.h"
#include "core/link/gapledger.h"
#include "core/link/linkclusters.h"
#include "core/link/linkmemory.h"
#include "core/link/linkplanning.h"
#include "core/link/linktask.h"
#include "core/link/offsetmap.h"
#include "core/link/retry.h"
#include "core/link/taskinbox.h"
#include "core/link/taskreporter.h"
#include "core/link/topicplanner.h"
#include "core/mirror/clusterwatch.h"
#include "core/mirror/linkcounters.h"
#include "core/mirror/linkkeeping.h"
#include "core/mirror/linkproblems.h"
#include "core/mirror/runningstreams.h"
#include "core/mirror/streamhost.h"
#include "core/topology/topologyspec.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <variant>

namespace tributary {

/// Everything a link needs of its topology, cut out of a TopologySpec.
struct LinkJob {
    LinkSpec link;
    ClusterSpec source;
    ClusterSpec target;
    std::string group;

    bool operator==(const LinkJob&) const = default;
};

/// What all links of an engine share; outlives them.
struct LinkEnvironment {
    std::shared_ptr<EventHub> hub;
    std::shared_ptr<ClusterConnections> connections;
    std::shared_ptr<EchoGuard> echoes;
    std::filesystem::path stateDirectory;
    std::string instanceId;
    int drainTimeoutMs = 30'000;
    StartStreams startStreams = {};
    bool keepOffsets = false;  ///< at the targets, beyond the process
    std::chrono::milliseconds shortestRetry = std::chrono::seconds{1};
    std::chrono::milliseconds lookAtRefused = std::chrono::seconds{3};  ///< whether what was refused is another one now
};

enum class LinkGoal { Stopped, Running, Paused };

/// Mirrors one link: a supervisor thread that connects, plans topics, settles positions, starts and stops the streams
/// and says how the link is.
class LinkRunner final : public LinkTask, public StreamHost {
public:
    LinkRunner(LinkJob job, LinkEnvironment environment);
    ~LinkRunner() override;

    /// The configuration to run with: taken over while it runs when `live`, else the link restarts if it runs.
    void configure(LinkJob job, bool live);
    /// A new goal; Running also clears a failure.
    void setGoal(LinkGoal goal);
    /// Answers PositionForeign, PositionLost and TopicRecreated: where to go on.
    void choosePosition(StartSpec position);
    /// Its end is the clean stop.
    void quit() override;

    [[nodiscard]] const LinkId& id() const override { return m_id; }
    [[nodiscard]] bool finished() const override { return m_finished.load(std::memory_order_acquire); }
    [[nodiscard]] TaskStatus status() const override { return m_reporter.status(); }
    /// Is it anything but stopped, or about to be?
    [[nodiscard]] bool awake() const;
    [[nodiscard]] const LinkCounters& counters() const { return m_counters; }
    [[nodiscard]] LinkCounters& counters() { return m_counters; }
    [[nodiscard]] const LinkOffsets& offsets() const { return m_offsets; }
    [[nodiscard]] TopicPlanPtr plan() const;
    [[nodiscard]] LinkJob job() const;

    void report(Event event) override;
    void partitionProblem(const std::string& topic, std::int32_t partition, std::optional<Error> problem) override;
    void clientTrouble(Side side, const Error& error) override;
    void streamTrouble(int stream, StreamDuty duty, std::optional<Error> why) override;
    void topicsChanged() override;
    [[nodiscard]] Status recordGaps(const std::string& topic, std::int32_t partition,
                                    const std::vector<Gap>& gaps) override;
    void streamFailed(int stream, const Error& error) override;

private:
    /// What others ask of the supervisor.
    struct Inbox {
        LinkGoal goal = LinkGoal::Stopped;
        std::optional<LinkJob> job;
        bool restart = false;
        bool clearFailure = false;
        bool topicsChanged = false;
        bool quit = false;
        bool answered = false;  ///< m_connecting or m_planning has an answer
        std::optional<StartSpec> chosen;
        std::optional<Error> streamFailure;
        std::map<Side, Error> trouble;

        /// A goal holds on.
        [[nodiscard]] Inbox rest() const {
            Inbox out;
            out.goal = goal;
            return out;
        }
    };

    // What the supervisor is about. Each but Stopping waits, for what deadline() says or for its inbox.
    struct Idle {};        ///< stopped, or at once to be started
    struct Connecting {};  ///< m_connecting is asked
    struct Planning {};    ///< the first plan is made, without which nothing runs
    struct Active {
        MonotonicTime nextTick;
        MonotonicTime nextRefresh;
        MonotonicTime nextLook;
        bool known = false;  ///< position and end of every partition have been, since the start
    };
    struct Stopping {};
    struct Waiting {};  ///< for m_retry
    struct Failed {     ///< until somebody does something about it
        Error error;
        MonotonicTime nextLook = MonotonicTime::max();  ///< at a password or certificate that was refused
    };
    using Phase = std::variant<Idle, Connecting, Planning, Active, Stopping, Waiting, Failed>;

    void run();
    [[nodiscard]] bool isWork(const Inbox& inbox) const;
    void step(Inbox inbox);
    void begin();
    void connected(Result<std::shared_ptr<const LinkClusters>> clusters);
    void firstPlanned(LinkPlanning::Outcome planned);
    void act(const Inbox& inbox, bool goalChanged);
    /// Tears down, and waits for the next try or for an operator.
    void giveUp(const Error& error);
    /// What was refused may be another one now: then it begins again.
    void lookAtRefused();
    void retryLater(const Error& error);
    [[nodiscard]] Status prepare(std::shared_ptr<const LinkClusters> clusters);
    [[nodiscard]] Status settlePositions();
    [[nodiscard]] Result<LinkStreamsSetup> openKeeper();
    [[nodiscard]] Status startStreams(const LinkStreamsSetup& setup);
    void followGroups();
    void tearDown();
    void takeOverLive();
    void takePlan(LinkPlanning::Outcome planned);
    /// Of what is asked on other threads. Any thread.
    void answered();
    void lookAgain(bool ready);
    void publishPlan(TopicPlanner::Outcome outcome);
    void sendOrders();
    [[nodiscard]] StreamOrders orders() const;
    void watch(MonotonicTime now);
    void noteKnown();
    void note(Side side, const Error& error);
    void lookAtAccess(MonotonicTime now);
    /// Would that side be connected to with something else now? Then it is said. `refused`: worth asking a keychain.
    [[nodiscard]] bool accessChanged(Side side, bool refused);
    [[nodiscard]] const ClusterSpec& clusterAt(Side side) const;
    [[nodiscard]] TaskStatus currentStatus() const;
    [[nodiscard]] TaskStatus activeStatus() const;
    [[nodiscard]] MonotonicTime deadline() const;

    template <class P>
    [[nodiscard]] bool is() const {
        return std::holds_alternative<P>(m_phase);
    }

    const LinkId m_id;
    const LinkEnvironment m_environment;
    LinkCounters m_counters;
    LinkOffsets m_offsets;
    std::unique_ptr<GapLedger> m_ledger;
    TaskInbox<Inbox> m_inbox;
    TaskReporter m_reporter;
    LinkProblems m_problems;
    LinkKeeping m_keeping;  // supervisor thread only

    mutable std::mutex m_mutex;
    LinkJob m_job;             // m_mutex; written by the supervisor only
    TopicPlanPtr m_shownPlan;  // m_mutex

    std::atomic<bool> m_finished{false};

    // Supervisor thread only.
    LinkGoal m_goal = LinkGoal::Stopped;
    Phase m_phase;
    Retry m_retry;
    std::optional<StartSpec> m_chosen;
    std::set<kafka::TopicPartition> m_chosenFor;  ///< although their positions look good
    Errand<Result<std::shared_ptr<const LinkClusters>>> m_connecting;
    std::shared_ptr<const LinkClusters> m_clusters;
    ClusterWatch m_watch;
    std::shared_ptr<std::map<Side, ClusterAccess>>
        m_access;  ///< what was connected with last; m_connecting's until then
    CommitMetadata m_expected;
    std::unique_ptr<LinkMemory> m_memory;
    LinkPlanning m_planning;
    TopicPlanPtr m_plan;
    std::unique_ptr<RunningStreams> m_streams;

    std::thread m_thread;
};

}  // namespace tributary
