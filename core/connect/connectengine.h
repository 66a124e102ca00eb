#pragma once

#include "core/connect/connectlink.h"
#include "core/engine/engine.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace tributary {

struct ConnectEngineOptions {
    std::shared_ptr<EventHub> hub;                       ///< where events go
    std::shared_ptr<const kafka::SecretSource> secrets;  ///< null: environment variables and files only
    std::filesystem::path stateDirectory;                ///< as LocalEngineOptions
    std::function<void(const MetricsPtr&)> publish;      ///< takes each snapshot, on a thread of the engine
};

/// The links of a document that run on Kafka Connect clusters: one ConnectLink each. Part of EngineRouter, which is an
/// Engine; the methods here mean what they mean there, for these links only.
///
/// Public methods may be called from any thread and return at once. Destroying it leaves every connector as it is.
class ConnectEngine {
public:
    explicit ConnectEngine(ConnectEngineOptions options);
    ~ConnectEngine();
    ConnectEngine(const ConnectEngine&) = delete;
    ConnectEngine& operator=(const ConnectEngine&) = delete;

    /// `spec` has been accepted (AcceptedSpec). Connectors of links that are gone, or that run elsewhere now, are stopped
    /// and deleted, and their positions carried back to the group.
    void apply(const TopologySpec& spec);
    void command(const LinkCommand& command);
    /// Before a link starts in this process: whatever Connect cluster still holds its positions gives them back.
    /// `released` is called once that is so, on a thread of the engine; never, when abandon() comes first.
    void release(const TopologySpec& spec, const LinkId& link, std::function<void()> released);
    void abandon(const LinkId& link);
    /// A Connect cluster is still giving the link's positions back.
    [[nodiscard]] bool isLeaving(const LinkId& link);

    void describe(ConnectSpec connect, ConnectReply reply);

private:
    /// Replies pass while the engine lives.
    struct ReplyDoor {
        std::mutex mutex;
        bool open = true;
    };

    void run();
    [[nodiscard]] MetricsPtr collect();
    void discard(std::unique_ptr<ConnectLink> link);
    [[nodiscard]] ConnectJob leavingJob(TopologySpec spec, const LinkId& link) const;
    void reject(const LinkId& link, const Error& error);

    ConnectEnvironment m_environment;
    const std::function<void(const MetricsPtr&)> m_publish;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_quit = false;
    bool m_changed = false;
    TopologySpec m_applied;                                    // m_mutex
    std::map<ConnectId, ConnectSpec> m_met;                    // m_mutex: all that were ever applied, as last seen
    std::map<LinkId, std::unique_ptr<ConnectLink>> m_links;    // m_mutex
    std::map<LinkId, std::unique_ptr<ConnectLink>> m_leaving;  // m_mutex
    std::vector<std::unique_ptr<ConnectLink>> m_gone;          // m_mutex
    std::uint64_t m_sequence = 0;                              // m_thread only
    const std::shared_ptr<ReplyDoor> m_replies = std::make_shared<ReplyDoor>();
    std::thread m_thread;
};

}  // namespace tributary
