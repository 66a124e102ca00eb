#include "core/keychain/oskeychain.h"

#include <utility>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QMetaObject>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace tributary {

namespace {

const QString kService = QStringLiteral("tributary");

/// libsecret reports a missing service as "other", in words that differ from version to version.
bool anyServiceOnTheBus() {
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return false;
    }
    const QStringList running = bus.interface()->registeredServiceNames();
    const QStringList startable = bus.interface()->activatableServiceNames();
    for (const char* name : {"org.freedesktop.secrets", "org.kde.kwalletd5", "org.kde.kwalletd6"}) {
        if (running.contains(QLatin1String{name}) || startable.contains(QLatin1String{name})) {
            return true;
        }
    }
    return false;
}

KeychainError errorOf(const QKeychain::Job& job) {
    using Kind = KeychainError::Kind;
    switch (job.error()) {
        case QKeychain::EntryNotFound:
            return {Kind::NoEntry, {}};
        case QKeychain::AccessDeniedByUser:
            return {Kind::Refused, {}};
        case QKeychain::AccessDenied:
            return {Kind::Locked, {}};
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
            return {Kind::NoService, {}};
        default:
            return anyServiceOnTheBus() ? KeychainError{Kind::Failed, job.errorString().toStdString()}
                                        : KeychainError{Kind::NoService, {}};
    }
}

}  // namespace

struct OsKeychain::Call {
    Answer answer;
};

OsKeychain::OsKeychain(int timeoutMs) : m_timeoutMs(timeoutMs) {
    m_thread.setObjectName(QStringLiteral("keychain"));
    m_onThread.moveToThread(&m_thread);
    m_thread.start();
}

OsKeychain::~OsKeychain() {
    m_thread.quit();
    m_thread.wait();
    for (const std::shared_ptr<Call>& call : m_open) {
        call->answer(std::unexpected(KeychainError{KeychainError::Kind::TimedOut, {}}));
    }
}

void OsKeychain::read(const std::string& entry, Answer answer) {
    post(std::make_shared<Call>(std::move(answer)), [entry] {
        auto job = std::make_unique<QKeychain::ReadPasswordJob>(kService);
        job->setKey(QString::fromStdString(entry));
        return job.release();
    });
}

void OsKeychain::store(const std::string& entry, const std::string& secret, Done done) {
    const auto answer = [done = std::move(done)](const std::expected<std::string, KeychainError>& result) {
        done(result ? std::expected<void, KeychainError>{} : std::unexpected(result.error()));
    };
    post(std::make_shared<Call>(answer), [entry, secret] {
        auto job = std::make_unique<QKeychain::WritePasswordJob>(kService);
        job->setKey(QString::fromStdString(entry));
        job->setTextData(QString::fromStdString(secret));
        return job.release();
    });
}

void OsKeychain::remove(const std::string& entry, Done done) {
    const auto answer = [done = std::move(done)](const std::expected<std::string, KeychainError>& result) {
        done(result ? std::expected<void, KeychainError>{} : std::unexpected(result.error()));
    };
    post(std::make_shared<Call>(answer), [entry] {
        auto job = std::make_unique<QKeychain::DeletePasswordJob>(kService);
        job->setKey(QString::fromStdString(entry));
        return job.release();
    });
}

void OsKeychain::post(std::shared_ptr<Call> call, std::function<QKeychain::Job*()> makeJob) {
    {
        const std::scoped_lock lock{m_mutex};
        m_open.insert(call);
    }
    QMetaObject::invokeMethod(
        &m_onThread, [this, call = std::move(call), makeJob = std::move(makeJob)] { run(call, *makeJob()); },
        Qt::QueuedConnection);
}

void OsKeychain::run(const std::shared_ptr<Call>& call, QKeychain::Job& job) {
    job.setInsecureFallback(false);
    QObject::connect(&job, &QKeychain::Job::finished, &m_onThread, [this, call](QKeychain::Job* done) {
        if (done->error() != QKeychain::NoError) {
            answer(call, std::unexpected(errorOf(*done)));
            return;
        }
        const auto* read = qobject_cast<QKeychain::ReadPasswordJob*>(done);
        answer(call, read == nullptr ? std::string{} : read->textData().toStdString());
    });
    // The job itself goes on, and deletes itself when it ends: the service calls back into it.
    QTimer::singleShot(m_timeoutMs, &m_onThread, [this, call] {
        answer(call, std::unexpected(KeychainError{KeychainError::Kind::TimedOut, {}}));
    });
    job.start();
}

void OsKeychain::answer(const std::shared_ptr<Call>& call, std::expected<std::string, KeychainError> result) {
    {
        const std::scoped_lock lock{m_mutex};
        if (m_open.erase(call) == 0) {
            return;  // answered before
        }
    }
    call->answer(std::move(result));
}

}  // namespace tributary
