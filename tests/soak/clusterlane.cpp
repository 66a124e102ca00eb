#include "tests/soak/clusterlane.h"

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "tests/soak/credentials.h"
#include "tests/soak/leaders.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/rawlog.h"

namespace tributary::soak {

namespace {

constexpr std::int64_t kSettleMs = 300'000;

bool inSync(const kafka::AdminClient& admin) {
    const auto topics = admin.listTopics(10'000);
    return topics && std::ranges::all_of(*topics, [](const kafka::TopicDescription& topic) {
               return std::ranges::all_of(topic.partitions, [](const kafka::PartitionDescription& each) {
                   return each.inSync == each.replicas;
               });
           });
}

}  // namespace

ClusterLane::ClusterLane(Setup setup, Journal& journal)
    : m_setup(std::move(setup)), m_journal(journal), m_thread([this] { run(); }) {}

ClusterLane::~ClusterLane() {
    m_journal.close();
    try {
        m_go.set_value();
    } catch (const std::future_error&) {
        // the usual case: it had begun
    }
    m_end.set_value();
    m_thread.join();
}

void ClusterLane::waitUntilUp() { m_up.get_future().get(); }

void ClusterLane::run() {
    try {
        m_cluster = std::make_unique<KafkaCluster>(
            KafkaClusterOptions{.directory = m_setup.directory,
                                .nodes = m_setup.brokers,
                                .properties = {{"default.replication.factor", std::to_string(m_setup.brokers)},
                                               {"min.insync.replicas", m_setup.brokers > 2 ? "2" : "1"},
                                               {"listener.security.protocol.map",
                                                "CLIENT:SASL_PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT"},
                                               {"listener.name.client.sasl.enabled.mechanisms", "SCRAM-SHA-512"},
                                               {"listener.name.client.scram-sha-512.sasl.jaas.config",
                                                "org.apache.kafka.common.security.scram.ScramLoginModule required;"}},
                                .heapMiB = 256});
        for (int node = 0; node < m_setup.brokers; ++node) {
            m_proxies.push_back(std::make_unique<TcpProxy>(m_cluster->port(node)));
            m_cluster->advertise(node, m_proxies.back()->port());
        }
        m_cluster->start();
        m_bootstrap = m_cluster->bootstrap();
        m_direct = m_cluster->directBootstrap();
        setPassword(m_direct, kPassword);
        m_up.set_value();
    } catch (...) {
        m_up.set_exception(std::current_exception());
        m_end.get_future().wait();
        return;
    }
    m_go.get_future().wait();
    while (!m_setup.plan.empty() && !m_journal.closed()) {
        const Fault fault = m_setup.plan.next();
        if (!m_journal.sleep(fault.afterMs)) {
            break;
        }
        try {
            befall(fault);
            settle();
        } catch (const std::exception& problem) {
            m_journal.complain(fmt::format("{} lane: {}", laneName(m_setup.lane), problem.what()));
            break;
        }
    }
    m_healed.set_value();
    m_end.get_future().wait();
    m_proxies.clear();
    m_cluster.reset();
}

void ClusterLane::befall(const Fault& fault) {
    const int node = static_cast<int>(fault.pick % static_cast<std::uint32_t>(m_setup.brokers));
    std::string detail = fmt::format("broker {}, {:.1f} s", node + 1, static_cast<double>(fault.lengthMs) / 1000);
    if (fault.kind == FaultKind::Leader || fault.kind == FaultKind::Retention) {
        detail.clear();
    } else if (fault.kind == FaultKind::Credentials) {
        detail = fmt::format("{:.1f} s", static_cast<double>(fault.lengthMs) / 1000);
    }
    const std::size_t number = m_journal.begin(m_setup.lane, fault.kind, detail);
    switch (fault.kind) {
        case FaultKind::Freeze:
        case FaultKind::Restart:
        case FaultKind::BrokerKill:
            broker(fault, node);
            break;
        case FaultKind::Leader:
            moveLeaders(m_direct, m_setup.partitions, m_setup.brokers, fault.pick, m_setup.directory / "leaders");
            break;
        case FaultKind::Retention:
            retention(fault);
            break;
        case FaultKind::Credentials:
            credentials(fault);
            break;
        default:
            network(fault, *m_proxies[static_cast<std::size_t>(node)]);
            break;
    }
    m_journal.end(number);
}

void ClusterLane::network(const Fault& fault, TcpProxy& one) {
    switch (fault.kind) {
        case FaultKind::Cut: {
            // Again and again, at moments that have nothing to do with each other.
            std::uint32_t random = fault.pick;
            for (std::int64_t left = fault.lengthMs; left > 0;) {
                one.cut();
                random = random * 1'664'525U + 1'013'904'223U;
                const std::int64_t pause = 200 + (random >> 16U) % 2'000;
                left -= pause;
                if (!m_journal.sleep(pause)) {
                    break;
                }
            }
            break;
        }
        case FaultKind::Stall:
            one.stall();
            m_journal.sleep(fault.lengthMs);
            one.resume();
            break;
        default:
            one.halfOpen();
            m_journal.sleep(fault.lengthMs);
            one.heal();
            break;
    }
}

void ClusterLane::broker(const Fault& fault, int node) {
    switch (fault.kind) {
        case FaultKind::Freeze:
            m_cluster->suspendNode(node);
            m_journal.sleep(fault.lengthMs);
            m_cluster->resumeNode(node);
            break;
        case FaultKind::Restart:
            m_cluster->stopNode(node);
            m_journal.sleep(fault.lengthMs);
            startAgain(node);
            break;
        default:
            m_cluster->killNode(node);
            m_journal.sleep(fault.lengthMs);
            startAgain(node);
            break;
    }
}

void ClusterLane::startAgain(int node) {
    try {
        m_cluster->startNode(node);
    } catch (const std::runtime_error&) {
        if (!m_cluster->isRunning(node)) {
            throw;
        }
        // On a busy machine it only takes longer: settle() waits for it.
    }
}

void ClusterLane::retention(const Fault& fault) {
    std::uint32_t random = fault.pick;
    for (std::size_t i = 0; i < m_setup.partitions.size(); ++i) {
        random = random * 1'664'525U + 1'013'904'223U;
        const std::int64_t committed = m_setup.committed(i);
        if ((random >> 16U) % 3 != 0 || committed <= 0) {
            continue;
        }
        // Sometimes all that may go, else a part of it.
        const std::int64_t before = (random >> 20U) % 2 == 0 ? committed : random % committed;
        deleteRecords(m_direct, m_setup.partitions[i].topic, m_setup.partitions[i].partition, before);
    }
}

void ClusterLane::credentials(const Fault& fault) {
    setPassword(m_direct, "another one");
    for (const auto& each : m_proxies) {
        each->cut();  // what is connected would stay logged in
    }
    m_journal.sleep(fault.lengthMs);
    setPassword(m_direct, kPassword);
}

/// The next broker may only go when this one is back: else partitions would be without a leader.
void ClusterLane::settle() {
    const auto admin = adminOf(m_direct);
    const std::int64_t until = m_journal.now() + kSettleMs;
    while (!inSync(*admin)) {
        if (m_journal.now() > until) {
            throw std::runtime_error{"its replicas are not in sync again"};
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{300});
    }
}

}  // namespace tributary::soak
