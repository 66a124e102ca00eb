#pragma once

#include "core/base/clock.h"
#include "core/connect/connectdeparture.h"
#include "core/connect/connectorset.h"
#include "core/connect/connectpositions.h"
#include "core/connect/connectrest.h"
#include "core/connect/connectsampler.h"
#include "core/engine/engine.h"
#include "core/engine/eventhub.h"
#include "core/kafka/secretsource.h"
#include "core/link/clusterconnections.h"
#include "core/link/linktask.h"
#include "core/link/retry.h"
#include "core/link/taskinbox.h"
#include "core/link/taskreporter.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace tributary {

/// A link and the document that it stands in.
struct ConnectJob {
    std::shared_ptr<const TopologySpec> spec;
    LinkId link;
};

/// What all links of a ConnectEngine share; outlives them.
struct ConnectEnvironment {
    std::shared_ptr<EventHub> hub;
    std::shared_ptr<ClusterConnections> connections;
    std::shared_ptr<const kafka::SecretSource> secrets;
    std::filesystem::path stateDirectory;
    std::function<void()> changed;  ///< a link has new figures; called on its thread
};

/// Operates one link's connectors: a thread that carries out one order after the other, and between them looks at how
/// the connectors fare. The connectors belong to their Connect cluster: they are neither started when this is made nor
/// stopped when it is destroyed.
///
/// Public methods may be called from any thread and return at once, save the destructor.
class ConnectLink final : public LinkTask {
public:
    enum class Purpose {
        Operate,  ///< the link runs on a Connect cluster
        Leave,    ///< it is to run here: leave() follows at once, and nothing is done before
    };
    /// `before`: what operated the link until now, told to quit; nothing is done until its thread has ended.
    ConnectLink(ConnectJob job, ConnectEnvironment environment, std::unique_ptr<ConnectLink> before,
                Purpose purpose = Purpose::Operate);
    ~ConnectLink() override;

    /// Another drawing of the link. Connectors that run take it over.
    void configure(ConnectJob job);
    void command(LinkAction action, const StartSpec& position);
    /// Stops the connectors, carries their positions back to the group, deletes them, and ends. What fails is tried
    /// again without end. `left` is called on the link's thread when the group has the positions, unless forget() was.
    /// False: it has left already, and `left` is not called.
    [[nodiscard]] bool leave(std::function<void()> left);
    /// Nobody waits for it any more. What was made to leave (Purpose::Leave) ends with the next attempt that fails.
    void forget();
    void quit() override;

    [[nodiscard]] bool finished() const override { return m_finished.load(std::memory_order_acquire); }
    [[nodiscard]] TaskStatus status() const override { return m_reporter.status(); }
    [[nodiscard]] LinkMetrics metrics() const;
    [[nodiscard]] const LinkId& id() const override { return m_id; }

private:
    struct Inbox {
        std::optional<ConnectJob> job;
        std::optional<LinkAction> order;
        std::optional<StartSpec> chosen;
        bool leave = false;
        bool quit = false;

        /// A quit holds on.
        [[nodiscard]] Inbox rest() const {
            Inbox out;
            out.quit = quit;
            return out;
        }
    };

    void run();
    void takeJob(ConnectJob job);
    void tryOrder();
    void tryLeave();
    [[nodiscard]] bool isForgotten() const;
    [[nodiscard]] Status carryOut(LinkAction order);
    /// With the connectors as drawn.
    [[nodiscard]] Status start(bool paused);
    [[nodiscard]] Status stop();
    [[nodiscard]] Status leaveAll();
    [[nodiscard]] ConnectDeparture departure(ConnectPositions positions);
    [[nodiscard]] Status each(Status (ConnectRest::*action)(const std::string&));
    void observe();
    [[nodiscard]] Result<ConnectDetail> look(ConnectRest& rest);
    /// An error: a cluster does not answer.
    [[nodiscard]] Status sample(ConnectRest& rest, bool running);
    void show(TaskStatus status);
    void publish(const ConnectDetail* detail);  ///< null: as it was
    [[nodiscard]] Result<ConnectRest*> rest(const ConnectSpec& connect);
    [[nodiscard]] Result<const LinkClusters*> clusters();
    [[nodiscard]] const Result<ConnectorSet>& wanted();
    [[nodiscard]] ConnectPositions positions(const LinkClusters& clusters) const;
    [[nodiscard]] const LinkSpec& link() const { return *m_job.spec->link(m_id); }

    const LinkId m_id;
    const ConnectEnvironment m_environment;
    const Purpose m_purpose;
    std::unique_ptr<ConnectLink> m_before;  ///< the link's thread only

    TaskInbox<Inbox> m_inbox;
    TaskReporter m_reporter;

    mutable std::mutex m_mutex;
    std::function<void()> m_left;     // m_mutex
    bool m_forgotten = false;         // m_mutex
    ConnectRest* m_asking = nullptr;  // m_mutex: what quit() cancels
    LinkMetrics m_shown;              // m_mutex: all but the status
    std::atomic<bool> m_finished{false};

    // The link's thread only.
    ConnectJob m_job;
    std::optional<Result<ConnectorSet>> m_set;  ///< as m_job draws it
    std::unique_ptr<ConnectRest> m_rest;
    std::shared_ptr<const LinkClusters> m_clusters;
    ConnectSampler m_sampler;
    std::optional<LinkAction> m_order;  ///< not carried out yet
    std::optional<StartSpec> m_chosen;
    std::optional<Error> m_failure;  ///< of the last order, until the next one
    bool m_running = false;          ///< the connectors run, or are meant to
    bool m_paused = false;           ///< those that run are paused
    bool m_edited = false;           ///< and drawn otherwise than they are
    bool m_known = false;            ///< there are connectors
    bool m_looked = false;           ///< m_known is from a worker's answer
    Retry m_retry{std::chrono::seconds{1}, std::chrono::seconds{30}};
    MonotonicTime m_next;
    MonotonicTime m_startsUntil;  ///< after a start: until then what is stopped is about to run
    MonotonicTime m_nextTopics;
    MonotonicTime m_nextCommitted;
    MonotonicTime m_nextKeep;
    std::thread m_thread;
};

}  // namespace tributary
