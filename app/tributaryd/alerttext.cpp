#include "app/tributaryd/alerttext.h"

#include <fmt/format.h>

#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"

namespace tributary::daemon {

std::string alertReason(const LagAlert& alert) {
    const std::string duration = durationText(alert.limit.forSeconds);
    return alert.byAge ? fmt::format("lags by {} (limit {}, for {})", durationText(alert.lagSeconds),
                                     durationText(alert.limit.lagSeconds), duration)
                       : fmt::format("lags by {} records (limit {}, for {})",
                                     grouped(static_cast<std::uint64_t>(alert.lagRecords)),
                                     grouped(static_cast<std::uint64_t>(alert.limit.lagRecords)), duration);
}

std::string alertLine(const LagAlert& alert, std::int64_t timeMs) {
    return printable(fmt::format("{} {} {}", timeText(timeMs), alert.link.str(),
                                 alert.raised ? "alert: it " + alertReason(alert) : "the alert is over"));
}

}  // namespace tributary::daemon
