#pragma once

#include "core/base/clock.h"
#include "core/engine/engine.h"
#include "core/engine/enginewatch.h"
#include "ui/bridge/documenttrust.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace tributary::ui {

/// The one place where engine threads and the GUI thread meet. All its methods and signals belong to the GUI thread;
/// none waits for the engine. While the document is not trusted nothing is asked or started through it: a question is
/// answered with DocumentUntrusted, a command is dropped, but for those that end what runs.
class EngineBridge final : public QObject {
    Q_OBJECT

public:
    /// Takes over an engine that is not used any more: to destroy it may take long.
    using Bury = std::function<void(std::unique_ptr<Engine>)>;

    /// Without `bury` the engine is destroyed in here.
    explicit EngineBridge(std::unique_ptr<Engine> engine, Bury bury = {}, QObject* parent = nullptr);
    ~EngineBridge() override;

    [[nodiscard]] Capabilities capabilities() const { return m_engine->capabilities(); }
    /// Of the window's document.
    [[nodiscard]] DocumentTrust& trust() { return m_trust; }
    [[nodiscard]] const DocumentTrust& trust() const { return m_trust; }

    // --- what runs

    /// What the engine has: of the topology last handed over, a link that is not valid is skipped and stays as it was.
    /// Ghosts are its links that the document has no more.
    [[nodiscard]] const TopologySpec& applied() const { return m_applied; }
    void apply(const TopologySpec& spec);
    /// What start() hands over.
    [[nodiscard]] TopologySpec appliedWith(const TopologySpec& spec, const std::vector<LinkId>& links) const;
    /// Start applies that link's edits: it hands over the applied topology with this link, and its clusters, as `spec` has them.
    void start(const TopologySpec& spec, const std::vector<LinkId>& links);
    void pause(const std::vector<LinkId>& links);
    void resume(const std::vector<LinkId>& links);
    void stop(const std::vector<LinkId>& links);
    /// On Kafka Connect: what has failed of the link's connectors.
    void restartFailed(const LinkId& link);
    /// Lets the engine look after the links of `spec` that run on Kafka Connect, whoever started them: that starts and
    /// changes nothing. For a document that was just opened.
    void watchElsewhere(const TopologySpec& spec);
    /// Answers a PositionForeign or PositionLost failure and starts the link.
    void startFrom(const TopologySpec& spec, const LinkId& link, const StartSpec& position);

    // --- what it says

    /// The state by the last event of the link, its next try by the last snapshot; Stopped for a link that the engine
    /// does not know.
    [[nodiscard]] LinkStatus status(const LinkId& link) const;
    /// The last snapshot taken; never null.
    [[nodiscard]] const MetricsPtr& metrics() const { return m_metrics; }
    /// Of a link that is active; null otherwise: the last figures of one that has stopped tell nothing.
    [[nodiscard]] const LinkMetrics* activeMetrics(const LinkId& link) const;
    /// Milliseconds since the last snapshot came.
    [[nodiscard]] std::int64_t metricsAgeMs() const;
    /// Figures of a link that are older than this are not trusted.
    static constexpr std::int64_t kStaleAfterMs = 5'000;
    /// The age of an active link's figures, when they are too old to be trusted; else 0.
    [[nodiscard]] std::int64_t staleMs(const LinkId& link) const;
    /// Is anything of this topology running, starting, stopping or paused?
    [[nodiscard]] bool anyActive() const;
    [[nodiscard]] std::vector<LinkId> activeLinks() const;
    /// Those of them that run in this process, and end with it.
    [[nodiscard]] std::vector<LinkId> activeHere() const;

    /// While the handle lives, snapshots hold the topics and partitions of these links.
    class DetailHandle {
    public:
        virtual ~DetailHandle() = default;
    };
    [[nodiscard]] std::unique_ptr<DetailHandle> watchDetails(std::vector<LinkId> links);

    /// Lists a cluster without blocking. `reply` is called on the GUI thread, unless `context` is gone by then.
    void describe(const ClusterSpec& cluster, int timeoutMs, QObject* context, ClusterReply reply);
    /// The same for one topic of it.
    void describe(const ConnectSpec& connect, QObject* context, ConnectReply reply);
    void describe(const ClusterSpec& cluster, const TopicInfo& topic, int timeoutMs, QObject* context,
                  TopicReply reply);

signals:
    void metricsChanged();
    /// In order, none left out; an Overflow event says where the engine had to leave some out.
    void eventsArrived(const std::vector<tributary::Event>& events);
    void statusChanged(const tributary::LinkId& link);
    /// applied() is another one.
    void appliedChanged();

private:
    class Detail;
    /// What replies come through: the engine may outlive the bridge.
    struct Door {
        std::mutex mutex;
        EngineBridge* bridge = nullptr;  // mutex; null: it has gone
    };

    void takeMetrics(const MetricsPtr& snapshot);
    void takeEvents(const std::vector<Event>& events);
    void command(const std::vector<LinkId>& links, LinkAction action, const StartSpec& position = {});
    /// Answers a question that may not be asked.
    template <class Answer>
    [[nodiscard]] bool refused(QObject* context, const std::function<void(Result<Answer>)>& reply) {
        if (!m_trust.isTrusted()) {
            answeredHere<Answer>(context, reply)(std::unexpected(Error{ErrorCode::DocumentUntrusted}));
            return true;
        }
        return false;
    }
    /// The engine's thread must not touch `context`: the bridge takes the reply to the GUI thread and looks there.
    template <class Answer>
    [[nodiscard]] auto answeredHere(QObject* context, std::function<void(Result<Answer>)> reply) {
        return [door = m_door, wanted = QPointer<QObject>{context}, reply = std::move(reply)](Result<Answer> answer) {
            const std::scoped_lock lock{door->mutex};
            if (door->bridge == nullptr) {
                return;
            }
            QMetaObject::invokeMethod(
                door->bridge,
                [wanted, reply, answer = std::move(answer)] {
                    if (wanted) {
                        reply(answer);
                    }
                },
                Qt::QueuedConnection);
        };
    }

    const Bury m_bury;
    const std::shared_ptr<Door> m_door = std::make_shared<Door>();
    std::unique_ptr<Engine> m_engine;
    DocumentTrust m_trust;
    TopologySpec m_applied;
    MetricsPtr m_metrics;
    MonotonicTime m_metricsCame = MonotonicClock::now();
    std::map<LinkId, LinkStatus> m_status;
    std::unique_ptr<EngineWatch> m_watch;  // destroyed before the engine
};

}  // namespace tributary::ui
