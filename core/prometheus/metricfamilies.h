#pragma once

#include <map>
#include <vector>

#include <prometheus/metric_family.h>

#include "core/base/id.h"
#include "core/engine/metrics.h"

namespace tributary {

/// A snapshot in Prometheus's terms. Everything is named tributary_…, in base units (seconds, bytes); what is not known
/// yet has no sample. Families: links always; streams, topics and partitions as far as the snapshot has them.
/// `lagAlerts`: of links with a threshold, whether it is exceeded.
[[nodiscard]] std::vector<prometheus::MetricFamily> metricFamilies(const MetricsSnapshot& snapshot,
                                                                   const std::map<LinkId, bool>& lagAlerts = {});

}  // namespace tributary
