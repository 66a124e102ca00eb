#pragma once

#include <vector>

#include <prometheus/metric_family.h>

#include "core/engine/metrics.h"

namespace tributary {

/// A snapshot in Prometheus's terms. Everything is named tributary_…, in base units (seconds, bytes); what is not known
/// yet has no sample. Families: links always; streams, topics and partitions as far as the snapshot has them.
[[nodiscard]] std::vector<prometheus::MetricFamily> metricFamilies(const MetricsSnapshot& snapshot);

}  // namespace tributary
