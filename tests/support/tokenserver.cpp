#include "tests/support/tokenserver.h"

#include <chrono>
#include <mutex>
#include <stdexcept>
#include <utility>

#include <QByteArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>

namespace tributary {

namespace {

QByteArray part(const QByteArray& json) {
    return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// Whole: its headers, and as many bytes as they say.
bool isWhole(const QByteArray& question) {
    const qsizetype end = question.indexOf("\r\n\r\n");
    const QByteArray headers = question.left(end).toLower();
    const qsizetype at = headers.indexOf("content-length:");
    return end >= 0 && at >= 0 &&
           question.size() >= end + 4 + headers.mid(at + 15).split('\r').first().trimmed().toInt();
}

}  // namespace

struct TokenServer::Impl {
    QThread thread;
    QTcpServer* server = nullptr;  // lives on the thread
    std::uint16_t port = 0;

    std::mutex mutex;
    std::string secret = "hush";
    int life = 3600;
    int status = -1;
    std::string body;
    int asked = 0;
    int given = 0;
    std::string last;

    void accept() {
        QTcpSocket* socket = server->nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, question = QByteArray{}]() mutable {
            question += socket->readAll();
            if (!question.startsWith("P")) {
                socket->disconnectFromHost();  // no POST: TLS
            } else if (isWhole(question)) {
                answer(*socket, std::exchange(question, {}));
            }
        });
    }

    void answer(QTcpSocket& socket, const QByteArray& question) {
        const std::scoped_lock lock{mutex};
        ++asked;
        last = question.toStdString();
        if (status == 0) {
            return;
        }
        // RFC 6749, 2.3.1: encoded as in forms first.
        const QByteArray login =
            "Basic " + ("mirror:" + QUrl::toPercentEncoding(QString::fromStdString(secret))).toBase64();
        int code = status;
        QByteArray text = QByteArray::fromStdString(body);
        if (code < 0 && !question.contains(login)) {
            code = 401;
            text = R"({"error": "invalid_client", "error_description": "Who are you?"})";
        } else if (code < 0) {
            code = 200;
            text = token();
        }
        socket.write("HTTP/1.1 " + QByteArray::number(code) + " Whatever\r\nContent-Type: application/json\r\n" +
                     (code / 100 == 3 ? "Location: /elsewhere\r\n" : "") +
                     "Connection: close\r\nContent-Length: " + QByteArray::number(text.size()) + "\r\n\r\n" + text);
        socket.disconnectFromHost();
    }

    QByteArray token() {
        ++given;
        using namespace std::chrono;
        const auto now = duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
        const QByteArray claims = R"({"sub":"mirror","iat":)" + QByteArray::number(qint64{now}) + R"(,"exp":)" +
                                  QByteArray::number(qint64{now} + life) + R"(,"jti":")" + QByteArray::number(given) +
                                  R"("})";
        return R"({"access_token": ")" + part(R"({"alg":"none"})") + '.' + part(claims) +
               R"(.", "token_type": "Bearer", "expires_in": )" + QByteArray::number(life) + '}';
    }
};

TokenServer::TokenServer() : m_impl(std::make_unique<Impl>()) {
    m_impl->server = new QTcpServer;  // NOLINT(cppcoreguidelines-owning-memory): deleted with its thread
    m_impl->server->moveToThread(&m_impl->thread);
    QObject::connect(&m_impl->thread, &QThread::finished, m_impl->server, &QObject::deleteLater);
    QObject::connect(m_impl->server, &QTcpServer::newConnection, m_impl->server,
                     [impl = m_impl.get()] { impl->accept(); });
    m_impl->thread.start();
    QMetaObject::invokeMethod(
        m_impl->server,
        [impl = m_impl.get()] {
            impl->server->listen(QHostAddress::LocalHost);
            impl->port = impl->server->serverPort();
        },
        Qt::BlockingQueuedConnection);
    if (m_impl->port == 0) {
        throw std::runtime_error("no port for a token endpoint");
    }
}

TokenServer::~TokenServer() {
    m_impl->thread.quit();
    m_impl->thread.wait();
}

std::string TokenServer::url() const { return "http://127.0.0.1:" + std::to_string(m_impl->port) + "/token"; }

void TokenServer::setSecret(const std::string& secret) {
    const std::scoped_lock lock{m_impl->mutex};
    m_impl->secret = secret;
}

void TokenServer::setLife(int seconds) {
    const std::scoped_lock lock{m_impl->mutex};
    m_impl->life = seconds;
}

void TokenServer::setAnswer(int status, const std::string& body) {
    const std::scoped_lock lock{m_impl->mutex};
    m_impl->status = status;
    m_impl->body = body;
}

int TokenServer::asked() const {
    const std::scoped_lock lock{m_impl->mutex};
    return m_impl->asked;
}

int TokenServer::given() const {
    const std::scoped_lock lock{m_impl->mutex};
    return m_impl->given;
}

std::string TokenServer::lastQuestion() const {
    const std::scoped_lock lock{m_impl->mutex};
    return m_impl->last;
}

}  // namespace tributary
