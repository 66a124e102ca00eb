#include "core/connect/connectengine.h"

#include "core/base/detached.h"
#include "core/base/guarded.h"
#include "core/topology/impact.h"
#include "core/topology/linknames.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace tributary {

using namespace std::chrono_literals;

namespace {

constexpr auto kPublishEvery = 1s;

}  // namespace

ConnectEngine::ConnectEngine(ConnectEngineOptions options)
    : m_environment{std::move(options.hub),
                    std::make_shared<ClusterConnections>(std::map<ClusterId, std::string>{}, options.secrets),
                    options.secrets ? options.secrets : std::make_shared<kafka::PlainSecretSource>(),
                    std::move(options.stateDirectory),
                    [this] {
                        const std::scoped_lock lock{m_mutex};
                        m_changed = true;
                        m_wake.notify_all();
                    }},
      m_publish(std::move(options.publish)) {
    m_thread = std::thread{[this] { run(); }};
}

ConnectEngine::~ConnectEngine() {
    std::map<LinkId, std::unique_ptr<ConnectLink>> links;
    std::map<LinkId, std::unique_ptr<ConnectLink>> leaving;
    {
        const std::scoped_lock lock{m_mutex};
        m_quit = true;
        m_wake.notify_all();
    }
    m_thread.join();
    {
        const std::scoped_lock lock{m_replies->mutex};
        m_replies->open = false;
    }
    {
        const std::scoped_lock lock{m_mutex};
        links.swap(m_links);
        leaving.swap(m_leaving);
    }
    for (auto* all : {&links, &leaving}) {
        for (const auto& [id, each] : *all) {
            each->quit();
        }
    }
}

void ConnectEngine::reject(const LinkId& link, const Error& error) {
    Event event;
    event.kind = EventKind::Rejected;
    event.link = link;
    event.error = error;
    m_environment.hub->publish(std::move(event));
}

void ConnectEngine::apply(const TopologySpec& spec) {
    const std::scoped_lock lock{m_mutex};
    for (const ConnectSpec& each : spec.connect) {
        m_met.insert_or_assign(each.id, each);
    }
    TopologySpec there = spec;
    std::erase_if(there.links, [&spec](const LinkSpec& link) { return spec.connectOf(link) == nullptr; });
    const auto shared = std::make_shared<const TopologySpec>(there);
    for (const LinkImpact& each : impact(m_applied, there)) {
        const auto found = m_links.find(each.link);
        if (each.kind == ImpactKind::Removed) {
            if (found != m_links.end()) {
                if (found->second->leave({})) {
                    discard(std::exchange(m_leaving[each.link], std::move(found->second)));
                }
                m_links.erase(found);
            }
        } else if (found == m_links.end()) {
            std::unique_ptr<ConnectLink> before;
            if (auto left = m_leaving.extract(each.link)) {
                before = std::move(left.mapped());  // it stays after all; whatever was done is done again
                before->quit();
            }
            m_links.emplace(each.link, std::make_unique<ConnectLink>(ConnectJob{shared, each.link}, m_environment,
                                                                     std::move(before)));
        } else if (each.kind != ImpactKind::None) {
            found->second->configure({shared, each.link});
        }
    }
    m_applied = std::move(there);
}

void ConnectEngine::command(const LinkCommand& command) {
    const std::scoped_lock lock{m_mutex};
    if (const auto found = m_links.find(command.link); found != m_links.end()) {
        found->second->command(command.action, command.position);
        return;
    }
    reject(command.link, linkUnknown(m_applied, command.link.str()));
}

/// A Connect cluster that the document has no more may still hold the positions.
ConnectJob ConnectEngine::leavingJob(TopologySpec spec, const LinkId& link) const {
    for (const auto& [id, each] : m_met) {
        if (std::ranges::find(spec.connect, id, &ConnectSpec::id) == spec.connect.end()) {
            spec.connect.push_back(each);
        }
    }
    return {std::make_shared<const TopologySpec>(std::move(spec)), link};
}

bool ConnectEngine::isLeaving(const LinkId& link) {
    const std::scoped_lock lock{m_mutex};
    const auto found = m_leaving.find(link);
    return found != m_leaving.end() && !found->second->finished();
}

void ConnectEngine::release(const TopologySpec& spec, const LinkId& link, std::function<void()> released) {
    const std::scoped_lock lock{m_mutex};
    ConnectJob job = leavingJob(spec, link);
    std::unique_ptr<ConnectLink>& leaving = m_leaving[link];
    if (leaving) {
        leaving->configure(job);  // its workers may have another address by now
        if (leaving->leave(released)) {
            return;
        }
        leaving->quit();
    }
    leaving = std::make_unique<ConnectLink>(std::move(job), m_environment, std::move(leaving),
                                            ConnectLink::Purpose::Leave);
    static_cast<void>(leaving->leave(std::move(released)));  // it has only just begun
}

/// Its thread may be waiting for m_mutex, so that only m_thread joins it.
void ConnectEngine::discard(std::unique_ptr<ConnectLink> link) {
    if (link) {
        link->quit();
        m_gone.push_back(std::move(link));
        m_changed = true;
        m_wake.notify_all();
    }
}

void ConnectEngine::abandon(const LinkId& link) {
    const std::scoped_lock lock{m_mutex};
    if (const auto found = m_leaving.find(link); found != m_leaving.end()) {
        found->second->forget();
    }
}

/// On a thread of its own, which nobody waits for: an answer may take its whole time-out.
void ConnectEngine::describe(ConnectSpec connect, ConnectReply reply) {
    runDetached([connect = std::move(connect), reply = std::move(reply), secrets = m_environment.secrets,
                 door = m_replies] {
        Result<std::string> version;
        guarded(
            [&] {
                Result<std::unique_ptr<ConnectRest>> rest = connectTo(connect, *secrets);
                version = rest ? (*rest)->version() : std::unexpected(rest.error());
            },
            [&](const Error& error) { version = std::unexpected(error); });
        const std::scoped_lock lock{door->mutex};
        if (door->open) {
            reply(version);
        }
    });
}

MetricsPtr ConnectEngine::collect() {
    auto snapshot = std::make_shared<MetricsSnapshot>();
    snapshot->sequence = ++m_sequence;
    snapshot->timeMs = wallClockMs();
    snapshot->intervalSeconds = std::chrono::duration<double>(kPublishEvery).count();
    for (const auto& [id, each] : m_links) {
        if (!m_leaving.contains(id)) {
            snapshot->links.push_back(each->metrics());
        }
    }
    for (const auto& [id, each] : m_leaving) {
        snapshot->links.push_back(each->metrics());
    }
    return snapshot;
}

void ConnectEngine::run() {
    std::unique_lock lock{m_mutex};
    while (!m_quit) {
        m_wake.wait(lock, [this] { return m_quit || m_changed; });
        m_changed = false;
        std::vector<std::unique_ptr<ConnectLink>> gone = std::exchange(m_gone, {});
        for (auto& [id, each] : m_leaving) {
            if (each->finished()) {
                gone.push_back(std::move(each));
            }
        }
        std::erase_if(m_leaving, [](const auto& each) { return !each.second; });
        const MetricsPtr snapshot = collect();
        lock.unlock();
        gone.clear();  // joins
        m_publish(snapshot);
        lock.lock();
        m_wake.wait_for(lock, kPublishEvery, [this] { return m_quit; });
    }
}

}  // namespace tributary
