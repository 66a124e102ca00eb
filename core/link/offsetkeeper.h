#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/link/offsetmap.h"
#include "core/link/offsetrecords.h"
#include "core/link/statestore.h"
#include "core/link/tailreader.h"
#include "core/link/topicplan.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tributary {

/// What an OffsetKeeper works with.
struct OffsetKeeperSetup {
    std::string link;    ///< which flow into the target: the same for all processes that share its work
    std::string writer;  ///< this process
    std::string target;  ///< the cluster, for messages
    std::shared_ptr<kafka::AdminClient> targetAdmin;
    std::unique_ptr<StateStore> store;
    std::function<std::unique_ptr<StateStore>()> otherStore;  ///< where the first one is refused; null: none
    /// What stands at the ends of the two logs, as far as it is read by `deadline`.
    using ReadTails = std::function<Result<Tails>(const std::vector<TailRequest>&, MonotonicTime deadline)>;
    ReadTails sourceTails;
    ReadTails targetTails;
    std::function<void(const Error&)> warn;
    std::chrono::seconds patience{20};  ///< so long nothing is begun while the store cannot be read
};

/// Keeps the offset maps of a link where they outlive it, and finds out at the start of a partition how far its
/// mirroring had got, by what the target has.
///
/// A mirror commits its position once in a while, and what it has mirrored since would come twice after a crash. Its
/// map is kept every second, and the target's log has what came after that: it is compared with the source's, record by
/// record, and what stands there already is not mirrored again. Anything unclear is left to the committed position,
/// which is never behind by more than an interval.
///
/// A thread of its own flushes once a second until end(). The other methods may be called from any thread; they wait
/// for both clusters.
class OffsetKeeper : public std::enable_shared_from_this<OffsetKeeper> {
public:
    [[nodiscard]] static std::shared_ptr<OffsetKeeper> begin(OffsetKeeperSetup setup);
    OffsetKeeper(const OffsetKeeper&) = delete;
    OffsetKeeper& operator=(const OffsetKeeper&) = delete;
    ~OffsetKeeper() = default;

    /// A partition that is to be read on, from what is committed or further on.
    struct Start {
        kafka::TopicPartition at;
        std::int64_t committed = 0;
        TopicRoute route;
        std::shared_ptr<OffsetMap> map;
        bool sourceCut = false;  ///< the source may have lost and replaced what was read since the commit
    };
    using Positions = std::map<kafka::TopicPartition, std::int64_t>;
    /// Commits positions before those that are committed, since the target has lost records: before anything is read.
    using CommitBack = std::function<Status(const Positions&)>;
    /// Where each partition goes on. Missing are all while the store cannot be read, for a while, and those of which
    /// something is kept and whose target does not say where it ends.
    [[nodiscard]] Positions resume(const std::vector<Start>& starts, const CommitBack& commitBack);

    /// The operator chooses where to go on: nothing that is kept counts any longer.
    [[nodiscard]] Status forget();
    /// Writes what has changed. False: it could not.
    bool flush();
    /// Writes what has changed, if it is to be the last time, and then nothing more; nobody is warned from now on.
    void end(bool flush);

private:
    struct Known {
        OffsetRecordHead head;
        std::shared_ptr<OffsetMap> map;
    };
    explicit OffsetKeeper(OffsetKeeperSetup setup);
    void run();
    [[nodiscard]] bool ended();
    [[nodiscard]] bool refresh();
    [[nodiscard]] Status takeRead();
    [[nodiscard]] bool useOther(const Error& why);
    bool flushNow();
    [[nodiscard]] Status write(std::vector<StateRecord> records);
    void fail(const Error& error);
    void tell(const Error& error);
    [[nodiscard]] static Positions committedOf(const std::vector<Start>& starts);
    void restore(const Start& start);
    [[nodiscard]] static bool usable(const Start& start);
    [[nodiscard]] std::int64_t settle(const Start& start, std::int64_t targetEnd, bool sure);
    /// Those of which not all could be compared.
    [[nodiscard]] std::set<kafka::TopicPartition> lookAtTails(const std::vector<Start>& starts, const Positions& ends);
    void goBack(const std::vector<Start>& starts, Positions& found, const CommitBack& commitBack);

    OffsetKeeperSetup m_setup;

    std::timed_mutex m_mutex;
    OffsetRecords m_records;
    std::map<kafka::TopicPartition, Known> m_known;                 ///< those that were resumed here
    std::map<std::string, std::optional<std::string>> m_unwritten;  ///< after a write that failed, by key
    std::optional<MonotonicTime> m_unreadSince;
    bool m_open = false;
    bool m_failing = false;

    std::mutex m_endMutex;
    std::condition_variable m_endCondition;
    bool m_ended = false;
};

}  // namespace tributary
