#include "core/connect/connectrest.h"
#include "tests/support/testprogram.h"

#include <functional>
#include <memory>

#include <QByteArray>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace tributary;

namespace {

QByteArray response(const QByteArray& status, const QByteArray& body, const QByteArray& type = "application/json") {
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

/// Says what a test wants it to say, and closes the connection.
class StubWorker {
public:
    explicit StubWorker(std::function<QByteArray(const QByteArray& request)> answers) : m_answers(std::move(answers)) {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray request = socket->readAll();
                ++asked;
                socket->write(m_answers(request));
                socket->disconnectFromHost();
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] ConnectRest client() const {
        ConnectSpec spec;
        spec.id = ConnectId{"stub"};
        spec.urls = {"http://127.0.0.1:" + std::to_string(m_server.serverPort())};
        return ConnectRest{ConnectAccess{spec, {}}};
    }

    int asked = 0;

private:
    QTcpServer m_server;
    const std::function<QByteArray(const QByteArray&)> m_answers;
};

constexpr auto kOwn404 = R"({"error_code":404,"message":"Connector mirror not found"})";
// As the web server says it of a path that nothing has been put behind yet.
constexpr auto kServers404 =
    R"({"url":"/connectors/mirror/config","status":"404","message":"Not Found","servlet":"-"})";

}  // namespace

/// What a worker's answers are taken for: to take anything for "there is no such connector" would start a second mirror.
class ConnectRestTest : public QObject {
    Q_OBJECT

private slots:
    void connectsOwn404MeansGone() {
        StubWorker worker{[](const QByteArray&) { return response("404 Not Found", kOwn404); }};
        ConnectRest rest = worker.client();
        const auto config = rest.config("mirror");
        QVERIFY(config.has_value());
        QVERIFY(!config->has_value());
        QVERIFY(rest.remove("mirror").has_value());
    }

    void anotherConnectors404IsNoAnswer() {
        int asked = 0;
        StubWorker worker{[&asked](const QByteArray&) {
            return ++asked == 1 ? response("404 Not Found", kOwn404) : response("200 OK", R"({"a":"b"})");
        }};
        ConnectRest rest = worker.client();
        const auto config = rest.config("other");
        QVERIFY(config.has_value());
        QVERIFY(config->has_value());
    }

    void aStartingWorkers404IsNoAnswer() {
        int asked = 0;
        StubWorker worker{[&asked](const QByteArray&) {
            return ++asked == 1 ? response("404 Not Found", kServers404) : response("200 OK", R"({"a":"b"})");
        }};
        ConnectRest rest = worker.client();
        const auto config = rest.config("mirror");
        QVERIFY(config.has_value());
        QVERIFY(config->has_value());
        QCOMPARE((**config).at("a"), std::string{"b"});
        QCOMPARE(worker.asked, 2);
    }

    void aCutAnswerIsNoAnswer() {
        StubWorker worker{[](const QByteArray&) {
            QByteArray whole = response("200 OK", R"({"offsets":[]})");
            whole.chop(5);
            return whole;
        }};
        ConnectRest rest = worker.client();
        const auto config = rest.config("mirror");
        QVERIFY(!config.has_value());
        QCOMPARE(config.error().code, ErrorCode::ConnectUnreachable);
        QVERIFY(config.error().retriable);
    }

    void aPageIsNoAnswer() {
        StubWorker worker{[](const QByteArray&) { return response("200 OK", "<html>hello</html>", "text/html"); }};
        ConnectRest rest = worker.client();
        QVERIFY(!rest.config("mirror").has_value());
        QVERIFY(!rest.state("mirror").has_value());
        const auto positions = rest.positions("mirror");
        QVERIFY(!positions.has_value());
        QVERIFY(positions.error().retriable);
    }

    void anEndlessAnswerIsGivenUp() {
        StubWorker worker{[](const QByteArray&) {
            const QByteArray body = "{\"a\":\"" + QByteArray(RestHttp::kLargestAnswer + 1, 'x') + "\"}";
            return response("200 OK", body);
        }};
        ConnectRest rest = worker.client();
        const auto config = rest.config("mirror");
        QVERIFY(!config.has_value());
        QCOMPARE(config.error().code, ErrorCode::ConnectUnreachable);
        QVERIFY2(config.error().text().contains("33554432"), config.error().text().c_str());
    }

    void aDeepAnswerIsNoAnswer() {
        StubWorker worker{[](const QByteArray&) {
            return response("200 OK", "{\"tasks\":" + QByteArray(1'000'000, '[') + QByteArray(1'000'000, ']') + "}");
        }};
        ConnectRest rest = worker.client();
        QVERIFY(!rest.state("mirror").has_value());
    }

    void valuesOfAnotherKindAreNone() {
        StubWorker worker{[](const QByteArray& request) {
            return request.contains("/offsets")
                       ? response("200 OK", R"({"offsets":[7,{"partition":[],"offset":{"offset":1}},
                {"partition":{"cluster":"eu","partition":"x","topic":"orders"},"offset":{"offset":"y"}}]})")
                   : request.contains("/status")
                       ? response("200 OK", R"({"connector":7,"tasks":[{"id":"x","state":[]},9,"z"]})")
                       : response("200 OK", R"({"source.cluster.alias":"eu"})");
        }};
        ConnectRest rest = worker.client();
        const auto state = rest.state("mirror");
        QVERIFY(state.has_value() && state->has_value());
        QCOMPARE((*state)->tasks.size(), 3U);
        const auto positions = rest.positions("mirror");
        QVERIFY(positions.has_value());
        QVERIFY(positions->empty());
    }

    void thePasswordGoesNowhereElse() {
        StubWorker elsewhere{[](const QByteArray&) { return response("200 OK", R"({"version":"4.1.0"})"); }};
        const QByteArray there = QByteArray::fromStdString(elsewhere.client().spec().urls.front());
        StubWorker worker{[&](const QByteArray&) {
            return "HTTP/1.1 302 Found\r\nLocation: " + there + "/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        }};
        ConnectSpec spec = worker.client().spec();
        spec.username = "me";
        ConnectRest rest{ConnectAccess{spec, "hush"}};
        QVERIFY(!rest.version().has_value());
        QCOMPARE(elsewhere.asked, 0);
    }

    void positionsAreThoseOfTheConfiguredSource() {
        StubWorker worker{[](const QByteArray& request) {
            return request.contains("/offsets")
                       ? response("200 OK", R"({"offsets":[
                {"partition":{"cluster":"eu","partition":0,"topic":"orders"},"offset":{"offset":99}},
                {"partition":{"cluster":"us","partition":0,"topic":"orders"},"offset":{"offset":5000}},
                {"partition":{"cluster":"eu","partition":1,"topic":"orders"},"offset":null}]})")
                       : response("200 OK", R"({"source.cluster.alias":"eu"})");
        }};
        ConnectRest rest = worker.client();
        const auto positions = rest.positions("mirror");
        QVERIFY2(positions.has_value(), positions ? "" : positions.error().message().c_str());
        QCOMPARE(positions->size(), 1U);
        QCOMPARE(positions->at({"orders", 0}), 100);
    }

    void aRefusedLoginIsRemembered() {
        bool good = false;
        StubWorker worker{[&good](const QByteArray&) {
            return good ? response("200 OK", R"({"version":"4.1.0"})") : response("401 Unauthorized", "");
        }};
        ConnectRest rest = worker.client();
        QVERIFY(!rest.version().has_value());
        QVERIFY(rest.loginRefused());
        good = true;
        QVERIFY(rest.version().has_value());
        QVERIFY(!rest.loginRefused());
    }
};

TRIBUTARY_TEST(ConnectRestTest, QCoreApplication)
#include "connectresttest.moc"
