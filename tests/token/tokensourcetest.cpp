#include "core/token/tokensource.h"

#include "core/base/clock.h"
#include "core/base/connectionstage.h"
#include "tests/support/portreservation.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenserver.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kNow = 1'700'000'000'000;
constexpr const char* kSecret = "open: sesame?";

/// What a subscriber is told, in order.
class Heard {
public:
    [[nodiscard]] TokenSource::Handler handler() {
        return [this](const Result<Token>& token) {
            const std::scoped_lock lock{m_mutex};
            m_told.push_back(token);
            m_changed.notify_all();
        };
    }
    /// The outcome number `index`, once it is there.
    [[nodiscard]] Result<Token> at(std::size_t index) {
        std::unique_lock lock{m_mutex};
        if (!m_changed.wait_for(lock, 60s, [&] { return m_told.size() > index; })) {
            return std::unexpected(Error{ErrorCode::Internal}.with("reason", "nothing was told"));
        }
        return m_told[index];
    }
    [[nodiscard]] std::size_t count() {
        const std::scoped_lock lock{m_mutex};
        return m_told.size();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Result<Token>> m_told;
};

TokenRequest requestTo(const std::string& url) {
    TokenRequest out;
    out.url = url;
    out.clientId = "mirror";
    out.clientSecret = kSecret;
    return out;
}

}  // namespace

/// Tokens from an endpoint: what its answers mean, and that they are there before they are needed.
class TokenSourceTest : public QObject {
    Q_OBJECT

private slots:
    void answersAreRead_data();
    void answersAreRead();
    void theEndInsideATokenCounts();
    void theClientLogsInAsTheStandardSays();
    void oneSourceForEqualRequests();
    void aTokenIsRenewedBeforeItEnds();
    void anEndpointThatIsAwayLeavesTheTokenThatIsGood();
    void aTokenThatIsRefusedIsReplaced();
    void whatFailsIsNamed_data();
    void whatFailsIsNamed();
    void nobodyIsToldAfterTheEnd();
    void anErrorPassesThroughText();
};

void TokenSourceTest::answersAreRead_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");  // -1: a token
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, int status, const char* body, ErrorCode code, const char* reason) {
        QTest::newRow(name) << status << QByteArray{body} << int(code) << QByteArray{reason};
    };
    using enum ErrorCode;
    row("a token", 200, R"({"access_token":"abc.def","token_type":"bearer","expires_in":300})", None, "");
    row("seconds as text", 200, R"({"access_token":"abc","expires_in":"300"})", None, "");
    row("no JSON", 200, "<html>Welcome</html>", TokenUnusable, "it is not JSON");
    row("a list", 200, "[]", TokenUnusable, "it is not JSON");
    row("nothing", 200, "", TokenUnusable, "it is not JSON");
    row("no token", 200, R"({"id_token":"x","expires_in":300})", TokenUnusable, "it has no \"access_token\"");
    row("a token that ends its message", 200, R"({"access_token":"a\u0001auth=Bearer x","expires_in":300})",
        TokenUnusable, "it has no \"access_token\"");
    row("another type", 200, R"({"access_token":"abc","token_type":"mac","expires_in":300})", TokenUnusable,
        "its \"token_type\" is not Bearer");
    row("without an end", 200, R"({"access_token":"abc"})", TokenUnusable, "it does not say how long it is good");
    row("a wrong secret", 401, R"({"error":"invalid_client","error_description":"Bad client credentials."})",
        TokenRefused, "invalid_client: Bad client credentials");
    row("a wrong scope", 400, R"({"error":"invalid_scope"})", TokenRefused, "invalid_scope");
    row("a wrong secret without words", 401, "", TokenRefused, "HTTP 401");
    row("one that repeats the secret", 401, R"({"error":"invalid_client","error_description":"not open: sesame?"})",
        TokenRefused, "HTTP 401");
    row("forbidden", 403, "no", TokenRefused, "HTTP 403");
    row("another page", 404, "no such page", TokenUnusable, "HTTP 404");
    row("a page that moves on", 302, "", TokenUnusable, "HTTP 302");
    row("no OAuth", 400, "what?", TokenUnusable, "HTTP 400");
    row("too many questions", 429, "", TokenUnreachable, "HTTP 429");
    row("a broken server", 503, "<html>", TokenUnreachable, "HTTP 503");
}

void TokenSourceTest::answersAreRead() {
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    QFETCH(QByteArray, reason);
    const auto read = readTokenAnswer(requestTo("https://idp.example/token"), status, body.toStdString(), kNow);
    if (code == int(ErrorCode::None)) {
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QCOMPARE(read->expiresAtMs, kNow + 300'000);
        return;
    }
    QVERIFY(!read);
    QCOMPARE(int(read.error().code), code);
    QCOMPARE(read.error().arg("reason"), reason.toStdString());
    QCOMPARE(stageOf(read.error().code), std::optional{ConnectionStage::Token});
    QCOMPARE(read.error().retriable, read.error().code == ErrorCode::TokenUnreachable);
}

void TokenSourceTest::theEndInsideATokenCounts() {
    const auto with = [](qint64 end) {
        const QByteArray claims = R"({"exp":)" + QByteArray::number(end) + '}';
        const std::string token = "e30." + claims.toBase64(QByteArray::Base64UrlEncoding).toStdString() + ".x";
        return readTokenAnswer(requestTo("https://idp.example/"), 200, R"({"access_token":")" + token + R"("})", kNow);
    };
    QCOMPARE(with(kNow / 1000 + 60)->expiresAtMs, kNow + 60'000);
    QCOMPARE(with(kNow / 1000 - 60).error().arg("reason"),
             std::string{"it is over already; check this machine's clock"});
}

// RFC 6749, 2.3.1: id and secret are encoded as in forms before they are put together.
void TokenSourceTest::theClientLogsInAsTheStandardSays() {
    TokenServer server;
    TokenRequest request = requestTo(server.url());
    request.clientId = "a:b";
    request.scope = "kafka read&write";
    Heard heard;
    const auto subscription = TokenSource::of(request)->subscribe(heard.handler());
    QVERIFY(!heard.at(0));
    const QByteArray said = QByteArray::fromStdString(server.lastQuestion());
    QVERIFY2(said.contains("Basic " + QByteArray{"a%3Ab:open%3A%20sesame%3F"}.toBase64()), said.constData());
    QVERIFY2(said.endsWith("grant_type=client_credentials&scope=kafka%20read%26write"), said.constData());
    QVERIFY(said.startsWith("POST /token HTTP/1.1"));
}

void TokenSourceTest::oneSourceForEqualRequests() {
    TokenServer server;
    TokenRequest request = requestTo(server.url());
    request.clientSecret = "hush";
    Heard first;
    Heard second;
    Heard third;
    const auto source = TokenSource::of(request);
    QCOMPARE(TokenSource::of(request), source);
    const auto one = source->subscribe(first.handler());
    QVERIFY(first.at(0).has_value());
    const auto two = TokenSource::of(request)->subscribe(second.handler());
    QCOMPARE(second.at(0)->value, first.at(0)->value);
    QCOMPARE(server.asked(), 1);
    request.clientSecret = "another";
    QVERIFY(TokenSource::of(request) != source);
    const auto three = TokenSource::of(request)->subscribe(third.handler());
    QCOMPARE(third.at(0).error().code, ErrorCode::TokenRefused);
}

void TokenSourceTest::aTokenIsRenewedBeforeItEnds() {
    TokenServer server;
    server.setSecret("sesame");
    server.setLife(3);
    TokenRequest request = requestTo(server.url());
    request.clientSecret = "sesame";
    Heard heard;
    const auto subscription = TokenSource::of(request)->subscribe(heard.handler());
    const Result<Token> first = heard.at(0);
    QVERIFY2(first.has_value(), first ? "" : first.error().text().c_str());
    const Result<Token> second = heard.at(1);
    QVERIFY(second.has_value());
    QVERIFY(second->value != first->value);
    // Made before the first was over: its own end lies less than two lives from the first one's beginning.
    QVERIFY(second->expiresAtMs < first->expiresAtMs + 3'000);
}

void TokenSourceTest::anEndpointThatIsAwayLeavesTheTokenThatIsGood() {
    TokenServer server;
    server.setSecret("sesame");
    server.setLife(2);
    TokenRequest request = requestTo(server.url());
    request.clientSecret = "sesame";
    Heard heard;
    const auto source = TokenSource::of(request);
    const auto subscription = source->subscribe(heard.handler());
    const Result<Token> first = heard.at(0);
    QVERIFY(first.has_value());
    server.setAnswer(503);
    QTRY_VERIFY_WITH_TIMEOUT(server.asked() > 1, 30'000);
    Heard late;
    const auto another = source->subscribe(late.handler());
    QCOMPARE(late.at(0)->value, first->value);
    // Once it is over they are told, and once the endpoint is back they are told again.
    const Result<Token> none = heard.at(1);
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::TokenUnreachable);
    QVERIFY(wallClockMs() >= first->expiresAtMs);
    server.setAnswer(-1);
    std::size_t last = 2;
    while (!heard.at(last) && last < 20) {
        ++last;
    }
    QVERIFY(heard.at(last).has_value());
}

void TokenSourceTest::aTokenThatIsRefusedIsReplaced() {
    TokenServer server;
    TokenRequest request = requestTo(server.url());
    request.clientSecret = "hush";
    Heard heard;
    const auto source = TokenSource::of(request);
    const auto subscription = source->subscribe(heard.handler());
    const Result<Token> first = heard.at(0);
    QVERIFY(first.has_value());
    source->distrust("some other token");
    source->distrust(first->value);
    const Result<Token> second = heard.at(1);
    QVERIFY(second && second->value != first->value);
    QCOMPARE(server.given(), 2);
}

void TokenSourceTest::whatFailsIsNamed_data() {
    QTest::addColumn<QString>("url");  // empty: a server's
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("a wrong secret") << "" << -1 << int(ErrorCode::TokenRefused);
    QTest::newRow("a page that moves on") << "" << 307 << int(ErrorCode::TokenUnusable);
    QTest::newRow("a name that nobody knows")
        << "https://no-such-host.invalid/token" << -1 << int(ErrorCode::TokenUnreachable);
    QTest::newRow("a closed port") << "closed" << -1 << int(ErrorCode::TokenUnreachable);
    QTest::newRow("TLS to a port without") << "tls" << -1 << int(ErrorCode::TokenUnreachable);
    QTest::newRow("a CA file that is none") << "ca" << -1 << int(ErrorCode::TokenUnreachable);
}

void TokenSourceTest::whatFailsIsNamed() {
    QFETCH(QString, url);
    QFETCH(int, status);
    QFETCH(int, code);
    TokenServer server;
    server.setAnswer(status);
    const PortReservation nobody;
    TokenRequest request = requestTo(server.url());
    if (url == "closed") {
        request.url = "http://127.0.0.1:" + std::to_string(nobody.port()) + "/token";
    } else if (url == "tls") {
        request.url.replace(0, 4, "https");
    } else if (url == "ca") {
        request.caFile = "/dev/null";
    } else if (!url.isEmpty()) {
        request.url = url.toStdString();
    }
    Heard heard;
    const auto subscription = TokenSource::of(request)->subscribe(heard.handler());
    const Result<Token> told = heard.at(0);
    QVERIFY(!told);
    QCOMPARE(int(told.error().code), code);
    const std::string said = told.error().message();
    QVERIFY2(said.find(request.url) != std::string::npos, said.c_str());
    QVERIFY2(said.find("sesame") == std::string::npos, said.c_str());
    qInfo("%s", said.c_str());
}

void TokenSourceTest::nobodyIsToldAfterTheEnd() {
    TokenServer server;
    server.setAnswer(0);  // it takes the question and says nothing
    Heard heard;
    auto source = TokenSource::of(requestTo(server.url()));
    auto subscription = source->subscribe(heard.handler());
    QTRY_COMPARE_WITH_TIMEOUT(server.asked(), 1, 30'000);
    subscription.reset();
    source.reset();  // does not wait for the answer either
    QCOMPARE(heard.count(), std::size_t{0});
}

void TokenSourceTest::anErrorPassesThroughText() {
    const Error error =
        tokenError(ErrorCode::TokenRefused, requestTo("https://idp.example/token"), "invalid_client: not {you}");
    const std::optional<Error> back = tokenErrorFromText(tokenErrorText(error));
    QVERIFY(back.has_value());
    QCOMPARE(back->message(), error.message());
    QCOMPARE(back->code, ErrorCode::TokenRefused);
    QVERIFY(!tokenErrorFromText("Authentication failed"));
    QVERIFY(!tokenErrorFromText("kafka-authentication\x1f\x1f\x1f"));
    QVERIFY(!tokenErrorFromText(""));
}

TRIBUTARY_TEST(TokenSourceTest, QCoreApplication)
#include "tokensourcetest.moc"
