#include "ui/window/trustquestion.h"

#include "ui/document/edits.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace tributary::ui {

namespace {

struct TrustText {
    Q_DECLARE_TR_FUNCTIONS(TrustText)
};

/// In one line: a line break in a name of the document must not write lines of its own into the list.
QString oneLine(const std::string& text) { return QString::fromStdString(text).simplified(); }

QString placeText(const SecretRef& secret) {
    const QString name = oneLine(secret.name);
    switch (secret.from) {
        case SecretRef::From::Keychain:
            return TrustText::tr("keychain entry %1").arg(name);
        case SecretRef::From::Env:
            return TrustText::tr("environment variable %1").arg(name);
        case SecretRef::From::File:
            return TrustText::tr("file %1").arg(name);
    }
    return name;
}

/// What trusting opens the way to, line by line.
class Reach {
public:
    explicit Reach(const TopologySpec& spec) {
        for (const ClusterSpec& each : spec.clusters) {
            addAddresses(each.displayName(), each.bootstrap);
            if (!each.security.oauth.tokenUrl.empty()) {
                addAddresses(each.displayName(), {each.security.oauth.tokenUrl});
            }
            for (const SecurityField& secret : kSecuritySecrets) {
                addSecret(each.displayName(), each.security.*secret.secret);
            }
            addFile(each.displayName(), each.security.keyFile);
            if (isKeyStore(each.security.certificateFile)) {
                addFile(each.displayName(), each.security.certificateFile);
            }
            addKeyTab(each.displayName(), each.client);
        }
        for (const LinkSpec& each : spec.links) {
            addKeyTab(linkTitle(spec, each), each.consumer);
            addKeyTab(linkTitle(spec, each), each.producer);
        }
        for (const ConnectSpec& each : spec.connect) {
            addAddresses(each.displayName(), each.urls);
            addSecret(each.displayName(), each.password);
        }
    }

    [[nodiscard]] QString text() const {
        const QString none = TrustText::tr("none");
        return TrustText::tr("Addresses:") + '\n' + (m_addresses.isEmpty() ? none : m_addresses.join('\n')) + "\n\n" +
               TrustText::tr("Secrets:") + '\n' + (m_secrets.isEmpty() ? none : m_secrets.join('\n'));
    }

private:
    void addAddresses(const std::string& owner, const std::vector<std::string>& addresses) {
        for (const std::string& each : addresses) {
            m_addresses << QStringLiteral("%1: %2").arg(oneLine(owner), oneLine(each));
        }
    }
    void addSecret(const std::string& owner, const std::optional<SecretRef>& secret) {
        if (secret) {
            m_secrets << QStringLiteral("%1: %2").arg(oneLine(owner), placeText(*secret));
        }
    }
    /// A file that is a secret as a whole.
    void addFile(const std::string& owner, const std::string& file) {
        if (!file.empty()) {
            m_secrets << QStringLiteral("%1: %2").arg(oneLine(owner), TrustText::tr("file %1").arg(oneLine(file)));
        }
    }

    void addKeyTab(const std::string& owner, const ClientOverrides& settings) {
        if (const auto keyTab = settings.find("sasl.kerberos.keytab"); keyTab != settings.end()) {
            addFile(owner, keyTab->second);
        }
    }

    QStringList m_addresses;
    QStringList m_secrets;
};

}  // namespace

Question trustQuestion(const TopologySpec& spec) {
    Question question;
    question.title = TrustText::tr("A document from elsewhere");
    question.text =
        TrustText::tr("Trust this document? Tributary then connects to these addresses and reads these secrets.");
    question.details = Reach{spec}.text();
    question.buttons = {TrustText::tr("Trust")};
    question.refusal = TrustText::tr("Not now");
    question.destructive = true;  // Enter must not trust by itself
    return question;
}

}  // namespace tributary::ui
