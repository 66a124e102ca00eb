#include "core/connect/resthttp.h"

#include <chrono>
#include <utility>

#include <QEventLoop>
#include <QMetaObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>

namespace tributary {

namespace {

constexpr int kRequestTimeoutMs = 10'000;

Error unreachable(const ConnectSpec& connect, const std::string& url, std::string_view reason) {
    Error error{ErrorCode::ConnectUnreachable};
    error.retriable = true;
    error.with("connect", connect.displayName()).with("url", url).with("reason", reason);
    return error;
}

/// Whatever came, it did not come whole. What HTTP says is an answer, also when it is a refusal.
bool wasCut(QNetworkReply::NetworkError error) {
    return error != QNetworkReply::NoError &&
           (error < QNetworkReply::ContentAccessDenied || error == QNetworkReply::ProtocolFailure);
}

}  // namespace

RestHttp::RestHttp(ConnectAccess access)
    : m_access(std::move(access)), m_network(std::make_unique<QNetworkAccessManager>()) {}

RestHttp::~RestHttp() = default;

Result<RestAnswer> RestHttp::send(const char* method, const std::string& path, const std::string& body) {
    const std::vector<std::string>& urls = m_access.spec.urls;
    Result<RestAnswer> answer = std::unexpected(unreachable(m_access.spec, "", "it has no address"));
    for (std::size_t tried = 0; tried < urls.size(); ++tried) {
        answer = ask(urls[m_worker % urls.size()], method, path, body);
        if (answer) {
            break;
        }
        ++m_worker;
    }
    return answer;
}

Result<RestAnswer> RestHttp::ask(const std::string& url, const char* method, const std::string& path,
                                 const std::string& body) {
    QString base = QString::fromStdString(url);
    while (base.endsWith('/')) {
        base.chop(1);
    }
    QNetworkRequest request{QUrl{base + QString::fromStdString(path)}};
    request.setTransferTimeout(kRequestTimeoutMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    request.setRawHeader("Accept", "application/json");
    if (!m_access.spec.username.empty()) {
        const QByteArray login = QByteArray::fromStdString(m_access.spec.username + ":" + m_access.password);
        request.setRawHeader("Authorization", "Basic " + login.toBase64());
    }
    if (!m_access.spec.caFile.empty()) {
        const QList<QSslCertificate> authorities =
            QSslCertificate::fromPath(QString::fromStdString(m_access.spec.caFile));
        if (authorities.isEmpty()) {
            return std::unexpected(unreachable(m_access.spec, url, m_access.spec.caFile + " holds no certificate"));
        }
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(authorities);
        request.setSslConfiguration(tls);
    }
    QEventLoop loop;
    const std::unique_ptr<QNetworkReply> reply{
        m_network->sendCustomRequest(request, method, QByteArray::fromStdString(body))};
    bool tooLarge = false;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(reply.get(), &QNetworkReply::readyRead, reply.get(), [&] {
        if (!tooLarge && reply->bytesAvailable() > kLargestAnswer) {
            tooLarge = true;
            reply->abort();
        }
    });
    {
        const std::scoped_lock lock{m_mutex};
        if (m_cancelled) {
            return std::unexpected(unreachable(m_access.spec, url, "it was given up"));
        }
        m_waiting = &loop;
    }
    if (!reply->isFinished()) {
        loop.exec();
    }
    {
        const std::scoped_lock lock{m_mutex};
        m_waiting = nullptr;
    }
    if (tooLarge) {
        return std::unexpected(unreachable(
            m_access.spec, url,
            "it answers with more than " + std::to_string(kLargestAnswer) + " bytes, which no Connect worker does"));
    }
    const QVariant status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!reply->isFinished() || !status.isValid() || wasCut(reply->error())) {
        const QString reason = reply->isFinished() ? reply->errorString() : QStringLiteral("it was given up");
        return std::unexpected(unreachable(m_access.spec, url, reason.toStdString()));
    }
    return RestAnswer{status.toInt(), reply->readAll().toStdString()};
}

bool RestHttp::wait(int milliseconds) {
    std::unique_lock lock{m_mutex};
    return !m_wake.wait_for(lock, std::chrono::milliseconds{milliseconds}, [this] { return m_cancelled; });
}

void RestHttp::cancel() {
    const std::scoped_lock lock{m_mutex};
    m_cancelled = true;
    m_wake.notify_all();
    if (m_waiting != nullptr) {
        QMetaObject::invokeMethod(m_waiting, &QEventLoop::quit, Qt::QueuedConnection);
    }
}

}  // namespace tributary
