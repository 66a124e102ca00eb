#include "core/mirror/linkkeeping.h"

#include "core/link/keptpositions.h"
#include "core/link/statecopy.h"
#include "core/link/statetopic.h"
#include "core/mirror/linksettings.h"

#include <random>
#include <string>
#include <utility>

namespace tributary {

namespace {

const std::string& thisWriter() {
    static const std::string id = [] {
        std::random_device source;
        std::string out = std::to_string(source());
        for (int i = 0; i < 3; ++i) {
            out += '-' + std::to_string(source());
        }
        return out;
    }();
    return id;
}

OffsetKeeperSetup::ReadTails tailsOf(kafka::ClientSettings settings, bool committedOnly) {
    return [settings = std::move(settings), committedOnly](const std::vector<TailRequest>& requests,
                                                           MonotonicTime deadline) {
        return readTails(settings, requests, committedOnly, deadline);
    };
}

}  // namespace

void LinkKeeping::open(LinkStreamsSetup& setup, const ClusterSpec& target, const LinkClusters& clusters) {
    const Result<kafka::ClientSettings> source = consumerSettings(setup.source.settings, setup.link, 0, {});
    if (!source || target.kind == ClusterKind::Sandbox || setup.link.partitioning != Partitioning::Preserve) {
        return;
    }
    m_keptName = keptName(clusters.sourceId(), setup.group);
    m_targetName = target.displayName();
    m_target = clusters.target();
    OffsetKeeperSetup out;
    out.link = m_keptName;
    out.writer = thisWriter();
    out.target = m_targetName;
    out.targetAdmin = m_target;
    out.store = std::make_unique<StateTopic>(m_target, setup.target.settings, StateTopic::Make::IfMissing);
    out.otherStore = [directory = m_directory, group = setup.group] {
        return std::make_unique<StateCopy>(directory, group);
    };
    const auto isolation = source->find("isolation.level");
    out.sourceTails = tailsOf(*source, isolation == source->end() || isolation->second != "read_uncommitted");
    out.targetTails = tailsOf(setup.target.settings, false);
    out.warn = m_warn;
    m_keeper = OffsetKeeper::begin(std::move(out));
    setup.keeper = m_keeper;
    m_setup = setup;
}

Status LinkKeeping::forget() { return m_keeper ? m_keeper->forget() : Status{}; }

void LinkKeeping::follow(const LinkSpec& link, std::function<TopicPlanPtr()> plan, const LinkCounters& counters,
                         const LinkOffsets& offsets) {
    if (m_groups) {
        m_groups->end();
        m_groups.reset();
    }
    if (!m_keeper || !link.groups) {
        return;
    }
    Result<std::shared_ptr<GroupSync>> made = makeSync(link, std::move(plan), counters, offsets);
    if (!made) {
        return m_warn(
            Error{ErrorCode::GroupsUnread}.with("cluster", m_targetName).with("reason", made.error().message()));
    }
    m_groups = std::move(*made);
    m_groups->begin();
}

Result<std::shared_ptr<GroupSync>> LinkKeeping::makeSync(const LinkSpec& link, std::function<TopicPlanPtr()> plan,
                                                         const LinkCounters& counters, const LinkOffsets& offsets) {
    GroupSyncSetup out;
    out.groups = *link.groups;
    out.link = m_keptName;
    out.ownGroup = m_setup.group;
    out.source = link.source.str();
    out.target = m_targetName;
    Result<std::unique_ptr<GroupSide>> source = groupSide(m_setup.source.settings);
    Result<std::unique_ptr<GroupSide>> target = groupSide(m_setup.target.settings);
    if (!source || !target) {
        return std::unexpected(source ? target.error() : source.error());
    }
    out.sourceGroups = std::move(*source);
    out.targetGroups = std::move(*target);
    out.store = std::make_unique<StateTopic>(m_target, m_setup.target.settings, StateTopic::Make::IfMissing);
    out.routes = [plan = std::move(plan), &counters] {
        GroupSyncSetup::Routes routes;
        const TopicPlanPtr now = plan();
        for (const std::shared_ptr<PartitionCounters>& each : counters.partitions()) {
            const TopicRoute* route = now ? now->route(each->topic) : nullptr;
            if (route != nullptr && !route->blocked && !each->retired.load(std::memory_order_relaxed)) {
                routes.emplace(kafka::TopicPartition{each->topic, each->partition}, route->targetTopic);
            }
        }
        return routes;
    };
    out.translate = [&offsets](const kafka::TopicPartition& at, std::int64_t offset) { return offsets.at(at, offset); };
    out.targetStarts = [admin = m_target](const std::vector<kafka::TopicPartition>& partitions) {
        constexpr int kStartsTimeoutMs = 5'000;
        return admin->listOffsets(partitions, static_cast<std::int64_t>(kafka::OffsetAt::Earliest), false,
                                  kStartsTimeoutMs);
    };
    out.warn = m_warn;
    return GroupSync::create(std::move(out));
}

void LinkKeeping::close(bool flush) {
    if (m_groups) {
        m_groups->end();
        m_groups.reset();
    }
    if (m_keeper) {
        m_keeper->end(flush);
        m_keeper.reset();
        m_setup.keeper.reset();
    }
}

}  // namespace tributary
