#include "core/connect/enginerouter.h"

#include "core/connect/connectorset.h"
#include "core/topology/acceptedspec.h"
#include "core/topology/validation.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace tributary {

/// The latest snapshot of each engine, and both as one. What an engine says while it gives a link away counts before
/// what the other one says of it. Thread-safe.
class EngineRouter::Board {
public:
    enum Part : std::size_t { Local, Connect };

    explicit Board(std::shared_ptr<EventHub> hub) : m_hub(std::move(hub)) {}

    void publish(Part part, const MetricsPtr& snapshot) {
        MetricsPtr merged;
        {
            const std::scoped_lock lock{m_mutex};
            m_parts.at(part) = snapshot;
            merged = merge(snapshot);
            m_merged = merged;
        }
        m_hub->publish(merged);
    }

    [[nodiscard]] MetricsPtr merged() const {
        const std::scoped_lock lock{m_mutex};
        return m_merged;
    }

private:
    [[nodiscard]] MetricsPtr merge(const MetricsPtr& newest) {
        auto out = std::make_shared<MetricsSnapshot>();
        out->sequence = m_merged->sequence + 1;
        out->timeMs = newest->timeMs;
        out->intervalSeconds = newest->intervalSeconds;
        if (m_parts[Connect]) {
            out->links = m_parts[Connect]->links;
        }
        if (m_parts[Local]) {
            for (const LinkMetrics& each : m_parts[Local]->links) {
                if (std::ranges::none_of(out->links, [&](const LinkMetrics& had) { return had.link == each.link; })) {
                    out->links.push_back(each);
                }
            }
        }
        return out;
    }

    const std::shared_ptr<EventHub> m_hub;
    mutable std::mutex m_mutex;
    std::array<MetricsPtr, 2> m_parts;                          // m_mutex
    MetricsPtr m_merged = std::make_shared<MetricsSnapshot>();  // m_mutex
};

EngineRouter::EngineRouter(LocalEngineOptions options)
    : m_hub(std::make_shared<EventHub>()), m_board(std::make_shared<Board>(m_hub)) {
    ConnectEngineOptions connect;
    connect.hub = m_hub;
    connect.secrets = options.secrets;
    connect.stateDirectory = options.stateDirectory;
    connect.publish = [board = m_board](const MetricsPtr& snapshot) { board->publish(Board::Connect, snapshot); };
    options.hub = m_hub;
    options.publish = [board = m_board](const MetricsPtr& snapshot) { board->publish(Board::Local, snapshot); };
    m_local = std::make_unique<LocalEngine>(std::move(options));
    m_connect = std::make_unique<ConnectEngine>(std::move(connect));
}

EngineRouter::~EngineRouter() = default;

Capabilities EngineRouter::capabilities() const { return m_local->capabilities(); }

TopologySpec EngineRouter::accept(const TopologySpec& spec) const {
    std::vector<Finding> findings = validate(spec);
    std::ranges::move(connectFindings(spec), std::back_inserter(findings));
    AcceptedSpec accepted = acceptedSpec(spec, m_spec, findings);
    for (auto& [link, error] : accepted.refused) {
        Event event;
        event.kind = EventKind::Rejected;
        event.link = link;
        event.error = std::move(error);
        m_hub->publish(std::move(event));
    }
    return std::move(accepted.spec);
}

bool EngineRouter::runs(const LinkSpec& link, const MetricsSnapshot& now) const {
    const LinkMetrics* metrics = now.link(link.id);
    const LinkState state = metrics == nullptr ? LinkState::Stopped : metrics->status.state;
    // What was ordered counts more than a snapshot that is a second old, or of an engine that is just giving it away.
    const auto wanted = m_wanted.find(link.id);
    return wanted != m_wanted.end() ? wanted->second && state != LinkState::Failed
                                    : isActive(state) && state != LinkState::Stopping && state != LinkState::Paused;
}

TopologySpec EngineRouter::apply(TopologySpec spec) {
    std::vector<LinkId> moved;
    {
        const std::scoped_lock lock{m_mutex};
        spec = accept(spec);
        const MetricsPtr now = m_board->merged();
        for (const LinkSpec& link : spec.links) {
            const LinkSpec* before = m_spec.link(link.id);
            if (before != nullptr && before->runOn != link.runOn && runs(link, *now)) {
                moved.push_back(link.id);
            }
        }
        std::erase_if(m_wanted, [&](const auto& each) { return spec.link(each.first) == nullptr; });
        m_spec = spec;
    }
    m_connect->apply(spec);
    m_local->carryOut(spec);
    for (const LinkId& link : moved) {
        command({link, LinkAction::Start, {}});
    }
    return spec;
}

void EngineRouter::command(LinkCommand command) {
    TopologySpec spec;
    {
        const std::scoped_lock lock{m_mutex};
        spec = m_spec;
        if (command.action == LinkAction::Start || command.action == LinkAction::Resume) {
            m_wanted[command.link] = true;
        } else if (command.action == LinkAction::Stop || command.action == LinkAction::Pause) {
            m_wanted[command.link] = false;  // a link that is paused does not begin to run because it moves
        }
    }
    const LinkSpec* link = spec.link(command.link);
    if (link != nullptr && spec.connectOf(*link) != nullptr) {
        m_connect->command(command);
        return;
    }
    if (command.action != LinkAction::ChoosePosition) {
        m_connect->abandon(command.link);
    }
    if (link != nullptr && command.action == LinkAction::Start &&
        (!spec.connect.empty() || m_connect->isLeaving(command.link))) {
        m_connect->release(spec, command.link, [local = m_local.get(), command] { local->command(command); });
        return;
    }
    m_local->command(std::move(command));
}

void EngineRouter::describeCluster(ClusterSpec cluster, int timeoutMs, ClusterReply reply) {
    m_local->describeCluster(std::move(cluster), timeoutMs, std::move(reply));
}

void EngineRouter::describeTopic(ClusterSpec cluster, TopicInfo topic, int timeoutMs, TopicReply reply) {
    m_local->describeTopic(std::move(cluster), std::move(topic), timeoutMs, std::move(reply));
}

void EngineRouter::describeConnect(ConnectSpec connect, ConnectReply reply) {
    m_connect->describe(std::move(connect), std::move(reply));
}

std::unique_ptr<Subscription> EngineRouter::subscribe(Scope scope, EngineObserver& observer) {
    return m_hub->subscribe(std::move(scope), observer);
}

MetricsPtr EngineRouter::metrics() const { return m_board->merged(); }

std::optional<TargetOffset> EngineRouter::targetOffset(const LinkId& link, const std::string& topic,
                                                       std::int32_t partition, std::int64_t source) const {
    return m_local->targetOffset(link, topic, partition, source);
}

}  // namespace tributary
