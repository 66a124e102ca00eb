#include "core/wire/sasl.h"
#include "tests/support/testprogram.h"

#include <map>
#include <string>

#include <QTest>

using namespace tributary;
using namespace tributary::wire;

/// SASL against published exchanges, and against brokers that do not know the password.
class SaslTest : public QObject {
    Q_OBJECT

private slots:
    void plainIsOneMessage();
    void theExampleOfRfc7677();
    void theSameExchangeWithSha512();
    void commaAndEqualsInANameAreEscaped();
    void aBrokerWithoutThePasswordIsRefused();
    void theBrokersOwnErrorIsTold();
    void aWrongChallengeIsRefused_data();
    void aWrongChallengeIsRefused();
    void tooManyRoundsAreNamed();
    void noncesDiffer();
    void aTokenIsShownAsTheStandardSays();
};

namespace {

constexpr auto kNonce = "rOprNGfwEbeRWgbNEkqO";
const std::string kChallenge = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

SaslSettings pencil(const std::string& mechanism) {
    return {.mechanism = mechanism, .username = "user", .password = "pencil"};
}

}  // namespace

// RFC 4616.
void SaslTest::plainIsOneMessage() {
    const auto exchange = saslExchange({.mechanism = "PLAIN", .username = "tim", .password = "tanstaaf,tan=staaf"});
    using namespace std::string_literals;
    QCOMPARE(exchange->first().value(), "\0tim\0tanstaaf,tan=staaf"s);
    QVERIFY(exchange->next("").value().empty());
}

// RFC 7677, section 3.
void SaslTest::theExampleOfRfc7677() {
    const auto exchange = scramExchange(pencil("SCRAM-SHA-256"), kNonce);
    QCOMPARE(exchange->first().value(), std::string{"n,,n=user,r=rOprNGfwEbeRWgbNEkqO"});
    QCOMPARE(exchange->next(kChallenge).value(),
             std::string{"c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                         "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="});
    QVERIFY(exchange->next("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=").value().empty());
}

// No document has an example; these were computed by another implementation, which gives RFC 7677's for SHA-256.
void SaslTest::theSameExchangeWithSha512() {
    const auto exchange = scramExchange(pencil("SCRAM-SHA-512"), kNonce);
    QVERIFY(exchange->first().has_value());
    QVERIFY(
        exchange->next(kChallenge)
            .value()
            .ends_with(",p=gMGXRcevScNtxZ6/8lQYpGtnsNAc3mGcmNomv+xnoOMw+3R2xNJdMNnzMlTN8PPC6wdp6dybEmDYXYTxwnYPJQ=="));
    QVERIFY(exchange->next("v=ZQnYEgWQMFmmsM8aQMF0nDDCy/AgCzkwk8CmMZYcMg0vSVlKDanekLtifDSeVGT4+5ZxXnJq199RVG2rR7N7Zw==")
                .value()
                .empty());
}

void SaslTest::commaAndEqualsInANameAreEscaped() {
    const auto exchange = scramExchange({.mechanism = "SCRAM-SHA-256", .username = "a=b,c", .password = "x"}, "n");
    QCOMPARE(exchange->first().value(), std::string{"n,,n=a=3Db=2Cc,r=n"});
}

void SaslTest::aBrokerWithoutThePasswordIsRefused() {
    for (const std::string& last :
         {std::string{"v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="}, std::string{"v="}, std::string{}}) {
        const auto exchange = scramExchange(pencil("SCRAM-SHA-256"), kNonce);
        QVERIFY(exchange->first() && exchange->next(kChallenge));
        const auto outcome = exchange->next(last);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::KafkaAuthentication);
    }
}

void SaslTest::theBrokersOwnErrorIsTold() {
    const auto exchange = scramExchange(pencil("SCRAM-SHA-256"), kNonce);
    QVERIFY(exchange->first() && exchange->next(kChallenge));
    const auto outcome = exchange->next("e=unknown-user");
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().arg("reason"), std::string{"unknown-user"});
}

void SaslTest::aWrongChallengeIsRefused_data() {
    QTest::addColumn<QByteArray>("challenge");
    const QByteArray nonce = "r=rOprNGfwEbeRWgbNEkqOxyz";
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("garbage") << QByteArray{",,,=,=="};
    QTest::newRow("another nonce") << QByteArray{"r=abc,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"};
    QTest::newRow("no nonce of the broker") << QByteArray{"r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"};
    QTest::newRow("no salt") << nonce + ",i=4096";
    QTest::newRow("salt not base64") << nonce + ",s=?!,i=4096";
    QTest::newRow("salt of blanks") << nonce + ",s=    ,i=4095";
    QTest::newRow("too few rounds") << nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4095";
    QTest::newRow("no rounds") << nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==";
    QTest::newRow("rounds no number holds") << nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=99999999999999";
    QTest::newRow("rounds with more behind") << nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096x";
    QTest::newRow("rounds for hours") << nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2000000000";
}

// Rounds without a bound would hold the stream's thread for as long as a broker likes: the last row.
void SaslTest::aWrongChallengeIsRefused() {
    QFETCH(QByteArray, challenge);
    const auto exchange = scramExchange(pencil("SCRAM-SHA-256"), kNonce);
    QVERIFY(exchange->first().has_value());
    const auto outcome = exchange->next(challenge.toStdString());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::KafkaAuthentication);
}

void SaslTest::tooManyRoundsAreNamed() {
    const auto exchange = scramExchange(pencil("SCRAM-SHA-256"), kNonce);
    QVERIFY(exchange->first().has_value());
    const auto outcome = exchange->next("r=rOprNGfwEbeRWgbNEkqOxyz,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2147483647");
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().arg("reason"),
             std::string_view{"it asks for 2147483647 SCRAM iterations, which are to be between 4096 and 1000000"});
}

void SaslTest::noncesDiffer() {
    const std::string first = saslExchange(pencil("SCRAM-SHA-256"))->first().value();
    QVERIFY(first.size() > 30);
    QVERIFY(first != saslExchange(pencil("SCRAM-SHA-256"))->first().value());
}

// RFC 7628, 4.1, with the extensions of KIP-342.
void SaslTest::aTokenIsShownAsTheStandardSays() {
    const auto plain = bearerExchange({.mechanism = "OAUTHBEARER"}, "vF9dft4qmT==");
    QCOMPARE(plain->first().value(), std::string{"n,,\x01"
                                                 "auth=Bearer vF9dft4qmT==\x01\x01"});
    QCOMPARE(plain->next("").value(), std::string{});
    const auto extended =
        bearerExchange({.mechanism = "OAUTHBEARER", .extensions = {{"pool", "p"}, {"cluster", "c=1"}}}, "abc");
    QCOMPARE(extended->first().value(), std::string{"n,,\x01"
                                                    "auth=Bearer abc\x01"
                                                    "cluster=c=1\x01pool=p\x01\x01"});
    // A refusal ends with one byte more.
    QCOMPARE(extended->next(R"({"status":"invalid_token"})").value(), std::string{"\x01"});
}

TRIBUTARY_TEST(SaslTest, QCoreApplication)
#include "sasltest.moc"
