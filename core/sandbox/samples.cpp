#include "core/sandbox/samples.h"

#include "core/topology/topologyfile.h"

namespace tributary::sandbox {

Result<TopologySpec> hubSample() { return loadTopology(":/tributary/samples/hub.tributary"); }

}  // namespace tributary::sandbox
