#include "ui/text/errortext.h"

#include "core/kafka/errorcodes.h"
#include "core/kafka/producer.h"
#include "ui/text/errorsentences.h"
#include "ui/text/errorwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace tributary::ui {

namespace {

/// The texts of this file, for the translator.
struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString argumentText(const std::string& name, const std::string& value) {
    // Only where a word is expected: a topic may be called "source".
    constexpr std::array kWordArguments{"end",     "kind",     "list",  "cluster", "bootstrap",
                                        "request", "expected", "field", "reason",  "found"};
    return std::ranges::find(kWordArguments, name) != kWordArguments.end() ? errorWord(value)
                                                                           : QString::fromStdString(value);
}

/// Replaces each {name} of an argument that is there. One pass: an argument may hold braces itself.
QString filledIn(const QString& sentence, const Error& error) {
    QString out;
    out.reserve(sentence.size() + 64);
    for (qsizetype at = 0; at < sentence.size();) {
        const qsizetype close = sentence.at(at) == QLatin1Char('{') ? sentence.indexOf(QLatin1Char('}'), at) : -1;
        if (close > 0) {
            const std::string name = sentence.mid(at + 1, close - at - 1).toStdString();
            const auto found = std::ranges::find(error.args, name, &std::pair<std::string, std::string>::first);
            if (found != error.args.end()) {
                out += argumentText(name, found->second);
                at = close + 1;
                continue;
            }
        }
        out += sentence.at(at++);
    }
    return out;
}

// In what the broker says of the record, and what the engine says where it says nothing.
bool lacksKey(const Error& error) {
    return error.arg("reason").contains("without key") || error.arg("reason").contains("no key");
}

QString refusalRemedy(const Error& error) {
    switch (error.kafkaCode) {
        case kafka::code::kMessageTooLarge:
            return ErrorText::tr("Raise max.message.bytes of the target topic, or let the link skip refused records.");
        case kafka::code::kRecordListTooLarge:
            return ErrorText::tr("Raise segment.bytes of the target topic, or let the link skip refused records.");
        case kafka::code::kInvalidTimestamp:
            return ErrorText::tr(
                "Raise message.timestamp.before.max.ms and message.timestamp.after.max.ms of the target topic, or let "
                "the link skip refused records.");
        default:
            break;
    }
    return lacksKey(error)
               ? ErrorText::tr(
                     "Take compact out of cleanup.policy of the target topic, or let the link skip refused "
                     "records.")
               : ErrorText::tr("Change what the target has against the record, or let the link skip refused records.");
}

}  // namespace

QString errorText(const Error& error) {
    const char* sentence = errorSentence(error.code);
    Q_ASSERT_X(sentence != nullptr, "errorText", catalogueEntry(error.code).name.data());
    return sentence == nullptr ? QString::fromStdString(error.message()) : filledIn(ErrorText::tr(sentence), error);
}

QString errorRemedy(const Error& error) {
    switch (error.code) {
        case ErrorCode::KafkaUnreachable:
            return ErrorText::tr("Check the bootstrap address, the firewall and the security protocol of the cluster.");
        case ErrorCode::KafkaAuthentication:
            return ErrorText::tr("Check the SASL mechanism, the user name and where the password is kept.");
        case ErrorCode::KafkaAuthorization:
            return ErrorText::tr(
                "Ask for an ACL: Read and Describe at the source, Write, Create and Describe at the "
                "target, Read for the consumer group.");
        case ErrorCode::KafkaConfig:
            return ErrorText::tr("Correct or remove the client setting in the cluster or link.");
        case ErrorCode::SecretUnavailable:
            return ErrorText::tr("Check that the keychain entry, environment variable or file exists on this machine.");
        case ErrorCode::PositionForeign:
        case ErrorCode::PositionLost:
        case ErrorCode::PositionOutOfRange:
        case ErrorCode::TopicRecreated:
        case ErrorCode::SourceReplaced:
        case ErrorCode::TargetReplaced:
            return ErrorText::tr("Choose a start position for the link, then start it again.");
        case ErrorCode::GroupInUse:
            return ErrorText::tr("Stop whatever else uses this consumer group, or give the link its own group.");
        case ErrorCode::NothingSelected:
        case ErrorCode::SelectionEmpty:
            return ErrorText::tr("Add a topic or a pattern to the include list.");
        case ErrorCode::RecordRefused:
            return refusalRemedy(error);
        case ErrorCode::TargetTopicUnusable:
            return ErrorText::tr("Check the topic at the target: its partitions, its settings and the permissions.");
        case ErrorCode::EchoLoop:
        case ErrorCode::LinkCycle:
            return ErrorText::tr("Use prefix naming, or exclude the topics that come back.");
        case ErrorCode::FileUnreadable:
        case ErrorCode::FileUnwritable:
        case ErrorCode::StateUnwritable:
            return ErrorText::tr("Check the permissions and the free space of the folder.");
        case ErrorCode::SecretInDocument:
            return ErrorText::tr("Keep the secret in the keychain and let the document refer to it.");
        case ErrorCode::LinkToReadOnly:
            return ErrorText::tr("Choose another target, or take the read-only mark off the cluster.");
        case ErrorCode::SchemaTooNew:
            return ErrorText::tr("Install a newer Tributary.");
        default:
            return {};
    }
}

QString errorDetails(const Error& error) {
    QStringList lines;
    if (!error.context.empty()) {
        lines << QString::fromStdString(error.context);
    }
    lines << errorText(error);
    const std::string_view name = catalogueEntry(error.code).name;
    lines << ErrorText::tr("Code: %1").arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    if (error.kafkaCode != 0) {
        lines << ErrorText::tr("Kafka: %1 (%2)")
                     .arg(error.kafkaCode)
                     .arg(QString::fromUtf8(kafka::errorName(error.kafkaCode)));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace tributary::ui
