#include "core/dialects/serverdocument.h"

#include "core/dialects/exportnames.h"
#include "core/dialects/secrets.h"
#include "core/topology/topologyjson.h"

namespace tributary {

namespace {

void settle(std::optional<SecretRef>& secret, const ClusterSpec& cluster, const char* what, ServerDocument& document,
            LossReport& report) {
    if (!secret) {
        return;
    }
    if (secret->from == SecretRef::From::Keychain) {
        const SecretRef instead{SecretRef::From::Env, environmentName(cluster.id.str() + " " + what)};
        report.replaced(LossReason::SecretReference, "cluster " + cluster.id.str(), secretPlaceText(*secret),
                        secretPlaceText(instead));
        secret = instead;
    }
    (secret->from == SecretRef::From::Env ? document.environment : document.files).insert(secret->name);
}

}  // namespace

ServerDocument serverDocument(const TopologySpec& spec, LossReport& report) {
    ServerDocument document;
    document.spec = spec;
    document.name = ExportNames::plain(spec.name, "topology");
    for (ClusterSpec& cluster : document.spec.clusters) {
        settle(cluster.security.password, cluster, "password", document, report);
        settle(cluster.security.keyPassword, cluster, "key password", document, report);
        for (const std::string& file :
             {cluster.security.caFile, cluster.security.certificateFile, cluster.security.keyFile}) {
            if (!file.empty()) {
                document.files.insert(file);
            }
        }
        if (cluster.kind == ClusterKind::Sandbox) {
            report.lost(LossReason::SandboxLeftOut, "cluster " + cluster.id.str(), cluster.displayName());
        }
    }
    document.text = writeTopology(document.spec);
    return document;
}

}  // namespace tributary
