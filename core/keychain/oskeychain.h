#pragma once

#include "core/keychain/keychain.h"

#include <memory>
#include <mutex>
#include <set>

#include <QObject>
#include <QString>
#include <QThread>

namespace QKeychain {
class Job;
}

namespace tributary {

/// The keychain of the operating system, through QtKeychain: libsecret or KWallet. Entries are those of the service
/// "tributary".
///
/// A thread of its own runs all jobs, one after the other: QtKeychain's queue belongs to the thread that used it first,
/// so that a process makes one OsKeychain in its life. Needs a QCoreApplication.
class OsKeychain final : public Keychain {
public:
    static constexpr int kTimeoutMs = 10'000;

    explicit OsKeychain(int timeoutMs = kTimeoutMs);
    /// Answers what is still open.
    ~OsKeychain() override;
    OsKeychain(const OsKeychain&) = delete;
    OsKeychain& operator=(const OsKeychain&) = delete;

    void read(const std::string& entry, Answer answer) override;
    void store(const std::string& entry, const std::string& secret, Done done) override;
    void remove(const std::string& entry, Done done) override;

private:
    struct Call;

    void post(std::shared_ptr<Call> call, std::function<QKeychain::Job*()> makeJob);
    void run(const std::shared_ptr<Call>& call, QKeychain::Job& job);
    void answer(const std::shared_ptr<Call>& call, std::expected<std::string, KeychainError> result);

    const int m_timeoutMs;
    QThread m_thread;
    QObject m_onThread;  // lives on m_thread: what is posted to it runs there
    std::mutex m_mutex;
    std::set<std::shared_ptr<Call>> m_open;
};

}  // namespace tributary
