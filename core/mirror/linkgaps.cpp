#include "core/mirror/linkgaps.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace tributary {

Status recordReplaced(StreamHost& host, const LinkCounters& counters, const TopicRoute& route) {
    Status all;
    const bool target = route.blocked->code == ErrorCode::TargetReplaced;
    for (const std::shared_ptr<PartitionCounters>& each : counters.partitions()) {
        if (each->topic != route.sourceTopic || each->retired.load(std::memory_order_relaxed)) {
            continue;
        }
        const std::int64_t watermark = each->watermark.load(std::memory_order_relaxed);
        const std::int64_t from = target ? 0 : watermark;
        const std::int64_t to = target ? watermark : each->end.load(std::memory_order_relaxed);
        if (to <= from) {
            continue;
        }
        if (Status kept = host.recordGap(each->topic, each->partition, from, to, *route.blocked); !kept) {
            all = std::move(kept);
        }
    }
    return all;
}

Status tellReadAgain(StreamHost& host, GapLedger& ledger, std::vector<ReadAgain> chosen) {
    const Result<std::vector<ReadAgain>> again = ledger.readAgain(std::move(chosen));
    if (!again) {
        return std::unexpected(again.error());
    }
    for (const ReadAgain& each : *again) {
        Event event;
        event.kind = EventKind::PartitionResumed;
        event.topic = each.topic;
        event.partition = each.partition;
        event.from = each.from;
        event.to = each.to;
        host.report(std::move(event));
    }
    return {};
}

}  // namespace tributary
