#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/id.h"
#include "core/kafka/mockcluster.h"
#include "core/sandbox/mirrorchecker.h"
#include "core/sandbox/sandboxplan.h"
#include "core/sandbox/trafficgenerator.h"
#include "core/sandbox/verifyingreader.h"
#include "core/topology/topologyspec.h"

namespace tributary::sandbox {

/// The most that the simulated clusters carry: they keep 5 MiB a partition, and what a link has not read by then is
/// gone.
inline constexpr int kMaxRecordsPerSecond = 20'000;

struct SandboxOptions {
    double recordsPerSecond = 2000;  ///< over all source clusters, on average over the sandbox's day of two minutes
    std::uint32_t seed = 1;
};

/// One line of a report: what happened to the records of one cluster on their way to another one.
struct PathReport {
    PlannedPath path;
    MirrorVerdict verdict;
};

struct SandboxReport {
    std::vector<PathReport> paths;
    MirrorVerdict endToEnd;         ///< the paths whose end nothing leads on from; all paths where there is no such end
    std::uint64_t unstamped = 0;    ///< records at the targets that the sandbox did not write
    std::uint64_t skipped = 0;      ///< records that a target had dropped before they could be checked
    std::vector<LostRecords> lost;  ///< up to ten, to look at
};

/// A whole Kafka landscape in this process: a simulated cluster for each cluster of the topology, traffic at the source
/// clusters, and a reader with a checker wherever records are mirrored to. It mirrors nothing itself: hand topology()
/// and bootstrap() to an engine.
///
/// One thread calls the methods; report() and traffic() any.
class Sandbox {
public:
    [[nodiscard]] static Result<std::unique_ptr<Sandbox>> create(TopologySpec spec, SandboxOptions options);
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    /// The topology with all clusters of kind sandbox.
    [[nodiscard]] const TopologySpec& topology() const { return m_spec; }
    /// Where the simulated clusters listen.
    [[nodiscard]] std::map<ClusterId, std::string> bootstrap() const;

    void startTraffic();
    /// False: not everything was acknowledged within `timeoutMs`.
    bool stopTraffic(int timeoutMs);

    /// Waits until everything sent has been seen wherever it is expected. False: for `quietMs` nothing arrived any
    /// more.
    bool waitUntilMirrored(int quietMs);
    /// Waits until the readers have seen what the clusters hold now, so that late duplicates count too.
    bool readToEnd(int timeoutMs);

    [[nodiscard]] TrafficTotals traffic() const;
    [[nodiscard]] SandboxReport report() const;

private:
    /// What is read at one cluster, and by whom it is judged.
    struct Checkpoint {
        std::vector<kafka::TopicPartition> partitions;
        std::unique_ptr<MirrorChecker> checker;
        std::unique_ptr<VerifyingReader> reader;
    };

    Sandbox(TopologySpec spec, SandboxOptions options, SandboxPlan plan);
    Status makeCluster(const PlannedCluster& planned);
    Status makeGenerators();
    Status makeReaders();
    void noteProgress();

    const TopologySpec m_spec;
    const SandboxOptions m_options;
    const SandboxPlan m_plan;
    std::mutex m_mutex;
    std::condition_variable m_progressed;
    std::uint64_t m_batches = 0;  // guarded by m_mutex
    std::map<ClusterId, std::unique_ptr<kafka::MockCluster>> m_clusters;
    std::map<ClusterId, Checkpoint> m_checkpoints;
    std::vector<std::unique_ptr<TrafficGenerator>> m_generators;
};

}  // namespace tributary::sandbox
