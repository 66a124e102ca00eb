#pragma once

#include "core/engine/engine.h"
#include "core/topology/topologyspec.h"

#include <QAbstractSocket>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <array>
#include <memory>
#include <string>
#include <vector>

class QByteArray;
class QSslSocket;

namespace tributary {
class Keychain;
}

namespace tributary::ui {

class EngineBridge;

/// Finds out, stage by stage, whether a cluster can be reached, and says at which stage it cannot and what to do, in
/// the words that the engine's own errors have (core/base/connectionstage.h). Tries the bootstrap addresses in turn
/// until one gets through; then asks the engine for the cluster. Nothing waits; everything belongs to the GUI thread.
/// One object may test again and again; destroying it cancels.
class ConnectionTest final : public QObject {
    Q_OBJECT

public:
    enum class Stage { Dns, Tcp, Tls, Authentication, Metadata };
    static constexpr std::size_t kStages = 5;

    enum class Outcome { Waiting, Running, Ok, Failed, Skipped };
    struct Report {
        Outcome outcome = Outcome::Waiting;
        QString text;    ///< what was found, or why not
        QString remedy;  ///< Failed: what to do; may be empty
    };

    struct Timeouts {
        int stageMs = 5'000;      ///< each of DNS, TCP and TLS, for each address
        int metadataMs = 15'000;  ///< the engine's answer
    };

    /// `bridge` must outlive it.
    ConnectionTest(EngineBridge& bridge, Timeouts timeouts, QObject* parent = nullptr);
    explicit ConnectionTest(EngineBridge& bridge, QObject* parent = nullptr);
    ~ConnectionTest() override;

    /// Where the password of a TLS key may be kept; must outlive it. Null: only environment variables and files.
    void setKeychain(Keychain* keychain) { m_keychain = keychain; }

    /// Forgets the last test and begins another one.
    void start(const ClusterSpec& cluster);
    /// What runs becomes Skipped; finished(false) follows.
    void cancel();
    /// As if nothing had ever been tested.
    void forget();

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const Report& report(Stage stage) const { return m_reports[static_cast<std::size_t>(stage)]; }
    /// What the engine listed; null before that.
    [[nodiscard]] std::shared_ptr<const ClusterInfo> info() const { return m_info; }
    /// The addresses that were tried and did not get through, each with its reason; also when another one did.
    [[nodiscard]] const QStringList& failedAddresses() const { return m_failedAddresses; }

signals:
    void stageChanged(tributary::ui::ConnectionTest::Stage stage);
    void finished(bool ok);

private:
    struct Address {
        QString host;
        quint16 port = 0;
    };

    void set(Stage stage, Outcome outcome, const QString& text = {}, const QString& remedy = {});
    void lookUp();
    void connectTcp();
    void startTls();
    void shakeHands(const QByteArray& keyPassword);
    void tlsFailed(QAbstractSocket::SocketError kind);
    void tlsReady();
    void failAddress(Stage stage, const Error& error);
    /// The error of this address at a stage, in the words that the engine has for it too.
    [[nodiscard]] Error faultHere(ErrorCode code, const QString& reason = {}) const;
    void askEngine();
    void takeAnswer(const Result<ClusterInfo>& answer);
    void skipFrom(Stage stage, const QString& why);
    void end(bool ok);
    [[nodiscard]] bool usesTls() const;
    [[nodiscard]] bool usesSasl() const;
    [[nodiscard]] QString addressText() const;
    /// Loads certificates and key; the error says what could not be read.
    [[nodiscard]] Status prepareTls(const QByteArray& keyPassword);

    EngineBridge& m_bridge;
    Keychain* m_keychain = nullptr;
    const Timeouts m_timeouts;
    ClusterSpec m_cluster;
    std::vector<Address> m_addresses;
    std::size_t m_address = 0;
    std::array<Report, kStages> m_reports;
    std::shared_ptr<const ClusterInfo> m_info;
    QStringList m_failedAddresses;
    QTimer m_deadline;
    std::unique_ptr<QSslSocket> m_socket;
    std::unique_ptr<QObject> m_run;  // answers of an earlier run find it gone
    int m_lookup = -1;
    bool m_running = false;
};

}  // namespace tributary::ui
