#include "core/sandbox/sandbox.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/base/clock.h"
#include "core/kafka/admin.h"

namespace tributary::sandbox {

namespace {

constexpr int kRequestTimeoutMs = 10'000;
constexpr std::size_t kLostShown = 10;

}  // namespace

Sandbox::Sandbox(TopologySpec spec, SandboxOptions options, SandboxPlan plan)
    : m_spec(std::move(spec)), m_options(options), m_plan(std::move(plan)) {}

Sandbox::~Sandbox() = default;

Result<std::unique_ptr<Sandbox>> Sandbox::create(TopologySpec spec, SandboxOptions options) {
    TopologySpec simulated = asSandbox(std::move(spec));
    Result<SandboxPlan> plan = planSandbox(simulated);
    if (!plan) {
        return std::unexpected(std::move(plan.error()));
    }
    std::unique_ptr<Sandbox> made{
        new Sandbox{std::move(simulated), options, std::move(*plan)}};  // NOLINT: private constructor
    for (const PlannedCluster& planned : made->m_plan.clusters) {
        if (Status status = made->makeCluster(planned); !status) {
            return std::unexpected(std::move(status.error()));
        }
    }
    if (Status status = made->makeGenerators(); !status) {
        return std::unexpected(std::move(status.error()));
    }
    if (Status status = made->makeReaders(); !status) {
        return std::unexpected(std::move(status.error()));
    }
    return made;
}

Status Sandbox::makeCluster(const PlannedCluster& planned) {
    Result<std::unique_ptr<kafka::MockCluster>> cluster = kafka::MockCluster::create(1);
    if (!cluster) {
        return std::unexpected(std::move(cluster.error()));
    }
    Checkpoint checkpoint;
    for (const PlannedTopic& topic : planned.topics) {
        if (Status made = (*cluster)->createTopic(topic.name, topic.partitions); !made) {
            return made;
        }
        for (std::int32_t i = 0; topic.mirrored && i < topic.partitions; ++i) {
            checkpoint.partitions.push_back({topic.name, i});
        }
    }
    m_clusters.emplace(planned.id, std::move(*cluster));
    if (planned.read) {
        checkpoint.checker = std::make_unique<MirrorChecker>();
        m_checkpoints.emplace(planned.id, std::move(checkpoint));
    }
    return {};
}

Status Sandbox::makeGenerators() {
    std::map<ClusterId, std::vector<TrafficGenerator::Topic>> byOrigin;
    for (const PlannedTraffic& traffic : m_plan.traffic) {
        TrafficGenerator::Topic topic{traffic, {}};
        for (const ClusterId& end : traffic.arrives) {
            topic.checkers.push_back(m_checkpoints.at(end).checker.get());
        }
        byOrigin[traffic.origin].push_back(std::move(topic));
    }
    const auto count = static_cast<double>(byOrigin.size());
    for (auto& [origin, topics] : byOrigin) {
        const std::size_t index = m_generators.size();
        auto generator = TrafficGenerator::create(m_clusters.at(origin)->bootstrap(), std::move(topics),
                                                  static_cast<double>(index) / count,
                                                  m_options.seed + static_cast<std::uint32_t>(index));
        if (!generator) {
            return std::unexpected(std::move(generator.error()));
        }
        m_generators.push_back(std::move(*generator));
    }
    return {};
}

Status Sandbox::makeReaders() {
    for (auto& [id, checkpoint] : m_checkpoints) {
        auto reader = VerifyingReader::create(m_clusters.at(id)->bootstrap(), checkpoint.partitions,
                                              *checkpoint.checker, [this] { noteProgress(); });
        if (!reader) {
            return std::unexpected(std::move(reader.error()));
        }
        checkpoint.reader = std::move(*reader);
    }
    return {};
}

std::map<ClusterId, std::string> Sandbox::bootstrap() const {
    std::map<ClusterId, std::string> addresses;
    for (const auto& [id, cluster] : m_clusters) {
        addresses.emplace(id, cluster->bootstrap());
    }
    return addresses;
}

void Sandbox::startTraffic() {
    for (const std::unique_ptr<TrafficGenerator>& generator : m_generators) {
        generator->start(m_options.recordsPerSecond);
    }
}

bool Sandbox::stopTraffic(int timeoutMs) {
    bool all = true;
    for (const std::unique_ptr<TrafficGenerator>& generator : m_generators) {
        all = generator->stop(timeoutMs) && all;
    }
    return all;
}

void Sandbox::noteProgress() {
    const std::lock_guard lock(m_mutex);
    ++m_batches;
    m_progressed.notify_all();
}

bool Sandbox::waitUntilMirrored(int quietMs) {
    const auto missing = [this] {
        std::uint64_t lost = 0;
        for (const auto& [id, checkpoint] : m_checkpoints) {
            lost += checkpoint.checker->verdict().lost;
        }
        return lost;
    };
    std::unique_lock lock(m_mutex);
    while (missing() > 0) {
        const std::uint64_t batches = m_batches;
        if (!m_progressed.wait_for(lock, std::chrono::milliseconds{quietMs}, [&] { return m_batches != batches; })) {
            return missing() == 0;
        }
    }
    return true;
}

bool Sandbox::readToEnd(int timeoutMs) {
    const MonotonicTime deadline = MonotonicClock::now() + std::chrono::milliseconds{timeoutMs};
    for (const auto& [id, checkpoint] : m_checkpoints) {
        const auto admin = kafka::AdminClient::create({{"bootstrap.servers", m_clusters.at(id)->bootstrap()}});
        if (!admin) {
            return false;
        }
        const auto ends = (*admin)->listOffsets(
            checkpoint.partitions, static_cast<std::int64_t>(kafka::OffsetAt::Latest), true, kRequestTimeoutMs);
        if (!ends) {
            return false;
        }
        const VerifyingReader& reader = *checkpoint.reader;
        std::unique_lock lock(m_mutex);
        if (!m_progressed.wait_until(lock, deadline, [&reader, &ends] { return reader.reached(*ends); })) {
            return false;
        }
    }
    return true;
}

TrafficTotals Sandbox::traffic() const {
    TrafficTotals sum;
    for (const std::unique_ptr<TrafficGenerator>& generator : m_generators) {
        const TrafficTotals totals = generator->totals();
        sum.records += totals.records;
        sum.bytes += totals.bytes;
    }
    return sum;
}

SandboxReport Sandbox::report() const {
    SandboxReport report;
    MirrorVerdict all;
    for (const PlannedPath& path : m_plan.paths) {
        const MirrorVerdict verdict = m_checkpoints.at(path.end).checker->verdictOf(path.origin.str());
        all += verdict;
        if (path.last) {
            report.endToEnd += verdict;
        }
        report.paths.push_back({path, verdict});
    }
    if (std::ranges::none_of(m_plan.paths, &PlannedPath::last)) {
        report.endToEnd = all;
    }
    for (const auto& [id, checkpoint] : m_checkpoints) {
        report.unstamped += checkpoint.reader->unstamped();
        report.skipped += checkpoint.reader->skipped();
        for (LostRecords& lost : checkpoint.checker->lost(kLostShown - report.lost.size())) {
            report.lost.push_back(std::move(lost));
        }
    }
    return report;
}

}  // namespace tributary::sandbox
