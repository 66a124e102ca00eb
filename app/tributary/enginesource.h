#pragma once

#include "core/base/error.h"
#include "core/engine/engine.h"
#include "core/engine/linkplan.h"
#include "core/keychain/keychain.h"
#include "core/sandbox/sandbox.h"

#include <functional>
#include <memory>

class QObject;

namespace tributary::app {

/// What runs the links of one window. The sandbox outlives the engine that reads from it.
struct EngineParts {
    TopologySpec spec;                          ///< the document to show; a sandbox's clusters are marked
    std::unique_ptr<sandbox::Sandbox> sandbox;  ///< null: real clusters
    std::unique_ptr<Engine> engine;
    PlanLink plan;  ///< asks the same clusters, remembers the same runs
};

/// An engine for real clusters. `keychain` null: keychain entries cannot be read. Does not block.
[[nodiscard]] EngineParts makeEngine(TopologySpec spec, const std::shared_ptr<Keychain>& keychain);

/// Simulated clusters and an engine for them. They are made on a thread of the global pool; `ready` is called on the
/// thread of `context`, which must not go before that pool has done its work.
void makeSandbox(TopologySpec spec, QObject& context, std::function<void(Result<EngineParts>)> ready);

/// Is every cluster of the topology a simulated one? Beside real ones nothing is simulated: a sandbox turns all
/// clusters into simulated ones, and their addresses would be lost with the next save.
[[nodiscard]] bool isSimulated(const TopologySpec& spec);

}  // namespace tributary::app
