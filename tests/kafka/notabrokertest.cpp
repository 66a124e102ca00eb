#include "core/kafka/admin.h"
#include "tests/support/testprogram.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>

using namespace tributary;

namespace {

/// Says the same to whoever connects, and listens to nobody.
class Greeter {
public:
    explicit Greeter(std::string greeting)
        : m_greeting(std::move(greeting)), m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_socket, plain, size) == 0 && ::listen(m_socket, 16) == 0 &&
            ::getsockname(m_socket, plain, &size) == 0) {
            m_port = ntohs(address.sin_port);
        }
        m_thread = std::thread{[this] { greet(); }};
    }
    ~Greeter() {
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }
    Greeter(const Greeter&) = delete;
    Greeter& operator=(const Greeter&) = delete;

    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(m_port); }

private:
    void greet() const {
        std::vector<int> open;
        for (int client = 0; (client = ::accept(m_socket, nullptr, nullptr)) >= 0;) {
            open.push_back(client);
            static_cast<void>(::send(client, m_greeting.data(), m_greeting.size(), MSG_NOSIGNAL));
        }
        for (const int each : open) {
            ::close(each);
        }
    }

    const std::string m_greeting;
    const int m_socket;
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

}  // namespace

/// An address at which something else answers: librdkafka takes the first bytes for the size of an answer.
class NotABrokerTest : public QObject {
    Q_OBJECT

private slots:
    void isCalledWhatItIs_data();
    void isCalledWhatItIs();
};

void NotABrokerTest::isCalledWhatItIs_data() {
    QTest::addColumn<QByteArray>("security");
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QByteArray>("protocol");
    const QByteArray http{"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"};
    QTest::newRow("HTTP") << QByteArray{"plaintext"} << http << QByteArray{"HTTP"};
    QTest::newRow("SSH") << QByteArray{"plaintext"} << QByteArray{"SSH-2.0-OpenSSH_9.2p1\r\n"} << QByteArray{"SSH"};
    QTest::newRow("TLS alert") << QByteArray{"plaintext"} << QByteArray{"\x15\x03\x03\x00\x02\x02\x46\x00", 8}
                               << QByteArray{"TLS"};
    QTest::newRow("mail") << QByteArray{"plaintext"} << QByteArray{"220 mail.example ESMTP ready\r\n"}
                          << QByteArray{"text that begins with \"220 \""};
    QTest::newRow("HTTP instead of SASL") << QByteArray{"sasl_plaintext"} << http << QByteArray{"HTTP"};
}

void NotABrokerTest::isCalledWhatItIs() {
    QFETCH(QByteArray, security);
    QFETCH(QByteArray, greeting);
    QFETCH(QByteArray, protocol);
    const Greeter greeter{greeting.toStdString()};
    kafka::ClientSettings settings{{"bootstrap.servers", greeter.address()},
                                   {"security.protocol", security.toStdString()},
                                   {"enable.ssl.certificate.verification", "false"}};
    if (security.startsWith("sasl")) {
        settings["sasl.mechanisms"] = "PLAIN";
        settings["sasl.username"] = "me";
        settings["sasl.password"] = "hush";
    }
    const auto admin = kafka::AdminClient::create(settings);
    QVERIFY2(admin.has_value(), admin ? "" : admin.error().text().c_str());
    const auto described = (*admin)->describeCluster(5'000);
    QVERIFY(!described);
    const ErrorCode code = protocol == "TLS" ? ErrorCode::TlsExpected : ErrorCode::NotKafka;
    QVERIFY2(described.error().code == code, described.error().text().c_str());
    if (code == ErrorCode::NotKafka) {
        QVERIFY(described.error().retriable);
        QCOMPARE(described.error().arg("protocol"), protocol.toStdString());
    }
}

TRIBUTARY_TEST(NotABrokerTest, QCoreApplication)
#include "notabrokertest.moc"
