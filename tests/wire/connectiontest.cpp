#include "core/wire/connection.h"
#include "core/wire/loop.h"
#include "tests/support/fewdescriptors.h"
#include "tests/support/tcpproxy.h"
#include "tests/support/testprogram.h"
#include "tests/wire/fakebroker.h"

#include <memory>
#include <optional>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace tributary::wire;

/// One connection and its deadlines.
class ConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void anAnswerThatComesIsNotLate();
    void anAnswerThatDoesNotComeIsLate();
    void whatIsNoBrokerIsCalledSo_data();
    void whatIsNoBrokerIsCalledSo();
    void whatSpeaksNoTlsIsCalledSo_data() { whatIsNoBrokerIsCalledSo_data(); }
    void whatSpeaksNoTlsIsCalledSo();
    void nothingLargeIsBelievedBeforeTheLogin_data();
    void nothingLargeIsBelievedBeforeTheLogin();
    void noMoreIsBelievedThanWasAskedFor();
    void itLogsInAgainBeforeTheLoginEnds();
    void aLoginThatEndsEndsWhatWaits();
    void aMachineWithoutDescriptorsIsToBlameItself();

private:
    /// Asks over a line of so many bytes a second, with half a second of patience, and answers so much.
    std::optional<Result<std::size_t>> ask(std::uint64_t bytesPerSecond, std::optional<std::size_t> answerBytes);
};

std::optional<Result<std::size_t>> ConnectionTest::ask(std::uint64_t bytesPerSecond,
                                                       std::optional<std::size_t> answerBytes) {
    Loop loop;
    BufferPool buffers{1 << 24};
    FakeBroker broker{loop};
    TcpProxy proxy{broker.address().port};
    ConnectionSettings settings;
    settings.clientId = "test";
    settings.requestTimeoutMs = 500;
    settings.connectTimeoutMs = 2'000;  // before that is over no request is late
    const ConnectionKit kit{loop, buffers, std::make_shared<const ConnectionSettings>(settings), nullptr};
    const auto connection = std::make_shared<Connection>(kit, Address{broker.address().host, proxy.port()});
    connection->open([](const Status&) {});
    if (!broker.until([&] { return connection->isReady(); })) {
        return std::nullopt;
    }
    proxy.setBandwidth(TcpProxy::Direction::ToClient, bytesPerSecond);
    std::optional<Result<std::size_t>> outcome;
    Request request = connection->request(ApiKey::Fetch);
    request.handler = [&](const Result<Answer>& answer) {
        outcome = answer ? Result<std::size_t>{answer->body.size()} : std::unexpected(answer.error());
    };
    connection->send(std::move(request));
    if (broker.until([&] { return !broker.asked().empty(); }) && answerBytes) {
        Writer body;
        body.raw(std::vector<std::byte>(*answerBytes));
        broker.answer(broker.asked().front(), std::move(body));
    }
    static_cast<void>(broker.until([&] { return outcome.has_value(); }));
    connection->close(Error{ErrorCode::KafkaUnreachable});
    return outcome;
}

/// It takes eight times the time-out. Cut off, it would be asked for again, and cut off again.
void ConnectionTest::anAnswerThatComesIsNotLate() {
    const auto outcome = ask(100'000, 400'000);
    QVERIFY(outcome.has_value());
    QVERIFY2(outcome->has_value(), outcome->has_value() ? "" : outcome->error().text().c_str());
    QCOMPARE(outcome->value(), std::size_t{400'000});
}

void ConnectionTest::anAnswerThatDoesNotComeIsLate() {
    const auto outcome = ask(0, std::nullopt);
    QVERIFY(outcome.has_value());
    QVERIFY(!outcome->has_value());
    QVERIFY2(outcome->error().text().contains("no answer in time"), outcome->error().text().c_str());
}

namespace {

/// Opens a connection and answers logins until it is ready or has failed.
std::optional<Status> opened(FakeBroker& broker, const ConnectionKit& kit) {
    std::optional<Status> outcome;
    const auto connection = std::make_shared<Connection>(kit, broker.address());
    connection->open([&](const Status& ready) { outcome = ready; });
    static_cast<void>(broker.until([&] {
        while (!broker.asked().empty()) {
            const FakeBroker::Asked asked = broker.asked().front();
            broker.asked().pop_front();
            Writer body;
            body.put(std::int16_t{0}).count(1).string("PLAIN");
            broker.answer(asked, std::move(body));
        }
        return outcome.has_value();
    }));
    connection->close(Error{ErrorCode::KafkaUnreachable});
    return outcome;
}

}  // namespace

void ConnectionTest::whatIsNoBrokerIsCalledSo_data() {
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QByteArray>("protocol");
    QTest::newRow("HTTP") << QByteArray{"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"} << QByteArray{"HTTP"};
    QTest::newRow("SSH") << QByteArray{"SSH-2.0-OpenSSH_9.2p1\r\n"} << QByteArray{"SSH"};
    QTest::newRow("TLS alert") << QByteArray{"\x15\x03\x03\x00\x02\x02\x46", 7} << QByteArray{"TLS"};
    QTest::newRow("mail") << QByteArray{"220 mail.example ESMTP ready\r\n"}
                          << QByteArray{"text that begins with \"220 mail.example\""};
    QTest::newRow("bytes") << QByteArray{"\xff\xfb\x01\xff\xfb\x03"} << QByteArray{"another protocol"};
}

void ConnectionTest::whatIsNoBrokerIsCalledSo() {
    QFETCH(QByteArray, greeting);
    QFETCH(QByteArray, protocol);
    Loop loop;
    BufferPool buffers{1 << 24};
    FakeBroker broker{loop};
    broker.greets = greeting.toStdString();
    const std::optional<Status> outcome = opened(broker, broker.kit(buffers));
    QVERIFY(outcome && !*outcome);
    if (protocol == "TLS") {
        QCOMPARE(outcome->error().code, ErrorCode::TlsExpected);
    } else {
        QCOMPARE(outcome->error().code, ErrorCode::NotKafka);
        QVERIFY(outcome->error().retriable);
        QCOMPARE(outcome->error().arg("protocol"), protocol.toStdString());
    }
    QCOMPARE(outcome->error().arg("bootstrap"), broker.address().text());
}

void ConnectionTest::whatSpeaksNoTlsIsCalledSo() {
    QFETCH(QByteArray, greeting);
    Loop loop;
    BufferPool buffers{1 << 24};
    FakeBroker broker{loop};
    broker.greets = greeting.toStdString();
    TlsSettings tls;
    tls.on = true;
    tls.verify = false;
    ConnectionKit kit{loop, buffers, broker.kit(buffers).settings, TlsContext::create(tls).value()};
    const std::optional<Status> outcome = opened(broker, kit);
    QVERIFY(outcome && !*outcome);
    if (!greeting.startsWith('\x15')) {  // an alert is TLS
        QCOMPARE(outcome->error().code, ErrorCode::TlsNotSpoken);
    }
}

void ConnectionTest::nothingLargeIsBelievedBeforeTheLogin_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("size");
    for (const auto& [name, key] :
         {std::pair{"ApiVersions", ApiKey::ApiVersions}, std::pair{"SaslHandshake", ApiKey::SaslHandshake},
          std::pair{"SaslAuthenticate", ApiKey::SaslAuthenticate}}) {
        QTest::addRow("%s", name) << static_cast<int>(key) << 1024 * 1024 + 1;
        QTest::addRow("%s, negative", name) << static_cast<int>(key) << -1;
    }
}

void ConnectionTest::nothingLargeIsBelievedBeforeTheLogin() {
    QFETCH(int, key);
    QFETCH(int, size);
    Loop loop;
    BufferPool buffers{1 << 24};
    FakeBroker broker{loop};
    broker.claims[static_cast<ApiKey>(key)] = size;
    ConnectionSettings settings = *broker.kit(buffers).settings;
    settings.sasl = {.mechanism = "PLAIN", .username = "me", .password = "secret"};
    const ConnectionKit kit{loop, buffers, std::make_shared<const ConnectionSettings>(settings), nullptr};
    const std::optional<Status> outcome = opened(broker, kit);
    QVERIFY(outcome && !*outcome);
    const bool first = static_cast<ApiKey>(key) == ApiKey::ApiVersions;
    QCOMPARE(outcome->error().code, first ? ErrorCode::NotKafka : ErrorCode::KafkaUnreachable);
    QCOMPARE(buffers.lentBytes(), std::size_t{0});
}

void ConnectionTest::noMoreIsBelievedThanWasAskedFor() {
    constexpr std::int32_t kClaimed = 48 * 1024 * 1024;
    for (const bool asked : {false, true}) {
        Loop loop;
        BufferPool buffers{1 << 24};
        FakeBroker broker{loop};
        broker.claims[ApiKey::Fetch] = kClaimed;
        const auto connection = std::make_shared<Connection>(broker.kit(buffers), broker.address());
        connection->open([](const Status&) {});
        QVERIFY(broker.until([&] { return connection->isReady(); }));
        std::optional<Error> outcome;
        Request request = connection->request(ApiKey::Fetch);
        request.largestAnswer = asked ? kClaimed : kClaimed - 1;
        request.handler = [&](const Result<Answer>& answer) { outcome = answer ? Error{} : answer.error(); };
        connection->send(std::move(request));
        if (asked) {
            QVERIFY(broker.until([&] { return buffers.lentBytes() >= static_cast<std::size_t>(kClaimed); }));
            QVERIFY(!outcome);
        } else {
            QVERIFY(broker.until([&] { return outcome.has_value(); }));
            QVERIFY2(outcome->text().contains(std::to_string(kClaimed)), outcome->text().c_str());
            QCOMPARE(buffers.lentBytes(), std::size_t{0});
        }
        connection->close(Error{ErrorCode::KafkaUnreachable});
    }
}

// KIP-368. A broker takes nothing else meanwhile, so what is sent waits, and the connection stays the one it is.
void ConnectionTest::itLogsInAgainBeforeTheLoginEnds() {
    Loop loop;
    BufferPool buffers{1 << 20};
    FakeBroker broker{loop};
    ConnectionSettings settings;
    settings.sasl = {.mechanism = "PLAIN", .username = "me", .password = "hush"};
    const ConnectionKit kit{loop, buffers, std::make_shared<const ConnectionSettings>(settings), nullptr};
    const auto connection = std::make_shared<Connection>(kit, broker.address());
    connection->open([](const Status&) {});
    const auto next = [&](ApiKey key) {
        return broker.until([&] { return !broker.asked().empty() && broker.asked().front().key == key; });
    };
    int used = -1;
    const auto logIn = [&](std::int64_t lifetimeMs) {
        QVERIFY(next(ApiKey::SaslHandshake));
        used = used < 0 ? broker.asked().front().connection : used;
        broker.answer(broker.asked().front(), std::move(Writer{}.put(std::int16_t{0}).count(1).string("PLAIN")));
        broker.asked().pop_front();
        QVERIFY(next(ApiKey::SaslAuthenticate));
        broker.answer(broker.asked().front(),
                      std::move(Writer{}.put(std::int16_t{0}).nullString().bytes({}).put(lifetimeMs)));
        broker.asked().pop_front();
    };
    logIn(200);
    QVERIFY(broker.until([&] { return connection->isReady(); }));

    QVERIFY(next(ApiKey::SaslHandshake));
    bool answered = false;
    Request request = connection->request(ApiKey::Fetch);
    request.handler = [&](const Result<Answer>& answer) { answered = answer.has_value(); };
    connection->send(std::move(request));
    broker.settle();
    QCOMPARE(broker.asked().size(), std::size_t{1});
    QCOMPARE(connection->unanswered(), std::size_t{2});
    logIn(0);
    QVERIFY(next(ApiKey::Fetch));
    QCOMPARE(broker.asked().front().connection, used);
    broker.answer(broker.asked().front(), Writer{});
    QVERIFY(broker.until([&] { return answered; }));
    connection->close(Error{ErrorCode::KafkaUnreachable});
}

// What waits behind a login that fails is told so, once.
void ConnectionTest::aLoginThatEndsEndsWhatWaits() {
    Loop loop;
    BufferPool buffers{1 << 20};
    FakeBroker broker{loop};
    ConnectionSettings settings;
    settings.sasl = {.mechanism = "PLAIN", .username = "me", .password = "hush"};
    const ConnectionKit kit{loop, buffers, std::make_shared<const ConnectionSettings>(settings), nullptr};
    const auto connection = std::make_shared<Connection>(kit, broker.address());
    connection->open([](const Status&) {});
    const auto answer = [&](ApiKey key, Writer body) {
        QVERIFY(broker.until([&] { return !broker.asked().empty() && broker.asked().front().key == key; }));
        broker.answer(broker.asked().front(), std::move(body));
        broker.asked().pop_front();
    };
    const auto offers = [] { return std::move(Writer{}.put(std::int16_t{0}).count(1).string("PLAIN")); };
    answer(ApiKey::SaslHandshake, offers());
    answer(ApiKey::SaslAuthenticate,
           std::move(Writer{}.put(std::int16_t{0}).nullString().bytes({}).put(std::int64_t{200})));
    answer(ApiKey::SaslHandshake, offers());
    std::vector<ErrorCode> told;
    Request request = connection->request(ApiKey::Fetch);
    request.handler = [&](const Result<Answer>& outcome) {
        told.push_back(outcome ? ErrorCode::None : outcome.error().code);
    };
    connection->send(std::move(request));
    answer(ApiKey::SaslAuthenticate,
           std::move(Writer{}.put(std::int16_t{58}).string("no longer").bytes({}).put(std::int64_t{0})));
    QVERIFY(broker.until([&] { return !told.empty(); }));
    broker.settle();
    QCOMPARE(told, std::vector<ErrorCode>{ErrorCode::KafkaAuthentication});
    QVERIFY(connection->isClosed());
}

void ConnectionTest::aMachineWithoutDescriptorsIsToBlameItself() {
    Loop loop;
    BufferPool buffers{1 << 24};
    FakeBroker broker{loop};
    const ConnectionKit kit{loop, buffers, std::make_shared<const ConnectionSettings>(), nullptr};
    {
        const FewDescriptors none{0};
        const std::optional<Status> outcome = opened(broker, kit);
        QVERIFY(outcome.has_value());
        QVERIFY(!outcome->has_value());
        QCOMPARE(outcome->error().code, ErrorCode::MachineLimit);
        QVERIFY2(outcome->error().text().contains("Too many open files"), outcome->error().text().c_str());
        QVERIFY(outcome->error().retriable);
    }
    const std::optional<Status> outcome = opened(broker, kit);
    QVERIFY(outcome.has_value() && outcome->has_value());
}

TRIBUTARY_TEST(ConnectionTest, QCoreApplication)
#include "connectiontest.moc"
