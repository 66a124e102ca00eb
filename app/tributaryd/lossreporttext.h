#pragma once

#include <string>

#include "app/tributaryd/terminal.h"
#include "core/dialects/lossreport.h"

namespace tributary::daemon {

struct ReportForm {
    bool verbose = false;  ///< what is only kept is listed too
    bool json = false;     ///< a line of JSON for each line of the report, and one for the sum
};

/// A report as a person reads it: what changes the mirroring, what there is to decide, how much is only kept, and the
/// sum, which begins with `what` ("2 clusters, 1 link"); or as lines of JSON.
void showReport(const Terminal& to, const LossReport& report, const std::string& what, const ReportForm& form);

}  // namespace tributary::daemon
