#pragma once

#include "core/link/groupsync.h"
#include "core/link/linkclusters.h"
#include "core/link/offsetkeeper.h"
#include "core/link/offsetmap.h"
#include "core/link/topicplan.h"
#include "core/mirror/linkcounters.h"
#include "core/mirror/runningstreams.h"
#include "core/topology/topologyspec.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace tributary {

/// What a link keeps at its target beside the records: where they stand there (OffsetKeeper), and the positions of
/// groups that follow (GroupSync). Nothing where records are placed otherwise than at their
/// source, so that one partition of the target has those of several, and for simulated clusters, which do not outlive
/// the program.
///
/// Link supervisor's thread only.
class LinkKeeping {
public:
    using Warn = std::function<void(const Error&)>;

    LinkKeeping(std::filesystem::path directory, Warn warn)
        : m_directory(std::move(directory)), m_warn(std::move(warn)) {}
    ~LinkKeeping() { close(false); }
    LinkKeeping(const LinkKeeping&) = delete;
    LinkKeeping& operator=(const LinkKeeping&) = delete;

    /// Begins; gives `setup` its keeper. Asks nobody yet.
    void open(LinkStreamsSetup& setup, const ClusterSpec& target, const LinkClusters& clusters);
    /// The operator has chosen a position: what was kept no longer counts. Blocks for the target.
    [[nodiscard]] Status forget();
    /// From now on groups follow, as `link` says; none where it says nothing. What is given outlives close().
    void follow(const LinkSpec& link, std::function<TopicPlanPtr()> plan, const LinkCounters& counters,
                const LinkOffsets& offsets);
    /// `flush`: what has changed is kept before. Blocks for that.
    void close(bool flush);

private:
    [[nodiscard]] Result<std::shared_ptr<GroupSync>> makeSync(const LinkSpec& link, std::function<TopicPlanPtr()> plan,
                                                              const LinkCounters& counters, const LinkOffsets& offsets);

    const std::filesystem::path m_directory;
    const Warn m_warn;
    std::shared_ptr<OffsetKeeper> m_keeper;  ///< null: nothing is kept but what is committed
    std::shared_ptr<GroupSync> m_groups;
    // Of the last open():
    LinkStreamsSetup m_setup;
    std::string m_keptName;
    std::string m_targetName;
    std::shared_ptr<kafka::AdminClient> m_target;
};

}  // namespace tributary
