#include "app/tributary/enginesource.h"

#include "app/process/directories.h"
#include "core/connect/enginerouter.h"
#include "core/connect/linkplanner.h"
#include "core/kafka/secretsource.h"
#include "core/keychain/keychainsecrets.h"
#include "core/link/clusterconnections.h"

#include <QMetaObject>
#include <QObject>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace tributary::app {

namespace {

/// With connections of its own: the engine's belong to its links. They are closed with the last plan that uses them.
PlanLink plannerFor(const LocalEngineOptions& options) {
    const std::shared_ptr<const kafka::SecretSource> secrets =
        options.secrets ? options.secrets : std::make_shared<kafka::PlainSecretSource>();
    return [connections = std::make_shared<ClusterConnections>(options.sandboxBootstrap, secrets), secrets,
            directory = options.stateDirectory](const TopologySpec& spec, const LinkSpec& link) {
        return planLink(spec, link, *connections, *secrets, directory);
    };
}

}  // namespace

EngineParts makeEngine(TopologySpec spec, const std::shared_ptr<Keychain>& keychain) {
    LocalEngineOptions options;
    options.stateDirectory = stateDirectory({});  // as tributaryd's: either tells of what the other has passed over
    moveFiles(options.stateDirectory / "links", options.stateDirectory);
    if (keychain) {
        options.secrets = std::make_shared<KeychainSecrets>(keychain);
    }
    EngineParts parts;
    parts.spec = std::move(spec);
    parts.plan = plannerFor(options);
    parts.engine = std::make_unique<EngineRouter>(std::move(options));
    return parts;
}

void makeSandbox(TopologySpec spec, QObject& context, std::function<void(Result<EngineParts>)> ready) {
    QThreadPool::globalInstance()->start([spec = std::move(spec), &context, ready = std::move(ready)] {
        auto made = std::make_shared<Result<EngineParts>>();
        Result<std::unique_ptr<sandbox::Sandbox>> simulated = sandbox::Sandbox::create(spec, {});
        if (simulated) {
            LocalEngineOptions options;
            options.sandboxBootstrap = (*simulated)->bootstrap();
            (*made)->spec = (*simulated)->topology();
            (*made)->plan = plannerFor(options);
            (*made)->engine = std::make_unique<LocalEngine>(std::move(options));
            (*simulated)->startTraffic();
            (*made)->sandbox = std::move(*simulated);
        } else {
            *made = std::unexpected(std::move(simulated.error()));
        }
        QMetaObject::invokeMethod(&context, [made, ready] { ready(std::move(*made)); }, Qt::QueuedConnection);
    });
}

bool isSimulated(const TopologySpec& spec) {
    return !spec.clusters.empty() && std::ranges::all_of(spec.clusters, [](const ClusterSpec& each) {
        return each.kind == ClusterKind::Sandbox;
    });
}

}  // namespace tributary::app
