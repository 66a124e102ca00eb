#include "core/connect/connectlink.h"

#include "core/connect/connectorhealth.h"

#include <algorithm>
#include <utility>

namespace tributary {

using namespace std::chrono_literals;

namespace {

constexpr auto kLookWhileRunning = 1s;
constexpr auto kLookAtRest = 5s;
constexpr auto kCommittedEvery = 5s;
constexpr auto kKeepEvery = 60s;
constexpr auto kStartsWithin = 30s;

TaskStatus statusIn(LinkState state, std::optional<Error> error = {}, std::int64_t retryAtMs = 0) {
    TaskStatus out;
    out.state = state;
    out.error = std::move(error);
    out.retryAtMs = retryAtMs;
    return out;
}

}  // namespace

ConnectLink::ConnectLink(ConnectJob job, ConnectEnvironment environment, std::unique_ptr<ConnectLink> before,
                         Purpose purpose)
    : m_id(job.link),
      m_environment(std::move(environment)),
      m_purpose(purpose),
      m_before(std::move(before)),
      m_reporter(m_environment.hub, m_id, TaskKind::Connectors),
      m_job(std::move(job)) {
    m_shown.link = m_id;
    m_thread = std::thread{[this] { run(); }};
}

ConnectLink::~ConnectLink() {
    quit();
    m_thread.join();
}

void ConnectLink::configure(ConnectJob job) {
    m_inbox.tell([&](Inbox& inbox) { inbox.job = std::move(job); });
}

void ConnectLink::command(LinkAction action, const StartSpec& position) {
    m_inbox.tell([&](Inbox& inbox) {
        inbox.order = action == LinkAction::ChoosePosition ? LinkAction::Start : action;
        if (action == LinkAction::ChoosePosition) {
            inbox.chosen = position;
        }
    });
}

bool ConnectLink::leave(std::function<void()> left) {
    {
        const std::scoped_lock lock{m_mutex};
        if (m_finished.load(std::memory_order_acquire)) {
            return false;
        }
        m_forgotten = false;
        if (left) {
            m_left = std::move(left);
        }
    }
    m_inbox.tell([](Inbox& inbox) { inbox.leave = true; });
    return true;
}

void ConnectLink::forget() {
    {
        const std::scoped_lock lock{m_mutex};
        m_left = nullptr;
        m_forgotten = true;
    }
    m_inbox.tell([](Inbox& inbox) { inbox.leave = true; });  // once more, at once
}

void ConnectLink::quit() {
    m_inbox.tell([](Inbox& inbox) { inbox.quit = true; });
    const std::scoped_lock lock{m_mutex};
    m_left = nullptr;
    if (m_asking != nullptr) {
        m_asking->cancel();
    }
}

LinkMetrics ConnectLink::metrics() const {
    LinkMetrics out;
    {
        const std::scoped_lock lock{m_mutex};
        out = m_shown;
    }
    out.status = linkStatus({status()});
    return out;
}

void ConnectLink::run() {
    m_before.reset();  // one of its steps may be on its way, and must not fall between ours
    bool leaves = false;
    while (true) {
        Inbox inbox = m_inbox.take(m_next, [](const Inbox& waiting) {
            return waiting.quit || waiting.leave || waiting.order.has_value() || waiting.job.has_value();
        });
        if (inbox.quit) {
            break;
        }
        if (inbox.job) {
            takeJob(std::move(*inbox.job));
        }
        if (inbox.order) {
            m_order = inbox.order;
            m_chosen = inbox.chosen ? inbox.chosen : m_chosen;
            m_failure.reset();
            m_retry.reset();
        }
        leaves = leaves || inbox.leave;
        m_next = MonotonicClock::now() + (m_running ? kLookWhileRunning : kLookAtRest);
        if (leaves) {
            tryLeave();
            if (m_finished.load(std::memory_order_acquire)) {
                break;
            }
            continue;
        }
        if (m_order) {
            tryOrder();
        }
        if (!m_order && m_purpose == Purpose::Operate) {
            observe();
        }
    }
    {
        const std::scoped_lock lock{m_mutex};
        m_asking = nullptr;
    }
    m_rest.reset();  // on the thread that made it
    m_finished.store(true, std::memory_order_release);
    m_environment.changed();
}

void ConnectLink::takeJob(ConnectJob job) {
    m_job = std::move(job);
    m_set.reset();
    m_clusters.reset();
    m_nextTopics = {};
    {
        const std::scoped_lock lock{m_mutex};
        m_asking = nullptr;
    }
    m_rest.reset();
    m_edited = m_edited || m_running;
    if (m_running && !m_order) {
        m_order = m_paused ? LinkAction::Pause : LinkAction::Start;
    }
}

void ConnectLink::tryOrder() {
    const bool stops = *m_order == LinkAction::Stop || *m_order == LinkAction::Pause;
    show(statusIn(stops ? LinkState::Stopping : LinkState::Starting));
    const Status done = carryOut(*m_order);
    if (done) {
        m_order.reset();
        m_chosen.reset();
        m_retry.reset();
        return;
    }
    if (done.error().retriable) {
        m_retry.later(done.error());
        m_next = m_retry.at();
        return show(statusIn(LinkState::Backoff, m_retry.reason(), m_retry.atMs()));
    }
    m_failure = done.error();
    m_order.reset();
    m_running = false;
    show(statusIn(LinkState::Failed, m_failure));
}

void ConnectLink::tryLeave() {
    show(statusIn(LinkState::Stopping));
    const Status left = leaveAll();
    if (!left && isForgotten()) {
        m_finished.store(true, std::memory_order_release);
        return show(statusIn(LinkState::Stopped));
    }
    if (!left) {
        m_retry.later(left.error());
        m_next = m_retry.at();
        return show(statusIn(LinkState::Backoff, m_retry.reason(), m_retry.atMs()));
    }
    show(statusIn(LinkState::Stopped));
    std::function<void()> then;
    {
        const std::scoped_lock lock{m_mutex};
        then = std::exchange(m_left, nullptr);
        m_finished.store(true, std::memory_order_release);
    }
    if (then) {
        then();
    }
}

// Only what was asked for the sake of a start may be given up; connectors that are to go have to.
bool ConnectLink::isForgotten() const {
    const std::scoped_lock lock{m_mutex};
    return m_forgotten && m_purpose == Purpose::Leave;
}

const Result<ConnectorSet>& ConnectLink::wanted() {
    if (!m_set) {
        m_set = connectorSet(*m_job.spec, link());
    }
    return *m_set;
}

Result<ConnectRest*> ConnectLink::rest(const ConnectSpec& connect) {
    if (m_rest && m_rest->spec() == connect && !m_rest->loginRefused()) {
        return m_rest.get();
    }
    Result<std::unique_ptr<ConnectRest>> made = connectTo(connect, *m_environment.secrets);
    if (!made) {
        return std::unexpected(std::move(made.error()));
    }
    {
        const std::scoped_lock lock{m_mutex};
        m_asking = made->get();
        if (m_inbox.ask([](const Inbox& waiting) { return waiting.quit; })) {
            (*made)->cancel();
        }
    }
    m_rest = std::move(*made);
    return m_rest.get();
}

Result<const LinkClusters*> ConnectLink::clusters() {
    if (!m_clusters) {
        const TopologySpec& spec = *m_job.spec;
        Result<std::shared_ptr<const LinkClusters>> made = LinkClusters::connect(
            m_environment.connections, *spec.cluster(link().source), *spec.cluster(link().target));
        if (!made) {
            return std::unexpected(made.error());
        }
        m_clusters = std::move(*made);
    }
    return m_clusters.get();
}

ConnectPositions ConnectLink::positions(const LinkClusters& clusters) const {
    return ConnectPositions{{*m_job.spec, link(), clusters, m_environment.stateDirectory}};
}

Status ConnectLink::carryOut(LinkAction order) {
    switch (order) {
        case LinkAction::Start:
        case LinkAction::ChoosePosition:
            return start(false);
        case LinkAction::Stop:
            return stop();
        case LinkAction::Pause:
            return m_edited ? start(true) : each(&ConnectRest::pause);
        case LinkAction::Resume:
            return m_edited ? start(false) : each(&ConnectRest::resume);
        case LinkAction::RestartFailed:
            return each(&ConnectRest::restartFailed);
    }
    return {};
}

/// Does it to every connector of the link that is there.
Status ConnectLink::each(Status (ConnectRest::*action)(const std::string&)) {
    const Result<ConnectRest*> worker = rest(*m_job.spec->connectOf(link()));
    if (!worker) {
        return std::unexpected(worker.error());
    }
    for (const std::string& name : connectorNames(*m_job.spec, link())) {
        const auto config = (*worker)->config(name);
        if (!config) {
            return std::unexpected(config.error());
        }
        if (*config) {
            if (Status done = ((*worker)->*action)(name); !done) {
                return done;
            }
        }
    }
    return {};
}

Status ConnectLink::start(bool paused) {
    const TopologySpec& spec = *m_job.spec;
    const ConnectSpec& connect = *spec.connectOf(link());
    const Result<ConnectorSet>& set = wanted();
    if (!set) {
        return std::unexpected(set.error());
    }
    const Result<const LinkClusters*> ends = clusters();
    if (!ends) {
        return std::unexpected(ends.error());
    }
    EchoGuard echoes;
    echoes.setTopology(spec);
    if (Status distinct = (*ends)->refuseEcho(link(), echoes); !distinct) {
        return distinct;
    }
    const ConnectPositions carried = positions(**ends);
    if (!m_chosen) {
        if (Status same = carried.refuseRecreated(); !same) {
            return same;
        }
    }
    const Result<ConnectPositions::Holder> holder = carried.holder();
    if (!holder) {
        return std::unexpected(holder.error());
    }
    if (!holder->connect.empty() && holder->connect != connect.id.str()) {
        const auto other = std::ranges::find(spec.connect, ConnectId{holder->connect}, &ConnectSpec::id);
        if (other != spec.connect.end()) {
            if (Status left = departure(carried).from(*other, true); !left) {
                return left;
            }
        }
    }
    const Result<ConnectRest*> worker = rest(connect);
    if (!worker) {
        return std::unexpected(worker.error());
    }
    ConnectRest& there = **worker;
    const auto before = there.config(set->source());
    if (!before) {
        return std::unexpected(before.error());
    }
    // Connectors know their source by its alias: under another one they would begin anew.
    const auto alias = *before ? (*before)->find("source.cluster.alias") : ConnectorConfig::const_iterator{};
    const bool sameAlias = *before && alias != (*before)->end() && alias->second == set->alias;
    const bool carry = !sameAlias || holder->connect != connect.id.str() || !holder->fits || m_chosen;
    if (carry) {
        Status stopped =
            *before ? there.stop(set->source()) : there.createStopped(set->source(), set->connectors.front().config);
        if (!stopped) {
            return stopped;
        }
        if (stopped = there.waitStopped(set->source()); !stopped) {
            return stopped;
        }
        if (Status over = carried.bringOver(there, *set, *before, m_chosen); !over) {
            return over;
        }
    }
    for (const std::string& name : connectorNames(spec, link())) {
        const WantedConnector* wanted = set->find(name);
        Status done = wanted == nullptr ? there.remove(name) : there.configure(name, wanted->config);
        if (done && wanted != nullptr) {
            done = paused ? there.pause(name) : there.resume(name);
        }
        if (done && wanted != nullptr && !paused) {
            done = there.restartFailed(name);
        }
        if (!done) {
            return done;
        }
    }
    m_running = true;
    m_paused = paused;
    m_edited = false;
    m_known = true;
    m_startsUntil = MonotonicClock::now() + kStartsWithin;
    m_nextTopics = {};
    return {};
}

Status ConnectLink::stop() {
    if (Status asked = each(&ConnectRest::stop); !asked) {
        return asked;
    }
    m_running = false;
    m_startsUntil = {};
    const Result<ConnectRest*> worker = rest(*m_job.spec->connectOf(link()));
    const std::string source = connectorNames(*m_job.spec, link()).front();
    const auto config = (*worker)->config(source);
    if (!config || !*config) {
        return config ? Status{} : std::unexpected(config.error());
    }
    if (Status stopped = (*worker)->waitStopped(source); !stopped) {
        return stopped;
    }
    const Result<const LinkClusters*> ends = clusters();
    if (!ends) {
        return std::unexpected(ends.error());
    }
    return positions(**ends).keep(**worker, source);
}

Status ConnectLink::leaveAll() {
    const Result<const LinkClusters*> ends = clusters();
    if (!ends) {
        return std::unexpected(ends.error());
    }
    return departure(positions(**ends)).fromAll();
}

ConnectDeparture ConnectLink::departure(ConnectPositions positions) {
    return {*m_job.spec, link(), std::move(positions), [this](const ConnectSpec& connect) { return rest(connect); }};
}

void ConnectLink::observe() {
    const Result<ConnectRest*> worker = rest(*m_job.spec->connectOf(link()));
    const Result<ConnectDetail> detail = worker ? look(**worker) : std::unexpected(worker.error());
    if (!detail) {
        m_sampler.lose();
        if (m_known || m_running || !m_looked) {
            m_next = MonotonicClock::now() + kLookWhileRunning;
            publish(nullptr);
            show(statusIn(LinkState::Backoff, detail.error()));
        } else {
            m_reporter.warn(detail.error());
        }
        return;
    }
    m_known = !detail->connectors.empty();
    m_looked = true;
    TaskStatus status = statusOf(*detail, *m_job.spec->connectOf(link()));
    if (status.state == LinkState::Stopped && m_known && MonotonicClock::now() < m_startsUntil) {
        status.state = LinkState::Starting;  // the workers have not got to it yet
    }
    m_running = status.state != LinkState::Stopped && status.state != LinkState::Failed;
    m_paused = status.state == LinkState::Paused;
    if (m_failure && !m_running) {
        status = statusIn(LinkState::Failed, m_failure);
    } else if (m_failure && status.state == LinkState::Running) {
        // It goes on as it was before the order that failed.
        status.state = LinkState::Degraded;
        status.problems.push_back({detail->connectors.front().name, -1, *m_failure});
    }
    if (const Status sampled = sample(**worker, m_running); !sampled) {
        m_sampler.lose();
        m_reporter.warn(sampled.error());
        if (status.state == LinkState::Running) {
            status.state = LinkState::Degraded;
            status.problems.push_back({detail->connectors.front().name, -1, sampled.error()});
        }
    }
    publish(&*detail);
    if (status.state == LinkState::Running && metrics().flow.catchingUp) {
        status.state = LinkState::CatchingUp;
    }
    show(std::move(status));
}

Result<ConnectDetail> ConnectLink::look(ConnectRest& rest) {
    const TopologySpec& spec = *m_job.spec;
    ConnectDetail detail;
    detail.connect = rest.spec().id;
    const Result<ConnectorSet>& set = wanted();
    for (const std::string& name : connectorNames(spec, link())) {
        const auto config = rest.config(name);
        if (!config) {
            return std::unexpected(config.error());
        }
        const WantedConnector* wanted = set ? set->find(name) : nullptr;
        if (!*config) {
            if (detail.connectors.empty()) {
                return detail;  // without the first one there is no link
            }
            if (wanted != nullptr) {
                detail.drift.push_back({name, "connector.class", wanted->config.at("connector.class"), {}});
            }
            continue;
        }
        auto state = rest.state(name);
        if (!state) {
            return std::unexpected(state.error());
        }
        detail.connectors.push_back(*state ? std::move(**state) : ConnectorState{name, "UNASSIGNED", {}, {}, {}});
        if (wanted == nullptr) {
            detail.drift.push_back({name, "connector.class", {}, (*config)->at("connector.class")});
        } else {
            std::ranges::move(driftOf(*wanted, **config), std::back_inserter(detail.drift));
        }
        detail.configs.emplace(name, std::move(**config));
    }
    return detail;
}

Status ConnectLink::sample(ConnectRest& rest, bool running) {
    if (!m_known) {
        return {};
    }
    const Result<const LinkClusters*> ends = clusters();
    if (!ends) {
        return std::unexpected(ends.error());
    }
    const MonotonicTime now = MonotonicClock::now();
    const ConnectPositions carried = positions(**ends);
    if (now >= m_nextTopics) {
        m_nextTopics = now + std::chrono::milliseconds{link().topicRefreshMs};
        const Result<TopicPlan> plan = carried.topics();
        if (!plan) {
            return std::unexpected(plan.error());
        }
        m_sampler.follow(*plan);
    }
    const auto isolation = link().consumer.find("isolation.level");
    const bool readCommitted = isolation == link().consumer.end() || isolation->second == "read_committed";
    if (Status sampled = m_sampler.sample(**ends, readCommitted); !sampled) {
        return std::unexpected(sampled.error());
    }
    const std::string source = connectorNames(*m_job.spec, link()).front();
    if (now >= m_nextCommitted) {
        m_nextCommitted = now + kCommittedEvery;
        const auto committed = rest.positions(source);
        if (!committed) {
            m_reporter.warn(committed.error());
            return {};
        }
        m_sampler.committed(*committed);
    }
    if (running && now >= m_nextKeep) {
        // Only where the connector holds them: what runs without ever having been started here is not ours to mark.
        const Result<ConnectPositions::Holder> holder = carried.holder();
        m_nextKeep = now + kKeepEvery;
        if (holder && holder->connect == rest.spec().id.str()) {
            if (Status kept = carried.keep(rest, source); !kept) {
                m_reporter.warn(kept.error());
                return {};
            }
        }
    }
    m_reporter.settle();
    return {};
}

void ConnectLink::publish(const ConnectDetail* detail) {
    LinkMetrics next;
    next.link = m_id;
    m_sampler.fill(next, m_environment.hub->wantsTopics(m_id), m_environment.hub->wantsPartitions(m_id));
    if (detail != nullptr) {
        next.connect = std::make_shared<ConnectDetail>(*detail);
    }
    if (detail != nullptr && !detail->connectors.empty()) {
        for (const ConnectorTask& task : detail->connectors.front().tasks) {
            StreamMetrics stream;
            stream.stream = task.id;
            next.streams.push_back(stream);
        }
    }
    {
        const std::scoped_lock lock{m_mutex};
        if (detail == nullptr) {
            next.connect = m_shown.connect;
            next.streams = m_shown.streams;
        }
        m_shown = std::move(next);
    }
    m_environment.changed();
}

void ConnectLink::show(TaskStatus status) {
    m_reporter.show(std::move(status));
    m_environment.changed();
}

}  // namespace tributary
