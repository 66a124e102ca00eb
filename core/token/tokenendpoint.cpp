#include "core/token/tokenendpoint.h"

#include <algorithm>
#include <utility>

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>
#include <QVariant>

#include "core/base/clock.h"

namespace tributary {

namespace {

constexpr int kTokenTimeoutMs = 10'000;
constexpr qint64 kLargestAnswer = qint64{1024} * 1024;
constexpr std::size_t kLongestReason = 300;
constexpr int kOk = 200;
constexpr int kBadRequest = 400;
constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kTooManyRequests = 429;
constexpr int kServerErrors = 500;

/// As in forms (RFC 6749, appendix B).
QByteArray encoded(const std::string& text) { return QUrl::toPercentEncoding(QString::fromStdString(text)); }

/// What the endpoint says of its refusal; never the secret, should it repeat that.
std::string refusalOf(const TokenRequest& request, const QJsonObject& answer, int status) {
    std::string out = answer.value(QStringLiteral("error")).toString().toStdString();
    const std::string more = answer.value(QStringLiteral("error_description")).toString().simplified().toStdString();
    if (!more.empty()) {
        out += (out.empty() ? "" : ": ") + more;
    }
    std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (out.empty() || out.find(request.clientSecret) != std::string::npos) {
        return "HTTP " + std::to_string(status);
    }
    while (out.ends_with('.')) {
        out.pop_back();
    }
    return out.substr(0, kLongestReason);
}

/// When a token in JWT form says that it ends; 0 where it does not.
std::int64_t endInside(const std::string& token) {
    const QList<QByteArray> parts = QByteArray::fromStdString(token).split('.');
    if (parts.size() < 2) {
        return 0;
    }
    const QByteArray claims = QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding);
    constexpr double kMs = 1000;
    return static_cast<std::int64_t>(QJsonDocument::fromJson(claims).object().value(QStringLiteral("exp")).toDouble() *
                                     kMs);
}

/// RFC 6750's b64token: nothing in it can end the message that it is put into.
bool isBearerToken(const std::string& token) {
    return !token.empty() &&
           std::ranges::all_of(token, [](unsigned char c) { return c > 0x20 && c < 0x7F && c != ','; });
}

}  // namespace

Result<Token> readTokenAnswer(const TokenRequest& request, int status, std::string_view body, std::int64_t nowMs) {
    const auto failed = [&request](ErrorCode code, std::string_view reason) {
        return std::unexpected(tokenError(code, request, reason));
    };
    if (status >= kServerErrors || status == kTooManyRequests) {
        return failed(ErrorCode::TokenUnreachable, "HTTP " + std::to_string(status));
    }
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
    const QJsonObject answer = document.object();
    if (status == kUnauthorized || status == kForbidden ||
        (status == kBadRequest && answer.contains(QStringLiteral("error")))) {
        return failed(ErrorCode::TokenRefused, refusalOf(request, answer, status));
    }
    if (status != kOk) {
        return failed(ErrorCode::TokenUnusable, "HTTP " + std::to_string(status));
    }
    if (!document.isObject()) {
        return failed(ErrorCode::TokenUnusable, "it is not JSON");
    }
    Token out{answer.value(QStringLiteral("access_token")).toString().toStdString()};
    if (!isBearerToken(out.value)) {
        return failed(ErrorCode::TokenUnusable, "it has no \"access_token\"");
    }
    if (const QString type = answer.value(QStringLiteral("token_type")).toString();
        !type.isEmpty() && type.compare(QStringLiteral("bearer"), Qt::CaseInsensitive) != 0) {
        return failed(ErrorCode::TokenUnusable, "its \"token_type\" is not Bearer");
    }
    constexpr double kMs = 1000;
    // Some endpoints write the number as text.
    const double seconds = answer.value(QStringLiteral("expires_in")).toVariant().toDouble();
    out.expiresAtMs =
        seconds > 0 ? nowMs + static_cast<std::int64_t>(std::min(seconds, 1e9) * kMs) : endInside(out.value);
    if (out.expiresAtMs <= nowMs) {
        return failed(ErrorCode::TokenUnusable, out.expiresAtMs == 0
                                                    ? "it does not say how long it is good"
                                                    : "it is over already; check this machine's clock");
    }
    return out;
}

TokenEndpoint::TokenEndpoint(TokenRequest request)
    : m_request(std::move(request)), m_network(std::make_unique<QNetworkAccessManager>()) {}

TokenEndpoint::~TokenEndpoint() = default;

Result<Token> TokenEndpoint::ask() {
    const auto unreachable = [this](std::string_view reason) {
        return std::unexpected(tokenError(ErrorCode::TokenUnreachable, m_request, reason));
    };
    QNetworkRequest request{QUrl{QString::fromStdString(m_request.url)}};
    request.setTransferTimeout(kTokenTimeoutMs);
    // The secret goes nowhere else.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded");
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Authorization",
                         "Basic " + (encoded(m_request.clientId) + ':' + encoded(m_request.clientSecret)).toBase64());
    if (!m_request.caFile.empty()) {
        const QList<QSslCertificate> authorities = QSslCertificate::fromPath(QString::fromStdString(m_request.caFile));
        if (authorities.isEmpty()) {
            return unreachable("its CA file " + m_request.caFile + " holds no certificate in PEM form");
        }
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(authorities);
        request.setSslConfiguration(tls);
    }
    QByteArray form = "grant_type=client_credentials";
    if (!m_request.scope.empty()) {
        form += "&scope=" + encoded(m_request.scope);
    }
    QEventLoop loop;
    const std::unique_ptr<QNetworkReply> reply{m_network->post(request, form)};
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(reply.get(), &QNetworkReply::readyRead, reply.get(), [&reply] {
        if (reply->bytesAvailable() > kLargestAnswer) {
            reply->abort();
        }
    });
    {
        const std::scoped_lock lock{m_mutex};
        if (m_cancelled) {
            return unreachable("it was given up");
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
    const QVariant status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    const bool cut = reply->error() != QNetworkReply::NoError && (reply->error() < QNetworkReply::ContentAccessDenied ||
                                                                  reply->error() == QNetworkReply::ProtocolFailure);
    if (!reply->isFinished() || !status.isValid() || cut) {
        const bool late = reply->error() == QNetworkReply::OperationCanceledError;
        return unreachable(late ? "no answer in time" : reply->errorString().toStdString());
    }
    return readTokenAnswer(m_request, status.toInt(), reply->readAll().toStdString(), wallClockMs());
}

void TokenEndpoint::cancel() {
    const std::scoped_lock lock{m_mutex};
    m_cancelled = true;
    if (m_waiting != nullptr) {
        QMetaObject::invokeMethod(m_waiting, &QEventLoop::quit, Qt::QueuedConnection);
    }
}

}  // namespace tributary
