#include "ui/text/errorwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace tributary::ui {

namespace {

/// As core writes them. What is not here (a librdkafka text, a name out of a document) is shown as it is.
constexpr auto kWords = std::to_array<const char*>({
    QT_TRANSLATE_NOOP("ErrorText", "The cluster"),
    QT_TRANSLATE_NOOP("ErrorText", "the cluster"),
    QT_TRANSLATE_NOOP("ErrorText", "its address"),
    QT_TRANSLATE_NOOP("ErrorText", "no answer in time"),
    QT_TRANSLATE_NOOP("ErrorText", "the connection broke"),
    QT_TRANSLATE_NOOP("ErrorText", "the broker closed the connection"),
    QT_TRANSLATE_NOOP("ErrorText", "none of its brokers can be reached"),
    QT_TRANSLATE_NOOP("ErrorText", "the group's coordinator is not known yet"),
    QT_TRANSLATE_NOOP("ErrorText", "the connection ends meanwhile, as it does where a port does not speak TLS"),
    QT_TRANSLATE_NOOP("ErrorText", "the authority, the host or the dates are not what they should be"),
    QT_TRANSLATE_NOOP("ErrorText", "there is no such file"),
    QT_TRANSLATE_NOOP("ErrorText", "it may not be read"),
    QT_TRANSLATE_NOOP("ErrorText", "it holds none in PEM form"),
    QT_TRANSLATE_NOOP("ErrorText", "the key does not belong to the certificate"),
    QT_TRANSLATE_NOOP("ErrorText", "it holds no key that its password opens and that belongs to the certificate"),
    QT_TRANSLATE_NOOP("ErrorText", "The connection"),
    QT_TRANSLATE_NOOP("ErrorText", "source"),
    QT_TRANSLATE_NOOP("ErrorText", "target"),
    QT_TRANSLATE_NOOP("ErrorText", "clusters"),
    QT_TRANSLATE_NOOP("ErrorText", "rule sets"),
    QT_TRANSLATE_NOOP("ErrorText", "links"),
    QT_TRANSLATE_NOOP("ErrorText", "include"),
    QT_TRANSLATE_NOOP("ErrorText", "exclude"),
    QT_TRANSLATE_NOOP("ErrorText", "this link"),
    QT_TRANSLATE_NOOP("ErrorText", "The document's id or name"),
    QT_TRANSLATE_NOOP("ErrorText", "The name of a rule set"),
    QT_TRANSLATE_NOOP("ErrorText", "\"host:port\" with a port between 1 and 65535"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "\"https://host/…\" (\"http://…\" on this machine only), without user, password and "
                      "fragment"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "a name of letters other than \"auth\", with a value without commas and control "
                      "characters"),
    QT_TRANSLATE_NOOP("ErrorText", "the cluster's own fields in the document say it"),
    QT_TRANSLATE_NOOP("ErrorText", "it would run foreign code, which no document may"),
    QT_TRANSLATE_NOOP("ErrorText", "the engine commits a position only once the target has acknowledged it"),
    QT_TRANSLATE_NOOP("ErrorText", "the link's group decides it, and its positions hang on it"),
    QT_TRANSLATE_NOOP("ErrorText", "it describes the client library"),
    QT_TRANSLATE_NOOP("ErrorText", "the engine needs cooperative-sticky to move partitions without a stop"),
    QT_TRANSLATE_NOOP("ErrorText", "the link's \"start\" decides where it begins, and nothing is skipped later"),
    QT_TRANSLATE_NOOP("ErrorText", "the engine relies on it to know when a partition is at its end"),
    QT_TRANSLATE_NOOP("ErrorText", "the target would get records twice or out of order without it"),
    QT_TRANSLATE_NOOP("ErrorText", "the engine does not run its producer in transactions of others"),
    QT_TRANSLATE_NOOP("ErrorText", "a record counts as mirrored only when all in-sync replicas have it"),
    QT_TRANSLATE_NOOP("ErrorText", "the producer never drops a record that it could not deliver in time"),
    QT_TRANSLATE_NOOP("ErrorText", "the link's \"partitioning\" decides it"),
    QT_TRANSLATE_NOOP("ErrorText", "the link's \"compression\" decides it"),
    QT_TRANSLATE_NOOP("ErrorText", "every record's delivery report is needed"),
    QT_TRANSLATE_NOOP("ErrorText", "the engine measures by itself"),
    QT_TRANSLATE_NOOP("ErrorText", "it holds a secret; the cluster's \"security\" refers to secrets kept elsewhere"),
    QT_TRANSLATE_NOOP("ErrorText", "it is not among the settings that a document may give"),
    QT_TRANSLATE_NOOP("ErrorText", "its value must be a number"),
    QT_TRANSLATE_NOOP("ErrorText", "its value may have letters, digits, '.', '_' and '-' only"),
    QT_TRANSLATE_NOOP("ErrorText", "its value must be a list of plain words"),
    QT_TRANSLATE_NOOP("ErrorText", "its value must be an absolute path of plain characters"),
    QT_TRANSLATE_NOOP("ErrorText", "its value must be an absolute path of letters, digits, '.', '_', '-' and '/'"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "its value must be a Kerberos principal: letters, digits, '.', '_', '-', '/' and '@'"),
    QT_TRANSLATE_NOOP("ErrorText", "its value must not have control characters"),
    QT_TRANSLATE_NOOP("ErrorText", "its value must not be a placeholder: nothing fills it in"),
    QT_TRANSLATE_NOOP("ErrorText", "a user's name"),
    QT_TRANSLATE_NOOP("ErrorText", "a file's path"),
    QT_TRANSLATE_NOOP("ErrorText", "a scope"),
    QT_TRANSLATE_NOOP("ErrorText", "an extension's value"),
    QT_TRANSLATE_NOOP("ErrorText", "a group's name"),
    QT_TRANSLATE_NOOP("ErrorText", "a topic's name or pattern"),
    QT_TRANSLATE_NOOP("ErrorText", "its \"name\" is empty"),
    QT_TRANSLATE_NOOP("ErrorText", "an environment variable's name has letters, digits and underscores only"),
    QT_TRANSLATE_NOOP("ErrorText", "the path of a secret's file must be absolute"),
    QT_TRANSLATE_NOOP("ErrorText", "a certificate and its key belong together; give both certificateFile and keyFile"),
    QT_TRANSLATE_NOOP("ErrorText", "SASL needs a mechanism, such as SCRAM-SHA-512"),
    QT_TRANSLATE_NOOP("ErrorText", "this SASL mechanism needs a username and a password reference"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "OAUTHBEARER needs the oauth/tokenUrl of its token endpoint, a username (the client "
                      "id) and a password reference (the client secret)"),
    QT_TRANSLATE_NOOP("ErrorText", "a PKCS#12 certificateFile holds its key; leave keyFile out"),
    QT_TRANSLATE_NOOP("ErrorText", "a certificateFile in PKCS#12 needs a keyPassword reference"),
    QT_TRANSLATE_NOOP("ErrorText", "a caFile in PKCS#12 needs a caPassword reference"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "it signs with credentials of AWS by AWS' own rules, which this program does not do; MSK takes "
                      "SCRAM-SHA-512 or mutual TLS instead"),
    QT_TRANSLATE_NOOP("ErrorText", "it is none of SCRAM-SHA-512, SCRAM-SHA-256, PLAIN, GSSAPI and OAUTHBEARER"),
    QT_TRANSLATE_NOOP("ErrorText", "it does not accept the token"),
    QT_TRANSLATE_NOOP("ErrorText", "it is not JSON"),
    QT_TRANSLATE_NOOP("ErrorText", "it has no \"access_token\""),
    QT_TRANSLATE_NOOP("ErrorText", "its \"token_type\" is not Bearer"),
    QT_TRANSLATE_NOOP("ErrorText", "it does not say how long it is good"),
    QT_TRANSLATE_NOOP("ErrorText", "it is over already; check this machine's clock"),
    QT_TRANSLATE_NOOP("ErrorText", "it is no PKCS#12 store"),
    QT_TRANSLATE_NOOP("ErrorText", "there is no key in it"),
    QT_TRANSLATE_NOOP("ErrorText", "there is no certificate in it"),
    QT_TRANSLATE_NOOP("ErrorText", "its key belongs to no certificate in it"),
    QT_TRANSLATE_NOOP("ErrorText", "it is encrypted in a way that is no longer supported; write it anew with AES-256"),
    QT_TRANSLATE_NOOP("ErrorText", "a topic name has at most 249 characters"),
    QT_TRANSLATE_NOOP("ErrorText", "only letters, digits, '.', '_' and '-' may stand in one"),
    QT_TRANSLATE_NOOP("ErrorText", "Kafka allows up to 249 letters, digits, '.', '_' and '-'"),
    QT_TRANSLATE_NOOP("ErrorText", "it is not set for this process"),
    QT_TRANSLATE_NOOP("ErrorText", "it is a directory"),
    QT_TRANSLATE_NOOP("ErrorText", "it is not a file but a pipe, a socket or a device"),
    QT_TRANSLATE_NOOP("ErrorText", "no keychain is in use here; use {\"from\": \"env\"} or {\"from\": \"file\"}"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "this machine has no keychain service; use {\"from\": \"env\"} or {\"from\": \"file\"}"),
    QT_TRANSLATE_NOOP("ErrorText", "the keychain has no such entry of the service \"tributary\", or it stays locked"),
    QT_TRANSLATE_NOOP("ErrorText", "the keychain is locked; unlock it and try again"),
    QT_TRANSLATE_NOOP("ErrorText", "access to it was refused"),
    QT_TRANSLATE_NOOP("ErrorText", "the keychain does not answer; it may be waiting to be unlocked"),
    QT_TRANSLATE_NOOP("ErrorText", "not every partition answered"),
    QT_TRANSLATE_NOOP("ErrorText", "another program"),
    QT_TRANSLATE_NOOP("ErrorText", "Reading the start offsets"),
    QT_TRANSLATE_NOOP("ErrorText", "the target did not answer for it"),
    QT_TRANSLATE_NOOP("ErrorText", "the ending of the file is not .properties, .yaml, .yml or .json"),
});

/// Those that core puts together with numbers and names, in the order in which they stand.
constexpr auto kPatterns = std::to_array<const char*>({
    QT_TRANSLATE_NOOP("ErrorText", "it has %1 partitions, partition %2 is needed"),
    QT_TRANSLATE_NOOP("ErrorText", "partition %1 is not there yet"),
    QT_TRANSLATE_NOOP("ErrorText", "the source topic %1 is mirrored into it already"),
    QT_TRANSLATE_NOOP("ErrorText", "target cluster %1 with placement %2"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "two files have different secrets that would both be called %1; import one after the other"),
});

QRegularExpression expressionOf(const char* pattern) {
    static const QRegularExpression kPlace{QStringLiteral(R"(\\%\d)")};
    return QRegularExpression{QRegularExpression::anchoredPattern(
        QRegularExpression::escape(QString::fromUtf8(pattern)).replace(kPlace, QStringLiteral("(.+)")))};
}

QString composed(const QString& english) {
    for (const char* pattern : kPatterns) {
        if (const QRegularExpressionMatch match = expressionOf(pattern).match(english); match.hasMatch()) {
            QString text = QCoreApplication::translate("ErrorText", pattern);
            for (const QString& part : match.capturedTexts().mid(1)) {
                text = text.arg(part);
            }
            return text;
        }
    }
    return english;
}

}  // namespace

QString errorWord(std::string_view english) {
    const auto known = std::ranges::find(kWords, english, [](const char* each) { return std::string_view{each}; });
    return known == kWords.end() ? composed(QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size())))
                                 : QCoreApplication::translate("ErrorText", *known);
}

}  // namespace tributary::ui
