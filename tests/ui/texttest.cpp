#include "core/kafka/errorcodes.h"
#include "core/topology/clientsettings.h"
#include "core/topology/validation.h"
#include "tests/support/testprogram.h"
#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"
#include "ui/text/statetext.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace tributary;
using namespace tributary::ui;

namespace {

QSet<QString> placeholders(const QString& text) {
    static const QRegularExpression expression(QStringLiteral("\\{[a-z]+\\}"));
    QSet<QString> found;
    for (auto match = expression.globalMatch(text); match.hasNext();) {
        found.insert(match.next().captured());
    }
    return found;
}

/// Shows which texts pass through the translation.
class MarkingTranslator final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* /*context*/, const char* source, const char* /*disambiguation*/,
                                    int /*n*/) const override {
        return QStringLiteral("«%1»").arg(QString::fromUtf8(source));
    }
};

/// Wrong wherever validation gives a reason in words.
TopologySpec brokenTopology() {
    TopologySpec spec;
    const auto add = [&spec](const std::string& id) -> ClusterSpec& {
        ClusterSpec cluster;
        cluster.id = ClusterId(id);
        cluster.bootstrap = {id + ":9092"};
        spec.clusters.push_back(cluster);
        return spec.clusters.back();
    };
    add("address").bootstrap = {"nowhere"};
    add("certificate").security.certificateFile = "/tmp/a.pem";
    add("mechanism").security.protocol = SecurityProtocol::SaslSsl;
    SecuritySpec& plain = add("password").security;
    plain.protocol = SecurityProtocol::SaslSsl;
    plain.mechanism = "PLAIN";
    for (const SecretRef& secret : {SecretRef{SecretRef::From::Env, ""}, SecretRef{SecretRef::From::Env, "A-B"},
                                    SecretRef{SecretRef::From::File, "relative"}}) {
        add("secret" + std::to_string(spec.clusters.size())).security.password = secret;
    }
    for (const std::string& prefix : {std::string(300, 'a'), std::string{"a b"}}) {
        LinkSpec link;
        link.id = LinkId("link" + std::to_string(spec.links.size()));
        link.naming.policy = NamingPolicy::Prefix;
        link.naming.prefix = prefix;
        spec.links.push_back(link);
    }
    return spec;
}

LinkStatus statusOf(LinkState state) {
    LinkStatus status;
    status.state = state;
    return status;
}

}  // namespace

class TextTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void numbers_data() {
        QTest::addColumn<QString>("is");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString& is, const char* expected) {
            QTest::newRow(expected) << is << QString::fromUtf8(expected);
        };
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        row(countText(1204), "1,204");
        row(shortCountText(0), "0");
        row(shortCountText(0.4), "0.4");
        row(shortCountText(864), "864");
        row(shortCountText(999.7), "1.0k");
        row(shortCountText(9'200), "9.2k");
        row(shortCountText(38'400), "38k");
        row(shortCountText(999'999), "1.0M");
        row(shortCountText(1'250'000), "1.3M");
        row(shortCountText(-38'400), "-38k");
        row(byteRateText(0), "0 B/s");
        row(byteRateText(-1), "–");
        row(byteRateText(12'400'000), "12.4 MB/s");
        row(byteRateText(412'000'000), "412 MB/s");
        row(byteRateText(3'100), "3.1 kB/s");
        row(recordRateText(38'000), "38k msg/s");
        row(bytesText(0), "0 B");
        row(bytesText(58ULL * 1024 * 1024), "58 MiB");
        row(bytesText(1536), "1.5 KiB");
        row(secondsText(0.84), "0.8 s");
        row(secondsText(9.99), "10 s");
        row(secondsText(59.9), "1 min");
        row(secondsText(250), "4 min 10 s");
        row(secondsText(7'500), "2 h 5 min");
        row(secondsText(3.2 * 86'400), "3 d");
        row(secondsText(-1), "–");
        row(millisecondsText(2.6), "2.6 ms");
        row(millisecondsText(250), "250 ms");
        row(millisecondsText(1'300), "1.3 s");
        row(lagText(1204, 0.8), "lag 1,204 · 0.8 s");
        row(lagText(-1, 3), "lag unknown");
        row(lagText(86, -1), "lag 86");
        row(lagText(8'250'000, 61), "lag 8.3M · 1 min 1 s");
    }
    void numbers() {
        QFETCH(QString, is);
        QFETCH(QString, expected);
        QCOMPARE(is, expected);
    }

    void numbersInGerman() {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(countText(1204), QStringLiteral("1.204"));
        QCOMPARE(byteRateText(12'400'000), QStringLiteral("12,4 MB/s"));
        QCOMPARE(secondsText(0.8), QStringLiteral("0,8 s"));
        QCOMPARE(timeText(3'661'000), QStringLiteral("01:01:01"));
        QVERIFY2(dateTimeText(3'661'000).startsWith(QStringLiteral("01.01.70")), qPrintable(dateTimeText(3'661'000)));
    }

    void timesHaveSeconds() {
        QVERIFY2(timeText(3'661'000).startsWith(QStringLiteral("1:01:01")), qPrintable(timeText(3'661'000)));
        QLocale::setDefault(QLocale::c());
        QCOMPARE(timeText(3'661'000), QStringLiteral("01:01:01"));
    }

    void everyErrorHasItsSentence() {
        for (const ErrorCatalogueEntry& entry : errorCatalogue()) {
            const QString english =
                QString::fromUtf8(entry.english.data(), static_cast<qsizetype>(entry.english.size()));
            // Without arguments the placeholders stay in the sentence.
            const QString sentence = errorText(Error(entry.code));
            QVERIFY2(!sentence.isEmpty(), entry.name.data());
            QCOMPARE(placeholders(sentence), placeholders(english));
            QCOMPARE(sentence, english);
        }
    }

    void reasonsOfCoreAreTranslated() {
        MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        QStringList reasons;
        for (const std::string_view setting : reservedSettings()) {
            reasons << QString::fromStdString(std::string{whyReserved(setting)});
        }
        reasons << QString::fromStdString(std::string{whyReserved("sasl.password")});
        for (const Finding& finding : validate(brokenTopology())) {
            for (const char* name : {"reason", "expected"}) {
                if (const std::string_view text = finding.error.arg(name); !text.empty()) {
                    reasons << QString::fromStdString(std::string{text});
                }
            }
        }
        QVERIFY(reasons.size() > 38);
        for (const QString& each : reasons) {
            const Error error = Error(ErrorCode::SettingReserved).with("reason", each.toStdString());
            QVERIFY2(errorText(error).contains(QStringLiteral("«%1»").arg(each)), qPrintable(each));
        }
    }

    void fillsInArguments() {
        const Error error = Error(ErrorCode::RecordRefused)
                                .with("topic", "{offset}")
                                .with("partition", "3")
                                .with("offset", "42")
                                .with("reason", "too large");
        QVERIFY2(errorText(error).startsWith(QStringLiteral("{offset} [3]: the target refuses the record at offset 42: "
                                                            "too large.")),
                 qPrintable(errorText(error)));
        QVERIFY(!errorRemedy(error).isEmpty());
        QVERIFY(errorRemedy(Error(ErrorCode::Internal)).isEmpty());
    }

    void aRefusedRecordIsRemediedByWhatTheTargetSays() {
        const auto remedy = [](int code, std::string_view reason = "the interceptor does not take it") {
            Error error = Error{ErrorCode::RecordRefused}.with("reason", reason);
            error.kafkaCode = code;
            return errorRemedy(error);
        };
        QVERIFY(remedy(kafka::code::kMessageTooLarge).contains(QStringLiteral("max.message.bytes")));
        QVERIFY(remedy(kafka::code::kRecordListTooLarge).contains(QStringLiteral("segment.bytes")));
        QVERIFY(remedy(kafka::code::kInvalidTimestamp).contains(QStringLiteral("message.timestamp.before.max.ms")));
        for (const char* reason : {"Compacted topic cannot accept message without key in topic partition orders-3.",
                                   "Broker: Broker failed to validate record; it has no key, which no compacted topic "
                                   "takes"}) {
            QVERIFY(remedy(kafka::code::kInvalidRecord, reason).contains(QStringLiteral("cleanup.policy")));
        }
        for (const int code : {kafka::code::kInvalidRecord, kafka::code::kBadMessage, 0}) {
            QVERIFY(remedy(code).contains(QStringLiteral("skip")));
            QVERIFY(!remedy(code).contains(QStringLiteral("max.message.bytes")));
        }
    }

    void detailsNameEverything() {
        Error error = Error(ErrorCode::KafkaAuthorization).with("resource", "topic orders").with("cluster", "Europe");
        error.kafkaCode = 29;
        error.at("link eu-agg");
        const QStringList lines = errorDetails(error).split(QLatin1Char('\n'));
        QCOMPARE(lines.at(0), QStringLiteral("link eu-agg"));
        QVERIFY(lines.at(1).contains(QStringLiteral("topic orders")));
        QCOMPARE(lines.at(2), QStringLiteral("Code: kafka-authorization"));
        QVERIFY2(lines.at(3).startsWith(QStringLiteral("Kafka: 29 (")), qPrintable(lines.at(3)));
    }

    void everyStateHasALook() {
        QSet<QString> words;
        for (int state = 0; state <= static_cast<int>(LinkState::Stopping); ++state) {
            const StateLook look = stateLook(statusOf(static_cast<LinkState>(state)), nullptr, 0, 0);
            QVERIFY(!look.icon.isEmpty());
            QVERIFY(!look.word.isEmpty());
            words.insert(look.word);
        }
        QCOMPARE(words.size(), static_cast<int>(LinkState::Stopping) + 1);
    }

    void tellsTheStatesApart() {
        LinkMetrics metrics;
        metrics.flow.recordsPerSecond = 12;
        metrics.flow.lagRecords = 3;
        QCOMPARE(stateLook(statusOf(LinkState::Running), &metrics, 0, 0).health, Health::Ok);
        metrics.flow.recordsPerSecond = 0;
        metrics.flow.lagRecords = 0;
        QCOMPARE(stateLook(statusOf(LinkState::Running), &metrics, 0, 0).word, QStringLiteral("idle"));
        const StateLook stale = stateLook(statusOf(LinkState::Running), &metrics, 12'000, 0);
        QCOMPARE(stale.word, QStringLiteral("stale"));
        QCOMPARE(stale.detail, QStringLiteral("figures are 12 s old"));
        QCOMPARE(stateLook(statusOf(LinkState::Stopped), nullptr, 12'000, 0).word, QStringLiteral("stopped"));
        metrics.readySeconds = 250;
        QCOMPARE(stateLook(statusOf(LinkState::CatchingUp), &metrics, 0, 0).detail, QStringLiteral("ready in 4 min"));
        QVERIFY(stateLook(statusOf(LinkState::Paused), &metrics, 0, 0).dashed);
    }

    void saysWhy() {
        LinkStatus status = statusOf(LinkState::Backoff);
        status.error = Error(ErrorCode::KafkaUnreachable).with("cluster", "Europe");
        status.retryAtMs = 18'000;
        const StateLook look = stateLook(status, nullptr, 0, 10'000);
        QCOMPARE(look.health, Health::Bad);
        QCOMPARE(look.detail, QStringLiteral("unreachable: Europe · next try in 8 s"));
        QCOMPARE(stateLook(status, nullptr, 0, 18'001).detail, QStringLiteral("unreachable: Europe · trying now"));
        LinkStatus degraded = statusOf(LinkState::Degraded);
        degraded.problems.push_back(
            {"orders", 3, Error(ErrorCode::RecordRefused).with("topic", "orders").with("partition", "3")});
        QCOMPARE(stateLook(degraded, nullptr, 0, 0).detail, QStringLiteral("record refused: orders [3]"));
        // A topic is no partition more than those that it has.
        degraded.problems.push_back({"orders", 4, degraded.problems.front().error});
        degraded.problems.insert(degraded.problems.begin(),
                                 {"orders", -1, Error(ErrorCode::TargetReplaced).with("topic", "orders")});
        QVERIFY(stateLook(degraded, nullptr, 0, 0).detail.startsWith("2 partition(s) stand still"));
        degraded.problems = {degraded.problems.front()};
        QVERIFY(!stateLook(degraded, nullptr, 0, 0).detail.contains("stand still"));
        degraded.problems.push_back({"clicks", -1, Error(ErrorCode::TargetReplaced).with("topic", "clicks")});
        QVERIFY(stateLook(degraded, nullptr, 0, 0).detail.startsWith("2 topic(s) stand still"));
        LinkStatus waiting = statusOf(LinkState::Running);
        waiting.error = Error(ErrorCode::NothingSelected);
        QCOMPARE(stateLook(waiting, nullptr, 0, 0).health, Health::Warn);
    }

    void everyEventHasItsLine() {
        for (int kind = 0; kind <= static_cast<int>(EventKind::Overflow); ++kind) {
            Event event;
            event.kind = static_cast<EventKind>(kind);
            event.topic = "orders";
            event.partition = 2;
            event.from = 10;
            event.to = 1210;
            event.count = 3;
            event.status = statusOf(LinkState::Running);
            QVERIFY2(!eventText(event).isEmpty(), eventKindName(event.kind).data());
            QVERIFY2(!eventText(event).contains(QLatin1String("%1")), qPrintable(eventText(event)));
        }
        Event gap;
        gap.kind = EventKind::Gap;
        gap.topic = "orders";
        gap.partition = 2;
        gap.from = 10;
        gap.to = 1210;
        QVERIFY2(
            eventText(gap).contains(QStringLiteral("orders [2]")) && eventText(gap).contains(QStringLiteral("1,209")),
            qPrintable(eventText(gap)));
        QCOMPARE(eventHealth(gap), Health::Bad);
    }
};

TRIBUTARY_TEST(TextTest, QCoreApplication)
#include "texttest.moc"
