#include "ui/dialogs/connectiontest.h"

#include "core/base/connectionstage.h"
#include "core/kafka/secretsource.h"
#include "core/keychain/keychain.h"
#include "ui/bridge/enginebridge.h"
#include "ui/dialogs/keychaincall.h"
#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"

#include <QFile>
#include <QHostInfo>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

namespace tributary::ui {

namespace {

bool isOff(const ClusterSpec& cluster, const char* setting, const char* off) {
    const auto found = cluster.client.find(setting);
    return found != cluster.client.end() && found->second == off;
}

QList<QSslError> tolerable(const QList<QSslError>& errors) {
    QList<QSslError> names;
    std::ranges::copy_if(errors, std::back_inserter(names),
                         [](const QSslError& each) { return each.error() == QSslError::HostNameMismatch; });
    return names;
}

/// In the order in which OpenSSL checks, which stops at the first.
ErrorCode certificateFault(const QList<QSslError>& errors) {
    const auto has = [&errors](std::initializer_list<QSslError::SslError> kinds) {
        return std::ranges::any_of(
            errors, [&](const QSslError& each) { return std::ranges::find(kinds, each.error()) != kinds.end(); });
    };
    if (has({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
             QSslError::UnableToGetIssuerCertificate, QSslError::UnableToGetLocalIssuerCertificate,
             QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted})) {
        return ErrorCode::TlsUntrusted;
    }
    return has({QSslError::HostNameMismatch})         ? ErrorCode::TlsWrongHost
           : has({QSslError::CertificateExpired})     ? ErrorCode::TlsExpired
           : has({QSslError::CertificateNotYetValid}) ? ErrorCode::TlsNotYetValid
                                                      : ErrorCode::TlsUnverified;
}

/// The stage of an error that the engine answers with.
ConnectionTest::Stage stageHere(const Error& error) {
    if (error.code == ErrorCode::SecretUnavailable || error.code == ErrorCode::KafkaConfig) {
        return ConnectionTest::Stage::Authentication;
    }
    switch (stageOf(error.code).value_or(ConnectionStage::Kafka)) {
        case ConnectionStage::Dns:
            return ConnectionTest::Stage::Dns;
        case ConnectionStage::Tcp:
            return ConnectionTest::Stage::Tcp;
        case ConnectionStage::Tls:
            return ConnectionTest::Stage::Tls;
        case ConnectionStage::Token:
        case ConnectionStage::Login:
            return ConnectionTest::Stage::Authentication;
        case ConnectionStage::Kafka:
        case ConnectionStage::Permission:
            break;
    }
    return ConnectionTest::Stage::Metadata;
}

}  // namespace

ConnectionTest::ConnectionTest(EngineBridge& bridge, QObject* parent) : ConnectionTest(bridge, Timeouts{}, parent) {}

ConnectionTest::ConnectionTest(EngineBridge& bridge, Timeouts timeouts, QObject* parent)
    : QObject(parent), m_bridge(bridge), m_timeouts(timeouts) {
    m_deadline.setSingleShot(true);
}

ConnectionTest::~ConnectionTest() {
    if (m_lookup != -1) {
        QHostInfo::abortHostLookup(m_lookup);
    }
    if (m_socket) {
        m_socket->disconnect(this);
    }
}

bool ConnectionTest::usesTls() const {
    return m_cluster.security.protocol == SecurityProtocol::Ssl ||
           m_cluster.security.protocol == SecurityProtocol::SaslSsl;
}

bool ConnectionTest::usesSasl() const {
    return m_cluster.security.protocol == SecurityProtocol::SaslPlaintext ||
           m_cluster.security.protocol == SecurityProtocol::SaslSsl;
}

QString ConnectionTest::addressText() const {
    const Address& address = m_addresses[m_address];
    return QStringLiteral("%1:%2").arg(address.host).arg(address.port);
}

void ConnectionTest::set(Stage stage, Outcome outcome, const QString& text, const QString& remedy) {
    m_reports[static_cast<std::size_t>(stage)] = {outcome, text, remedy};
    emit stageChanged(stage);
}

void ConnectionTest::skipFrom(Stage stage, const QString& why) {
    for (auto i = static_cast<std::size_t>(stage); i < kStages; ++i) {
        set(static_cast<Stage>(i), Outcome::Skipped, why);
    }
}

void ConnectionTest::start(const ClusterSpec& cluster) {
    forget();
    m_cluster = cluster;
    m_run = std::make_unique<QObject>();
    m_running = true;
    if (!m_bridge.trust().isTrusted()) {  // who asks has to see to it; no name is looked up meanwhile
        set(Stage::Dns, Outcome::Failed, errorText(Error{ErrorCode::DocumentUntrusted}));
        skipFrom(Stage::Tcp, {});
        end(false);
        return;
    }
    if (cluster.kind == ClusterKind::Sandbox) {
        for (const Stage stage : {Stage::Dns, Stage::Tcp, Stage::Tls}) {
            set(stage, Outcome::Skipped, tr("a simulated cluster needs none"));
        }
        askEngine();
        return;
    }
    for (const std::string& bootstrap : cluster.bootstrap) {
        const QString text = QString::fromStdString(bootstrap);
        if (!isBootstrapAddress(bootstrap)) {
            set(Stage::Dns, Outcome::Failed, tr("“%1” is not host:port with a port from 1 to 65535.").arg(text));
            skipFrom(Stage::Tcp, {});
            end(false);
            return;
        }
        QString host = text.left(text.lastIndexOf(u':'));
        if (host.startsWith(u'[') && host.endsWith(u']')) {
            host = host.sliced(1, host.size() - 2);
        }
        m_addresses.push_back({host, text.sliced(text.lastIndexOf(u':') + 1).toUShort()});
    }
    if (m_addresses.empty()) {
        set(Stage::Dns, Outcome::Failed, tr("There is no address."),
            tr("Give at least one bootstrap server, host:port."));
        skipFrom(Stage::Tcp, {});
        end(false);
        return;
    }
    lookUp();
}

void ConnectionTest::forget() {
    if (m_running) {
        cancel();
    }
    m_info.reset();
    m_failedAddresses.clear();
    m_addresses.clear();
    m_address = 0;
    for (std::size_t i = 0; i < kStages; ++i) {
        set(static_cast<Stage>(i), Outcome::Waiting);
    }
}

void ConnectionTest::cancel() {
    if (!m_running) {
        return;
    }
    for (std::size_t i = 0; i < kStages; ++i) {
        if (m_reports[i].outcome == Outcome::Running || m_reports[i].outcome == Outcome::Waiting) {
            set(static_cast<Stage>(i), Outcome::Skipped, tr("cancelled"));
        }
    }
    end(false);
}

void ConnectionTest::end(bool ok) {
    m_deadline.stop();
    m_deadline.disconnect(this);
    if (m_lookup != -1) {
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    }
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater();  // it may be what called us
    }
    m_run.reset();
    m_running = false;
    emit finished(ok);
}

void ConnectionTest::lookUp() {
    set(Stage::Dns, Outcome::Running, m_addresses[m_address].host);
    m_deadline.disconnect(this);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
        failAddress(Stage::Dns, faultHere(ErrorCode::HostUnknown));
    });
    m_deadline.start(m_timeouts.stageMs);
    m_lookup = QHostInfo::lookupHost(m_addresses[m_address].host, m_run.get(), [this](const QHostInfo& found) {
        m_lookup = -1;
        if (found.error() != QHostInfo::NoError || found.addresses().isEmpty()) {
            failAddress(Stage::Dns, faultHere(ErrorCode::HostUnknown));
            return;
        }
        QStringList addresses;
        for (const QHostAddress& each : found.addresses()) {
            addresses << each.toString();
        }
        constexpr int kShown = 3;
        const QString& typed = m_addresses[m_address].host;
        set(Stage::Dns, Outcome::Ok,
            addresses.contains(typed) ? tr("%1 is an address and needs no look-up").arg(typed)
                                      : tr("%1 is %2").arg(typed, addresses.mid(0, kShown).join(QStringLiteral(", "))));
        connectTcp();
    });
}

void ConnectionTest::connectTcp() {
    set(Stage::Tcp, Outcome::Running, addressText());
    m_socket = std::make_unique<QSslSocket>();
    m_deadline.disconnect(this);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        failAddress(Stage::Tcp, faultHere(ErrorCode::HostUnreachable, QStringLiteral("no answer in time")));
    });
    m_deadline.start(m_timeouts.stageMs);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        failAddress(Stage::Tcp, error == QAbstractSocket::ConnectionRefusedError
                                    ? faultHere(ErrorCode::PortClosed)
                                    : faultHere(ErrorCode::HostUnreachable, m_socket->errorString()));
    });
    connect(m_socket.get(), &QAbstractSocket::connected, this, [this] {
        set(Stage::Tcp, Outcome::Ok, tr("connected to %1").arg(addressText()));
        if (usesTls()) {
            startTls();
        } else {
            set(Stage::Tls, Outcome::Skipped, tr("not used by this security protocol"));
            askEngine();
        }
    });
    m_socket->connectToHost(m_addresses[m_address].host, m_addresses[m_address].port);
}

Status ConnectionTest::prepareTls(const QByteArray& keyPassword) {
    const SecuritySpec& security = m_cluster.security;
    QSslConfiguration configuration = m_socket->sslConfiguration();
    const auto unusable = [](const char* setting, const std::string& path, std::string_view reason) {
        return std::unexpected(
            Error{ErrorCode::TlsFile}.with("setting", setting).with("file", path).with("reason", reason));
    };
    const auto read = [&unusable](const char* setting, const std::string& path, QByteArray& into) -> Status {
        QFile file{QString::fromStdString(path)};
        if (!file.open(QIODevice::ReadOnly)) {
            return unusable(setting, path, file.exists() ? "it may not be read" : "there is no such file");
        }
        into = file.readAll();
        return {};
    };
    constexpr std::string_view kNothingInIt = "it holds none in PEM form";
    QByteArray pem;
    if (!security.caFile.empty()) {
        if (Status known = read("ssl.ca.location", security.caFile, pem); !known) {
            return known;
        }
        const QList<QSslCertificate> authorities = QSslCertificate::fromData(pem);
        if (authorities.isEmpty()) {
            return unusable("ssl.ca.location", security.caFile, kNothingInIt);
        }
        configuration.setCaCertificates(authorities);
    }
    if (!security.certificateFile.empty()) {
        if (Status known = read("ssl.certificate.location", security.certificateFile, pem); !known) {
            return known;
        }
        configuration.setLocalCertificateChain(QSslCertificate::fromData(pem));
        if (Status known = read("ssl.key.location", security.keyFile, pem); !known) {
            return known;
        }
        for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
            if (const QSslKey key{pem, algorithm, QSsl::Pem, QSsl::PrivateKey, keyPassword}; !key.isNull()) {
                configuration.setPrivateKey(key);
            }
        }
        if (configuration.privateKey().isNull()) {
            return pem.contains("ENCRYPTED")
                       ? std::unexpected(Error{ErrorCode::TlsKeyPassword}.with("file", security.keyFile))
                       : unusable("ssl.key.location", security.keyFile, kNothingInIt);
        }
    }
    if (isOff(m_cluster, "enable.ssl.certificate.verification", "false")) {
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    }
    m_socket->setSslConfiguration(configuration);
    return {};
}

void ConnectionTest::startTls() {
    set(Stage::Tls, Outcome::Running);
    m_socket->disconnect(this);
    m_deadline.disconnect(this);
    if (!QSslSocket::supportsSsl()) {
        set(Stage::Tls, Outcome::Skipped, tr("this Qt has no TLS; the next stage will tell"));
        askEngine();
        return;
    }
    if (isKeyStore(m_cluster.security.caFile) || isKeyStore(m_cluster.security.certificateFile)) {
        set(Stage::Tls, Outcome::Skipped, tr("certificates in PKCS#12; the next stage will tell"));
        askEngine();
        return;
    }
    const std::optional<SecretRef>& password = m_cluster.security.keyPassword;
    if (m_cluster.security.certificateFile.empty() || !password) {
        shakeHands({});
        return;
    }
    const auto fail = [this](const Error& error) { failAddress(Stage::Tls, error); };
    if (password->from == SecretRef::From::Keychain && m_keychain != nullptr) {
        m_keychain->read(password->name,
                         answeredTo(m_run.get(), [this, fail, reference = *password](const auto& secret) {
                             if (secret) {
                                 shakeHands(QByteArray::fromStdString(*secret));
                             } else {
                                 fail(kafka::secretUnavailable(reference, reasonText(secret.error())));
                             }
                         }));
        return;
    }
    if (const Result<std::string> secret = kafka::PlainSecretSource{}.read(*password)) {
        shakeHands(QByteArray::fromStdString(*secret));
    } else {
        fail(secret.error());
    }
}

void ConnectionTest::shakeHands(const QByteArray& keyPassword) {
    if (const Status prepared = prepareTls(keyPassword); !prepared) {
        failAddress(Stage::Tls, prepared.error());
        return;
    }
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { failAddress(Stage::Tls, faultHere(ErrorCode::BrokerSilent)); });
    m_deadline.start(m_timeouts.stageMs);
    if (isOff(m_cluster, "ssl.endpoint.identification.algorithm", "none")) {
        connect(m_socket.get(), &QSslSocket::sslErrors, this,
                [this](const QList<QSslError>& errors) { m_socket->ignoreSslErrors(tolerable(errors)); });
    }
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &ConnectionTest::tlsFailed);
    connect(m_socket.get(), &QSslSocket::encrypted, this, &ConnectionTest::tlsReady);
    m_socket->setPeerVerifyName(m_addresses[m_address].host);
    m_socket->startClientEncryption();
}

void ConnectionTest::tlsFailed(QAbstractSocket::SocketError kind) {
    if (const QList<QSslError> errors = m_socket->sslHandshakeErrors(); !errors.isEmpty()) {
        failAddress(Stage::Tls, faultHere(certificateFault(errors), errors.front().errorString()));
        return;
    }
    const std::string words = m_socket->errorString().toStdString();
    const ErrorCode code = handshakeFault(words, !m_cluster.security.certificateFile.empty(), std::nullopt);
    if (kind == QAbstractSocket::RemoteHostClosedError || code == ErrorCode::TlsFailed) {
        askEngine();  // which looks closer than this socket lets us
        return;
    }
    failAddress(Stage::Tls, faultHere(code));
}

void ConnectionTest::tlsReady() {
    const QSslCertificate certificate = m_socket->peerCertificate();
    const QString subject = certificate.subjectInfo(QSslCertificate::CommonName).join(QStringLiteral(", "));
    set(Stage::Tls, Outcome::Ok,
        tr("certificate of %1, valid until %2")
            .arg(subject.isEmpty() ? addressText() : subject,
                 dateTimeText(certificate.expiryDate().toMSecsSinceEpoch())));
    askEngine();
}

Error ConnectionTest::faultHere(ErrorCode code, const QString& reason) const {
    return unreached(code, addressText().toStdString(), reason.toStdString()).with("cluster", m_cluster.displayName());
}

void ConnectionTest::failAddress(Stage stage, const Error& error) {
    m_deadline.stop();
    m_deadline.disconnect(this);
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater();  // it may be what called us
    }
    m_failedAddresses << errorText(error);
    if (m_address + 1 < m_addresses.size()) {
        ++m_address;
        for (const Stage each : {Stage::Dns, Stage::Tcp, Stage::Tls}) {
            set(each, Outcome::Waiting);
        }
        lookUp();
        return;
    }
    set(stage, Outcome::Failed, m_failedAddresses.join(u'\n'), errorRemedy(error));
    skipFrom(static_cast<Stage>(static_cast<int>(stage) + 1), {});
    end(false);
}

void ConnectionTest::askEngine() {
    m_deadline.stop();
    m_deadline.disconnect(this);
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater();
    }
    if (usesSasl() || !m_cluster.security.certificateFile.empty()) {
        set(Stage::Authentication, Outcome::Running, QString::fromStdString(m_cluster.security.mechanism));
    } else {
        set(Stage::Authentication, Outcome::Skipped, tr("not used by this security protocol"));
    }
    set(Stage::Metadata, Outcome::Running);
    // The engine keeps to its time-out; should it not, the window must not wait for ever.
    constexpr int kGraceMs = 2'000;
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        takeAnswer(
            std::unexpected(Error{ErrorCode::KafkaUnreachable}
                                .with("cluster", m_cluster.displayName())
                                .with("bootstrap", m_cluster.bootstrap.empty() ? "" : m_cluster.bootstrap.front())
                                .with("reason", tr("no answer").toStdString())));
    });
    m_deadline.start(m_timeouts.metadataMs + kGraceMs);
    m_bridge.describe(m_cluster, m_timeouts.metadataMs, m_run.get(),
                      [this](const Result<ClusterInfo>& answer) { takeAnswer(answer); });
}

void ConnectionTest::takeAnswer(const Result<ClusterInfo>& answer) {
    const bool authenticates = report(Stage::Authentication).outcome == Outcome::Running;
    if (answer) {
        m_info = std::make_shared<const ClusterInfo>(*answer);
        if (report(Stage::Tls).outcome == Outcome::Running) {
            set(Stage::Tls, Outcome::Ok, tr("accepted"));
        }
        if (authenticates) {
            set(Stage::Authentication, Outcome::Ok,
                m_cluster.security.username.empty()
                    ? tr("accepted")
                    : tr("accepted as %1").arg(QString::fromStdString(m_cluster.security.username)));
        }
        set(Stage::Metadata, Outcome::Ok,
            tr("%n topic(s)", nullptr, static_cast<int>(m_info->topics.size())) + QStringLiteral(" · ") +
                tr("%n broker(s)", nullptr, m_info->brokers));
        end(true);
        return;
    }
    const Error& error = answer.error();
    const Stage stage = stageHere(error);
    if (stage == Stage::Metadata && authenticates) {
        const bool known = error.code == ErrorCode::KafkaAuthorization;
        set(Stage::Authentication, known ? Outcome::Ok : Outcome::Skipped,
            known ? tr("accepted") : tr("not known: the cluster did not answer"));
    }
    for (auto i = static_cast<std::size_t>(Stage::Dns); i < static_cast<std::size_t>(stage); ++i) {
        if (m_reports[i].outcome == Outcome::Running) {  // what the engine got through, without a word on it
            set(static_cast<Stage>(i), Outcome::Skipped, tr("not known: the cluster did not answer"));
        }
    }
    set(stage, Outcome::Failed, errorText(error), errorRemedy(error));
    skipFrom(static_cast<Stage>(static_cast<int>(stage) + 1), {});
    end(false);
}

}  // namespace tributary::ui
