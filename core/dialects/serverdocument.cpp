#include "core/dialects/serverdocument.h"

#include "core/base/secretwords.h"
#include "core/dialects/exportnames.h"
#include "core/dialects/propertyset.h"
#include "core/dialects/secrets.h"
#include "core/topology/clientsettings.h"
#include "core/topology/topologyjson.h"

namespace tributary {

namespace {

class Provisions {
public:
    Provisions(ServerDocument& document, LossReport& report) : m_document(document), m_report(report) {}

    /// `owner` as reports name it; `id` and `what` make up the name of a variable.
    void secret(std::optional<SecretRef>& secret, const std::string& owner, const std::string& id, const char* what) {
        if (!secret) {
            return;
        }
        if (secret->from == SecretRef::From::Keychain) {
            const SecretRef instead{SecretRef::From::Env, environmentName(id + " " + what)};
            m_report.replaced(LossReason::SecretReference, owner, secretPlaceText(*secret), secretPlaceText(instead));
            secret = instead;
        }
        (secret->from == SecretRef::From::Env ? m_document.environment : m_document.files).insert(secret->name);
    }

    void file(const std::string& path) {
        if (!path.empty()) {
            m_document.files.insert(path);
        }
    }

    /// A secret among the settings is dropped: no document holds one.
    void filesOf(ClientOverrides& settings, const std::string& owner) {
        for (const auto& [setting, value] : settings) {
            if (holdsSecret(setting, value)) {
                m_report.lost(LossReason::SecretDropped, owner, settingText(setting, value));
            } else if (namesFile(setting)) {
                file(value);
            }
        }
        std::erase_if(settings, [](const auto& each) { return holdsSecret(each.first, each.second); });
    }

private:
    ServerDocument& m_document;
    LossReport& m_report;
};

}  // namespace

ServerDocument serverDocument(const TopologySpec& spec, LossReport& report) {
    ServerDocument document;
    document.spec = spec;
    document.name = ExportNames::plain(spec.name, "topology");
    Provisions provisions(document, report);
    for (ClusterSpec& cluster : document.spec.clusters) {
        const std::string owner = "cluster " + cluster.id.str();
        provisions.secret(cluster.security.password, owner, cluster.id.str(), "password");
        provisions.secret(cluster.security.caPassword, owner, cluster.id.str(), "CA password");
        provisions.secret(cluster.security.keyPassword, owner, cluster.id.str(), "key password");
        provisions.file(cluster.security.oauth.caFile);
        provisions.file(cluster.security.caFile);
        provisions.file(cluster.security.certificateFile);
        provisions.file(cluster.security.keyFile);
        provisions.filesOf(cluster.client, owner);
        if (cluster.kind == ClusterKind::Sandbox) {
            report.lost(LossReason::SandboxLeftOut, owner, cluster.displayName());
        }
    }
    for (ConnectSpec& connect : document.spec.connect) {
        provisions.secret(connect.password, "Connect cluster " + connect.id.str(), "connect " + connect.id.str(),
                          "password");
        provisions.file(connect.caFile);
    }
    for (LinkSpec& link : document.spec.links) {
        provisions.filesOf(link.consumer, "link " + link.id.str());
        provisions.filesOf(link.producer, "link " + link.id.str());
    }
    document.text = writeTopology(document.spec);
    return document;
}

}  // namespace tributary
