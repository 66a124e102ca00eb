#include "core/mirror/localengine.h"

#include "core/base/clock.h"
#include "core/base/detached.h"
#include "core/base/guarded.h"
#include "core/engine/eventhub.h"
#include "core/link/brokerreleases.h"
#include "core/link/clusterconnections.h"
#include "core/mirror/linkrunner.h"
#include "core/mirror/linksampler.h"
#include "core/mirror/linkstreams.h"
#include "core/topology/acceptedspec.h"
#include "core/topology/impact.h"
#include "core/topology/linknames.h"
#include "core/topology/validation.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kSampleEvery = 1s;

ClusterInfo toInfo(const kafka::ClusterDescription& cluster, const std::vector<kafka::TopicDescription>& topics) {
    ClusterInfo info;
    info.clusterId = cluster.clusterId;
    info.brokers = cluster.brokers;
    info.controllerId = cluster.controllerId;
    for (const kafka::TopicDescription& topic : topics) {
        TopicInfo each;
        each.name = topic.name;
        each.topicId = topic.topicId;
        each.partitions = static_cast<int>(topic.partitions.size());
        each.replicationFactor = topic.partitions.empty() ? 0 : topic.partitions.front().replicas;
        each.internal = topic.internal;
        each.error = topic.error;
        info.topics.push_back(std::move(each));
    }
    return info;
}

Result<ClusterInfo> ask(ClusterConnections& connections, BrokerReleases& releases, const ClusterSpec& cluster,
                        int timeoutMs) {
    Result<std::shared_ptr<kafka::AdminClient>> admin = connections.admin(cluster);
    if (!admin) {
        return std::unexpected(std::move(admin.error()));
    }
    const Result<kafka::ClusterDescription> described = connections.describe(cluster, **admin, timeoutMs);
    if (!described) {
        return std::unexpected(described.error());
    }
    const Result<std::vector<kafka::TopicDescription>> topics = (*admin)->listTopics(timeoutMs);
    if (!topics) {
        return std::unexpected(topics.error());
    }
    ClusterInfo info = toInfo(*described, *topics);
    if (const auto access = connections.access(cluster); access && cluster.kind != ClusterKind::Sandbox) {
        const wire::BrokerRelease release = releases.of(access->settings);
        info.release = release.release;
        info.releaseExact = release.exact;
    }
    return info;
}

Result<TopicDetails> ask(ClusterConnections& connections, const ClusterSpec& cluster, const TopicInfo& topic,
                         int timeoutMs) {
    Result<std::shared_ptr<kafka::AdminClient>> admin = connections.admin(cluster);
    if (!admin) {
        return std::unexpected(std::move(admin.error()));
    }
    std::vector<kafka::TopicPartition> partitions;
    for (std::int32_t i = 0; i < topic.partitions; ++i) {
        partitions.push_back({topic.name, i});
    }
    const auto offsets = [&](kafka::OffsetAt at) {
        return (*admin)->listOffsets(partitions, static_cast<std::int64_t>(at), false, timeoutMs);
    };
    const auto first = offsets(kafka::OffsetAt::Earliest);
    const auto end = offsets(kafka::OffsetAt::Latest);
    if (!first || !end) {
        return std::unexpected(first ? end.error() : first.error());
    }
    TopicDetails details;
    if (first->size() == partitions.size() && end->size() == partitions.size()) {
        details.offsets = 0;
        for (const kafka::TopicPartition& at : partitions) {
            details.offsets += end->at(at) - first->at(at);
        }
    }
    const auto configs = (*admin)->topicConfigs({topic.name}, timeoutMs);
    if (configs && configs->contains(topic.name)) {
        details.configKnown = true;
        for (const auto& [property, entry] : configs->at(topic.name)) {
            if (!entry.isDefault) {
                details.config[property] = entry.value;
            }
        }
    }
    return details;
}

/// Replies pass while the engine lives.
struct ReplyDoor {
    std::mutex mutex;
    bool open = true;
};

}  // namespace

/// Two threads: control carries out what is posted, in order; the sampler publishes a snapshot each second while a link
/// is not stopped. m_mutex guards the queue and the list of runners; runners are made and destroyed by control only.
class LocalEngine::Impl {
public:
    explicit Impl(LocalEngineOptions options)
        : hub(options.hub ? options.hub : std::make_shared<EventHub>()),
          m_publish(std::move(options.publish)),
          m_environment{hub,
                        std::make_shared<ClusterConnections>(options.sandboxBootstrap, options.secrets),
                        std::make_shared<EchoGuard>(),
                        options.stateDirectory,
                        options.instanceId,
                        options.drainTimeoutMs,
                        LinkStreams::start,
                        true},
          m_snapshot(std::make_shared<MetricsSnapshot>()) {
        m_control = std::thread{[this] { runControl(); }};
        m_sampler = std::thread{[this] { runSampler(); }};
    }

    ~Impl() {
        {
            const std::scoped_lock lock{m_mutex};
            m_quit = true;
        }
        m_wakeControl.notify_all();
        m_wakeSampler.notify_all();
        m_control.join();
        m_sampler.join();
        {
            const std::scoped_lock lock{m_replies->mutex};
            m_replies->open = false;
        }
        for (const auto& [id, runner] : m_runners) {
            runner->quit();
        }
        m_runners.clear();
        m_leaving.clear();
    }

    void post(std::function<void()> task) {
        {
            const std::scoped_lock lock{m_mutex};
            m_tasks.push_back(std::move(task));
        }
        m_wakeControl.notify_all();
    }

    [[nodiscard]] TopologySpec accept(const TopologySpec& spec);
    void apply(const TopologySpec& accepted);
    void command(const LinkCommand& command);
    /// Asks on a thread of its own, since an answer may take its whole time-out.
    template <class Question, class Reply>
    void answer(Question question, Reply reply) {
        runDetached([connections = m_environment.connections, door = m_replies, question = std::move(question),
                     reply = std::move(reply)] {
            decltype(question(*connections)) answer;
            guarded([&] { answer = question(*connections); },
                    [&](const Error& error) { answer = std::unexpected(error); });
            const std::scoped_lock lock{door->mutex};
            if (door->open) {
                reply(std::move(answer));
            }
        });
    }

    [[nodiscard]] MetricsPtr snapshot() const {
        const std::scoped_lock lock{m_mutex};
        return m_snapshot;
    }

    const std::shared_ptr<EventHub> hub;
    const std::shared_ptr<BrokerReleases> releases = std::make_shared<BrokerReleases>();

    [[nodiscard]] std::shared_ptr<LinkRunner> runner(const LinkId& id) const;

private:
    void runControl();
    void runSampler();
    void sampleOnce(double seconds);
    void pokeSampler();
    void reject(const LinkId& link, Error error);
    [[nodiscard]] bool anyAwake() const;

    const std::function<void(const MetricsPtr&)> m_publish;
    const LinkEnvironment m_environment;
    mutable std::mutex m_mutex;
    std::condition_variable m_wakeControl;
    std::condition_variable m_wakeSampler;
    bool m_quit = false;
    bool m_poked = false;  ///< something may have changed: the sampler takes at least one more sample
    std::deque<std::function<void()>> m_tasks;
    std::map<LinkId, std::shared_ptr<LinkRunner>> m_runners;
    MetricsPtr m_snapshot;
    std::mutex m_acceptedMutex;
    TopologySpec m_accepted;  // m_acceptedMutex

    // Control thread only.
    TopologySpec m_applied;
    std::vector<std::shared_ptr<LinkRunner>> m_leaving;

    // Sampler thread only.
    std::map<LinkId, LinkSampler> m_samplers;

    const std::shared_ptr<ReplyDoor> m_replies = std::make_shared<ReplyDoor>();
    std::thread m_control;
    std::thread m_sampler;
};

std::shared_ptr<LinkRunner> LocalEngine::Impl::runner(const LinkId& id) const {
    const std::scoped_lock lock{m_mutex};
    const auto found = m_runners.find(id);
    return found == m_runners.end() ? nullptr : found->second;
}

void LocalEngine::Impl::reject(const LinkId& link, Error error) {
    Event event;
    event.kind = EventKind::Rejected;
    event.link = link;
    event.error = std::move(error);
    hub->publish(std::move(event));
}

TopologySpec LocalEngine::Impl::accept(const TopologySpec& spec) {
    const std::scoped_lock lock{m_acceptedMutex};
    auto [accepted, refused] = acceptedSpec(spec, m_accepted, validate(spec));
    for (auto& [link, error] : refused) {
        reject(link, std::move(error));
    }
    m_accepted = std::move(accepted);
    return m_accepted;
}

void LocalEngine::Impl::apply(const TopologySpec& accepted) {
    TopologySpec here = accepted;
    std::erase_if(here.links, [&](const LinkSpec& link) { return accepted.connectOf(link) != nullptr; });
    m_environment.echoes->setTopology(accepted);
    for (const LinkImpact& each : impact(m_applied, here)) {
        if (each.kind == ImpactKind::Removed) {
            const std::scoped_lock lock{m_mutex};
            if (const auto found = m_runners.find(each.link); found != m_runners.end()) {
                found->second->quit();
                m_leaving.push_back(std::move(found->second));
                m_runners.erase(found);
            }
            continue;
        }
        const LinkSpec* link = here.link(each.link);
        const ClusterSpec* source = here.cluster(link->source);
        const ClusterSpec* target = here.cluster(link->target);
        if (source == nullptr || target == nullptr) {
            continue;
        }
        LinkJob job{*link, *source, *target, consumerGroup(here, *link)};
        if (const std::shared_ptr<LinkRunner> running = runner(each.link)) {
            if (each.kind != ImpactKind::None) {
                running->configure(std::move(job), each.kind == ImpactKind::Live);
            }
        } else {
            auto made = std::make_shared<LinkRunner>(std::move(job), m_environment);
            const std::scoped_lock lock{m_mutex};
            m_runners.emplace(each.link, std::move(made));
        }
    }
    m_applied = std::move(here);
    pokeSampler();
}

void LocalEngine::Impl::pokeSampler() {
    {
        const std::scoped_lock lock{m_mutex};
        m_poked = true;
    }
    m_wakeSampler.notify_all();
}

void LocalEngine::Impl::command(const LinkCommand& command) {
    const std::shared_ptr<LinkRunner> target = runner(command.link);
    if (!target) {
        reject(command.link, linkUnknown(m_applied, command.link.str()));
        return;
    }
    switch (command.action) {
        case LinkAction::Start:
        case LinkAction::Resume:
            target->setGoal(LinkGoal::Running);
            break;
        case LinkAction::Pause:
            target->setGoal(LinkGoal::Paused);
            break;
        case LinkAction::Stop:
            target->setGoal(LinkGoal::Stopped);
            break;
        case LinkAction::ChoosePosition:
            target->choosePosition(command.position);
            break;
        case LinkAction::RestartFailed:
            break;  // streams restart by themselves
    }
    pokeSampler();
}

// A cluster that is away takes the whole time-out to say so, and librdkafka cannot be interrupted meanwhile. Nobody
// waits for that: the thread has all it needs, and is not listened to any more when the engine has gone.
void LocalEngine::Impl::runControl() {
    std::unique_lock lock{m_mutex};
    while (true) {
        const auto hasWork = [this] { return m_quit || !m_tasks.empty(); };
        if (m_leaving.empty()) {
            m_wakeControl.wait(lock, hasWork);
        } else {
            m_wakeControl.wait_for(lock, kSampleEvery, hasWork);
        }
        if (m_quit) {
            return;
        }
        if (!m_tasks.empty()) {
            const std::function<void()> task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            guarded(task, [this](const Error& error) { reject({}, error); });
            lock.lock();
        }
        lock.unlock();
        std::erase_if(m_leaving, [](const auto& each) { return each->finished(); });
        lock.lock();
    }
}

bool LocalEngine::Impl::anyAwake() const {
    return std::ranges::any_of(m_runners, [](const auto& each) { return each.second->awake(); });
}

void LocalEngine::Impl::runSampler() {
    MonotonicTime last = MonotonicClock::now();
    MonotonicTime next = last + kSampleEvery;
    while (true) {
        {
            std::unique_lock lock{m_mutex};
            // Sleeps as long as everything is stopped and meant to be; a command or an applied document wakes it.
            const auto hasWork = [this] { return m_quit || m_poked || anyAwake(); };
            if (!hasWork()) {
                m_wakeSampler.wait(lock, hasWork);
                last = MonotonicClock::now();  // rates are over the time since, not over the sleep
                next = last + kSampleEvery;
            }
            m_poked = false;
            m_wakeSampler.wait_until(lock, next, [this] { return m_quit; });
            if (m_quit) {
                return;
            }
        }
        const MonotonicTime now = MonotonicClock::now();
        const double seconds = std::max(0.001, std::chrono::duration<double>(now - last).count());
        guarded([&] { sampleOnce(seconds); }, [this](const Error& error) { reject({}, error); });
        last = now;
        next = std::max(next + kSampleEvery, now);
    }
}

void LocalEngine::Impl::sampleOnce(double seconds) {
    std::vector<std::shared_ptr<LinkRunner>> runners;
    {
        const std::scoped_lock lock{m_mutex};
        for (const auto& [id, each] : m_runners) {
            runners.push_back(each);
        }
    }
    auto snapshot = std::make_shared<MetricsSnapshot>();
    snapshot->sequence = m_snapshot->sequence + 1;
    snapshot->timeMs = wallClockMs();
    snapshot->intervalSeconds = seconds;
    std::erase_if(m_samplers, [&](const auto& each) {
        return std::ranges::none_of(runners, [&](const auto& one) { return one->id() == each.first; });
    });
    for (const std::shared_ptr<LinkRunner>& each : runners) {
        const LinkSampler::Detail detail{hub->wantsTopics(each->id()), hub->wantsPartitions(each->id())};
        snapshot->links.push_back(m_samplers[each->id()].sample(*each, detail, seconds, snapshot->timeMs));
    }
    {
        const std::scoped_lock lock{m_mutex};
        m_snapshot = snapshot;
    }
    if (m_publish) {
        m_publish(snapshot);
    } else {
        hub->publish(MetricsPtr{snapshot});
    }
}

LocalEngine::LocalEngine(LocalEngineOptions options) : m_impl(std::make_unique<Impl>(std::move(options))) {}

LocalEngine::~LocalEngine() = default;

Capabilities LocalEngine::capabilities() const {
    return {.pause = true, .partitionMetrics = true, .describeClusters = true};
}

TopologySpec LocalEngine::apply(TopologySpec spec) {
    TopologySpec accepted = m_impl->accept(spec);
    carryOut(accepted);
    return accepted;
}

void LocalEngine::carryOut(TopologySpec accepted) {
    m_impl->post([impl = m_impl.get(), accepted = std::move(accepted)] { impl->apply(accepted); });
}

void LocalEngine::command(LinkCommand command) {
    m_impl->post([impl = m_impl.get(), command = std::move(command)] { impl->command(command); });
}

void LocalEngine::describeCluster(ClusterSpec cluster, int timeoutMs, ClusterReply reply) {
    m_impl->answer([releases = m_impl->releases, cluster = std::move(cluster), timeoutMs](
                       ClusterConnections& connections) { return ask(connections, *releases, cluster, timeoutMs); },
                   std::move(reply));
}

void LocalEngine::describeTopic(ClusterSpec cluster, TopicInfo topic, int timeoutMs, TopicReply reply) {
    m_impl->answer([cluster = std::move(cluster), topic = std::move(topic),
                    timeoutMs](ClusterConnections& connections) { return ask(connections, cluster, topic, timeoutMs); },
                   std::move(reply));
}

std::unique_ptr<Subscription> LocalEngine::subscribe(Scope scope, EngineObserver& observer) {
    return m_impl->hub->subscribe(std::move(scope), observer);
}

MetricsPtr LocalEngine::metrics() const { return m_impl->snapshot(); }

std::optional<TargetOffset> LocalEngine::targetOffset(const LinkId& link, const std::string& topic,
                                                      std::int32_t partition, std::int64_t source) const {
    const std::shared_ptr<LinkRunner> running = m_impl->runner(link);
    return running ? running->offsets().at({topic, partition}, source) : std::nullopt;
}

}  // namespace tributary
