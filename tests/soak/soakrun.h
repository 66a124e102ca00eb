#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/kafka/admin.h"
#include "core/sandbox/mirrorchecker.h"
#include "core/topology/topologyspec.h"
#include "tests/soak/books.h"
#include "tests/soak/clusterlane.h"
#include "tests/soak/faultplan.h"
#include "tests/soak/journal.h"
#include "tests/soak/judge.h"
#include "tests/soak/load.h"
#include "tests/soak/logreader.h"
#include "tests/soak/memorywatch.h"
#include "tests/soak/offsetseries.h"
#include "tests/soak/processlane.h"
#include "tests/soak/statelane.h"
#include "tests/soak/transactionload.h"

namespace tributary::soak {

struct Options {
    double minutes = 3;
    std::uint32_t seed = 1;
    std::set<FaultKind> faults;
    DataPath path = DataPath::Auto;
    std::int64_t commitIntervalMs = 2'000;
    int brokers = 3;
    std::string program;              ///< tributaryd
    std::filesystem::path directory;  ///< data and logs go below it
};

/// One soak, from two empty clusters to the verdict. One thread; its parts have their own.
class SoakRun {
public:
    explicit SoakRun(Options options);
    ~SoakRun();
    SoakRun(const SoakRun&) = delete;
    SoakRun& operator=(const SoakRun&) = delete;

    /// Throws std::runtime_error where something other than tributaryd does not do what it should.
    void run();
    /// After run(): prints what was found, the last line being the sum. Whether all is well.
    [[nodiscard]] bool report() const;

private:
    void startClusters();
    void startMirror();
    void waitForTargets();
    void waitForFlow();
    void letTimePass();
    void attempt(const std::function<void()>& work);
    void catchUp();
    void readRest();
    [[nodiscard]] std::vector<Finding> findings() const;
    void tell(const Finding& finding) const;
    [[nodiscard]] std::string tally() const;

    Options m_options;
    Journal m_journal;
    sandbox::MirrorChecker m_checker{1U << 16U};
    Books m_books{m_checker};
    std::unique_ptr<ClusterLane> m_source;
    std::unique_ptr<ClusterLane> m_target;
    std::unique_ptr<StateLane> m_state;
    std::unique_ptr<kafka::AdminClient> m_sourceAdmin;
    std::unique_ptr<kafka::AdminClient> m_targetAdmin;
    TopologySpec m_spec;
    std::unique_ptr<OffsetSeries> m_ends;
    std::unique_ptr<OffsetSeries> m_committed;
    std::unique_ptr<ProcessLane> m_process;
    std::unique_ptr<LogReader> m_reader;
    std::unique_ptr<LogReader> m_sourceReader;
    std::unique_ptr<MemoryWatch> m_memory;
    std::unique_ptr<Load> m_load;
    std::unique_ptr<TransactionLoad> m_transactions;
};

}  // namespace tributary::soak
