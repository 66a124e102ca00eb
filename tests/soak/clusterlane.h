#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/kafka/kafkatypes.h"
#include "tests/soak/faultplan.h"
#include "tests/soak/journal.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/tcpproxy.h"

namespace tributary::soak {

/// A real cluster behind proxies, and what befalls it. A thread of its own keeps the cluster, does one fault after the
/// other until the journal is closed, and leaves everything healed; the cluster ends with the object.
class ClusterLane {
public:
    struct Setup {
        LaneKind lane = LaneKind::Source;
        std::filesystem::path directory;
        int brokers = 3;
        FaultPlan plan;
        std::vector<kafka::TopicPartition> partitions;
        /// The committed position of a partition of `partitions`, for retention; -1: none.
        std::function<std::int64_t(std::size_t)> committed;
    };

    ClusterLane(Setup setup, Journal& journal);
    ~ClusterLane();
    ClusterLane(const ClusterLane&) = delete;
    ClusterLane& operator=(const ClusterLane&) = delete;

    /// Waits until the cluster runs; throws std::runtime_error when it cannot be started.
    void waitUntilUp();
    /// Once it is up: the addresses of the proxies, and those behind them.
    [[nodiscard]] const std::string& bootstrap() const { return m_bootstrap; }
    [[nodiscard]] const std::string& direct() const { return m_direct; }

    /// From now on there are faults.
    void begin() { m_go.set_value(); }
    /// Waits until the last one is over.
    void waitUntilHealed() { m_healed.get_future().wait(); }

private:
    void run();
    void befall(const Fault& fault);
    void network(const Fault& fault, TcpProxy& one);
    void broker(const Fault& fault, int node);
    void startAgain(int node);
    void retention(const Fault& fault);
    void credentials(const Fault& fault);
    void settle();

    Setup m_setup;
    Journal& m_journal;
    std::unique_ptr<KafkaCluster> m_cluster;
    std::vector<std::unique_ptr<TcpProxy>> m_proxies;
    std::string m_bootstrap;
    std::string m_direct;
    std::promise<void> m_up;
    std::promise<void> m_go;
    std::promise<void> m_healed;
    std::promise<void> m_end;
    std::thread m_thread;
};

}  // namespace tributary::soak
