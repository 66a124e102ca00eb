#include "core/wire/connection.h"
#include "core/wire/loop.h"
#include "tests/support/tcpproxy.h"
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

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connectiontest.moc"
