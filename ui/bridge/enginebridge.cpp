#include "ui/bridge/enginebridge.h"

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

template <class Object>
void put(std::vector<Object>& objects, const Object& object) {
    const auto at = std::ranges::find(objects, object.id, &Object::id);
    if (at == objects.end()) {
        objects.push_back(object);
    } else {
        *at = object;
    }
}

/// `applied` with one link, and the clusters at its ends, as `wanted` has them.
TopologySpec withLinkOf(TopologySpec applied, const TopologySpec& wanted, const LinkId& id) {
    const LinkSpec* link = wanted.link(id);
    if (link == nullptr) {
        return applied;
    }
    applied.id = wanted.id;
    applied.name = wanted.name;
    applied.environment = wanted.environment;
    put(applied.links, *link);
    for (const ClusterId& end : {link->source, link->target}) {
        if (const ClusterSpec* cluster = wanted.cluster(end)) {
            put(applied.clusters, *cluster);
        }
    }
    // All of them: the one that it ran on before is asked for its positions.
    for (const ConnectSpec& each : wanted.connect) {
        put(applied.connect, each);
    }
    return applied;
}

}  // namespace

/// Asks the engine for more, and takes nothing itself: the snapshots reach the bridge.
class EngineBridge::Detail final : public EngineBridge::DetailHandle, private EngineObserver {
public:
    Detail(Engine& engine, std::vector<LinkId> links) {
        Scope scope;
        scope.events = false;
        scope.metrics = false;
        scope.topics = true;
        scope.partitions = true;
        scope.links = std::move(links);
        m_subscription = engine.subscribe(std::move(scope), *this);
    }

private:
    void eventsReady() override {}
    void metricsReady(MetricsPtr /*snapshot*/) override {}

    std::unique_ptr<Subscription> m_subscription;
};

EngineBridge::EngineBridge(std::unique_ptr<Engine> engine, Bury bury, QObject* parent)
    : QObject(parent), m_bury(std::move(bury)), m_engine(std::move(engine)), m_metrics(m_engine->metrics()) {
    m_door->bridge = this;
    m_watch = std::make_unique<EngineWatch>(
        *m_engine, Scope{}, [this](const std::vector<Event>& events) { takeEvents(events); },
        [this](const MetricsPtr& snapshot) { takeMetrics(snapshot); });
}

EngineBridge::~EngineBridge() {
    m_watch.reset();
    {
        const std::scoped_lock lock{m_door->mutex};
        m_door->bridge = nullptr;
    }
    if (m_bury) {
        m_bury(std::move(m_engine));
    }
}

void EngineBridge::apply(const TopologySpec& spec) {
    if (!m_trust.isTrusted()) {
        return;
    }
    m_applied = m_engine->apply(spec);
    emit appliedChanged();
}

TopologySpec EngineBridge::appliedWith(const TopologySpec& spec, const std::vector<LinkId>& links) const {
    TopologySpec next = m_applied;
    for (const LinkId& link : links) {
        next = withLinkOf(std::move(next), spec, link);
    }
    return next;
}

void EngineBridge::start(const TopologySpec& spec, const std::vector<LinkId>& links) {
    const TopologySpec next = appliedWith(spec, links);
    if (next != m_applied) {
        apply(next);
    }
    command(links, LinkAction::Start);
}

void EngineBridge::pause(const std::vector<LinkId>& links) { command(links, LinkAction::Pause); }

void EngineBridge::resume(const std::vector<LinkId>& links) { command(links, LinkAction::Resume); }

void EngineBridge::stop(const std::vector<LinkId>& links) { command(links, LinkAction::Stop); }

void EngineBridge::startFrom(const TopologySpec& spec, const LinkId& link, const StartSpec& position) {
    const TopologySpec next = appliedWith(spec, {link});
    if (next != m_applied) {
        apply(next);
    }
    command({link}, LinkAction::ChoosePosition, position);
    command({link}, LinkAction::Start);
}

void EngineBridge::command(const std::vector<LinkId>& links, LinkAction action, const StartSpec& position) {
    const bool ends = action == LinkAction::Pause || action == LinkAction::Stop;
    if (!ends && !m_trust.isTrusted()) {
        return;
    }
    for (const LinkId& link : links) {
        m_engine->command({link, action, position});
    }
}

void EngineBridge::restartFailed(const LinkId& link) { command({link}, LinkAction::RestartFailed); }

void EngineBridge::watchElsewhere(const TopologySpec& spec) {
    TopologySpec next = m_applied;
    for (const LinkSpec& link : spec.links) {
        if (spec.connectOf(link) != nullptr) {
            next = withLinkOf(std::move(next), spec, link.id);
        }
    }
    if (next != m_applied) {
        apply(next);
    }
}

LinkStatus EngineBridge::status(const LinkId& link) const {
    const auto known = m_status.find(link);
    return known == m_status.end() ? LinkStatus{} : known->second;
}

const LinkMetrics* EngineBridge::activeMetrics(const LinkId& link) const {
    const LinkMetrics* metrics = m_metrics->link(link);
    const auto known = m_status.find(link);  // an event may be ahead of the snapshots
    const bool ended = known != m_status.end() && !isActive(known->second.state);
    return metrics == nullptr || !isActive(metrics->status.state) || ended ? nullptr : metrics;
}

std::int64_t EngineBridge::metricsAgeMs() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(MonotonicClock::now() - m_metricsCame).count();
}

std::int64_t EngineBridge::staleMs(const LinkId& link) const {
    const std::int64_t age = metricsAgeMs();
    return age > kStaleAfterMs && isActive(status(link).state) ? age : 0;
}

bool EngineBridge::anyActive() const { return !activeLinks().empty(); }

std::vector<LinkId> EngineBridge::activeLinks() const {
    std::vector<LinkId> active;
    for (const auto& [link, status] : m_status) {
        if (isActive(status.state)) {
            active.push_back(link);
        }
    }
    return active;
}

std::vector<LinkId> EngineBridge::activeHere() const {
    std::vector<LinkId> here = activeLinks();
    std::erase_if(here, [this](const LinkId& id) {
        const LinkSpec* link = m_applied.link(id);
        return link != nullptr && m_applied.connectOf(*link) != nullptr;
    });
    return here;
}

std::unique_ptr<EngineBridge::DetailHandle> EngineBridge::watchDetails(std::vector<LinkId> links) {
    return std::make_unique<Detail>(*m_engine, std::move(links));
}

void EngineBridge::describe(const ClusterSpec& cluster, int timeoutMs, QObject* context, ClusterReply reply) {
    if (!refused(context, reply)) {
        m_engine->describeCluster(cluster, timeoutMs, answeredHere(context, std::move(reply)));
    }
}

void EngineBridge::describe(const ClusterSpec& cluster, const TopicInfo& topic, int timeoutMs, QObject* context,
                            TopicReply reply) {
    if (!refused(context, reply)) {
        m_engine->describeTopic(cluster, topic, timeoutMs, answeredHere(context, std::move(reply)));
    }
}

void EngineBridge::describe(const ConnectSpec& connect, QObject* context, ConnectReply reply) {
    if (!refused(context, reply)) {
        m_engine->describeConnect(connect, answeredHere(context, std::move(reply)));
    }
}

void EngineBridge::takeMetrics(const MetricsPtr& snapshot) {
    m_metrics = snapshot;
    m_metricsCame = MonotonicClock::now();
    for (const LinkMetrics& link : snapshot->links) {
        const auto known = m_status.find(link.link);
        if (known != m_status.end() && known->second.state == link.status.state) {
            known->second.retryAtMs = link.status.retryAtMs;  // the next try alone is no event
        }
    }
    emit metricsChanged();
}

void EngineBridge::takeEvents(const std::vector<Event>& events) {
    std::vector<LinkId> touched;
    for (const Event& event : events) {
        if (event.kind == EventKind::StateChanged && event.status) {
            m_status[event.link] = *event.status;
            touched.push_back(event.link);
        }
    }
    emit eventsArrived(events);
    for (const LinkId& link : touched) {
        emit statusChanged(link);
    }
}

}  // namespace tributary::ui
