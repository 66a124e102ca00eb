#pragma once

#include "core/base/error.h"
#include "core/link/gapledger.h"
#include "core/link/topicplan.h"
#include "core/mirror/linkcounters.h"
#include "core/mirror/streamhost.h"

#include <vector>

namespace tributary {

/// One side of the route was made again: what it had is gone, as far as the link knows of it, and goes to the ledger of
/// `host`. All that can be kept is; the error is the last one. Blocks for the disk. Any thread.
[[nodiscard]] Status recordReplaced(StreamHost& host, const LinkCounters& counters, const TopicRoute& route);

/// A position was chosen from which gaps of before come again: that goes to the ledger and, for each partition, to the
/// events. Blocks for the disk. Any thread.
[[nodiscard]] Status tellReadAgain(StreamHost& host, GapLedger& ledger, std::vector<ReadAgain> chosen);

}  // namespace tributary
