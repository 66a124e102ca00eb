#include "tests/soak/soakrun.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "core/topology/topologyfile.h"
#include "tests/soak/credentials.h"
#include "tests/soak/excuses.h"
#include "tests/support/mirror/mirrorrig.h"

namespace tributary::soak {

namespace {

using namespace std::chrono_literals;

constexpr int kAskMs = 5'000;
constexpr std::int64_t kCatchUpMs = 300'000;
constexpr std::int64_t kTellEveryMs = 30'000;

const std::vector<TopicLoad>& topics() {
    static const std::vector<TopicLoad> all{
        {"soak.orders", 4, "zstd", 250, {.smallest = 50, .largest = 700}},
        {"soak.blobs", 2, "none", 2, {.smallest = 1'000, .largest = 300'000, .keyed = false}},
        {"soak.single", 3, "lz4", 2, {.odd = true}},
    };
    return all;
}

// Written in transactions.
constexpr const char* kTransactions = "soak.transactions";
constexpr int kTransactionPartitions = 2;

/// Every topic and its partitions.
std::vector<std::pair<std::string, int>> everyTopic() {
    std::vector<std::pair<std::string, int>> all{{kTransactions, kTransactionPartitions}};
    for (const TopicLoad& each : topics()) {
        all.emplace_back(each.topic, each.partitions);
    }
    return all;
}

/// Every partition's end. A cluster that has just recovered may not know a leader yet: asked until it does.
std::map<kafka::TopicPartition, std::int64_t> endsOf(const std::string& bootstrap,
                                                     const std::vector<kafka::TopicPartition>& partitions) {
    const MonotonicTime until = MonotonicClock::now() + 120s;
    std::string reason;
    while (MonotonicClock::now() < until) {
        const auto admin = adminOf(bootstrap);
        auto answer = admin->listOffsets(partitions, static_cast<std::int64_t>(kafka::OffsetAt::Latest), true, 30'000);
        if (answer && answer->size() == partitions.size()) {
            return std::move(*answer);
        }
        reason = answer ? fmt::format("{} of {} answered", answer->size(), partitions.size()) : answer.error().text();
        std::this_thread::sleep_for(500ms);
    }
    throw std::runtime_error{"the ends of the partitions are not told: " + reason};
}

double seconds(std::int64_t ms) { return static_cast<double>(ms) / 1000; }

}  // namespace

SoakRun::SoakRun(Options options) : m_options(std::move(options)) {
    if (m_options.brokers == 1) {
        m_options.faults.erase(FaultKind::Leader);  // there is no other one
    }
    for (const auto& [topic, partitions] : everyTopic()) {
        m_books.open(topic, partitions);
    }
}

SoakRun::~SoakRun() { m_journal.close(); }

void SoakRun::run() {
    startClusters();
    startMirror();
    waitForFlow();
    letTimePass();
    attempt([this] { catchUp(); });
    m_process->stopLast();
    attempt([this] { readRest(); });
}

/// What was seen is judged also where this fails.
void SoakRun::attempt(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::runtime_error& problem) {
        m_journal.complain(problem.what());
    }
}

void SoakRun::startClusters() {
    const auto plan = [this](LaneKind lane) { return FaultPlan{lane, m_options.seed, m_options.faults}; };
    const std::filesystem::path state = m_options.directory / "state";
    std::filesystem::create_directories(state);
    std::filesystem::permissions(state, std::filesystem::perms::owner_all);
    m_state = std::make_unique<StateLane>(state, plan(LaneKind::State), m_journal);
    const auto committed = [this](std::size_t partition) { return m_committed->latest(partition); };
    m_source = std::make_unique<ClusterLane>(
        ClusterLane::Setup{LaneKind::Source, m_options.directory / "source", m_options.brokers, plan(LaneKind::Source),
                           m_books.partitions(), committed},
        m_journal);
    m_target = std::make_unique<ClusterLane>(ClusterLane::Setup{LaneKind::Target,
                                                                m_options.directory / "target",
                                                                m_options.brokers,
                                                                plan(LaneKind::Target),
                                                                m_books.partitions(),
                                                                {}},
                                             m_journal);
    m_source->waitUntilUp();
    m_target->waitUntilUp();
    for (const auto& [topic, partitions] : everyTopic()) {
        makeTopic(m_source->direct(), topic, partitions);
    }
    m_sourceAdmin = adminOf(m_source->direct());
    m_targetAdmin = adminOf(m_target->direct());
}

void SoakRun::startMirror() {
    m_spec = twoClusters(m_source->bootstrap(), m_target->bootstrap(), "soak\\..*");
    for (ClusterSpec& each : m_spec.clusters) {
        each.security.protocol = SecurityProtocol::SaslPlaintext;
        each.security.mechanism = "SCRAM-SHA-512";
        each.security.username = kUser;
        each.security.password = SecretRef{SecretRef::From::Env, kPasswordVariable, {}};
    }
    LinkSpec& link = m_spec.links[0];
    link.commitIntervalMs = m_options.commitIntervalMs;
    link.topicRefreshMs = 5'000;
    link.streams = 2;
    link.path = m_options.path;
    const std::filesystem::path document = m_options.directory / "soak.tributary";
    if (const Status saved = saveTopology(document, m_spec); !saved) {
        throw std::runtime_error{saved.error().text()};
    }
    m_process = std::make_unique<ProcessLane>(
        ProcessLane::Setup{m_options.program, document, m_options.directory / "state", m_options.directory,
                           FaultPlan{LaneKind::Process, m_options.seed, m_options.faults}},
        m_journal);
    waitForTargets();
    const std::string group = consumerGroup(m_spec, link);
    // A client that has asked before keeps to the leaders that it knows, and is refused after they changed: then a new
    // one.
    m_ends = std::make_unique<OffsetSeries>(
        m_journal, m_books.partitions(), [this, admin = std::shared_ptr<kafka::AdminClient>{}]() mutable {
            if (!admin) {
                admin = adminOf(m_target->direct());
            }
            auto answer = admin->listOffsets(m_books.partitions(), static_cast<std::int64_t>(kafka::OffsetAt::Latest),
                                             true, kAskMs);
            if (!answer || answer->size() != m_books.size()) {
                admin.reset();
            }
            return answer;
        });
    m_committed = std::make_unique<OffsetSeries>(
        m_journal, m_books.partitions(), [this, group]() -> Result<std::map<kafka::TopicPartition, std::int64_t>> {
            auto answer = m_sourceAdmin->groupOffsets(group, kAskMs);
            if (!answer) {
                return std::unexpected(std::move(answer.error()));
            }
            std::map<kafka::TopicPartition, std::int64_t> out;
            for (const kafka::CommittedOffset& each : *answer) {
                out[each.at] = each.offset;
            }
            return out;
        });
    m_reader = std::make_unique<LogReader>(m_target->direct(), Side::Target, m_books);
    m_sourceReader = std::make_unique<LogReader>(m_source->direct(), Side::Source, m_books);
    m_memory = std::make_unique<MemoryWatch>([this] { return m_process->pid(); });
    m_load = std::make_unique<Load>(m_source->direct(), topics(), m_books, m_journal);
    m_transactions = std::make_unique<TransactionLoad>(m_source->direct(), kTransactions, kTransactionPartitions,
                                                       m_books, m_journal);
}

void SoakRun::waitForTargets() {
    const std::int64_t until = m_journal.now() + 120'000;
    std::vector<std::string> names;
    for (const auto& [topic, partitions] : everyTopic()) {
        names.push_back(topic);
    }
    while (m_journal.now() < until) {
        const auto described = m_targetAdmin->describeTopics(names, kAskMs);
        if (described && std::ranges::all_of(*described, [](const kafka::TopicDescription& topic) {
                return !topic.error && !topic.partitions.empty();
            })) {
            return;
        }
        m_journal.sleep(500);
    }
    throw std::runtime_error{"tributaryd does not make the target's topics: see " +
                             (m_options.directory / "tributaryd-1.log").string()};
}

/// Faults before there is anything to lose would only be about starting.
void SoakRun::waitForFlow() {
    const std::int64_t until = m_journal.now() + 120'000;
    while (m_checker.verdict().mirrored == 0) {
        if (m_journal.now() > until) {
            throw std::runtime_error{"nothing arrives at the target: see " +
                                     (m_options.directory / "tributaryd-1.log").string()};
        }
        m_journal.sleep(200);
    }
}

void SoakRun::letTimePass() {
    m_journal.say(fmt::format("it runs: {} partitions, {} brokers at each end", m_books.size(), m_options.brokers));
    m_state->begin();
    m_source->begin();
    m_target->begin();
    m_process->begin();
    const std::int64_t until = m_journal.now() + static_cast<std::int64_t>(m_options.minutes * 60'000);
    while (m_journal.sleep(std::min(kTellEveryMs, std::max<std::int64_t>(1, until - m_journal.now()))) &&
           m_journal.now() < until) {
        const sandbox::MirrorVerdict verdict = m_checker.verdict();
        m_journal.say(fmt::format("{} sent, {} outstanding, {} duplicated, {} reordered, {} altered", verdict.sent,
                                  verdict.lost, verdict.duplicated, verdict.reordered, verdict.altered));
    }
    m_journal.say("no more faults");
    m_journal.close();
    m_state->waitUntilHealed();
    m_source->waitUntilHealed();
    m_target->waitUntilHealed();
    m_process->waitUntilHealed();
}

void SoakRun::catchUp() {
    m_transactions->stop();
    if (const std::int64_t left = m_load->stop(120'000); left != 0) {
        m_journal.complain(fmt::format("the source did not acknowledge {} records", left));
    }
    const auto ends = endsOf(m_source->direct(), m_books.partitions());
    const std::int64_t until = m_journal.now() + kCatchUpMs;
    const auto behind = [&] {
        std::string out;
        for (std::size_t i = 0; i < m_books.size(); ++i) {
            const kafka::TopicPartition& at = m_books[i].at();
            if (const std::int64_t committed = m_committed->latest(i); committed < ends.at(at)) {
                out += fmt::format(" {} [{}] is at {} of {};", at.topic, at.partition, committed, ends.at(at));
            }
        }
        return out;
    };
    while (!behind().empty() && m_journal.now() < until) {
        std::this_thread::sleep_for(500ms);
    }
    if (const std::string left = behind(); !left.empty()) {
        m_journal.complain(fmt::format("not caught up within {:.0f} s:{}", seconds(kCatchUpMs), left));
    }
}

void SoakRun::readRest() {
    const auto written = endsOf(m_target->direct(), m_books.partitions());
    const auto read = [&] {
        for (std::size_t i = 0; i < m_books.size(); ++i) {
            if (m_books[i].readUpTo() < written.at(m_books[i].at())) {
                return false;
            }
        }
        return true;
    };
    const std::int64_t readUntil = m_journal.now() + 120'000;
    while (!read()) {
        if (m_journal.now() > readUntil) {
            throw std::runtime_error{"the target cannot be read to its end"};
        }
        std::this_thread::sleep_for(200ms);
    }
}

std::vector<Finding> SoakRun::findings() const {
    Evidence evidence;
    evidence.targetEnds = m_ends->samples();
    evidence.committed = m_committed->samples();
    evidence.excuses = excusesOf(m_journal, m_process->logs());
    evidence.faults = m_journal.faults();
    evidence.commitIntervalMs = m_options.commitIntervalMs;
    evidence.sourceOffset = [this](std::size_t partition, std::uint32_t sequence) {
        return m_books[partition].sourceOffset(sequence);
    };
    std::vector<Rewind> found;
    for (std::size_t i = 0; i < m_books.size(); ++i) {
        std::ranges::move(rewinds(i, m_books[i].sourceLog(), m_books[i].targetLog()), std::back_inserter(found));
    }
    return judge(std::move(found), evidence);
}

void SoakRun::tell(const Finding& finding) const {
    const Rewind& rewind = finding.rewind;
    const PartitionBooks& books = m_books[rewind.partition];
    const auto samples = m_ends->samples();
    const std::int64_t after = passedAt(samples, rewind.partition, rewind.at);
    fmt::print("{} [{}]: {} of {} repeated records are not explained: {}{}{}\n", books.at().topic, books.at().partition,
               finding.unexplained, rewind.records(), finding.why, finding.excuse.empty() ? "" : "; after ",
               finding.excuse);
    fmt::print(
        "  at target offset {} (about {:.1f}) the log goes back from sequence {} to {}: source offset {} to {}\n",
        rewind.at, seconds(after), rewind.from, rewind.to, books.sourceOffset(rewind.from),
        books.sourceOffset(rewind.to));
    const auto committed = m_committed->samples();
    std::int64_t last = -1;
    for (const OffsetSample& each : committed) {
        if (each.end >= after - 15'000 && each.begin <= after + 5'000 && each.offsets[rewind.partition] != last) {
            last = each.offsets[rewind.partition];
            fmt::print("  committed {} at {:.1f}\n", last, seconds(each.end));
        }
    }
    for (const Ending& each : m_journal.endings()) {
        if (each.dead >= after - 60'000 && each.begin <= after) {
            fmt::print("  {} of {}: {:.1f} to {:.1f}, code {}\n", each.name, each.process, seconds(each.begin),
                       seconds(each.dead), each.code);
        }
    }
    for (const Happened& each : m_journal.faults()) {
        if (each.begin <= after && (each.end == kNotYet || each.end >= after - 60'000)) {
            fmt::print("  #{} {} {} {}: {:.1f} to {:.1f}\n", each.number, laneName(each.lane), faultName(each.kind),
                       each.detail, seconds(each.begin), seconds(each.end));
        }
    }
}

std::string SoakRun::tally() const {
    std::map<std::string, int> count;
    for (const Happened& each : m_journal.faults()) {
        const bool cluster = each.lane == LaneKind::Source || each.lane == LaneKind::Target;
        ++count[cluster ? fmt::format("{} {}", laneName(each.lane), faultName(each.kind))
                        : std::string{faultName(each.kind)}];
    }
    std::string out;
    for (const auto& [name, number] : count) {
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", number, name);
    }
    return out.empty() ? "none" : out;
}

bool SoakRun::report() const {
    const sandbox::MirrorVerdict verdict = m_checker.verdict();
    std::uint64_t unexplained = 0;
    std::uint64_t repeated = 0;
    for (const Finding& each : findings()) {
        repeated += each.rewind.records();
        unexplained += each.unexplained;
        if (each.unexplained != 0) {
            tell(each);
        }
    }
    for (const sandbox::LostRecords& each : m_checker.lost(20)) {
        const std::size_t number = m_books.find(each.from.topic, each.from.partition);
        fmt::print("lost: {} [{}] sequences {} to {}, source offset {}\n", each.from.topic, each.from.partition,
                   each.range.first, each.range.end - 1,
                   m_books[number].sourceOffset(static_cast<std::uint32_t>(each.range.first)));
    }
    for (const std::string& each : m_journal.complaints()) {
        fmt::print("{}\n", each);
    }
    const MemoryWatch::Figures memory = m_memory->figures();
    const std::uint64_t strangers = m_reader->strangers() + verdict.unexpected;
    fmt::print(
        "seed {}: {} records, {} lost, {} duplicated ({} at the source already, {} explained, {} unexplained), {} "
        "reordered, {} altered, {} "
        "unexpected; slowest stop {:.1f} s, {} not clean; memory peak {} KiB, second quarter {} KiB, last quarter "
        "{} KiB; faults: {}\n",
        m_options.seed, verdict.sent, verdict.lost, verdict.duplicated, verdict.duplicated - repeated,
        repeated - unexplained, unexplained, verdict.reordered, verdict.altered, strangers,
        seconds(m_process->slowestStopMs()), m_process->uncleanStops(), memory.peakKiB, memory.secondQuarterKiB,
        memory.lastQuarterKiB, tally());
    return verdict.sent > 0 && verdict.clean() && unexplained == 0 && strangers == 0 && m_journal.complaints().empty();
}

}  // namespace tributary::soak
