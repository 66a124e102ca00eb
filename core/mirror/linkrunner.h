#pragma once

#include "core/base/backoff.h"
#include "core/base/error.h"
#include "core/engine/eventhub.h"
#include "core/link/clusterconnections.h"
#include "core/link/echoguard.h"
#include "core/link/errand.h"
#include "core/link/gapledger.h"
#include "core/link/linkclusters.h"
#include "core/link/linkmemory.h"
#include "core/link/linkplanning.h"
#include "core/link/offsetmap.h"
#include "core/link/topicplanner.h"
#include "core/mirror/clusterwatch.h"
#include "core/mirror/linkcounters.h"
#include "core/mirror/linkproblems.h"
#include "core/mirror/linkstreams.h"
#include "core/mirror/streamhost.h"
#include "core/topology/topologyspec.h"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

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
};

enum class LinkGoal { Stopped, Running, Paused };

/// Runs one link: a supervisor thread that connects, plans topics, settles positions, starts and stops the streams and
/// says how the link is. Its public methods may be called from any thread and return at once, save the destructor,
/// which stops the link and waits.
class LinkRunner final : public StreamHost {
public:
    LinkRunner(LinkJob job, LinkEnvironment environment);
    ~LinkRunner() override;
    LinkRunner(const LinkRunner&) = delete;
    LinkRunner& operator=(const LinkRunner&) = delete;

    /// The configuration to run with: taken over while it runs when `live`, else the link restarts if it runs.
    void configure(LinkJob job, bool live);
    /// A new goal; Running also clears a failure.
    void setGoal(LinkGoal goal);
    /// Answers PositionForeign, PositionLost and TopicRecreated: where to go on.
    void choosePosition(StartSpec position);
    /// Begins the clean stop that the destructor waits for.
    void quit();

    [[nodiscard]] const LinkId& id() const { return m_id; }
    /// After quit(): the supervisor has ended and the destructor will not wait.
    [[nodiscard]] bool finished() const { return m_finished.load(std::memory_order_acquire); }
    [[nodiscard]] LinkStatus status() const;
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
    /// What others ask of the supervisor, under m_mutex.
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
    };

    void run();
    [[nodiscard]] Inbox waitForWork(MonotonicTime until);
    void step(Inbox inbox);
    void tryStart();
    void finishStart(Result<std::shared_ptr<const LinkClusters>> clusters);
    void retryLater(const Error& error);
    [[nodiscard]] Status startUp(Result<std::shared_ptr<const LinkClusters>> clusters);
    [[nodiscard]] Status settlePositions();
    [[nodiscard]] Status startStreams();
    void tearDown();
    void takeOverLive();
    void takePlan(LinkPlanning::Outcome planned);
    /// Of what is asked on other threads. Any thread.
    void answered();
    void lookAgain(bool ready);
    void publishPlan(TopicPlanner::Outcome outcome);
    void recordReplaced(const TopicRoute& route);
    void sendOrders();
    [[nodiscard]] StreamOrders orders() const;
    void watch(MonotonicTime now);
    void note(Side side, const Error& error);
    void lookAtAccess(MonotonicTime now);
    void warn(const Error& error);
    void showStatus();
    [[nodiscard]] LinkStatus currentStatus() const;
    [[nodiscard]] LinkState pace() const;
    [[nodiscard]] MonotonicTime nextWork() const;

    const LinkId m_id;
    const LinkEnvironment m_environment;
    LinkCounters m_counters;
    LinkOffsets m_offsets;
    std::unique_ptr<GapLedger> m_ledger;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Inbox m_inbox;             // m_mutex
    LinkJob m_job;             // m_mutex; written by the supervisor only
    LinkStatus m_shown;        // m_mutex
    TopicPlanPtr m_shownPlan;  // m_mutex
    LinkProblems m_problems;

    std::atomic<bool> m_finished{false};

    // Supervisor thread only.
    LinkGoal m_goal = LinkGoal::Stopped;
    bool m_active = false;
    bool m_stopping = false;
    std::optional<Error> m_failure;
    std::optional<Error> m_retryReason;
    std::optional<StartSpec> m_chosen;
    std::set<kafka::TopicPartition> m_chosenFor;  ///< although their positions look good
    std::string m_lastWarning;
    MonotonicTime m_lastWarningAt;
    Backoff m_backoff{std::chrono::seconds{1}, std::chrono::seconds{60}};
    MonotonicTime m_retryAt;
    std::int64_t m_retryAtMs = 0;
    MonotonicTime m_nextTick;
    MonotonicTime m_nextRefresh;
    MonotonicTime m_nextLook;
    Errand<Result<std::shared_ptr<const LinkClusters>>> m_connecting;
    std::shared_ptr<const LinkClusters> m_clusters;
    ClusterWatch m_watch;
    std::map<Side, ClusterAccess> m_access;  ///< what the streams connected with
    CommitMetadata m_expected;
    std::unique_ptr<LinkMemory> m_memory;
    LinkPlanning m_planning;
    TopicPlanPtr m_plan;
    std::unique_ptr<LinkStreams> m_streams;

    std::thread m_thread;
};

}  // namespace tributary
